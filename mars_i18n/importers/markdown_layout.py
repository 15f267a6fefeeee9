"""A document of any format laid out as Markdown: its blocks with the marks before them, its tags as Markdown has them.

The words themselves are written by the Markdown format, which knows what must be escaped.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.importers.inline_layout import lay_inline
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Block, Gap, Segment, Text
from mars_i18n.plugins.imported_files import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Container

_MARKED = frozenset({"item", "quote", "callout", "footnote", "definition"})  # containers that have a mark in Markdown


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A part of a draft, and the index of the block of the document that it is of; -1 where it is of none."""

    part: Gap | Block
    index: int = -1


@dataclass(slots=True)
class MarkdownLayout:
    """Lays blocks out one after the other. `remarks` say what Markdown cannot hold."""

    images: frozenset[str] = frozenset()  # addresses of images that are taken out
    remarks: list[Remark] = field(default_factory=list)
    open: tuple[Container, ...] = ()  # the containers of the last block
    markers: dict[int, str] = field(default_factory=dict)  # list → its bullet, or the mark after its numbers
    counts: dict[int, int] = field(default_factory=dict)  # list → items so far
    last_list: str = ""  # the marker of the list that ended last

    def lay(self, blocks: Sequence[tuple[int, Block]]) -> Iterator[LaidBlock]:
        """The parts of the draft: (index, block) → marks and blocks of Markdown. Their text ends with a newline."""
        at = 0
        begun = False
        while at < len(blocks):
            index, block = blocks[at]
            table = _at(block.containers, "table")
            end = at + 1
            if table is not None and block.kind == "cell":
                while end < len(blocks) and _at(blocks[end][1].containers, "table") == table:
                    end += 1
            if begun:
                yield LaidBlock(Gap(self._between(block)))
            if table is not None and block.kind == "cell":
                yield from self._table(blocks[at:end])
            else:
                yield from self._block(index, block)
            begun, at = True, end
        if begun:
            yield LaidBlock(Gap("\n"))

    def _between(self, block: Block) -> str:
        """What ends the last block's line, and the blank line that the next one needs."""
        shared = _shared(self.open, block.containers)
        before, after = self.open[len(shared) :], block.containers[len(shared) :]
        holder = shared[-1] if shared else None
        items = [one.kind for one in (*before[:1], *after[:1])] == ["item", "item"]
        nested = not before and [one.kind for one in after[:2]] == ["list", "item"]
        tight = holder is not None and items and holder.kind == "list" and holder.attribute("tight") == "yes"
        inner_tight = nested and holder is not None and holder.kind == "item"
        term = block.kind != "term" and after[:1] and after[0].kind == "definition"
        if tight or inner_tight or term:
            return "\n"
        blank = "".join(self._continued(one) for one in shared).rstrip()
        return f"\n{blank}\n"

    def _block(self, index: int, block: Block) -> Iterator[LaidBlock]:
        prefix = self._prefix(block.containers)
        inner = "".join(self._continued(one) for one in block.containers)
        self.open = block.containers
        if block.kind in {"code", "html", "rule"}:
            content = block.content.rstrip("\n")
            if block.kind == "code":
                fence = "`" * max(3, 1 + _longest_run(content))
                content = f"{fence}{block.key}\n{content}\n{fence}"
            content = "***" if block.kind == "rule" else content
            yield LaidBlock(Gap(prefix + content.replace("\n", "\n" + inner)), index)
            return
        mark = "#" * min(max(block.level, 1), 6) + " " if block.kind in {"heading", "title"} else ""
        mark = "— " if block.kind == "attribution" else mark
        parts = [self._segment(part, index, block, inner) for part in block.parts if isinstance(part, Segment)]
        kind = "heading" if block.kind == "title" else block.kind
        bold = block.kind == "label"
        opening, closing = (prefix + mark + "**", "**") if bold else (prefix + mark, "")
        yield LaidBlock(Gap(opening), index)
        yield LaidBlock(Block(kind, tuple(parts), block.level, block.containers), index)
        if closing:
            yield LaidBlock(Gap(closing), index)

    def _segment(self, segment: Segment, index: int, block: Block, inner: str) -> Segment:
        laid, remarks = lay_inline(segment.parts, self.images, line_break=f"\\\n{inner}", cell=block.kind == "cell")
        page = segment.location.line
        self.remarks += [Remark(about, before, after, page=page, block=index) for about, before, after in remarks]
        return Segment(laid)

    def _prefix(self, containers: Sequence[Container]) -> str:
        """What is before the first line of a block: marks for containers that begin, room for those that go on."""
        shared = len(_shared(self.open, containers))
        marks: list[str] = []
        for at, one in enumerate(containers):
            if at < shared:
                marks.append(self._continued(one))
            elif one.kind == "list":
                self._open_list(one)
            elif one.kind == "item":
                marks.append(self._item_mark(one, containers[at - 1] if at else None))
            elif one.kind in {"quote", "callout"}:
                marks.append("> ")
            elif one.kind == "footnote":
                marks.append(f"[^{one.attribute('label')}]: ")
            elif one.kind == "definition":
                marks.append(":   ")
        return "".join(marks)

    def _open_list(self, holder: Container) -> None:
        """Choose a marker that differs from that of the list that ended right before."""
        pair = (".", ")") if holder.attribute("ordered") == "yes" else ("-", "*")
        marker = pair[1] if self.last_list == pair[0] and _ends_beside(self.open, holder) else pair[0]
        self.markers[holder.number] = self.last_list = marker
        self.counts[holder.number] = int(holder.attribute("start") or 1) - 1

    def _item_mark(self, item: Container, holder: Container | None) -> str:
        if holder is None or holder.attribute("ordered") != "yes":
            mark = self.markers.get(holder.number, "-") + " " if holder else "- "
        else:
            self.counts[holder.number] += 1
            mark = f"{item.attribute('number') or self.counts[holder.number]}{self.markers[holder.number]} "
        self.markers[item.number] = mark
        return mark

    def _continued(self, one: Container) -> str:
        if one.kind == "item":
            return " " * len(self.markers.get(one.number, "- "))
        if one.kind in {"quote", "callout"}:
            return "> "
        return "    " if one.kind in {"footnote", "definition"} else ""

    def _table(self, cells: Sequence[tuple[int, Block]]) -> Iterator[LaidBlock]:
        """A table, of which Markdown wants one row as its head."""
        rows: list[list[tuple[int, Block]]] = []
        for index, block in cells:
            holder = _at(block.containers, "row")
            if not rows or _at(rows[-1][-1][1].containers, "row") != holder:
                rows.append([])
            rows[-1].append((index, block))
        around = cells[0][1].containers
        at = next(at for at, one in enumerate(around) if one.kind == "table")
        prefix = self._prefix(around[:at])
        inner = "".join(self._continued(one) for one in around[:at])
        self.open = cells[0][1].containers
        columns = max(map(len, rows))
        header = _at(rows[0][0][1].containers, "row")
        if header is None or header.attribute("header") != "yes":
            about = message("the first row of a table was made its head")
            first = rows[0][0]
            self.remarks.append(
                Remark(about, words := _words(rows[0]), words, "guess", first[1].location.line, first[0])
            )
        for number, row in enumerate(rows):
            yield LaidBlock(Gap(f"\n{inner}| " if number else f"{prefix}| "), row[0][0])
            for column in range(columns):
                if column:
                    yield LaidBlock(Gap(" | "), row[0][0])
                if column < len(row):
                    index, block = row[column]
                    parts = [self._segment(one, index, block, "") for one in block.parts if isinstance(one, Segment)]
                    yield LaidBlock(Block("cell", tuple(parts), containers=block.containers), index)
            yield LaidBlock(Gap(" |"), row[0][0])
            if number == 0:
                yield LaidBlock(Gap(f"\n{inner}|{'---|' * columns}"), row[0][0])


def _words(row: Sequence[tuple[int, Block]]) -> str:
    segments = (part for _, block in row for part in block.parts if isinstance(part, Segment))
    return " | ".join("".join(one.text for one in part.parts if isinstance(one, Text)) for part in segments)


def _at(containers: Sequence[Container], kind: str) -> Container | None:
    return next((one for one in containers if one.kind == kind), None)


def _shared(before: Sequence[Container], after: Sequence[Container]) -> tuple[Container, ...]:
    shared: list[Container] = []
    for one, other in zip(before, after, strict=False):
        if one.number != other.number:
            break
        shared.append(one)
    return tuple(shared)


def _ends_beside(before: Sequence[Container], holder: Container) -> bool:
    return any(one.kind == "list" and one.number != holder.number for one in before)


def _longest_run(content: str) -> int:
    longest = run = 0
    for char in content:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest
