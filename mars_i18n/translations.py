"""The translations of the tool's own messages, read when a language is chosen; without them, messages are in English.

The catalogues are ``locales/<language>/LC_MESSAGES/mars-i18n.po`` of the repository. Building the wheel compiles them
into this package (``locales/build_hook.py`` says how); a checkout has none, and speaks English.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Translations

DOMAIN = "mars-i18n"
FOLDER = Path(__file__).parent / "locales"  # of compiled catalogues
LANGUAGES = ("es", "en", "pt")  # those that the tool speaks
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in the order of gettext: the first that is set decides


def load_translations(language: str, folder: Path = FOLDER) -> Translations:
    """The messages of the tool in a language; in English where there is no compiled catalogue."""
    if language == "en":
        return ENGLISH
    try:
        return gettext.translation(DOMAIN, folder, [language])
    except (OSError, ValueError):  # none is there, or it is damaged: English is readable
        return ENGLISH


def language_of_environment(environment: Mapping[str, str]) -> str:
    """The language that the variables of an environment ask for, as gettext reads them: es, en or pt.

    LANGUAGE is a list, ``pt_BR:es``; the C locale means English, as does a language that the tool does not speak.
    """
    wanted = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    for locale in wanted.split(":"):
        language = locale.partition(".")[0].partition("_")[0].partition("@")[0].lower()
        if language in LANGUAGES:
            return language
        if language in {"c", "posix"}:
            return "en"
    return "en"
