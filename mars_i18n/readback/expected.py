"""What a reader of an edition must find: its blocks as letters, with their languages and links, and what is apart.

This is a walk of its own over the document, not the one that the outputs take; only the date line comes from the same
function (`format_masthead`), as its values are no text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urljoin

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Tag
from mars_i18n.plugins.read_output import masthead_values
from mars_i18n.readback.blanks import MAY_BE_BLANK, letters
from mars_i18n.readback.expected_forms import (
    NoteNumbers,
    addresses_of,
    alternatives_of,
    cited_labels_in,
    count_cited_by_texts,
    footnote_label,
    forms_of,
    forms_of_code,
    image_addresses_of,
    image_titles_of,
    is_raw_html,
    link_titles_of,
    number_footnotes,
    segments_in,
    tags_in,
)
from mars_i18n.readback.expected_opening import names_of_authors, picture_texts, stated_language
from mars_i18n.readback.places_within import CellCounter, PlacesWithin
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.template_syntax import holds_syntax
from mars_i18n.text.values.mastheads import format_masthead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mars_i18n.model import Block, Document
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.readback.places_within import CellPlace

Role: TypeAlias = Literal["title", "date", "summary", "text", "notes"]
_MARKUP = re.compile(r"<[^<>]*>|&#?\w+;")
_FIRST_LEVELS = (2, 3)  # of the headings that are highest: below the page's title, below that of a later document


@dataclass(frozen=True, slots=True)
class ExpectedText:
    """A block of an edition. `texts` are what it may be in a file, the plain one first; `forms` the letters of those.

    `language` is "" where a file need not say it; `addresses` are where its links lead, as the edition has them;
    `number` counts segments of the edition from 1. `labelled`: it is not translated, and a draft says so beside it, in
    its own language. `document` counts them from 0. `level` is that of a heading on a page, 0 for all else. `cited`: a
    note that a text cites, which Word and the PDF show as a footnote of its page. `image`: it is nothing but images
    and marks of notes, and its texts are their alternative texts, which a file has in their place where it cannot show
    them; `alternatives` are the letters of each. `again`: it is of a note that is defined a second time, which files
    alone have. `code`: it is program text. `inner` are those of its addresses that lead within the edition, with the
    letters of the text there, None where there is none.
    """

    role: Role
    forms: tuple[str, ...]
    texts: tuple[str, ...]
    language: str
    number: int
    place: str
    document: int
    addresses: tuple[str, ...] = ()
    labelled: bool = False
    level: int = 0
    cited: bool = False
    image: bool = False
    alternatives: tuple[str, ...] = ()
    again: bool = False
    code: bool = False
    inner: tuple[tuple[str, str | None], ...] = ()
    cell: CellPlace | None = None  # of a table

    @property
    def text(self) -> str:
        """Its words, for messages."""
        return " ".join(self.texts[0].replace(MAY_BE_BLANK, "").split())


@dataclass(frozen=True, slots=True)
class Expected:
    """An edition as a ledger: what is above the flow, the flow, the notes in order, and what is apart from all these.

    `base` is the public address of its page, where that is known; `names` are words that outputs write beside a
    title or above a call-out; `passed` the letters of what files have as it is written: HTML, values of front matter;
    `addresses` those of links that are in no text, such as those of images; `images` are where these are;
    `stated_languages` are what its files say of their language, one for each that does, as it is written there.
    """

    head: tuple[ExpectedText, ...]
    flow: tuple[ExpectedText, ...]
    notes: tuple[ExpectedText, ...]
    alternatives: tuple[str, ...]
    image_titles: tuple[str, ...]
    link_titles: tuple[str, ...]
    front_matter: tuple[tuple[str, tuple[str, ...]], ...]  # key → its texts, of the first document that has it
    opening: tuple[str, ...] = ()  # the texts of the first paragraph
    masthead: str = ""
    first_day: str = ""
    language: str = ""  # of the edition, as a tag with its region
    base: str = ""
    names: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    stated_languages: tuple[str, ...] = ()
    draft: bool = False
    pictures: tuple[str, ...] = ()  # the alternative texts of those that documents open with


def expect(edition: Edition) -> Expected:
    """The ledger of an edition. Linear in its length."""
    walk = _Walk(edition)
    for at, (document, numbers) in enumerate(zip(edition.documents, number_footnotes(edition.documents), strict=True)):
        walk.add(document, at, numbers)
    from_text = count_cited_by_texts(edition.documents)
    notes = (replace(unit, cited=number <= from_text) for number, units in sorted(walk.notes.items()) for unit in units)
    masthead = next((one.masthead for one in edition.documents if one.masthead), None)
    starts = (one.masthead.start for one in edition.documents if one.masthead)
    authors = (name for one in edition.documents for name in names_of_authors(one))
    return Expected(
        tuple(walk.head),
        tuple(walk.flow),
        tuple(notes),
        tuple(walk.alternatives),
        tuple(walk.image_titles),
        tuple(walk.link_titles),
        tuple(walk.front_matter.items()),
        walk.opening,
        masthead_values(masthead.start, masthead.end, masthead.volume, masthead.number) if masthead else "",
        _first_day(next(filter(None, starts), "")),
        edition.locale.replace("_", "-") or edition.language,
        walk.base,
        (edition.project, edition.words("Draft"), edition.issue, *walk.callouts, *authors),
        (*walk.passed, *walk.written_as_they_are()),
        tuple(walk.addresses),
        tuple(walk.images),
        tuple(filter(None, map(stated_language, edition.documents))),
        edition.draft,
        tuple(text for one in edition.documents for text in picture_texts(one, edition.image)),
    )


def _first_day(start: str) -> str:
    """The day that a date line begins with, that of a month its first; empty where there is no such day."""
    day = start if len(start) != len("2025-05") else f"{start}-01"
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return ""


class _Walk:
    """Collects the blocks of documents one after the other."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.places = PlacesWithin(edition.documents)
        self.base = f"{edition.base_url}{edition.language}/{edition.issue}/" if edition.base_url else ""
        self.head: list[ExpectedText] = []
        self.flow: list[ExpectedText] = []
        self.notes: dict[int, list[ExpectedText]] = {}  # by their numbers
        self.alternatives: dict[str, None] = {}
        self.image_titles: dict[str, None] = {}
        self.link_titles: dict[str, None] = {}
        self.front_matter: dict[str, tuple[str, ...]] = {}
        self.opening: tuple[str, ...] = ()
        self.addresses: list[str] = []
        self.passed: list[str] = []
        self.runs: list[list[str]] = [[]]  # blocks of HTML and template syntax, one after the other
        self.callouts: dict[str, None] = {}
        self.images: dict[str, None] = {}
        self.count = 0
        self.cells = CellCounter()

    def add(self, document: Document, at: int, numbers: Mapping[str, int]) -> None:
        edition = self.edition
        if document.masthead and (line := format_masthead(document.masthead, edition.locale, edition.words)):
            place = f"{document.path}:1"
            self.head.append(ExpectedText("date", (letters(line),), (line,), edition.language, 0, place, at))
        notes = NoteNumbers(numbers)
        defined: dict[str, int] = {}
        opening, unshown = _opening_title(document)
        levels = [one.level for one in document.blocks if one.kind == "heading" and one.level and not one.twin]
        shift = _FIRST_LEVELS[at > 0] - min(levels, default=2)
        for block in document.blocks:
            self._add_beside(block, f"{document.path}:{block.location.line or 1}", at, numbers)
            if block.twin or block.kind in {"masthead", "code", "rule", "html"}:
                continue
            segments = segments_in(block)
            if block.kind == "metadata" or block is unshown:
                words = forms_of(segments, notes)
                self.passed += map(letters, words[:1])
                self.front_matter |= {block.key: words} if words and block.key not in self.front_matter else {}
                if block.key != "summary":
                    continue
            above = block.kind == "title" or block is opening
            label = footnote_label(block)
            role: Role = "title" if above else "summary" if block.kind == "metadata" else "notes" if label else "text"
            level = max(block.level + shift, 2) if block.kind == "heading" and role == "text" else 0
            place = f"{document.path}:{block.location.line or 1}"
            unit = self._unit(segments, role, level, notes, place, at, _other_forms(block))
            if unit is not None and block.kind == "paragraph" and not unit.image:
                self.opening = self.opening or unit.texts
            if any(tag.name in {"a", "img", "fn"} for tag in tags_in(segments)):
                self._add_tags(segments, document.path, document.opaque, in_text=unit is not None and not unit.image)
                notes.seen.update(cited_labels_in(segments))
            cell = self.cells.place(block, at)
            if unit is None:
                continue
            unit = replace(unit, cell=cell) if cell else unit
            unit = replace(unit, inner=self.places.of(unit.addresses, document.path)) if unit.addresses else unit
            if label:
                note = next(one.number for one in block.containers if one.kind == "footnote")
                unit = replace(unit, again=defined.setdefault(label, note) != note)
                self.notes.setdefault(numbers.get(label, 0), []).append(unit)
            else:
                (self.flow if role == "text" else self.head).append(unit)

    def _add_beside(self, block: Block, place: str, document: int, numbers: Mapping[str, int]) -> None:
        """What is no prose: the name of a call-out, HTML, program text, which in every language is the source's."""
        self.callouts |= {name: None for one in block.containers if (name := one.attribute("callout"))}
        if block.kind == "html":
            self.runs[-1].append(block.content)
        elif self.runs[-1]:
            self.runs.append([])
        if block.kind != "code" or block.twin or not (forms := forms_of_code(block.content)):
            return
        self.count += 1
        label = footnote_label(block)
        role: Role = "notes" if label else "text"
        unit = ExpectedText(role, forms, (block.content,), "", self.count, place, document, code=True)
        if label:
            self.notes.setdefault(numbers.get(label, 0), []).append(unit)
        else:
            self.flow.append(unit)

    def written_as_they_are(self) -> Iterator[str]:
        """The letters of HTML and template syntax, with tags and without; what follows one another may be one text.

        A reference to a character within template syntax is that character to who reads a page.
        """
        for run in filter(None, self.runs):
            yield letters("".join(run))
            yield letters("".join(_MARKUP.sub("", one) for one in run))
            if "&" in (whole := "".join(run)):
                yield letters(unescape(whole))

    def _add_tags(self, segments: Sequence[Segment], path: str, opaque: tuple[str, ...], *, in_text: bool) -> None:
        """What links and images say and where they lead."""
        self.alternatives |= dict.fromkeys(alternatives_of(segments))
        self.images |= dict.fromkeys(image_addresses_of(segments))
        self.image_titles |= dict.fromkeys(image_titles_of(segments))
        self.link_titles |= dict.fromkeys(link_titles_of(segments))
        if not in_text:
            addresses = _known_addresses(segments, opaque)
            inner = {address for address, _ in self.places.of(addresses, path)}
            self.addresses += (one for one in addresses if one not in inner)

    def _unit(  # noqa: PLR0913, PLR0917 - what a unit is made of
        self,
        segments: Sequence[Segment],
        role: Role,
        level: int,
        notes: NoteNumbers,
        place: str,
        document: int,
        forms: tuple[str, ...],
    ) -> ExpectedText | None:
        """A block as it is expected, also in other `forms` that outputs may give it; None for one without letters."""
        opaque = self.edition.documents[document].opaque
        texts = forms_of(segments, notes, self.base, opaque)
        texts = (*texts, *(form.format(text) for text in texts for form in forms))
        if not texts:
            return None
        image = not letters("".join(_own_words(segments)))
        fallback = next((segment for segment in segments if segment.state == "fallback"), None)
        if fallback is not None:
            marked = tuple(_labelled(texts, fallback.language, self.edition.words("Not yet translated")))
            texts = (*texts, *marked, *(form.format(text) for text in marked for form in forms))
        languages = {segment.language or self.edition.language for segment in segments}
        raw = any(isinstance(part, Tag) and is_raw_html(part) for one in segments for part in one.parts)
        free = len(languages) > 1 or "und" in languages or raw or image
        self.count += 1
        return ExpectedText(
            role,
            tuple(map(letters, texts)),
            texts,
            "" if free else languages.pop(),
            self.count,
            place,
            document,
            _known_addresses(segments, opaque),
            fallback is not None,
            level,
            image=image,
            alternatives=tuple(filter(None, map(letters, alternatives_of(segments)))) if image else (),
        )


