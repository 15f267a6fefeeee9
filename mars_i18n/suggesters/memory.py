"""The translation memory: what was translated before, in every issue, found again by its very text.

It is a cache in SQLite, made from the catalogues and kept up with them file by file; deleting it costs time only. A
memory that is damaged, or cannot be written, is made anew, in the worst case in the process alone.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mars_i18n.model import Suggestion
from mars_i18n.text.segments.figure_messages import is_figure
from mars_i18n.text.segments.remarks.entries import is_heading, place_of, source_language_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from mars_i18n.model import Catalogue, Entry

_VERSION = 5  # of the tables: another one in the file makes it anew
_TABLES = """
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL);
CREATE TABLE unit (path TEXT, language TEXT, issue TEXT, msgid TEXT, msgstr TEXT, context TEXT, heading INTEGER,
  source TEXT, elsewhere INTEGER);
CREATE TABLE sentence (path TEXT, language TEXT, issue TEXT, msgid TEXT, msgstr TEXT);
CREATE INDEX by_sentence ON sentence (language, msgid);
CREATE INDEX sentence_by_path ON sentence (path);
CREATE TABLE word (word TEXT, language TEXT, unit INTEGER);
CREATE INDEX by_word ON word (language, word, unit);
CREATE INDEX by_unit ON word (unit);
CREATE INDEX by_text ON unit (language, msgid);
CREATE INDEX by_path ON unit (path);
"""
_WORD = re.compile(r"[^\W\d_]{3,}")
_WORDS = 200  # of a text that are indexed
_RAREST, _CANDIDATES = 5, 400
_LONGEST = 10_000  # code points of a text that is compared with others letter by letter


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation of the same text: the issue or memory file that it is in, and its context.

    `heading` says whether it is one there, `source_language` what the text was taken to be in; empty if unknown.
    """

    msgstr: str
    issue: str
    context: str
    heading: bool
    source_language: str = ""


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """A catalogue that the memory is made from. `stamp` changes when the file does; `read` is called only then.

    `issue` is what its texts are said to be from; `elsewhere` that it is no issue of the project.
    """

    path: str
    language: str
    issue: str
    stamp: str
    read: Callable[[], Catalogue | None]
    elsewhere: bool = False


class Memory:
    """An open memory."""

    def __init__(self, path: Path | None) -> None:
        """Open the memory in a file, or make one; None keeps it in the process alone."""
        self._sources: dict[str, CatalogueSource] = {}  # by path
        self._database = self._opened(path)

    def _opened(self, path: Path | None) -> sqlite3.Connection:
        if path is not None:
            for _ in range(2):  # a damaged file is made anew, once
                try:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    return self._made(sqlite3.connect(path, timeout=10))
                except (sqlite3.Error, OSError) as error:
                    if getattr(error, "sqlite_errorcode", 0) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                        break  # another command writes it; it is not damaged
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        return self._made(sqlite3.connect(":memory:"))

    def _made(self, database: sqlite3.Connection) -> sqlite3.Connection:
        try:
            self._lay_tables(database)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _lay_tables(self, database: sqlite3.Connection) -> None:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            with database:
                for table in ("file", "unit", "word", "sentence"):
                    database.execute(f"DROP TABLE IF EXISTS {table}")
                database.executescript(_TABLES)
                database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("SELECT msgid FROM unit LIMIT 1").fetchall()

    def __del__(self) -> None:
        """Close the file."""
        self._database.close()

    def update(self, sources: Iterable[CatalogueSource]) -> None:
        """Read the catalogues that changed since, and forget those that are gone."""
        self._sources = {source.path: source for source in sources}
        try:
            self._update()
        except sqlite3.Error:
            self._without_its_file()

    def replace(self, source: CatalogueSource, catalogue: Catalogue | None) -> None:
        """Take in a catalogue that was just written, in place of what it was, whatever its stamp."""
        self._sources[source.path] = source
        try:
            with self._database as database:
                _take_in(database, source, catalogue)
        except sqlite3.Error:
            self._without_its_file()

    def _without_its_file(self) -> None:
        """Go on in the process: the file is damaged or locked for long, or the disk is full."""
        self._database.close()
        self._database = self._opened(None)
        self._update()

    def _rows(self, query: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(query, parameters).fetchall()
        except sqlite3.Error:  # the file was damaged since it was opened
            self._without_its_file()
            return self._database.execute(query, parameters).fetchall()

    def _update(self) -> None:
        known = dict(self._database.execute("SELECT path, stamp FROM file"))
        with self._database as database:
            for path in known.keys() - self._sources.keys():
                _forget(database, path)
                database.execute("DELETE FROM file WHERE path = ?", (path,))
            for source in self._sources.values():
                if known.get(source.path) != source.stamp:
                    _take_in(database, source, source.read())

    def near(self, msgid: str, language: str, *, least: float = 0.7, most: int = 3) -> tuple[Suggestion, ...]:
        """The translations of texts like this one, best first: how alike the sources are (0 to 1), and their issue.

        Only texts that share one of its rarest words are looked at, so that it takes no longer in a large archive; and
        none for a text that is so long that it would take long to compare.
        """
        from rapidfuzz.fuzz import ratio

        if len(msgid) > _LONGEST:
            return ()
        rare = sorted(_words(msgid), key=lambda word: (self._count(word, language), word))[:_RAREST]
        marks = ",".join("?" * len(rare))  # the words themselves go in as parameters
        units = f"SELECT unit FROM word WHERE language = ? AND word IN ({marks}) LIMIT {_CANDIDATES}"  # noqa: S608
        query = f"SELECT DISTINCT msgid, msgstr, issue FROM unit WHERE rowid IN ({units}) AND length(msgid) <= ?"  # noqa: S608
        rows = self._rows(query, (language, *rare, 2 * _LONGEST))
        best: dict[str, Suggestion] = {}
        for text, msgstr, issue in rows:
            score = ratio(msgid, text, score_cutoff=100 * least) / 100
            if score and (msgstr not in best or score > best[msgstr].score):
                best[msgstr] = Suggestion(msgstr, f"{issue}: {text}", score)
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.target))[:most])

    def _count(self, word: str, language: str) -> int:
        query = "SELECT count(*) FROM (SELECT 1 FROM word WHERE language = ? AND word = ? LIMIT 1000)"
        ((count,),) = self._rows(query, (language, word))
        return int(count) or 1_000_000  # a word that nobody used finds nothing

    def sentence(self, text: str, language: str) -> str:
        """The translation of a sentence of other paragraphs, or of a whole text; empty where there is none, or several.

        Of one that was translated in several ways none is given: a translator would have to choose.
        """
        wanted = (language, text.encode("utf-8", "replace").decode())
        rows = self._rows(
            "SELECT msgstr FROM sentence WHERE language = ? AND msgid = ?"
            " UNION SELECT msgstr FROM unit WHERE language = ? AND msgid = ? LIMIT 2",
            (*wanted, *wanted),
        )
        return str(rows[0][0]) if len(rows) == 1 else ""

    def exact(self, msgid: str, language: str, *, besides: str = "") -> tuple[Remembered, ...]:
        """The finished translations of a text in a language, the latest issue (by name) first; one issue left out.

        Those of memories from elsewhere come after those of the project's issues.
        """
        rows = self._rows(
            "SELECT DISTINCT msgstr, issue, context, heading, source FROM unit"
            " WHERE language = ? AND msgid = ? AND (issue <> ? OR elsewhere) ORDER BY elsewhere, issue DESC, msgstr",
            (language, msgid.encode("utf-8", "replace").decode(), besides),
        )
        return tuple(
            Remembered(text, issue, context, bool(heading), source) for text, issue, context, heading, source in rows
        )


