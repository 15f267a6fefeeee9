"""The words of the page templates, in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def load_words(language: str, override: bytes | None = None) -> Callable[[str], str]:
    """A function from an English word of the templates to the language's: the packaged ones, overridden by a PO file.

    Fuzzy and empty entries are not used; a word that nobody translated stays English.
    """
    table = {**_packaged(language), **(_read(override.decode("utf-8", "replace")) if override else {})}
    return lambda word: table.get(word, word)


@lru_cache
def _packaged(language: str) -> dict[str, str]:
    path = files("mars_i18n.outputs") / "words" / f"{language}.po"
    return _read(path.read_text("utf-8")) if path.is_file() else {}


def _read(text: str) -> dict[str, str]:
    import polib

    try:
        file = polib.pofile(text + "\n", wrapwidth=0)
    except (OSError, ValueError):
        return {}
    return {entry.msgid: entry.msgstr for entry in file if entry.translated()}
