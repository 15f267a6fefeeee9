"""The editors' own HTML as blocks and tags of the model, for the outputs that know no HTML: text, PDF, Word.

What a paper can show is kept: paragraphs, headings, lists, quotations, tables, images, links, line breaks, high and low
letters. Of the rest the words stay; scripts and what no reader sees go.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from itertools import chain
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Container, ContainerKind, Document, Gap, Inline, Segment, Tag, Text
from mars_i18n.outputs.page.hidden_syntax import is_template
from mars_i18n.outputs.page.html.html_tree import HtmlElement, HtmlNode, parse_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.model import BlockKind

_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "s": "s", "del": "s", "strike": "s"}
_PAIRS = {**_MARKS, "a": "a", "sub": "sub", "sup": "sup"}
_CODE = frozenset("code kbd samp tt".split())
_INLINE = frozenset("abbr bdi bdo big dfn font ins label mark nobr q small span time u var wbr".split())
_UNSEEN = frozenset(
    """audio button canvas embed head iframe input link math meta noscript object option param script select style svg
    template textarea title video""".split()
)
_CONTAINERS: dict[str, ContainerKind] = {
    "ul": "list",
    "ol": "list",
    "li": "item",
    "blockquote": "quote",
    "table": "table",
    "tr": "row",
    "dl": "definitions",
    "dd": "definition",
}
_LAST_START = 32_767  # the highest number that Word lets a list begin with
_LEAVES: dict[str, BlockKind] = {"td": "cell", "th": "cell", "dt": "term"}


def list_start(start: str) -> int:
    """The number of the first item of an ordered list: 1 where it is none, or too high for any list."""
    known = start.isascii() and start.isdecimal() and len(start) <= 20
    number = int(start) if known else 1
    return number if number <= _LAST_START else 1


def start_attribute(element: HtmlElement) -> str | None:
    """The number that a list of the editors' own starts at, as every output has it; None where that is 1."""
    start = list_start(element.attributes.get("start", ""))
    return str(start) if start != 1 else None


def with_html_read(document: Document) -> Document:
    """The document with its raw HTML, blocks and tags, as what it says. Linear in its length."""
    if not any(block.kind == "html" or _has_tags(block) for block in document.blocks):
        return document
    reader = _Reader(0)
    parts: list[Gap | Block] = []
    for part in document.parts:
        if isinstance(part, Block) and part.kind == "html" and not is_template(part):
            parts += reader.read(part)
        else:
            parts.append(_understood(part) if isinstance(part, Block) and _has_tags(part) else part)
    return replace(document, parts=tuple(parts))


def _has_tags(block: Block) -> bool:
    return any(isinstance(one, Tag) and one.name == "html" for one in _inlines(block))


def _inlines(block: Block) -> Iterator[Inline]:
    return chain.from_iterable(part.parts for part in block.parts if isinstance(part, Segment))


def _understood(block: Block) -> Block:
    parts = (
        replace(part, parts=tuple(_broken([_tag(one) if isinstance(one, Tag) else one for one in part.parts])))
        if isinstance(part, Segment)
        else part
        for part in block.parts
    )
    return replace(block, parts=tuple(parts))


def _broken(prose: Sequence[Inline]) -> Iterator[Inline]:
    """Prose without spaces around its line breaks, as a browser shows it."""
    for at, one in enumerate(prose):
        if isinstance(one, Text):
            start, end = (_is_break(prose, at - 1), _is_break(prose, at + 1))
            text = one.text.lstrip() if start else one.text
            yield replace(one, text=text.rstrip() if end else text)
        else:
            yield one


def _is_break(prose: Sequence[Inline], at: int) -> bool:
    one = prose[at] if 0 <= at < len(prose) else None
    return isinstance(one, Tag) and one.name == "br"


def _tag(tag: Tag) -> Tag:
    """A tag of HTML as the model's, or as it is where no output for paper has one. Its number is like no other's."""
    html, number = tag.attribute("html"), -tag.number
    if tag.name != "html":
        return tag
    if ending := re.fullmatch(r"</([a-z]+)\s*>", html, re.IGNORECASE):
        name = _PAIRS.get(ending[1].lower())
        return Tag(name, number, "close") if name else tag
    root = parse_html(html)
    element = next((one for one in root.children if isinstance(one, HtmlElement)), None)
    return _opening_tag(element, number) or tag if element else tag


