"""The documents of an issue cut into the files of a book where they are long, and the ids that each file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Segment
from mars_i18n.outputs.page import tree
from mars_i18n.outputs.page.html.xhtml import clean_id
from mars_i18n.outputs.page.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONG = 100_000  # code points of a file, from which the next section begins another
_TOO_LONG = 250_000  # from which the next block does: e-readers slow down, and some fail


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file of the book: some nodes of a document. `opens` where it begins one, `notes` where it ends one.

    `ids` are those that links may lead to, such as XML knows.
    """

    part: tree.Part
    nodes: tuple[tree.Node, ...]
    notes: tuple[tree.Note, ...]
    opens: bool
    ids: tuple[str, ...]

    @property
    def headings(self) -> tuple[tree.Heading, ...]:
        """The headings of the contents in order, as on the page: those within lists and quotations too."""
        held = frozenset(self.ids)
        return tuple(one for one in self.part.headings if one.text.strip() and clean_id(one.id) in held)


def book_files(issue: tree.ResolvedIssue) -> Iterator[BookFile]:
    """The files of the book in order."""
    for part in issue.parts:
        cuts = list(_cut(part.body))
        if part.notes and sum(map(_size, cuts[-1])) > _TOO_LONG:
            cuts.append([])
        for at, nodes in enumerate(cuts):
            opens, ends = at == 0, at == len(cuts) - 1
            notes = part.notes if ends else ()
            head = tuple(one for one in (part.title, part.summary) if one and opens)
            ids = tuple(clean_id(name) for one in (*head, *nodes, *notes) for name in tree.ids_in(one, part.prefix))
            yield BookFile(part, tuple(nodes), notes, opens, ids)


def _cut(nodes: tuple[tree.Node, ...]) -> Iterator[list[tree.Node]]:
    """The nodes in files: a section begins another where the last is long, any block where it is too long."""
    file: list[tree.Node] = []
    size = 0
    for node in nodes:
        if size > _TOO_LONG or (isinstance(node, tree.Heading) and size > _LONG):
            yield file
            file, size = [], 0
        file.append(node)
        size += _size(node)
    yield file


def _size(node: tree.Node) -> int:
    """About as many code points as the node takes in a file."""
    size = 0
    for value in tree.values_in(node):
        if isinstance(value, Segment):
            size += 20 * len(value.parts) + len(plain(value.parts))
        elif isinstance(value, str):
            size += len(value)
    return size
