"""Languages as pages name and mark them: their own names, their direction, the attributes of text in another one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import UNDETERMINED

if TYPE_CHECKING:
    from mars_i18n.model import Segment
    from mars_i18n.plugins.editions import Edition

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def direction(language: str) -> str:
    """Ltr or rtl."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def primary_language(language: str) -> str:
    """The two or three letters that a language tag begins with ("pt" of "pt-BR"), as typst takes them; else ""."""
    found = re.match(r"[A-Za-z]{2,3}(?![^-_])", language)
    return found[0].lower() if found and language != UNDETERMINED else ""


def language_tag(edition: Edition) -> str:
    """The edition's language with its region, as HTML and XML write it: es-CO."""
    return edition.locale.replace("_", "-")


def language_attributes(segment: Segment, edition: Edition) -> Markup:
    """lang, dir and class of a segment that is not simply in the page's language."""
    attributes = Markup("")
    if segment.language not in {edition.language, UNDETERMINED, ""}:
        attributes += Markup(' lang="{}"').format(segment.language)
        if segment.language in _RIGHT_TO_LEFT:
            attributes += Markup(' dir="rtl"')
    if segment.state == "fallback":
        if segment.language in {UNDETERMINED, ""}:
            attributes += Markup(' lang=""')  # HTML: a language that nobody knows
        attributes += Markup(' class="fallback"')
    return attributes


def language_name(language: str) -> str:
    """A language in its own words, capitalised as a menu is: Español, English, Português."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(language).get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
    return name[:1].upper() + name[1:]
