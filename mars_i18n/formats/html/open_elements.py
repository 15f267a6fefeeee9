"""The elements that are open at a place of a page, and what holds for all that is in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mars_i18n.formats.html.elements import END_WALLS, IMPLIED_ENDS, TABLE_PARTS, walls_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.formats.html.style import Element
    from mars_i18n.model import BlockKind, Container


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
    cells: int = 0  # those read when a cell began
    columns: int = 1  # that a cell spans


@dataclass(slots=True)
class OpenElements:
    """A stack of open elements. Every look at it takes the same time, however deep it is."""

    stack: list[OpenElement] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)  # where the elements of each name are

    @property
    def top(self) -> OpenElement | None:
        """The innermost element."""
        return self.stack[-1] if self.stack else None

    def push(self, element: OpenElement) -> None:
        """Open an element."""
        self.places.setdefault(element.name, []).append(len(self.stack))
        self.stack.append(element)

    def closed_by_start(self, name: str) -> int:
        """How many elements the start tag `name` closes, as their end tags may be left out."""
        lowest = len(self.stack)
        wall = self._innermost(walls_of(name))
        for ended in IMPLIED_ENDS.get(name, ()):
            places = self.places.get(ended)
            if not places:
                continue
            limit = self._innermost(walls_of("p")) if ended == "p" else wall
            place = next((one for one in places[-1:] if one > limit), None)
            if place is not None:
                lowest = min(lowest, place)
        return len(self.stack) - lowest

    def closed_by_end(self, name: str) -> int:
        """How many elements the end tag `name` closes; 0 where it matches none."""
        places = self.places.get(name)
        if not places:
            return 0
        if name not in TABLE_PARTS and places[-1] < self._innermost(END_WALLS):
            return 0
        if name in TABLE_PARTS and name != "table" and places[-1] < self._innermost(frozenset({"table"})):
            return 0
        return len(self.stack) - places[-1]

    def pop(self) -> OpenElement:
        """Close the innermost element."""
        element = self.stack.pop()
        self.places[element.name].pop()
        return element

    def selectors(self) -> Iterator[Element]:
        """What selectors see of the open elements, from the outermost."""
        return (one.selector for one in self.stack[-60:])

    def _innermost(self, names: frozenset[str]) -> int:
        """Where the innermost of the elements of these names is, or -1."""
        return max((places[-1] for name in names if (places := self.places.get(name))), default=-1)
