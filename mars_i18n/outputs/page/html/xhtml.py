"""The editors' own HTML, and the inline markup of prose, as XHTML that the schemas of EPUB accept, whatever came in.

What is not well-formed is repaired as a browser would: what is open is closed, what is where it must not be gives
its words. Scripts, frames, forms and embedded objects go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup, escape

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED
from mars_i18n.outputs.page.html.html_tree import HtmlElement, HtmlNode
from mars_i18n.outputs.page.html.inline_tree import inline_tree
from mars_i18n.outputs.page.html.kept_html import ATTRIBUTE_FORMS, GONE, heading_name, only_image
from mars_i18n.outputs.page.html.raw_html import start_attribute
from mars_i18n.outputs.page.inline import BOXES, image_texts, safe_address
from mars_i18n.outputs.page.language_tags import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Inline, Segment
    from mars_i18n.plugins.editions import Edition

_PHRASING = frozenset("abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split())
_PROSE = frozenset("h1 h2 h3 h4 h5 h6 p pre".split())  # they hold phrasing alone
_FLOW = frozenset("blockquote div section".split())
_DIVISIONS = frozenset(
    """address article aside caption center dd details dt fieldset figcaption footer form header li main nav
    summary""".split()
)
_OF = {"scope": {"th"}, "start": {"ol"}, "colspan": {"td", "th"}, "rowspan": {"td", "th"}}
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)?")
Content: TypeAlias = str  # "flow", "phrasing", or "link": phrasing within a link
_MANY_COLUMNS = 6  # of a table that a narrow screen shows in small letters


@dataclass(frozen=True, slots=True)
class XhtmlContext:
    """Where links lead (the empty string: nowhere, their words are enough), and images lie (likewise their alt text).

    `book` says that the attributes of EPUB are wanted; a feed knows none. `rtl` says that the text runs from right to
    left, as code does not, which a book's style may not say.
    """

    link: Callable[[str], str]
    picture: Callable[[str], str]
    prefix: str = ""  # of the ids of a document's notes
    book: bool = True
    rtl: bool = False


def write_xhtml(nodes: Iterable[HtmlNode], to: XhtmlContext, context: Content = "flow") -> Markup:
    """The nodes as XHTML; in the context "phrasing" no block is among them. Linear in their length."""
    return Markup("").join(escape(one) if isinstance(one, str) else _element(one, to, context) for one in nodes)


def _element(element: HtmlElement, to: XhtmlContext, context: Content) -> Markup:
    name = element.name
    if element.tag is not None:
        return TAGS[element.tag.name](element, to, context)
    if name in GONE:
        return Markup("")
    if name in _ALONE:
        return _ALONE[name](element, to, context)
    if name in _PHRASING:
        inner = write_xhtml(element.children, to, "link" if context == "link" else "phrasing")
        return _wrap_in_tag(name, element, inner, to)
    if context != "flow":
        known = name in _PROSE | _FLOW | _DIVISIONS | _SPECIAL.keys()
        return (
            Markup(" {} ").format(write_xhtml(element.children, to, context)) if known else _inner(element, to, context)
        )
    if special := _SPECIAL.get(name):
        return special(element, to)
    if name in _PROSE:
        return _prose(element, to)
    if name in _FLOW | _DIVISIONS:
        return _wrap_in_tag(name if name in _FLOW else "div", element, _inner(element, to, "flow"), to) + "\n"
    return _inner(element, to, context)


def _inner(element: HtmlElement, to: XhtmlContext, context: Content) -> Markup:
    return write_xhtml(element.children, to, context)


def _wrap_in_tag(name: str, element: HtmlElement, inner: Markup, to: XhtmlContext) -> Markup:
    return Markup("<{0}{1}>{2}</{0}>").format(name, _attributes(name, element, to), inner)


def _attributes(name: str, element: HtmlElement, to: XhtmlContext) -> Markup:
    shown = Markup("")
    language = element.attributes.get("lang")
    if language is not None and _LANGUAGE.fullmatch(language):
        shown += Markup(' lang="{}"').format(language)
        shown += Markup(' xml:lang="{}"').format(language) if to.book else ""
    for key, form in ATTRIBUTE_FORMS.items():
        value = start_attribute(element) if key == "start" else element.attributes.get(key)
        if value is not None and name in _OF.get(key, {name}) and form.fullmatch(value):
            shown += Markup(' {}="{}"').format(key, value)
    if to.rtl and name in {"code", "pre"} and "dir" not in element.attributes:
        shown += Markup(' dir="ltr"')
    if name == "abbr" and "title" in element.attributes:
        shown += Markup(' title="{}"').format(element.attributes["title"])
    return shown


def _prose(element: HtmlElement, to: XhtmlContext) -> Markup:
    name = heading_name(element.name)
    if name == "p" and (image := only_image(element)):
        caption = image.attributes.get("title", "")
        below = Markup("<figcaption>{}</figcaption>").format(caption) if caption.strip() else Markup("")
        return _wrap_in_tag("figure", element, _inner(element, to, "phrasing") + below, to) + "\n"
    inner = _inner(element, to, "phrasing")
    if not inner.strip():
        return Markup("")
    return _wrap_in_tag(name, element, inner, to) + "\n"


def _link(element: HtmlElement, to: XhtmlContext, context: Content) -> Markup:
    href = to.link(element.attributes.get("href", "").strip()) if context != "link" else ""
    if not href:
        return _inner(element, to, context)
    inner = write_xhtml(element.children, to, "link")
    return Markup('<a href="{}"{}>{}</a>').format(href, _attributes("a", element, to), inner)


def _break(_element: HtmlElement, _to: XhtmlContext, _context: Content) -> Markup:
    return Markup("<br/>")


def _image(element: HtmlElement, to: XhtmlContext, _context: Content) -> Markup:
    return image_xhtml(element.attributes.get("src", "").strip(), element.attributes.get("alt", ""), to)


def image_xhtml(src: str, alt: str, to: XhtmlContext, title: str = "") -> Markup:
    """An image, or its alternative text in brackets where it cannot be shown; its `title` as a hint."""
    alt, src = " ".join(alt.split()), to.picture(src)
    hint = Markup(' title="{}"').format(title) if title.strip() else Markup("")
    if not src:
        return Markup('<span class="missing"{}>[{}]</span>').format(hint, alt or title) if alt or hint else Markup("")
    return Markup('<img src="{}" alt="{}"{}/>').format(src, alt, hint)


def _rule(_element: HtmlElement, _to: XhtmlContext) -> Markup:
    return Markup("<hr/>\n")


def _list(element: HtmlElement, to: XhtmlContext) -> Markup:
    items = Markup("").join(
        _wrap_in_tag("li", one, _inner(one, to, "flow"), to) + "\n"
        if isinstance(one, HtmlElement) and one.name == "li"
        else Markup("<li>{}</li>\n").format(write_xhtml([one], to))
        for one in _shown_nodes(element.children)
    )
    return _wrap_in_tag(element.name, element, Markup("\n{}").format(items), to) + "\n" if items else Markup("")


def _definitions(element: HtmlElement, to: XhtmlContext) -> Markup:
    """A list of terms and what they mean; one that lacks either is a division of paragraphs."""
    children = list(_shown_nodes(element.children))
    order = "".join(
        {"dt": "t", "dd": "d"}.get(one.name, "x") if isinstance(one, HtmlElement) else "x" for one in children
    )
    sound = re.fullmatch(r"(?:t+d+)+", order)
    parts = [
        Markup("<{0}{1}>{2}</{0}>\n").format(
            one.name if sound else "div",
            _attributes(one.name, one, to),
            _inner(one, to, "phrasing" if one.name == "dt" else "flow"),
        )
        if isinstance(one, HtmlElement)
        else escape(one)
        for one in children
    ]
    return _wrap_in_tag("dl" if sound else "div", element, Markup("\n") + Markup("").join(parts), to) + "\n"


def _figure(element: HtmlElement, to: XhtmlContext) -> Markup:
    captions = [one for one in element.children if isinstance(one, HtmlElement) and one.name == "figcaption"]
    others = [one for one in element.children if one not in captions]
    below = Markup("").join(_inner(one, to, "flow") for one in captions)
    inner = write_xhtml(others, to)
    if not inner.strip():
        return below
    caption = Markup("<figcaption>{}</figcaption>").format(below) if below.strip() else Markup("")
    return _wrap_in_tag("figure", element, inner + caption, to) + "\n"


def _table(element: HtmlElement, to: XhtmlContext) -> Markup:
    """Rows of a table, those of its head first; what is between cells gets a cell of its own."""
    head: list[Markup] = []
    body: list[Markup] = []
    astray: list[HtmlNode] = []
    for one in _shown_nodes(element.children):
        if isinstance(one, HtmlElement) and one.name in {"tr", "thead", "tbody", "tfoot"}:
            rows_of = [one] if one.name == "tr" else _shown_nodes(one.children)
            (head if one.name == "thead" else body).extend(_row(row, to) for row in rows_of)
        else:
            astray.append(one)
    rows = [(name, Markup("").join(part)) for name, part in (("thead", head), ("tbody", body)) if any(part)]
    inner = Markup("\n").join(Markup("<{0}>\n{1}</{0}>").format(name, part) for name, part in rows)
    wide = to.book and any(row.count("<td") + row.count("<th") >= _MANY_COLUMNS for row in (*head, *body))
    kind = Markup(' class="wide"') if wide and "class" not in element.attributes else Markup("")
    table = Markup("<table{}{}>\n{}\n</table>\n").format(_attributes("table", element, to), kind, inner)
    return write_xhtml(astray, to) + (table if rows else Markup(""))


def _row(row: HtmlNode, to: XhtmlContext) -> Markup:
    cells = _shown_nodes(row.children) if isinstance(row, HtmlElement) and row.name == "tr" else iter([row])
    shown = [
        _wrap_in_tag(one.name, one, _inner(one, to, "phrasing" if one.name == "th" else "flow"), to)
        if isinstance(one, HtmlElement) and one.name in {"td", "th"}
        else Markup("<td>{}</td>").format(write_xhtml([one], to))
        for one in cells
    ]
    return Markup("<tr>{}</tr>\n").format(Markup("").join(shown)) if shown else Markup("")


def _shown_nodes(nodes: Sequence[HtmlNode]) -> Iterator[HtmlNode]:
    return (one for one in nodes if not isinstance(one, str) or one.strip())


def language_xhtml(segment: Segment, edition: Edition, to: XhtmlContext) -> Markup:
    """The attributes of a segment that is not simply in the language of the book."""
    language = segment.language if segment.language not in {UNDETERMINED, ""} else ""
    foreign, fallback = language not in {edition.language, ""}, segment.state == "fallback"
    shown = Markup("")
    if foreign or (fallback and not language):
        shown += Markup(' lang="{}"').format(language)
        shown += Markup(' xml:lang="{}"').format(language) if to.book else ""
    shown += Markup(' dir="rtl"') if foreign and direction(language) == "rtl" else ""
    return shown + (Markup(' class="fallback"') if fallback else "")


def inline_xhtml(parts: Sequence[Inline], to: XhtmlContext, content: Content = "phrasing") -> Markup:
    """The prose of a segment as XHTML."""
    return write_xhtml(inline_tree(parts), to, content)


def _render_mark(name: str) -> Callable[[HtmlElement, XhtmlContext, Content], Markup]:
    def mark(element: HtmlElement, to: XhtmlContext, content: Content) -> Markup:
        inner = write_xhtml(element.children, to, "link" if content == "link" else "phrasing")
        return Markup("<{0}>{1}</{0}>").format(name, inner)

    return mark


def _a_tag(element: HtmlElement, to: XhtmlContext, content: Content) -> Markup:
    href = element.tag_attribute("href")
    alone = element.tag is not None and element.tag.form == "alone"
    inner = escape(href.removeprefix("mailto:")) if alone else write_xhtml(element.children, to, "link")
    led = to.link(href.strip()) if safe_address(href) and content != "link" else ""
    if not led:
        return inner if alone else write_xhtml(element.children, to, content)
    return Markup('<a href="{}"{}>{}</a>').format(led, Markup(' class="address"') if alone else "", inner)


def _br_tag(_element: HtmlElement, _to: XhtmlContext, _content: Content) -> Markup:
    return Markup("<br/>\n")


def _code_tag(element: HtmlElement, to: XhtmlContext, _content: Content) -> Markup:
    aside = Markup(' dir="ltr"') if to.rtl else Markup("")
    return Markup("<code{}>{}</code>").format(aside, element.tag_attribute("code"))


def _fn_tag(element: HtmlElement, to: XhtmlContext, content: Content) -> Markup:
    """The number of a note, by whose kind readers of books know that it may be shown beside the text."""
    label, number = element.tag_attribute("footnote"), element.tag_attribute("number")
    led = to.link(f"#{to.prefix}note-{label}") if number and content != "link" else ""
    if not led:
        return Markup("<sup>{}</sup>").format(number or label)
    kind = Markup(' epub:type="noteref" role="doc-noteref"') if to.book else Markup("")
    first = element.tag_attribute("first")
    name = Markup(' id="{}"').format(clean_id(f"{to.prefix}ref-{label}")) if first else Markup("")
    return Markup('<sup><a href="{}"{}{} class="note">{}</a></sup>').format(led, kind, name, number)


def _img_tag(element: HtmlElement, to: XhtmlContext, _content: Content) -> Markup:
    src = element.tag_attribute("src")
    alt, title = image_texts(element.tag) if element.tag else ("", "")
    return image_xhtml(src.strip(), alt, to, title) if safe_address(src) else escape(alt)


def _ph_tag(element: HtmlElement, _to: XhtmlContext, _content: Content) -> Markup:
    return escape(element.tag_attribute("ph"))


def _span_tag(element: HtmlElement, to: XhtmlContext, content: Content) -> Markup:
    if box := BOXES.get(element.tag_attribute("task")):
        return Markup('<span class="task">{}</span> ').format(box)
    name = element.tag_attribute("id")
    return Markup('<span id="{}"></span>').format(clean_id(name)) if name else _inner(element, to, content)


def clean_id(name: str) -> str:
    """An id as XML knows it: what is not a letter of ASCII, a figure or a hyphen is written as its number."""
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match.group()):x}_", name)


TAGS: Mapping[str, Callable[[HtmlElement, XhtmlContext, Content], Markup]] = {
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
_ALONE: Mapping[str, Callable[[HtmlElement, XhtmlContext, Content], Markup]] = {
    "a": _link,
    "br": _break,
    "img": _image,
}
_SPECIAL: dict[str, Callable[[HtmlElement, XhtmlContext], Markup]] = {
    "dl": _definitions,
    "figure": _figure,
    "hr": _rule,
    "ol": _list,
    "table": _table,
    "ul": _list,
}
