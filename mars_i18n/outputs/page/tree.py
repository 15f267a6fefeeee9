"""The tree that every output takes: an issue whose every block has been decided upon. See `resolve`.

An output is a table of functions named after the kinds of node, `{"heading": …, "list": …}`, and one named after the
tags of inline markup. A test holds that no table lacks a kind.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Document

NodeKind: TypeAlias = Literal[
    "heading",
    "paragraph",
    "figure",
    "attribution",
    "code",
    "rule",
    "html",
    "template",
    "quote",
    "callout",
    "list",
    "cards",
    "table",
    "definitions",
    "term",
    "definition",
]
Tone: TypeAlias = Literal["calm", "warn", "bad"]
Prose: TypeAlias = "tuple[Segment, ...]"
LOWEST_HEADING = 6  # as deep as HTML and PDF go


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `level` is 2 to LOWEST_HEADING, under the title of the page: what lies deeper has the last one.

    `id` is its own on the page, the same in every language, and `former_id` the one by which it was known before, which
    may be the same; `text` are its words alone; `source_level` is that of the file.
    """

    kind: ClassVar[NodeKind] = "heading"
    level: int
    id: str
    text: str
    prose: Prose
    source_level: int
    former_id: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose, none in an item of a list without words. `tight`: it has no room of its own above and below.

    `caption` says that it is about the picture or the table beside it.
    """

    kind: ClassVar[NodeKind] = "paragraph"
    prose: Prose
    tight: bool = False
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """An image that is a block of its own.

    `title` are the words of its caption; `caption` is the segment that says them, if any. `prose` is
    the paragraph that the image is all of.
    """

    kind: ClassVar[NodeKind] = "figure"
    image: Tag
    title: str
    caption: Segment | None
    prose: Prose


@dataclass(frozen=True, slots=True)
class Attribution:
    """A line that says who is quoted, as the source marks it; `tight` within its quotation."""

    kind: ClassVar[NodeKind] = "attribution"
    prose: Prose
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of code, ending in a newline."""

    kind: ClassVar[NodeKind] = "code"
    content: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    kind: ClassVar[NodeKind] = "rule"


@dataclass(frozen=True, slots=True)
class Html:
    """The editors' own HTML, as they wrote it."""

    kind: ClassVar[NodeKind] = "html"
    content: str


@dataclass(frozen=True, slots=True)
class Template:
    """Template syntax alone on its lines, hidden: what a program replaces later. See page.hidden_syntax."""

    kind: ClassVar[NodeKind] = "template"
    content: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: what is said, and the lines that say who said it (attributions and paragraphs), if any."""

    kind: ClassVar[NodeKind] = "quote"
    said: tuple[Node, ...]
    who: tuple[Attribution | Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """A labelled box. `name` is its kind ("note"); `label` its own title; `word` what to show where it has none.

    `tone` says which colours suit it.
    """

    kind: ClassVar[NodeKind] = "callout"
    name: str
    tone: Tone
    word: str
    label: Prose
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list and its items, each of nodes. `start` is the number of the first where it is ordered."""

    kind: ClassVar[NodeKind] = "list"
    ordered: bool
    start: int
    tight: bool
    items: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """A list of cards, each a picture, or None, and nodes: its title, which is a link in bold, and its words.

    `as_list` is the list that the source has.
    """

    kind: ClassVar[NodeKind] = "cards"
    items: tuple[tuple[Figure | None, tuple[Node, ...]], ...]
    as_list: List


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the head and of the body, each with as many cells; `align` has "", "center" or "right" for each."""

    kind: ClassVar[NodeKind] = "table"
    align: tuple[str, ...]
    head: tuple[tuple[Prose, ...], ...]
    body: tuple[tuple[Prose, ...], ...]


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """What a list of definitions defines."""

    kind: ClassVar[NodeKind] = "term"
    prose: Prose


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means."""

    kind: ClassVar[NodeKind] = "definition"
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and what they mean, in order."""

    kind: ClassVar[NodeKind] = "definitions"
    children: tuple[Node, ...]


Node: TypeAlias = (
    Heading
    | Paragraph
    | Figure
    | Attribution
    | Code
    | Rule
    | Html
    | Template
    | Quote
    | Callout
    | List
    | Cards
    | Table
    | Definitions
    | DefinedTerm
    | Definition
)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number from 1 through the issue, its label in its document, what it says.

    `cited`: a text or a note cites it, so that a way back leads somewhere.
    """

    number: int
    label: str
    cited: bool
    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A document of an issue. `number` counts them from 0; `prefix` begins the ids of its headings and notes.

    `titles` are all titles of its front matter, of which pages show the first; `byline` says who wrote it, unless that
    is the project itself; `hero` is the picture that it opens with. `body` is its flow; `notes` come after it, in the
    order of their numbers; `headings` are those of the flow and the notes, in order.
    """

    number: int
    document: Document
    titles: tuple[Prose, ...]
    summary: Segment | None
    byline: Segment | None
    hero: Figure | None
    date: str
    body: tuple[Node, ...]
    notes: tuple[Note, ...]
    headings: tuple[Heading, ...]

    @property
    def prefix(self) -> str:
        """What ids of this document begin with: "d0-"."""
        return f"d{self.number}-"

    @property
    def title(self) -> Segment | None:
        """Its title, or None."""
        return next((prose[0] for prose in self.titles if prose), None)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a table of contents: the id that it leads to on the page, and its words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ResolvedIssue:
    """All documents of an edition. `date` is the first date line that one has, or the empty string.

    `has_contents` says whether a page lists its headings; `short_contents` are the headings of the first document and
    the titles of the others, for a mail, empty where they are few. `targets` are the ids that links lead to.
    """

    parts: tuple[Part, ...]
    date: str
    has_contents: bool
    short_contents: tuple[ContentsEntry, ...]
    targets: frozenset[str] = frozenset()


def values_in(node: object) -> Iterator[object]:
    """A node and all values in it, at any depth: nodes, notes, segments, texts, numbers."""
    if isinstance(node, tuple | list):
        for one in node:
            yield from values_in(one)
    else:
        yield node
        if is_dataclass(node) and not isinstance(node, Segment | Tag):
            for field in fields(node):
                if field.name not in {"caption", "image", "as_list"}:  # which are in what is beside them
                    yield from values_in(getattr(node, field.name))


def opens_task(item: Sequence[Node]) -> bool:
    """Whether an item of a list opens with the box of a task, which is mark enough."""
    opening = getattr(item[0], "prose", ()) if item else ()
    tags = (part for segment in opening[:1] for part in segment.parts if isinstance(part, Tag))
    return any(tag.attribute("task") for tag in tags)


def ids_in(shown: object, prefix: str) -> Iterator[str]:
    """The ids that pages give to what is in a node: headings, notes, first citations of notes, and other places."""
    for value in values_in(shown):
        if isinstance(value, Segment):
            tags = [one for one in value.parts if isinstance(one, Tag)]
            yield from (f"{prefix}ref-{tag.attribute('footnote')}" for tag in tags if tag.attribute("first"))
            yield from (tag.attribute("id") for tag in tags if tag.attribute("id"))
        elif isinstance(value, Heading):
            yield value.id
        elif isinstance(value, Note):
            yield f"{prefix}note-{value.label}"
