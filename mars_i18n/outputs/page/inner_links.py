"""Links within an issue: each place that a document names gets one id on the page, and links lead to it.

The id is the name itself; where another document of the issue has it first, it begins with the name of its document.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Tag, segments_of
from mars_i18n.text.segments.anchors import github_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Block, Document

_RESERVED = re.compile(r"text|top|d[0-9]+(?:-(?:s[0-9]+|note-.*|ref-.*))?", re.DOTALL)  # ids of the pages' own
_ID = re.compile(r"""\s(?:id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """The ids of one document on the page.

    `ids` gives that of each name; `documents` the same of every document of the issue, by the name of its file, where
    the empty name is that of the document itself.
    """

    ids: dict[str, str]
    documents: dict[str, dict[str, str]]
    own: str  # the id of the document itself

    def id_of(self, block: Block) -> str:
        """The id of a block on the page, or the empty string where nothing leads to it."""
        return self.ids.get(block.anchors[0], "") if block.anchors else ""

    def leads_within(self, href: str) -> bool:
        """Whether an address is one within the issue: ``#name``, or a file of it."""
        path, mark, name = href.partition("#")
        return bool(mark and name and not path and name != "top") or _file_name(path) in self.documents

    def lead(self, href: str) -> str:
        """The id that such an address leads to, or the empty string where it leads nowhere."""
        path, _, name = href.partition("#")
        known = self.documents.get(_file_name(path), {}) if path else self.ids
        return known.get(name) or known.get(unquote(name), "")

    def targets(self, document: Document) -> Iterator[str]:
        """The ids that links of a document lead to."""
        for segment in segments_of(document):
            for tag in segment.parts:
                href = tag.attribute("href").strip() if isinstance(tag, Tag) and tag.name == "a" else ""
                if href and self.leads_within(href) and (led := self.lead(href)):
                    yield led

    def with_links_led(self, segment: Segment) -> Segment:
        """The segment with its links within the issue as ``#id``; one that leads nowhere has no address.

        What its HTML names has its id elsewhere.
        """
        if not any(isinstance(one, Tag) and one.name in {"a", "html"} for one in segment.parts):
            return segment
        return replace(segment, parts=tuple(self._led(one) if isinstance(one, Tag) else one for one in segment.parts))

    def _led(self, tag: Tag) -> Tag:
        href, html = tag.attribute("href"), tag.attribute("html")
        if tag.name == "a" and href and self.leads_within(href.strip()):
            led = self.lead(href.strip())
            return _with_attribute(tag, "href", f"#{led}" if led else "")
        if tag.name == "html" and html and (bare := self.without_ids(html)) != html:
            return _with_attribute(tag, "html", bare)
        return tag

    def without_ids(self, html: str) -> str:
        """The editors' own HTML without the ids that are elsewhere on the page: each has one place."""
        return _ID.sub(lambda found: "" if unescape(found[1].strip("\"'")) in self.ids else found[0], html)


def place_on_page(documents: Sequence[Document]) -> Iterator[PagePlaces]:
    """The ids of each document of an issue, in order: the documents as a page has them."""
    taken: set[str] = set()
    files: dict[str, dict[str, str]] = {}
    found: list[tuple[dict[str, str], str]] = []
    for document in documents:
        name = PurePosixPath(document.path).name
        stem = github_id(PurePosixPath(name).stem) or "part"
        ids: dict[str, str] = {}
        for block in document.blocks:
            if block.anchors and not block.twin:
                given = _free_id(block.anchors[0], stem, taken)
                taken.add(given)
                ids |= {one: given for one in block.anchors if one not in ids}
        found.append((ids, name))
        files[name] = {**ids, **files.get(name, {})}
    own: dict[str, str] = {}
    for name, ids in files.items():
        own[name] = _free_id(github_id(PurePosixPath(name).stem) or "part", "document", taken)
        taken.add(own[name])
        ids[""] = own[name]
    yield from (PagePlaces(ids, files, own[name]) for ids, name in found)


def _free_id(name: str, stem: str, taken: set[str]) -> str:
    given = name if name not in taken and not _RESERVED.fullmatch(name) else f"{stem}-{name}"
    number = 1
    while given in taken:
        number += 1
        given = f"{stem}-{name}-{number}"
    return given


def _file_name(path: str) -> str:
    """The name of a file beside the document, decoded; the empty string for any other address."""
    name = unquote(path).removeprefix("./")
    return "" if re.search(r"[/:\\]", name) else name


def _with_attribute(tag: Tag, name: str, value: str) -> Tag:
    return replace(tag, attributes=tuple((key, value if key == name else old) for key, old in tag.attributes))


def page_anchor(name: str) -> Tag:
    """A place among words that links lead to; it shows nothing."""
    return Tag("span", 0, "alone", attributes=(("id", name),))
