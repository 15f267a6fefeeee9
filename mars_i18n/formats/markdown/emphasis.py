"""Marks of emphasis that read back as emphasis.

CommonMark decides by the characters around ``*``, ``_`` and ``~~`` whether they mark anything (its "flanking" rules):
``**A:**b`` has no strong words. A translation brings other characters than its source, so what is to be written is
read first; where it would not be read as it was meant, HTML says it (``<strong>A:</strong>b``), which every renderer
of CommonMark shows alike and `inline` reads as the same tags.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import category

from mars_i18n.formats.markdown.content import UnlocatedError
from mars_i18n.formats.markdown.inline import InlineScanner
from mars_i18n.formats.markdown.parser import parser
from mars_i18n.model import Location, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Inline

_LETTER = "\U000f0000"  # represents template syntax
_HTML = {"b": "strong", "i": "em", "s": "del"}


def move_spaces_out(parts: Sequence[Inline]) -> list[Inline]:
    """The parts with spaces just inside strong, emphasised or struck out words moved outside, where Markdown has them.

    Only texts that are not written yet are touched.
    """
    if not any(isinstance(part, Tag) and part.name in _HTML for part in parts):
        return [*parts]
    outwards = _carried(parts, "close")
    return [*reversed(_carried([*reversed(outwards)], "open"))]


def _carried(parts: Sequence[Inline], form: str) -> list[Inline]:
    """The parts with spaces before each tag of a form put behind it; after it and before it, in reversed order."""
    moved: list[Inline] = []
    carried = ""
    for part in parts:
        if isinstance(part, Text):
            joined = carried + part.text if form == "close" else part.text + carried
            moved.append(replace(part, text=joined) if carried else part)
            carried = ""
            continue
        marks = part.name in _HTML and part.form == form
        if marks and not carried and moved and isinstance(last := moved[-1], Text) and last.raw is None:
            kept = last.text.rstrip() if form == "close" else last.text.lstrip()
            carried = last.text[len(kept) :] if form == "close" else last.text[: len(last.text) - len(kept)]
            moved[-1] = replace(last, text=kept)
        elif carried and not marks:
            moved.append(Text(carried))
            carried = ""
        moved.append(part)
    return [*moved, Text(carried)] if carried else moved


def mark_emphasis(parts: Sequence[Inline], pieces: Sequence[str]) -> list[str]:
    """What is written for each part, `pieces`, with such marks of emphasis that it reads back as these parts.

    The source's own marks are kept where they do; else ``_`` gives way to ``*``, and that to HTML: where it cannot
    mark, then where it is within another, then throughout.
    """
    pairs = _pairs(parts)
    if not pairs or _are_certain(pieces, pairs):
        return list(pieces)
    neutral = [_neutral_piece(part, piece) for part, piece in zip(parts, pieces, strict=True)]
    wanted = _shape(parts)
    symbols = any(map(_is_symbol, "".join(wanted)))
    for marks in _candidates(parts, pieces, pairs):
        tried = "".join(marks.get(number, piece) for number, piece in enumerate(neutral))
        if _shape(_read(tried)) == wanted and (
            not symbols or _shape(_read(_unsymbolic(tried))) == [*map(_unsymbolic, wanted)]
        ):
            break
    return [marks.get(number, piece) for number, piece in enumerate(pieces)]


def _are_certain(pieces: Sequence[str], pairs: Sequence[tuple[int, int, int]]) -> bool:
    """Whether no pair is within another and each mark can only open or only close, so that nothing is in doubt."""
    padded = ["", *pieces, ""]
    for first, last, depth in pairs:
        outside, inside = (padded[first][-1:], padded[last + 2][:1]), (padded[first + 2][:1], padded[last][-1:])
        if depth or not all(map(_opens_only, outside, inside)):
            return False
    return True


def _opens_only(outside: str, inside: str) -> bool:
    return inside.isalnum() and (not outside.strip() or outside in ".,;:()¿?¡!“”«»–—")


def _candidates(
    parts: Sequence[Inline], pieces: Sequence[str], pairs: Sequence[tuple[int, int, int]]
) -> Iterator[dict[int, str]]:
    """Marks to try, by the number of their part, the plainest first and HTML throughout last."""
    own = {number: pieces[number] for pair in pairs for number in pair[:2]}
    yield own
    stars = {number: mark if mark.startswith("<") else mark.replace("_", "*") for number, mark in own.items()}
    if stars != own:
        yield stars
    html = dict(own)
    for first, last, _ in pairs:
        name = _HTML[parts[first].name]  # type: ignore[union-attr]
        if not pieces[first].startswith("<"):  # HTML of the source keeps its attributes
            html[first], html[last] = f"<{name}>", f"</{name}>"
    failing = _failing([stars.get(number, piece) for number, piece in enumerate(pieces)], stars, pairs)
    yield stars | {number: html[number] for number in failing}
    inner = {number for first, last, depth in pairs if depth for number in (first, last)}
    yield stars | {number: html[number] for number in failing | inner}
    yield html


def _pairs(parts: Sequence[Inline]) -> list[tuple[int, int, int]]:
    """(number of the opening tag, of the closing one, depth) of each pair of b, i or s."""
    pairs: list[tuple[int, int, int]] = []
    stack: list[int] = []
    for number, part in enumerate(parts):
        if isinstance(part, Tag) and part.name in _HTML and part.form == "open":
            stack.append(number)
        elif isinstance(part, Tag) and part.name in _HTML and part.form == "close" and stack:
            pairs.append((stack.pop(), number, len(stack)))
    return pairs


def _failing(pieces: Sequence[str], marks: dict[int, str], pairs: Sequence[tuple[int, int, int]]) -> set[int]:
    """The numbers of the pairs of which a mark is where CommonMark lets it open or close nothing."""
    before, after = [""] * len(pieces), [""] * len(pieces)
    near = ""
    for number, piece in enumerate(pieces):
        before[number] = near
        near = piece[-1] if piece and number not in marks else near
    near = ""
    for number in reversed(range(len(pieces))):
        after[number] = near
        near = pieces[number][0] if pieces[number] and number not in marks else near
    return {
        number
        for first, last, _ in pairs
        if not (_flanks(before[first], after[first]) and _flanks(after[last], before[last]))
        for number in (first, last)
    }


def _flanks(outside: str, inside: str) -> bool:
    if not inside.strip():
        return False
    if not outside.strip() or (_is_mark(outside) and not _is_symbol(outside)):
        return True
    return not _is_mark(inside)


def _is_mark(char: str) -> bool:
    return category(char)[0] in "PS"


def _is_symbol(char: str) -> bool:
    """Whether CommonMark counts it as punctuation since 0.31, as a letter before."""
    return not char.isascii() and category(char)[0] == "S"


def _unsymbolic(text: str) -> str:
    """The text as CommonMark 0.30 judges its characters."""
    return "".join("x" if _is_symbol(char) else char for char in text)


def _neutral_piece(part: Inline, piece: str) -> str:
    """A piece that is read alike wherever it is: no reference, no indentation or marker of a quotation."""
    if not isinstance(part, Tag):
        return piece
    if part.name == "br" and not piece.strip().startswith("<"):
        return "\\\n" if piece.startswith("\\") else "  \n"
    if part.name in {"fn", "img"}:
        return "`x`"
    if part.name == "ph" and not part.attribute("html") and not piece.startswith("<!--"):
        return _LETTER  # as its mask is read
    return "](u)" if part.name == "a" and part.form == "close" and not piece.startswith("<") else piece


def _read(line: str) -> Sequence[Inline]:
    """The parts of a line of Markdown; none where it cannot be located."""
    children = parser().parseInline(line, {})[0].children or ()
    scanner = InlineScanner(parser(), {}, line, line, range(len(line) + 1), lambda _: Location())
    try:
        return scanner.scan(children)
    except UnlocatedError:
        return ()


def _shape(parts: Sequence[Inline]) -> list[str]:
    """Tags and words in order, without spaces, and without what neutral pieces differ in."""
    shape = [""]
    for part in parts:
        if isinstance(part, Text):
            shape[-1] += "".join(part.text.split())
        elif part.name == "ph":
            shape[-1] += _LETTER
        else:
            name = "code" if part.name in {"fn", "img"} else part.name
            shape += [f"{name} {part.form}", ""]
    return shape
