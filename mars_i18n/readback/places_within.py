"""Places within an issue: what its links lead to, by the names that documents give to their blocks; cells of tables."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment, Text
from mars_i18n.readback.blanks import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Block, Document


class PlacesWithin:
    """The text at each name of each document, as letters; that of the document itself under the empty name."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {PurePosixPath(document.path).name: _texts(document) for document in documents}

    def of(self, addresses: Sequence[str], path: str) -> tuple[tuple[str, str | None], ...]:
        """Those of the addresses in the document at `path` that lead within the issue, each with the letters there.

        None for one that leads nowhere.
        """
        found: list[tuple[str, str | None]] = []
        for address in addresses:
            file, mark, name = address.strip().partition("#")
            of_file = unquote(file).removeprefix("./") if file else PurePosixPath(path).name
            if name == "top" and not file:
                continue
            if of_file in self._documents and (file or (mark and name)):
                texts = self._documents[of_file]
                found.append((address, texts.get(name, texts.get(unquote(name)))))
        return tuple(found)


def _texts(document: Document) -> dict[str, str]:
    blocks = [block for block in document.blocks if not block.twin and block.kind not in {"metadata", "masthead"}]
    texts: dict[str, str] = {}
    waiting: list[str] = [""]
    for block in blocks:
        waiting += block.anchors
        if waiting and (text := _letters_of(block)):
            texts |= {name: text for name in waiting if name not in texts}
            waiting = []
    return texts | {name: "" for name in waiting if name not in texts}


def _letters_of(block: Block) -> str:
    """The letters of its running text and code alone, up to its first other tag that says something itself."""
    pieces: list[str] = []
    for part in block.parts:
        for one in part.parts if isinstance(part, Segment) else ():
            if isinstance(one, Text):
                pieces.append(one.text)
            elif one.name in {"code", "ph"}:
                pieces.append(one.attribute(one.name))
            elif one.form == "alone" and pieces:
                return letters("".join(pieces))
    return letters("".join(pieces))


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell is: its table, unique in an edition, its row and its column, from 0; whether the row is a head."""

    table: tuple[int, int]
    row: int
    column: int
    head: bool


@dataclass(slots=True)
class CellCounter:
    """Counts the cells of each row, with those that have no words."""

    row: tuple[int, int] = (-1, -1)
    column: int = 0

    def place(self, block: Block, document: int) -> CellPlace | None:
        """The place of a cell, all of which are given in order; None for another block."""
        if block.kind != "cell" or block.containers[-1:] == () or block.containers[-1].kind != "row":
            return None
        table, row = block.containers[-2:]
        self.column = self.column + 1 if self.row == (document, row.number) else 0
        self.row = document, row.number
        return CellPlace((document, table.number), row.number, self.column, row.attribute("header") == "yes")
