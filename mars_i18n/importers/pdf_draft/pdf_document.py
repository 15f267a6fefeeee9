"""The blocks of a PDF as a document of the model, with a remark on each guess."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.importers.pdf_draft.inline_words import InlineReader, find_line_breaks
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Block, Container, Document, Gap, Location, Segment, Tag, Text
from mars_i18n.plugins.imported_files import Remark
from mars_i18n.text.printed.repairs import Repairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.importers.pdf_draft.assembly import PrintedFile
    from mars_i18n.importers.pdf_draft.printed_lines import PrintedBlock

_NUMBER = re.compile(r"\(?(\d{1,3})[.)]?")
_SIGN = re.compile(r"[^\w*†‡]+")


def document_of_blocks(file: PrintedFile, path: str, folder: str) -> tuple[Document, tuple[Remark, ...]]:
    """The document, whose locations have the page as line, and the remarks in the order of its blocks.

    The addresses of pictures begin with `folder`.
    """
    text = "\n".join(block.text for block in file.blocks)
    labels, names = _labels(file.blocks)
    reader = InlineReader(Repairs(text), labels, list(file.removed), breaks=find_line_breaks(file.blocks))
    containers = _Containers()
    blocks: list[Block] = []
    for index, block in enumerate(file.blocks):
        around = containers.of(block, names.get(index, ""))
        if block.kind == "picture":
            blocks.append(_picture(block, reader, index, folder))
            continue
        parts = reader.read(_without_sign(block) if block.kind == "note" else block, index)
        kind = {"heading": "heading", "cell": "cell"}.get(block.kind, "paragraph")
        segment = Segment(parts, Location(path, block.page))
        blocks.append(
            Block(
                kind,  # type: ignore[arg-type]  # one of the three names above
                (segment,) if parts else (),
                block.level if kind == "heading" else 0,
                around,
                Location(path, block.page),
            )
        )
        _say_guess(reader, block, segment, index)
    remarks = sorted(reader.remarks, key=lambda one: one.block)
    return Document(path, "pdf", tuple(blocks)), tuple(remarks)


def _say_guess(reader: InlineReader, block: PrintedBlock, segment: Segment, index: int) -> None:
    """Say what a block was read as, where nothing in the file says it."""
    if block.certainty == "certain":
        return
    words = "".join(part.text for part in segment.parts if isinstance(part, Text))
    about = {
        "heading": message("read as a heading"),
        "item": message("read as an item of a list"),
        "note": message("read as a footnote"),
        "cell": message("read as a cell of a table"),
    }.get(block.kind)
    if about is not None and words:
        reader.remarks.append(Remark(about, words, words, block.certainty, block.page, index))


def _picture(block: PrintedBlock, reader: InlineReader, index: int, folder: str) -> Block:
    location = Location("", block.page)
    if not block.name:
        about = message("a picture was left out; --images takes pictures out of the file")
        reader.remarks.append(Remark(about, "", page=block.page, block=index))
        shown = f"<!-- picture on page {block.page} -->"
        return Block("html", (Gap(shown),), location=location, content=shown)
    alternative = Segment((Text(block.alternative),), location, attribute="alt")
    tag = Tag("img", 1, "alone", (alternative,), (("src", f"{folder}{block.name}"), ("alt", block.alternative)))
    about = message("a picture was taken out: describe it in its alternative text, or delete it")
    reader.remarks.append(Remark(about, "", block.alternative, "likely", block.page, index))
    return Block("paragraph", (Segment((tag,), location),), location=location)


def _labels(blocks: Sequence[PrintedBlock]) -> tuple[dict[tuple[int, str], str], dict[int, str]]:
    """(page, sign) → label of each footnote, and its label by the index of its block."""
    labels: dict[tuple[int, str], str] = {}
    names: dict[int, str] = {}
    used: set[str] = set()
    for index, block in enumerate(blocks):
        if block.kind != "note":
            continue
        sign = _SIGN.sub("", block.lines[0].words[0].text)
        name = sign if sign.isalnum() else str(len(names) + 1)
        label = name if name not in used else f"{name}-{block.page}"
        while label in used:
            label += "-2"
        used.add(label)
        labels[block.page, sign] = names[index] = label
    return labels, names


def _without_sign(block: PrintedBlock) -> PrintedBlock:
    from dataclasses import replace

    first, *others = block.lines
    lines = (replace(first, words=first.words[1:]), *others) if len(first.words) > 1 else tuple(others)
    return replace(block, lines=lines)


@dataclass(slots=True)
class _Containers:
    """Gives blocks their containers: lists that go on, tables, footnotes."""

    last: int = 0
    lists: list[tuple[Container, ...]] = field(default_factory=list)  # of the last item, a level each
    table: tuple[int, Container] | None = None
    row: tuple[int, Container] | None = None

    def of(self, block: PrintedBlock, label: str) -> tuple[Container, ...]:
        """The containers of the next block."""
        if block.kind == "item":
            return self._item(block)
        self.lists = []
        if block.kind == "cell":
            return self._cell(block)
        self.table = self.row = None
        if block.kind == "note":
            return (self._new("footnote", label=label),)
        return (self._new("quote"),) if block.kind == "quote" else ()

    def _new(self, kind: str, **attributes: str) -> Container:
        self.last += 1
        return Container(kind, self.last, tuple(attributes.items()))  # type: ignore[arg-type]  # our own names

    def _item(self, block: PrintedBlock) -> tuple[Container, ...]:
        level = max(min(block.level, len(self.lists) + 1), 1)
        number = _NUMBER.fullmatch(block.marker)
        del self.lists[level:]
        around = self.lists[level - 2] if level > 1 else ()
        if len(self.lists) == level and (self.lists[-1][-2].attribute("ordered") == "yes") == bool(number):
            holder = self.lists[-1][-2]
        else:
            ordered = {"ordered": "yes", "start": str(int(number[1]))} if number else {}
            holder = self._new("list", **ordered, tight="yes")
        containers = (*around, holder, self._new("item", **({"number": number[1]} if number else {})))
        self.lists[level - 1 :] = [containers]
        return containers

    def _cell(self, block: PrintedBlock) -> tuple[Container, ...]:
        if self.table is None or self.table[0] != block.table:
            self.table, self.row = (block.table, self._new("table")), None
        if self.row is None or self.row[0] != block.row:
            self.row = (block.row, self._new("row", **({"header": "yes"} if block.header else {})))
        return (self.table[1], self.row[1])