def _known_addresses(segments: Sequence[Segment], opaque: tuple[str, ...]) -> tuple[str, ...]:
    """Where the links of segments lead, but for addresses that hold syntax which only the project knows."""
    addresses = addresses_of(segments)
    return (
        tuple(one for one in addresses if holds_syntax(one) or not holds_syntax(one, opaque)) if opaque else addresses
    )


def _other_forms(block: Block) -> tuple[str, ...]:
    """The ways in which outputs write the words of a task, with its box, and of the label of a call-out."""
    if block.kind == "label":
        return ("[{}]",)
    state = block.containers[-1].attribute("task") if block.containers else ""
    boxes = {"open": ("\u2610", "[ ]"), "done": ("\u2611", "[x]")}.get(state, ())
    return tuple(f"{box}{MAY_BE_BLANK}{{}}" for box in boxes)


def _own_words(segments: Sequence[Segment]) -> Iterable[str]:
    """The words of segments without those of images and notes."""
    for part in (part for one in segments for part in one.parts):
        if not isinstance(part, Tag):
            yield part.text
        elif part.name in {"code", "ph"}:
            yield part.attribute(part.name)
        elif part.name == "a" and part.form == "alone":
            yield part.attribute("href")


def _labelled(texts: Sequence[str], language: str, words: str) -> Iterable[str]:
    """The ways in which a draft marks a text that is not translated."""
    mark = f"[{language if language not in {'und', ''} else '?'}]"
    yield from (f"{mark} {one}" for one in texts)
    yield from (f"{one}{MAY_BE_BLANK}{after}" for one in texts for after in (words, mark[1:-1].upper()))


