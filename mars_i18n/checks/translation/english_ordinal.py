"""An English ordinal is left in a Spanish or Portuguese text.

What it does: reports digits with an English ending (1st, 2nd, 3rd, 27th). Beside a month `check --fix` removes it: the
day of a date has no ending in Spanish and Portuguese, except the first of a month in some regions.

Why: readers of other languages do not know what the letters mean.

Wrong:
    en: On May 27th, the office opened.
    es: El 27th de mayo abrió la oficina.

Right:
    en: On May 27th, the office opened.
    es: El 27 de mayo abrió la oficina.

Right:
    en: The show runs on 5th Avenue.
    es: La muestra está en la «5th Avenue».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Write 27 in a date; elsewhere 27.º (es), 27º (pt) or the word.")
_ORDINAL = re.compile(
    r"(?<![\w.,-])(?P<digits>\d*(?:1st|2nd|3rd|\d(?<![123])th|1[123]th))(?!\w)(?P<name>[ \u00a0][A-Z])?"
)
_ENDING = re.compile(r"\d(?:st|nd|rd|th)")  # cheap: whatever _ORDINAL finds ends so
_OF_MONTH = re.compile(r"\s(?:de|do|del)\s[a-zç]{3,}|\s?[-–]\s?\d")
_QUOTE = re.compile(r"[“«\"‘][^”»\"’]{0,60}\Z")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each English ordinal outside names and quotations."""
    if unit.entry.fuzzy or not unit.target or unit.language not in {"es", "pt"} or unit.target == unit.source:
        return
    text = blank_tags(unit.target)
    for match in _ORDINAL.finditer(text) if _ENDING.search(text) else ():
        if match["name"] or _QUOTE.search(text[max(0, match.start() - 62) : match.start()]):
            continue
        written = match["digits"]
        bare = written.rstrip("stndrh")
        yield Fault(
            message("“{written}” is an English ordinal", written=written),
            evidence=(("words", written),),
            suggestion=bare if _OF_MONTH.match(text, match.end("digits")) else None,
            offset=match.start(),
            length=len(written),
            fix=bare if _OF_MONTH.match(text, match.end("digits")) else None,
        )
