"""Signs beside figures that a region writes otherwise: 15 % or 15%, US$500 or 500 US$, 3.ª or 3ª.

Where a per cent sign and a currency's sign are written, and whether a space parts them from the figure, is read from
CLDR's patterns for the region. An ordinal is a figure with a raised letter (RAE, Ortografía 2010, VIII 2.3; Vocabulário
Ortográfico da Língua Portuguesa): a plain letter after it (3a) is read as part of a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = "[ \u00a0\u202f\u2009]"
_FIGURE = r"\d{1,20}(?:[.,]\d{1,20}){0,8}"
_SHARE = re.compile(rf"(?<![\w.,%&=/-])(?P<figure>{_FIGURE})(?P<space>{_SPACE}?)%(?![\w%/])")
_BEFORE = re.compile(
    rf"(?<![\w.,$])(?P<sign>US\$|R\$|[$€£]){_SPACE}?(?P<figure>\d{{2,20}}(?:[.,]\d{{1,20}}){{0,8}})(?![\w.,]*\d)"
)
_AFTER = re.compile(rf"(?<![\w.,$€£-])(?P<figure>{_FIGURE}){_SPACE}(?P<sign>US\$|R\$|[$€£])(?![\w$])(?!{_SPACE}?\d)")
_ORDINAL = re.compile(
    r"(?<!\w)(?P<article>(?i:el|los|del|al|un|su|la|las|una|o|os|do|dos|no|nos|ao|aos|um|seu|em|a|as|da|das|na|nas|à|às|uma|sua)"
    rf"{_SPACE})?(?P<figure>\d{{1,3}})(?P<letter>[ao])(?={_SPACE}[a-záéíóúâêôãõçñ]{{2}})"
)
_LETTERED = re.compile(r"\d[ao]")  # cheap: whatever _ORDINAL finds has one
_FEMININE = frozenset({"la", "las", "una", "a", "as", "da", "das", "na", "nas", "à", "às", "uma", "sua"})


@dataclass(frozen=True, slots=True)
class SignForm:
    """A figure with its sign, as `written` and as the region writes it (`right`); `offset` counts code points."""

    kind: Literal["share", "currency", "ordinal"]
    offset: int
    written: str
    right: str


def sign_forms(text: str, language: str, locale: str) -> Iterator[SignForm]:
    """What a text of a locale ("es_CO") writes otherwise than its region. Linear in the text."""
    if "%" in text:
        yield from _shares(text, locale)
    if "$" in text or "€" in text or "£" in text:
        yield from _currencies(text, locale)
    if language in {"es", "pt"}:
        yield from _ordinals(text, language)


def _shares(text: str, locale: str) -> Iterator[SignForm]:
    gap = _gap_before_percent(locale)
    if gap is None:
        return
    for match in _SHARE.finditer(text):
        if bool(match["space"]) != bool(gap):
            yield SignForm("share", match.start(), match[0], f"{match['figure']}{gap}%")


def _currencies(text: str, locale: str) -> Iterator[SignForm]:
    before, gap = _place_of_sign(locale)
    pattern = _AFTER if before else _BEFORE
    for match in pattern.finditer(text):
        sign, figure = match["sign"], match["figure"]
        right = f"{sign}{gap}{figure}" if before else f"{figure}{gap}{sign}"
        yield SignForm("currency", match.start(), match[0], right)


def _ordinals(text: str, language: str) -> Iterator[SignForm]:
    for match in _ORDINAL.finditer(text) if _LETTERED.search(text) else ():
        article = (match["article"] or "").strip().casefold()
        if not article or (article in _FEMININE) != (match["letter"] == "a"):
            continue  # “a las 3 a”, “opción 1a”: no ordinal, or none that is sure
        sign = "ª" if match["letter"] == "a" else "º"
        right = f"{match['figure']}{'.' if language == 'es' else ''}{sign}"
        yield SignForm("ordinal", match.start("figure"), match["figure"] + match["letter"], right)


@lru_cache(maxsize=16)
def _gap_before_percent(locale: str) -> str | None:
    """What CLDR writes between a figure and %: a no-break space or nothing; None where either is right."""
    from babel import Locale

    pattern = Locale.parse(locale).percent_formats[None].pattern
    head, sign, _ = pattern.partition("%")
    if not sign or not head.strip():
        return None
    if head[-1] in " \u00a0\u202f":
        return "\u00a0"
    return None if locale.startswith("es") else ""  # the academies of all Spanish-speaking countries ask for a space


@lru_cache(maxsize=16)
def _place_of_sign(locale: str) -> tuple[bool, str]:
    """Whether CLDR writes a currency's sign before the figure, and what between them: a no-break space or nothing."""
    from babel import Locale

    pattern = Locale.parse(locale).currency_formats["standard"].pattern.partition(";")[0]
    return pattern.lstrip().startswith("¤"), "\u00a0" if re.search(r"\s", pattern) else ""
