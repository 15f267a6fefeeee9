"""Reports for machines, each read by a real reader of its form, or held to what its specification says."""

import json
from xml.etree import ElementTree as ET

import junitparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_pydantic import Sarif

from mars_i18n import plugins
from mars_i18n.model import Excerpt, Finding, Location

CHECKS = st.sampled_from(["untranslated", "number-changed", "duplicate-block", "made-up"])
PLACES = st.builds(Location, st.sampled_from(["a b.po", "locales/es/é.po"]), st.integers(1, 99), st.integers(1, 99))
TEXTS = st.one_of(st.none(), st.text(max_size=20))
FINDINGS = st.lists(
    st.builds(
        Finding,
        CHECKS,
        st.sampled_from(["error", "warning", "info"]),
        st.text(),
        PLACES,
        issue=TEXTS,
        language=TEXTS,
        source=TEXTS,
        target=TEXTS,
        evidence=st.lists(st.tuples(st.text(max_size=5), st.text(max_size=20)), max_size=2).map(tuple),
        fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
        excerpt=st.one_of(st.none(), st.builds(Excerpt, st.text(max_size=30), st.integers(0, 30), st.integers(0, 9))),
        fix=TEXTS,
    ),
    max_size=4,
)
ONE = Finding(
    "broken-hyphen",
    "warning",
    "“Múlti- Actor” is broken,\nafter 100% of it",
    Location("sources/a:b.md", 3, 6),
    fingerprint="0123456789abcdef",
    excerpt=Excerpt("Ünt: Múlti- Actor", 5, 12),
    fix="Múlti-Actor",
)


def rendered(name, findings):
    return plugins.load("reports", name).render(findings)


@pytest.mark.parametrize("name", sorted(set(plugins.names("reports")) - {"text"}))
@given(findings=FINDINGS)
def test_any_finding_gives_a_report_that_can_be_encoded_and_is_the_same_again(name, findings):
    report = rendered(name, findings)
    assert report == rendered(name, findings)
    assert not report or report.endswith("\n")
    if name in {"json", "sarif", "gitlab", "rdjson"}:
        json.loads(report)


@given(FINDINGS)
def test_sarif_is_accepted_by_a_strict_reader_and_keeps_each_finding(findings):
    log = Sarif.model_validate_json(rendered("sarif", findings).encode("utf-8", "replace"))
    (run,) = log.runs
    assert len(run.results or []) == len(findings)
    ids = [rule.id for rule in run.tool.driver.rules or []]
    for result, finding in zip(run.results or [], findings, strict=True):
        assert ids[result.rule_index] == result.rule_id == finding.check
        assert result.partial_fingerprints == {"mars-i18n/v1": finding.fingerprint}


def test_sarif_says_relative_uris_levels_and_where_to_read_more():
    (run,) = json.loads(rendered("sarif", [ONE]))["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "sources/a%3Ab.md", "uriBaseId": "SRCROOT"}
    assert place["region"] == {"startLine": 3, "startColumn": 6, "endColumn": 18}
    assert result["level"] == "warning"
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["helpUri"].endswith("#broken-hyphen")
    assert "Multi- Stakeholder" in rule["shortDescription"]["text"]


@given(FINDINGS)
def test_junit_is_read_back_with_its_failures(findings):
    suites = junitparser.JUnitXml.fromstring(rendered("junit", findings).encode("utf-8", "replace"))
    cases = [case for suite in suites for case in suite]
    assert len(cases) == max(1, len(findings))
    assert sum(len(case.result) for case in cases if not case.is_passed) == sum(
        finding.severity == "error" for finding in findings
    )


def test_junit_replaces_what_xml_cannot_hold():
    report = rendered("junit", [Finding("x", "error", "a\0b\x1b\ud800", Location("a"))])
    assert ET.fromstring(report.encode()).find(".//failure").get("message") == "a\ufffdb\ufffd\ufffd"  # noqa: S314 - ours


@given(FINDINGS)
def test_gitlab_fingerprints_are_unique_and_every_row_is_whole(findings):
    rows = json.loads(rendered("gitlab", [*findings, *findings]))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == 2 * len(findings)
    for row in rows:
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["location"]["lines"]["begin"] >= 1


def test_a_github_command_is_one_line_with_all_escaped():
    assert (
        rendered("github", [ONE])
        .splitlines()[0]
        .startswith(
            "::warning file=sources/a%3Ab.md,line=3,col=6,endColumn=18,title=broken-hyphen::"
            "“Múlti- Actor” is broken,%0Aafter 100%25 of it"
        )
    )
    assert rendered("github", []) == ""


def test_rdjson_counts_bytes_and_suggests_only_what_fix_would_write():
    (row,) = json.loads(rendered("rdjson", [ONE]))["diagnostics"]
    span = {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 20}}
    assert row["location"] == {"path": "sources/a:b.md", "range": span}
    assert row["suggestions"] == [{"range": span, "text": "Múlti-Actor"}]
    assert row["severity"] == "WARNING"
