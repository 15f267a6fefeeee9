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

from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model.accounts import UnreadablePassage

UNDETERMINED = "und"
CAPTION = "caption"  # the key of a paragraph that is said of a picture or a table
# What the front matter of a document may say; other keys are the editors' own.
METADATA_KEYS = frozenset("title summary subject preheader description date volume number language translate".split())
# Keys of the front matter whose values readers see, in the site generators that people use
PROSE_KEYS = frozenset(
    """title subtitle summary subject preheader description teaser excerpt abstract lead caption alt tagline
    seo_title seo_description sidebar_label sidebar_title nav_title linktitle hero.text hero.actions.text actions.text
    features.details features.linkText banner.content sidebar.label""".split()
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
Basis: TypeAlias = Literal["", "declared", "detected", "inherited", "foreign", "und"]
FigureKind: TypeAlias = Literal[
    "",
    "regional",  # CLDR writes it for each region: it is a message, and needs no translator
    "ambiguous",  # it can be read in two ways, and stays as it is
]
State: TypeAlias = Literal["source", "translated", "fallback"]


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
        """As it is written in a msgid: ``<b1>``, ``</b1>``, ``<img1/>``."""
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
    """Where a segment is, as translators see it: the 2nd of 3 paragraphs of the section «Water».

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

    `context` is the msgctxt (rare), `notes` the ``#.`` lines from directives of the source, `place` where it is,
    None until that is looked up. `language` and `basis` are set by detection, or by a format where a language is
    declared for the block (basis "declared"); `state` by localisation.
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
    attribute: str = ""  # of HTML, that holds it: alt, title, aria-label
    former: tuple[str, ...] = ()  # the msgids that earlier versions wrote for it
    figure: FigureKind = ""

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
    """A list, quotation or table that holds blocks. Blocks with equal containers are in the same one.

    `number` is unique in its document. `attributes`: ordered ("yes"), start, tight ("yes"), cards ("yes") for a list;
    header ("yes") for a row; align for a cell's column ("left,right,…") on the table; label for a footnote; callout
    ("note", "warning", …) for a call-out, whose first block may be its own title, of the kind "label".
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
    # Of the front matter, the info string of code, the id that a heading gives itself, or CAPTION of a paragraph
    key: str = ""
    # Of code and html: what outputs show; of a language not declared yet: how that is written; of all else: the syntax
    # that its words are written in, if that is not the file's
    content: str = ""
    twin: bool = False
    link: str = ""  # where the whole of it leads, if its address is outside of its prose
    # Names that links in its document lead here by, of the source's words in every language; first a heading's id.
    # A name leads to one block of a document.
    anchors: tuple[str, ...] = ()

    @property
    def raw(self) -> str:
        """The text of the file, code points."""
        return "".join(part.raw or "" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Document:
    """One source file, or its localised form: the same structure in another language.

    `format` names the module of formats/ that reads and writes it; `encoding` is that of the file;
    `language` is declared in its front matter or decided by detection. `metadata` holds the other front matter.
    `opaque` is what the project adds to template syntax, for this file to be written and proven as it was read; so are
    `linked`, (address, bytes) of other files that were read with it: the style sheets of a page.
    `package` is the file itself where that is an archive (Word, OpenDocument, slides) whose parts hold the text, or
    text with columns side by side; empty where the parts, joined, are the file. `unreadable` are passages whose syntax
    is broken: words of theirs that readers see are in no segment.
    """

    path: str
    format: str
    parts: tuple[Gap | Block, ...]
    language: str = ""
    masthead: Masthead | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    package: bytes = b""
    opaque: tuple[str, ...] = ()
    linked: tuple[tuple[str, bytes], ...] = ()
    unreadable: tuple[UnreadablePassage, ...] = ()

    @property
    def raw(self) -> str:
        """The text of the whole file, code points."""
        return "".join(part.raw or "" for part in self.parts)

    @property
    def blocks(self) -> Iterator[Block]:
        """The blocks in order, without the gaps."""
        return (part for part in self.parts if isinstance(part, Block))


def segments_of(whole: Document | Block | Segment | Tag) -> Iterator[Segment]:
    """Every segment in reading order; an image's alt text follows the prose that it is in."""
    if isinstance(whole, Document):
        for block in whole.blocks:
            yield from segments_of(block)
        return
    for part in whole.parts:
        if isinstance(part, Segment):
            yield part
            for inner in part.parts:
                if isinstance(inner, Tag) and inner.parts:  # few have any
                    yield from segments_of(inner)
        elif isinstance(part, Tag) and part.parts:
            yield from segments_of(part)
