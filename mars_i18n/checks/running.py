"""Running the checks: sources, units and files in, findings out, in a fixed order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.catalogue_of_checks import current_names
from mars_i18n.checks.guarding import Failures, Input
from mars_i18n.checks.po_positions import Position, po_positions
from mars_i18n.checks.settings import CheckSettings
from mars_i18n.checks.suppression import without_silenced
from mars_i18n.evidence import evidence_text, identity
from mars_i18n.messages import message, plural_message, render_message
from mars_i18n.model import Excerpt, Finding, Location
from mars_i18n.text.segments.remarks.entries import place_of, suppressed_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins.imported_files import ImportedFile
    from mars_i18n.plugins.kinds import CatalogueFile, Fault, IssueUnits, SourceIssue, Unit

    Positions = Callable[[str], Mapping[tuple[str, str], Position]]  # by the path of a catalogue

__all__ = ["CheckSettings", "run_checks", "run_on_imported", "run_on_sources"]


def run_checks(
    units: Iterable[Unit],
    files: Sequence[CatalogueFile],
    settings: CheckSettings,
    issues: Iterable[IssueUnits] = (),
) -> list[Finding]:
    """Every finding over the units, files and issues, in order.

    Places in a catalogue are exact where its file is among `files`; else they are its entry's line. Raises MarsError
    for a name in the settings that is no check's.
    """
    settings.require_known_checks()
    by_path = {file.path: file for file in files}

    @cache  # read only where something is found
    def positions(path: str) -> dict[tuple[str, str], Position]:
        return po_positions(by_path[path].text) if path in by_path else {}

    failures = Failures()
    findings = [
        *_of_files(files, settings, failures),
        *_of_units(units, positions, settings, failures),
        *_of_issues(issues, positions, settings, failures),
    ]
    return in_order([*findings, *failures.findings()])


def run_on_sources(issue: SourceIssue, settings: CheckSettings) -> list[Finding]:
    """Every finding over the sources of an issue, but those that a directive in them silences."""
    settings.require_known_checks()
    failures, first = Failures(), Location(issue.documents[0].path if issue.documents else "")
    findings = [
        Finding(
            check=check.name,
            severity=settings.severity_of(check.name, None, fault.severity or check.severities[0]),
            message=fault.message,
            location=fault.location or first,
            issue=issue.issue,
            evidence=fault.evidence,
            suggestion=fault.suggestion,
            fingerprint=_fingerprint(check.name, (fault.location.path if fault.location else "", fault.text), fault),
            former_fingerprint=_former_fingerprint(
                check.name, (fault.location.path if fault.location else "", _former_text(fault)), fault
            ),
            excerpt=Excerpt(fault.text, fault.offset, fault.length) if fault.text else None,
            fix=fault.fix,
        )
        for check in wanted_checks("source", settings)
        for fault in failures.faults(
            check, Input(issue, message("the sources of {issue}", issue=issue.issue), first, issue.issue)
        )
    ]
    return _merge_repeated(in_order([*without_silenced(findings, issue.documents), *failures.findings()]))


def run_on_imported(file: ImportedFile, issue: str, settings: CheckSettings) -> list[Finding]:
    """Every finding about a file that was made a draft, in order of the lines of that."""
    failures = Failures()
    given = Input(file, file.path, Location(file.path), issue)
    found = [
        Finding(
            check=check.name,
            severity=settings.severity_of(check.name, None, fault.severity or check.severities[0]),
            message=fault.message,
            location=fault.location or Location(file.path),
            issue=issue,
            source=before or None,
            target=after or None if after != before else None,
            evidence=fault.evidence,
            suggestion=fault.suggestion,
            fingerprint=_fingerprint(check.name, (file.path, fault.text), fault),
        )
        for check in wanted_checks("imported", settings)
        for fault in failures.faults(check, given)
        for before, after in [_before_and_after(fault)]
    ]
    return sorted([*found, *failures.findings()], key=lambda one: one.location)


def _before_and_after(fault: Fault) -> tuple[str, str]:
    """The words of the file, and those that the draft has in their place."""
    values = dict(fault.evidence)
    return str(values.get("before", "")), str(values.get("after", ""))


def _merge_repeated(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for all that share a fingerprint, as in repeated text; its message names the other lines."""
    same: dict[str, list[Finding]] = {}
    for finding in findings:
        same.setdefault(finding.fingerprint, []).append(finding)
    return [_merge_group(group) for group in same.values()]


