"""What a reader of an edition must find: its blocks as letters, with their languages, alternative texts and links.

This is a walk of its own over the document, not the one that the outputs take; only the date line comes from the same
function (`format_masthead`), as its values are no text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote, urljoin, urlsplit

from mars_i18n.model import Document, Segment, Tag, Text
from mars_i18n.text.values.mastheads import format_masthead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.model import Block, Inline
    from mars_i18n.plugins.kinds import Edition

Role: TypeAlias = Literal["title", "date", "summary", "text", "notes"]
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()" * 2)
_UNSEEN = {"Cf", "Cc", "Zs", "Zl", "Zp", "Cs"}  # also soft hyphens and joiners
_SAFE = re.compile(r"(?:https?:|mailto:|tel:|[^:]*(?:[/?#]|$))", re.IGNORECASE)
_UNREAD = re.compile(r"<(/?)(script|style|template|noscript|iframe|object|title)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """A block of an edition. `forms` are the letters (see `letters`) that it may have in a file, the plain one first.

    `text` are its words, for messages; `language` is "" where a file need not say it; `addresses` are where its links
    lead, as the edition has them; `number` counts segments of the edition from 1. `labelled`: it is not translated, and
    a draft says so beside it, in its own language. `document` counts them from 0. `cited`: a note that a text cites,
    which Word and the PDF show as a footnote of its page.
    """

    role: Role
    forms: tuple[str, ...]
    text: str
    language: str
    number: int
    place: str
    document: int
    addresses: tuple[str, ...] = ()
    labelled: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """An edition as a ledger: what stands above the flow, the flow, the notes in order, and texts of images."""

    head: tuple[ExpectedText, ...]
    flow: tuple[ExpectedText, ...]
    notes: tuple[ExpectedText, ...]
    alternatives: tuple[tuple[str, str], ...]  # (letters, words)


def letters(text: str) -> str:
    """A text without blanks, invisible characters and raised digits: what must be the same letter for letter."""
    if text.isascii():
        return "".join(text.split())
    return "".join(one for one in text.translate(_RAISED) if unicodedata.category(one) not in _UNSEEN)


def expect(edition: Edition) -> Expected:
    """The ledger of an edition. Linear in its length."""
    head: list[ExpectedText] = []
    flow: list[ExpectedText] = []
    notes: list[ExpectedText] = []
    alternatives: dict[str, str] = {}
    in_notes: dict[int, list[ExpectedText]] = {}
    for at, (document, numbers) in enumerate(zip(edition.documents, _note_numbers(edition.documents), strict=True)):
        if document.masthead and (date := format_masthead(document.masthead, edition.locale, edition.words)):
            head.append(ExpectedText("date", (letters(date),), date, edition.language, 0, f"{document.path}:1", at))
        cited = _Notes(numbers, set())
        opening = _opening_title(document)
        for block in document.blocks:
            if block.twin or block.kind in {"masthead", "code", "rule", "html"}:
                continue
            above = block.kind == "title" or block is opening
            if block.kind == "metadata" and block.key != "summary":
                continue
            role: Role = "title" if above else "summary" if block.kind == "metadata" else "text"
            label = _note_label(block)
            number = len(head) + len(flow) + len(notes) + sum(map(len, in_notes.values())) + 1
            unit = _unit(edition, block, "notes" if label else role, number, cited, (at, document.path))
            alternatives |= _alternatives(block)
            cited.seen.update(_cited(block))
            if unit is None:
                continue
            if label:
                in_notes.setdefault(numbers.get(label, 0), []).append(unit)
            else:
                (flow if role == "text" else head).append(unit)
    from_text = _cited_by_texts(edition.documents)
    for number, units in sorted(in_notes.items()):
        notes += [replace(unit, cited=number <= from_text) for unit in units]
    return Expected(tuple(head), tuple(flow), tuple(notes), tuple(alternatives.items()))


def _opening_title(document: Document) -> Block | None:
    """The heading that is the title of a document without another: the first block, of level 1 or of a text file."""
    blocks = [block for block in document.blocks if block.kind not in {"metadata", "masthead"}]
    if not blocks or any(block.kind == "title" for block in document.blocks):
        return None
    first = blocks[0]
    return first if first.kind == "heading" and (first.level == 1 or document.format == "text") else None


def order_units(expected: Expected, body: Sequence[str]) -> list[ExpectedText]:
    """The flow and the notes as an output that declares `body` shows them. See plugins.kinds."""
    if "notes in place" in body:
        return sorted((*expected.flow, *expected.notes), key=lambda unit: unit.number)
    if "notes at end" in body:  # those that are no footnotes of a page close the text
        apart = [unit for unit in expected.notes if not unit.cited]
        return [*expected.flow, *apart, *(unit for unit in expected.notes if unit.cited)]
    notes = expected.notes if "notes" in body else ()
    return sorted((*expected.flow, *notes), key=lambda unit: (unit.document, unit.role == "notes"))


def shown_above(expected: Expected, body: Sequence[str]) -> list[ExpectedText]:
    """What such an output shows above the flow: "dates" of all documents, or the first "date" alone."""
    dates = [unit for unit in expected.head if unit.role == "date"]
    dates = dates if "dates" in body else dates[:1] if "date" in body else []
    return [*dates, *(unit for unit in expected.head if unit.role in body and unit.role != "date")]


def _unit(  # noqa: PLR0913, PLR0917 - what a unit is made of
    edition: Edition, block: Block, role: Role, number: int, notes: _Notes, document: tuple[int, str]
) -> ExpectedText | None:
    prose = [part for part in block.parts if isinstance(part, Segment)]
    parts = [part for segment in prose for part in segment.parts]
    base = f"{edition.base_url}{edition.language}/{edition.issue}/" if edition.base_url else ""
    forms = tuple(dict.fromkeys(filter(None, _forms(parts, notes, base))))
    if not forms or not letters(_words(parts, notes, "", "", "", unread=False)):
        return None
    fallback = next((segment for segment in prose if segment.state == "fallback"), None)
    if fallback is not None:
        note = letters(edition.words("Not yet translated"))
        mark = f"[{fallback.language if fallback.language not in {'und', ''} else '?'}]"
        after = (note, mark[1:-1].upper())
        forms = (*forms, *(f"{mark}{form}" for form in forms), *(form + one for form in forms for one in after))
    languages = {segment.language or edition.language for segment in prose}
    free = len(languages) > 1 or "und" in languages or any(isinstance(p, Tag) and p.name == "html" for p in parts)
    addresses = tuple(
        tag.attribute("href")
        for tag in parts
        if isinstance(tag, Tag) and tag.name == "a" and tag.form != "close" and _leads(tag.attribute("href"))
    )
    at, path = document
    location = f"{path}:{block.location.line}" if block.location.line else path
    text = " ".join(_words(parts, notes, "", "", "", unread=False).split())
    return ExpectedText(
        role, forms, text, "" if free else languages.pop(), number, location, at, addresses, fallback is not None
    )


@dataclass(frozen=True, slots=True)
class _Notes:
    """Numbers of footnotes by their labels, and the labels that the blocks before have cited."""

    numbers: Mapping[str, int]
    seen: set[str]


def _forms(parts: Sequence[Inline], notes: _Notes, base: str) -> Iterator[str]:
    """The letters of a block in each of the ways that a kind of file may write its images, notes and links."""
    tags = {part.name for part in parts if isinstance(part, Tag)}
    images = ("", "[]", "plain") if "img" in tags else ("",)
    marks = ("", "[]", "plain", "again") if "fn" in tags else ("",)
    links = ("", "as written", base) if "a" in tags else ("",)
    for image, note, link, unread in product(images, marks, links, (False, True) if "html" in tags else (False,)):
        yield letters(_words(parts, notes, image, note, link, unread=unread))


def _words(  # noqa: PLR0913 - one branch and argument a kind of tag
    parts: Sequence[Inline], notes: _Notes, image: str, note: str, link: str, *, unread: bool
) -> str:
    """The words of a block. `unread` leaves out what stands in elements of HTML that browsers do not show."""
    shown: list[str] = []
    opened: list[tuple[str, int]] = []
    seen = set(notes.seen)
    hidden = 0
    for part in parts:
        if isinstance(part, Text):
            shown.append("" if hidden else part.text)
        elif part.name in {"code", "ph"}:
            shown.append(part.attribute(part.name))
        elif part.name == "br":
            shown.append(" ")
        elif part.name == "html":
            if unread and (known := _UNREAD.match(part.attribute("html"))):
                hidden = max(hidden + (-1 if known[1] else 1), 0)
        elif part.name == "fn":
            label = part.attribute("footnote")
            number = str(notes.numbers.get(label, label))
            first = note == "again" and label not in seen
            seen.add(label)
            shown.append(f"[{number}]" if note == "[]" else "" if first or not note else number)
        elif part.name == "img":
            alternative = _image_texts(part)[0]
            shown.append(f"[{alternative}]" if image == "[]" and alternative else alternative if image else "")
        elif part.name == "a":
            _show_link(part, link, shown, opened)
    return "".join(shown)


def _show_link(tag: Tag, link: str, shown: list[str], opened: list[tuple[str, int]]) -> None:
    href = tag.attribute("href")
    full = urljoin(link, href) if ":" in link else href
    if tag.form == "alone":
        shown.append((full if link else href).removeprefix("mailto:"))
    elif tag.form == "open":
        usable = bool(link) and bool(_SAFE.match(href)) and not href.startswith("#")
        opened.append((full if usable else "", len(shown)))
    elif opened:
        address, start = opened.pop()
        shown.append(f" ({address})" if address and address not in "".join(shown[start:]) else "")


def _leads(address: str) -> bool:
    """Whether an address is one that outputs let readers follow: safe, and well-formed."""
    try:
        return bool(_SAFE.match(address)) and (urlsplit(address).port or 1) > 0
    except ValueError:
        return False


def _image_texts(tag: Tag) -> tuple[str, ...]:
    """The alternative text and then the title of an image, where it has them as segments."""
    segments = [part for part in tag.parts if isinstance(part, Segment)]
    texts = ["".join(part.text for part in one.parts if isinstance(part, Text)) for one in segments]
    if texts and segments[0].attribute == "title":
        return ("", *texts)
    return tuple(texts) or (tag.attribute("alt"),)


def _alternatives(block: Block) -> dict[str, str]:
    """Letters → words of the texts of the images of a block that may be loaded."""
    images = (
        tag
        for part in block.parts
        if isinstance(part, Segment)
        for tag in part.parts
        if isinstance(tag, Tag) and tag.name == "img" and _SAFE.match(tag.attribute("src"))
    )
    return {letters(text): text for tag in images for text in _image_texts(tag)[:1] if text.strip()}


def _cited(block: Block) -> list[str]:
    tags = (tag for part in block.parts if isinstance(part, Segment) for tag in part.parts if isinstance(tag, Tag))
    return [tag.attribute("footnote") for tag in tags if tag.name == "fn"]


def _note_numbers(documents: Sequence[Document]) -> list[dict[str, int]]:
    """The numbers of footnotes by their labels, of each document, from 1 through the whole edition.

    They count in the order in which texts cite them, then in which notes do, then the others.
    """
    cited: dict[bool, list[tuple[int, str]]] = {False: [], True: []}
    known: dict[tuple[int, str], None] = {}
    for at, document in enumerate(documents):
        for block in document.blocks:
            label = _note_label(block)
            known |= {(at, label): None} if label else {}
            cited[bool(label)] += [(at, one) for one in _cited(block)]
    order = dict.fromkeys([*(one for one in (*cited[False], *cited[True]) if one in known), *known])
    numbers: list[dict[str, int]] = [{} for _ in documents]
    for number, (at, label) in enumerate(order, 1):
        numbers[at][label] = number
    return numbers


def _cited_by_texts(documents: Sequence[Document]) -> int:
    """How many notes the texts of an edition cite: theirs are the first numbers."""
    keys = {
        (at, label)
        for at, document in enumerate(documents)
        for block in document.blocks
        if not _note_label(block)
        for label in _cited(block)
    }
    known = {(at, _note_label(block)) for at, document in enumerate(documents) for block in document.blocks}
    return len(keys & known)


def _note_label(block: Block) -> str:
    """The label of the footnote that a block is part of, or the empty string."""
    return next((one.attribute("label") for one in block.containers if one.kind == "footnote"), "")


def comparable_address(address: str) -> str:
    """An address in the one form in which two that lead to the same place are equal: unquoted, without blanks."""
    return "".join(unquote(address).split())
