"""The values of a unit's two texts compared, and the faults that checks make of what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.comparison import compare_values

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.comparison import ValueComparison, ValueDifference


def compare_unit(unit: Unit) -> ValueComparison | None:
    """What the numbers and quantities of a finished translation differ in; None where there is nothing to compare."""
    if unit.entry.fuzzy or not unit.target or unit.language == unit.source_language:
        return None
    return compare_values(blank_tags(unit.source), unit.source_language, blank_tags(unit.target), unit.language)


def make_fault(difference: ValueDifference, what: Message, severity: Severity | None = None) -> Fault:
    """A fault at the value of the translation, whose evidence is both values and, if known, the right one."""
    evidence = [("source", difference.source.written), ("target", difference.target.written)]
    if difference.expected:
        evidence.append(("expected", difference.expected))
    return Fault(
        what,
        evidence=tuple(evidence),
        offset=difference.target.offset,
        length=difference.target.length,
        severity=severity,
    )
