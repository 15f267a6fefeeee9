"""The translation memory: what was translated before, in every issue, found again by its very text or one like it.

It is a cache in SQLite, made from the catalogues and kept up with them file by file; deleting it costs time only. A
memory that is damaged is made anew; one that cannot be written is kept in the process alone. `notes` says so.
"""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, verbatim
from mars_i18n.model import UNDETERMINED
from mars_i18n.suggesters.memory.database import has_tables, id_of_text, is_busy, open_database, write_transaction
from mars_i18n.suggesters.memory.intake import (
    CatalogueSource,
    find_surroundings,
    forget_catalogue,
    store_catalogue,
    strip_span,
)
from mars_i18n.suggesters.memory.word_index import WordIndex, marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mars_i18n.model import Catalogue

__all__ = ["CatalogueSource", "Memory", "NearMatch", "Remembered", "find_surroundings"]

_LONGEST = 10_000  # code points of a text that is compared with others letter by letter
_AT_ONCE = 20_000  # entries of catalogues that are read before they are written
_MOST_UNITS = 100  # of one text or sentence, those of the latest issues, that are looked at
_MOST_ALIGNED = 30  # texts with one sentence that are aligned with their translations
_MOST_ALIKE = 5000  # searches whose results are kept
_MOST_DEAD = 1000  # texts that are gone and still in the index, beside a share of it


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation of the same text: the issue or memory file that it is in, and its context.

    `heading` says whether it is one there, `source_language` what the text was taken to be in; empty if unknown.
    `surroundings` are the neighbours there, as `find_surroundings` gives them; 0 where there are none to compare.
    """

    msgstr: str
    issue: str
    context: str
    heading: bool
    source_language: str = ""
    surroundings: int = 0


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A translation of a text like the one that was asked for.

    `text` is that text, `issue` what it is from, `score` how alike the two are, 0 to 1: twice the letters that both
    have in the same order, of all letters of both.
    """

    msgstr: str
    text: str
    issue: str
    score: float

    @property
    def percent(self) -> int:
        """How alike the texts are, rounded down, so that only the same text is 100."""
        return int(100 * self.score)


