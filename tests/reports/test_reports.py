"""Reports: the same findings for people and for programs."""

import json

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Finding, Location
from mars_i18n.reports import json as json_report
from mars_i18n.reports import text as text_report

FINDINGS = (
    Finding(
        "needs-work",
        "error",
        "this translation needs work: source changed, “27th” → “28th”",
        Location("locales/es/LC_MESSAGES/may.po", 12, 9),
        issue="may",
        language="es",
        source="On May 28th.",
        target="El 27 de mayo.",
        evidence=(("reason", "source changed, “27th” → “28th”"),),
        fingerprint="0123456789abcdef",
    ),
    Finding(
        "untranslated", "warning", "copied", Location("locales/pt/LC_MESSAGES/may.po", 3), source="x y", target="x y"
    ),
)

TEXT = """\
locales/es/LC_MESSAGES/may.po:12:9: error: this translation needs work: source changed, “27th” → “28th” [needs-work]
    On May 28th.
  → El 27 de mayo.

locales/pt/LC_MESSAGES/may.po:3:1: warning: copied [untranslated]
    x y

needs-work: Correct the translation if necessary, and remove the fuzzy flag.
untranslated: Translate it, or silence it if it is correct: # mars: ignore untranslated, reason.
If a finding does not apply: # mars: ignore CHECK, reason, [checks] in the configuration.

1 error, 1 warning in 2 files.
"""


def test_the_text_report_reads_as_expected():
    assert text_report.render(FINDINGS) == TEXT
    assert text_report.render(()) == "Nothing found.\n"


def test_each_other_answer_is_reported_once():
    places = ("sources/a.txt", "sources/b.txt", "sources/c.md", "locales/es/LC_MESSAGES/a.po")
    found = [
        Finding(name, "error", "x", Location(path)) for path in places for name in ("untranslated", "empty-section")
    ]
    (line,) = [one for one in text_report.render(found).splitlines() if "does not apply" in one]
    assert line == (
        "If a finding does not apply: # mars: ignore CHECK, reason, accept it: check --write-baseline, "
        "<!-- mars: ignore CHECK, reason --> before the block, [checks] in the configuration."
    )


def test_colour_changes_nothing_but_colour():
    import click

    assert click.unstyle(text_report.render(FINDINGS, colour=True)) == TEXT
    assert "\x1b[" not in text_report.render(FINDINGS)


def test_the_json_report_has_every_key_and_null_for_what_is_absent():
    report = json.loads(json_report.render(FINDINGS))
    first, second = report["findings"]
    assert first["line"] == 12
    assert first["suggestion"] is None
    assert second["evidence"] is None
    assert list(first) == list(second)
    assert report["summary"] == {"error": 1, "warning": 1, "info": 0}


texts = st.one_of(st.none(), st.text(max_size=20))


@given(st.lists(st.builds(Finding, st.just("x"), st.just("info"), st.text(), st.just(Location("a")), target=texts)))
def test_any_finding_can_be_reported(findings):
    assert len(json.loads(json_report.render(findings))["findings"]) == len(findings)
    assert text_report.render(findings).endswith("\n")


def test_many_findings_that_say_the_same_are_said_once_with_each_place():
    same = [
        Finding("missing-translation", "error", "no translation", Location("es.po", line), source=f"Text {line}")
        for line in (3, 7, 9, 12)
    ]
    assert text_report.render(same).startswith(
        "error: no translation, 4 times [missing-translation]\n  es.po:3:1  Text 3\n  es.po:7:1  Text 7\n"
    )
    assert "times" not in text_report.render(same[:3])
