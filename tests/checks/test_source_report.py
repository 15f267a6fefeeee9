"""A newsletter with the faults that real ones have: each is reported, once, where it stands, and nothing else is."""

from pathlib import Path

from mars_i18n.checks.running import CheckSettings, run_on_sources
from mars_i18n.formats import text
from mars_i18n.plugins.kinds import SourceIssue
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

EXPECTED = [
    (5, "missing-final-stop", "“together”"),
    (7, "mixed-language", "heading in Spanish, in a document in English"),
    (9, "stray-quote", "quotation mark ‘ without a partner (also on line 25)"),
    (11, "edge-nbsp", "at the end of the line (also on line 27)"),
    (15, "broken-hyphen", "“Multi- Actor”"),
    (20, "source-place-name", "in English it is “Ecuador”"),
    (25, "duplicate-block", "lines 25-27 repeat lines 9-11 under another heading, «Apertura del pozo en la escuela»"),
    (35, "inconsistent-term", "“Programme” here, but “Program” 2 times"),
]


def report():
    source = (Path(__file__).parent / "source_report.txt").read_text(encoding="utf-8")
    document = locate_segments(
        identify_languages(text.parse(source.encode(), "sources/2024-03.txt"), ("es", "en", "pt"))
    )
    return run_on_sources(SourceIssue("2024-03", (document,)), CheckSettings())


def test_each_fault_is_reported_once_and_nothing_else_is():
    reported = [(one.location.line, one.check, str(one.message)) for one in report() if one.severity != "info"]
    assert [(line, check) for line, check, _ in reported] == [(line, check) for line, check, _ in EXPECTED]
    for (_, _, message), (_, _, words) in zip(reported, EXPECTED, strict=True):
        assert words in message


def test_an_acronym_that_nobody_expands_and_a_heading_without_text_are_information():
    assert [(one.check, dict(one.evidence)["words"]) for one in report() if one.severity == "info"] == [
        ("undefined-acronym", "XRD"),
        ("empty-section", "Our friends"),
        ("empty-section", "Write to us"),
    ]


def test_the_words_that_a_finding_marks_are_those_of_the_file():
    lines = (Path(__file__).parent / "source_report.txt").read_text(encoding="utf-8").split("\n")
    for one in report():
        words = one.excerpt.text[one.excerpt.offset : one.excerpt.offset + one.excerpt.length]
        assert lines[one.location.line - 1][one.location.column - 1 :].startswith(words.split("\n")[0])
