"""The words of the page templates, in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def load_words(language: str, own: Mapping[str, str] | None = None) -> Callable[[str], str]:
    """A function from an English word of the templates to the language's: the packaged ones, overridden by `own`.

    A word that nobody translated stays English.
    """
    table = {**packaged_words(language), **(own or {})}
    return lambda word: table.get(word, word)


@lru_cache
def packaged_words(language: str) -> dict[str, str]:
    """The words of the packaged templates in a language; empty where the package does not know it."""
    path = files("mars_i18n.outputs") / "words" / f"{language}.po"
    return _read(path.read_text("utf-8")) if path.is_file() else {}


def _read(text: str) -> dict[str, str]:
    import polib

    return {entry.msgid: entry.msgstr for entry in polib.pofile(text + "\n", wrapwidth=0) if entry.translated()}
