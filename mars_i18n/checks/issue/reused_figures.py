"""Two sources with different figures have the same translation.

What it does: groups the identical translations of an issue and language, and reports one whose source has other figures
than the first.

Why: a translation was copied to a similar sentence together with its figures.

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

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit

severity: Severity = "warning"
remedy = translatable("Translate this source with its own figures.")
_FIGURE = re.compile(r"\d+")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each unit that shares its translation with an earlier one of other figures."""
    first: dict[tuple[str, str], Unit] = {}
    for unit in issue.units:
        if not is_translated(unit):
            continue
        other = first.setdefault((unit.language, " ".join(strip_tags(unit.target).split())), unit)
        mine, theirs = _figures(unit), _figures(other)
        if other is not unit and mine != theirs:
            here, there = (", ".join(sorted(figures)) or "–" for figures in (mine - theirs, theirs - mine))
            what = message(
                "same translation as another source with other figures (here: {here}; there: {there})",
                here=here,
                there=there,
            )
            yield (
                unit,
                Fault(
                    what,
                    evidence=(("figures", here), ("other", there)),
                    length=len(unit.target),
                    former_evidence=f"{here} here, {there} there".replace("–", "none"),
                ),
            )


def _figures(unit: Unit) -> frozenset[str]:
    return frozenset(_FIGURE.findall(strip_tags(unit.source)))