def _merge_group(group: Sequence[Finding]) -> Finding:
    first = group[0]
    lines = sorted({one.location.line for one in group} - {first.location.line})
    if not lines:  # in one place twice: reported once
        return first
    message = plural_message(
        "{message} (also on line {lines})",
        "{message} (also on lines {lines})",
        len(lines),
        message=first.message,
        lines=tuple(lines),
    )
    return replace(first, message=message, also=tuple(one.location for one in group[1:]))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by path, line, column, check, evidence and message: the same order in every language."""
    return sorted(
        findings, key=lambda one: (one.location, one.check, evidence_text(one.evidence), render_message(one.message))
    )


def wanted_checks(kind: str, settings: CheckSettings) -> list[plugins.Plugin]:
    """The checks of a kind (a folder of checks/) that the settings want, loaded, in order of their names."""
    names = filter(settings.wants, plugins.names(f"checks.{kind}"))
    loaded = [plugins.describe(f"checks.{kind}", name) for name in names]
    return [one for one in loaded if not settings.errors_only or settings.may_block(one.name, one.severities)]


def _of_files(files: Sequence[CatalogueFile], settings: CheckSettings, failures: Failures) -> Iterator[Finding]:
    for check in wanted_checks("catalogue", settings):
        name = check.name
        for file in files:
            if settings.wants(name, file.language):
                given = Input(file, file.path, Location(file.path), file.issue, file.language)
                for fault in failures.faults(check, given):
                    yield Finding(
                        check=name,
                        severity=settings.severity_of(name, file.language, fault.severity or check.severities[0]),
                        message=fault.message,
                        location=fault.location or Location(file.path),
                        issue=file.issue,
                        language=file.language,
                        evidence=fault.evidence,
                        suggestion=fault.suggestion,
                        fingerprint=_fingerprint(name, (file.path, ""), fault),
                        former_fingerprint=_former_fingerprint(name, (file.path, ""), fault),
                    )


def _of_units(
    units: Iterable[Unit], positions: Positions, settings: CheckSettings, failures: Failures
) -> Iterator[Finding]:
    every = [(one, one.module.check if one.ours else None) for one in wanted_checks("translation", settings)]
    in_language: dict[str, list[tuple[plugins.Plugin, Callable[[Unit], Iterable[Fault]] | None]]] = {}
    for unit in units:
        checks = in_language.get(unit.language)
        if checks is None:
            checks = [(one, run) for one, run in every if settings.wants(one.name, unit.language)]
            in_language[unit.language] = checks
        silent = list_silenced_checks(unit)
        if silent or unit.entry.fuzzy:
            checks = [(one, run) for one, run in checks if one.name not in silent and settings.judges(one.name, unit)]
        for check, run in checks:
            # nearly all find nothing: no list, and no words about the unit, is made for those that cannot fail
            for fault in run(unit) if run else failures.faults(check, _describe_unit(unit)):
                severity = settings.severity_of(check.name, unit.language, fault.severity or check.severities[0])
                yield _of_unit(check.name, severity, unit, fault, positions)


def _describe_unit(unit: Unit) -> Input:
    line = max(unit.entry.line, 1)
    about = f"{unit.path}:{line}, «{' '.join(unit.source.split()):.60}»"
    return Input(unit, about, Location(unit.path, line), unit.issue, unit.language)


def _of_issues(
    issues: Iterable[IssueUnits], positions: Positions, settings: CheckSettings, failures: Failures
) -> Iterator[Finding]:
    checks = wanted_checks("issue", settings)
    for issue in issues:
        place = Location(issue.units[0].path if issue.units else "")
        given = Input(issue, message("the translations of {issue}", issue=issue.issue), place, issue.issue)
        for check in checks:
            for unit, fault in failures.faults_of_units(check, given):
                if check.name not in list_silenced_checks(unit) and settings.wants_of_unit(check.name, unit):
                    severity = settings.severity_of(check.name, unit.language, fault.severity or check.severities[0])
                    yield _of_unit(check.name, severity, unit, fault, positions)


def list_silenced_checks(unit: Unit) -> frozenset[str]:
    """The checks that the comments of a unit's entry silence, its translator's and its source's."""
    return frozenset(current_names(suppressed_checks((*unit.entry.translator, *unit.entry.extracted))))


def _of_unit(name: str, severity: Severity, unit: Unit, fault: Fault, positions: Positions) -> Finding:
    text = fault.text or (unit.source if fault.in_source else unit.target)
    return Finding(
        check=name,
        severity=severity,
        message=fault.message,
        location=fault.location or _place(unit, fault, positions(unit.path)),
        issue=unit.issue,
        language=unit.language,
        source=unit.source,
        target=unit.target or None,
        evidence=fault.evidence,
        suggestion=fault.suggestion,
        fingerprint=_fingerprint(name, (unit.language, unit.entry.context, unit.source), fault),
        former_fingerprint=_former_fingerprint(
            name, (unit.language, unit.entry.context, unit.former or unit.source), fault
        ),
        context=unit.entry.context,
        place=_heading_above(unit),
        excerpt=Excerpt(text, fault.offset, fault.length) if fault.length else None,
        fix=None if fault.in_source else fault.fix,
    )


def _heading_above(unit: Unit) -> str:
    place = place_of(unit.entry)
    return place.section if place else ""


def _place(unit: Unit, fault: Fault, positions: Mapping[tuple[str, str], Position]) -> Location:
    position = positions.get(unit.entry.key)
    if position is None:
        return Location(unit.path, max(unit.entry.line, 1))
    if fault.in_source:
        return Location(unit.path, position.msgid)
    line, column = position.of_target(fault.offset)
    return Location(unit.path, line, column)


def _former_text(fault: Fault) -> str:
    return fault.text if fault.former_text is None else fault.former_text


def _fingerprint(name: str, about: tuple[str, ...], fault: Fault) -> str:
    """What stays the same when lines move, in any wording: check, language, context, msgid (or path) and evidence."""
    return _digest((name, *about, identity(fault.evidence)))


def _former_fingerprint(name: str, about: tuple[str, ...], fault: Fault) -> str:
    """The fingerprint that version 0.1 gave, so that its baselines are still accepted."""
    former = fault.former_evidence
    return _digest((name, *about, evidence_text(fault.evidence) if former is None else former))


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
