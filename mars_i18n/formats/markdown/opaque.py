"""What a piece of template syntax is: whether outputs show it, why its words are no prose, and which of them are.

And what is at the edges of a text and no part of its message: the box of a task, tags of elements, attributes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.markdown.markdown_elements import heading_level, is_element
from mars_i18n.formats.markdown.masks import ATTRIBUTES, CONTENTS, HIDDEN_LINE, MATH
from mars_i18n.model import Block, Gap, GapReason, Inline, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.formats.markdown.line_index import Lines
    from mars_i18n.model import Container, Location

_COMPONENT = re.compile(r"</?[A-Z]")
_MODULE = re.compile(r"(?:import|export)\b")
_COMMENT = re.compile(r"\{/\*|\{#|\{%-?\s*comment\b|\{\{-?\s*/\*|\{\{!")
_VERBATIM = re.compile(r"\{%-?\s*(?:highlight|raw|verbatim)\b|\{\{[<%]\s*(?:highlight|mermaid|math|katex)\b")
_SPOKEN = re.compile(
    r"(?<=\s)(?P<name>title|subtitle|label|alt|caption|summary|description|placeholder|heading|tagline|aria-label)="
    r"(?:\{(?=[\"']))?(?P<quote>[\"'])(?P<value>[^\"'\n]*)(?P=quote)"
)
_SPOKEN_OPTION = re.compile(r"[ \t>]*:(?P<name>alt|caption):[ \t]+(?P<value>\S.*?)[ \t]*$")
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
    raw: str, pieces: Sequence[str], containers: tuple[Container, ...], location: Location
) -> Block | None:
    """The block of pieces that are alone on their lines, of which `raw` is the text; None where no output shows any.

    Code between ``{% highlight py %}`` and its end is code, and a formula is a paragraph that is not translated.
    """
    known = [one for one in map(understand, pieces) if one.shown]
    if not known:
        return None
    alone = pieces[0] if len(pieces) == 1 else ""
    if code := _VERBATIM.match(alone) and _QUOTED_CODE.match(alone):
        lines = code["code"].strip("\r\n") + "\n"
        return Block("code", (Gap(raw, "code"),), 0, containers, location, code["language"], lines)
    if MATH.fullmatch(alone):
        formula = Tag("ph", 1, "alone", (Gap(raw, "code"),), (("ph", " ".join(alone.split())),))
        return Block("paragraph", (Segment((formula,), location, translate=False),), 0, containers, location)
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
            block = Block("metadata", (segment,), 0, containers, location, found["name"], "lines")
            yield start, start + len(found["value"]), block


def spoken_parts(piece: str, offset: int, locate: Callable[[int], Location]) -> tuple[Gap | Segment, ...]:
    """A piece with the texts in the attributes of a component as segments; `offset` is where it is in the file."""
    reason = understand(piece).reason
    if not _COMPONENT.match(piece) and not is_element(piece):
        return (Gap(piece, reason),)
    parts: list[Gap | Segment] = []
    cursor = 0
    for found in _SPOKEN.finditer(piece):
        start, end = found.span("value")
        text = " ".join(resolve_references(found["value"], in_attribute=True).split())
        if not _LETTER.search(text):
            continue
        segment = Segment((Text(text, piece[start:end]),), locate(offset + start), attribute=found["name"])
        parts += (Gap(piece[cursor:start], reason), segment)
        cursor = end
    return (*parts, Gap(piece[cursor:], reason))


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
