"""Catalogues become rows of the memory: their finished texts, and where the sentences of these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED
from mars_i18n.suggesters.memory.database import id_of_text
from mars_i18n.suggesters.memory.word_index import batches, marks
from mars_i18n.text.segments.figure_messages import is_figure
from mars_i18n.text.segments.remarks.entries import is_heading, place_of, source_language_of
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.model import Catalogue, Entry
    from mars_i18n.suggesters.memory.word_index import WordIndex

_LONGEST = 10_000  # code points of a text whose sentences are found


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


def store_catalogue(
    database: sqlite3.Connection, index: WordIndex, source: CatalogueSource, catalogue: Catalogue | None
) -> None:
    """Put a catalogue into the tables, in place of what they hold of it; None, one that cannot be read, is empty.

    Raises sqlite3.Error.
    """
    entries = catalogue.entries if catalogue else ()
    file, before = _clear_file(database, source.path)
    database.execute(
        "REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?)",
        (file, source.path, source.stamp, source.language, source.issue, source.elsewhere, catalogue is not None),
    )
    active = [number for number, entry in enumerate(entries) if entry.msgid and not entry.obsolete]
    around = dict(zip(active, find_surroundings([entries[number].msgid for number in active]), strict=True))
    kept = {
        number: (id_of_text(entry.msgid), entry)
        for number, entry in enumerate(entries)
        if entry.msgid and entry.msgstr and not entry.fuzzy and _is_writable(entry)
    }
    texts = {text: entry.msgid for text, entry in kept.values() if not is_figure(entry)}
    found = {  # a text that is its own translation is like none that needs one
        text for text, entry in kept.values() if entry.msgstr != entry.msgid or not _is_own(entry, source.language)
    }
    refused = _store_texts(database, index, texts, found)
    units, sentences = [], []
    for number, (text, entry) in kept.items():
        if text in refused or text not in texts:
            continue
        heading, language = is_heading(place_of(entry)), source_language_of(entry)[0]
        beside = 0 if source.elsewhere else around.get(number, 0)
        key = (text, source.language, source.elsewhere, source.issue, file, number)
        units.append((*key, entry.msgstr, entry.context, heading, language, beside))
        if entry.done and language != source.language:
            sentences += [(one, file, text, number, *span) for one, *span in _find_sentences(entry, language)]
    database.executemany("INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", units)
    database.executemany("INSERT OR IGNORE INTO sentence VALUES (?, ?, ?, ?, ?, ?)", sentences)
    _drop_unused(database, before - texts.keys())


def find_surroundings(msgids: Sequence[str]) -> tuple[int, ...]:
    """What is on either side of each text of an issue, as a number that is the same where both neighbours are."""
    sides = zip(msgids, ("", *msgids), (*msgids[1:], ""), strict=False)
    return tuple(id_of_text(f"{before}\0{after}") for _, before, after in sides)


def _is_own(entry: Entry, language: str) -> bool:
    """Whether the text of an entry is in the language of its catalogue."""
    return source_language_of(entry)[0] == language


def forget_catalogue(database: sqlite3.Connection, path: str) -> None:
    """Take a catalogue out of the tables. Raises sqlite3.Error."""
    _, texts = _clear_file(database, path)
    database.execute("DELETE FROM file WHERE path = ?", (path,))
    _drop_unused(database, texts)


def _clear_file(database: sqlite3.Connection, path: str) -> tuple[int | None, set[int]]:
    """Delete the units of a file: its number, None where it has none yet, and the texts that it had."""
    found = database.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
    if found is None:
        (number,) = database.execute("SELECT coalesce(max(id), 0) + 1 FROM file").fetchone()
        return number, set()
    texts = {text for (text,) in database.execute("SELECT text FROM unit WHERE file = ?", found)}
    database.execute("DELETE FROM unit WHERE file = ?", found)
    database.execute("DELETE FROM sentence WHERE file = ?", found)
    return found[0], texts


def _store_texts(database: sqlite3.Connection, index: WordIndex, texts: dict[int, str], indexed: set[int]) -> set[int]:
    """Store the texts that are not there yet, and index some; gives those that are not remembered.

    These are texts whose digest is that of another text.
    """
    refused: set[int] = set()
    for some in batches(sorted(texts)):
        query = f"SELECT id, msgid, indexed FROM text WHERE id IN ({marks(some)})"  # noqa: S608 - marks alone
        known = {text: (msgid, is_indexed) for text, msgid, is_indexed in database.execute(query, some)}
        refused.update(text for text, (msgid, _) in known.items() if texts[text] != msgid)
        new = [(text, texts[text], text in indexed) for text in some if text not in known]
        database.executemany("INSERT INTO text VALUES (?, ?, ?)", new)
        late = [
            text
            for text, (msgid, is_indexed) in known.items()
            if not is_indexed and text in indexed and texts[text] == msgid
        ]
        database.executemany("UPDATE text SET indexed = 1 WHERE id = ?", [(text,) for text in late])
        for text in (*late, *(text for text, _, is_indexed in new if is_indexed)):
            index.add(text, texts[text])
        index.write_if_many()
    return refused


def _drop_unused(database: sqlite3.Connection, texts: Iterable[int]) -> None:
    """Delete those texts that no unit has any more. The index holds them still: it is made anew when they are many."""
    dead = 0
    for some in batches(sorted(texts)):
        dead += database.execute(
            "DELETE FROM text WHERE NOT EXISTS (SELECT 1 FROM unit WHERE unit.text = text.id)"  # noqa: S608
            f" AND id IN ({marks(some)})",
            some,
        ).rowcount
    if dead:
        database.execute("UPDATE tally SET dead = dead + ?", (dead,))


def _find_sentences(entry: Entry, language: str) -> Iterator[tuple[int, int, int]]:
    """(digest, start, end) of the sentences of a text of several, without white space at their ends.

    Of a very long text none is found again: it would have to be aligned with its translation for each of them.
    """
    if len(entry.msgid) > _LONGEST:
        return
    found = spans(entry.msgid, language or UNDETERMINED)
    if len(found) > 1:
        for span in found:
            start, end = strip_span(entry.msgid, *span)
            yield id_of_text(entry.msgid[start:end]), start, end


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span of a text, in code points, without white space at its ends."""
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, start + len(part.strip())


def _is_writable(entry: Entry) -> bool:
    """Whether SQLite can hold it: no lone surrogates."""
    texts = entry.msgid + entry.msgstr + entry.context
    return texts.isprintable() or not any("\ud800" <= char <= "\udfff" for char in texts)
