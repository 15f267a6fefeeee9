"""The translation memory: what was translated before, in every issue, found again by its very text.

It is a cache in SQLite, made from the catalogues and kept up with them file by file; deleting it costs time only. A
memory that is damaged, or cannot be written, is made anew, in the worst case in the process alone.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from mars_i18n.model import Catalogue, Entry

_VERSION = 1  # of the tables: another one in the file makes it anew
_TABLES = """
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL);
CREATE TABLE unit (path TEXT, language TEXT, issue TEXT, msgid TEXT, msgstr TEXT, context TEXT, heading INTEGER);
CREATE INDEX by_text ON unit (language, msgid);
CREATE INDEX by_path ON unit (path);
"""
_HEADINGS = ("Heading", "Title")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation of the same text: the issue that it stands in, its msgctxt, and whether it is a heading there."""

    msgstr: str
    issue: str
    context: str
    heading: bool


@dataclass(frozen=True, slots=True)
class CatalogueSource:
    """A catalogue that the memory is made from. `stamp` changes when the file does; `read` is called only then."""

    path: str
    language: str
    issue: str
    stamp: str
    read: Callable[[], Catalogue | None]


def is_heading(entry: Entry) -> bool:
    """Whether an entry stands as a heading or title first, as its first ``#.`` line says."""
    return bool(entry.extracted) and entry.extracted[0].startswith(_HEADINGS)


class Memory:
    """An open memory."""

    def __init__(self, path: Path | None) -> None:
        """Open the memory in a file, or make one; None keeps it in the process alone."""
        self._path = path
        self._database = self._opened(path)

    def _opened(self, path: Path | None) -> sqlite3.Connection:
        if path is not None:
            for _ in range(2):  # a damaged file is made anew, once
                with suppress(sqlite3.Error, OSError):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    return self._made(sqlite3.connect(path, timeout=10))
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        return self._made(sqlite3.connect(":memory:"))

    def _made(self, database: sqlite3.Connection) -> sqlite3.Connection:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            with database:
                for table in ("file", "unit"):
                    database.execute(f"DROP TABLE IF EXISTS {table}")
                database.executescript(_TABLES)
                database.execute(f"PRAGMA user_version = {_VERSION}")
        database.execute("SELECT msgid FROM unit LIMIT 1").fetchall()
        return database

    def __del__(self) -> None:
        """Close the file."""
        self._database.close()

    def update(self, sources: Iterable[CatalogueSource]) -> None:
        """Read the catalogues that changed since, and forget those that are gone."""
        try:
            self._update(list(sources))
        except sqlite3.Error:  # damaged, locked for long, or the disk is full: go on without the file
            self._database = self._opened(None)
            self._update(list(sources))

    def _update(self, sources: Sequence[CatalogueSource]) -> None:
        known = dict(self._database.execute("SELECT path, stamp FROM file"))
        with self._database as database:
            for path in known.keys() - {source.path for source in sources}:
                database.execute("DELETE FROM unit WHERE path = ?", (path,))
                database.execute("DELETE FROM file WHERE path = ?", (path,))
            for source in sources:
                if known.get(source.path) == source.stamp:
                    continue
                catalogue = source.read()
                database.execute("DELETE FROM unit WHERE path = ?", (source.path,))
                database.execute("REPLACE INTO file VALUES (?, ?)", (source.path, source.stamp))
                rows = [
                    (source.path, source.language, source.issue, one.msgid, one.msgstr, one.context, is_heading(one))
                    for one in (catalogue.entries if catalogue else ())
                    if one.msgid and one.msgstr and not one.fuzzy and _writable(one)
                ]
                database.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def exact(self, msgid: str, language: str, *, besides: str = "") -> tuple[Remembered, ...]:
        """The finished translations of a text in a language, the latest issue (by name) first; one issue left out."""
        rows = self._database.execute(
            "SELECT DISTINCT msgstr, issue, context, heading FROM unit"
            " WHERE language = ? AND msgid = ? AND issue <> ? ORDER BY issue DESC, msgstr",
            (language, msgid.encode("utf-8", "replace").decode(), besides),
        )
        return tuple(Remembered(text, issue, context, bool(heading)) for text, issue, context, heading in rows)


def _writable(entry: Entry) -> bool:
    """Whether SQLite can hold it: no lone surrogates."""
    return (entry.msgid + entry.msgstr + entry.context).isprintable() or not any(
        "\ud800" <= char <= "\udfff" for char in entry.msgid + entry.msgstr + entry.context
    )
