"""Blocks nested by their containers: the flat list of a document as lists, tables and quotations."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Container

_DEEPEST = 40  # containers within containers; what is deeper is shown at this depth


@dataclass(frozen=True, slots=True)
class Nested:
    """A container and its children, in order."""

    container: Container
    children: tuple[Nested | Block, ...]


Branch: TypeAlias = Nested | Block


def nest(blocks: Iterable[Block], *, from_footnotes: bool = False) -> tuple[Branch, ...]:
    """Neighbouring blocks of one container become one branch, at every depth.

    `from_footnotes` leaves out the containers around the footnotes that the blocks are part of.
    """
    return _nest([_within_footnote(block) for block in blocks] if from_footnotes else blocks, 0)


def _nest(blocks: Iterable[Block], depth: int) -> tuple[Branch, ...]:
    if depth >= _DEEPEST:
        return tuple(blocks)
    branches: list[Branch] = []
    for container, group in groupby(blocks, key=lambda block: _at(block.containers, depth)):
        if container is None:
            branches.extend(group)
        elif container.kind == "table":
            branches.extend(_table_and_captions(Nested(container, _nest(group, depth + 1))))
        else:
            branches.append(Nested(container, _nest(group, depth + 1)))
    return tuple(branches)


def _table_and_captions(table: Nested) -> Iterable[Branch]:
    """A table between what it holds that is in no row: a caption before its rows, and what is after the first."""
    rows = tuple(one for one in table.children if isinstance(one, Nested))
    first = next((at for at, one in enumerate(table.children) if isinstance(one, Nested)), len(table.children))
    yield from (one for one in table.children[:first] if isinstance(one, Block))
    if rows:
        yield replace(table, children=rows)
    yield from (one for one in table.children[first:] if isinstance(one, Block))


def _at(containers: Sequence[Container], depth: int) -> Container | None:
    return containers[depth] if depth < len(containers) else None


def _within_footnote(block: Block) -> Block:
    start = next((at for at, one in enumerate(block.containers) if one.kind == "footnote"), 0)
    return replace(block, containers=block.containers[start:]) if start else block


def head_and_body(table: Nested) -> tuple[list[list[Block]], list[list[Block]]]:
    """The rows of a table's head and those of its body, each with as many cells; a head without words is none."""
    rows = [row for row in table.children if isinstance(row, Nested)]
    cells = [[one for one in row.children if isinstance(one, Block)] for row in rows]
    columns = max(map(len, cells), default=0)
    full = [[*row, *[Block("cell", ())] * (columns - len(row))] for row in cells]
    head = [at for at, row in enumerate(rows) if row.container.attribute("header") == "yes"]
    named = [full[at] for at in head if any(cell.parts for cell in full[at])]
    return named, [row for at, row in enumerate(full) if at not in set(head)]
