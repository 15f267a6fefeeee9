"""The pages of a PDF as one document: columns and pages one after the other, lists, tables, footnotes, headings."""

from __future__ import annotations

from dataclasses import field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.aligned_cells import take_tables
from mars_i18n.importers.pdf_draft.drawn_bullets import with_bullets
from mars_i18n.importers.pdf_draft.heading_sizes import with_headings
from mars_i18n.importers.pdf_draft.page_furniture import find_furniture
from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock, lines_of_words
from mars_i18n.importers.pdf_draft.reading_order import order_lines
from mars_i18n.importers.pdf_draft.tag_blocks import are_tags_whole, blocks_of_tags
from mars_i18n.importers.pdf_draft.untagged_blocks import blocks_of_lines, measure_body
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.plugins.imported_files import Remark
from mars_i18n.text.printed.contents_entries import match_entry
from mars_i18n.text.printed.line_ends import ends_sentence, runs_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.importers.pdf_draft.printed_lines import PrintedLine
    from mars_i18n.importers.pdf_draft.printed_words import PdfPage
    from mars_i18n.importers.pdf_draft.untagged_blocks import BodyType
    from mars_i18n.messages import Message

_TURNED = attrgetter("turned")
_LEAST_ENTRIES = 2  # of a table of contents


@dataclass(slots=True)
class PrintedFile:
    """The blocks of a file in order; each removed piece, with the index of the block that follows it."""

    blocks: list[PrintedBlock] = field(default_factory=list)
    removed: list[Remark] = field(default_factory=list)
    body: float = 10.0

    def remove(self, about: Message, words: str, page: int) -> None:
        """Leave words out, and say so."""
        self.removed.append(Remark(about, words, page=page, block=len(self.blocks)))


def assemble_pages(pages: Sequence[PdfPage]) -> PrintedFile:
    """The blocks of a file, what is no text of it being removed."""
    file = PrintedFile()
    upright = [_upright(page) for page in pages]
    whole = [are_tags_whole(page) for page in upright]
    upright = with_bullets(upright, whole)
    lines = [lines_of_words(page.words, page.number) for page in upright]
    tagged_words = [
        blocks_of_tags(page, found) if tags else None for page, found, tags in zip(upright, lines, whole, strict=True)
    ]
    furniture = find_furniture(upright, lines)
    left = [
        [one for at, one in enumerate(found) if at not in gone] for found, gone in zip(lines, furniture, strict=True)
    ]
    body = measure_body(left)
    file.body = body.size
    tables = 0
    for at, page in enumerate(upright):
        beside = [word for word in pages[at].words if word.turned] if pages[at] is not page else []
        for turned in lines_of_words(beside, page.number):
            file.remove(message("turned text was removed"), turned.text, page.number)
        if (found := tagged_words[at]) is not None:
            blocks, outside = found
            for line in lines_of_words(outside, page.number):
                file.remove(message("text that the PDF marks as no content was removed"), line.text, page.number)
            blocks = [replace(one, table=one.table + tables) if one.kind == "cell" else one for one in blocks]
            blocks = _with_untagged_tables(blocks, max([tables, *(one.table for one in blocks)]))
        else:
            for index in sorted(furniture[at]):
                about = message("a running head, a running foot or a page number was removed")
                file.remove(about, lines[at][index].text, page.number)
            blocks = _blocks_of_page(left[at], body, page, tables)
        tables = max([tables, *(one.table for one in blocks)])
        _add_blocks(file, blocks)
    _add_untagged_pictures(file, pages, whole)
    notes = [block for block in file.blocks if block.kind == "note"]
    body_blocks = [block for block in file.blocks if block.kind != "note"]
    _renumber(file, body_blocks, notes)
    return file


def _renumber(file: PrintedFile, body: list[PrintedBlock], notes: list[PrintedBlock]) -> None:
    """Put the footnotes after all else; the places of what was removed go with the blocks that follow it."""
    order = {id(block): at for at, block in enumerate([*body, *notes])}
    places = [order.get(id(block), 0) for block in file.blocks] + [len(body)]
    file.removed = [replace(one, block=places[min(one.block, len(places) - 1)]) for one in file.removed]
    file.blocks = [*with_headings(body, file.body), *notes]


def _upright(page: PdfPage) -> PdfPage:
    turned = any(map(_TURNED, page.words))
    return replace(page, words=tuple(word for word in page.words if not word.turned)) if turned else page


def _blocks_of_page(lines: list[PrintedLine], body: BodyType, page: PdfPage, tables: int) -> list[PrintedBlock]:
    others, found = take_tables(lines, tables + 1)
    ordered = order_lines(others)
    blocks = blocks_of_lines(ordered, body, page.height)
    for first, cells in found:
        below = (at for at, one in enumerate(blocks) if one.lines and _is_below(one.lines[0], first))
        at = None if _goes_up(cells) else next(below, None)
        if at is None:
            at = _place_after(cells[-1].lines[0], lines, blocks)
        blocks[at:at] = cells
    return blocks


def _goes_up(cells: Sequence[PrintedBlock]) -> bool:
    """Whether a table goes on at the top of another column."""
    return cells[-1].lines[0].base > cells[0].lines[0].base


def _place_after(cell: PrintedLine, lines: Sequence[PrintedLine], blocks: Sequence[PrintedBlock]) -> int:
    """The index of the block that has the line which the file has after a cell; that of the end where there is none."""
    last = next((at for at, line in enumerate(lines) if any(one is cell.words[-1] for one in line.words)), len(lines))
    for line in lines[last + 1 :]:
        for at, block in enumerate(blocks):
            if any(one.words[0] is line.words[0] for one in block.lines):
                return at
    return len(blocks)


def _with_untagged_tables(blocks: list[PrintedBlock], tables: int) -> list[PrintedBlock]:
    """The blocks of a page with tags, in which a table without borders is often only paragraphs."""
    single = {id(one.lines[0]): one for one in blocks if one.kind == "paragraph" and len(one.lines) == 1}
    _, found = take_tables([one.lines[0] for one in single.values()], tables + 1)
    for first, cells in found:
        at = blocks.index(single[id(first)])
        taken = {id(one) for one in single.values() if any(_holds(one.lines[0], cell.lines[0]) for cell in cells)}
        blocks = [*blocks[:at], *cells, *(one for one in blocks[at:] if id(one) not in taken)]
    return blocks


def _holds(line: PrintedLine, cell: PrintedLine) -> bool:
    return cell.words[0] in line.words and cell.base == line.base


def _is_below(line: PrintedLine, table: PrintedLine) -> bool:
    """Whether a line is below the first of a table, in its column."""
    return line.base < table.base and line.left < table.right + 20 * table.size and line.right > table.left


def _add_blocks(file: PrintedFile, blocks: Sequence[PrintedBlock]) -> None:
    """Add the blocks of a page: contents are removed, and a paragraph that the last page began goes on."""
    pending = True
    for block in _without_contents(file, blocks):
        last = next((one for one in reversed(file.blocks) if one.kind != "note"), None)
        if pending and last is not None and block.kind == "paragraph" and _goes_on(last, block):
            at = file.blocks.index(last)
            file.blocks[at] = replace(last, lines=(*last.lines, *block.lines))
            before = f"{last.lines[-1].text} {block.lines[0].text}".replace("\u00ad", "-")
            about = message("a paragraph that goes on over a page was joined")
            sure = runs_on(last.lines[-1].text, block.lines[0].text)
            file.removed.append(Remark(about, before, before, "likely" if sure else "guess", block.page, at))
        else:
            file.blocks.append(block)
        pending = pending and block.kind in {"note", "picture"}


def _goes_on(last: PrintedBlock, block: PrintedBlock) -> bool:
    if last.kind not in {"paragraph", "item"} or not last.lines or not block.lines or last.page == block.page:
        return False
    before, after = last.lines[-1].text, block.lines[0].text
    if ends_sentence(before) or before.endswith(":") or abs(last.size - block.size) > 0.5 or last.bold != block.bold:
        return False
    widest = max(line.right - line.left for line in last.lines)
    full = last.lines[-1].right - last.lines[-1].left > 0.8 * widest and len(last.lines) > 1
    return runs_on(before, after) or full


def _without_contents(file: PrintedFile, blocks: Sequence[PrintedBlock]) -> Iterator[PrintedBlock]:
    """The blocks without the lines of a table of contents, which outputs make anew."""
    entries = [line for block in blocks for line in block.lines if match_entry(line.text)]
    removed = set(map(id, entries)) if len(entries) >= _LEAST_ENTRIES else set()
    for block in blocks:
        kept = tuple(line for line in block.lines if id(line) not in removed)
        for line in block.lines:
            if id(line) in removed:
                file.remove(message("a line of the table of contents was removed"), line.text, line.page)
        if kept or not block.lines:
            yield replace(block, lines=kept) if removed else block


def _add_untagged_pictures(file: PrintedFile, pages: Sequence[PdfPage], whole: Sequence[bool]) -> None:
    """Put the saved pictures of pages without tags after what is above them."""
    for page, tagged in zip(pages, whole, strict=True):
        for name, base, _ in [] if tagged else page.pictures:
            above = [
                at
                for at, block in enumerate(file.blocks)
                if block.page == page.number and block.lines and block.lines[-1].base >= base
            ]
            first = next((at for at, block in enumerate(file.blocks) if block.page >= page.number), len(file.blocks))
            place = above[-1] + 1 if above else first
            file.blocks.insert(place, PrintedBlock("picture", (), page.number, name=name))
            file.removed = [replace(one, block=one.block + 1) if one.block >= place else one for one in file.removed]
