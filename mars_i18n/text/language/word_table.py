"""The packaged table of words and letters: how usual a word is in each language that detection knows.

``words.bin`` is made by ``make language-table`` (benchmarks/make_language_table.py) from the lists of wordfreq and is
mapped, not read: a lookup touches a few pages of it. Its licence is CC BY-SA 4.0; see ``words.NOTICE``.

A file, all numbers little-endian::

    b"marslang" · byte: format 1 · byte: languages · languages × two ASCII letters, es en pt first
    three sections (words of es, en, pt · words of the other languages · letters of all), each:
        byte: bits · byte: columns · two bytes: 0 · four bytes: entries
        (2 ** bits + 1) × four bytes: where each bucket begins, in entries
        entries × two bytes: fingerprints, those of one bucket side by side
        entries × columns bytes: a figure for each language

The bucket of a key is the top ``bits`` of the CRC-32 of its UTF-8, its fingerprint the low 16 bits. A figure is
`STEPS` a nat above `FLOOR`, the log-probability at which a list ends; 0 is a word that the list lacks.
"""

from __future__ import annotations

import mmap
from binascii import crc32
from dataclasses import field
from functools import cache
from importlib.resources import as_file, files
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "words.bin"
MAGIC = b"marslang\x01"
STEPS = 15  # a nat
FLOOR = -19.5  # nats: just below the rarest word of the lists
OWN = 3  # the first languages: es, en, pt
_BUCKET = Struct("<2I")  # where it begins, and the next


class _Section(NamedTuple):
    shift: int  # of a CRC-32 to its bucket
    columns: int
    buckets: int  # where each part begins, in bytes of the file
    prints: int
    rows: int


@dataclass(frozen=True, slots=True)
class WordTable:
    """A mapped table. ``languages`` are ISO 639-1 codes in the order of every row that it gives."""

    languages: tuple[str, ...]
    _bytes: bytes | mmap.mmap = field(repr=False, compare=False)
    _sections: tuple[_Section, ...] = field(repr=False, compare=False)

    @classmethod
    def parse(cls, data: bytes | mmap.mmap) -> WordTable:
        """Read the head of a table. Raises ValueError where ``data`` is none of this format."""
        at = len(MAGIC) + 1
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("not a table of words of this version")
        count = data[at - 1]
        codes = data[at : at + 2 * count].decode("ascii")
        sections = tuple(_sections(data, at + 2 * count))
        return cls(tuple(codes[i : i + 2] for i in range(0, len(codes), 2)), data, sections)

    def word(self, word: str) -> bytes:
        """The figures of a lower-case word, a byte a language; all 0 where no list has it."""
        return (self.own(word) or bytes(OWN)) + (self.others(word) or bytes(len(self.languages) - OWN))

    def own(self, word: str) -> bytes:
        """The figures of a lower-case word in es, en and pt, or b"" where none of the three lists has it."""
        return self._row(0, crc32(word.encode("utf-8", "replace")))

    def others(self, word: str) -> bytes:
        """The figures of a lower-case word in the languages after those three, or b"" where none of them has it."""
        return self._row(1, crc32(word.encode("utf-8", "replace")))

    def letters(self, gram: str) -> bytes:
        """The figures of two or three letters (a space is the edge of a word), or b"" where no language has them."""
        return self._row(2, crc32(gram.encode("utf-8", "replace")))

    def own_place(self, word: str) -> int:
        """The row, from 0, of a lower-case word among those of the first three languages; -1 where none has it."""
        shift, _, buckets, prints, _ = self._sections[0]
        return self._find(crc32(word.encode("utf-8", "replace")), shift, buckets, prints)

    def _row(self, number: int, crc: int) -> bytes:
        shift, columns, buckets, prints, rows = self._sections[number]
        place = self._find(crc, shift, buckets, prints)
        return b"" if place < 0 else self._bytes[rows + place * columns : rows + (place + 1) * columns]

    def _find(self, crc: int, shift: int, buckets: int, prints: int) -> int:
        begin, end = _BUCKET.unpack_from(self._bytes, buckets + 4 * (crc >> shift))
        bucket = self._bytes[prints + 2 * begin : prints + 2 * end]
        sought = (crc & 0xFFFF).to_bytes(2, "little")
        found = bucket.find(sought)
        while found & 1:  # across two fingerprints, or -1
            if found == -1:
                return -1
            found = bucket.find(sought, found + 1)
        return int(begin) + (found >> 1)


def _sections(data: bytes | mmap.mmap, at: int) -> Iterator[_Section]:
    for _ in range(3):
        bits, columns, entries = data[at], data[at + 1], int.from_bytes(data[at + 4 : at + 8], "little")
        buckets = at + 8
        prints = buckets + 4 * (2**bits + 1)
        rows = prints + 2 * entries
        at = rows + columns * entries
        yield _Section(32 - bits, columns, buckets, prints, rows)
    if at != len(data):
        raise ValueError("the table of words is cut off")


@cache
def word_table() -> WordTable:
    """The packaged table, mapped once a process; read whole where the package itself lies in an archive."""
    with as_file(files(__package__).joinpath(FILE)) as path, path.open("rb") as opened:
        try:
            return WordTable.parse(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ))
        except OSError:  # a file system that cannot map
            return WordTable.parse(opened.read())
