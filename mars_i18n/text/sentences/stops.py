"""What is around a run of stops: how the text goes on after it, and whether a single full stop ends a sentence.

A full stop does not when it belongs to an abbreviation or initial that goes with its successor, or to the number of
an item or caption that opens the sentence. Nothing further than a few words away is looked at.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.sentences.abbreviations import Kind

if TYPE_CHECKING:
    from mars_i18n.text.sentences.abbreviations import Lexicon

TAG_NUMBER = "[1-9][0-9]{0,5}"
OPENING_TAG = rf"<(?:a|b|i|s){TAG_NUMBER}>|<html{TAG_NUMBER}/>"
_ONSET = re.compile(
    rf"""(?P<marks>(?:[«“„(—–-][ \u00a0\u202f]|["'“‘„«‹(\[{{*_—–-]|{OPENING_TAG}){{0,12}})"""
    r"""(?P<invert>[¿¡]{0,4})["'“‘«]{0,2}(?P<word>\w{0,40})"""
)
_ALONE = re.compile(rf"<(?:a|code|img){TAG_NUMBER}/>")
# Names written small even where a sentence begins: addresses, hosts, files, commands with brackets.
_NAME = re.compile(r"https?://|www\.|[a-z0-9]{2,20}(?:[.-][a-z0-9]{2,20}){0,3}\.[a-z0-9]{2,20}\b|[a-z]\w{1,20}\(")
# A lettered item within a paragraph: “b) The”.
_LISTED = re.compile(r"[(\[]?(?:[a-z]|[ivx]{1,4})[)\]]\s+[\"“«¿¡]?[^\W\d_]")
# All that comes before the stop of an item: “1”, “2.3”, “a”, “iv”.
_NUMBERED = re.compile(
    r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|\w|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))[.)]*"
)
# All that comes before the stop of a label: “Table 2”, “Artículo 5”.
_LABEL = re.compile(
    r"(?:Art(?:ículo|icle|igo|\.)?|Cap(?:ítulo|\.)?|Chapter|Section|Se(?:cción|ção)|Fig(?:ur[ae]|\.)?|Tab(?:la|le|ela)|"
    r"Cuadro|Quadro|Gráfic[ao]|Graph|Chart|Anexo|Annex|Appendix|Apéndice|Apêndice|Box|Recuadro|Caixa|Mapa?)"
    r"[ \u00a0](?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Z]|[IVX]{1,5})"
)
_ROMAN = re.compile(r"[IVXLCDM]+|[A-Z]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_YEAR = re.compile(r"\W*(?:1[5-9]|20)\d\d")
_SIGNS = frozenset(("Sc", "So"))
_MARKS = frozenset("#@&%+§")
_MONTHS_AND_WORDS = frozenset(("mar", "set", "out", "may", "mai"))
# Before the English pronoun, as in “you and I.”
_JOINING = frozenset(("and", "or", "than", "but", "nor"))
# What opens a sentence that has said no more than a time: “At 5 a.m. Ana left.”
_FROM = frozenset(("At", "By", "From", "Before", "After", "Around", "A", "Desde", "Hacia", "Às", "Até"))
# Usual openers that also begin a surname: “Juan A. La Rosa”.
_PARTICLES = frozenset(("La", "Las", "Los", "De", "Del", "Da", "Do", "Dos", "Das", "Di", "Le", "A", "O", "I", "E", "Y"))
DASHES = frozenset("-–—")
_REACH = 24  # code points looked at before a stop; no abbreviation is longer


class Begin(Enum):
    """How the text goes on after a stop."""

    NOT = "with a small letter or a mark that begins nothing"
    CAPITAL = "with a capital, or a letter of a script that has none"
    FIGURE = "with a figure"
    SIGN = "with a currency or other sign, code, an image, or an address or file name in small letters"
    INVERTED = "with ¿ or ¡, which only ever begin"


@dataclass(frozen=True, slots=True)
class Onset:
    """What follows a stop and its white space: opening marks, then a word (cut at 40 code points) at an offset."""

    begin: Begin
    marks: str
    word: str
    start: int

    @property
    def numeral(self) -> bool:
        """Whether it is a figure, or a sign that may come before one."""
        return self.begin in (Begin.FIGURE, Begin.SIGN)

    @property
    def opens_with_dash(self) -> bool:
        """Whether a dash set off by a space comes first."""
        return self.marks[:1] in DASHES and self.marks[1:2].isspace()


def onset(text: str, position: int) -> Onset:
    """How the text goes on at an offset past the white space."""
    match = _ONSET.match(text, position)
    if match is None:  # unreachable: every part of the pattern may be empty
        return Onset(Begin.NOT, "", "", position)
    return Onset(_begin(text, match), match["marks"], match["word"], match.start("word"))


def _begin(text: str, match: re.Match[str]) -> Begin:
    word = match["word"]
    if match["invert"]:
        return Begin.INVERTED
    if not word:
        at = match.end()
        sign = _ALONE.match(text, at) or unicodedata.category(text[at : at + 1] or " ") in _SIGNS
        return Begin.SIGN if sign or (text[at : at + 1] or " ") in _MARKS else Begin.NOT
    if word[0].isdecimal():
        return Begin.FIGURE
    if word[0].isalpha() and (not word[0].islower() or word[1:2].isupper() or _begins_item(text, match.start())):
        return Begin.CAPITAL
    return Begin.SIGN if _NAME.match(text, match.start("word")) else Begin.NOT


def _begins_item(text: str, position: int) -> bool:
    """Whether a lettered item begins at a position: ``b) The``."""
    item = _LISTED.match(text, position)
    return item is not None and not item.group()[-1].islower()


@dataclass(frozen=True, slots=True)
class FullStop:
    """A single full stop: its offset, those of the sentence and of its first word, and what follows."""

    text: str
    position: int
    start: int
    content: int
    onset: Onset
    words: Lexicon

    def ends(self, *, enclosed: bool) -> bool:
        """Whether it ends the sentence. ``enclosed``: it is the last mark within a bracket."""
        if self._item():
            return False
        token = self._token()
        kind, first = self._kind(token)
        if kind is None:
            return True
        return not enclosed and not self.onset.opens_with_dash and self._abbreviated(kind, token, first)

    def _item(self) -> bool:
        """Whether the sentence so far is only an item's number or a caption's label."""
        if self.position - self.content > _REACH:
            return False
        return bool(
            _NUMBERED.fullmatch(self.text, self.content, self.position)
            or _LABEL.fullmatch(self.text, self.content, self.position)
        )

    def _token(self) -> str:
        start, least = self.position, max(self.start, self.position - _REACH)
        while start > least and (self.text[start - 1].isalnum() or self.text[start - 1] in ".º°ª"):
            start -= 1
        return self.text[start : self.position].lstrip(".")

    def _kind(self, token: str) -> tuple[Kind | None, int]:
        """What the token before a full stop is, and where it (or the sequence it closes) begins."""
        first = self.position - len(token)
        if len(token) <= 5 and token[token.rfind(".") + 1 :] in self.words.parts:
            least = max(self.start, self.position - _REACH)
            for match in self.words.sequence.finditer(self.text, least, self.position + 12):
                if match.start() < self.position < match.end() - 1:
                    return Kind.TITLE, match.start()
                if match.end() - 1 == self.position:
                    key = re.sub(r"\s", "", match.group())
                    return self.words.sequences.get(key, Kind.CLOSING), match.start()
        if kind := self.words.tokens.get(token):
            return kind, first
        if len(token) == 1 and token.isupper():
            return Kind.INITIAL, first
        return (Kind.MIDWAY if _ACRONYM.fullmatch(token) else None), first

    def _abbreviated(self, kind: Kind, token: str, first: int) -> bool:
        """Whether the stop of an abbreviation, which begins at ``first``, also ends the sentence."""
        if self.onset.begin is Begin.INVERTED:
            return True
        word, numeral, opens = self.onset.word, self.onset.numeral, self._opens()
        match kind:
            case Kind.TITLE:
                return False
            case Kind.NUMBER:
                return not numeral and (not _ROMAN.fullmatch(word) or (word == "I" and token.lower() == "no"))
            case Kind.DATE:
                before = self._before(first)
                return not numeral or (token in _MONTHS_AND_WORDS and before != "de" and not before[-1:].isdecimal())
            case Kind.INITIAL:
                return self._initial(token, first, opens=opens)
            case Kind.MIDWAY:
                return opens
            case Kind.CLOSING:
                return not numeral or token.lower() == "etc"
            case Kind.TIME:
                return not numeral and not self._goes_on(first, opens=opens)

    def _opens(self) -> bool:
        """Whether the next word usually opens a sentence; a single letter with a stop is an initial instead."""
        word = self.onset.word
        initial = len(word) == 1 and self.text.startswith(".", self.onset.start + 1)
        return word in self.words.openers and not initial

    def _goes_on(self, first: int, *, opens: bool) -> bool:
        """Whether a time of day is not the end: a day or time zone follows, or nothing but the time came before."""
        so_far = self.text[max(self.start, first - _REACH) : first].split()
        word = self.onset.word
        zone = word.isupper() and 2 <= len(word) <= 4 and not opens
        return word in self.words.calendar or zone or (0 < len(so_far) <= 3 and so_far[0] in _FROM)

    def _before(self, position: int) -> str:
        """The word before a position, if it is close by."""
        words = self.text[max(self.start, position - _REACH) : position].split()
        return words[-1] if words else ""

    def _initial(self, letter: str, first: int, *, opens: bool) -> bool:
        """Whether a single capital and its stop end the sentence: ``vitamin C. The`` but not ``Ana C. Ruiz``."""
        before = self._before(first)
        if before[-1:].isdecimal() and not _YEAR.fullmatch(before):
            return True  # a unit: 20 V
        if letter == "I" and before.lower() in _JOINING:
            return True
        return (
            bool(before) and before[-1] != "." and opens and (before[0].islower() or self.onset.word not in _PARTICLES)
        )
