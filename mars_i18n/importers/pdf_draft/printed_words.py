"""The words of a PDF with their places, and the tags of its pages, as the process that reads them gives them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, TypeAlias

_BOLD = 600  # weight, of 100 to 900
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique", "kursiv")
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text without a blank: `left` and `right` in points from the left, `base` from the bottom of the page.

    `marked` is its marked-content id, -1 for none; `joins` whether no blank is before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    marked: int = -1
    joins: bool = False
    turned: bool = False
    link: str = ""
    is_sign: bool = False  # the tags say that it is a label
    broken: bool | None = None  # by a hyphen at its end, which is no part of it; None where the file does not say

    @property
    def may_be_sign(self) -> bool:
        """Whether it may be the sign of a footnote by its words alone."""
        return self.text.isdigit() or set(self.text) <= set("*†‡")


@dataclass(frozen=True, slots=True)
class TagNode:
    """An element of the tags of a page: its standard type, its alternative text, its elements and content ids."""

    kind: str
    alternative: str
    children: tuple[TagChild, ...]


TagChild: TypeAlias = TagNode | int


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its size in points, its words in the order of the file, its tags, and its text as PDFium gives it.

    `pictures` are (name of the saved file or "", baseline, marked-content id).
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tags: tuple[TagNode, ...] = ()
    text: str = ""
    pictures: tuple[tuple[str, float, int], ...] = ()


def pages_from_json(read: dict[str, Any]) -> tuple[PdfPage, ...]:
    """The pages in the JSON of `pdf_process`."""
    fonts = [_style(*font) for font in read["fonts"]]
    weights: Counter[int] = Counter()
    for page in read["pages"]:
        for word in page["words"]:
            weights[fonts[word[5]][2]] += len(word[0])
    usual = weights.most_common(1)[0][0] if weights else 400
    hyphens = frozenset((font, hard) for font, hard in read["hyphens"])
    bold = [named or (weight >= _BOLD and weight >= usual + 100) for named, _, weight in fonts]
    return tuple(
        PdfPage(
            number,
            page["width"],
            page["height"],
            tuple(
                _word(row, page["links"], hyphens, bold=bold[row[5]], italic=fonts[row[5]][1]) for row in page["words"]
            ),
            tuple(map(_node, page["tree"])),
            page["text"],
            tuple((name, base, marked) for name, base, marked in page["pictures"]),
        )
        for number, page in enumerate(read["pages"], 1)
    )


def _style(name: str, weight: int, italic: bool) -> tuple[bool, bool, int]:  # noqa: FBT001 - a row of JSON
    lower = name.lower()
    return any(one in lower for one in _BOLD_NAMES), italic or any(one in lower for one in _ITALIC_NAMES), weight


def _word(
    row: list[Any], links: list[list[Any]], hyphens: frozenset[tuple[int, bool]], *, bold: bool, italic: bool
) -> Word:
    text, left, right, base, size, font, marked, joins, turned, *hard = row
    middle, height = (left + right) / 2, base + size / 4
    broken = None
    if text.endswith(SOFT_HYPHEN):
        # A writer that says so of some hyphens of a font says so of all of them that are not what the font says.
        said = hard or [not one for name, one in hyphens if name == font]
        broken = not said[0] if len(set(said)) == 1 else None
    over = (link[4] for link in links if link[0] <= middle <= link[2] and link[1] <= height <= link[3])
    address = next(over, "") if links else ""
    return Word(text, left, right, base, size or 1.0, bold, italic, marked, joins, turned, address, broken=broken)


def _node(row: list[Any]) -> TagNode:
    kind, alternative, children = row
    return TagNode(kind, alternative, tuple(one if isinstance(one, int) else _node(one) for one in children))
