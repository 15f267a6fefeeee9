"""Which words of a localised Markdown file can be read where they lie, and which lines its parser must read.

Words are certain where each character is one that CommonMark, its extensions and template syntax give no meaning to,
in this place. Of tags only those are certain whose marks can do nothing but open or close (CommonMark 0.31, 6.2).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Document, Inline

_KINDS = frozenset({"paragraph", "heading", "cell", "term", "attribution"})
_UNREAD = _KINDS | {"code", "rule"}
_PLAIN = re.compile(r"(?:[^\W_]|[,;.:?!¿¡…'\"’‘“”«»()/°€–—-]|(?<=\d)%(?!\w)|[ \xa0\u202f](?![ \xa0\u202f]))*")
_FIRST = re.compile(r"(?![0-9]{1,9}[.)])(?!import\b|export\b)[^\W_]|[“«¿¡(‘\"'’](?=[^\W_])")
_NO_SYNTAX = re.compile(r"://|@|www\.", re.IGNORECASE)
_MARK = re.compile(r"\*{1,2}|_{1,2}|~~")
_CODE = re.compile(r"`[^`\n]+`")
_BLANK_LINES = re.compile(r"\n[ \t]*\r?\n(?:[ \t]*\r?\n)*")
_AFTER_LINK = re.compile(r"[\s,;.?!»”’…–—]|\Z")
_BEFORE_CODE = re.compile(r"[\s(«“]|\A")


def words_of_markdown_block(block: Block) -> str | None:
    """The text of a block as its file must have it, None where the words may be written in several ways."""
    pieces: list[str] = []
    for part in block.parts:
        if not isinstance(part, Segment):
            pieces.append(part.raw or "")
            continue
        raws = [one.raw if isinstance(one, Text) else _raw_of_tag(one) for one in part.parts]
        if None not in raws:
            pieces += (raw or "" for raw in raws)
            continue
        if part.attribute or block.kind not in _KINDS or block.key or block.content or not _is_certain(part):
            return None
        pieces += ((one.raw if one.raw is not None else one.text) for one in map(_as_text, part.parts))
    return "".join(pieces)


def _as_text(part: Inline) -> Text:
    return part if isinstance(part, Text) else Text("", part.raw)


def _raw_of_tag(tag: Tag) -> str | None:
    raws = [
        "".join(text.raw or "" for text in one.parts)
        if isinstance(one, Segment) and all(text.raw is not None for text in one.parts)
        else None
        if isinstance(one, Segment)
        else one.raw
        for one in tag.parts
    ]
    return None if None in raws else "".join(raws)  # type: ignore[arg-type]


def _is_certain(segment: Segment) -> bool:
    """Whether the words of a translated segment can be read in one way only, whatever is around them."""
    if len(segment.parts) == 1 and isinstance(one := segment.parts[0], Text):
        return bool(one.text == one.text.strip() and _FIRST.match(one.text) and _is_plain(one.text))
    pieces: list[str] = []
    for part in segment.parts:
        if isinstance(part, Text):
            text = part.raw if part.raw is not None else part.text
            if not _is_plain(text):
                return False
            pieces.append(text)
        else:
            raw = _raw_of_tag(part)
            if raw is None:
                return False
            pieces.append(raw)
    line = "".join(pieces)
    first = segment.parts[0]
    if line != line.strip() or (isinstance(first, Text) and not _FIRST.match(line)):
        return False
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return all(
        isinstance(part, Text) or _is_certain_tag(part, line, start, end)
        for part, start, end in zip(segment.parts, ends, ends[1:], strict=False)
    )


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and _NO_SYNTAX.search(text) is None


def _is_certain_tag(tag: Tag, line: str, start: int, end: int) -> bool:
    before, raw, after = line[max(start - 1, 0) : start], line[start:end], line[end : end + 1]
    if before == "!" or (not before and not after):
        return False
    if tag.name in {"b", "i", "s"} and _MARK.fullmatch(raw):
        outside, inside = (before, after) if tag.form == "open" else (after, before)
        return inside.isalnum() and (not outside.strip() or (outside in ".,;:()¿?¡!“”«»–—" and raw[0] != "~"))
    if tag.name == "code":
        return bool(_CODE.fullmatch(raw) and _BEFORE_CODE.match(before) and _AFTER_LINK.match(after))
    if tag.name == "a" and tag.form == "open":
        return raw == "[" and after.isalnum() and _BEFORE_CODE.match(before) is not None
    if tag.name == "a" and tag.form == "close":
        return _is_address(tag, raw) and before.isalnum() and _AFTER_LINK.match(after) is not None
    return False


def _is_address(tag: Tag, raw: str) -> bool:
    """Whether the mark that ends a link says where it leads."""
    address = tag.attribute("href")
    return bool(address) and not tag.attribute("reference") and raw == f"]({address})" and "(" not in address


def lines_to_read(
    document: Document, text: str, spans: Sequence[tuple[int, int]], literals: Sequence[str | None]
) -> tuple[list[tuple[int, int]], list[bool]]:
    """The ranges of a text that the parser must read, whole groups of lines between blank ones; and for each block
    whether it is in one.

    They are those with words that are not certain (their literal is None), with links and images whose address is
    written elsewhere, with what is in one list, table or quotation with these, with places that links lead to, and with
    what is no block.
    """
    starts = [0, *(found.end() for found in _BLANK_LINES.finditer(text))]
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    places = []
    uncertain = []
    first = 0
    for part, (start, end), literal in zip(document.parts, spans, literals, strict=True):
        if isinstance(part, Block):
            first = bisect_right(starts, start, first) - 1
            places.append((part, first, bisect_right(starts, max(end - 1, start), first) - 1))
            uncertain.append(literal is None)
    within = any("#" in address for part in document.blocks for address in _addresses(part))
    read = bytearray(b"\1") * len(starts)
    for _, first, last in places:
        read[first : last + 1] = bytes(last + 1 - first)
    for (block, first, last), unknown in zip(places, uncertain, strict=True):
        if unknown or (block.anchors and within) or _is_read(block):
            read[first : last + 1] = b"\1" * (last + 1 - first)
    for first, last in _containers(places):
        if any(read[first : last + 1]):
            read[first : last + 1] = b"\1" * (last + 1 - first)
    ends = [*starts[1:], len(text)]
    ranges = [(start, end) for start, end, one in zip(starts, ends, read, strict=True) if one]
    return ranges, [any(read[first : last + 1]) for _, first, last in places]


def _is_read(block: Block) -> bool:
    if block.key or block.kind not in _UNREAD:
        return True
    if any(one.kind == "footnote" for one in block.containers):
        return True
    tags = [one for part in block.parts if isinstance(part, Segment) for one in part.parts if isinstance(one, Tag)]
    return any(
        one.name in {"img", "fn", "html", "ph"}
        or (one.name == "a" and one.form != "open" and not _is_address(one, one.raw))
        for one in tags
    )


def _addresses(block: Block) -> Iterable[str]:
    return (
        one.attribute("href")
        for part in block.parts
        if isinstance(part, Segment)
        for one in part.parts
        if isinstance(one, Tag) and one.name == "a"
    )


def _containers(places: Sequence[tuple[Block, int, int]]) -> Iterable[tuple[int, int]]:
    """The groups of lines that each outermost list, table or quotation reaches over."""
    found: dict[int, tuple[int, int]] = {}
    for block, first, last in places:
        if block.containers:
            number = block.containers[0].number
            found[number] = (found.get(number, (first, last))[0], last)
    return found.values()
