"""Two people translated a text in two ways, and nobody has chosen yet.

What it does: `receive` keeps the translation that stood, and another one in a comment of the entry. As long as that
comment is there, it is reported.

Why: the one that stands may be the worse one, and the other is easily forgotten in a comment.

To settle it, write the translation that is to stand, and delete the comment (in Poedit: Translation → Edit Comment).

Wrong:
    # mars: another translation was received: El taller se celebró en Lima.
    en: The workshop was held in Lima.
    es: El taller tuvo lugar en Lima.

Right:
    en: The workshop was held in Lima.
    es: El taller se celebró en Lima.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import OtherTranslation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Write the translation that is to stand, and delete the comment."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each other translation that a comment of the entry keeps."""
    for other in remarks_of(unit.entry.translator, OtherTranslation):
        yield Fault(f"another translation was received: {other.text}", evidence=other.text)
