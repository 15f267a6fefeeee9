"""Which texts share rare words: the index by which texts like a new one are found, among millions, in milliseconds.

For each word it holds the texts that have it, by their digests. Of the words of a new text the rarest are looked up,
and the texts that share most of them, each weighed by its rarity (its inverse document frequency: Spärck Jones, 1972),
are worth comparing. Short texts may consist of common words alone: theirs are found by pairs of words, too.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    T = TypeVar("T")

_WORD = re.compile(r"\w+")
_MOST_WORDS = 200  # of a text that are indexed
_READ = 40 * _MOST_WORDS  # code points of a text that are read for them
_SHORT = 6  # words of a text whose pairs of words are indexed
_CHUNK = 512  # texts of a word that are one row
_MOST_WAITING = 50_000  # texts that are kept back, to write the words of all at once
_BUDGET = 6000  # texts that are weighed against each other for one search
_MOST_OF_ONE = 10_000  # texts of one word that are, where all words are that common
_MOST_KEPT = 64  # common words whose texts are kept for the next search
_BEST = 200  # texts that are worth comparing letter by letter
_SPAN = 1 << 63  # of digests


def find_words(text: str) -> tuple[int, ...]:
    """The distinct words of a text by which it is found, as 32-bit checksums; of a short text pairs of words, too.

    Two words of one checksum cost a comparison that finds nothing.
    """
    words = _WORD.findall(text[:_READ].casefold())[:_MOST_WORDS]
    if len(words) <= _SHORT:
        words += [f"{first} {second}" for first, second in pairwise(words)]
    return tuple(crc32(word.encode("utf-8", "replace")) for word in dict.fromkeys(words))


class WordIndex:
    """The index in an open database, and what is to be added to it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Nothing is to be added yet."""
        self._database = database
        self._pending: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
        self._common: dict[int, set[int]] = {}  # texts of words that are in very many
        self._waiting = 0  # texts that were added and are not written yet

    def add(self, text: int, msgid: str) -> None:
        """Take in a text, known by its digest; it is found after `write`."""
        for word in find_words(msgid):
            self._pending[word].append(text)
        self._waiting += 1

    def write(self) -> None:
        """Write what was added. Raises sqlite3.Error."""
        rows, full = [], []
        for some in batches(sorted(self._pending)):
            known = {
                word: (count, texts)
                for word, count, texts in self._database.execute(
                    f"SELECT id, count, texts FROM word WHERE id IN ({marks(some)})",  # noqa: S608 - marks alone
                    some,
                )
            }
            for word in some:
                count, texts = known.get(word, (0, b""))
                new = self._pending[word]
                texts, total = texts + new.tobytes(), count + len(new)
                if len(texts) >= _CHUNK * new.itemsize:
                    full.append((word, total, texts))
                    texts = b""
                rows.append((word, total, texts))
        self._database.executemany("REPLACE INTO word VALUES (?, ?, ?)", rows)
        self._database.executemany("REPLACE INTO posting VALUES (?, ?, ?)", full)
        self._pending.clear()
        self._common.clear()
        self._waiting = 0

    def write_if_many(self) -> None:
        """Write what was added once it takes much memory. Raises sqlite3.Error."""
        if self._waiting >= _MOST_WAITING:
            self.write()

    def rebuild(self) -> None:
        """Make it anew of the texts that are there: it holds those that are gone, too, until then."""
        self._database.execute("DELETE FROM word")
        self._database.execute("DELETE FROM posting")
        self._pending.clear()
        for text, msgid in self._database.execute("SELECT id, msgid FROM text WHERE indexed"):
            self.add(text, msgid)
            self.write_if_many()
        self.write()

    def candidates(self, msgid: str) -> list[int]:
        """The digests of up to 200 texts that share the rarest words with this one, best first.

        The same for the same texts, in whichever order they were added. Raises sqlite3.Error.
        """
        if not self._database.execute("SELECT 1 FROM word LIMIT 1").fetchone():
            return []
        words = find_words(msgid)
        rows = self._database.execute(
            f"SELECT count, id FROM word WHERE id IN ({marks(words)})",  # noqa: S608 - marks alone
            words,
        ).fetchall()
        if not rows:
            return []
        rows.sort()
        most = rows[-1][0] + 1
        weights: defaultdict[int, float] = defaultdict(float)
        weighed = 0
        for count, word in rows:
            if weighed and weighed + count > _BUDGET:
                break
            weighed += count
            weight = log(most / count) + 1e-6
            for text in self._texts_of(word, count):
                weights[text] += weight
        return _heaviest(weights)

    def _texts_of(self, word: int, count: int) -> set[int]:
        """The texts of a word; of one that is in very many, a part, chosen by their digests."""
        if word in self._common:
            return self._common[word]
        texts: array[int] = array("q")
        for query in ("SELECT texts FROM posting WHERE word = ?", "SELECT texts FROM word WHERE id = ?"):
            for (some,) in self._database.execute(query, (word,)):
                texts.frombytes(some)
        if count <= _MOST_OF_ONE:
            return set(texts)
        below = _SPAN // count * _MOST_OF_ONE
        if len(self._common) >= _MOST_KEPT:
            self._common.clear()
        self._common[word] = {text for text in texts if text < below}
        return self._common[word]


def _heaviest(weights: dict[int, float]) -> list[int]:
    """The texts of the greatest weights; of those that weigh the same, the ones of the least digests."""
    if len(weights) > _BEST:
        least = sorted(weights.values(), reverse=True)[_BEST - 1]
        kept = [text for text, weight in weights.items() if weight > least]
        equal = sorted(text for text, weight in weights.items() if weight == least)
        kept += equal[: _BEST - len(kept)]
    else:
        kept = list(weights)
    return sorted(kept, key=lambda text: (-weights[text], text))


def marks(values: Sequence[object]) -> str:
    """A question mark for each value of a query's list."""
    return ",".join("?" * len(values))


def batches(values: Sequence[T], most: int = 500) -> Iterator[Sequence[T]]:
    """The values in parts that one query may have."""
    return (values[start : start + most] for start in range(0, len(values), most))
