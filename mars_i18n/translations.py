"""The translations of the tool's own messages, read when a language is chosen; without them, messages are in English.

The catalogues are ``locales/<language>/LC_MESSAGES/mars-i18n.po`` of the repository. Building the wheel compiles them
into this package (``locales/build_hook.py`` says how); a checkout has none, and speaks English.
"""

from __future__ import annotations

import gettext
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.messages import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Translations

DOMAIN = "mars-i18n"
FOLDER = Path(__file__).parent / "locales"  # of compiled catalogues
LANGUAGES = ("es", "en", "pt")  # those that the tool speaks
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order of POSIX: the first that is set decides


def load_translations(language: str, folder: Path) -> Translations:
    """The messages of the tool in a language; in English where `folder` has no compiled catalogue of it."""
    if language == "en":
        return ENGLISH
    try:
        return gettext.translation(DOMAIN, folder, [language])
    except (OSError, ValueError):  # none is there, or it is damaged: English is readable
        return ENGLISH


def language_of_environment(environment: Mapping[str, str]) -> str:
    """The language that the variables of an environment ask for, as gettext reads them: es, en or pt.

    LANGUAGE is a list, ``pt_BR:es``, which the C locale overrules. C means English, as does a language that the tool
    does not speak.
    """
    locale = next((environment[name] for name in _LOCALES if environment.get(name)), "")
    wanted = environment.get("LANGUAGE") or locale
    if locale in {"C", "POSIX"}:
        return "en"
    codes = (re.split("[._@]", one)[0].lower() for one in wanted.split(":"))
    return next((code for code in codes if code in LANGUAGES), "en")
