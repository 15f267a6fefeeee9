"""Inline markup, and the editors' own HTML, as HTML that mail programs show: Outlook's Word engine, Gmail, Apple Mail.

What they do not know (figure, section) becomes tables and divisions; what they forbid (scripts, frames, forms) goes,
and links that lead nowhere in a mail become their words. Whatever comes in, the result cannot break the layout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.outputs.page.hidden_syntax import is_filled_in
from mars_i18n.outputs.page.html.html_tree import HtmlElement, HtmlNode, parse_html
from mars_i18n.outputs.page.html.inline_tree import inline_tree
from mars_i18n.outputs.page.html.kept_html import ATTRIBUTE_FORMS, GONE, heading_name, only_image
from mars_i18n.outputs.page.html.raw_html import start_attribute
from mars_i18n.outputs.page.inline import BOXES, image_texts, safe_address
from mars_i18n.outputs.page.urls import from_page, has_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.model import Inline
    from mars_i18n.outputs.email.images import MailPicture

_KEPT = frozenset(
    """a abbr b blockquote br cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s small span
    strong sub sup table tbody td th thead tr u ul""".split()
)
_DIVISIONS = frozenset("address article aside center details footer header main nav section summary tfoot".split())
_PARENTS = {"tr": {"table", "thead", "tbody"}, "td": {"tr"}, "th": {"tr"}, "thead": {"table"}, "tbody": {"table"}}
_ATTRIBUTES = {"lang": re.compile(r"[A-Za-z0-9-]{0,35}"), **ATTRIBUTE_FORMS}
_TITLED = {"a", "abbr"}
_TABLE = Markup(
    '<table role="presentation" class="{}" width="100%" cellpadding="0" cellspacing="0" border="0">{}</table>'
)
# Outlook knows no margin of a table: rows without words keep it apart from what is around it
_ABOVE, _BELOW = (Markup(f'<tr><td class="{one}">&nbsp;</td></tr>') for one in ("above", "below"))  # noqa: S704
CARD_WIDTH = 160  # pixels of the picture of a card
_ROW = Markup('<tr><td class="{}">{}</td></tr>')


@dataclass(frozen=True, slots=True)
class MailContext:
    """What a mail knows beside its words: the public address of the page, or nothing, and the images."""

    page: str
    picture: Callable[..., MailPicture | str | None]  # of an address: to show, to load from there, or not to be had
    places: frozenset[str] = frozenset()  # the ids within the mail that its links lead to
    most: int = 0  # pixels of width that images have, where these are less than the column


def mail_html(html: str, to: MailContext) -> Markup:
    """The editors' HTML as mails can show it. Linear in its length."""
    return _all(parse_html(html).children, to, "")


def inline_mail(parts: Sequence[Inline], to: MailContext) -> Markup:
    """The prose of a segment. Linear in its length."""
    return _all(inline_tree(parts), to, "")


def _all(nodes: Sequence[HtmlNode], to: MailContext, parent: str) -> Markup:
    return Markup("").join(escape(one) if isinstance(one, str) else _element(one, to, parent) for one in nodes)


def _element(element: HtmlElement, to: MailContext, parent: str) -> Markup:
    name = element.name
    if element.tag is not None:
        return TAGS[element.tag.name](element, to)
    if name in GONE:
        return Markup("")
    if name == "p" and (alone := only_image(element)):
        return _figure(HtmlElement("figure", {}, [alone]), to)
    if special := _SPECIAL.get(name):
        return special(element, to)
    if name in _DIVISIONS:
        return _division(element, to)
    if name not in _KEPT or (name in _PARENTS and parent not in _PARENTS[name]):
        return _all(element.children, to, parent)
    extra = _table_attributes(element) if name == "table" else Markup("")
    shown = heading_name(name)
    return Markup("<{0}{1}{2}>{3}</{0}>").format(shown, _attributes(element), extra, _all(element.children, to, name))


