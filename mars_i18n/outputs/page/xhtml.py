"""HTML of a page, the editors' own within it, as XHTML that the schemas of EPUB accept, whatever came in.

What is not well-formed is repaired as a browser would: what is open is closed, what stands where it must not gives
its words. Scripts, frames, forms and embedded objects go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from markupsafe import Markup, escape

from mars_i18n.outputs.page.html_tree import Element, HtmlNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_PHRASING = frozenset("abbr b cite code del em i ins kbd mark q s small span strong sub sup u".split())
_PROSE = frozenset("h1 h2 h3 h4 h5 h6 p pre".split())  # they hold phrasing alone
_FLOW = frozenset("blockquote div section".split())
_DIVISIONS = frozenset(
    """address article aside caption center dd details dt fieldset figcaption footer form header li main nav
    summary""".split()
)
_GONE = frozenset(
    """audio button canvas embed head iframe input link math meta noscript object param script select style svg template
    textarea title video""".split()
)
_ATTRIBUTES = {
    "id": re.compile(r"d[0-9]+-[A-Za-z0-9_.-]+"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "class": re.compile(r"[A-Za-z0-9_ -]{1,80}"),
    "scope": re.compile(r"col|row"),
    "start": re.compile(r"\d{1,9}"),
    "colspan": re.compile(r"[1-9]\d?"),
    "rowspan": re.compile(r"[1-9]\d?"),
}
_OF = {"scope": {"th"}, "start": {"ol"}, "colspan": {"td", "th"}, "rowspan": {"td", "th"}}
_LANGUAGE = re.compile(r"(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)?")
Context: TypeAlias = str  # "flow", "phrasing", or "link": phrasing within a link
_MANY_COLUMNS = 6  # of a table that a narrow screen shows in small letters


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where links lead (the empty string: nowhere, their words are enough), and images lie (likewise their alt text).

    `book` says that the attributes of EPUB are wanted; a feed knows none. `rtl` says that the text runs from right to
    left, as code does not, which a book's style may not say.
    """

    link: Callable[[str], str]
    picture: Callable[[str], str]
    book: bool = True
    rtl: bool = False


def written(nodes: Iterable[HtmlNode], to: Surroundings, context: Context = "flow") -> Markup:
    """The nodes as XHTML; in the context "phrasing" no block stands among them. Linear in their length."""
    return Markup("").join(escape(one) if isinstance(one, str) else _element(one, to, context) for one in nodes)


def _element(element: Element, to: Surroundings, context: Context) -> Markup:
    name = element.name
    if name in _GONE:
        return Markup("")
    if name == "a":
        return _link(element, to, context)
    if name == "img":
        return _image(element, to)
    if name == "br":
        return Markup("<br/>")
    if name in _PHRASING:
        inner = written(element.children, to, "link" if context == "link" else "phrasing")
        return _tagged(name, element, inner, to)
    if context != "flow":
        known = name in _PROSE | _FLOW | _DIVISIONS | _SPECIAL.keys()
        return Markup(" {} ").format(written(element.children, to, context)) if known else _inner(element, to, context)
    if special := _SPECIAL.get(name):
        return special(element, to)
    if name in _PROSE:
        return _prose(element, to)
    if name in _FLOW | _DIVISIONS:
        return _tagged(name if name in _FLOW else "div", element, _inner(element, to, "flow"), to) + "\n"
    return _inner(element, to, context)


def _inner(element: Element, to: Surroundings, context: Context) -> Markup:
    return written(element.children, to, context)


def _tagged(name: str, element: Element, inner: Markup, to: Surroundings) -> Markup:
    return Markup("<{0}{1}>{2}</{0}>").format(name, _attributes(name, element, to), inner)


def _attributes(name: str, element: Element, to: Surroundings) -> Markup:
    shown = Markup("")
    language = element.attributes.get("lang")
    if language is not None and _LANGUAGE.fullmatch(language):
        shown += Markup(' lang="{}"').format(language)
        shown += Markup(' xml:lang="{}"').format(language) if to.book else ""
    for key, form in _ATTRIBUTES.items():
        value = element.attributes.get(key)
        if value is not None and name in _OF.get(key, {name}) and form.fullmatch(value):
            shown += Markup(' {}="{}"').format(key, value)
    if to.rtl and name in {"code", "pre"} and "dir" not in element.attributes:
        shown += Markup(' dir="ltr"')
    if name == "abbr" and "title" in element.attributes:
        shown += Markup(' title="{}"').format(element.attributes["title"])
    return shown


def _prose(element: Element, to: Surroundings) -> Markup:
    name = "h2" if element.name == "h1" else element.name  # an h1 of the editors' own: the title is one already
    if name == "p" and (image := _only_image(element)):
        caption = image.attributes.get("title", "")
        below = Markup("<figcaption>{}</figcaption>").format(caption) if caption.strip() else Markup("")
        return _tagged("figure", element, _inner(element, to, "phrasing") + below, to) + "\n"
    inner = _inner(element, to, "phrasing")
    if not inner.strip() and "id" not in element.attributes:
        return Markup("")
    return _tagged(name, element, inner, to) + "\n"


def _only_image(paragraph: Element) -> Element | None:
    images = []
    for one in paragraph.children:
        if isinstance(one, str):
            if one.strip():
                return None
        elif one.name == "img":
            images.append(one)
        elif not one.has_class("label"):
            return None
    return images[0] if len(images) == 1 else None


