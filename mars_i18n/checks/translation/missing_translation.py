"""A segment has no translation.

What it does: reports every active entry whose msgstr is empty.

Why: an incomplete issue is not published. `build` refuses the language until it is translated; `build --draft` shows
the source text in its place, marked as such.

Wrong:
    en: The workshop begins on Tuesday.
    es:

Right:
    en: The workshop begins on Tuesday.
    es: El taller comienza el martes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
never_accepted = True
remedy = translatable("Translate it in the catalogue.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the msgstr is empty."""
    if not unit.target:
        yield Fault(message("segment not translated"))
