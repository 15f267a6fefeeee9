"""How a Spanish or Portuguese text speaks to its reader: tú, usted, vos; tu, você; ustedes, vosotros.

Pronouns, possessives and verbs count that no other person has (Nueva gramática de la lengua española, RAE and ASALE,
2009, sections 4.13 and 16.15), and the imperatives that newsletters use where a sentence begins. What may be another
person too (`su`, `visita` before `de`) does not.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

Form = Literal["tú", "usted", "vos", "vosotros", "ustedes", "tu", "você"]
# Of each language, forms that must not meet in one issue: those for one reader, and those for several.
EXCLUSIVE: dict[str, tuple[tuple[Form, ...], ...]] = {
    "es": (("tú", "usted", "vos"), ("vosotros", "ustedes")),
    "pt": (("tu", "você"),),
}
_AT_START = r"(?:(?<=^)|(?<=[.!?:•\n] )|(?<=[¡¿(])|(?<=\n))"
_OBJECT = r"(?= (?:el|la|los|las|un|una|nuestr[oa]s?|est[ea]s?|aquí|más|en|a) )"
_TU = (
    r"\b(?:tú|tus?|tuy[oa]s?|contigo|eres|puedes|tienes|quieres|debes|necesitas|deseas|sabes|haces|vas a)\b"
    r"|\b(?:inscríbete|regístrate|suscríbete|únete|comunícate|acércate|prepárate|infórmate)\b"
    r"|\b(?:síguenos|escríbenos|contáctanos|visítanos|cuéntanos|envíanos|acompáñanos|ayúdanos)\b"
    rf"|{_AT_START}(?:haz clic|ten en cuenta)\b"
    rf"|{_AT_START}(?:descubre|conoce|consulta|visita|lee|descarga|comparte|envía|revisa|participa|mira){_OBJECT}"
)
_USTED = (
    r"\busted\b"
    r"|\b(?:inscríbase|regístrese|suscríbase|únase|comuníquese|acérquese|prepárese|infórmese)\b"
    r"|\b(?:síganos|escríbanos|contáctenos|visítenos|cuéntenos|envíenos|acompáñenos|ayúdenos)\b"
    rf"|{_AT_START}(?:haga clic|tenga en cuenta)\b"
    rf"|{_AT_START}(?:descubra|conozca|consulte|visite|lea|descargue|comparta|envíe|revise|participe|mire){_OBJECT}"
)
_VOS = r"\b(?:vos|sos|tenés|podés|querés|sabés|hacés|debés|necesitás|inscribite|registrate|suscribite)\b"
_VOSOTROS = (
    r"\b(?:vosotr[oa]s|vuestr[oa]s?)\b"
    r"|\b(?:habéis|podéis|tenéis|queréis|estáis|sois|hacéis|debéis|sabéis|podréis|tendréis)\b"
)
_PATTERNS: dict[str, tuple[tuple[Form, str], ...]] = {
    "es": (("tú", _TU), ("usted", _USTED), ("vos", _VOS), ("vosotros", _VOSOTROS), ("ustedes", r"\bustedes\b")),
    "pt": (
        ("tu", r"\b(?:tu|teus?|tuas?|contigo|podes|tens|queres|deves|precisas|inscreve-te|regista-te|subscreve-te)\b"),
        ("você", r"\b(?:vocês?|inscreva-se|cadastre-se|registre-se|assine já)\b"),
    ),
}


@dataclass(frozen=True, slots=True)
class FormOfAddress:
    """A word of a text that speaks to the reader in a form: its offset in code points, and itself."""

    offset: int
    word: str
    form: Form


def forms_of_address(text: str, language: str) -> Iterator[FormOfAddress]:
    """Each word of a text in "es" or "pt" that shows a form of address, in order; none in other languages."""
    if language in _PATTERNS:
        for match in _pattern(language).finditer(text):
            form = _PATTERNS[language][(match.lastindex or 1) - 1][0]
            if not match[0].isupper():  # TU, SOS, VOS are abbreviations
                yield FormOfAddress(match.start(), match[0], form)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile("|".join(f"({pattern})" for _, pattern in _PATTERNS[language]), re.IGNORECASE)
