"""The words of a project's own page templates, kept in locales/<language>/LC_MESSAGES/templates.po.

Babel extracts those of Jinja templates; those of typst are few and plain.
A project without templates of its own has no such catalogue: the packaged words are translated already.
"""

from __future__ import annotations

import io
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message, verbatim
from mars_i18n.model import Location, SegmentPlace
from mars_i18n.outputs.look.words import load_words, packaged_words
from mars_i18n.outputs.typst.typst_words import words_in
from mars_i18n.project import TEMPLATES
from mars_i18n.text.segments.source_messages import SourceMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mars_i18n.model import Catalogue
    from mars_i18n.workflow.issue.stored import StoredCatalogue, StoredCatalogues

_TYPST = ".typ"
_LANGUAGE = "en"  # the templates' own words are written in English
_PLACE = SegmentPlace("template")


class TemplateWords:
    """The words of a project's own templates, and their translations; every file is read once."""

    def __init__(self, files: Callable[[], Mapping[str, bytes] | None], catalogues: StoredCatalogues) -> None:
        """Read nothing yet.

        `files` are the bytes of the templates by their path below the project, in order; None without a folder of them.
        """
        self._files = files
        self._catalogues = catalogues
        self._read: dict[str, StoredCatalogue] = {}

    def load_catalogue(self, language: str) -> StoredCatalogue:
        """The file with the translations of the words into a language."""
        if language not in self._read:
            self._read[language] = self._catalogues.read(language, TEMPLATES)
        return self._read[language]

    def replace(self, stored: StoredCatalogue) -> None:
        """Keep the file that this command has just written, in place of what it read."""
        self._read[stored.language] = stored

    def messages(self, language: str) -> tuple[SourceMessage, ...]:
        """What the catalogue of a language must hold, in order of the templates and their lines.

        Those are the words of the project's own templates that the packaged catalogue of the language lacks, and
        whatever the project's catalogue translates otherwise than the packaged one today. Raises MarsError where a
        template cannot be read, UnreadableCatalogueError where the catalogue cannot.
        """
        old = self.load_catalogue(language).require_readable()
        packaged = packaged_words(language)
        found: dict[str, SourceMessage] = {}
        for path, line, word in self._words:
            if word not in packaged and word not in found:
                found[word] = _as_message(word, path, line)
        for entry in old.entries if old else ():
            if entry.msgid in packaged and not entry.obsolete and entry.msgid not in found:
                found[entry.msgid] = _as_message(entry.msgid, "", 1)
        return tuple(found.values())

    def count_missing(self, language: str) -> int:
        """How many words of the project's own templates have no finished translation. Raises as `messages` does."""
        if self._files() is None:
            return 0
        wanted = self.messages(language)
        done = _finished_words(self.load_catalogue(language).require_readable())
        return 0 if language == _LANGUAGE else sum(message.msgid not in done for message in wanted)

    def translate(self, language: str, *, without_unreadable: bool = False) -> Callable[[str], str]:
        """A function from a word of the templates to its translation: the project's own, or the packaged one.

        Raises UnreadableCatalogueError where the project's catalogue cannot be read, unless `without_unreadable`.
        """
        stored = self.load_catalogue(language)
        if without_unreadable and stored.fault is not None:
            return load_words(language)
        return load_words(language, _finished_words(stored.require_readable()))

    @cached_property
    def _words(self) -> tuple[tuple[str, int, str], ...]:
        """(path below the project, line, word) of every word of every template of the project."""
        return tuple(
            (shown, line, word)
            for shown, data in (self._files() or {}).items()
            for line, word in _extract_words(data, shown)
        )


def _finished_words(catalogue: Catalogue | None) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in catalogue.entries if entry.done} if catalogue else {}


def _as_message(word: str, path: str, line: int) -> SourceMessage:
    references = (path,) if path else ()
    return SourceMessage(word, "", _LANGUAGE, "declared", (_PLACE,), references, (), Location(path, line))


def _extract_words(data: bytes, shown: str) -> Iterator[tuple[int, str]]:
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import babel_extract

    try:
        if shown.endswith(_TYPST):
            yield from words_in(io.StringIO(data.decode("utf-8"), newline=None).read())
            return
        for line, _, word, _ in babel_extract(io.BytesIO(data), ["_", "gettext"], [], {"silent": "false"}):
            if isinstance(word, str):
                yield line, word
    except TemplateSyntaxError as error:
        hint = message("Fix the template, or delete it to use the packaged one.")
        raise MarsError(verbatim(error.message or ""), hint, at=f"{shown}:{error.lineno}") from error
    except UnicodeDecodeError as error:
        raise MarsError(
            verbatim(str(error)), message("Save the template as UTF-8, and check that you may read it."), at=shown
        ) from error