def _opening_tag(element: HtmlElement, number: int) -> Tag | None:
    if element.name == "br":
        return Tag("br", number, "alone")
    if element.name == "img":
        return Tag("img", number, "alone", attributes=_kept_attributes(element, "src", "alt", "title"))
    name = _PAIRS.get(element.name)
    return Tag(name, number, "open", attributes=_kept_attributes(element, "href", "title")) if name else None


def _kept_attributes(element: HtmlElement, *names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, element.attributes[name].strip()) for name in names if element.attributes.get(name))


@dataclass(slots=True)
class _Reader:
    """Elements on their way to blocks. `numbers` counts containers downwards: the document's own count upwards."""

    numbers: int
    block: Block = field(default_factory=lambda: Block("html", ()))
    stack: list[Container] = field(default_factory=list)
    found: list[Block] = field(default_factory=list)
    prose: list[Inline] = field(default_factory=list)
    leaf: str = ""  # the cell or term that is open: within it, blocks are lines

    def read(self, block: Block) -> list[Block]:
        self.block, self.found, self.prose, self.leaf = block, [], [], ""
        self.stack = list(block.containers)
        self._all(parse_html(block.content).children)
        self._flush("paragraph")
        return self.found

    def _all(self, nodes: Iterable[HtmlNode]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.prose.append(Text(re.sub(r"[ \t\r\n\f]+", " ", node)))
            elif node.name not in _UNSEEN:
                self._element(node)

    def _element(self, element: HtmlElement) -> None:
        name = element.name
        self.numbers -= 1
        if tag := _opening_tag(element, self.numbers):
            self.prose.append(tag)
            self._all(element.children)
            if tag.form == "open":
                self.prose.append(Tag(tag.name, tag.number, "close"))
        elif name in _CODE:
            self.prose.append(Tag("code", self.numbers, "alone", attributes=(("code", _words(element)),)))
        elif name in _INLINE:
            self._all(element.children)
        elif self.leaf:
            self._line()
            self._all(element.children)
        else:
            self._flush("paragraph")
            self._block(element)

    def _block(self, element: HtmlElement) -> None:
        name = element.name
        if name in _CONTAINERS:
            self._container(element, _CONTAINERS[name])
        elif name in _LEAVES:
            self.leaf = name
            self._all(element.children)
            self.leaf = ""
            self._flush(_LEAVES[name], always=True)
        elif name == "pre":
            self._add(Block("code", (), content=_words(element)))
        elif name == "hr":
            self._add(Block("rule", ()))
        else:
            self._all(element.children)
            heading = re.fullmatch("h([1-6])", name)
            self._flush("heading" if heading else "paragraph", int(heading[1]) if heading else 0)

    def _container(self, element: HtmlElement, kind: ContainerKind) -> None:
        self.stack.append(Container(kind, self.numbers, _attributes(element)))
        self._all(element.children)
        self._flush("paragraph")
        self.stack.pop()

    def _line(self) -> None:
        """A block within a cell begins a line of it."""
        if any(not isinstance(one, Text) or one.text.strip() for one in self.prose):
            self.prose.append(Tag("br", self.numbers, "alone"))

    def _flush(self, kind: BlockKind, level: int = 0, *, always: bool = False) -> None:
        prose, self.prose = _trim_ends(list(_broken(self.prose))), []
        if always or any(isinstance(one, Text) or one.form == "alone" for one in prose):
            self._add(Block(kind, (Segment(tuple(prose)),) if prose else (), level))

    def _add(self, block: Block) -> None:
        self.found.append(replace(block, containers=tuple(self.stack), location=self.block.location))


def _attributes(element: HtmlElement) -> tuple[tuple[str, str], ...]:
    if element.name == "tr":
        cells = [one.name for one in element.children if isinstance(one, HtmlElement)]
        return (("header", "yes"),) if cells and set(cells) == {"th"} else ()
    if element.name == "ol":
        return (("ordered", "yes"), ("start", element.attributes.get("start", "1")), ("tight", "yes"))
    return (("tight", "yes"),) if element.name == "ul" else ()


def _trim_ends(prose: Sequence[Inline]) -> list[Inline]:
    """Prose without the spaces at its ends, and without texts that are nothing else there."""
    kept = [one for one in prose if not isinstance(one, Text) or one.text]
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while kept and isinstance(one := kept[at], Text):
            if text := strip(one.text):
                kept[at] = Text(text)
                break
            kept.pop(at)
    return kept


def _words(element: HtmlElement) -> str:
    return "".join(one if isinstance(one, str) else _words(one) for one in element.children)
