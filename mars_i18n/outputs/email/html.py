"""HTML of a page as HTML that mail programs show: Outlook's Word engine, Gmail, Apple Mail.

What they do not know (figure, section) becomes tables and divisions; what they forbid (scripts, frames, forms) goes,
and links that lead nowhere in a mail become their words. Whatever comes in, the result cannot break the layout.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mars_i18n.model import Block, Document, Segment, Tag
from mars_i18n.outputs.page.html_tree import VOID, Element, HtmlNode, parsed
from mars_i18n.outputs.page.inline import safe_address
from mars_i18n.outputs.page.urls import from_page, has_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.outputs.email.images import Picture

_KEPT = frozenset(
    """a abbr b blockquote br cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s small span
    strong sub sup table tbody td th thead tr u ul""".split()
)
_DIVISIONS = frozenset("address article aside center details footer header main nav section summary tfoot".split())
_GONE = frozenset(
    """audio button canvas embed head iframe input link math meta noscript object param script select style svg template
    textarea title video""".split()
)
_PARENTS = {"tr": {"table", "thead", "tbody"}, "td": {"tr"}, "th": {"tr"}, "thead": {"table"}, "tbody": {"table"}}
_ATTRIBUTES = {
    "lang": re.compile(r"[A-Za-z0-9-]{0,35}"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "class": re.compile(r"[\w -]{1,80}"),
    "scope": re.compile(r"col|row"),
    "start": re.compile(r"\d{1,9}"),
    "colspan": re.compile(r"\d{1,2}"),
    "rowspan": re.compile(r"\d{1,2}"),
}
_TITLED = {"a", "abbr"}
_TABLE = Markup(
    '<table role="presentation" class="{}" width="100%" cellpadding="0" cellspacing="0" border="0">{}</table>'
)
# Outlook knows no margin of a table: rows without words keep it apart from what stands around it
_ABOVE, _BELOW = (Markup(f'<tr><td class="{one}">&nbsp;</td></tr>') for one in ("above", "below"))  # noqa: S704
_ROW = Markup('<tr><td class="{}">{}</td></tr>')


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a mail knows beside its words: the public address of the page, or nothing, and the images."""

    page: str
    picture: Callable[[str], Picture | str | None]  # of an address: to show, to load from there, or not to be had


def without_dangers(document: Document) -> Document:
    """The document with its raw HTML tamed piece by piece, so that none can swallow or end what follows it."""
    return replace(document, parts=tuple(_tamed(part) if isinstance(part, Block) else part for part in document.parts))


def _tamed(block: Block) -> Block:
    if block.kind == "html":
        return replace(block, content=_serialised(parsed(block.content)))
    if not any(tag.name == "html" for part in block.parts if isinstance(part, Segment) for tag in _tags(part)):
        return block
    parts = (
        replace(part, parts=tuple(_tame_tag(one) if isinstance(one, Tag) else one for one in part.parts))
        if isinstance(part, Segment)
        else part
        for part in block.parts
    )
    return replace(block, parts=tuple(parts))


def _tags(segment: Segment) -> tuple[Tag, ...]:
    return tuple(part for part in segment.parts if isinstance(part, Tag))


def _tame_tag(tag: Tag) -> Tag:
    """An inline tag of the editors' own, or nothing in place of one that is no part of a sentence."""
    if tag.name != "html":
        return tag
    known = re.match(r"</?([a-z][a-z0-9]*)(?=[\s/>])", tag.attribute("html"), re.IGNORECASE)
    inline = known and known[1].lower() in _KEPT - {"p", "table", "tbody", "td", "th", "thead", "tr", "div"} | {"img"}
    return tag if inline else replace(tag, attributes=(("html", ""),))


def _serialised(element: Element) -> str:
    inner = "".join(str(escape(one)) if isinstance(one, str) else _serialised(one) for one in element.children)
    if not element.name:
        return inner
    if element.name in _GONE:
        return ""
    attributes = "".join(
        Markup(' {}="{}"').format(name, value)
        for name, value in element.attributes.items()
        if re.fullmatch(r"[a-z-]+", name)
    )
    known = re.fullmatch(r"[a-z][a-z0-9]*", element.name)
    start = f"<{element.name}{attributes}>" if known else ""
    return start if element.name in VOID else f"{start}{inner}</{element.name}>" if known else inner


def mail_html(html: str, surroundings: Surroundings) -> Markup:
    """The same words and structure as mails can show them. Linear in the length of the HTML."""
    return _all(parsed(html).children, surroundings, "")


def _all(nodes: Sequence[HtmlNode], to: Surroundings, parent: str) -> Markup:
    return Markup("").join(escape(one) if isinstance(one, str) else _element(one, to, parent) for one in nodes)


