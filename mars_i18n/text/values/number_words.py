"""Numbers written as words in English, Spanish and Portuguese, of all genders: tables, and how they compose.

Sources: RAE, Nueva gramática, ch. 21 (numerales); Cunha & Cintra, Nova Gramática, ch. 11 (numerais); CMOS ch. 9.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from mars_i18n.text.folded_words import folded_words


def _table(text: str) -> dict[str, float]:
    """``word/word 3`` lines: each word to its value."""
    return {
        word: float(value)
        for line in text.strip().splitlines()
        for words, value in [line.rsplit(" ", 1)]
        for word in words.split("/")
    }


_ENGLISH = _table("""
zero 0
one/once/single 1
two/twice/both/couple/second 2
three/thrice/third/triple 3
four/fourth 4
five/fifth 5
six/sixth 6
seven/seventh 7
eight/eighth 8
nine/ninth 9
ten/tenth 10
eleven/eleventh 11
twelve/twelfth/dozen 12
thirteen/thirteenth 13
fourteen/fourteenth 14
fifteen/fifteenth 15
sixteen/sixteenth 16
seventeen/seventeenth 17
eighteen/eighteenth 18
nineteen/nineteenth 19
twenty/twentieth/twenties 20
thirty/thirtieth/thirties 30
forty/fortieth/forties 40
fifty/fiftieth/fifties 50
sixty/sixtieth/sixties 60
seventy/seventieth/seventies 70
eighty/eightieth/eighties 80
ninety/ninetieth/nineties 90
half 0.5
quarter/quarterly 4
first 1
""")
_SPANISH = _table("""
cero 0
un/uno/una/primer/primero/primera/primeros/primeras/única/único 1
dos/segundo/segunda/segundos/segundas/ambos/ambas/doble/par/bienal/bimestral 2
tres/tercer/tercero/tercera/terceros/terceras/triple/tercio/tercios/trimestral 3
cuatro/cuarto/cuarta/cuartos/cuartas/trimestre 4
cinco/quinto/quinta 5
seis/sexto/sexta 6
siete/séptimo/séptima 7
ocho/octavo/octava 8
nueve/noveno/novena 9
diez/décimo/décima 10
once/undécimo/undécima/decimoprimer/decimoprimero/decimoprimera 11
doce/duodécimo/duodécima/docena/decimosegundo/decimosegunda 12
trece/decimotercer/decimotercero/decimotercera 13
catorce/decimocuarto/decimocuarta 14
quince/decimoquinto/decimoquinta/quincena 15
dieciséis/decimosexto/decimosexta 16
diecisiete/decimoséptimo/decimoséptima 17
dieciocho/decimoctavo/decimoctava 18
diecinueve/decimonoveno/decimonovena 19
veinte/vigésimo/vigésima/veintena 20
veintiuno/veintiún/veintiuna 21
veintidós 22
veintitrés 23
veinticuatro 24
veinticinco 25
veintiséis 26
veintisiete 27
veintiocho 28
veintinueve 29
treinta/trigésimo/trigésima/treintena 30
cuarenta/cuadragésimo/cuadragésima 40
cincuenta/cincuentas/quincuagésimo/quincuagésima 50
sesenta/sesentas/sexagésimo/sexagésima 60
setenta/setentas/septuagésimo/septuagésima 70
ochenta/ochentas/octogésimo/octogésima 80
noventa/noventas/nonagésimo/nonagésima 90
cien/ciento/centésimo/centésima/centenar/centenares 100
doscientos/doscientas 200
trescientos/trescientas 300
cuatrocientos/cuatrocientas 400
quinientos/quinientas 500
seiscientos/seiscientas 600
setecientos/setecientas 700
ochocientos/ochocientas 800
novecientos/novecientas 900
medio/media/mitad 0.5
""")
_PORTUGUESE = _table("""
zero 0
um/uma/primeiro/primeira/primeiros/primeiras/única/único 1
dois/duas/segundo/segunda/segundos/segundas/ambos/ambas/dobro/par/bimestral 2
três/terceiro/terceira/terceiros/terceiras/triplo/terço/terços/trimestral 3
quatro/quarto/quarta/quartos/quartas/trimestre 4
cinco/quinto/quinta 5
seis/sexto/sexta/meia 6
sete/sétimo/sétima 7
oito/oitavo/oitava 8
nove/nono/nona 9
dez/décimo/décima/dezena/dezenas 10
onze 11
doze/dúzia/dúzias 12
treze 13
quatorze/catorze 14
quinze/quinzena 15
dezesseis/dezasseis 16
dezessete/dezassete 17
dezoito 18
dezenove/dezanove 19
vinte/vigésimo/vigésima/vintena 20
trinta/trigésimo/trigésima 30
quarenta/quadragésimo/quadragésima 40
cinquenta/quinquagésimo/quinquagésima 50
sessenta/sexagésimo/sexagésima 60
setenta/septuagésimo/septuagésima 70
oitenta/octogésimo/octogésima 80
noventa/nonagésimo/nonagésima 90
cem/cento/centésimo/centésima/centena/centenas 100
duzentos/duzentas 200
trezentos/trezentas 300
quatrocentos/quatrocentas 400
quinhentos/quinhentas 500
seiscentos/seiscentas 600
setecentos/setecentas 700
oitocentos/oitocentas 800
novecentos/novecentas 900
meio/metade 0.5
""")

_SCALES: dict[str, dict[str, float]] = {
    "en": _table(
        "hundred/hundreds 100\nthousand/thousands/thousandth 1000\nmillion/millions/m/mn 1000000\n"
        "billion/billions/bn 1000000000\ntrillion/trillions/tn 1000000000000"
    ),
    "es": _table("mil/miles/milésimo 1000\nmillón/millones/m 1000000\nbillón/billones 1000000000000"),
    "pt": _table(
        "mil/milhares/milésimo 1000\nmilhão/milhões/mi 1000000\nbilhão/bilhões/bi 1000000000\n"
        "bilião/biliões 1000000000000\ntrilhão/trilhões/tri 1000000000000"
    ),
}
_WORDS = {"en": _ENGLISH, "es": _SPANISH, "pt": _PORTUGUESE}
PARTS_OF_ONE = {  # the words of each language that are less than one: half, mitad
    language: frozenset(word for word, value in table.items() if 0 < value < 1) for language, table in _WORDS.items()
}
_EVERY = {language: frozenset(table).union(_SCALES[language]) for language, table in _WORDS.items()}
_JOINERS = {"en": frozenset({"and"}), "es": frozenset({"y"}), "pt": frozenset({"e"})}


def scales(language: str) -> dict[str, float]:
    """Scale words of a language ("million", "mil") and what they multiply by; empty for a language without a table."""
    return _SCALES.get(language, {})


_STEM_PARTS = ("écim", "ecim", "gésim", "gesim")  # one of them is in whatever _TENS finds
_TENS = re.compile("(d[eé]cim[oa]|vig[eé]sim[oa]|trig[eé]sim[oa]|cuadrag[eé]sim[oa]|quincuag[eé]sim[oa])(?=.)")


def _accented(stem: str) -> str:
    """The tens of a compound ordinal as they stand alone: decimo → décimo."""
    return re.sub("e(?=c?s?im)", "é", stem)


@lru_cache(maxsize=4096)
def word_value(word: str, language: str) -> float | None:
    """The value of one lower-case number word, hyphenated compounds of English included; None if it is none."""
    table = _WORDS.get(language, {})
    if word in table:
        return table[word]
    stem = None if language == "en" else _TENS.match(word)
    if stem is not None:
        ten, one = table.get(_accented(stem[1])), table.get(word[stem.end() :].lstrip("-"), 10)
        return ten + one if ten is not None and one < 10 else None
    tens, hyphen, unit = word.partition("-")
    if hyphen and language == "en" and table.get(tens, 0) >= 20 and 0 < table.get(unit, 0) < 10:
        return table[tens] + table[unit]
    return None


def may_hold_numbers(text: str, language: str) -> bool:
    """Whether any word of a text may be a number in words or a scale. Cheap: most texts have none."""
    words = folded_words(text)
    if "-feira" in text:
        words = frozenset(word.removesuffix("-feira") for word in words)
    if not words.isdisjoint(_EVERY.get(language, frozenset())):  # of two sets the smaller is gone through
        return True
    lowered = text.lower()
    return language != "en" and any(part in lowered for part in _STEM_PARTS)


def read_composed_numbers(words: list[str], language: str) -> list[tuple[int, int, float]]:
    """The numbers in lower-case words as (first word, word after the last, value), the longest reading of each.

    "dos mil veinticinco" is 2025; "treinta y uno" is 31. Parts are not given again; see `read_numbers` for those.
    """
    found: list[tuple[int, int, float]] = []
    known, reached = scales(language), 0
    for at in [at for at, word in enumerate(words) if word in known or word_value(word, language) is not None]:
        if at >= reached:
            end, value = _longest(words, at, language)
            if end > at:
                found.append((at, end, value))
            reached = end
    return found


def _longest(words: list[str], start: int, language: str) -> tuple[int, float]:
    """(word after the number that begins at `start`, its value); (start, 0) where none begins there."""
    total = group = 0.0
    last, at, end = float("inf"), start, start
    while at < len(words):
        word = words[at]
        value = word_value(word, language)
        if value is not None and (value < last or not group) and value >= 1:
            group, last, end = group + value, _below(value), at + 1
        elif (scale := scales(language).get(word)) is not None and (end > start or word not in {"m", "mi"}):
            if scale == 100:
                group, last = (group or 1) * 100, 100
            else:
                total, group, last = _scaled(total, group, scale), 0.0, float("inf")
            end = at + 1
        elif word not in _JOINERS.get(language, ()) or end != at or at == start:
            break
        at += 1
    return end, total + group


def _scaled(total: float, group: float, scale: float) -> float:
    if total and total < scale:  # mil millones: both are multiplied
        return (total + group) * scale
    return total + (group or 1) * scale


def _below(value: float) -> float:
    """What the next word must be less than: units after tens, tens after hundreds."""
    return 100 if value >= 100 else 10 if value >= 20 or value == 10 else 1  # décimo segundo


_CARDINALS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety twenties thirties forties fifties sixties "
    "seventies eighties nineties hundred thousand million billion trillion",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiún veintiuno veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento y "
    "doscientos doscientas trescientos trescientas cuatrocientos cuatrocientas quinientos quinientas seiscientos "
    "seiscientas setecientos setecientas ochocientos ochocientas novecientos novecientas un uno una mil millón "
    "millones",
    "pt": "dois duas três quatro cinco seis sete oito nove dez onze doze treze quatorze catorze quinze dezesseis "
    "dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta "
    "noventa cem cento e duzentos duzentas trezentos trezentas quatrocentos quatrocentas quinhentos quinhentas "
    "seiscentos seiscentas setecentos setecentas oitocentos oitocentas novecentos novecentas um uma mil milhão milhões "
    "bilhão bilhões",
}
# Ordinals that are seldom another word: "second" is a time, "cuarto" a room, "quinta" a farm or, in Portuguese, a day.
_ORDINALS = {
    "en": "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth",
    "es": "tercer tercero tercera sexto sexta séptimo séptima octavo octava noveno novena décimo décima undécimo "
    "undécima duodécimo duodécima vigésimo vigésima trigésimo trigésima",
    "pt": "terceiro terceira sexto sétimo sétima oitavo oitava nono nona décimo décima vigésimo vigésima "
    "trigésimo trigésima",
}
WordClass: TypeAlias = Literal["cardinal", "ordinal", "other"]
_ARTICLES = frozenset("un uno una um uma".split())  # words that are more often an article than the number one
_CARDINAL_SETS = {language: frozenset(words.split()) for language, words in _CARDINALS.items()}
_ORDINAL_SETS = {language: frozenset(words.split()) for language, words in _ORDINALS.items()}


@lru_cache(maxsize=1024)
def list_cardinals(value: float, language: str) -> tuple[str, ...]:
    """The single words that are plainly a cardinal of this value: (tres,) of 3 in "es", (dois, duas) of 2 in "pt"."""
    words = sorted(_CARDINAL_SETS.get(language, frozenset()) - _ARTICLES)
    return tuple(word for word in words if word_value(word, language) == value)


def classify_number(written: str, language: str) -> WordClass:
    """Whether a number in words is plainly a cardinal (two, veintitrés) or an ordinal (third), or may be another word.

    `language` is "es", "en" or "pt"; of any other it is "other".
    """
    words = re.findall(r"[^\W\d_]+", written.lower())
    cardinals, ordinals = _CARDINAL_SETS.get(language, frozenset()), _ORDINAL_SETS.get(language, frozenset())
    if not words or all(word in scales(language) or word in _ARTICLES for word in words):
        return "other"
    if all(word in cardinals for word in words):
        return "cardinal"
    if words[-1] in ordinals and all(word in cardinals or word in ordinals for word in words[:-1]):
        return "ordinal"
    return "other"