class Memory:
    """An open memory. `notes` are what people should know: it was damaged, is not ours, or could not be written."""

    def __init__(self, path: Path | None) -> None:
        """Open the memory in a file, or make one; None keeps it in the process alone."""
        self._path = path
        self._sources: dict[str, CatalogueSource] = {}  # by path
        self._database, self.notes = open_database(path)
        self._index = WordIndex(self._database)
        self._alike: dict[tuple[str, float], tuple[dict[int, str], dict[int, float]]] = {}  # what was searched last

    def __del__(self) -> None:
        """Close the file."""
        if "_database" in self.__dict__:
            self._database.close()

    def update(self, sources: Iterable[CatalogueSource]) -> None:
        """Read the catalogues that changed since, and forget those that are gone."""
        self._sources = {source.path: source for source in sources}
        try:
            self._update()
        except sqlite3.Error as error:
            self._leave_file(error)

    def replace(self, source: CatalogueSource, catalogue: Catalogue | None) -> None:
        """Take in a catalogue that was just written, in place of what it was, whatever its stamp."""
        self._sources[source.path] = source
        self._alike.clear()
        try:
            with write_transaction(self._database):
                store_catalogue(self._database, self._index, source, catalogue)
                self._index.write()
        except sqlite3.Error as error:
            self._leave_file(error)

    def unreadable(self) -> tuple[str, ...]:
        """The paths of the sources that could not be read, sorted; the memory is without them."""
        return tuple(path for (path,) in self._rows("SELECT path FROM file WHERE NOT readable ORDER BY path", ()))

    def _leave_file(self, error: sqlite3.Error) -> None:
        """Go on in the process: the file is damaged or locked for long, or the disk is full."""
        held, _ = open_database(None)
        if is_busy(error):
            what = message("{path}: another command is writing the translation memory", path=str(self._path))
        else:
            reason = verbatim(str(error))
            what = message(
                "{path}: the translation memory cannot be used: {reason}", path=str(self._path), reason=reason
            )
        self.notes = (*self.notes, what)
        try:  # what is there need not be read from the catalogues again
            self._database.backup(held)
            whole = has_tables(held)
            held.execute("SELECT count(*) FROM unit").fetchone()
        except sqlite3.Error:
            whole = False
        if not whole:
            held.close()
            held, _ = open_database(None)
        self._database.close()
        self._database = held
        self._index = WordIndex(held)
        self._update()

    def _rows(self, query: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(query, parameters).fetchall()
        except sqlite3.Error as error:  # the file was damaged since it was opened
            self._leave_file(error)
            return self._database.execute(query, parameters).fetchall()

    def _update(self) -> None:
        self._alike.clear()
        known = dict(self._database.execute("SELECT path, stamp FROM file"))
        gone = sorted(known.keys() - self._sources.keys())
        if gone:
            with write_transaction(self._database):
                for path in gone:
                    forget_catalogue(self._database, path)
        changed = [source for source in self._sources.values() if known.get(source.path) != source.stamp]
        for some in _read_some(changed):
            with write_transaction(self._database):
                now = dict(self._database.execute("SELECT path, stamp FROM file"))
                for source, catalogue in some:
                    if now.get(source.path) != source.stamp:  # unless another command did it meanwhile
                        store_catalogue(self._database, self._index, source, catalogue)
                self._index.write()
        if gone or changed:
            self._rebuild_index_if_stale()

    def _rebuild_index_if_stale(self) -> None:
        """Make the index anew once most of it is of texts that are gone."""
        (dead,) = self._database.execute("SELECT dead FROM tally").fetchone()
        if dead > _MOST_DEAD and dead > self._database.execute("SELECT count(*) FROM text").fetchone()[0]:
            with write_transaction(self._database):
                self._index.rebuild()
                self._database.execute("UPDATE tally SET dead = 0")

    def near(  # noqa: PLR0913 - what is asked for, and how
        self, msgid: str, language: str, *, least: float = 0.7, most: int = 3, besides: str = "", source: str = ""
    ) -> tuple[NearMatch, ...]:
        """The translations of texts like this one, best first, then the latest issue (by name).

        Only the texts that share its rarest words are compared, so that it takes no longer in a large archive; and
        none with a text so long that it would take long. One issue, `besides`, is left out; with `source`, so are
        texts known to be in another language than that.
        """
        if len(msgid) > _LONGEST:
            return ()
        if (msgid, least) not in self._alike:  # another language asks the same
            if len(self._alike) >= _MOST_ALIKE:
                self._alike.clear()
            self._alike[msgid, least] = self._find_alike(msgid, least)
        texts, scores = self._alike[msgid, least]
        if not texts:
            return ()
        found: dict[str, NearMatch] = {}
        query = (
            "SELECT msgstr, issue, elsewhere FROM unit WHERE text = ? AND language = ? AND (issue <> ? OR elsewhere)"  # noqa: S608
            f" AND (source IN ('', ?) OR ? = '') ORDER BY elsewhere, issue DESC LIMIT {_MOST_UNITS}"
        )
        for alike in _group_equal(scores):
            rows = [
                (elsewhere, issue, msgstr, text)
                for text in alike
                for msgstr, issue, elsewhere in self._rows(query, (text, language, besides, source, source))
            ]
            for _, issue, msgstr, text in _sort_latest(rows):
                found.setdefault(msgstr, NearMatch(msgstr, texts[text], issue, scores[text]))
            if len(found) >= most:
                break
        return tuple(found.values())[:most]

    def _find_alike(self, msgid: str, least: float) -> tuple[dict[int, str], dict[int, float]]:
        """The texts as like this one, by their digests, and how alike each is."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        scored = extract(msgid, self._find_comparable(msgid, least), scorer=ratio, score_cutoff=100 * least, limit=None)
        return {key: text for text, _, key in scored}, {key: score / 100 for _, score, key in scored}

    def _find_comparable(self, msgid: str, least: float) -> dict[int, str]:
        """The texts worth comparing with one, by their digests: of a length at which they can be as alike as that."""
        try:
            candidates = self._index.candidates(msgid)
        except sqlite3.Error as error:
            self._leave_file(error)
            candidates = self._index.candidates(msgid)
        if not candidates:
            return {}
        query = f"SELECT id, msgid FROM text WHERE id IN ({marks(candidates)}) AND length(msgid) BETWEEN ? AND ?"  # noqa: S608
        shortest = int(len(msgid) * least / (2 - least))
        longest = int(len(msgid) * (2 - least) / least) + 1
        return dict(self._rows(query, (*candidates, shortest, longest)))

    def sentence(self, text: str, language: str) -> str:
        """The translation of a sentence of other paragraphs, or of a whole text; empty where there is none, or several.

        Of one that was translated in several ways none is given: a translator would have to choose.
        """
        ways = {one.msgstr for one in self.exact(text, language)}
        if len(ways) < 2:
            rows = self._rows(
                "SELECT DISTINCT text.msgid, unit.msgstr, unit.source, start, end FROM"  # noqa: S608
                " (SELECT sentence.* FROM sentence JOIN file ON file.id = sentence.file"
                f" WHERE sentence.id = ? AND language = ? LIMIT {_MOST_UNITS}) AS one"
                " JOIN unit INDEXED BY unit_by_file"
                " ON unit.file = one.file AND unit.text = one.text AND unit.number = one.number"
                f" JOIN text ON text.id = one.text LIMIT {_MOST_ALIGNED}",
                (id_of_text(text), language),
            )
            for msgid, msgstr, source, start, end in rows:
                found = _pair_sentences(msgid, msgstr, source, language).get((start, end))
                if found and msgid[start:end] == text:
                    ways.add(found)
        return ways.pop() if len(ways) == 1 else ""

    def exact(self, msgid: str, language: str, *, besides: str = "") -> tuple[Remembered, ...]:
        """The finished translations of a text in a language, the latest issue (by name) first; one issue left out.

        Those of memories from elsewhere come after those of the project's issues. Of a text of very many issues they
        are those of the latest hundred.
        """
        rows = self._rows(
            "SELECT elsewhere, issue, msgstr, context, heading, source, around, msgid FROM unit"  # noqa: S608
            " JOIN text ON text.id = unit.text WHERE text = ? AND language = ? AND (issue <> ? OR elsewhere)"
            f" ORDER BY elsewhere, issue DESC LIMIT {_MOST_UNITS}",
            (id_of_text(msgid), language, besides),
        )
        found = (
            Remembered(msgstr, issue, context, bool(heading), source, around)
            for _, issue, msgstr, context, heading, source, around, known in _sort_latest(rows)
            if known == msgid
        )
        return tuple(dict.fromkeys(found))


def _group_equal(scores: dict[int, float]) -> Iterator[list[int]]:
    """The texts of each score, best first, each time in the order of their digests."""
    texts = sorted(scores, key=lambda text: (-scores[text], text))
    return (list(some) for _, some in groupby(texts, key=scores.__getitem__))


def _sort_latest(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows of (elsewhere, issue, msgstr, …): those of the project first, then the latest issue, then by msgstr."""
    by_text = sorted(rows, key=itemgetter(2))
    return sorted(sorted(by_text, key=itemgetter(1), reverse=True), key=itemgetter(0))


@lru_cache(maxsize=64)
def _pair_sentences(msgid: str, msgstr: str, source: str, language: str) -> dict[tuple[int, int], str]:
    """The translation of each sentence of a text, by its span, where it is sure which that is."""
    from mars_i18n.text.aligning.blocks import sentence_pairs

    pairs = sentence_pairs(msgid, msgstr, source or UNDETERMINED, language)
    return {
        strip_span(msgid, *pair.source): msgstr[slice(*pair.target)].strip()
        for pair in pairs
        if len(pairs) > 1 and pair.sure
    }


def _read_some(sources: Iterable[CatalogueSource]) -> Iterator[list[tuple[CatalogueSource, Catalogue | None]]]:
    """The catalogues of sources, read, in parts that are written at once."""
    some: list[tuple[CatalogueSource, Catalogue | None]] = []
    entries = 0
    for source in sources:
        catalogue = source.read()
        some.append((source, catalogue))
        entries += len(catalogue.entries) if catalogue else 0
        if entries >= _AT_ONCE:
            yield some
            some, entries = [], 0
    if some:
        yield some
