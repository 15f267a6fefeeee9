"""Running the checks: units and files in, findings out, in a fixed order."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from mars_i18n import plugins
from mars_i18n.checks.catalogue_of_checks import hold_known
from mars_i18n.checks.po_positions import Position, po_positions
from mars_i18n.model import Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Severity
    from mars_i18n.plugins import CatalogueCheck, CatalogueFile, Fault, TranslationCheck, Unit

    Positions = dict[tuple[str, str], Position]

_SUPPRESSION = re.compile(r"mars:\s*ignore\s+([\w\s-]+)")


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Which checks run (all where `select` is empty, but those in `ignore`), and severities other than their own."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)

    def wants(self, name: str) -> bool:
        """Whether a check runs."""
        return (not self.select or name in self.select) and name not in self.ignore


def run(units: Iterable[Unit], files: Sequence[CatalogueFile], settings: CheckSettings) -> Iterator[Finding]:
    """Every finding over the units and files, by path, line, column and name.

    Places in a catalogue are exact where its file is among `files`; else they are its entry's line. Raises MarsError
    for a name in the settings that is no check's.
    """
    hold_known((*settings.select, *settings.ignore, *settings.severity))
    positions = {file.path: po_positions(file.text) for file in files if file.text}
    findings = [*_of_files(files, settings), *_of_units(units, positions, settings)]
    yield from sorted(findings, key=lambda one: (one.location, one.check, one.message))


def _of_files(files: Sequence[CatalogueFile], settings: CheckSettings) -> Iterator[Finding]:
    for name in filter(settings.wants, plugins.names("checks.catalogue")):
        module = cast("CatalogueCheck", plugins.load("checks.catalogue", name))
        for file in files:
            for fault in module.check(file):
                yield Finding(
                    check=name,
                    severity=_severity(name, module.severity, fault, settings),
                    message=fault.message,
                    location=fault.location or Location(file.path),
                    issue=file.issue,
                    language=file.language,
                    evidence=fault.evidence,
                    suggestion=fault.suggestion,
                    fingerprint=_fingerprint(name, file.path, "", fault),
                )


def _of_units(units: Iterable[Unit], positions: Mapping[str, Positions], settings: CheckSettings) -> Iterator[Finding]:
    checks = [
        (name, cast("TranslationCheck", plugins.load("checks.translation", name)))
        for name in filter(settings.wants, plugins.names("checks.translation"))
    ]
    for unit in units:
        silent = suppressed(unit.entry.translator)
        for name, module in checks:
            if name not in silent:
                for fault in module.check(unit):
                    severity = _severity(name, module.severity, fault, settings)
                    yield _finding(name, severity, unit, fault, positions.get(unit.path, {}))


def suppressed(comments: Iterable[str]) -> frozenset[str]:
    """The checks that translator comments silence: ``mars: ignore NAME, reason``; several names are spaced."""
    return frozenset(
        name for comment in comments for found in _SUPPRESSION.finditer(comment) for name in found[1].split()
    )


def _finding(name: str, severity: Severity, unit: Unit, fault: Fault, positions: Positions) -> Finding:
    return Finding(
        check=name,
        severity=severity,
        message=fault.message,
        location=fault.location or _place(unit, fault, positions),
        issue=unit.issue,
        language=unit.language,
        source=unit.source,
        target=unit.target or None,
        evidence=fault.evidence,
        suggestion=fault.suggestion,
        fingerprint=_fingerprint(name, unit.entry.context, unit.source, fault),
    )


def _place(unit: Unit, fault: Fault, positions: Positions) -> Location:
    position = positions.get(unit.entry.key)
    if position is None:
        return Location(unit.path, max(unit.entry.line, 1))
    if fault.in_source:
        return Location(unit.path, position.msgid)
    line, column = position.of_target(fault.offset)
    return Location(unit.path, line, column)


def _severity(name: str, default: Severity, fault: Fault, settings: CheckSettings) -> Severity:
    return cast("Severity", settings.severity.get(name) or fault.severity or default)


def _fingerprint(name: str, context: str, msgid: str, fault: Fault) -> str:
    """What stays the same when lines move: check, context, msgid and evidence."""
    text = "\0".join((name, context, msgid, fault.evidence or ""))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
