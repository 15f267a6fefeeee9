"""The elements that are open at a place of a page, and what holds for all that is in them."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from mars_i18n.formats.html.elements import BLOCKS, END_WALLS, FORMATTING, IMPLIED_ENDS, TABLE_PARTS, VOID, walls_of
from mars_i18n.formats.html.runs import make_item
from mars_i18n.formats.html.structure import NUMBERED, OpenElement
from mars_i18n.formats.html.style import Element, StyleSheet, is_block
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.emission import Emitter
    from mars_i18n.formats.html.runs import Item
    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.formats.html.structure import Structure
    from mars_i18n.formats.html.tokens import Token
    from mars_i18n.text.segments.remarks.directives import Directive

_SEEN_BY_SELECTORS = 60  # ancestors that a selector may name a part of
_END_WHAT_IS_IN_THEM = frozenset("a applet button marquee".split())
_NOTHING: tuple[str, ...] = ()
_NO_ATTRIBUTES: Mapping[str, Attribute] = {}
_NO_SELECTOR = Element("", "", frozenset())
LOOKS = frozenset({"span", "font", "b", "strong"})  # that may be between two line breaks which end a paragraph
_NEVER_APART = VOID | {"html", "head", "body"}  # hidden or not, no sentence goes on after them
OWN = NUMBERED | {"td", "th"}  # elements of which each is another one


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
    blocks: list[int] = field(default_factory=list)  # where those are that are blocks by their names

    def push(self, element: OpenElement) -> None:
        """Open an element."""
        places = self.places.get(element.name)
        if places is None:
            places = self.places[element.name] = []
        places.append(len(self.stack))
        if element.name in BLOCKS:
            self.blocks.append(len(self.stack))
        self.stack.append(element)

    def closed_by_start(self, name: str) -> int:
        """How many elements the start tag `name` closes, as their end tags may be left out."""
        ends = IMPLIED_ENDS.get(name)
        if ends is None or not self.stack:
            return 0
        stack = self.stack
        lowest = depth = len(stack)
        if stack[-1].name in ends:
            if len(ends) == 1:
                return 1
            if "p" not in ends and (closed := self._closed_in_a_row(ends, walls_of(name))):
                return closed
        known = self.places.get
        for ended in ends:
            places = known(ended)
            if not places or places[-1] >= lowest:
                continue
            place = places[-1]
            # No wall can be within the innermost element, so it needs no look; it is often a wall itself
            if place < depth - 1:
                walls = walls_of("p" if ended == "p" else name)
                if stack[-1].name in walls or self._is_beyond(place, walls):
                    continue
            lowest = place
        return depth - lowest

    def _closed_in_a_row(self, ends: frozenset[str], walls: frozenset[str]) -> int:
        """How many of the innermost elements end, where a wall is the first that does not; 0 where none is."""
        for closed, element in enumerate(reversed(self.stack)):
            if element.name not in ends:
                return closed if element.name in walls else 0
        return 0

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
        return stack[-1].block or (count > 1 and any(one.block for one in stack[-count:]))

    def is_alike(self, tag: StartTag, root: OpenElement) -> bool:
        """Whether the innermost element is the one that a start tag begins beside it, as all that such a tag begins."""
        shared = (self.stack[-2] if len(self.stack) > 1 else root).shared
        return shared is not None and shared.get(tag) is self.stack[-1]

    def pop(self) -> OpenElement:
        """Close the innermost element."""
        element = self.stack.pop()
        del self.places[element.name][-1]
        if self.blocks and self.blocks[-1] == len(self.stack):
            del self.blocks[-1]
        return element

    def end_within_block(self, name: str) -> bool:
        """Take the end tag of an element that is no block, in a block that is within the element, and ends there not.

        True where that is so. The element of such an end tag stays open, but for one that only changes how text looks
        (13.2.6.4.7). The end of a link ends the blocks in it, as only what is before it leads anywhere.
        """
        places = self.places.get(name)
        if name in BLOCKS or name in _END_WHAT_IS_IN_THEM or not places or not self.blocks:
            return False
        place = places[-1]
        ended = self.stack[place]
        if self.blocks[-1] < place or ended.block or ended.hidden or ended.keep:
            return False
        if name not in FORMATTING:
            return True
        if self._is_beyond(place, END_WALLS):
            return False
        del places[-1]
        self.places.setdefault("", []).append(place)
        self.stack[place] = replace(ended, name="", shared=None)
        return True

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


class PageElements:
    """The elements of a page as they are opened and closed, and the run of text and tags that is under way in them."""

    def __init__(self, found: Emitter, structure: Structure) -> None:
        self.found, self.structure = found, structure
        self.sheet = StyleSheet()
        self.open = OpenElements()
        self.root = OpenElement("", _NO_SELECTOR, block=True)
        self.within = self.root  # the innermost element that is open, or one that represents the page
        self.items: list[Item] = []
        self.breaks = -1  # the number of the item that is the last line break, while nothing that is seen follows it
        self.aside: Aside | None = None
        self.again: tuple[StartTag | None, OpenElement] = None, self.root  # a tag that ends and begins such an element
        self.language = ""  # of the page
        self.at = 0  # the number of the token that is next

    def _flush(self) -> None:
        items, self.items, self.breaks = self.items, [], -1
        if not items:
            return
        if len(items) == 1 and (item := items[0]).kind == "text":
            self.found.text_alone(item.start, item.end, self.within)
        else:
            self.found.run(items, self.within)

    def _begin_again(self, name: str, at: int) -> None:
        """Begin the innermost element anew, which its own start tag at an offset ends."""
        if name in OWN:
            within, stack = self.within, self.open.stack
            if within.kind == "cell":
                self._fill_cell(within, at)
            self._renew(within, stack[-2] if len(stack) > 1 else self.root)

    def _element(self, token: Token, tag: StartTag) -> None:
        _, start, end, name = token
        closing = self.open.closed_by_start(name)
        block, hidden = self._display(tag) if self.sheet.rules else (tag.block, tag.hidden)
        apart = hidden and name not in _NEVER_APART
        if self.items and ((block and not apart) or (closing and self.open.closes_block(closing))):
            self._flush()
        if closing:
            if closing == 1 and self.open.is_alike(tag, self.root):
                self.again = tag, self.within
                self._begin_again(name, start)
                return
            self._close(closing, start)
        if name == "hr":
            self.found.opaque("rule", (start, end), self.within, "")
        elif name not in VOID:
            self._open(token, tag, block=block, hidden=hidden, follows=closing > 0)

    def _open(self, token: Token, tag: StartTag, *, block: bool, hidden: bool, follows: bool) -> None:
        """Open an element, whose start tag may end what it follows; what is hidden is apart from the run around it."""
        name, parent = token[3], self.within
        alike = not (hidden or tag.attributes or name == "html" or self.sheet.rules)
        element = parent.shared.get(tag) if alike and parent.shared else None
        if element is None:
            element = self._new_element(token, tag, parent, block=block, hidden=hidden)
            if alike and (follows or name not in OWN):
                parent.share(tag, element)
        elif name in OWN:
            self._renew(element, parent)
        self.open.push(element)
        self.within = element

    def _new_element(
        self, token: Token, tag: StartTag, parent: OpenElement, *, block: bool, hidden: bool
    ) -> OpenElement:
        _, start, _, name = token
        apart = hidden and self.aside is None and name not in _NEVER_APART
        element = parent.child(tag, block=block or apart, hidden=hidden and name not in {"html", "body"})
        if apart:
            self._step_aside(element, start)
        elif block and self.items:
            self._flush()
        if tag.attributes or name == "html":
            self._declare(element, tag, token)
        if element.block:
            self.structure.set_kind(element, parent, tag.attributes, self.at - 1)
            if tag.prose:
                self.found.attributes(start, tag, element)
        else:
            self._begin_inline(token, tag, keep=element.keep and not parent.keep)
        if element.kind == "cell":
            element.cells = self.found.cells
        return element

    def _renew(self, element: OpenElement, parent: OpenElement) -> None:
        """Make an element that was closed the one that the last start tag begins, in the same parent."""
        element.kind, element.level, element.containers = parent.kind, parent.level, parent.containers
        element.columns = 1
        if element.shared and (others := [one for one in element.shared if one.name not in OWN]):
            for other in others:
                del element.shared[other]
        self.structure.set_kind(element, parent, _NO_ATTRIBUTES, self.at - 1)
        if element.kind == "cell":
            element.cells = self.found.cells

    def _begin_inline(self, token: Token, tag: StartTag, *, keep: bool) -> None:
        _, start, end, name = token
        if self.breaks >= 0 and name not in LOOKS:
            self.breaks = -1
        self.items.append(make_item("open", start, end, name, tag, keep=keep))

    def _display(self, tag: StartTag) -> tuple[bool, bool]:
        """Whether an element is a block and whether it is hidden, by the sheets."""
        given, stronger = self.sheet.display(tag.selector, self.open.selectors)
        display = given if (stronger and not tag.important) or not tag.display else tag.display
        return is_block(tag.name, display), display == "none" if display else tag.hides

    def _declare(self, element: OpenElement, tag: StartTag, token: Token) -> None:
        """The language of an element, whether it is translated, and where it leads."""
        name, language, attributes = token.name, tag.language, tag.attributes
        if name == "html" and not self.found.in_outlook:
            self.language = self.language or language
            if "lang" not in attributes and "xml:lang" not in attributes and token.end - token.start >= len("<html>"):
                self.found.undeclared_language(token.start + len("<html"))
        if language and name != "html":
            element.language = language
        if language and language == self.language:
            if name == "html":
                element.language = ""
            for key in ("lang", "xml:lang"):
                if key in attributes:
                    self.found.language(token.start, attributes[key])
        if tag.translate:
            element.keep = tag.translate == "no"
        if tag.link is not None:
            element.link = tag.link

    def _end_element(self, token: Token) -> None:
        _, start, end, name = token
        closing = 0 if self.open.end_within_block(name) else self.open.closed_by_end(name)
        if self.open.closes_block(closing) if closing else name in BLOCKS:
            self._flush()
        else:
            self.items.append(make_item("close", start, end, name))
        if closing:
            ends_aside = self.aside is not None and self.open.stack[-closing] is self.aside.element
            self._close(closing, start)
            if ends_aside and self.items:
                self.items[-1].end = end

    def _step_aside(self, element: OpenElement, start: int) -> None:
        """Begin what is hidden: the run around it waits."""
        found = self.found
        self.aside = Aside(
            element, start, self.items, self.breaks, found.said, found.skipping, len(found.blocks), len(found.gaps)
        )
        self.items, self.breaks, found.said = [], -1, []

    def _step_back(self, aside: Aside, at: int) -> None:
        """End what is hidden: the run around it goes on."""
        item = make_item("alone", aside.start, at, "hidden")
        self.found.hide(item, aside.blocks, aside.gaps)
        aside.items.append(item)
        self.items, self.breaks, self.aside = aside.items, aside.breaks, None
        self.found.said = aside.said + self.found.said
        skipping = self.found.skipping
        if skipping != aside.skipping:  # a comment in it excludes what follows from translation, or ends that
            self.found.skipping = aside.skipping
            self._flush()
            self.found.skipping = skipping

    def _fill_cell(self, element: OpenElement, at: int) -> None:
        """Keep the places of columns that an element at its end, if it is a cell, has no words for."""
        if element.name in {"td", "th"} and not element.hidden:
            missing = element.columns - (self.found.cells > element.cells and 1)
            for _ in range(missing):
                self.found.empty_cell(at, element)

    def _close(self, count: int, at: int) -> None:
        """Close so many elements at an offset; the run in the innermost is at its end already."""
        went_on = False
        stack, places = self.open.stack, self.open.places
        for _ in range(count):
            element = stack.pop()
            del places[element.name][-1]
            if went_on and element.block:
                self.within = element
                self._flush()
            if element.kind == "cell":
                self._fill_cell(element, at)
            if self.aside and element is self.aside.element:
                self.within = stack[-1] if stack else self.root
                self._step_back(self.aside, at)
                went_on = True
        self.within = stack[-1] if stack else self.root
