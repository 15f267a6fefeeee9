"""The items of a list as cards: the picture that each opens with apart from its words, and its title in bold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Tag, Text
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.inline import image_texts, safe_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Inline
    from mars_i18n.outputs.page.tree import Node

_SIZES = "(min-width: 36rem) 19rem, 100vw"  # of a card, in the packaged style sheet


def card_of(nodes: Sequence[Node]) -> tuple[tree.Figure | None, tuple[Node, ...]]:
    """The picture of an item, or None, and its nodes; a link that opens its words is its title, on a line by itself."""
    if not nodes:
        return None, ()
    first, rest = nodes[0], tuple(nodes[1:])
    if isinstance(first, tree.Figure):
        image = _as_wide_as_a_card(first.image)
        return replace(first, image=image), (*map(_entitle, rest[:1]), *rest[1:])
    if not isinstance(first, tree.Paragraph) or not first.prose:
        return None, tuple(nodes)
    figure, prose = _take_picture(first.prose)
    said = [_entitle(tree.Paragraph(prose))] if any(map(_says_something, prose)) else []
    return figure, (*said, *rest)


def _take_picture(prose: tree.Prose) -> tuple[tree.Figure | None, tree.Prose]:
    """The image that prose opens with, also within a link, and the prose without it."""
    segment = prose[0]
    parts = [part for part in segment.parts if not _is_blank(part)]
    linked = len(parts) > 2 and _is_tag(parts[0], "a") and _is_tag(parts[2], "a")
    image = parts[1] if linked else parts[0] if parts else None
    if not isinstance(image, Tag) or image.name != "img" or not safe_address(image.attribute("src")):
        return None, prose
    taken = parts[:3] if linked else parts[:1]
    at = max(number for number, part in enumerate(segment.parts) if any(part is one for one in taken))
    shown = tuple(_as_wide_as_a_card(part) if isinstance(part, Tag) and part is image else part for part in taken)
    left = list(segment.parts[at + 1 :])
    while left and (_is_blank(left[0]) or _is_tag(left[0], "br")):
        del left[0]
    if left and isinstance(left[0], Text):
        left[0] = replace(left[0], text=left[0].text.lstrip())
    title = image_texts(image)[1]
    caption = next((one for one in reversed(image.parts) if isinstance(one, Segment)), None) if title else None
    figure = tree.Figure(_as_wide_as_a_card(image), title, caption, (replace(segment, parts=shown),))
    return figure, (replace(segment, parts=tuple(left)), *prose[1:])


def _as_wide_as_a_card(image: Tag) -> Tag:
    """The image, where a page has several files of it, with the width that a card has instead of that of the text."""
    if not image.attribute("sizes"):
        return image
    return replace(
        image, attributes=tuple((name, _SIZES if name == "sizes" else one) for name, one in image.attributes)
    )


def _entitle(node: Node) -> Node:
    """A paragraph that opens with a link, with that link in bold and the end of the line after it."""
    if not isinstance(node, tree.Paragraph) or not node.prose:
        return node
    parts = node.prose[0].parts
    at = next((number for number, part in enumerate(parts) if not _is_blank(part)), None)
    if at is None or not _is_tag(parts[at], "a"):
        return node
    opening = parts[at]
    ends = (number for number, part in enumerate(parts) if _is_tag(part, "a") and number > at)
    end = next(ends, at) if isinstance(opening, Tag) and opening.form == "open" else at
    link, left = parts[at : end + 1], list(parts[end + 1 :])
    if left and not (isinstance(left[0], Text) and left[0].text[:1].isspace()) and not _is_tag(left[0], "br"):
        return node  # as a comma after it
    while left and _is_blank(left[0]):
        del left[0]
    if left and isinstance(left[0], Text):
        left[0] = replace(left[0], text=left[0].text.lstrip())
    if left and not _is_tag(left[0], "br"):
        left.insert(0, Tag("br", 0, "alone", attributes=(("of", "blank"),)))
    bold = (Tag("b", 0, "open"), *link, Tag("b", 0, "close"))
    return replace(node, prose=(replace(node.prose[0], parts=(*bold, *left)), *node.prose[1:]), tight=False)


def _is_tag(part: Inline, name: str) -> bool:
    return isinstance(part, Tag) and part.name == name


def _is_blank(part: Inline) -> bool:
    return isinstance(part, Text) and not part.text.strip()


def _says_something(segment: Segment) -> bool:
    return any(not _is_blank(part) for part in segment.parts)
