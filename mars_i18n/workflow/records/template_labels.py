"""What the files of an output may say beside their edition: the labels of its templates, and a project's own words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.readback.compare_added import FileLabels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n import plugins
    from mars_i18n.plugins.editions import Edition

_WORD = re.compile(r"[^\W_]+")


def file_labels(output: plugins.Plugin, edition: Edition) -> FileLabels | None:
    """What its files may say, in the language of the edition; None where the output does not declare it."""
    if output.labels is None:
        return None
    settings = (str(one.value) for one in edition.settings)
    phrases = (*map(edition.words, output.labels), *_language_names(edition), *settings)
    return FileLabels(phrases, frozenset(_words_of_templates(edition, output.name)))


def _language_names(edition: Edition) -> Iterator[str]:
    from babel import Locale, UnknownLocaleError

    for language, _ in edition.alternates:
        try:
            yield Locale.parse(language).get_display_name() or language
        except (UnknownLocaleError, ValueError):
            yield language


def _words_of_templates(edition: Edition, name: str) -> Iterator[str]:
    """All words of the project's own templates of an output, case-folded, whatever syntax is around them."""
    for folder in edition.template_folders:
        for path in sorted((Path(folder) / name).glob("*")):
            if path.is_file() and not path.is_symlink():
                state = path.stat()
                yield from _words_of_file(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)  # the files of every language are read back one after the other
def _words_of_file(path: Path, _changed: int, _size: int) -> frozenset[str]:
    return frozenset(one.casefold() for one in _WORD.findall(path.read_text("utf-8", "replace")))
