"""Languages that a table of terms or links names and the project does not have: they may have been its own once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CODE = re.compile("[a-z]{2,3}")


def other_languages(names: Iterable[str], languages: Sequence[str]) -> tuple[str, ...]:
    """Those of some names that are codes of a language that CLDR knows, and of none of the project's `languages`."""
    from babel.localedata import exists

    codes = dict.fromkeys(one for one in names if one not in languages and _CODE.fullmatch(one))
    return tuple(one for one in codes if exists(one))


def columns_of_other_languages(text: str, languages: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """(line, languages) of the first row of a table: its columns that the project has no use for."""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            return number, other_languages((cell.strip().lower() for cell in line.split("\t")), languages)
    return 1, ()
