"""A translation is longer than its source allows.

What it does: compares the length of the visible text in characters, without tags, with the limit in the entry's comment
(“Limit: 60 characters”). A source sets a limit with `<!-- mars: note Limit: 60 characters -->`.

Why: a subject line or preheader that is cut off is worse than a shorter one.

Wrong:
    #. Limit: 30 characters
    en: News of May from the Andes
    es: Novedades del mes de mayo desde los Andes

Right:
    #. Limit: 30 characters
    en: News of May from the Andes
    es: Mayo en los Andes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags, strip_tags
from mars_i18n.text.segments.remarks.entries import limit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable("Shorten the translation, or raise the limit in the source.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the text is over the limit, marking what is too much."""
    if not unit.target or unit.entry.fuzzy:
        return
    limit = limit_of(unit.entry.extracted)
    length = len(strip_tags(unit.target)) if limit is not None else 0
    if limit is None or length <= limit:
        return
    seen = [place for place, char in enumerate(blank_tags(unit.target)) if char != "\0"]
    start = seen[min(limit, len(seen) - 1)] if seen else 0
    yield Fault(
        message(
            "{length} characters, {over} over the limit of {limit}", length=length, over=length - limit, limit=limit
        ),
        evidence=(("limit", limit), ("length", length)),
        offset=start,
        length=len(unit.target) - start,
    )