def _opening_title(document: Document) -> tuple[Block | None, Block | None]:
    """The heading that is the title of a document, if one is, and the title that it says once more, if it has one.

    Such a heading is the first block of the text. It is of level 1, or without another title it is of a text file.
    """
    blocks = [block for block in document.blocks if block.kind not in {"metadata", "masthead"}]
    titles = [block for block in document.blocks if block.kind == "title"]
    first = next((block for block in blocks if block not in titles), None)
    if first is None or first.kind != "heading" or not (first.level == 1 or (document.format == "text" and not titles)):
        return None, None
    if not titles:
        return (first, None) if first is blocks[0] else (None, None)
    said = [[to_msgid(part.parts) for part in one.parts if isinstance(part, Segment)] for one in (first, titles[0])]
    return (first, titles[0]) if said[0] == said[1] and blocks[:2] == [titles[0], first] else (None, None)


def order_units(expected: Expected, body: Sequence[str]) -> list[ExpectedText]:
    """The flow and the notes as an output that declares `body` shows them. See plugins.kinds."""
    if "code" not in body:
        expected = replace(expected, flow=_without_code(expected.flow), notes=_without_code(expected.notes))
    flow = expected.flow if "text" in body else ()
    if not expected.notes:
        return list(flow)
    if "notes in place" in body:
        return sorted((*flow, *expected.notes), key=lambda unit: unit.number)
    expected = replace(expected, notes=tuple(unit for unit in expected.notes if not unit.again))
    if "notes at end" in body:  # those that are no footnotes of a page close the text
        apart = [unit for unit in expected.notes if not unit.cited]
        return [*flow, *apart, *(unit for unit in expected.notes if unit.cited)]
    notes = expected.notes if "notes" in body else ()
    return sorted((*flow, *notes), key=lambda unit: (unit.document, unit.role == "notes"))


def _without_code(units: Iterable[ExpectedText]) -> tuple[ExpectedText, ...]:
    return tuple(unit for unit in units if not unit.code)


def shown_above(expected: Expected, body: Sequence[str]) -> list[ExpectedText]:
    """What such an output shows above the flow: "dates" of all documents, or the first "date" alone."""
    dates = [unit for unit in expected.head if unit.role == "date"]
    dates = dates if "dates" in body else dates[:1] if "date" in body else []
    return [*dates, *(unit for unit in expected.head if unit.role in body and unit.role != "date")]


def full_address(address: str, base: str) -> str:
    """An address as a file that travels has it: a relative one led from the page, where that is known."""
    if holds_syntax(address):
        return address
    return urljoin(base, address) if base and ":" not in address.partition("/")[0] else address
