"""Markdown: CommonMark with tables, strikethrough, footnotes, definition lists and front matter.

markdown-it-py says what there is; we find where it is and put translations in its place. What cannot be located
with certainty, or nests deeper than 100 levels, is passed through as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats._front_matter import front_matter_gaps, read_front_matter
from mars_i18n.formats._opaque_marks import OPAQUE
from mars_i18n.formats._prose_keys import KEPT, PROSE, ProseKeys
from mars_i18n.formats.markdown.blocks import BlockReader
from mars_i18n.formats.markdown.heading_ids import add_anchor
from mars_i18n.formats.markdown.html_blocks import with_marks
from mars_i18n.formats.markdown.line_index import Lines
from mars_i18n.formats.markdown.masks import mask_templates
from mars_i18n.formats.markdown.parser import parser
from mars_i18n.formats.markdown.second_reader import words_of_markdown
from mars_i18n.formats.markdown.write import written_block
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Document, Gap, Segment
from mars_i18n.text.encoding import decode_text, encode_text
from mars_i18n.text.segments.anchors import name_places
from mars_i18n.text.segments.remarks.directives import directive_note, read_directives
from mars_i18n.text.segments.rewriting import keep_source_words, map_segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Setting, VisibleWord
    from mars_i18n.text.segments.remarks.directives import Directive

__all__ = ["add_anchor", "extensions", "instructions", "options", "parse", "plain_text", "rebuild"]
extensions: tuple[str, ...] = (".md", ".markdown", ".mdx")
plain_text = True
instructions = True
options = (OPAQUE, PROSE, KEPT)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")  # of a language, with its region or script
_COMMENTS = re.compile(r"\s*(?:<!--.*?-->\s*)*", re.DOTALL)


def parse(data: bytes, path: str, settings: Iterable[Setting] = ()) -> Document:
    """Read Markdown in UTF-8, or UTF-16 with a BOM. Any text is Markdown; raises MarsError where the bytes are no text.

    Law: the raw parts of the document, joined and encoded, are `data`.
    """
    settings = tuple(settings)
    opaque = OPAQUE.value(settings, of="markdown")
    keys = ProseKeys(*(frozenset(one.value(settings, of="markdown")) for one in (PROSE, KEPT)))
    text, encoding = decode_text(data, path, "utf-16")
    front = read_front_matter(text, Lines(text, path).locate, keys)
    values = tuple((at, end, with_marks(one) if isinstance(one, Block) else one) for at, end, one in front.blocks)
    front = replace(front, blocks=values)
    masked = mask_templates(text, front.end, opaque, expressions=path.endswith(".mdx"))
    lines = Lines(text, path, masked)
    first = lines.locate(front.end).line - 1
    environment: dict[str, object] = {"masked": masked}
    tokens = parser().parse(masked.text[front.end :], environment)
    if lines.starts[first] != front.end and front.end > 1:
        tokens = []
    body = BlockReader(parser(), lines, first, environment).read(tokens)
    parts = _spliced(text, [*front_matter_gaps(text, front, keys), *_directed(body)])
    document = Document(path, "markdown", tuple(parts), front.language, front.masthead, front.metadata, encoding)
    document = replace(name_places(document, by_words=True), opaque=opaque, unreadable=front.unreadable)
    return document if front.translate else keep_source_words(document)


def visible_words(document: Document) -> Iterator[VisibleWord]:
    """The words that readers see, by a second reader: see plugins.kinds.OptionalOfFormat."""
    return words_of_markdown(document.raw, document.opaque)


def _spliced(text: str, found: Iterable[tuple[int, int, Block | Gap]]) -> Iterator[Gap | Block]:
    """The blocks with the text between them as gaps; a block that overlaps one before it is left in its gap."""
    cursor = 0
    for start, end, block in found:
        if start < cursor or block.raw != text[start:end]:
            continue
        if start > cursor:
            yield Gap(text[cursor:start])
        yield block
        cursor = end
    if cursor < len(text):
        yield Gap(text[cursor:])


def _directed(found: Iterable[tuple[int, int, Block | Gap]]) -> Iterator[tuple[int, int, Block | Gap]]:
    """The blocks with what ``<!-- mars: … -->`` comments before them say; blocks of comments alone are left out.

    What a comment says holds for the block after it, or for the whole list, table, quotation or footnote.
    """
    skipping = False
    said = applied = _Said()
    depth, whole = 0, 0  # how deep the last comment is, and the number of the container that it speaks of
    for start, end, block in found:
        if isinstance(block, Gap):
            yield start, end, block
            continue
        if block.kind == "html" and (spoken := _COMMENTS.fullmatch(block.content)):
            directives = read_directives(spoken.group())
            for one in directives:
                skipping = one.name == "skip on" or (skipping and one.name != "skip off")
                said = said.and_then(one)
            depth = len(block.containers) if directives else depth
            continue
        if said != _Said():
            applied, said = said, _Said()
            whole = block.containers[depth].number if len(block.containers) > depth else 0
        elif whole not in {container.number for container in block.containers}:
            applied, whole = _Said(), 0
        shown = _as_cards(block, whole) if applied.cards else block
        yield start, end, _apply_comments(shown, replace(applied, skip=True) if skipping else applied)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the comments before a block say of it."""

    skip: bool = False
    context: str = ""
    notes: tuple[str, ...] = ()
    language: str = ""
    cards: bool = False

    def and_then(self, one: Directive) -> _Said:
        """With one more directive: a later context counts, notes add up."""
        if one.name in {"ignore", "keep", "note"}:
            return replace(self, notes=(*self.notes, directive_note(one)))
        if one.name == "context":
            return replace(self, context=one.text)
        if one.name == "language":
            return replace(self, language=_language_tag(one.text))
        if one.name == "cards":
            return replace(self, cards=True)
        return replace(self, skip=self.skip or one.name == "skip")


def _as_cards(block: Block, whole: int) -> Block:
    """A block of the list that a comment makes a list of cards."""
    if not any(one.number == whole and one.kind == "list" for one in block.containers):
        return block
    marked = (
        replace(one, attributes=(*one.attributes, ("cards", "yes"))) if one.number == whole else one
        for one in block.containers
    )
    return replace(block, containers=tuple(marked))


def _language_tag(text: str) -> str:
    """The language tag that a comment names, or the empty string where it is none."""
    return text if _TAG.fullmatch(text) else ""


def _apply_comments(block: Block, said: _Said) -> Block:
    """The block with its directives; a context is that of its own words, not of an alternative text or title in it."""
    if said == _Said():
        return block
    own = {id(part) for part in block.parts}

    def apply(segment: Segment) -> Segment:
        context = said.context if id(segment) in own else ""
        applied = replace(segment, context=context, notes=said.notes, translate=not said.skip)
        return replace(applied, language=said.language, basis="declared") if said.language else applied

    return next(map_segments(Document("", "markdown", (block,)), apply).blocks)


def rebuild(document: Document) -> bytes:
    """The file: raw parts as they are, new prose escaped as Markdown where it must be, in the document's encoding.

    Raises MarsError for a character that the encoding lacks.
    """
    text = "".join(
        written_block(part, document.opaque) if isinstance(part, Block) else part.raw for part in document.parts
    )
    return encode_text(text, document.encoding, document.path)
