"""The packaged marks of words that are much rarer than a word of almost the same letters.

``doubtful_words.bin`` is made by ``make language-table`` (benchmarks/make_doubtful_words.py) from the table of words
(mars_i18n/text/language/words.bin) and the lists that it is made of, and has their licence. It is mapped, not read::

    b"marsdoubt" · byte: format 1 · four bytes, little-endian: the rows of the table's first section
    for es, en and pt: a bit for each row, the lowest first, padded to a byte

A word is marked where another that differs by a letter, or by two letters that changed places, is at least
`NEAR_STEPS` above it and `NEAR_FROM` or more; or one that differs by accents alone is `ACCENT_STEPS` above it and
`ACCENT_FROM` or more. All four are figures of the table, of which 15 are a nat.
"""

from __future__ import annotations

import mmap
from functools import cache
from importlib.resources import as_file, files

from mars_i18n.text.language.word_table import OWN, word_table

FILE = "doubtful_words.bin"
MAGIC = b"marsdoubt\x01"
NEAR_STEPS = 60
NEAR_FROM = 100
ACCENT_STEPS = 8
ACCENT_FROM = 70
LANGUAGES = ("es", "en", "pt")  # in the order of the table


def is_doubtful(word: str, language: str) -> bool:
    """Whether a lower-case word of "es", "en" or "pt" may be another, mistyped: by its frequency alone.

    A word that the table lacks is doubtful.
    """
    place = word_table().own_place(word)
    if place < 0:
        return True
    marks, size = _marks()
    return bool(marks[len(MAGIC) + 4 + LANGUAGES.index(language) * size + (place >> 3)] >> (place & 7) & 1)


@cache
def _marks() -> tuple[bytes | mmap.mmap, int]:
    """The bytes of the file, and how many a language has. Raises ValueError for a file that is not of this format."""
    with as_file(files(__package__).joinpath(FILE)) as path, path.open("rb") as opened:
        try:
            data: bytes | mmap.mmap = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError:  # a file system that cannot map
            data = opened.read()
    size = (int.from_bytes(data[len(MAGIC) : len(MAGIC) + 4], "little") + 7) // 8
    if data[: len(MAGIC)] != MAGIC or len(data) != len(MAGIC) + 4 + OWN * size:
        raise ValueError(f"{FILE} is not of this version")
    return data, size
