"""Open elements, and what is in each: of which kind its text is, and in which lists, tables and quotations it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import value_of
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Container
from mars_i18n.model.construction import fast_constructor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.formats.html.style import Element
    from mars_i18n.formats.html.tables import Ahead
    from mars_i18n.model import BlockKind, ContainerKind

_DEEPEST = 50  # containers within one another; what is deeper is in the last of them
_WIDEST = 50  # columns that one cell may span
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PLAIN = frozenset("table td th li dd blockquote body article section main aside nav header form figure ul ol".split())
_OF_TABLES = frozenset({"table", "td", "th"})
_NAMED = frozenset(_HEADINGS) | {"dt", "td", "th", "footer"}  # elements whose name says of which kind their text is
_make_container = fast_constructor(Container)
NUMBERED = frozenset("ul ol menu dir li blockquote table tr dl dd".split())  # containers
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_OF_HEADERS = (("header", "yes"),)
_CAPTIONS = frozenset({"figcaption", "caption"})


@dataclass(slots=True)
class OpenElement:
    """An element that is open. All but the first three hold for what is in it too, unless that says otherwise."""

    name: str
    selector: Element
    block: bool  # whether its start and end are ends of a block
    hidden: bool = False
    language: str = ""
    keep: bool = False  # translate="no"
    link: str = ""
    kind: BlockKind = "paragraph"
    level: int = 0
    containers: tuple[Container, ...] = ()
    caption: bool = False
    cells: int = 0  # those read when a cell began
    columns: int = 1  # that a cell spans
    shared: dict[StartTag, OpenElement] | None = None  # elements in it that are alike, as nothing in them is their own

    def child(self, tag: StartTag, *, block: bool, hidden: bool) -> OpenElement:
        """A new element within this one, for which all holds that holds here."""
        return _make_element(
            tag.name,
            tag.selector,
            block,
            self.hidden or hidden,
            self.language,
            self.keep,
            self.link,
            self.kind,
            self.level,
            self.containers,
            self.caption or tag.name in _CAPTIONS,
        )

    def share(self, tag: StartTag, element: OpenElement) -> None:
        """Keep an element within this one for each that the same tag begins; what is in an inline one is alike."""
        if self.shared is None:
            self.shared = {tag: element}
        else:
            self.shared[tag] = element
        if not element.block:
            element.shared = self.shared


_make_element = fast_constructor(OpenElement)


@dataclass(slots=True)
class Structure:
    """Gives each block what it is; containers are numbered as they come."""

    ahead: Ahead
    numbers: int = 0

    def set_kind(
        self, element: OpenElement, parent: OpenElement, attributes: Mapping[str, Attribute], token: int
    ) -> None:
        """Set what the element, a block in `parent` started by a token's number, changes of kind, level, containers."""
        name, containers = element.name, parent.containers
        inner = containers[-1].kind if containers else ""
        if name == "td" and not attributes:
            element.kind, element.level = ("cell" if inner == "row" else "paragraph"), 0
            return
        if name in NUMBERED:
            container = self._container(name, inner, attributes, token)
            if container and len(containers) < _DEEPEST:
                element.containers = (*containers, container)
            if name == "tr" and not attributes:
                return
        in_cell = parent.kind == "cell"
        if name in _PLAIN and not (in_cell and name not in _OF_TABLES):
            element.kind, element.level = "paragraph", 0
        if in_cell and name not in _OF_TABLES and name != "tr":
            return
        if name in _NAMED or "role" in attributes:
            self._name(element, inner, attributes)

    def _name(self, element: OpenElement, inner: str, attributes: Mapping[str, Attribute]) -> None:
        name = element.name
        if name in _HEADINGS:
            element.kind, element.level = "heading", _HEADINGS[name]
        elif value_of(attributes, "role").strip().lower() == "heading":
            level = value_of(attributes, "aria-level").strip()
            element.kind, element.level = "heading", int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
        elif name == "dt":
            element.kind = "term"
        elif name in {"td", "th"} and inner == "row":
            element.kind = "cell"
            span = value_of(attributes, "colspan").strip()
            element.columns = min(int(span[:4]), _WIDEST) if span.isdecimal() and int(span[:4]) else 1
        elif name == "footer" and inner == "quote":
            element.kind = "attribution"

    def _container(self, name: str, inner: str, attributes: Mapping[str, Attribute], token: int) -> Container | None:
        given: tuple[tuple[str, str], ...] = ()
        kind: ContainerKind
        if name == "tr" and inner == "table":
            kind = "row"
            given = _OF_HEADERS if token in self.ahead.header_rows else ()
        elif name in _LISTS:
            kind = "list"
            if name == "ol":
                start = value_of(attributes, "start").strip()
                given = (("ordered", "yes"), ("start", start if start.isdecimal() and len(start) < 10 else "1"))
            if token not in self.ahead.loose_lists:
                given = (*given, ("tight", "yes"))
        elif name == "li" and inner == "list":
            kind = "item"
        elif name == "blockquote":
            kind = "quote"
        elif name == "table" and token in self.ahead.data_tables:
            kind, given = "table", (("align", ""),)
        elif name == "dl":
            kind = "definitions"
        elif name == "dd" and inner == "definitions":
            kind = "definition"
        else:
            return None
        self.numbers += 1
        return _make_container(kind, self.numbers, given)