def _element(element: Element, to: Surroundings, parent: str) -> Markup:
    name = element.name
    if name in _GONE:
        return Markup("")
    if name == "p" and (alone := _only_image(element)):
        return _figure(Element("figure", {}, [alone]), to)
    if special := _SPECIAL.get(name):
        return special(element, to)
    if name in _DIVISIONS:
        return _division(element, to)
    if name not in _KEPT or (name in _PARENTS and parent not in _PARENTS[name]):
        return _all(element.children, to, parent)
    extra = _table_attributes(element) if name == "table" else Markup("")
    shown = "h2" if name == "h1" else name  # an h1 of the editors' own: the mail has its title already
    return Markup("<{0}{1}{2}>{3}</{0}>").format(shown, _attributes(element), extra, _all(element.children, to, name))


def _division(element: Element, to: Surroundings) -> Markup:
    """A section is a division; the notes have their name above them, which the page says to screen readers alone."""
    heading = element.attributes.get("aria-label") if element.has_class("notes") else None
    named = Markup('<p class="heading">{}</p>').format(heading) if heading else Markup("")
    return Markup("<div{}>{}{}</div>").format(_attributes(element), named, _all(element.children, to, "div"))


def _attributes(element: Element) -> Markup:
    kept = [(name, value) for name, value in element.attributes.items() if _is_kept(element.name, name, value)]
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in kept)


def _is_kept(element: str, name: str, value: str) -> bool:
    form = _ATTRIBUTES.get(name)
    return bool(form and form.fullmatch(value)) or (name == "title" and element in _TITLED)


def _table_attributes(table: Element) -> Markup:
    """A table without a heading cell is one of layout to screen readers."""
    role = "" if any(one.name == "th" for one in table.descendants()) else ' role="presentation"'
    look = "" if "class" in table.attributes else ' class="data"'
    return Markup(f'{role}{look} width="100%" cellpadding="0" cellspacing="0" border="0"')  # noqa: S704 - our own words


def _link(element: Element, to: Surroundings) -> Markup:
    """A link as an absolute one; its words alone where it cannot be one, or leads within the page."""
    href = element.attributes.get("href", "").strip()
    inner = _all(element.children, to, "a")
    if href.startswith("#"):
        return Markup("") if "aria-label" in element.attributes else inner  # the arrow back from a note
    absolute = href if has_scheme(href) else from_page(href, to.page)
    if not absolute or not safe_address(absolute):
        return inner
    return Markup('<a href="{}"{}>{}</a>').format(absolute, _attributes(element), inner)


def _only_image(paragraph: Element) -> Element | None:
    shown = [one for one in paragraph.children if not (isinstance(one, str) and not one.strip())]
    found = [one for one in shown if isinstance(one, Element) and one.name == "img"]
    others = [
        one for one in shown if not isinstance(one, Element) or (one.name != "img" and not one.has_class("label"))
    ]
    return found[0] if len(found) == 1 and not others else None


def _figure(figure: Element, to: Surroundings) -> Markup:
    """A quotation or an image in a table of its own, and under it what says who, or what it shows."""
    inside = [one for one in figure.children if not isinstance(one, Element) or one.name != "figcaption"]
    captions = [one for one in figure.children if isinstance(one, Element) and one.name == "figcaption"]
    shown = _all(inside, to, "td")
    quotes = any(one.name == "blockquote" for one in figure.descendants())
    below = Markup("").join(_all(one.children, to, "td") for one in captions)
    if not below and not quotes:
        below = Markup("").join(
            escape(one.attributes["title"])
            for one in figure.children
            if isinstance(one, Element) and one.name == "img" and one.attributes.get("title")
        )
    rows = _ROW.format("said" if quotes else "picture", shown)
    if below:
        rows += _ROW.format("who" if quotes else "caption", below)
    table = _TABLE.format("quote" if quotes else "figure", _ABOVE + rows + _BELOW)
    language = _attributes(
        Element("div", {key: figure.attributes[key] for key in ("lang", "dir") if key in figure.attributes})
    )
    return Markup("<div{}>{}</div>").format(language, table) if language else table


def _image(element: Element, to: Surroundings) -> Markup:
    """The image with the width that Outlook goes by, or its words where it cannot be shown."""
    alt = " ".join(element.attributes.get("alt", "").split())
    picture = to.picture(element.attributes.get("src", "").strip())
    if picture is None:
        return Markup('<span class="missing">[{}]</span>').format(alt) if alt else Markup("")
    if isinstance(picture, str):
        return Markup('<img src="{}" alt="{}" class="wide">').format(picture, alt)
    shape = "wide" if picture.is_wide else "small"
    return Markup('<img src="cid:{}" alt="{}" width="{}" class="{}">').format(
        picture.content_id, alt, picture.shown_width, shape
    )


def _rule(_element: Element, _to: Surroundings) -> Markup:
    return _TABLE.format("rule", _ABOVE + _ROW.format("line", Markup("&nbsp;")) + _BELOW)


def _break(_element: Element, _to: Surroundings) -> Markup:
    return Markup("<br>")


_SPECIAL = {"a": _link, "br": _break, "figure": _figure, "hr": _rule, "img": _image}