def _division(element: HtmlElement, to: MailContext) -> Markup:
    return Markup("<div{}>{}</div>").format(_attributes(element), _all(element.children, to, "div"))


def _attributes(element: HtmlElement) -> Markup:
    start = start_attribute(element)
    attributes = {**element.attributes, "start": start or ""} if "start" in element.attributes else element.attributes
    kept = [(name, value) for name, value in attributes.items() if _is_kept(element.name, name, value)]
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in kept)


def _is_kept(element: str, name: str, value: str) -> bool:
    form = _ATTRIBUTES.get(name)
    return bool(form and form.fullmatch(value)) or (name == "title" and element in _TITLED)


def _table_attributes(table: HtmlElement) -> Markup:
    """A table without a heading cell is one of layout to screen readers."""
    role = "" if any(one.name == "th" for one in table.descendants()) else ' role="presentation"'
    look = "" if "class" in table.attributes else ' class="data"'
    return Markup(f'{role}{look} width="100%" cellpadding="0" cellspacing="0" border="0"')  # noqa: S704 - our own words


def _link(element: HtmlElement, to: MailContext) -> Markup:
    """A link as an absolute one; its words alone where it cannot be one, or leads within the page."""
    href = element.attributes.get("href", "").strip()
    inner = _all(element.children, to, "a")
    absolute = _absolute(href, to)
    return Markup('<a href="{}"{}>{}</a>').format(absolute, _attributes(element), inner) if absolute else inner


def _absolute(href: str, to: MailContext) -> str:
    """Where a link leads; empty where that is nowhere."""
    if href.startswith("#"):
        return href if href[1:] in to.places else ""
    absolute = href if has_scheme(href) or is_filled_in(href) else from_page(href, to.page)
    return absolute if absolute and safe_address(absolute) else ""


def mail_place(name: str, to: MailContext) -> Markup:
    """Where links within the mail lead: Outlook goes by the name, others by the id. Nothing where none leads there."""
    return Markup('<a id="{0}" name="{0}"></a>').format(name) if name in to.places else Markup("")


def _figure(figure: HtmlElement, to: MailContext) -> Markup:
    """A quotation or an image in a table of its own, and under it what says who, or what it shows."""
    inside = [one for one in figure.children if not isinstance(one, HtmlElement) or one.name != "figcaption"]
    captions = [one for one in figure.children if isinstance(one, HtmlElement) and one.name == "figcaption"]
    shown = _all(inside, to, "td")
    quotes = any(one.name == "blockquote" for one in figure.descendants())
    below = Markup("").join(_all(one.children, to, "td") for one in captions)
    if not below and not quotes:
        below = Markup("").join(
            escape(one.attributes["title"])
            for one in figure.children
            if isinstance(one, HtmlElement) and one.name == "img" and one.attributes.get("title")
        )
    table = quote_table(shown, below) if quotes else figure_table(shown, below)
    language = _attributes(
        HtmlElement("div", {key: figure.attributes[key] for key in ("lang", "dir") if key in figure.attributes})
    )
    return Markup("<div{}>{}</div>").format(language, table) if language else table


def quote_table(said: Markup, who: Markup) -> Markup:
    """A quotation, and under it who says it, if known."""
    return layout_table("quote", ("said", said), *([("who", who)] if who else []))


def figure_table(image: Markup, caption: Markup) -> Markup:
    """An image, and its caption under it, if it has one."""
    return layout_table("figure", ("picture", image), *([("caption", caption)] if caption else []))


def layout_table(name: str, *rows: tuple[str, Markup]) -> Markup:
    """A table of layout of this class, with rows of one cell, each of its class, and room above and below."""
    return _TABLE.format(name, _ABOVE + Markup("").join(_ROW.format(*row) for row in rows) + _BELOW)


def _image(element: HtmlElement, to: MailContext) -> Markup:
    return image_mail(element.attributes.get("src", "").strip(), element.attributes.get("alt", ""), to)


