"""Raw HTML between the blocks of Markdown, read as pages are: what readers see is prose, the rest stays as it is.

The words of a cell or an item that says so (``<td markdown="span">`` of kramdown) are a line of Markdown. The table or
list stays HTML, as without its tags it would fall apart.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html import parse_fragment
from mars_i18n.formats.markdown.content import UnlocatedError
from mars_i18n.formats.markdown.inline import InlineScanner
from mars_i18n.formats.markdown.parser import plain_parser
from mars_i18n.model import Block, Document, Gap, Inline, Masthead, Segment, Tag, Text
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

    from mars_i18n.formats.markdown.line_index import Lines
    from mars_i18n.formats.markdown.open_containers import OpenContainers

Piece = TypeVar("Piece", bound=Gap | Masthead | Segment)
HTML = "html"  # the content of a block whose words are written as HTML
_CELL = re.compile(
    r"""<(?P<name>td|th|li|dt|dd|caption|legend)(?=[\s/])(?P<rest>(?:[^<>"']|"[^"]*+"|'[^']*+')*+)>(?P<inside>[^<]*+
    (?:<(?!/?(?:td|th|tr|tbody|thead|tfoot|table|caption|ul|ol|li|dl|dt|dd|div|p|h[1-6]|pre|blockquote)[\s/>])[^<]*+)*+)
    </(?P=name)\s*+>""",
    re.IGNORECASE | re.VERBOSE,
)
_CHOSEN = re.compile(r"""\smarkdown(?:\s*=\s*["']?(?:1|span)["']?)?(?=[\s/]|\Z)""", re.IGNORECASE)
_MARKED = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|del|em|i|mark|q|s|small|span|strong|sub|sup|u)(?:[ /][^<>]*)?>"
    r"|\[[^\[\]\n]+\]\([^()\s]+\)"
)
_BLANKS = re.compile(r"\s+")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n\s*")  # of a text of several lines in YAML
_LONGEST_END = 20  # code points of an end tag
_INDENT = re.compile(r"(?<=\n)[ \t]+")


def read_html(
    raw: str, begin: int, lines: Lines, within: OpenContainers, inline: tuple[MarkdownIt, Mapping[str, Any]]
) -> list[tuple[int, int, Block | Gap]]:
    """The blocks of a piece of raw HTML that begins at an offset, with their offsets; none where it says nothing.

    Markers of quotations at the beginnings of its lines are none of it. `inline` are the parser and the environment for
    cells whose words are Markdown.
    """
    quotations = sum(one.kind in {"quote", "callout"} for one in within.all)
    parts, _ = parse_fragment(_without_markers(raw, quotations), "", lines.masked.opaque)
    parts = _with_markers(parts, raw)
    if not any(isinstance(part, Block) and any(isinstance(one, Segment) for one in part.parts) for part in parts):
        return []
    numbers = within.reserve(
        max((one.number for part in parts if isinstance(part, Block) for one in part.containers), default=0)
    )
    found: list[tuple[int, int, Block | Gap]] = []
    at = begin
    for part in parts:
        end = at + len(part.raw)
        if isinstance(part, Block):
            inside = tuple(replace(one, number=one.number + numbers) for one in part.containers)
            content = part.content if part.kind in {"code", "html", "rule"} else HTML
            block = replace(part, containers=(*within.all, *inside), location=lines.locate(at), content=content)
            offset = at

            def place(segment: Segment, offset: int = offset) -> Segment:
                return replace(segment, location=lines.locate(offset))

            found.append((at, end, next(map_segments(Document("", "markdown", (block,)), place).blocks)))
        elif part.reason:
            found.append((at, end, part))
        at = end
    return _with_markdown_cells(found, lines, *inline) if "markdown" in raw else found


def _without_markers(raw: str, quotations: int) -> str:
    """HTML with blanks in the place of the markers of so many quotations, of the same length."""
    if not quotations or "\n" not in raw:
        return raw
    markers = re.compile(rf"(?<=\n)(?:[ \t]{{0,3}}>){{1,{quotations}}}")
    return markers.sub(lambda found: " " * len(found[0]), raw)


def _with_markers(parts: tuple[Gap | Block, ...], raw: str) -> tuple[Gap | Block, ...]:
    """The parts with the text of the file in the place of what was read."""
    at = 0

    def cut(size: int) -> str:
        nonlocal at
        at += size
        return raw[at - size : at]

    def of_inline(part: Inline) -> Inline:
        if isinstance(part, Text):
            return replace(part, raw=cut(len(part.raw or "")))
        return replace(part, parts=tuple(map(of_piece, part.parts)))

    def of_piece(part: Piece) -> Piece:
        if isinstance(part, Segment):
            return replace(part, parts=tuple(map(of_inline, part.parts)))
        return replace(part, raw=cut(len(part.raw or "")))

    return tuple(
        replace(part, parts=tuple(map(of_piece, part.parts)))
        if isinstance(part, Block)
        else replace(part, raw=cut(len(part.raw)))
        for part in parts
    )


def _with_markdown_cells(
    found: list[tuple[int, int, Block | Gap]], lines: Lines, parser: MarkdownIt, environment: Mapping[str, Any]
) -> list[tuple[int, int, Block | Gap]]:
    """The blocks of a piece of HTML, (start, end, block), those in such elements read as Markdown. Linear."""
    if not found:
        return found
    begin, end = found[0][0], found[-1][1]
    offset = max(lines.text.rfind("<", 0, begin), 0)
    text = lines.text[offset : end + _LONGEST_END]
    cells = [
        (offset + one.start("inside"), offset + one.end("inside"))
        for one in _CELL.finditer(text)
        if _CHOSEN.search(one["rest"])
    ]
    read: list[tuple[int, int, Block | Gap]] = []
    at = 0
    for start, finish, block in found:
        while at < len(cells) and cells[at][1] < finish:
            at += 1
        inside = at < len(cells) and cells[at][0] <= start and isinstance(block, Block)
        read.append((start, finish, _as_markdown(block, start, lines, parser, environment) if inside else block))
    return read


def read_marks(segment: Segment) -> Segment:
    """A value of the front matter or of a shortcode with the HTML and links in it as tags, if it has any.

    Site generators read such values as Markdown. One without HTML and links stays as it is.
    """
    text = segment.parts[0] if len(segment.parts) == 1 else None
    if not isinstance(text, Text) or not text.raw or not _MARKED.search(text.text):
        return segment
    shown, raw, parser = text.text, text.raw, _parser_of_values()
    header = _BLOCK_HEADER.match(raw) if "\n" in raw else None
    begin = header.end() if header else 0
    places = _places_in(shown, raw, begin)
    children = parser.parseInline(shown, {})[0].children or ()
    try:
        parts = InlineScanner(parser, {}, raw, shown, places, lambda _: segment.location).scan(children)
    except UnlocatedError:
        return segment
    tags = [part.raw for part in parts if isinstance(part, Tag)]
    if all(part.name in {"ph", "code", "html"} for part in parts if isinstance(part, Tag)):
        return segment
    if begin:
        parts = (Text("", raw[:begin]), *parts)
    if not tags or any(one not in shown for one in tags) or "".join(part.raw or "" for part in parts) != raw:
        return segment
    return replace(segment, parts=parts, former=(*segment.former, to_msgid(segment.parts)))


def with_marks(block: Block) -> Block:
    """A block of such values with the HTML and links in them as tags."""
    return replace(block, parts=tuple(read_marks(one) if isinstance(one, Segment) else one for one in block.parts))


def _places_in(shown: str, raw: str, begin: int) -> list[int]:
    """Where each character of a value is as the file writes it from `begin` on, and its end; all 0 if not known."""
    places: list[int] = []
    at = begin
    for char in shown:
        places.append(at)
        if raw[at : at + 2] in {"''", f"\\{char}"} and char in "'\"\\":
            at += 2
        elif raw[at : at + 1] == char:
            at += 1
        elif char == " " and (blanks := _BLANKS.match(raw, at)):
            at = blanks.end()
        else:
            return [0] * (len(shown) + 1)
    return [*places, at]


@lru_cache(maxsize=1)
def _parser_of_values() -> MarkdownIt:
    """The parser of lines of Markdown that are values: without call-outs and template syntax."""
    return plain_parser()


def _as_markdown(
    block: Block | Gap, start: int, lines: Lines, parser: MarkdownIt, environment: Mapping[str, Any]
) -> Block | Gap:
    """A block of one segment with its words read as Markdown; as it is where they cannot be located."""
    segment = block.parts[0] if isinstance(block, Block) and len(block.parts) == 1 else None
    if not isinstance(block, Block) or not isinstance(segment, Segment):
        return block
    end = start + len(segment.raw)
    masked = lines.masked.text[start:end]
    if "\n" in masked and any(one.kind in {"quote", "callout"} for one in block.containers):
        return block  # the markers of its lines are none of its words
    indents = {at for indent in _INDENT.finditer(masked) for at in range(*indent.span())}
    places = [start + at for at in range(len(masked)) if at not in indents]
    content = "".join(masked[place - start] for place in places)
    (token,) = parser.parseInline(content, dict(environment))
    scanner = InlineScanner(parser, dict(environment), lines.text, content, [*places, end], lines.locate, lines.masked)
    try:
        parts = scanner.scan(token.children or ())
    except UnlocatedError:
        return block
    if "".join(part.raw or "" for part in parts) != lines.text[start:end]:
        return block
    msgid = to_msgid(segment.parts)
    former = () if msgid == to_msgid(parts) else (msgid,)
    return replace(block, parts=(replace(segment, parts=parts, former=(*segment.former, *former)),), content="")
