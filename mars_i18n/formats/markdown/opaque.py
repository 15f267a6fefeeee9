"""What a piece of template syntax is: whether outputs show it, why its words are no prose, and which of them are.

And what is at the edges of a text and no part of its message: the box of a task, tags of elements, attributes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.markdown.directive_lines.code_directives import read_option
from mars_i18n.formats.markdown.markdown_elements import heading_level, is_element
from mars_i18n.formats.markdown.masks import ATTRIBUTES, CONTENTS, HIDDEN_LINE, MATH
from mars_i18n.model import Block, Gap, GapReason, Inline, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.token import Token

    from mars_i18n.formats.markdown.directive_lines.code_directives import CodeDirective
    from mars_i18n.formats.markdown.line_index import Lines
    from mars_i18n.model import Container, Location

_COMPONENT = re.compile(r"</?[A-Z]|<[a-z][^<>]*=\{")
_MODULE = re.compile(r"(?:import|export)\b")
_COMMENT = re.compile(r"%[ \t]|\+{3}|\{/\*|\{#|\{%-?\s*comment\b|\{\{-?\s*/\*|\{\{!")
_VERBATIM = re.compile(r"\{%-?\s*(?:highlight|raw|verbatim)\b|\{\{[<%]\s*(?:highlight|mermaid|math|katex)\b")
# Attributes of components, and parameters of shortcodes and includes, that hold words
_SPOKEN = re.compile(
    r"(?<=\s)(?P<name>title|subtitle|label|alt|caption|summary|description|placeholder|heading|tagline|aria-label"
    r"|text|content|header|name|attr|linktitle|link-title|linkText|tabName|tabTitle)[ \t]*=[ \t]*"
    r"(?:\{(?=[\"'`]))?(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|`(?P<back>[^`\n]*)`)"
)
_OF_SYNTAX_ALONE = frozenset("text content header name attr linktitle link-title linkText tabName tabTitle".split())
_NAMED_TABS = re.compile(r"\S+\s+(?:tab|codetab|md-tab)\b")
_SHORTCODE = re.compile(
    r"\{\{[<%]|\{%-?(?!\s*(?:set|assign|if|elsif|elif|unless|for|capture|case|when|with|macro|call|block|extends|end\w+)\b)"
)
_SPOKEN_OPTION = re.compile(r"[ \t>]*:(?P<name>alt|caption):[ \t]+(?P<value>\S(?:.*\S)?)[ \t]*$")
_LISTED_FILE = re.compile(r"(?P<title>[^<>\n]*[^<>\s])[ \t]*<[^<>\s]+>[ \t]*$")
TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_BLANKS = " \t\r\n"
_LETTER = re.compile(r"[^\W\d_]")


_QUOTED_CODE = re.compile(
    r"\{(?:%-?|\{[<%])\s*\w+\s*(?P<language>[\w+#-]*).*?(?:%\}|[>%]\}\})(?P<code>.*)\{(?:%|\{[<%]).*?\Z", re.DOTALL
)


class Opaque(NamedTuple):
    """Why a piece is no prose, and what outputs show of it where it is by itself, as HTML; "" for nothing."""

    reason: GapReason
    shown: str


def is_attributes(piece: str) -> bool:
    """Whether a piece says how the thing before it looks: ``{#id .class}``."""
    return ATTRIBUTES.fullmatch(piece) is not None


def understand(piece: str) -> Opaque:
    """What a piece of template syntax is."""
    if _COMMENT.match(piece):
        return Opaque("comment", "")
    if _MODULE.match(piece):
        return Opaque("script", "")
    if CONTENTS.fullmatch(piece):
        return Opaque("furniture", "")
    if _COMPONENT.match(piece) or is_element(piece) or is_attributes(piece) or HIDDEN_LINE.fullmatch(piece):
        return Opaque("template", "")
    if MATH.fullmatch(piece):
        return Opaque("code", escape(piece, quote=False))
    return Opaque("code" if _VERBATIM.match(piece) else "template", piece)


def shown_syntax(
    raw: str,
    pieces: Sequence[tuple[int, str]],
    containers: tuple[Container, ...],
    begin: int,
    locate: Callable[[int], Location],
) -> Block | None:
    """The block of pieces that are alone on their lines, each with its offset in the file; None where none is shown.

    `raw` is its text, which begins at an offset.

    Code between ``{% highlight py %}`` and its end is code, and a formula is a paragraph that is not translated.
    """
    known = [one for one in (understand(piece) for _, piece in pieces) if one.shown]
    if not known:
        return None
    location = locate(begin)
    alone = pieces[0][1] if len(pieces) == 1 else ""
    if code := _VERBATIM.match(alone) and _QUOTED_CODE.match(alone):
        lines = code["code"].strip("\r\n") + "\n"
        return Block("code", (Gap(raw, "code"),), 0, containers, location, code["language"], lines)
    if MATH.fullmatch(alone):
        formula = Tag("ph", 1, "alone", (Gap(raw, "code"),), (("ph", " ".join(alone.split())),))
        return Block("paragraph", (Segment((formula,), location, translate=False),), 0, containers, location)
    parts: list[Gap | Segment] = []
    cursor = begin
    for offset, piece in pieces:
        inside = spoken_parts(piece, offset, locate)
        if raw[offset - begin : offset - begin + len(piece)] == piece and len(inside) > 1:
            parts += (Gap(raw[cursor - begin : offset - begin], "template"), *inside)
            cursor = offset + len(piece)
    if parts:
        parts.append(Gap(raw[cursor - begin :], "template"))
        return Block("html", tuple(one for one in parts if one.raw), 0, containers, location, "", raw)
    content = " ".join(one.shown for one in known)
    return Block("html", (Gap(raw, known[0].reason),), 0, containers, location, "", content)


def explicit_id(piece: str) -> str:
    """The id that attributes give: "intro" of ``{: .lead #intro}``; or nothing."""
    found = re.search(r"(?<=[\s{:])#([\w:.-]+)", piece)
    return found[1] if found else ""


def spoken_options(lines: Lines, numbers: range, containers: tuple[Container, ...]) -> Iterator[tuple[int, int, Block]]:
    """The texts in the options of a directive of MyST (``:alt: A river``) on lines of these numbers, as blocks."""
    for number in numbers:
        found = _SPOKEN_OPTION.match(lines.text[lines.starts[number] : lines.ends[number]])
        if found and _LETTER.search(found["value"]):
            start = lines.starts[number] + found.start("value")
            location = lines.locate(start)
            segment = Segment((Text(" ".join(found["value"].split()), found["value"]),), location)
            block = Block("metadata", (segment,), 0, containers, location, f":{found['name']}:", "lines")
            yield start, start + len(found["value"]), block


def code_of_directive(
    token: Token, lines: Lines, first: int, containers: tuple[Container, ...]
) -> Iterator[tuple[int, int, Block]]:
    """The blocks of a directive of code: what is shown of it, or the titles of the files that it lists."""
    if not token.map:
        return
    directive: CodeDirective = token.meta["directive"]
    body, end = (first + line for line in token.meta["body"])
    if directive.shown:
        content = lines.masked.unmask(token.content)
        if content.strip():
            begin, finish = lines.starts[body], lines.ends[end - 1]
            raw, content = lines.text[begin:finish], content.lstrip("\n")
            code = Block("code", (Gap(raw, "code"),), 0, containers, lines.locate(begin), directive.language, content)
            yield begin, finish, code
        return
    for line in range(first + token.map[0] + 1, end):
        text = lines.text[lines.starts[line] : lines.ends[line]]
        stripped = text.lstrip(" \t>")
        shift = lines.starts[line] + len(text) - len(stripped)
        option = read_option(stripped) if line < body else None
        named = _LISTED_FILE.match(stripped) if directive.name == "toctree" and line >= body else None
        if option and option["name"].lower() == "caption" and option["value"]:
            yield _metadata(lines, shift + option.start("value"), option["value"], containers)
        elif named and _LETTER.search(named["title"]):
            yield _metadata(lines, shift + named.start("title"), named["title"], containers)


def abbreviation(
    token: Token, lines: Lines, first: int, containers: tuple[Container, ...]
) -> Iterator[tuple[int, int, Block]]:
    """The block of what an abbreviation means: ``*[HTML]: Hyper Text Markup Language``."""
    if token.map and _LETTER.search(token.content):
        start = lines.starts[first + token.map[0]] + token.meta["column"]
        yield _metadata(lines, start, lines.text[start : start + len(token.content)], containers, "*[]:")


def _metadata(
    lines: Lines, start: int, raw: str, containers: tuple[Container, ...], key: str = ":caption:"
) -> tuple[int, int, Block]:
    location = lines.locate(start)
    segment = Segment((Text(" ".join(raw.split()), raw),), location)
    return start, start + len(raw), Block("metadata", (segment,), 0, containers, location, key, "lines")


def spoken_parts(piece: str, offset: int, locate: Callable[[int], Location]) -> tuple[Gap | Segment, ...]:
    """A piece with the texts in its attributes as segments; `offset` is where it is in the file.

    It is a component, an element, a shortcode of Hugo or a tag of Liquid (``{% include figure.html caption="…" %}``).
    Values without a name stay as they are: what they mean, only the shortcode knows.
    """
    reason = understand(piece).reason
    syntax = _SHORTCODE.match(piece) is not None and reason == "template"
    if not syntax and not _COMPONENT.match(piece) and not is_element(piece):
        return (Gap(piece, reason),)
    parts: list[Gap | Segment] = []
    cursor = 0
    for found in _SPOKEN.finditer(piece):
        group = found.lastgroup or ""
        name, value = found["name"], found[group]
        if not _is_spoken(piece, name, value, syntax=syntax):
            continue
        as_text = syntax or piece[found.start(group) - 2] == "{"
        text = " ".join((value if as_text else resolve_references(value, in_attribute=True)).split())
        segment = Segment((Text(text, value),), locate(offset + found.start(group)), attribute=name)
        parts += (Gap(piece[cursor : found.start(group)], reason), segment)
        cursor = found.end(group)
    return (*parts, Gap(piece[cursor:], reason))


def _is_spoken(piece: str, name: str, value: str, *, syntax: bool) -> bool:
    """Whether the value of an attribute of a piece is words that readers see."""
    if not _LETTER.search(value) or "{{" in value or "{%" in value:
        return False
    if name == "name":
        return syntax and _NAMED_TABS.match(piece) is not None
    return syntax or name not in _OF_SYNTAX_ALONE


def holds_nothing(part: Inline) -> bool:
    """Whether a part holds nothing to translate: white space, template syntax."""
    return not part.text.strip() if isinstance(part, Text) else part.name == "ph" and not _speaks(part)


def _speaks(tag: Tag) -> bool:
    return any(isinstance(part, Segment) for part in tag.parts)


class Edges(NamedTuple):
    """The parts of a message, with what is before and after them; none where there is nothing else.

    `task` is the box of a task; `key` the id that attributes give; `level` that of the heading that tags make, or 0.
    """

    before: tuple[Gap | Segment, ...]
    parts: tuple[Inline, ...]
    after: tuple[Gap | Segment, ...]
    task: str = ""
    key: str = ""
    level: int = 0


def trim_edges(parts: Sequence[Inline], *, in_item: bool) -> Edges:
    """Take what is no part of the message from its edges; `in_item` where it is the first text of an item of a list."""
    before: list[Gap | Segment] = []
    after: list[Gap | Segment] = []
    task, key, level = "", "", 0
    left = list(parts)
    while len(left) > 1 and _is_syntax(first := left[0], is_element):
        before += _as_template(first)
        level = level or heading_level(first.raw or "")
        del left[0]
        if isinstance(text := left[0], Text) and text.raw is not None:
            bare = text.raw.lstrip(_BLANKS)
            before.append(Gap(text.raw[: len(text.raw) - len(bare)]))
            left[:1] = [Text(text.text.lstrip(_BLANKS), bare)] if bare else []
    first = left[0]
    box = TASK.match(first.raw or "") if in_item and isinstance(first, Text) else None
    if box and isinstance(first, Text) and first.text.startswith(box.group()):
        task, size = box.group(), box.end()
        left[0] = Text(first.text[size:], (first.raw or "")[size:])
    while len(left) > 1 and (_is_syntax(last := left[-1], is_attributes) or _is_syntax(last, is_element)):
        key = key or (explicit_id(last.raw or "") if is_attributes(last.raw or "") else "")
        after = [*_as_template(last), *after]
        del left[-1]
        if isinstance(text := left[-1], Text) and text.raw is not None:
            bare = text.raw.rstrip(_BLANKS)
            after = [Gap(text.raw[len(bare) :]), *after]
            left[-1:] = [Text(text.text.rstrip(_BLANKS), bare)] if bare else []
    return Edges(tuple(before), tuple(left), tuple(after), task, key, level)


def _is_syntax(part: Inline, of: Callable[[str], bool]) -> bool:
    return isinstance(part, Tag) and part.name == "ph" and not part.attribute("html") and of(part.raw)


def _as_template(part: Inline) -> Iterator[Gap | Segment]:
    """The parts of a tag that is syntax, as parts of a block."""
    for one in part.parts if isinstance(part, Tag) else ():
        yield one if isinstance(one, Segment) else Gap(one.raw, "template")