def _link(element: Element, to: Surroundings, context: Context) -> Markup:
    href = to.link(element.attributes.get("href", "").strip()) if context != "link" else ""
    back = "aria-label" in element.attributes
    if not href:
        return Markup("") if back else _inner(element, to, context)
    kind = Markup("")
    if to.book and element.has_class("note"):
        kind = Markup(' epub:type="noteref" role="doc-noteref"')
    elif back:
        role = Markup(' role="doc-backlink"') if to.book else Markup("")
        kind = Markup('{} aria-label="{}"').format(role, element.attributes["aria-label"])
    inner = written(element.children, to, "link")
    return Markup('<a href="{}"{}{}>{}</a>').format(href, kind, _attributes("a", element, to), inner)


def _image(element: Element, to: Surroundings) -> Markup:
    alt = " ".join(element.attributes.get("alt", "").split())
    src = to.picture(element.attributes.get("src", "").strip())
    if not src:
        return Markup('<span class="missing">[{}]</span>').format(alt) if alt else Markup("")
    return Markup('<img src="{}" alt="{}"/>').format(src, alt)


def _rule(_element: Element, _to: Surroundings) -> Markup:
    return Markup("<hr/>\n")


def _list(element: Element, to: Surroundings) -> Markup:
    items = Markup("").join(
        _tagged("li", one, _inner(one, to, "flow"), to) + "\n"
        if isinstance(one, Element) and one.name == "li"
        else Markup("<li>{}</li>\n").format(written([one], to))
        for one in _shown(element.children)
    )
    return _tagged(element.name, element, Markup("\n{}").format(items), to) + "\n" if items else Markup("")


def _definitions(element: Element, to: Surroundings) -> Markup:
    """A list of terms and what they mean; one that lacks either is a division of paragraphs."""
    children = list(_shown(element.children))
    order = "".join({"dt": "t", "dd": "d"}.get(one.name, "x") if isinstance(one, Element) else "x" for one in children)
    sound = re.fullmatch(r"(?:t+d+)+", order)
    parts = [
        Markup("<{0}{1}>{2}</{0}>\n").format(
            one.name if sound else "div",
            _attributes(one.name, one, to),
            _inner(one, to, "phrasing" if one.name == "dt" else "flow"),
        )
        if isinstance(one, Element)
        else escape(one)
        for one in children
    ]
    return _tagged("dl" if sound else "div", element, Markup("\n") + Markup("").join(parts), to) + "\n"


def _figure(element: Element, to: Surroundings) -> Markup:
    captions = [one for one in element.children if isinstance(one, Element) and one.name == "figcaption"]
    others = [one for one in element.children if one not in captions]
    below = Markup("").join(_inner(one, to, "flow") for one in captions)
    inner = written(others, to)
    if not inner.strip():
        return below
    caption = Markup("<figcaption>{}</figcaption>").format(below) if below.strip() else Markup("")
    return _tagged("figure", element, inner + caption, to) + "\n"


def _table(element: Element, to: Surroundings) -> Markup:
    """Rows of a table, those of its head first; what stands between cells is in a cell of its own."""
    head: list[Markup] = []
    body: list[Markup] = []
    astray: list[HtmlNode] = []
    for one in _shown(element.children):
        if isinstance(one, Element) and one.name in {"tr", "thead", "tbody", "tfoot"}:
            rows_of = [one] if one.name == "tr" else _shown(one.children)
            (head if one.name == "thead" else body).extend(_row(row, to) for row in rows_of)
        else:
            astray.append(one)
    rows = [(name, Markup("").join(part)) for name, part in (("thead", head), ("tbody", body)) if any(part)]
    inner = Markup("\n").join(Markup("<{0}>\n{1}</{0}>").format(name, part) for name, part in rows)
    wide = to.book and any(row.count("<td") + row.count("<th") >= _MANY_COLUMNS for row in (*head, *body))
    kind = Markup(' class="wide"') if wide and "class" not in element.attributes else Markup("")
    table = Markup("<table{}{}>\n{}\n</table>\n").format(_attributes("table", element, to), kind, inner)
    return written(astray, to) + (table if rows else Markup(""))


def _row(row: HtmlNode, to: Surroundings) -> Markup:
    cells = _shown(row.children) if isinstance(row, Element) and row.name == "tr" else iter([row])
    shown = [
        _tagged(one.name, one, _inner(one, to, "phrasing" if one.name == "th" else "flow"), to)
        if isinstance(one, Element) and one.name in {"td", "th"}
        else Markup("<td>{}</td>").format(written([one], to))
        for one in cells
    ]
    return Markup("<tr>{}</tr>\n").format(Markup("").join(shown)) if shown else Markup("")


def _section(element: Element, to: Surroundings) -> Markup:
    """The footnotes of a document, each as readers of books show them beside the text; other sections as they are."""
    notes = [
        item
        for one in element.children
        if isinstance(one, Element) and one.name == "ol"
        for item in one.children
        if isinstance(item, Element)
    ]
    label = element.attributes.get("aria-label", "")
    if not (to.book and notes and element.has_class("notes")):
        return _tagged("section", element, _inner(element, to, "flow"), to) + "\n"
    asides = Markup("").join(
        Markup('<aside epub:type="footnote" role="doc-footnote"{}>{}{}</aside>\n').format(
            _attributes("aside", note, to), _number(note), _inner(note, to, "flow")
        )
        for note in notes
    )
    return Markup('<section class="notes" aria-label="{}">\n{}</section>\n').format(label, asides)


def _number(note: Element) -> Markup:
    label = note.attributes.get("data-label", "")
    return Markup('<span class="number">{}</span> ').format(label) if label else Markup("")


def _shown(nodes: Sequence[HtmlNode]) -> Iterator[HtmlNode]:
    return (one for one in nodes if not isinstance(one, str) or one.strip())


_SPECIAL: dict[str, Callable[[Element, Surroundings], Markup]] = {
    "dl": _definitions,
    "figure": _figure,
    "hr": _rule,
    "ol": _list,
    "section": _section,
    "table": _table,
    "ul": _list,
}
