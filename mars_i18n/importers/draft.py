"""The draft that a file becomes: front matter, the text in Markdown, and each remark at its line."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.importers.conservation_proof import differ_in_blanks, find_lost_words, lost_word_remarks
from mars_i18n.importers.markdown_layout import MarkdownLayout
from mars_i18n.importers.shown_text import text_of_markup
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Block, Document, Gap, Masthead, Segment, Tag, Text
from mars_i18n.model.garbage_collection import collection_paused
from mars_i18n.plugins.imported_files import PlacedRemark, Remark
from mars_i18n.text.values.mastheads import parse_masthead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.importers.imported_document import Imported

_DATED_WITHIN = 6  # blocks from the first, for a date line to be that of the document
_LONGEST_DATE_LINE = 120  # code points
_SEPARATORS = (" · ", " | ", " • ", " — ")  # between what a head says
_FRONT_KEYS = {"description": "summary", "summary": "summary", "subject": "subject", "preheader": "preheader"}


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is the whole file in Markdown; `lost` are words of the original that neither it nor a remark has."""

    text: str
    remarks: tuple[PlacedRemark, ...]
    lost: str = ""
    surplus: str = ""


@collection_paused()
def write_draft(imported: Imported, language: str, rebuild: Callable[[Document], bytes]) -> Draft:
    """The draft of an imported file in a language. `rebuild` is that of the Markdown format, which writes the words."""
    blocks = list(enumerate(imported.document.blocks))
    remarks = list(imported.remarks)
    masthead, blocks = _take_masthead(imported.document, blocks, remarks)
    title, blocks = _take_title(blocks)
    if masthead is None and (head := _split_head(blocks)):
        name, masthead = head
        kept, title = ("", title) if title else (name, name)
        about = message("the line above the text was moved to the front matter")
        index, block = blocks[0]
        remarks.append(Remark(about, _words(block), kept, "guess", block.location.line, -1))
        blocks = [one for one in blocks if one[0] != index]
    values, blocks = _take_metadata(blocks, remarks)
    layout = MarkdownLayout(frozenset(address for address, _ in imported.pictures))
    front = _write(_front_matter(title, masthead, language, values), rebuild)
    body: list[str] = []
    line = front.count("\n") + 1
    lines: dict[int, int] = {}
    for laid in layout.lay(blocks):
        written = laid.part.raw if isinstance(laid.part, Gap) else _write([laid.part], rebuild)
        lines.setdefault(laid.index, line + (len(written) - len(written.lstrip("\n"))))
        line += written.count("\n")
        body.append(written)
    remarks += layout.remarks
    text = "".join(body)
    remarks = remarks if imported.paged else [replace(one, page=0) for one in remarks]
    lost, surplus = "", ""
    if imported.words:
        lost, surplus = find_lost_words(imported.words, title, text, remarks, with_numbers=imported.paged)
        remarks += lost_word_remarks(lost, surplus)
        lost, surplus = ("", "") if differ_in_blanks(lost, surplus) else (lost, surplus)
    known = sorted(lines)
    placed = sorted(
        (PlacedRemark(_line(lines, known, one.block, line), one) for one in remarks), key=lambda one: one.line
    )
    return Draft(front + text, tuple(placed), lost, surplus)


def _line(lines: dict[int, int], known: Sequence[int], block: int, last: int) -> int:
    """The line of a block, else of the next one that is in the draft. `known` are the keys of `lines`, in order."""
    if block < 0:
        return 1
    at = bisect_left(known, block)
    return lines[known[at]] if at < len(known) else max(last - 1, 1)


def _write(parts: Sequence[Gap | Block], rebuild: Callable[[Document], bytes]) -> str:
    return rebuild(Document("", "markdown", tuple(parts))).decode()


