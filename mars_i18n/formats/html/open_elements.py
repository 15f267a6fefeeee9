"""The elements that are open at a place of a page, and what holds for all that is in them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats.html.elements import END_WALLS, IMPLIED_ENDS, TABLE_PARTS, walls_of
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model.construction import fast_constructor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.formats.html.runs import Item
    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.formats.html.style import Element
    from mars_i18n.model import BlockKind, Container
    from mars_i18n.text.segments.remarks.directives import Directive

_SEEN_BY_SELECTORS = 60  # ancestors that a selector may name a part of
_CAPTIONS = frozenset({"figcaption", "caption"})
_NOTHING: tuple[str, ...] = ()


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


_make_element = fast_constructor(OpenElement)


@dataclass(slots=True)
class Aside:
    """A hidden element that is open, and the run around it, which goes on after it: browsers show no gap there."""

    element: OpenElement
    start: int
    items: list[Item]
    breaks: int
    said: list[Directive]
    skipping: bool
    blocks: int  # how many had been found before
    gaps: int


@dataclass(slots=True)
class OpenElements:
    """A stack of open elements. Every look at it takes the same time, however deep it is."""

    stack: list[OpenElement] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)  # where the elements of each name are

    def push(self, element: OpenElement) -> None:
        """Open an element."""
        places = self.places.get(element.name)
        if places is None:
            places = self.places[element.name] = []
        places.append(len(self.stack))
        self.stack.append(element)

    def closed_by_start(self, name: str) -> int:
        """How many elements the start tag `name` closes, as their end tags may be left out."""
        lowest = depth = len(self.stack)
        ends = IMPLIED_ENDS.get(name, _NOTHING)
        if len(ends) == 1 and self.stack and self.stack[-1].name in ends:
            return 1
        for ended in ends:
            places = self.places.get(ended)
            if not places or places[-1] >= lowest:
                continue
            place = places[-1]
            # No wall can be within the innermost element, so it needs no look
            if place == depth - 1 or not self._is_beyond(place, walls_of("p" if ended == "p" else name)):
                lowest = place
        return depth - lowest

    def closed_by_end(self, name: str) -> int:
        """How many elements the end tag `name` closes; 0 where it matches none."""
        places = self.places.get(name)
        if not places:
            return 0
        depth, place = len(self.stack), places[-1]
        if place < depth - 1:
            walls: Iterable[str] = _NOTHING
            if name not in TABLE_PARTS:
                walls = END_WALLS
            elif name != "table":
                walls = ("table",)
            if self._is_beyond(place, walls):
                return 0
        return depth - place

    def closes_block(self, count: int) -> bool:
        """Whether the end of so many open elements is the end of a block."""
        stack = self.stack
        return stack[-1].block if count == 1 else any(one.block for one in stack[-count:])

    def is_alike(self, tag: StartTag, root: OpenElement) -> bool:
        """Whether the innermost element is the one that a start tag begins beside it, as all that such a tag begins."""
        shared = (self.stack[-2] if len(self.stack) > 1 else root).shared
        return shared is not None and shared.get(tag) is self.stack[-1]

    def pop(self) -> OpenElement:
        """Close the innermost element."""
        element = self.stack.pop()
        del self.places[element.name][-1]
        return element

    def selectors(self) -> list[Element]:
        """What selectors see of the open elements, from the outermost."""
        return [one.selector for one in self.stack[-_SEEN_BY_SELECTORS:]]

    def _is_beyond(self, place: int, walls: Iterable[str]) -> bool:
        """Whether an element of one of these names is within the one at a place."""
        for name in walls:
            places = self.places.get(name)
            if places and places[-1] > place:
                return True
        return False
