"""The letters of a text, by which texts are compared, and the blanks between them, which are compared after that."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAY_BE_BLANK = "\x1e"  # in an expected text: here a file may have blanks, or none
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()" * 2)
RAISED = frozenset(map(chr, _RAISED))
# A PDF shows the letters of a flag's country where no font draws it, and no shades of skin.
_ALIKE = _RAISED | {0x1F1E6 + at: 0x41 + at for at in range(26)} | dict.fromkeys(range(0x1F3FB, 0x1F400))
# What is no letter to a reader: Unicode's Zs, Zl, Zp, Cc; then Cf, joiners among them, Cs, selectors of a look
_BLANKS = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_UNSEEN = (
    r"\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0001\U000e0020-\U000e007f\ud800-\udfff"
)
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
_CODE_POINT = re.compile(r"U\+((?:10|[1-9A-F])?[0-9A-F]{4})(?![0-9A-F])")
_RUN = re.compile(f"[{_BLANKS}{_UNSEEN}]+")
_BLANK = re.compile(f"[{_BLANKS}]")
_NO_BREAK = frozenset("\xa0\u202f\u2007")


def letters(text: str) -> str:
    """A text without blanks, invisible characters and raised digits: what must be the same letter for letter.

    A character is the same as its code point (U+250C), which a PDF shows where it has no font. Of words that are
    written from the right, the letters count and not their order: a PDF has their parts as they are drawn.
    """
    if "U+" in text:
        text = _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), text)
    if text.isascii():
        return "".join(text.split())
    bare = _RUN.sub("", text.translate(_ALIKE))
    return _FROM_THE_RIGHT.sub(lambda run: "".join(sorted(set(run[0]))), bare) if _FROM_THE_RIGHT.search(bare) else bare


def difference_of_blanks(units: Sequence[Sequence[str]], found: str, *, plain: bool = False) -> tuple[int, str] | None:
    """The first blank in which a text of a file differs from the units that it holds, as (which unit, around it).

    Each unit has the forms that it may have. Blanks around a unit are free; within it, a file has a blank where the
    form has one and nowhere else, of the same kind (unless `plain`), and not more of them than the form. None too
    where the letters differ.
    """
    body, gaps = _gaps(found)
    at = 0
    for number, forms in enumerate(units):
        options = [
            (place, one, known) for one, known in map(_gaps, forms) if one and (place := body.find(one, at)) >= 0
        ]
        if not options:
            return None
        start = min(place for place, _, _ in options)
        wrong: list[int] = []
        for _, one, known in (option for option in options if option[0] == start):
            fault = _first(known, gaps, start, len(one), plain=plain)
            if fault is None:
                at = start + len(one)
                wrong = []
                break
            wrong.append(fault + start)
        if wrong:
            return number, _around(body, gaps, wrong[0])
    return None


def _gaps(text: str) -> tuple[str, dict[int, str]]:
    """The letters of a text, and the blanks before each that has some, by its index."""
    kept: list[str] = []
    gaps: dict[int, str] = {}
    at = count = 0
    text = text.translate(_ALIKE) if not text.isascii() else text
    for run in _RUN.finditer(text):
        kept.append(text[at : run.start()])
        count += run.start() - at
        at = run.end()
        blanks = "".join(_BLANK.findall(run[0]))
        if blanks:
            gaps[count] = gaps.get(count, "") + blanks
    kept.append(text[at:])
    return "".join(kept), gaps


def _first(known: dict[int, str], gaps: dict[int, str], start: int, length: int, *, plain: bool) -> int | None:
    """The first letter of a form before which the blanks of the file are not the form's, or None."""
    order = list(gaps)
    there = (one - start for one in order[bisect_left(order, start + 1) : bisect_left(order, start + length)])
    wrong = (at for at in {*known, *there} if 0 < at < length and not _allows(known, gaps, at, start, plain=plain))
    return min(wrong, default=None)


def _allows(known: dict[int, str], gaps: dict[int, str], at: int, start: int, *, plain: bool) -> bool:
    wanted, had = known.get(at, ""), gaps.get(at + start, "")
    if MAY_BE_BLANK in wanted:
        return len(had) <= 1 or len(had) <= len(wanted)
    if bool(wanted) != bool(had) or len(had) > len(wanted):
        return False
    return plain or len(had) != len(wanted) or [one in _NO_BREAK for one in had] == [one in _NO_BREAK for one in wanted]


def _around(body: str, gaps: dict[int, str], at: int) -> str:
    start, end = max(at - 12, 0), min(at + 12, len(body))
    return "".join((" " * len(gaps.get(one, "")) if one > start else "") + body[one] for one in range(start, end))
