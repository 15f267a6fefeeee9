"""A PO file rewritten in as few of its lines as possible: entries that say the same keep their bytes.

Each editor wraps and orders the lines of an entry its own way; to rewrite them all would bury a change of one entry
among those of a hundred.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.catalogues._po_syntax import decode
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.merging.sent_state import HEADER
from mars_i18n.text.merging.staleness import compare_catalogues, different_headers, says_the_same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Catalogue, Entry

_KEYWORD = re.compile(r"(?:#~[ \t]*)?(msgctxt|msgid_plural|msgid|msgstr)\b")


@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one entry with its comments, from the 1-based line `start` on, without blank ones around them."""

    start: int
    lines: tuple[str, ...]


def rewrite(data: bytes, old: Catalogue, new: Catalogue) -> tuple[bytes, Catalogue]:
    """The file of `old`, whose bytes are `data`, so that it says `new`, in UTF-8, with the line ends that it had.

    Beside it, what `po.parse` reads of it, which differs from `new` in nothing that counts; `old` is what that reads of
    the data. Raises ValueError as `po.serialise` does, RuntimeError where what is written does not read back.
    """
    plain = po.serialise(new)
    try:
        spliced = _splice(data, old, new, plain.decode())
    except IndexError:  # what an editor wrote has another form than we can cut
        spliced = plain
    if spliced != plain and (written := _read_as(spliced, new)) is not None:
        return spliced, written
    written = po.parse(plain, new.path)
    if compare_catalogues(written, new):
        raise RuntimeError(f"{new.path}: the catalogue does not read back as it was written")
    return plain, written


def _read_as(data: bytes, new: Catalogue) -> Catalogue | None:
    """What a file says; None where it does not say the same as a catalogue, in the same order."""
    try:
        again = po.parse(data, new.path)
    except po.PoError:
        return None
    keys = [[entry.key for entry in one.entries] for one in (again, new)]
    return again if keys[0] == keys[1] and not compare_catalogues(again, new) else None


def _splice(data: bytes, old: Catalogue, new: Catalogue, plain: str) -> bytes:
    text = decode(data, old.path)
    (header, *pieces), (own_header, *own) = _cut(text), _cut_own(plain, len(new.entries))
    there = _match_entries(pieces, old.entries)
    former = dict(old.header).keys() & {HEADER} - dict(new.header).keys()  # it is true of the file as handed out alone
    made = [own_header if former or different_headers(old, new) else header.lines]
    for entry, lines in zip(new.entries, own, strict=True):
        found = there.get((entry.key, entry.obsolete))
        made.append(found[1].lines if found and says_the_same(found[0], entry) else lines)
    end = "\r\n" if 2 * data.count(b"\r\n") > data.count(b"\n") else "\n"
    return ("\n\n".join("\n".join(lines) for lines in made) + "\n").replace("\n", end).encode()


def _match_entries(
    pieces: Sequence[_Piece], entries: Sequence[Entry]
) -> dict[tuple[tuple[str, str], bool], tuple[Entry, _Piece]]:
    """The entries of a file with the lines of each; those that are there twice are left out."""
    by_line = {piece.start + number: piece for piece in pieces for number in range(len(piece.lines))}
    found: dict[tuple[tuple[str, str], bool], tuple[Entry, _Piece]] = {}
    twice = set()
    for entry in entries:
        key = (entry.key, entry.obsolete)
        if key in found:
            twice.add(key)
        elif entry.line in by_line:
            found[key] = (entry, by_line[entry.line])
    return {key: pair for key, pair in found.items() if key not in twice}


def _cut_own(plain: str, entries: int) -> list[tuple[str, ...]]:
    """The lines of the header and of each entry of a file that we wrote: a blank line is between any two."""
    pieces = plain.rstrip("\n").split("\n\n")
    if len(pieces) != entries + 1:
        return [piece.lines for piece in _cut(plain)]
    return [tuple(map(str.rstrip, piece.split("\n"))) for piece in pieces]


def _cut(text: str) -> list[_Piece]:
    """The pieces of a file; the first is that of its header. Raises IndexError where there is no header."""
    pieces: list[_Piece] = []
    lines: list[str] = []
    start, ended = 1, False
    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = line.strip()
        keyword = _KEYWORD.match(bare) if bare.startswith(("msg", "#~")) else None
        comment = bare.startswith("#") and not keyword and not bare.startswith('#~ "')
        opens = comment or bool(keyword and keyword[1] in {"msgctxt", "msgid"})
        if ended and (opens or not bare):
            pieces.append(_Piece(start, tuple(lines)))
            lines, ended = [], False
        if lines or bare:
            if not lines:
                start = number
            lines.append(line.rstrip())
        ended = ended or bool(keyword and keyword[1] == "msgstr")
    first = [line.strip() for line in pieces[0].lines]  # raises IndexError for an empty file
    if not any(one == 'msgid ""' and other.startswith("msgstr") for one, other in pairwise(first)):
        raise IndexError("this file has no header")
    return pieces
