"""What each block of an issue is, decided once for all outputs: a tree of nodes out of the flat blocks of the model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from mars_i18n.model import CAPTION, Block, Segment, Tag, Text
from mars_i18n.outputs.images.hero import HERO
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.callouts import callout_tone, callout_word
from mars_i18n.outputs.page.card_items import card_of
from mars_i18n.outputs.page.documents import date_line, parts_of
from mars_i18n.outputs.page.front_matter import byline_of
from mars_i18n.outputs.page.hidden_syntax import close_gaps, is_template, without_syntax
from mars_i18n.outputs.page.html.raw_html import list_start, with_html_read
from mars_i18n.outputs.page.inline import image_texts, plain, safe_address, task_box
from mars_i18n.outputs.page.inner_links import PagePlaces, page_anchor, place_on_page
from mars_i18n.outputs.page.nesting import Branch, Nested, head_and_body, nest
from mars_i18n.outputs.page.notes import Citations, cited_labels, footnote_of, number_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mars_i18n.model import BlockKind, ContainerKind, Document
    from mars_i18n.outputs.page.tree import Node
    from mars_i18n.plugins.editions import Edition

RawHtml: TypeAlias = Literal["kept", "read"]
Syntax: TypeAlias = Literal["kept", "left out"]
_ABOVE = {"title", "metadata", "masthead"}  # shown above the text, unless a text file has them in its flow
_CONTENTS_FROM = 5  # headings


def resolve(edition: Edition, raw_html: RawHtml = "kept", syntax: Syntax = "kept") -> tree.ResolvedIssue:
    """The tree of an edition. The editors' own HTML is kept as it is, or read as the blocks that it says.

    So is template syntax alone on its lines kept (hidden: see hidden_syntax), or left out with the addresses that hold
    any, in files that no program reads before people do.
    """
    shown = edition.documents if syntax == "kept" else tuple(map(without_syntax, edition.documents))
    documents = [part for document in map(close_gaps, shown) for part in parts_of(document)]
    read = [with_html_read(one) if raw_html == "read" else one for one in documents]
    numbers = number_notes([_shown_blocks(one) for one in read])
    places = list(place_on_page(read))
    targets = frozenset(led for one, place in zip(read, places, strict=True) for led in place.targets(one))
    opened: set[str] = set()  # documents that begin with their own id already
    parts = tuple(
        _Resolver(edition, one, at, numbers[at], places[at]).part(targets, opened) for at, one in enumerate(read)
    )
    headings = sum(len(part.headings) for part in parts)
    return tree.ResolvedIssue(
        parts,
        date=next((part.date for part in parts if part.date), ""),
        has_contents=headings >= _CONTENTS_FROM,
        short_contents=_short_contents(parts),
        targets=targets,
    )


def _shown_blocks(document: Document) -> tuple[Block, ...]:
    return tuple(block for block in document.blocks if not block.twin)


def _short_contents(parts: Sequence[tree.Part]) -> tuple[tree.ContentsEntry, ...]:
    sections = (tree.ContentsEntry(one.id, one.text) for part in parts[:1] for one in part.headings)
    others = (tree.ContentsEntry(f"d{part.number}", title) for part in parts[1:] if (title := _title_words(part)))
    entries = (*sections, *others)
    return entries if len(entries) >= _CONTENTS_FROM else ()


def _title_words(part: tree.Part) -> str:
    return " ".join(plain(part.title.parts).split()) if part.title else ""


class _Resolver:
    """One document on its way to the tree."""

    def __init__(
        self, edition: Edition, document: Document, number: int, notes: Mapping[str, int], places: PagePlaces
    ) -> None:
        self.edition, self.document, self.number, self.numbers = edition, document, number, notes
        self.places = places
        self.waiting: list[str] = []  # ids of what has no words, for the next that has
        self.task = ""  # "open" or "done" where the next words are those of a task
        self.headings: list[tree.Heading] = []
        self.blocks = _shown_blocks(document)
        levels = [block.level for block in self.blocks if block.kind == "heading" and block.level]
        # Under the page's title, and under the title of a document that is not the first
        self.shift = (2 if number == 0 else 3) - min(levels, default=2)
        self.citations = Citations(notes)

    def part(self, targets: frozenset[str], opened: set[str]) -> tree.Part:
        """The document, its title first, its notes last: the order in which pages show citations."""
        if self.places.own in targets and self.places.own not in opened:
            opened.add(self.places.own)
            self.waiting.append(self.places.own)
        titles = tuple(self._prose(block) for block in self.blocks if block.kind == "title" and block.key)
        summary = next((self._prose(one) for one in self.blocks if one.kind == "metadata" and one.key == "summary"), ())
        hero = [one for one in self.blocks if one.key == HERO]
        shown = [one for one in self.blocks if one.kind not in _ABOVE or (one.kind != "metadata" and not one.key)]
        shown = [one for one in shown if one.key != HERO]
        body = self._all(nest(one for one in shown if footnote_of(one) is None))
        notes = self._notes([one for one in shown if footnote_of(one) is not None])
        return tree.Part(
            self.number,
            self.document,
            titles,
            summary[0] if summary else None,
            byline_of(self.document, self.edition.project),
            next((one for one in self._all(hero) if isinstance(one, tree.Figure)), None),
            date_line(self.document, self.edition),
            body,
            notes,
            tuple(self.headings),
        )

    def _notes(self, blocks: Sequence[Block]) -> tuple[tree.Note, ...]:
        cited = {one for by_notes in (False, True) for one in cited_labels(self.blocks, by_notes=by_notes)}
        branches: dict[str, tuple[Branch, ...]] = {}
        for branch in nest(blocks, from_footnotes=True):
            if isinstance(branch, Nested):
                branches.setdefault(branch.container.attribute("label"), branch.children)
        ordered = sorted(branches.items(), key=lambda note: self.numbers.get(note[0], 0))
        return tuple(
            tree.Note(self.numbers.get(label, 0), label, label in cited, self._all(found, tight=_is_one_block(found)))
            for label, found in ordered
        )

    def _all(self, branches: Iterable[Branch], *, tight: bool = False) -> tuple[Node, ...]:
        nodes: list[Node] = []
        for branch in branches:
            if isinstance(branch, Nested):
                nodes += CONTAINERS[branch.container.kind](self, branch)
            else:
                nodes += BLOCKS[branch.kind](self, branch, tight)
        return tuple(nodes)

    def _prose(self, block: Block, *, named: bool = True) -> tree.Prose:
        """What a block says, its links led, after the ids that lead to it; with `named` its own among them."""
        if named and (own := self.places.id_of(block)):
            self.waiting.append(own)
        segments = (self.citations.resolve(part) for part in block.parts if isinstance(part, Segment))
        prose = tuple(map(self.places.with_links_led, segments))
        if not (self.waiting or self.task) or not prose or (block.kind == "paragraph" and _only_image(prose)):
            return prose
        before = (*map(page_anchor, self.waiting), *([task_box(self.task)] if self.task else []))
        self.waiting, self.task = [], ""
        return (replace(prose[0], parts=(*before, *prose[0].parts)), *prose[1:])

    def heading(self, block: Block, _tight: bool) -> Sequence[Node]:  # noqa: FBT001 - as all of BLOCKS
        prose = self._prose(block, named=False)
        level = block.level + self.shift if block.kind == "heading" else 1 + self.shift
        former = f"d{self.number}-s{len(self.headings) + 1}"
        text = " ".join(plain(segment.parts) for segment in prose)
        level = min(max(level, 2), tree.LOWEST_HEADING)
        name = self.places.id_of(block) or former
        self.headings.append(tree.Heading(level, name, text, prose, block.level, former))
        return self.headings[-1:]

    def paragraph(self, block: Block, tight: bool) -> Sequence[Node]:  # noqa: FBT001
        prose = self._prose(block)
        if not tight and (image := _only_image(prose)):
            title = image_texts(image)[1]
            return (tree.Figure(image, title, _caption(image, title), prose),)
        return (tree.Paragraph(prose, tight, caption=block.key == CAPTION and not tight),)

    def words(self, block: Block, tight: bool) -> Sequence[Node]:  # noqa: FBT001
        return (tree.Paragraph(self._prose(block), tight),)

    def html(self, block: Block, _tight: bool) -> Sequence[Node]:  # noqa: FBT001
        if is_template(block):
            return (tree.Template(block.content),)
        return (tree.Html(self.places.without_ids(block.content)),)

    def attribution(self, block: Block, tight: bool) -> Sequence[Node]:  # noqa: FBT001
        return (tree.Attribution(self._prose(block), tight),)

    def term(self, block: Block, _tight: bool) -> Sequence[Node]:  # noqa: FBT001
        return (tree.DefinedTerm(self._prose(block)),)

    def quote(self, nested: Nested) -> Sequence[Node]:
        who = [one for one in nested.children if _names_the_speaker(one, nested.children)]
        said = self._all(one for one in nested.children if one not in who)
        lines = cast("tuple[tree.Attribution | tree.Paragraph, ...]", self._all(who, tight=True))
        return (tree.Quote(said, lines),)

    def callout(self, nested: Nested) -> Sequence[Node]:
        name, children = nested.container.attribute("callout"), nested.children
        own = isinstance(children[0], Block) and children[0].kind == "label"
        label = self._prose(children[0]) if own and isinstance(children[0], Block) else ()
        word = callout_word(name, self.edition.words)
        return (tree.Callout(name, callout_tone(name), word, label, self._all(children[1:] if own else children)),)

    def list(self, nested: Nested) -> Sequence[Node]:
        ordered = nested.container.attribute("ordered") == "yes"
        tight = nested.container.attribute("tight") == "yes"
        start = list_start(nested.container.attribute("start")) if ordered else 1
        items = tuple(self._item(one, tight=tight) for one in nested.children)
        shown = tree.List(ordered, start, tight, items)
        return (tree.Cards(tuple(map(card_of, items)), shown) if nested.container.attribute("cards") else shown,)

    def _item(self, branch: Branch, *, tight: bool) -> tuple[Node, ...]:
        if isinstance(branch, Block):
            return self._all((branch,), tight=tight)
        self.task = branch.container.attribute("task")
        return self._all(branch.children, tight=tight)

    def table(self, nested: Nested) -> Sequence[Node]:
        """A table, and its caption as the paragraph that it is."""
        head, body = ([tuple(map(self._prose, row)) for row in rows] for rows in head_and_body(nested))
        columns = max(map(len, (*head, *body)), default=0)
        align = [*nested.container.attribute("align").split(","), *[""] * columns][:columns]
        known = tuple(one if one in {"center", "right"} else "" for one in align)
        rows = [at for at, one in enumerate(nested.children) if isinstance(one, Nested)]
        above, below = nested.children[: rows[0] if rows else None], nested.children[rows[-1] + 1 :] if rows else ()
        return (*self._all(above), tree.Table(known, tuple(head), tuple(body)), *self._all(below))

    def definitions(self, nested: Nested) -> Sequence[Node]:
        return (tree.Definitions(self._all(nested.children)),)

    def definition(self, nested: Nested) -> Sequence[Node]:
        return (tree.Definition(self._all(nested.children, tight=_is_one_block(nested.children))),)

    def inside(self, nested: Nested) -> Sequence[Node]:
        """The content of a container that is none by itself: an item outside a list, a row outside a table."""
        return self._all(nested.children)


BLOCKS: Mapping[BlockKind, Callable[[_Resolver, Block, bool], Sequence[Node]]] = {
    "title": _Resolver.heading,
    "masthead": lambda *_: (),  # is above the text: Part.date
    "heading": _Resolver.heading,
    "paragraph": _Resolver.paragraph,
    "attribution": _Resolver.attribution,
    "cell": _Resolver.words,  # outside a table
    "term": _Resolver.term,
    "label": _Resolver.words,  # not the first of its call-out
    "metadata": lambda *_: (),  # Part.summary
    "code": lambda _, block, __: (tree.Code(block.content),),
    "rule": lambda *_: (tree.Rule(),),
    "html": _Resolver.html,
}
CONTAINERS: Mapping[ContainerKind, Callable[[_Resolver, Nested], Sequence[Node]]] = {
    "quote": _Resolver.quote,
    "callout": _Resolver.callout,
    "list": _Resolver.list,
    "item": _Resolver.inside,
    "table": _Resolver.table,
    "row": _Resolver.inside,
    "definitions": _Resolver.definitions,
    "definition": _Resolver.definition,
    "footnote": _Resolver.inside,  # within another footnote
}


def _names_the_speaker(branch: Branch, children: Sequence[Branch]) -> bool:
    """Whether it says who is quoted: an attribution, or the last paragraph of several where a dash or a name opens it.

    A name is a first line all in bold.
    """
    if not isinstance(branch, Block):
        return False
    opening = next((part for part in branch.parts if isinstance(part, Segment)), None)
    last = branch is children[-1] and len(children) > 1 and branch.kind == "paragraph"
    if branch.kind == "attribution" or not last or opening is None:
        return branch.kind == "attribution"
    return plain(opening.parts).lstrip().startswith(("—", "–", "― ")) or _opens_in_bold(opening)


def _opens_in_bold(segment: Segment) -> bool:
    """Whether its first line is one run in bold and nothing else."""
    parts = [part for part in segment.parts if not (isinstance(part, Text) and not part.text.strip())]
    shape = [(part.name, part.form) if isinstance(part, Tag) else ("", "") for part in parts[:4]]
    return shape[:3] == [("b", "open"), ("", ""), ("b", "close")] and shape[3:] in ([], [("br", "alone")])


def _only_image(prose: tree.Prose) -> Tag | None:
    """The image that is all of a paragraph and may be loaded, or None."""
    parts = [part for one in prose for part in one.parts if not (isinstance(part, Text) and not part.text.strip())]
    only = parts[0] if len(parts) == 1 else None
    shown = isinstance(only, Tag) and only.name == "img" and safe_address(only.attribute("src"))
    return only if isinstance(only, Tag) and shown else None


def _caption(image: Tag, title: str) -> Segment | None:
    """The segment of an image that says its title, or None."""
    segments = (part for part in reversed(image.parts) if isinstance(part, Segment))
    return next((one for one in segments if plain(one.parts) == title), None)


def _is_one_block(branches: Sequence[Branch]) -> bool:
    return len(branches) == 1 and isinstance(branches[0], Block)
