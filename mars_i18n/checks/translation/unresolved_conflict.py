"""A text was translated in two ways, and nobody has chosen yet.

What it does: `receive` keeps the existing translation, and stores the other one in a comment of the entry. The comment
is reported until it is deleted.

Why: the existing translation may be the worse one, and the other is easily forgotten in a comment. So a release waits
until somebody has chosen.

To resolve it, write the right translation and delete the comment (in Poedit: Translation → Edit Comment).

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

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import OtherTranslation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Choose one of the two translations, and delete the comment.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each other translation that a comment of the entry keeps."""
    for other in remarks_of(unit.entry.translator, OtherTranslation):
        what = message("another translation was received: {other}", other=other.text)
        yield Fault(what, evidence=(("words", other.text),))