def _front_matter(title: str, masthead: Masthead | None, language: str, values: dict[str, str]) -> list[Gap | Block]:
    """The lines of the front matter; titles are written by the format, which knows what YAML must have escaped."""
    parts: list[Gap | Block] = [Gap("---\n")]
    for key, value in [("title", title), *values.items()]:
        if value:
            written = (Gap(f'{key}: "'), Segment((Text(value),)), Gap('"\n'))
            parts.append(Block("title" if key == "title" else "metadata", written, key=key))
    lines = f"language: {language}\n" if language else ""
    if masthead is not None:
        same = masthead.start == masthead.end or not masthead.end
        lines += f"date: {masthead.start if same else f'{masthead.start}/{masthead.end}'}\n" if masthead.start else ""
        lines += f"volume: {masthead.volume}\n" if masthead.volume else ""
        lines += f"number: {masthead.number}\n" if masthead.number else ""
    return [*parts, Gap(f"{lines}---\n\n")]


def _words(block: Block) -> str:
    """The words of a block, those of its pictures too."""
    return " ".join(" ".join(_words_of(part)) for part in block.parts if isinstance(part, Segment)).strip()


def _words_of(segment: Segment) -> Iterator[str]:
    text = ""
    for part in segment.parts:
        if isinstance(part, Text):
            text += part.text
        elif part.name == "br":
            text += " "
        elif part.name == "ph":
            text += f" {text_of_markup(part.raw)} "
        elif isinstance(part, Tag):
            for inner in part.parts:
                if isinstance(inner, Segment):
                    yield from _words_of(inner)
    yield text


Blocks = list[tuple[int, Block]]


def _take_masthead(document: Document, blocks: Blocks, remarks: list[Remark]) -> tuple[Masthead | None, Blocks]:
    """The date line of the document, and the blocks without it."""
    seen = 0
    for at, (_, block) in enumerate(blocks):
        own = next((part for part in block.parts if isinstance(part, Masthead)), None)
        words = (own.raw or "") if own else _words(block)
        seen += bool(words)
        if seen > _DATED_WITHIN:
            break
        plain = block.kind in {"paragraph", "heading", "masthead"} and not block.containers
        dated = parse_masthead(words) if plain and len(words) <= _LONGEST_DATE_LINE else None
        found = own or dated
        if found is not None and not (own and document.masthead is None):
            about = message("the date line was moved to the front matter")
            page = block.location.line
            remarks.append(Remark(about, words, certainty="certain" if own else "likely", page=page, block=-1))
            return found, blocks[:at] + blocks[at + 1 :]
    return None, blocks


def _split_head(blocks: Blocks) -> tuple[str, Masthead] | None:
    """The name and the date in the first line of a printed page, where that has both: "The valley · May 2025"."""
    if not blocks or blocks[0][1].kind != "paragraph" or blocks[0][1].containers:
        return None
    words = _words(blocks[0][1])
    name, mark, date = next((found for mark in _SEPARATORS if (found := words.rpartition(mark))[1]), ("", "", ""))
    masthead = parse_masthead(date) if mark and len(words) <= _LONGEST_DATE_LINE else None
    return (name.strip(), masthead) if masthead is not None and name.strip() else None


def _take_title(blocks: Blocks) -> tuple[str, Blocks]:
    """The title of the document, which is its first heading, and the blocks without it."""
    for at, (_, block) in enumerate(blocks):
        words = _words(block)
        if block.kind in {"title", "heading"} and block.level <= 1 and words:
            return words, blocks[:at] + blocks[at + 1 :]
        if at > _DATED_WITHIN or (words and block.kind == "heading"):
            break
    return "", blocks


def _take_metadata(blocks: Blocks, remarks: list[Remark]) -> tuple[dict[str, str], Blocks]:
    """The values of the file that front matter has, and the blocks without them, and without what Markdown has not."""
    values: dict[str, str] = {}
    kept: Blocks = []
    for index, block in blocks:
        if block.twin:
            about = message("it is in the file a second time, for older programs, and was removed")
            remarks.append(Remark(about, _words(block), block=index))
        elif block.kind in {"metadata", "title"} and block.key:
            key = _FRONT_KEYS.get(block.key.rpartition(":")[2], "")
            if key and key not in values:
                values[key] = _words(block)
            elif _words(block):
                about = message("{key}: no text of the page, and was removed", key=block.key)
                remarks.append(Remark(about, _words(block), block=index))
        else:
            kept.append((index, block))
    return values, kept