def image_mail(src: str, alt: str, to: MailContext, title: str = "") -> Markup:
    """The image with the width that Outlook goes by, or its words where it cannot be shown; its `title` as a hint."""
    alt = " ".join(alt.split())
    picture = src if is_filled_in(src) else to.picture(src, *([to.most] if to.most else []))
    if picture is None:
        return Markup('<span class="missing">[{}]</span>').format(alt) if alt else Markup("")
    hint = Markup(' title="{}"').format(title) if title.strip() else Markup("")
    if isinstance(picture, str):
        return Markup('<img src="{}" alt="{}"{} class="wide">').format(picture, alt, hint)
    shape = "small" if to.most or not picture.is_wide else "wide"
    shown = min(to.most or picture.shown_width, picture.shown_width)
    form = Markup('<img src="cid:{}" alt="{}"{} width="{}" class="{}">')
    return form.format(picture.content_id, alt, hint, shown, shape)


def rule_table() -> Markup:
    """A line across the text."""
    return layout_table("rule", ("line", Markup("&nbsp;")))


def _rule(_element: HtmlElement, _to: MailContext) -> Markup:
    return rule_table()


def _break(_element: HtmlElement, _to: MailContext) -> Markup:
    return Markup("<br>")


_SPECIAL = {"a": _link, "br": _break, "figure": _figure, "hr": _rule, "img": _image}


def _render_mark(name: str) -> Callable[[HtmlElement, MailContext], Markup]:
    form = Markup("<{0}>{{}}</{0}>").format(name)
    return lambda element, to: form.format(_all(element.children, to, name))


def _inner(element: HtmlElement, to: MailContext) -> Markup:
    return _all(element.children, to, "")


def _a_tag(element: HtmlElement, to: MailContext) -> Markup:
    href = element.tag_attribute("href")
    alone = element.tag is not None and element.tag.form == "alone"
    inner = escape(href.removeprefix("mailto:")) if alone else _all(element.children, to, "a")
    absolute = _absolute(href.strip(), to) if safe_address(href) else ""
    if not absolute:
        return inner
    title = element.attributes.get("title", "")
    shown = Markup(' title="{}"').format(title) if title else Markup(' class="address"') if alone else Markup("")
    if element.attributes.get("class") == "button":
        shown += Markup(' class="button"')
    return Markup('<a href="{}"{}>{}</a>').format(absolute, shown, inner)


def _br_tag(_element: HtmlElement, _to: MailContext) -> Markup:
    return Markup("<br>\n")


def _code_tag(element: HtmlElement, _to: MailContext) -> Markup:
    return Markup("<code>{}</code>").format(element.tag_attribute("code"))


def _fn_tag(element: HtmlElement, _to: MailContext) -> Markup:
    return Markup("<sup>{}</sup>").format(element.tag_attribute("number") or element.tag_attribute("footnote"))


def _img_tag(element: HtmlElement, to: MailContext) -> Markup:
    src = element.tag_attribute("src")
    alt, title = image_texts(element.tag) if element.tag else ("", "")
    return image_mail(src.strip(), alt, to, title) if safe_address(src) else escape(alt)


def _ph_tag(element: HtmlElement, _to: MailContext) -> Markup:
    return escape(element.tag_attribute("ph"))


def _span_tag(element: HtmlElement, to: MailContext) -> Markup:
    if box := BOXES.get(element.tag_attribute("task")):
        return Markup('<span class="task">{}</span> ').format(box)
    return mail_place(name, to) if (name := element.tag_attribute("id")) else _inner(element, to)


TAGS: Mapping[str, Callable[[HtmlElement, MailContext], Markup]] = {
    "a": _a_tag,
    "b": _render_mark("strong"),
    "br": _br_tag,
    "code": _code_tag,
    "fn": _fn_tag,
    "html": _inner,  # `inline_tree` gives the elements themselves
    "i": _render_mark("em"),
    "img": _img_tag,
    "ph": _ph_tag,
    "s": _render_mark("del"),
    "span": _span_tag,
    "sub": _render_mark("sub"),
    "sup": _render_mark("sup"),
}
