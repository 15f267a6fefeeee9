"""Two sources that differ in their figures have one translation.

What it does: within an issue and language, groups the translations that are the same word for word, and reports one
whose source has other figures than the first's.

Why: a translation was copied to a sentence that looks like it, and the figures of the first went along.

Wrong:
    en: The grant of 2024 reached 12 towns.
    es: La subvención de 2024 llegó a 12 municipios.

    en: The grant of 2025 reached 14 towns.
    es: La subvención de 2024 llegó a 12 municipios.

Right:
    en: The grant of 2024 reached 12 towns.
    es: La subvención de 2024 llegó a 12 municipios.

    en: The grant of 2025 reached 14 towns.
    es: La subvención de 2025 llegó a 14 municipios.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit

severity: Severity = "warning"
remedy = "Translate this source with its own figures."
_FIGURE = re.compile(r"\d+")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each unit that shares its translation with an earlier one of other figures."""
    first: dict[tuple[str, str], Unit] = {}
    for unit in issue.units:
        if not translated(unit):
            continue
        other = first.setdefault((unit.language, " ".join(strip_tags(unit.target).split())), unit)
        mine, theirs = _figures(unit), _figures(other)
        if other is not unit and mine != theirs:
            told = (
                f"{', '.join(sorted(mine - theirs)) or 'none'} here, {', '.join(sorted(theirs - mine)) or 'none'} there"
            )
            message = f"this translation is also that of another source, with other figures ({told})"
            yield unit, Fault(message, evidence=told, length=len(unit.target))


def _figures(unit: Unit) -> frozenset[str]:
    return frozenset(_FIGURE.findall(strip_tags(unit.source)))
