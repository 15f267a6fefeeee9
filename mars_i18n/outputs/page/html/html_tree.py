"""HTML as a tree of elements, however broken: for the outputs that must know how it nests before they show it."""

from __future__ import annotations

from dataclasses import field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Tag

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_DEEPEST = 120  # elements within elements, more than a page of ours has; of what is deeper only the words are kept

_CELLS, _ROWS = frozenset({"td", "th"}), frozenset({"thead", "tbody", "tfoot"})
_BLOCKS = frozenset(
    """address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
    header hr main nav ol p pre section summary table ul""".split()
)
# What a start tag ends that nobody closed, and what it does not look beyond (HTML, 13.2.6.4.7 to .15)
_ENDS = {
    "li": ({"li"}, {"ul", "ol", "td", "th"}),
    **dict.fromkeys(("dt", "dd"), ({"dt", "dd"}, {"dl", "td", "th"})),
    **dict.fromkeys(_CELLS, (_CELLS, {"tr", "table"})),
    "tr": ({"tr", *_CELLS}, {"table", *_ROWS}),
    **dict.fromkeys(_ROWS, ({"tr", *_CELLS, *_ROWS}, {"table"})),
    **dict.fromkeys(_BLOCKS, ({"p"}, {"table", "li", "dd", "dt", "blockquote", *_CELLS})),
}


@dataclass(frozen=True, slots=True)
class HtmlElement:
    """An element with its attributes, the first of each name, and its children, in order.

    `tag` is set where it represents a tag of the model, and not for HTML that an editor wrote.
    """

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[HtmlNode] = field(default_factory=list)
    tag: Tag | None = None

    def tag_attribute(self, name: str) -> str:
        """An attribute of the tag of the model that it represents, or the empty string."""
        return self.tag.attribute(name) if self.tag else ""

    def descendants(self) -> Iterator[HtmlElement]:
        """The elements in it, at any depth."""
        for child in self.children:
            if isinstance(child, HtmlElement):
                yield child
                yield from child.descendants()


HtmlNode: TypeAlias = HtmlElement | str


class TreeBuilder(HTMLParser):
    """Builds a tree as a browser does, from HTML that is fed to it and from elements that are opened and closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [HtmlElement("")]
        self.too_deep = 0  # elements that were not opened

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element of HTML."""
        self.start(HtmlElement(tag, {name: value or "" for name, value in reversed(attrs)}))

    def start(self, element: HtmlElement) -> None:
        """Open an element, or add one that holds nothing; beyond a depth that no page has, only words are kept."""
        if element.name not in VOID and len(self.open) > _DEEPEST:
            self.too_deep += 1
            return
        self._end_before(element.name)
        self.open[-1].children.append(element)
        if element.name not in VOID:
            self.open.append(element)

    def _end_before(self, tag: str) -> None:
        ended, bounds = _ENDS.get(tag, ((), ()))
        found = 0
        for depth in range(len(self.open) - 1, 0, -1) if ended else ():
            if self.open[depth].name in ended:
                found = depth
            elif self.open[depth].name in bounds:
                break
        if found:
            del self.open[found:]

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of this name, with all in it; nothing where none is open."""
        if self.too_deep:
            self.too_deep -= 1
            return
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].name == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Add words to what is open."""
        self.open[-1].children.append(data)


def parse_html(html: str) -> HtmlElement:
    """The tree of a piece of HTML, in an element without a name. Never fails; comments are left out.

    A comment or tag that is not closed ends the piece, as it does in a browser.
    """
    builder = TreeBuilder()
    builder.feed(f"{html}<wbr>")  # a tag lets go of the text before it; nothing is closed, so nothing is read twice
    root = builder.open[0]
    if root.children and isinstance(last := root.children[-1], HtmlElement) and last.name == "wbr":
        root.children.pop()
    return root
