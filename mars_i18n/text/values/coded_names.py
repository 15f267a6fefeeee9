"""Names that hold digits (R4D, 4.4BSD, 3.0r2, mail(1)), of which a translation has altered the digits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.text.values.numbers import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters and then digits; a number and capitals; a version; the section of a manual page. A number with its unit, an
# ordinal and a decade (5km, 2nd, 80s) are none.
_CODED = re.compile(
    r"(?<![\w./@:-])(?:[^\W\d_]+\d+\w*|\d+(?:\.\d+)*[A-Z]{2,}\w*|\d+(?:\.\d+)+[a-z]{1,5}\d+)(?![\w@/-])"
    r"|(?<=\w)\(\d\)"
)
_HINT = re.compile(r"\d(?:[^\W\d_]|\)|(?<=[^\W\d_].))")  # cheap: in whatever _CODED finds
_DIGITS = re.compile(r"\d+")
_MOST = 60  # such names of a text that are compared


def find_altered_names(source: str, target: str) -> Iterator[tuple[Number, Number]]:
    """Each name of the source whose digits the translation has otherwise, as (source, target).

    Names are the same where all but their digits is; of several such names nothing is given.
    """
    ours = _read_names(source)
    theirs = _read_names(target) if ours else {}
    lost = {written: one for written, one in ours.items() if written not in theirs}
    new = {written: one for written, one in theirs.items() if written not in ours}
    for written, one in lost.items():
        shape = _shape(written)
        here = [other for other in lost if _shape(other) == shape]
        there = [other for other in new if _shape(other) == shape]
        if len(here) == len(there) == 1:
            yield one, new[there[0]]


@lru_cache(maxsize=512)  # a source is compared with each of its translations
def _read_names(text: str) -> dict[str, Number]:
    """The names of a text that hold digits, each at its first place."""
    found: dict[str, Number] = {}
    for match in _CODED.finditer(text) if _HINT.search(text) else ():
        values = frozenset({match[0].casefold()})
        found.setdefault(match[0].casefold(), Number(values, match.start(), len(match[0]), "part", match[0]))
        if len(found) == _MOST:
            break
    return found


def _shape(written: str) -> str:
    return _DIGITS.sub("#", written)
