"""The types that pass between the stages of the pipeline. Everything here is frozen and knows no I/O.

A file becomes a tree whose leaves carry the very text of the file::

    Document ─ Gap | Block
                      └─ Gap | Masthead | Segment
                                           └─ Text | Tag
                                                     └─ Gap | Segment   (an image holds its alternative text)

Law: the ``raw`` of every part, joined, is the ``raw`` of the whole, down from the document, which is the file.
A ``raw`` of None means "not written yet": ``localise`` makes such parts, and the format's ``rebuild`` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.evidence import Evidence
    from mars_i18n.messages import Wording

UNDETERMINED = "und"
# What the front matter of a document may say; other keys are the editors' own.
METADATA_KEYS = frozenset("title summary subject preheader description date volume number language translate".split())
# Keys of the front matter whose values readers see, in the site generators that people use
PROSE_KEYS = frozenset(
    """title subtitle summary subject preheader description teaser excerpt abstract lead caption alt tagline
    seo_title seo_description""".split()
)

BlockKind: TypeAlias = Literal[
    "title",  # the name of a document
    "masthead",  # date range and volume; formatted, never translated by hand
    "heading",
    "paragraph",
    "attribution",  # who said the quotation before it
    "cell",  # of a table
    "term",  # what a definition list defines
    "label",  # the title that a call-out has of its own
    "metadata",  # a value of the front matter; `key` names it
    "code",
    "rule",  # a thematic break
    "html",  # raw HTML, passed through
]
ContainerKind: TypeAlias = Literal[
    "quote", "callout", "list", "item", "table", "row", "definitions", "definition", "footnote"
]
TAG_NAMES = ("a", "b", "br", "code", "fn", "html", "i", "img", "ph", "s", "span", "sub", "sup")
TagForm: TypeAlias = Literal["open", "close", "alone"]
Basis: TypeAlias = Literal["", "declared", "detected", "inherited", "und"]
State: TypeAlias = Literal["source", "translated", "fallback"]
Severity: TypeAlias = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where something stands. Lines and columns count from 1; columns count code points."""

    path: str = ""
    line: int = 1
    column: int = 1


GapReason: TypeAlias = Literal[
    "",  # it holds nothing that a reader sees: syntax, white space
    "address",
    "code",
    "comment",
    "data",  # for search engines and other programs
    "drawing",  # words within a picture made of lines
    "excluded",  # by the editor
    "field",  # what a form is filled in with
    "figure",  # that has one form in every language
    "front matter",
    "furniture",  # of pages: running heads, page numbers
    "script",
    "template",  # syntax of a site generator or a mail service
]


