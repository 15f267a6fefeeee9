"""The forms that a block of an edition may have in a file: with or without what a kind of file writes for its tags."""

from __future__ import annotations

import re
from dataclasses import field
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Tag, Text
from mars_i18n.readback.blanks import MAY_BE_BLANK, letters
from mars_i18n.text.segments.template_syntax import find_template_syntax, holds_syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Block, Document, Inline

    _Leading = Callable[[str], str]

_OF_MANY_FORMS = frozenset({"a", "fn", "html", "img"})  # tags that kinds of files write each in its own way
_SAFE = re.compile(r"(?:https?:|mailto:|tel:|[^:]*(?:[/?#]|$))", re.IGNORECASE)
_TO_NOBODY = re.compile(r"\s*(?:mailto|tel):\s*", re.IGNORECASE)
_LINE_MARKS = re.compile(r"^\s*(?:\| ?)*\s*(?:(?:- |[0-9]+\. |\[[0-9]+\] )+(?=\S)|[—–―] (?=\S))?")
_RULE = re.compile(r"\s*(?:=+|-+|\.+|\*{3}|\* \* \*|-+(?: {2}-+)+)\s*")
_UNREAD = re.compile(r"<(/?)(script|style|template|noscript|iframe|object|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoteNumbers:
    """Numbers of footnotes by their labels, and the labels that the blocks before have cited."""

    numbers: Mapping[str, int]
    seen: set[str] = field(default_factory=set)


def forms_of(
    segments: Sequence[Segment], notes: NoteNumbers, base: str = "", opaque: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """The words of a block in each way that a kind of file may write its images, notes and links, the plain one first.

    Those without letters are left out. `base` is the public address that relative links are led from, or empty;
    `opaque` is what the project adds to template syntax, which stays as it is in addresses.
    """

    def lead(address: str) -> str:
        return address if holds_syntax(address, opaque) else urljoin(base, address)

    parts = _parts(segments)
    tags = {"html" if is_raw_html(part) or _is_markup(part) else part.name for part in parts if isinstance(part, Tag)}
    if not tags & _OF_MANY_FORMS:
        only = _words(parts, notes, "", "", None, unread=False)
        return (only,) if letters(only) else ()
    images = ("", "[]", "plain") if "img" in tags else ("",)
    marks = ("", "[]", "plain", "again") if "fn" in tags else ("",)
    links = (None, str, lead) if "a" in tags else (None,)
    unread = (False, True) if "html" in tags else (False,)
    ways = product(images, marks, links, unread)
    shown = (_words(parts, notes, image, note, link, unread=hidden) for image, note, link, hidden in ways)
    return tuple(one for one in dict.fromkeys(shown) if letters(one))


def forms_of_code(content: str) -> tuple[str, ...]:
    """Program text as letters: as it is, and without what a reader of plain text takes for marks of its lines."""
    kept = [line for line in content.splitlines() if not _RULE.fullmatch(line)]
    lines = [_LINE_MARKS.sub("", line) for line in kept]
    # the last: the mark of an item is before its first line
    shown = (letters(content), letters("".join(lines)), letters("".join([*kept[:1], *lines[1:]])))
    return tuple(one for one in dict.fromkeys(shown) if one)


def is_raw_html(tag: Tag) -> bool:
    """Whether a tag is a piece of the editors' HTML, which browsers may hide with all that is in it."""
    return tag.name == "html" or (tag.name == "span" and bool(tag.attribute("html")))


def _is_markup(tag: Tag) -> bool:
    """Whether it is syntax that browsers take for a comment, until a program replaces it: ``<?php … ?>``."""
    return tag.name == "ph" and tag.attribute("ph").startswith(("<?", "<!"))


def _parts(segments: Sequence[Segment]) -> list[Inline]:
    """The parts of all segments; between two of one block a file may have a blank."""
    parts: list[Inline] = []
    for segment in segments:
        parts += [Text(" " + MAY_BE_BLANK), *segment.parts] if parts else segment.parts
    return parts


def _words(  # noqa: PLR0913 - one branch and argument a kind of tag
    parts: Sequence[Inline],
    notes: NoteNumbers,
    image: str,
    note: str,
    link: Callable[[str], str] | None,
    *,
    unread: bool,
) -> str:
    """The words of a block. `link` is how addresses are written beside their words, if they are.

    `unread` leaves out what is in elements of HTML that browsers do not show.
    """
    shown: list[str] = []
    opened: list[tuple[str, int]] = []
    seen = set(notes.seen)
    hidden = 0
    for part in parts:
        if isinstance(part, Text):
            shown.append("" if hidden else part.text)
        elif part.name in {"code", "ph"}:
            shown.append("" if unread and _is_markup(part) else part.attribute(part.name))
        elif part.name == "br":
            shown.append(" " + MAY_BE_BLANK)
        elif is_raw_html(part):
            markup = part.attribute("html")
            if unread and (known := _UNREAD.match(markup)):
                hidden = max(hidden + (-1 if known[1] else 1), 0)
            shown.append(MAY_BE_BLANK)
        elif part.name == "fn":
            label = part.attribute("footnote")
            number = str(notes.numbers.get(label, label))
            first = note == "again" and label not in seen
            seen.add(label)
            shown.append(f"[{number}]" if note == "[]" else "" if first or not note else number)
        elif part.name == "img":
            alternative = texts_of_image(part)[0]
            shown.append(f"[{alternative}]" if image == "[]" and alternative else alternative if image else "")
        elif part.name == "a":
            _show_link(part, link, shown, opened)
    return "".join(shown)


def _show_link(tag: Tag, link: _Leading | None, shown: list[str], opened: list[tuple[str, int]]) -> None:
    href = tag.attribute("href")
    full = link(href) if link else href
    if tag.form == "alone":
        shown.append(full.removeprefix("mailto:"))
    elif tag.form == "open":
        usable = link is not None and not href.startswith("#") and bool(_SAFE.match(_without_syntax(href)))
        opened.append((full if usable else "", len(shown)))
    elif opened:
        address, start = opened.pop()
        shown.append(f" ({address})" if address and address not in "".join(shown[start:]) else "")


def _without_syntax(address: str) -> str:
    kept: list[str] = []
    cursor = 0
    for start, end in find_template_syntax(address):
        kept.append(address[cursor:start])
        cursor = end
    return "".join([*kept, address[cursor:]])


def segments_in(block: Block) -> list[Segment]:
    """The segments of a block, without those within tags."""
    return [part for part in block.parts if isinstance(part, Segment)]


def tags_in(segments: Iterable[Segment]) -> Iterator[Tag]:
    """The tags of segments, those that close left out."""
    return (part for one in segments for part in one.parts if isinstance(part, Tag) and part.form != "close")


def addresses_of(segments: Iterable[Segment]) -> tuple[str, ...]:
    """Where the links of segments lead, in order: those that outputs let readers follow, safe and well-formed."""
    links = (tag.attribute("href") for tag in tags_in(segments) if tag.name == "a")
    return tuple(address for address in links if _leads(address))


def _leads(address: str) -> bool:
    try:
        safe = bool(address) and bool(_SAFE.match(address)) and not _TO_NOBODY.fullmatch(address)
        return safe and (urlsplit(address).port or 1) > 0
    except ValueError:
        return False


def texts_of_image(tag: Tag) -> tuple[str, str]:
    """The alternative text of an image and its title, "" for what it lacks."""
    segments = [part for part in tag.parts if isinstance(part, Segment)]
    texts = ["".join(part.text for part in one.parts if isinstance(part, Text)) for one in segments]
    if texts and segments[0].attribute == "title":
        return "", texts[0]
    if not texts:
        return tag.attribute("alt"), ""
    return texts[0], texts[1] if len(texts) > 1 else ""


def alternatives_of(segments: Iterable[Segment]) -> Iterator[str]:
    """The alternative texts of the images that may be loaded."""
    return _texts(segments, "img", lambda tag: texts_of_image(tag)[0])


def image_addresses_of(segments: Iterable[Segment]) -> Iterator[str]:
    """Where the images are that may be loaded."""
    return _texts(segments, "img", lambda tag: tag.attribute("src"))


def image_titles_of(segments: Iterable[Segment]) -> Iterator[str]:
    """The titles of the images that may be loaded."""
    return _texts(segments, "img", lambda tag: texts_of_image(tag)[1])


def _texts(segments: Iterable[Segment], name: str, text: Callable[[Tag], str]) -> Iterator[str]:
    images = (tag for tag in tags_in(segments) if tag.name == name and _SAFE.match(tag.attribute("src")))
    return (found for tag in images if (found := text(tag)).strip())


def link_titles_of(segments: Iterable[Segment]) -> Iterator[str]:
    """The titles of links that lead somewhere, each as its segment in the tag has it, else as an attribute."""
    for segment in segments:
        titles: dict[int, str] = {}
        for tag in (part for part in segment.parts if isinstance(part, Tag) and part.name == "a"):
            own = [part for part in tag.parts if isinstance(part, Segment) and part.attribute in {"", "title"}]
            text = "".join(part.text for one in own for part in one.parts if isinstance(part, Text))
            if tag.form != "close" and _leads(tag.attribute("href")):
                titles[tag.number] = text or tag.attribute("title")
            elif text and tag.number in titles:
                titles[tag.number] = text
        yield from (title for title in titles.values() if title.strip())


def cited_labels_in(segments: Iterable[Segment]) -> list[str]:
    """The labels of the footnotes that segments cite, in order."""
    return [tag.attribute("footnote") for tag in tags_in(segments) if tag.name == "fn"]


def number_footnotes(documents: Sequence[Document]) -> list[dict[str, int]]:
    """The numbers of footnotes by their labels, of each document, from 1 through the whole edition.

    They count in the order in which texts cite them, then in which notes do, then the others.
    """
    cited: dict[bool, list[tuple[int, str]]] = {False: [], True: []}
    known: dict[tuple[int, str], None] = {}
    for at, document in enumerate(documents):
        for block in document.blocks:
            label = footnote_label(block)
            known |= {(at, label): None} if label else {}
            cited[bool(label)] += [(at, one) for one in cited_labels_in(segments_in(block))]
    order = dict.fromkeys([*(one for one in (*cited[False], *cited[True]) if one in known), *known])
    numbers: list[dict[str, int]] = [{} for _ in documents]
    for number, (at, label) in enumerate(order, 1):
        numbers[at][label] = number
    return numbers


def count_cited_by_texts(documents: Sequence[Document]) -> int:
    """How many notes the texts of an edition cite: theirs are the first numbers."""
    blocks = [(at, block) for at, document in enumerate(documents) for block in document.blocks]
    known = {(at, label) for at, block in blocks if (label := footnote_label(block))}
    if not known:
        return 0
    texts = ((at, segments_in(block)) for at, block in blocks if not footnote_label(block))
    return len({(at, label) for at, segments in texts for label in cited_labels_in(segments)} & known)


def footnote_label(block: Block) -> str:
    """The label of the footnote that a block is in, or the empty string."""
    if not block.containers:
        return ""
    return next((one.attribute("label") for one in block.containers if one.kind == "footnote"), "")
