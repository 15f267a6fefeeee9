"""HTML of a page as XHTML for books: well formed whatever comes in, its images and links those of the book."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mars_i18n.outputs._html_tree import VOID, Element, HtmlNode, parsed

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = frozenset(
    """a abbr b blockquote br cite code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark
    ol p pre q s section small span strong sub sup table tbody td th thead tr u ul""".split()
)
_GONE = frozenset(
    "audio button canvas embed form iframe input math object script select style svg textarea video".split()
)
_ATTRIBUTES = {
    "id": re.compile(r"[A-Za-z_][\w.-]*"),
    "lang": re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "class": re.compile(r"[\w -]{1,80}"),
    "title": re.compile(r".{0,1000}", re.DOTALL),
    "start": re.compile(r"\d{1,9}"),
    "scope": re.compile(r"col|row"),
}
_OF = {"title": {"a", "abbr", "img"}, "start": {"ol"}, "scope": {"th"}}
_PHRASING = frozenset("a abbr b br cite code del em i img ins kbd mark q s small span strong sub sup u".split())
_WORDS_ALONE = (_PHRASING - {"a", "del", "ins"}) | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt"}
_CHILDREN = {
    "ul": ("li",),
    "ol": ("li",),
    "dl": ("dt", "dd"),
    "tr": ("td", "th"),
    "table": ("thead", "tbody", "tr"),
    "thead": ("tr",),
    "tbody": ("tr",),
}
_PARTS = frozenset(name for names in _CHILDREN.values() for name in names)
_WRAPPED = {
    "ul": "<li>{}</li>",
    "ol": "<li>{}</li>",
    "dl": "<dd>{}</dd>",
    "tr": "<td>{}</td>",
    **dict.fromkeys(("table", "thead", "tbody"), "<tr><td>{}</td></tr>"),
}
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ROLES = {"noteref": 'epub:type="noteref" role="doc-noteref"', "notes": 'epub:type="endnotes" role="doc-endnotes"'}


@dataclass(frozen=True, slots=True)
class Book:
    """Where images and links of a book lead: both give an address in the book or the world, or the empty string."""

    image: Callable[[str], str]
    link: Callable[[str], str]


def escaped(text: str) -> str:
    """Text for XML: marks escaped, characters that XML forbids as U+FFFD."""
    return re.sub('[&<>"]', lambda mark: _ESCAPES[mark[0]], _FORBIDDEN.sub("\ufffd", text))


def to_xhtml(html: str, book: Book) -> str:
    """The piece as XHTML. Elements that books do not show are left out, others that are not known are their words."""
    seen: set[str] = set()
    return _children(parsed(html), book, seen, "div", phrasing=False)


def _children(parent: Element, book: Book, seen: set[str], name: str, *, phrasing: bool) -> str:
    """What stands in an element, shown as `name`; what may not stand there itself is put into what may."""
    wanted = _CHILDREN.get(name, ())
    written = []
    for child in parent.children:
        if wanted and isinstance(child, str) and not child.strip():
            written.append(child)
        elif wanted and (isinstance(child, str) or child.name not in wanted):
            inner = _node(child, book, seen, phrasing=False) if not isinstance(child, str) else escaped(child)
            written.append(_WRAPPED[name].format(inner) if inner.strip() else "")
        else:
            written.append(_node(child, book, seen, phrasing=phrasing, part=bool(wanted)))
    return "".join(written)


def _node(node: HtmlNode, book: Book, seen: set[str], *, phrasing: bool, part: bool = False) -> str:
    """A node as XHTML; `phrasing` where only words may stand, `part` where it stands in the list or table it is of."""
    if isinstance(node, str):
        return escaped(node)
    if node.name in _GONE:
        return ""
    if node.name == "img":
        return _image(node, book, seen)
    kept = part or (node.name in _KEPT - _PARTS and (not phrasing or node.name in _PHRASING))
    within = phrasing or (kept and node.name in _WORDS_ALONE)
    inner = _children(node, book, seen, node.name if kept else "div", phrasing=within)
    if not kept:
        return inner
    told = _attributes(node, seen)
    if node.name == "a":
        href = book.link(node.attributes.get("href", ""))
        if not href:
            return inner
        told += f' href="{escaped(href)}"'
        told += f" {_ROLES['noteref']}" if node.has_class("note") else ""
    if node.name == "section" and node.has_class("notes"):
        told += f" {_ROLES['notes']}"
    return f"<{node.name}{told}/>" if node.name in VOID else f"<{node.name}{told}>{inner}</{node.name}>"


def _image(node: Element, book: Book, seen: set[str]) -> str:
    alt = node.attributes.get("alt", "")
    src = book.image(node.attributes.get("src", ""))
    if not src:
        return f'<span class="missing">[{escaped(alt)}]</span>' if alt.strip() else ""
    return f'<img src="{escaped(src)}" alt="{escaped(alt)}"{_attributes(node, seen)}/>'


def _attributes(node: Element, seen: set[str]) -> str:
    written = []
    for name, value in node.attributes.items():
        rule = _ATTRIBUTES.get(name)
        if rule is None or not rule.fullmatch(value) or node.name not in _OF.get(name, {node.name}):
            continue
        if name == "id":
            if value in seen:
                continue
            seen.add(value)
        if name == "lang":
            written.append(f' xml:lang="{value}"')
        written.append(f' {name}="{escaped(value)}"')
    return "".join(written)
