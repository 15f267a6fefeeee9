"""The names of the project's languages in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Wording

_NAMES = {"en": message("English"), "es": message("Spanish"), "pt": message("Portuguese")}


def name_language(code: str) -> Wording:
    """The name of a language of the project, or the code of another."""
    return _NAMES.get(code, code)
