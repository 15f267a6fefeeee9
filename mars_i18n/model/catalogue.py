"""Catalogues in PO's terms, and the terms of a glossary."""

from __future__ import annotations

from dataclasses import field

from mars_i18n.lazy_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a catalogue, in PO's terms. `extracted` are the ``#.`` lines, `translator` the ``#`` lines."""

    msgid: str
    msgstr: str = ""
    context: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    previous: str = ""  # the msgid that msgstr was made for
    extracted: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()  # other than fuzzy
    plural: str = ""  # msgid_plural
    plurals: tuple[str, ...] = ()  # msgstr[0], msgstr[1], …
    line: int = field(default=0, compare=False)  # where it begins in its file, with its comments; 0: not from a file

    @property
    def key(self) -> tuple[str, str]:
        """What identifies an entry in its catalogue: (context, msgid)."""
        return (self.context, self.msgid)

    @property
    def done(self) -> bool:
        """Whether a release may use it: active, not fuzzy, with a translation."""
        return bool(self.msgstr) and not self.fuzzy and not self.obsolete


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file: its header in order, the comment above it, its entries in order."""

    language: str
    entries: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    comment: tuple[str, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A row of the glossary. `forms` are (language, accepted forms, best first) of each language that has any.

    `keep`: the term stays as it is in every language. `enforce`: a translation without it is an error. `forbidden`
    are (language, forms) that must not translate it. `line` is its line in the file.
    """

    term: str
    forms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    keep: bool = False
    enforce: bool = False
    forbidden: tuple[tuple[str, tuple[str, ...]], ...] = ()
    note: str = ""
    line: int = field(default=0, compare=False)

    def in_language(self, language: str) -> tuple[str, ...]:
        """The accepted forms in a language, best first; the term itself where it is kept; empty if none is known."""
        return dict(self.forms).get(language) or ((self.term,) if self.keep else ())
