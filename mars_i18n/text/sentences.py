"""Where the sentences of a text stand: offsets only, so that nothing of the text can be lost.

A sentence ends after a run of stops (``. ! ?`` and ``…``) with the quotes, brackets, closing tags and footnote
marks that follow it at once, where white space and a likely beginning come next: a capital, a figure, ``¿`` or
``¡``. It does not end after an abbreviation or initial that its successor belongs to, after the number of an item
(``1.``, ``a)``, ``iv.``) that opens the sentence, within brackets opened in the middle of a sentence, or where a
small letter goes on (``«¿Vienes?», preguntó``; ``—¡Ven! —dijo``). Sentences inside quotes are sentences. A blank
line ends a sentence, and so does the next item of a list run together in one line.

Every step looks at a bounded piece of the text on either side of a stop, or moves forward only: the time is linear
in the length of the text, whatever it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum

from mars_i18n.text.abbreviations import Kind, Lexicon, lexicon

_TAG = r"(?:a|b|br|code|fn|html|i|img|s)[1-9][0-9]{0,5}"
_DOT = "[.!?…。！？｡]"
_CLOSER = rf"""["'”’»›)\]}}]|</{_TAG}>|<(?:fn|html)[1-9][0-9]{{0,5}}/>|\[[0-9]{{1,4}}\]|[¹²³⁰⁴-⁹]"""
_STOP = re.compile(
    rf"(?P<stop>{_DOT}+(?:[ \u00a0\u202f]\.+(?!\w))*)"
    rf"(?P<close>(?:{_CLOSER}|{_DOT}|[ \u00a0\u202f](?:»|</{_TAG}>|<fn[1-9][0-9]{{0,5}}/>))*)"
    rf"(?P<space>(?:\s|<br[1-9][0-9]{{0,5}}/>)*)"
)
_ONSET = re.compile(
    r"""(?P<open>(?:[«“„(—–-][ \u00a0\u202f]|["'“‘„«‹(\[{*_—–-]|<(?:a|b|i|s)[1-9][0-9]{0,5}>|<html[1-9][0-9]{0,5}/>){0,12})"""
    r"""(?P<invert>[¿¡]{0,4})["'“‘«]{0,2}(?P<word>\w{0,40})"""
)
_ALONE = re.compile(r"<(?:a|code|img)[1-9][0-9]{0,5}/>")
_NAME = re.compile(r"https?://|www\.|[a-z0-9]{2,20}(?:[.-][a-z0-9]{2,20}){0,3}\.[a-z0-9]{2,20}\b|[a-z]\w{1,20}\(")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*|\u2029\s*")
_BULLETS = "•▪◦‣⁃●○■·∙"
_ITEM = re.compile(rf"\s*(?:[{_BULLETS}]\s*)?(?P<item>\(?(?:[0-9]{{1,3}}|[aAi])(?:\.\)|[.)]))\s")
_NUMBERED = re.compile(
    r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}|\w|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))[.)]*"
)
_LABEL = re.compile(
    r"(?:Art(?:ículo|icle|igo|\.)?|Cap(?:ítulo|\.)?|Chapter|Section|Se(?:cción|ção)|Fig(?:ur[ae]|\.)?|Tab(?:la|le|ela)|"
    r"Cuadro|Quadro|Gráfic[ao]|Graph|Chart|Anexo|Annex|Appendix|Apéndice|Apêndice|Box|Recuadro|Caixa|Map[a]?)"
    r"[ \u00a0](?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[A-Z]|[IVX]{1,5})"
)
_LEAD = re.compile(rf"(?:\s+|[{_BULLETS}\"'“‘«(\[—–-]|<(?:a|b|i|s)[1-9][0-9]{{0,5}}>|<html[1-9][0-9]{{0,5}}/>){{0,12}}")
_ROMAN = re.compile(r"[IVXLCDM]+|[A-Z]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_WORD = re.compile(r"\w")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PAIRS = {")": "(", "]": "["}
_YEAR = re.compile(r"\W*(?:1[5-9]|20)\d\d")
_LISTED = re.compile(r"[(\[]?(?:[a-z]|[ivx]{1,4})[)\]]\s+[\"“«¿¡]?[^\W\d_]")
_FOUR = re.compile(r"\.(?:[ \u00a0]\.){3}")
_SIGNS = frozenset(("Sc", "So"))
_MARKS = frozenset("#@&%+§")
_QUOTES = frozenset("\"'”’»›")
_DASHES = frozenset("-–—")
_MONTHS_AND_WORDS = frozenset(("mar", "set", "out", "may", "mai"))
_JOINING = frozenset(("and", "or", "than", "but", "nor"))
_FROM = frozenset(("At", "By", "From", "Before", "After", "Around", "A", "Desde", "Hacia", "Às", "Até"))
_PARTICLES = frozenset(("La", "Las", "Los", "De", "Del", "Da", "Do", "Dos", "Das", "Di", "Le", "A", "O", "I", "E", "Y"))
_LONGEST_ASIDE = 600  # code points; a bracket that closes later than this was not meant for that one
_REACH = 24  # code points looked at before a stop; no abbreviation is longer


def split(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text, trailing white space included; joined they are the text.

    ``language`` is a code such as ``es``, ``en``, ``pt`` or ``pt_BR``; others get the rules common to all languages.
    """
    return tuple(text[start:end] for start, end in spans(text, language))


def spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as (start, end) in code points.

    The first starts at 0, each starts where the one before ends, the last ends at ``len(text)``; white space after
    a sentence belongs to it. An empty text has none. Tags of msgids (``<b1>``, ``</b1>``, ``<fn1/>``, ``<br1/>``) may
    stand anywhere: a closing tag or footnote mark goes with the sentence before, an opening tag with the next.
    """
    if not text:
        return ()
    ends = [*_ends(text, lexicon(re.split("[_-]", language, maxsplit=1)[0].lower())), len(text)]
    return tuple(zip([0, *ends], ends, strict=False))


def _ends(text: str, words: Lexicon) -> list[int]:
    forced = _forced(text)
    scan = _Scan(text, words, _asides(text))
    ahead = 0
    for match in _STOP.finditer(text):
        while ahead < len(forced) and forced[ahead] <= match.start():
            scan.end(forced[ahead])
            ahead += 1
        if match.end() < len(text) and (end := scan.decide(match)):
            scan.end(end)
    for end in forced[ahead:]:
        scan.end(end)
    return scan.ends


def _forced(text: str) -> list[int]:
    """Where a sentence ends for its layout: after a blank line, and before each further item of a list."""
    found = {match.end() for match in _BLANK.finditer(text)} if "\n" in text or "\u2029" in text else set()
    if (first := text.lstrip()[:1]) and first in _BULLETS:
        found.update(match.start() for match in re.finditer(rf"(?<=\s){first}", text))
    elif item := _ITEM.match(text):
        found.update(_items(text, item["item"]))
    return sorted(end for end in found if 0 < end < len(text))


def _items(text: str, first: str) -> list[int]:
    """Where the items after the first begin, if they follow in order and in the same style."""
    label = first.strip("().")
    wanted = iter(_ROMANS if label == "i" else [chr(ord(label) + n) for n in range(20)])
    if label.isdigit():
        wanted = iter(str(int(label) + n) for n in range(1000))
    style = re.escape(first).replace(label, r"(\w{1,4})", 1)
    found: list[int] = []
    expected = next(wanted)
    for match in re.finditer(rf"(?<!\S){style}(?=\s+[^\W\d_])", text):
        if match[1] == expected:
            found.append(match.start())
            expected = next(wanted, "")
    return found[1:]


def _asides(text: str) -> list[tuple[int, int]]:
    """The pairs of brackets, as offsets of both, by where they open."""
    pairs: list[tuple[int, int]] = []
    if "(" not in text and "[" not in text:
        return pairs
    pending: list[int] = []
    for match in re.finditer(r"[()\[\]]", text):
        if match.group() in "([":
            pending.append(match.start())
        elif pending and text[pending[-1]] == _PAIRS[match.group()]:
            start = pending.pop()
            if match.start() - start <= _LONGEST_ASIDE:
                pairs.append((start, match.start()))
    return sorted(pairs)


class _Begin(Enum):
    """How the text goes on after a stop."""

    NOT = "with a small letter or a mark that begins nothing"
    CAPITAL = "with a capital, or a letter of a script that has none"
    FIGURE = "with a figure"
    SIGN = "with a currency or other sign, code, an image, or an address or file name in small letters"
    INVERTED = "with ¿ or ¡, which only ever begin"


def _begin(text: str, onset: re.Match[str]) -> _Begin:
    word = onset["word"]
    if onset["invert"]:
        return _Begin.INVERTED
    if not word:
        at = onset.end()
        sign = _ALONE.match(text, at) or unicodedata.category(text[at : at + 1] or " ") in _SIGNS
        return _Begin.SIGN if sign or (text[at : at + 1] or " ") in _MARKS else _Begin.NOT
    if word[0].isdecimal():
        return _Begin.FIGURE
    if word[0].isalpha() and (not word[0].islower() or word[1:2].isupper() or _listed(text, onset.start())):
        return _Begin.CAPITAL
    return _Begin.SIGN if _NAME.match(text, onset.start("word")) else _Begin.NOT


def _listed(text: str, position: int) -> bool:
    """Whether a lettered item begins at a position: ``b) The``."""
    item = _LISTED.match(text, position)
    return item is not None and not item.group()[-1].islower()


@dataclass(slots=True)
class _Scan:
    """The state of one pass: where the present sentence starts and which brackets are open."""

    text: str
    words: Lexicon
    asides: list[tuple[int, int]]
    ends: list[int] = field(default_factory=list)
    start: int = 0
    content: int = 0  # where its first word stands, past opening marks
    solid: int = -1  # the first letter or figure at or after its start
    opened: list[tuple[int, int]] = field(default_factory=list)
    ahead: int = 0  # the next aside to open

    def __post_init__(self) -> None:
        self._settle(0)

    def end(self, position: int) -> None:
        """End the present sentence at a position, unless it would be empty."""
        if position > self.start:
            self.ends.append(position)
            self._settle(position)

    def _settle(self, position: int) -> None:
        self.start = position
        lead = _LEAD.match(self.text, position)
        self.content = lead.end() if lead else position
        if self.solid < position:
            found = _WORD.search(self.text, position)
            self.solid = found.start() if found else len(self.text)

    def _within(self, position: int) -> int:
        """Where the last bracket opens that is open at a position, if in the middle of the present sentence, or -1."""
        while self.ahead < len(self.asides) and self.asides[self.ahead][0] < position:
            self._close(self.asides[self.ahead][0])
            self.opened.append(self.asides[self.ahead])
            self.ahead += 1
        self._close(position)
        return self.opened[-1][0] if self.opened and self.opened[-1][0] >= self.content else -1

    def _spoken(self, start: int) -> bool:
        """Whether the bracket that opens at an offset looks like a sentence: a capital and a second word."""
        begun = self.text[start + 1 : start + 41]
        return begun[:1].isupper() and " " in begun.partition(".")[0]

    def _close(self, position: int) -> None:
        while self.opened and self.opened[-1][1] < position:
            self.opened.pop()

    def decide(self, match: re.Match[str]) -> int:
        """Where the sentence ends after a run of stops, or 0 when it goes on."""
        text, stop, close = self.text, match["stop"], match["close"]
        if not match["space"] and text[match.end()] not in "¿¡":
            return match.end() if stop[-1] in "。！？｡" else 0
        onset = _ONSET.match(text, match.end())
        begin = _begin(text, onset) if onset else _Begin.NOT
        if onset is None or begin is _Begin.NOT or self.solid >= match.start():
            return 0
        aside = self._within(match.start())
        if self._within(match.end("close")) >= 0 or not self._final(match, onset, begin, aside=aside):
            return 0
        if begin is _Begin.CAPITAL and not close and _FOUR.fullmatch(stop) and text[match.start() - 1] != " ":
            return match.start() + 2  # Chicago 13.53: a full stop, then the three points of what was left out
        return match.end()

    def _final(self, match: re.Match[str], onset: re.Match[str], begin: _Begin, *, aside: int) -> bool:
        """Whether the stops end the sentence, given how the text goes on.

        ``aside`` is where the bracket opens that they close in the middle of a sentence, or -1.
        """
        stop, close = match["stop"], match["close"]
        if any(mark in ".!?…" for mark in close):
            return True
        if aside >= 0 and not (stop == "." and self._spoken(aside)):
            return False
        if stop == ".":
            return self._full_stop(match.start(), onset, begin, aside=aside >= 0)
        if "!" in stop or "?" in stop:
            quoted = onset["open"][:1] in _DASHES or any(mark in _QUOTES for mark in close)
            return not (quoted and self._reported(onset))
        return stop == ".." or begin is _Begin.INVERTED or (begin is _Begin.CAPITAL and onset["word"] != "I")

    def _reported(self, onset: re.Match[str]) -> bool:
        """Whether a clause such as ``Ana said`` follows, which belongs to the quotation before it."""
        following = self.text[onset.start("word") : onset.start("word") + 60].split()[1:4]
        for word in following:
            if word.strip(".,;:") in self.words.reporting:
                return True
            if not word[:1].isupper():
                return False
        return False

    def _full_stop(self, position: int, onset: re.Match[str], begin: _Begin, *, aside: bool) -> bool:
        """Whether a single full stop ends the sentence. ``aside``: it is the last mark within a bracket."""
        if self._item(position):
            return False
        token = self._token(position)
        if not token:
            return True
        kind, first = self._kind(token, position)
        if kind is None:
            return True
        dashed = onset["open"][:1] in _DASHES and onset["open"][1:2].isspace()
        return not aside and not dashed and self._abbreviated(kind, token, first, onset, begin)

    def _item(self, position: int) -> bool:
        """Whether the sentence so far is only an item's number or a caption's label."""
        if position - self.content > _REACH:
            return False
        return bool(
            _NUMBERED.fullmatch(self.text, self.content, position)
            or _LABEL.fullmatch(self.text, self.content, position)
        )

    def _token(self, position: int) -> str:
        start, least = position, max(self.start, position - _REACH)
        while start > least and (self.text[start - 1].isalnum() or self.text[start - 1] in ".º°ª"):
            start -= 1
        return self.text[start:position].lstrip(".")

    def _kind(self, token: str, position: int) -> tuple[Kind | None, int]:
        """What the token before a full stop is, and where it (or the sequence it closes) begins."""
        first = position - len(token)
        if len(token) <= 5:
            least = max(self.start, position - _REACH)
            for match in self.words.sequence.finditer(self.text, least, position + 12):
                if match.start() < position < match.end() - 1:
                    return Kind.TITLE, match.start()
                if match.end() - 1 == position:
                    key = re.sub(r"\s", "", match.group())
                    return self.words.sequences.get(key, Kind.CLOSING), match.start()
        if kind := self.words.tokens.get(token):
            return kind, first
        if len(token) == 1 and token.isupper():
            return Kind.INITIAL, first
        return (Kind.MIDWAY if _ACRONYM.fullmatch(token) else None), first

    def _abbreviated(  # noqa: PLR0911 - one answer for each kind
        self, kind: Kind, token: str, first: int, onset: re.Match[str], begin: _Begin
    ) -> bool:
        """Whether the stop of an abbreviation, which begins at ``first``, also ends the sentence."""
        if begin is _Begin.INVERTED:
            return True
        word = onset["word"]
        opens = word in self.words.openers and not (len(word) == 1 and self.text.startswith(".", onset.end("word")))
        numeral = begin in (_Begin.FIGURE, _Begin.SIGN)
        match kind:
            case Kind.TITLE:
                return False
            case Kind.NUMBER:
                return not numeral and (not _ROMAN.fullmatch(word) or (word == "I" and token.lower() == "no"))
            case Kind.DATE:
                before = self._before(first)
                return not numeral or (token in _MONTHS_AND_WORDS and before != "de" and not before[-1:].isdecimal())
            case Kind.INITIAL:
                return self._initial(token, first, word, opens=opens)
            case Kind.MIDWAY:
                return opens
            case Kind.CLOSING:
                return not numeral or token.lower() == "etc"
            case Kind.TIME:
                return not numeral and not self._goes_on(first, word, opens=opens)

    def _goes_on(self, first: int, word: str, *, opens: bool) -> bool:
        """Whether a time of day is not the end: a day or time zone follows, or nothing but the time came before."""
        so_far = self.text[max(self.start, first - _REACH) : first].split()
        zone = word.isupper() and 2 <= len(word) <= 4 and not opens
        return word in self.words.calendar or zone or (0 < len(so_far) <= 3 and so_far[0] in _FROM)

    def _before(self, position: int) -> str:
        """The word before a position, if it stands close by."""
        words = self.text[max(self.start, position - _REACH) : position].split()
        return words[-1] if words else ""

    def _initial(self, letter: str, first: int, word: str, *, opens: bool) -> bool:
        """Whether a single capital and its stop end the sentence: ``vitamin C. The`` but not ``Ana C. Ruiz``."""
        before = self._before(first)
        if before[-1:].isdecimal() and not _YEAR.fullmatch(before):
            return True  # a unit: 20 V
        if letter == "I" and before.lower() in _JOINING:
            return True
        return bool(before) and before[-1] != "." and opens and (before[0].islower() or word not in _PARTICLES)