@dataclass(frozen=True, slots=True)
class Gap:
    """Text of the file that no reader is shown as prose: syntax, white space, code. It is never changed.

    `reason` says why words in it that a reader could see are in no segment.
    """

    raw: str
    reason: GapReason = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of prose. `text` is what a reader reads; `raw` how the file writes it, None if not written yet."""

    text: str
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """One end of inline markup, shown to translators as ``<b1>``, ``</b1>`` or ``<img1/>``.

    `name` is one of TAG_NAMES; `number` counts each name from 1 within its segment. ``span`` only looks, ``ph`` is
    opaque: syntax of a site generator or a mail service that stays letter for letter.
    `attributes` are what outputs need: href, title, src, alt, code, html, footnote (its label), ph (its text).
    `parts` hold the raw text; an image or a link keeps its translatable alt text and title there as segments.
    """

    name: str
    number: int
    form: TagForm
    parts: tuple[Gap | Segment, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    note: str = ""  # for translators: "links to https://…"

    @property
    def raw(self) -> str:
        """The text of the file, code points."""
        return "".join(part.raw or "" for part in self.parts)

    @property
    def label(self) -> str:
        """As it stands in a msgid: ``<b1>``, ``</b1>``, ``<img1/>``."""
        opening, closing = ("</" if self.form == "close" else "<"), ("/>" if self.form == "alone" else ">")
        return f"{opening}{self.name}{self.number}{closing}"

    def attribute(self, name: str) -> str:
        """The value of an attribute, or the empty string."""
        return dict(self.attributes).get(name, "")


Inline: TypeAlias = Text | Tag


PlaceKind: TypeAlias = Literal[
    "title",
    "heading",
    "metadata",  # a value of the front matter
    "template",  # a word of the page templates
    "attribution",
    "cell",
    "definition",
    "footnote",
    "item",
    "paragraph",
    "quotation",
    "term",
]
WHOLE_PLACES = frozenset({"title", "heading", "metadata", "template"})  # not counted within a section
InnerKind: TypeAlias = Literal["image-alternative", "image-title", "link-title"]


@dataclass(frozen=True, slots=True)
class SegmentPlace:
    """Where a segment stands, as translators are told: the 2nd of 3 paragraphs of the section «Water».

    `section` is the whole text of the heading above it, empty where there is none; `number` of `total` counts its kind
    within the section, from 1; `key` is that of the front matter. `inner` says that it is a text of a tag: the
    alternative text or title of the image or link `tag`, which counts from 1 as in the msgid.
    Raises ValueError for values that contradict each other.
    """

    kind: PlaceKind
    section: str = ""
    number: int = 1
    total: int = 1
    key: str = ""
    inner: InnerKind | None = None
    tag: int = 0

    def __post_init__(self) -> None:
        """Hold what makes a place one of its kind, so that it can be written in words and read back."""
        counted = (self.section, self.number, self.total) != ("", 1, 1)
        if (self.kind in WHOLE_PLACES and counted) or not 1 <= self.number <= self.total:
            raise ValueError(f"a {self.kind} cannot be number {self.number} of {self.total} in a section")
        if bool(self.key) != (self.kind == "metadata") or (self.tag > 0) != (self.inner is not None):
            raise ValueError("only metadata have a key, and only texts of tags a tag")


@dataclass(frozen=True, slots=True)
class Segment:
    """One unit of translation: the prose of a block, or the alt text or title inside a tag.

    `context` is the msgctxt (rare), `notes` the ``#.`` lines from directives of the source, `place` where it stands,
    None until that is looked up. `language` and `basis` are set by detection; `state` by localisation.
    """

    parts: tuple[Inline, ...]
    location: Location = field(default_factory=Location)
    context: str = ""
    notes: tuple[str, ...] = ()
    place: SegmentPlace | None = None
    language: str = ""
    basis: Basis = ""
    state: State = "source"
    translate: bool = True  # False where the source says so: shown as it is, in no catalogue
    attribute: str = ""  # of HTML, that it stands in: alt, title, aria-label
    former: tuple[str, ...] = ()  # the msgids that earlier versions wrote for it

    @property
    def raw(self) -> str:
        """The text of the file, code points; parts that are not written yet count as nothing."""
        return "".join(part.raw or "" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The date line of an issue, in values: Babel writes it for each region.

    `start` and `end` are ISO months or days ("2025-05", "2025-05-27"); equal for a single date. `volume` and
    `number` are as in the source, or empty. `raw` as in Text.
    """

    start: str = ""
    end: str = ""
    volume: str = ""
    number: str = ""
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class Container:
    """A list, quotation or table that blocks stand in. Blocks with equal containers stand in the same one.

    `number` is unique in its document. `attributes`: ordered ("yes"), start, tight ("yes") for a list; header ("yes")
    for a row; align for a cell's column ("left,right,…") on the table; label for a footnote; callout ("note",
    "warning", …) for a call-out, whose first block may be its own title, of the kind "label".
    """

    kind: ContainerKind
    number: int
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str) -> str:
        """The value of an attribute, or the empty string."""
        return dict(self.attributes).get(name, "")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, cell, … with the syntax around its prose. `level` is a heading's, 1 to 6.

    `twin` marks what the file holds a second time for older programs, as Word does with text boxes: it is translated
    like the block before it that says the same, and no output shows it.
    """

    kind: BlockKind
    parts: tuple[Gap | Masthead | Segment, ...]
    level: int = 0
    containers: tuple[Container, ...] = ()
    location: Location = field(default_factory=Location)
    key: str = ""  # of the front matter, the info string of code, or the id that a heading gives itself
    # Of code and html: what outputs show; of a language not declared yet: how that is written; of all else: the syntax
    # that its words are written in, if that is not the file's
    content: str = ""
    twin: bool = False
    link: str = ""  # where the whole of it leads, if its address stands outside of its prose

    @property
    def raw(self) -> str:
        """The text of the file, code points."""
        return "".join(part.raw or "" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Document:
    """One source file, or its localised form: the same structure in another language.

    `format` names the module of formats/ that reads and writes it; `encoding` is that of the file;
    `language` is declared in its front matter or decided by detection. `metadata` holds the other front matter.
    `package` is the file itself where that is an archive (Word, OpenDocument, slides) whose parts hold the text;
    empty where the parts, joined, are the file.
    """

    path: str
    format: str
    parts: tuple[Gap | Block, ...]
    language: str = ""
    masthead: Masthead | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    package: bytes = b""

    @property
    def raw(self) -> str:
        """The text of the whole file, code points."""
        return "".join(part.raw or "" for part in self.parts)

    @property
    def blocks(self) -> Iterator[Block]:
        """The blocks in order, without the gaps."""
        return (part for part in self.parts if isinstance(part, Block))


def segments_of(whole: Document | Block | Segment | Tag) -> Iterator[Segment]:
    """Every segment in reading order; an image's alt text follows the prose that it stands in."""
    if isinstance(whole, Document):
        for block in whole.blocks:
            yield from segments_of(block)
        return
    for part in whole.parts:
        if isinstance(part, Segment):
            yield part
        if isinstance(part, Segment | Tag):
            yield from segments_of(part)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue, in PO's terms. `extracted` are the ``#.`` lines, `translator` the ``#`` lines."""

    msgid: str
    msgstr: str = ""
    context: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    previous: str = ""  # the msgid that msgstr was made for
    extracted: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()  # other than fuzzy
    plural: str = ""  # msgid_plural
    plurals: tuple[str, ...] = ()  # msgstr[0], msgstr[1], …
    line: int = field(default=0, compare=False)  # of its msgid in the file it was read from; 0: not from a file

    @property
    def key(self) -> tuple[str, str]:
        """What tells entries of one catalogue apart: (context, msgid)."""
        return (self.context, self.msgid)

    @property
    def done(self) -> bool:
        """Whether a release may use it: active, not fuzzy, with a translation."""
        return bool(self.msgstr) and not self.fuzzy and not self.obsolete


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file: its header in order, the comment above it, its entries in order."""

    language: str
    entries: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    comment: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text that a finding is about, and the faulty words in it: `offset` and `length` in code points."""

    text: str
    offset: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, located, for people and machines. Absent values are None. See reports/.

    `fix` is what the words that `excerpt` marks must become, where that is certain; `context` is the entry's msgctxt;
    `place` the heading that it stands under; `also` where else the same words have the same fault. `fingerprint` stays
    the same when lines move, whatever the language and the wording; `former_fingerprint` is that of version 0.1.
    """

    check: str
    severity: Severity
    message: Wording
    location: Location
    issue: str | None = None
    language: str | None = None
    source: str | None = None
    target: str | None = None
    evidence: Evidence = ()
    suggestion: Wording | None = None
    fingerprint: str = ""
    former_fingerprint: str = ""
    context: str = ""
    place: str = ""
    excerpt: Excerpt | None = None
    fix: str | None = None
    also: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the glossary. `forms` are (language, accepted forms, best first) of each language that has any.

    `keep`: the term stays as it is in every language. `enforce`: a translation without it is an error. `forbidden`
    are (language, forms) that must not stand for it. `line` is where it stands in its file.
    """

    term: str
    forms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    keep: bool = False
    enforce: bool = False
    forbidden: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str = ""
    line: int = field(default=0, compare=False)

    def in_language(self, language: str) -> tuple[str, ...]:
        """The accepted forms in a language, best first; the term itself where it is kept; empty if none is known."""
        return dict(self.forms).get(language) or ((self.term,) if self.keep else ())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed translation, never final: where it comes from and how alike the sources are (0 to 1)."""

    target: str
    origin: str
    score: float


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: its path below the output folder, its bytes, and notes, shown as warnings on building."""

    path: str
    data: bytes
    notes: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a project's configuration says of an option of a plugin: ("email", "from", "MARS <news@example.org>")."""

    plugin: str
    option: str
    value: str | bool | float | tuple[float, ...] | tuple[str, ...]
