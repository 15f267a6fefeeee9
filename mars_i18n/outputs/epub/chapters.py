"""The documents of an edition as the chapters of a book: trees of HTML, cut where they are long, and their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.outputs.email.html import without_dangers
from mars_i18n.outputs.page.documents import page_document
from mars_i18n.outputs.page.html_tree import Element, HtmlNode, parsed
from mars_i18n.outputs.page.nesting import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.plugins.kinds import Edition

_LONG = 100_000  # code points of a file, from which the next section begins another
_TOO_LONG = 250_000  # from which the next block does: e-readers slow down, and some fail
_HEADING = re.compile(r"h([1-6])")
_ID = re.compile(r"d[0-9]+-(?:s[0-9]+|(?:note|ref)-.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a chapter: how deep it stands (2 to 6), its id, its text and its language where it has its own."""

    level: int
    id: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the book. `opens` where it begins a document, whose title, summary and date it then has."""

    title: Element
    summary: Element
    date: str
    nodes: tuple[HtmlNode, ...]
    opens: bool
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]


def chapters(edition: Edition) -> Iterator[Part]:
    """The files of a book in order. The ids within are unique, and such as XML knows."""
    known: set[str] = set()
    documents = [without_dangers(part) for document in edition.documents for part in parts_of(document)]
    for number, document in enumerate(documents):
        page = page_document(edition, document, number)
        title = parsed(f"<span{page.title_attributes}>{page.title}</span>" if page.title_attributes else page.title)
        whole = Part(title, parsed(page.summary), page.date, (), opens=True, headings=(), ids=())
        for at, nodes in enumerate(_cut(parsed(page.html).children)):
            ids = tuple(_identify(nodes, known))
            headings = tuple(_headings(nodes))
            yield replace(whole, nodes=tuple(nodes), opens=at == 0, headings=headings, ids=ids)


def clean_id(name: str) -> str:
    """An id as XML knows it: what is not a letter of ASCII, a figure or a hyphen is written as its number."""
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match.group()):x}_", name)


def text_of(element: Element) -> str:
    """The words in an element."""
    return "".join(one if isinstance(one, str) else text_of(one) for one in element.children)


def _cut(nodes: Sequence[HtmlNode]) -> Iterator[list[HtmlNode]]:
    """The nodes in files: a section begins another where the last is long, any block where it is too long."""
    file: list[HtmlNode] = []
    size = 0
    for node in nodes:
        section = isinstance(node, Element) and _HEADING.fullmatch(node.name)
        if size > _TOO_LONG or (section and size > _LONG):
            yield file
            file, size = [], 0
        file.append(node)
        size += _size(node)
    yield file


def _size(node: HtmlNode) -> int:
    return len(node) if isinstance(node, str) else 20 + sum(_size(one) for one in node.children)


def _identify(nodes: Sequence[HtmlNode], known: set[str]) -> Iterator[str]:
    """The ids of the nodes, made clean in their place; one that is known already, or not ours, is taken away.

    Footnotes are told their numbers, which in a book stand beside them.
    """
    notes = 0
    for node in nodes:
        if not isinstance(node, Element):
            continue
        for element in (node, *node.descendants()):
            name = element.attributes.pop("id", "")
            if not _ID.fullmatch(name) or clean_id(name) in known:
                continue
            element.attributes["id"] = clean_id(name)
            known.add(clean_id(name))
            if element.name == "li":
                notes += 1
                element.attributes["data-label"] = str(notes)
            yield clean_id(name)


def _headings(nodes: Sequence[HtmlNode]) -> Iterator[Heading]:
    for node in nodes:
        known = _HEADING.fullmatch(node.name) if isinstance(node, Element) else None
        if isinstance(node, Element) and known and "id" in node.attributes:
            spans = [one for one in node.children if isinstance(one, Element) and "lang" in one.attributes]
            words = " ".join(
                "".join(one if isinstance(one, str) else text_of(_unlabelled(one)) for one in node.children).split()
            )
            if words:
                language = spans[0].attributes["lang"] if len(spans) == len(node.children) == 1 else ""
                yield Heading(max(int(known[1]), 2), node.attributes["id"], words, language)


def _unlabelled(element: Element) -> Element:
    """An element without the words that mark what is not translated."""
    kept = [one for one in element.children if isinstance(one, str) or not one.has_class("label")]
    return replace(element, children=[_unlabelled(one) if isinstance(one, Element) else one for one in kept])
