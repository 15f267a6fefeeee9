"""What the XML formats have in common: the notes of an entry, and an error for what XML cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mars_i18n.plugins.kinds import ExchangeFile

KINDS = ("context", "description", "translator", "reference", "previous")


def notes_of(entry: Entry) -> list[tuple[str, str]]:
    """(kind, text) of all that translators see of an entry besides its texts, and of what must come back with it."""
    return [
        *([("context", entry.context)] if entry.context else []),
        *(("description", line) for line in entry.extracted),
        *(("translator", line) for line in entry.translator),
        *(("reference", line) for line in entry.references),
        *([("previous", entry.previous)] if entry.previous else []),
    ]


def entry_of(msgid: str, msgstr: str, notes: Mapping[str, Sequence[str]], *, fuzzy: bool) -> Entry:
    """The entry with these texts and notes, by kind; blank translations are none, notes are split into lines."""
    done = bool(msgstr.strip())

    def lines(kind: str) -> tuple[str, ...]:
        return tuple(line for note in notes.get(kind, ()) for line in note.split("\n"))

    return Entry(
        msgid,
        msgstr if done else "",
        context=next(iter(notes.get("context", ())), ""),
        fuzzy=fuzzy and done,
        previous=next(iter(notes.get("previous", ())), ""),
        extracted=lines("description"),
        translator=lines("translator"),
        references=lines("reference"),
    )


def each(file: ExchangeFile, entries: Iterable[Entry], write: Callable[[Entry], str]) -> str:
    """What `write` makes of the entries. Raises MarsError for the first one of which it says ValueError."""
    written = []
    for entry in entries:
        try:
            written.append(write(entry))
        except ValueError as error:
            raise MarsError(
                message("{error} in {text} cannot be written in XML", error=str(error), text=repr(entry.msgid[:60])),
                message("Take it out of the source or translation; `mars-i18n check` shows where it is."),
                at=f"{file.issue} ({file.language})",
            ) from error
    return "".join(written)
