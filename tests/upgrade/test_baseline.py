"""A baseline that version 0.1 wrote (commit a265a37) is accepted as it is, and rewritten when it is pruned.

The project in baseline_0_1 has the faults of the examples of every check that a baseline can hold.
"""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from mars_i18n.checks.catalogue_of_checks import REPLACED, can_be_accepted, kinds_of_checks
from mars_i18n.cli import run
from mars_i18n.project import open_project
from mars_i18n.workflow.check import CheckOrder, apply_baseline, check
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.records.baseline import read_baseline

NEVER_ACCEPTED = {name for name in kinds_of_checks() if not can_be_accepted(name)}
# The language of a text is detected otherwise since: two rows name texts that are no longer reported as they were.
DETECTED_OTHERWISE = {"mixed-language"}
# A word is looked up where it is far rarer than one of almost its letters, and is reported for that one since.
SPELLED_OTHERWISE = {"unknown-word"}
# Finds more since: a country that the translation adds
FINDS_MORE = {"place-missing"}
OTHERWISE = DETECTED_OTHERWISE | SPELLED_OTHERWISE
# Its data have no example of edge-space, whose evidence is as it was.
NEWER_THAN_0_1 = {
    "word-form",
    "negation-changed",
    "addition",
    "address-mix",
    "ambiguous-figure",
    "missing-anchor",
    "plural-count",
    "search-engine-text",
    "source-broken-text",
    "tracked-changes",
    "mixed-columns",
    "omission",
    "unit-changed",
    "unmatched-footnote",
    "unread-source",
}
# Run by `audit` and `add`
WITHOUT_BASELINE = {name for name, kind in kinds_of_checks().items() if kind in {"pair", "imported"}}
WITHOUT_ROWS = {*NEVER_ACCEPTED, *NEWER_THAN_0_1, *WITHOUT_BASELINE, "edge-space"}


@pytest.fixture
def project(tmp_path):
    shutil.copytree(Path(__file__).parent / "baseline_0_1", tmp_path / "project")
    return open_project(tmp_path / "project")


@pytest.fixture
def findings(project):
    return check(OpenProject(project), (), CheckOrder(project.languages))


def left(project, findings):
    order = CheckOrder(project.languages)
    return {(one.check, str(one.message)) for one in apply_baseline(OpenProject(project), findings, order, ())}


def test_the_baseline_holds_a_finding_of_every_check():
    rows = json.loads((Path(__file__).parent / "baseline_0_1/mars-i18n-baseline.json").read_text(encoding="utf-8"))
    assert {row["check"] for row in rows["accepted"]} == (kinds_of_checks().keys() - WITHOUT_ROWS) | REPLACED.keys()


def test_every_row_is_still_matched_and_nothing_else_is_reported(project, findings):
    reported = {name for name, _ in left(project, findings)}
    assert reported <= NEVER_ACCEPTED | DETECTED_OTHERWISE | FINDS_MORE | {"stale-suppression"}


def test_pruning_keeps_every_row_with_the_fingerprints_of_today(project, findings):
    before = read_baseline(project)
    assert run(["-C", str(project.root), "check", "--prune-baseline", "--fail-on", "never"]) == 0
    after = read_baseline(project)
    gone = [row for row in before if row.check in DETECTED_OTHERWISE | SPELLED_OTHERWISE | REPLACED.keys()]
    assert len(before) - len(gone) <= len(after) <= len(before)
    assert {row.check for row in before} == {row.check for row in after} | OTHERWISE | REPLACED.keys()
    assert {row.fingerprint for row in after} <= {one.fingerprint for one in findings}
    today = [replace(one, former_fingerprint="") for one in findings]
    assert {name for name, _ in left(project, today)} <= NEVER_ACCEPTED | DETECTED_OTHERWISE | FINDS_MORE


def test_a_fingerprint_changes_only_where_the_evidence_held_wording(findings):
    changed = {one.check for one in findings if one.fingerprint != one.former_fingerprint}
    assert changed - NEVER_ACCEPTED == {
        "catalogue-header",
        "near-duplicate",
        "quote-style",
        "reused-figures",
        "source-spacing",
        "spacing",
        "unbalanced-pair",
        "weekday-mismatch",
        "wrong-language",
    }