def _take_in(database: sqlite3.Connection, source: CatalogueSource, catalogue: Catalogue | None) -> None:
    """Put a catalogue into the tables, in place of what they hold of it."""
    origin = (source.path, source.language, source.issue)
    _forget(database, source.path)
    database.execute("REPLACE INTO file VALUES (?, ?)", (source.path, source.stamp))
    rows = [
        (
            *origin,
            one.msgid,
            one.msgstr,
            one.context,
            is_heading(place_of(one)),
            source_language_of(one)[0],
            source.elsewhere,
        )
        for one in (catalogue.entries if catalogue else ())
        if one.msgid and one.msgstr and not one.fuzzy and not is_figure(one) and _writable(one)
    ]
    for one in catalogue.entries if catalogue else ():
        if one.done and _writable(one):
            pairs = ((source.path, source.language, source.issue, *pair) for pair in _sentences(one, source))
            database.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)", pairs)
    for row in rows:
        unit = database.execute("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
        words = ((word, source.language, unit) for word in _words(row[3]))
        database.executemany("INSERT INTO word VALUES (?, ?, ?)", words)


def _forget(database: sqlite3.Connection, path: str) -> None:
    database.execute("DELETE FROM word WHERE unit IN (SELECT rowid FROM unit WHERE path = ?)", (path,))
    database.execute("DELETE FROM unit WHERE path = ?", (path,))
    database.execute("DELETE FROM sentence WHERE path = ?", (path,))


def _sentences(entry: Entry, source: CatalogueSource) -> Iterator[tuple[str, str]]:
    """The sentences of an entry of several, each with its translation, where it is sure which that is."""
    from mars_i18n.text.aligning.blocks import sentence_pairs

    original = source_language_of(entry)[0] or "und"
    if original == source.language:
        return
    pairs = sentence_pairs(entry.msgid, entry.msgstr, original, source.language)
    if len(pairs) > 1:
        for pair in pairs:
            if pair.sure:
                yield entry.msgid[slice(*pair.source)].strip(), entry.msgstr[slice(*pair.target)].strip()


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.encode("utf-8", "replace").decode().casefold())[:_WORDS])


def _writable(entry: Entry) -> bool:
    """Whether SQLite can hold it: no lone surrogates."""
    return (entry.msgid + entry.msgstr + entry.context).isprintable() or not any(
        "\ud800" <= char <= "\udfff" for char in entry.msgid + entry.msgstr + entry.context
    )
