"""A file of results in SQLite: for each kind and name the latest one, with the digest of what it was made from.

It is a cache. A file that is damaged, locked for long, or cannot be made is no cache, and never an error: nothing is
found then, and nothing is kept. Each row has a checksum of its own, for SQLite has none.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from mars_i18n.cache.digests import digest_parts
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_VERSION = 1  # of the table: a file with another one is made anew
_TABLE = """
CREATE TABLE result (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, digest BLOB NOT NULL,
  checksum BLOB NOT NULL, value BLOB NOT NULL, questions BLOB NOT NULL);
CREATE UNIQUE INDEX by_name ON result (kind, name);
"""
_PATIENCE = 0.5  # seconds to wait for another command that writes in the file
_AT_ONCE = 256  # results that are written together
_MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredResult:
    """A result as bytes, and what it asked of others besides its digest, empty where it asked nothing."""

    value: bytes
    questions: bytes = b""


class ResultStore:
    """An open file of results; without a path nothing is found or kept. To be closed, which writes what is pending."""

    def __init__(self, path: Path | None, most_bytes: int = _MOST_BYTES) -> None:
        """Open the file, or make it. Beyond `most_bytes` the results that were written longest ago are dropped."""
        self._most_bytes = most_bytes
        self.guard: Callable[[], bool] = lambda: True  # whether what is pending may still be written
        self._pending: dict[tuple[str, str], tuple[bytes, StoredResult]] = {}
        self._database = None if path is None else _open(path)

    @property
    def is_open(self) -> bool:
        """Whether anything can be found or kept."""
        return self._database is not None

    def find(self, kind: str, name: str, digest: bytes) -> StoredResult | None:
        """The result of a kind and name, if it was made from what has this digest."""
        if (pending := self._pending.get((kind, name))) is not None:
            return pending[1] if pending[0] == digest else None
        if self._database is None:
            return None
        query = "SELECT checksum, value, questions FROM result WHERE kind = ? AND name = ? AND digest = ?"
        try:
            row = self._database.execute(query, (kind, _text(name), digest)).fetchone()
        except (sqlite3.Error, UnicodeError):
            self._give_up()
            return None
        if row is None or not all(isinstance(one, bytes) for one in row):
            return None
        checksum, value, questions = row
        return StoredResult(value, questions) if checksum == _checksum(kind, name, digest, value, questions) else None

    def keep(self, kind: str, name: str, digest: bytes, result: StoredResult) -> None:
        """Keep a result in place of the one of its kind and name."""
        if self._database is None:
            return
        self._pending[kind, name] = digest, result
        if len(self._pending) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what is pending."""
        pending, self._pending = self._pending, {}
        if self._database is None or not pending or not self.guard():
            return
        rows = (
            (
                kind,
                _text(name),
                digest,
                _checksum(kind, name, digest, one.value, one.questions),
                one.value,
                one.questions,
            )
            for (kind, name), (digest, one) in pending.items()
        )
        insert = "REPLACE INTO result (kind, name, digest, checksum, value, questions) VALUES (?, ?, ?, ?, ?, ?)"
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany(insert, rows)
            self._drop_oldest(self._database)
            self._database.execute("COMMIT")
        except (sqlite3.Error, UnicodeError, OverflowError):
            self._give_up()

    def close(self) -> None:
        """Write what is pending, and close the file."""
        self.flush()
        self._give_up()

    def _drop_oldest(self, database: sqlite3.Connection) -> None:
        """Drop a quarter of the results, the oldest ones, as often as the file is too large."""
        for _ in range(8):
            ((pages,),) = database.execute("PRAGMA page_count").fetchall()
            ((free,),) = database.execute("PRAGMA freelist_count").fetchall()
            ((size,),) = database.execute("PRAGMA page_size").fetchall()
            if (pages - free) * size <= self._most_bytes:
                return
            database.execute(
                "DELETE FROM result WHERE number IN"
                " (SELECT number FROM result ORDER BY number LIMIT 1 + (SELECT count(*) FROM result) / 4)"
            )

    def _give_up(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()


def _open(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):  # a damaged file, or one of another version, is made anew, once
        database = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            database.execute("PRAGMA synchronous = OFF")  # a file that is damaged is found out, and made anew
            ((version,),) = database.execute("PRAGMA user_version").fetchall()
            if version == _VERSION:
                database.execute("SELECT number FROM result LIMIT 1").fetchall()
                return database
            if version == 0:
                database.executescript(f"BEGIN; {_TABLE} PRAGMA user_version = {_VERSION}; COMMIT;")
                return database
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", 0) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                if database is not None:
                    database.close()
                return None  # another command writes it; it is not damaged
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return None


def _text(name: str) -> str:
    """A name as SQLite can hold it: no lone surrogates."""
    return name.encode("utf-8", "backslashreplace").decode()


def _checksum(kind: str, name: str, digest: bytes, value: bytes, questions: bytes) -> bytes:
    return digest_parts(kind, name, digest, value, questions)[:16]
