"""The prose of a segment as a tree, its tags and the editors' own inline HTML nested as a browser nests them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.model import Text
from mars_i18n.outputs.page.html.html_tree import HtmlElement, HtmlNode, TreeBuilder, parse_html
from mars_i18n.outputs.page.inline import button_links, link_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Inline

_NAMES = {"b": "strong", "i": "em", "s": "del"}  # by which HTML nests and closes them
# What the editors' own HTML may have within a sentence; other tags would end or swallow what is around it
_INLINE = frozenset(
    """a abbr b blockquote br cite code dd del dl dt em h1 h2 h3 h4 h5 h6 i img ins kbd li mark ol pre q s small span
    strong sub sup u ul""".split()
)
_HTML = re.compile(r"<(/?)([a-z][a-z0-9]*)(?=[\s/>])", re.IGNORECASE)


def inline_tree(parts: Sequence[Inline]) -> list[HtmlNode]:
    """Words, elements that represent tags of the model (`Element.tag`), and those of HTML. Linear in its length.

    The element of a link has its localised title in its attributes, and the class of a button where it is one.
    """
    builder = TreeBuilder()
    titles, buttons = link_titles(parts), button_links(parts)
    opened: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            builder.handle_data(part.text)
        elif part.name in {"html", "ph"} and part.attribute("html"):
            _add_html(builder, part.attribute("html"))
        elif part.form == "open" and (own := _own_element(part.attribute("html"))):
            _add_html(builder, part.attribute("html"))
            opened.append(own)
        elif part.form == "open":
            name = _NAMES.get(part.name, part.name)
            attributes = {}
            if part.name == "a":
                attributes = {"title": titles.get(part.number, "")}
                attributes |= {"class": "button"} if part.number in buttons else {}
            builder.start(HtmlElement(name, attributes, tag=part))
            opened.append(name)
        elif part.form == "close":
            if opened:
                builder.handle_endtag(opened.pop())
        else:
            builder.open[-1].children.append(HtmlElement(_NAMES.get(part.name, part.name), tag=part))
    return builder.open[0].children


def _own_element(html: str) -> str:
    """The name of an element of the editors' own that may be within a sentence; empty for any other."""
    known = _HTML.match(html)
    return known[2].lower() if known and not known[1] and known[2].lower() in _INLINE else ""


def _add_html(builder: TreeBuilder, html: str) -> None:
    known = _HTML.match(html)
    if not known or known[2].lower() not in _INLINE:
        return
    if known[1]:
        builder.handle_endtag(known[2].lower())
    elif found := [one for one in parse_html(html).children if isinstance(one, HtmlElement)]:
        if html.rstrip().endswith(f"</{found[0].name}>"):  # whole: an anchor, an icon
            builder.open[-1].children.append(found[0])
        else:
            builder.start(HtmlElement(found[0].name, found[0].attributes))
