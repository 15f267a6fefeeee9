"""The database of a translation memory: its tables, and opening a file that may be old, damaged or not ours at all.

The memory is a cache: all that is in it is in catalogues and in files of memory/. A file of an earlier version or a
damaged one is therefore emptied and filled again; only the database of another program is left as it is.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from mars_i18n.messages import Message, message, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_VERSION = 9  # of the tables; a file of another version is filled again
_OURS = 0x4D415253  # "MARS", the application_id that SQLite keeps in the header of our files
_PATIENCE = 10  # seconds to wait for another command that writes
# A text, and each word of the index, is known by the digest of its content, so that what is found does not depend on
# the order in which catalogues were read. `sentence` says where in a text of several a sentence is. The units of a text
# are in the order in which they are wanted: a text of ten thousand issues costs no more than one of a hundred.
_TABLES = """
CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT, language TEXT, issue TEXT, elsewhere INTEGER,
  readable INTEGER);
CREATE TABLE text (id INTEGER PRIMARY KEY, msgid TEXT, indexed INTEGER);
CREATE TABLE unit (text INTEGER, language TEXT, elsewhere INTEGER, issue TEXT, file INTEGER, number INTEGER,
  msgstr TEXT, context TEXT, heading INTEGER, source TEXT, around INTEGER,
  PRIMARY KEY (text, language, elsewhere, issue DESC, file, number)) WITHOUT ROWID;
CREATE INDEX unit_by_file ON unit (file, text);
CREATE TABLE sentence (id INTEGER, file INTEGER, text INTEGER, number INTEGER, start INTEGER, end INTEGER,
  PRIMARY KEY (id, file, text, number, start)) WITHOUT ROWID;
CREATE INDEX sentence_by_file ON sentence (file);
CREATE TABLE word (id INTEGER PRIMARY KEY, count INTEGER, texts BLOB);
CREATE TABLE posting (word INTEGER, first INTEGER, texts BLOB, PRIMARY KEY (word, first)) WITHOUT ROWID;
CREATE TABLE tally (dead INTEGER);
INSERT INTO tally VALUES (0);
"""
_STATEMENTS = tuple(one.strip() for one in _TABLES.split(";") if one.strip())
_OLD_TABLES = {"file", "unit", "word", "sentence"}  # of version 5 and before
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}  # the last: a table is missing


class ForeignDatabaseError(sqlite3.DatabaseError):
    """The file is the database of another program."""


def id_of_text(text: str) -> int:
    """What a text is known by: 63 bits of its BLAKE2b digest, a whole number that SQLite can hold."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "little") >> 1


def open_database(path: Path | None) -> tuple[sqlite3.Connection, tuple[Message, ...]]:
    """An open database with all tables, and what people should know of it. None keeps it in the process alone.

    So does a file that cannot be made or written, one that another command holds for long, and the database of another
    program. A damaged file is made anew.
    """
    notes: list[Message] = []
    if path is None:
        return _prepare(_connect(":memory:")), ()
    for _ in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepare(_connect(path)), tuple(notes)
        except OSError:
            break  # there is no cache folder, and none can be made
        except ForeignDatabaseError:
            what = message("{path}: is the database of another program, and is left as it is", path=str(path))
            notes.append(what)
            break
        except sqlite3.Error as error:
            shown, reason = str(path), verbatim(str(error))
            if is_busy(error):
                notes.append(message("{path}: another command is writing the translation memory", path=shown))
                break
            if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
                what = message("{path}: the translation memory cannot be used: {reason}", path=shown, reason=reason)
                notes.append(what)
                break
            what = message(
                "{path}: the translation memory was damaged ({reason}); it is made again from the catalogues",
                path=shown,
                reason=reason,
            )
            notes.append(what)
        with suppress(OSError):
            remove_database(path)
    return _prepare(_connect(":memory:")), tuple(notes)


def remove_database(path: Path) -> None:
    """Delete a file of a database, and what SQLite keeps beside it. Raises OSError."""
    for ending in ("-wal", "-shm", "-journal", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process holds the database: it is not damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY


@contextmanager
def write_transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All that is written within is there afterwards, or nothing. Raises sqlite3.Error."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _connect(path: Path | str) -> sqlite3.Connection:
    """An open file of SQLite. One thread uses it, but another may be the one that closes what nobody uses any more."""
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)


def _prepare(database: sqlite3.Connection) -> sqlite3.Connection:
    try:
        _lay_tables(database)
    except BaseException:
        database.close()
        raise
    return database


def _lay_tables(database: sqlite3.Connection) -> None:
    if not has_tables(database):
        (owner,) = database.execute("PRAGMA application_id").fetchone()
        _require_ours(database, owner)
        with write_transaction(database):
            if not has_tables(database):  # or another command did it meanwhile
                names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                for name in names:
                    database.execute(f'DROP TABLE "{name}"')
                for statement in _STATEMENTS:
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {_VERSION}")
                database.execute(f"PRAGMA application_id = {_OURS}")
    with suppress(sqlite3.Error):  # a file system that cannot share memory has none
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA cache_size = -32000")  # kB
    for table in ("file", "text", "unit", "sentence", "word", "posting", "tally"):
        database.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()  # noqa: S608 - names of ours


def has_tables(database: sqlite3.Connection) -> bool:
    """Whether the file is of this version and has its tables, column by column."""
    ids = [database.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    made = {sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    return ids == [(_OURS,), (_VERSION,)] and made == {one for one in _STATEMENTS if one.startswith("CREATE")}


def _require_ours(database: sqlite3.Connection, owner: int) -> None:
    """Raise ForeignDatabaseError where the tables are not those of any version of ours."""
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if owner != _OURS and names and not (owner == 0 and names <= _OLD_TABLES):
        raise ForeignDatabaseError("the database of another program")
