"""Which units a check of translations has anything to say about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mars_i18n.plugins.kinds import Unit


def is_translated(unit: Unit) -> bool:
    """Whether a unit has a finished translation into another language than its own."""
    return bool(unit.target) and not unit.entry.fuzzy and unit.source_language != unit.language
