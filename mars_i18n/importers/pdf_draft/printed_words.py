"""The words of a PDF with their places, and the tags of its pages, as the process that reads them gives them."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BOLD = 600  # weight, of 100 to 900
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique", "kursiv")
LOOK = slice(3, 9)  # of a word: its baseline, and all that is seen of its letters
SOFT_HYPHEN = "\u00ad"

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top, in points
Hyphens: TypeAlias = frozenset[tuple[int, bool]]  # (number of a font, whether a hyphen's actual text is one, too)


class Word(NamedTuple):
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
    link: str = ""
    is_sign: bool = False  # the tags say that it is a label
    marked: int = -1
    joins: bool = False
    turned: bool = False
    broken: bool | None = None  # by a hyphen at its end, which is no part of it; None where the file does not say

    @property
    def may_be_sign(self) -> bool:
        """Whether it may be the sign of a footnote by its words alone."""
        return self.text.isdigit() or set(self.text) <= set("*†‡")


_make_word: partial[Word] = partial(tuple.__new__, Word)  # as `Word._make`, without a call of Python for each word


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

    `pictures` are (name of the saved file or "", baseline, marked-content id); `dots` drawings as small as a bullet.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tags: tuple[TagNode, ...] = ()
    text: str = ""
    pictures: tuple[tuple[str, float, int], ...] = ()
    dots: tuple[Box, ...] = ()


def pages_of_process(said: bytes) -> tuple[PdfPage, ...]:
    """The pages in what `pdf_process` writes: a line of JSON, and the places of the words after it.

    Raises ValueError, KeyError, TypeError or IndexError for what it did not write.
    """
    line, _, numbers = said.partition(b"\n")
    read, places = json.loads(line), array("d", numbers)
    fonts = [_style(*font) for font in read["fonts"]]
    weights: Counter[int] = Counter()
    for page in read["pages"]:
        page["broken"] = SOFT_HYPHEN in page["texts"]
        page["texts"] = texts = page["texts"].split("\n") if page["texts"] else []
        at = 0
        for count, _, font, _, _ in page["runs"]:
            weights[fonts[font][2]] += sum(map(len, texts[at : at + count]))
            at += count
    usual = weights.most_common(1)[0][0] if weights else 400
    styles = [(named or (weight >= _BOLD and weight >= usual + 100), italic) for named, italic, weight in fonts]
    hyphens: Hyphens = frozenset((font, hard) for font, hard in read["hyphens"])
    pages: list[PdfPage] = []
    start = 0
    for number, page in enumerate(read["pages"], 1):
        count = len(page["texts"])
        columns = [places[start + at * count : start + (at + 1) * count] for at in range(3)]
        start += 3 * count
        pages.append(
            PdfPage(
                number,
                page["width"],
                page["height"],
                _words_of_page(page, columns, styles, hyphens),
                tuple(map(_node, page["tree"])),
                page["text"],
                tuple((name, base, marked) for name, base, marked in page["pictures"]),
                tuple((left, bottom, right, top) for left, bottom, right, top in page["dots"]),
            )
        )
    return tuple(pages)


def _words_of_page(
    page: dict[str, Any], places: list[array[float]], styles: list[tuple[bool, bool]], hyphens: Hyphens
) -> tuple[Word, ...]:
    """The words of a page, made column by column: there are many, and most differ by their text and place alone."""
    texts, runs = page["texts"], page["runs"]
    counts = [run[0] for run in runs]
    if sum(counts) != len(texts) or len(places[-1]) != len(texts):
        raise ValueError(len(texts))

    def spread(values: Iterable[Any]) -> Iterator[Any]:
        return chain.from_iterable(map(repeat, values, counts))

    joins = [False] * len(texts)
    for at in page["joined"]:
        joins[at] = True
    columns = (
        texts,
        *places,
        spread(run[1] or 1.0 for run in runs),
        spread(styles[run[2]][0] for run in runs),
        spread(styles[run[2]][1] for run in runs),
        _addresses(page["links"], places, spread(run[1] for run in runs)) if page["links"] else repeat(""),
        [False] * len(texts),
        spread(run[3] for run in runs),
        joins,
        spread(run[4] for run in runs),
        _broken(page, list(spread(run[2] for run in runs)), hyphens) if page["broken"] else repeat(None),
    )
    return tuple(map(_make_word, zip(*columns, strict=False)))


def _addresses(links: list[list[Any]], places: list[array[float]], sizes: Iterator[float]) -> Iterator[str]:
    """The address of the link over each word, or ""."""
    for left, right, base, size in zip(*places, sizes, strict=True):
        middle, height = (left + right) / 2, base + size / 4
        over = (link[4] for link in links if link[0] <= middle <= link[2] and link[1] <= height <= link[3])
        yield next(over, "")


def _broken(page: dict[str, Any], fonts: list[int], hyphens: Hyphens) -> list[bool | None]:
    """Whether each word is broken by a hyphen at its end, as far as the file says."""
    broken: list[bool | None] = [None] * len(fonts)
    for at in (at for at, text in enumerate(page["texts"]) if text[-1] == SOFT_HYPHEN):
        hard = page["hard"].get(str(at))
        # A writer that says so of some hyphens of a font says so of all of them that are not what the font says.
        said = {not one for name, one in hyphens if name == fonts[at]} if hard is None else {hard}
        broken[at] = not said.pop() if len(said) == 1 else None
    return broken


def _style(name: str, weight: int, italic: bool) -> tuple[bool, bool, int]:  # noqa: FBT001 - a row of JSON
    lower = name.lower()
    return any(one in lower for one in _BOLD_NAMES), italic or any(one in lower for one in _ITALIC_NAMES), weight


def _node(row: list[Any]) -> TagNode:
    kind, alternative, children = row
    return TagNode(kind, alternative, tuple(one if isinstance(one, int) else _node(one) for one in children))
