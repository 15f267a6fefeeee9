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
from mars_i18n.text.folded_words import folded_words

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
# Of each form: words wherever they are, words where a sentence begins, and those of them that an object must follow. A
# "_" is a space.
_WORDS: dict[str, tuple[tuple[Form, str, str, str], ...]] = {
    "es": (
        (
            "tú",
            (
                "tú tu tus tuyo tuya tuyos tuyas contigo eres puedes tienes quieres debes necesitas deseas sabes haces "
                "vas_a inscríbete regístrate suscríbete únete comunícate acércate prepárate infórmate "
                "síguenos escríbenos contáctanos visítanos cuéntanos envíanos acompáñanos ayúdanos"
            ),
            "haz_clic ten_en_cuenta",
            "descubre conoce consulta visita lee descarga comparte envía revisa participa mira",
        ),
        (
            "usted",
            (
                "usted inscríbase regístrese suscríbase únase comuníquese acérquese prepárese infórmese "
                "síganos escríbanos contáctenos visítenos cuéntenos envíenos acompáñenos ayúdenos"
            ),
            "haga_clic tenga_en_cuenta",
            "descubra conozca consulte visite lea descargue comparta envíe revise participe mire",
        ),
        (
            "vos",
            "vos sos tenés podés querés sabés hacés debés necesitás inscribite registrate suscribite",
            "",
            "",
        ),
        (
            "vosotros",
            (
                "vosotros vosotras vuestro vuestra vuestros vuestras "
                "habéis podéis tenéis queréis estáis sois hacéis debéis sabéis podréis tendréis"
            ),
            "",
            "",
        ),
        ("ustedes", "ustedes", "", ""),
    ),
    "pt": (
        (
            "tu",
            "tu teu teus tua tuas contigo podes tens queres deves precisas inscreve-te regista-te subscreve-te",
            "",
            "",
        ),
        ("você", "você vocês inscreva-se cadastre-se registre-se assine_já", "", ""),
    ),
}
# The first word of each, its case folded: a text without any of them has no form of address.
_FIRST = {
    language: frozenset(re.split("[_-]", one)[0] for _, *parts in forms for part in parts for one in part.split())
    for language, forms in _WORDS.items()
}


@dataclass(frozen=True, slots=True)
class FormOfAddress:
    """A word of a text that speaks to the reader in a form: its offset in code points, and itself."""

    offset: int
    word: str
    form: Form


def forms_of_address(text: str, language: str) -> Iterator[FormOfAddress]:
    """Each word of a text in "es" or "pt" that shows a form of address, in order; none in other languages."""
    if language in _WORDS and not _FIRST[language].isdisjoint(folded_words(text)):
        for match in _pattern(language).finditer(text):
            form = _WORDS[language][(match.lastindex or 1) - 1][0]
            if not match[0].isupper():  # TU, SOS, VOS are abbreviations
                yield FormOfAddress(match.start(), match[0], form)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A group for each form of a language."""
    return re.compile("|".join(f"({_join(*parts)})" for _, *parts in _WORDS[language]), re.IGNORECASE)


def _join(anywhere: str, at_start: str, before_object: str) -> str:
    found = [rf"\b(?:{_either(anywhere)})\b"]
    found += [rf"{_AT_START}(?:{_either(at_start)})\b"] if at_start else []
    found += [rf"{_AT_START}(?:{_either(before_object)}){_OBJECT}"] if before_object else []
    return "|".join(found)


def _either(words: str) -> str:
    return "|".join(words.split()).replace("_", " ")
