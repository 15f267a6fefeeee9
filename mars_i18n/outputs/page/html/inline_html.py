"""The prose of a segment as HTML, for web pages and proofs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Tag, Text
from mars_i18n.outputs.page.inline import BOXES, button_links, image_texts, link_titles, safe_address, shown_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.model import Inline

_OF_IMAGES = ("srcset", "sizes", "width", "height", "loading")  # attributes of an image, where an output adds them


@dataclass(frozen=True, slots=True)
class _Context:
    prefix: str  # of the ids of notes
    titles: Mapping[int, str]  # of links, by their numbers
    buttons: frozenset[int]  # links by their numbers


def to_html(parts: Sequence[Inline], prefix: str = "") -> Markup:
    """HTML of the parts, every text escaped. `prefix` makes footnote ids unique among the documents of a page."""
    context = _Context(prefix, link_titles(parts), button_links(parts))
    html: list[Markup] = []
    stack: list[Markup] = []  # end tags of what is open, so that the result is balanced whatever comes in
    for part in parts:
        if isinstance(part, Text):
            html.append(escape(part.text))
        elif part.form == "close":
            html.append(stack.pop() if stack else Markup(""))
        else:
            start, end = TAGS[part.name](part, context)
            html.append(start)
            if part.form == "open":
                stack.append(end)
    return Markup("".join([*html, *reversed(stack)]))  # noqa: S704 - each of them is Markup: joined quickly


def image_html(tag: Tag, *, titled: bool = True) -> Markup:
    """An image, or its words where its address may not be followed; its title as a hint where `titled`."""
    alt, title = image_texts(tag)
    src = tag.attribute("src")
    attribute = Markup(' title="{}"').format(title) if title and titled else Markup("")
    if not safe_address(src):
        return escape(alt)
    for name in _OF_IMAGES:
        if value := tag.attribute(name):
            attribute += Markup(' {}="{}"').format(name, value)
    return Markup('<img src="{}" alt="{}"{}>').format(src, alt, attribute)


def _a(tag: Tag, context: _Context) -> tuple[Markup, Markup]:
    href = tag.attribute("href")
    if tag.form == "alone":
        shown = shown_address(tag)
        return Markup('<a class="address" href="{}">{}</a>').format(href, shown) if safe_address(href) else escape(
            shown
        ), Markup("")
    if not safe_address(href):
        return Markup(""), Markup("")
    title = context.titles.get(tag.number, "")
    attribute = Markup(' title="{}"').format(title) if title else Markup("")
    if tag.number in context.buttons:
        attribute += Markup(' class="button"')
    return Markup('<a href="{}"{}>').format(href, attribute), Markup("</a>")


def _element(name: str) -> Callable[[Tag, _Context], tuple[Markup, Markup]]:
    pair = Markup("<{}>").format(name), Markup("</{}>").format(name)
    return lambda _tag, _context: pair


def _br(_tag: Tag, _context: _Context) -> tuple[Markup, Markup]:
    return Markup("<br>\n"), Markup("")


def _code(tag: Tag, _context: _Context) -> tuple[Markup, Markup]:
    return Markup("<code>{}</code>").format(tag.attribute("code")), Markup("")


def _fn(tag: Tag, context: _Context) -> tuple[Markup, Markup]:
    """The number of a note, leading to it; the way back leads to its first citation, which alone has an id."""
    label, number = tag.attribute("footnote"), tag.attribute("number")
    if not number:
        return Markup("<sup>{}</sup>").format(label), Markup("")
    name = Markup(' id="{}ref-{}"').format(context.prefix, label) if tag.attribute("first") else Markup("")
    form = Markup('<sup><a class="note"{} href="#{}note-{}">{}</a></sup>')
    return form.format(name, context.prefix, label, number), Markup("")


def _html(tag: Tag, _context: _Context) -> tuple[Markup, Markup]:
    return Markup(tag.attribute("html")), Markup("")  # noqa: S704 - the editors' own HTML, passed through


def _img(tag: Tag, _context: _Context) -> tuple[Markup, Markup]:
    return image_html(tag), Markup("")


def _ph(tag: Tag, context: _Context) -> tuple[Markup, Markup]:
    return _html(tag, context) if tag.attribute("html") else (escape(tag.attribute("ph")), Markup(""))


def _span(tag: Tag, _context: _Context) -> tuple[Markup, Markup]:
    """The editors' own element, where they wrote one in Markdown, or a place that links lead to."""
    if box := BOXES.get(tag.attribute("task")):
        return Markup('<span class="task">{}</span> ').format(box), Markup("")
    if name := tag.attribute("id"):
        return Markup('<span id="{}"></span>').format(name), Markup("")
    known = _ELEMENT.match(tag.attribute("html"))
    if not known:
        return Markup(""), Markup("")
    return Markup(tag.attribute("html")), Markup("</{}>").format(known[1])  # noqa: S704 - as above


_ELEMENT = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
TAGS: Mapping[str, Callable[[Tag, _Context], tuple[Markup, Markup]]] = {
    "a": _a,
    "b": _element("strong"),
    "br": _br,
    "code": _code,
    "fn": _fn,
    "html": _html,
    "i": _element("em"),
    "img": _img,
    "ph": _ph,
    "s": _element("del"),
    "span": _span,
    "sub": _element("sub"),
    "sup": _element("sup"),
}
