"""Blocks nested by their containers: the flat list of a document as lists, tables and quotations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Container, Document

_DEEPEST = 40  # containers within containers; what is deeper is shown at this depth


@dataclass(frozen=True, slots=True)
class Node:
    """A container with what stands in it, in order."""

    container: Container
    children: tuple[Node | Block, ...]


Branch: TypeAlias = Node | Block


def nested(blocks: Iterable[Block], depth: int = 0) -> tuple[Branch, ...]:
    """Neighbouring blocks of one container become one node, at every depth."""
    if depth >= _DEEPEST:
        return tuple(blocks)
    branches: list[Branch] = []
    for container, group in groupby(blocks, key=lambda block: _at(block.containers, depth)):
        if container is None:
            branches.extend(group)
        else:
            branches.append(Node(container, nested(group, depth + 1)))
    return tuple(branches)


def _at(containers: Sequence[Container], depth: int) -> Container | None:
    return containers[depth] if depth < len(containers) else None


def parts_of(document: Document) -> tuple[Document, ...]:
    """The documents that a text file holds, each with its title as a title of its own; others are given as they are.

    What stands before the second title, masthead included, is the first one's.
    """
    blocks = list(document.blocks)
    if any(block.kind == "title" and block.key for block in blocks):
        return (document,)
    starts = [at for at, block in enumerate(blocks) if block.kind == "title"]
    first = next((at for at, block in enumerate(blocks) if block.kind not in {"metadata", "masthead"}), None)
    if not starts and first is not None and _opens(blocks[first], document):
        starts = [first]
    if not starts:
        return (document,)
    blocks = [
        replace(block, kind="title", level=1, key="title") if at in starts else block for at, block in enumerate(blocks)
    ]
    cuts = [0, *starts[1:], len(blocks)]
    return tuple(
        replace(document, parts=tuple(blocks[start:end]), masthead=document.masthead if start == 0 else None)
        for start, end in pairwise(cuts)
    )


def _opens(block: Block, document: Document) -> bool:
    """Whether a heading that opens a document without front matter is its title: one of the first level, or of text."""
    return block.kind == "heading" and (block.level == 1 or document.format == "text")


def rows_of(table: Node) -> tuple[list[list[Block]], list[list[Block]]]:
    """The rows of a table's head and those of its body, each with as many cells; a head without words is none."""
    rows = [row for row in table.children if isinstance(row, Node)]
    cells = [[one for one in row.children if isinstance(one, Block)] for row in rows]
    columns = max(map(len, cells), default=0)
    full = [[*row, *[Block("cell", ())] * (columns - len(row))] for row in cells]
    head = [at for at, row in enumerate(rows) if row.container.attribute("header") == "yes"]
    named = [full[at] for at in head if any(cell.parts for cell in full[at])]
    return named, [row for at, row in enumerate(full) if at not in set(head)]


def in_footnote(block: Block) -> bool:
    """Whether a block is part of a footnote, which outputs show at the end."""
    return any(container.kind == "footnote" for container in block.containers)


def body_and_footnotes(document: Document) -> tuple[tuple[Branch, ...], tuple[Branch, ...]]:
    """What a document shows in its flow, without titles and front matter, and its footnotes."""
    shown = [block for block in document.blocks if block.kind not in {"title", "metadata", "masthead"} or _later(block)]
    body = nested(block for block in shown if not in_footnote(block))
    return body, nested(block for block in shown if in_footnote(block))


def _later(block: Block) -> bool:
    """A title or masthead in the flow of a text file, where one file holds several documents."""
    return block.kind in {"title", "masthead"} and not block.key
