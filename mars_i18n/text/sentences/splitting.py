"""Where the sentences of a text are: offsets only, so that nothing of the text can be lost.

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

from dataclasses import field
from functools import lru_cache

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.sentences.abbreviations import Lexicon, lexicon
from mars_i18n.text.sentences.stops import DASHES, OPENING_TAG, TAG_NUMBER, Begin, FullStop, Onset, onset

_DOT = "[.!?…。！？｡]"
_FOOTNOTE = rf"<fn{TAG_NUMBER}/>|</(?:a|b|html|i|s){TAG_NUMBER}>"
_CLOSER = rf"""["'”’»›)\]}}]|{_FOOTNOTE}|<html{TAG_NUMBER}/>|\[[0-9]{{1,4}}\]|[¹²³⁰⁴-⁹]"""
_STOP = re.compile(
    rf"(?P<stop>{_DOT}+(?:[ \u00a0\u202f]\.+(?!\w))*)"
    rf"(?P<close>(?:{_CLOSER}|{_DOT}|[ \u00a0\u202f](?:»|{_FOOTNOTE}))*)"
    rf"(?P<space>(?:\s|<br{TAG_NUMBER}/>)*)"
)
_BLANK = re.compile(r"\n[ \t\r]*\n\s*|\u2029\s*")
_BULLETS = "•▪◦‣⁃●○■·∙"
_ITEM = re.compile(rf"\s*(?:[{_BULLETS}]\s*)?(?P<item>\(?(?:[0-9]{{1,3}}|[aAi])(?:\.\)|[.)]))\s")
_LEAD = re.compile(rf"(?:\s+|[{_BULLETS}\"'“‘«(\[—–-]|{OPENING_TAG}){{0,12}}")
_WORD = re.compile(r"\w")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_PAIRS = {")": "(", "]": "["}
_FOUR = re.compile(r"\.(?:[ \u00a0]\.){3}")
_QUOTES = frozenset("\"'”’»›")
_LONGEST_ASIDE = 600  # code points; a bracket that closes later than this was not meant for that one


def split(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text, trailing white space included; joined they are the text.

    ``language`` is a code such as ``es``, ``en``, ``pt`` or ``pt_BR``; others get the rules common to all languages.
    """
    return tuple(text[start:end] for start, end in spans(text, language))


@lru_cache(maxsize=4096)  # a text of every language of an issue is asked for by several checks
def spans(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as (start, end) in code points.

    The first starts at 0, each starts where the one before ends, the last ends at ``len(text)``; white space after
    a sentence belongs to it. An empty text has none. Tags of msgids (``<b1>``, ``</b1>``, ``<fn1/>``, ``<br1/>``) may
    be anywhere: a closing tag or footnote mark goes with the sentence before, an opening tag with the next.
    """
    if not text:
        return ()
    ends = [*_ends(text, lexicon(language.replace("-", "_").partition("_")[0].lower())), len(text)]
    return tuple(zip([0, *ends], ends, strict=False))


def _ends(text: str, words: Lexicon) -> list[int]:
    forced = _layout_breaks(text)
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


def _layout_breaks(text: str) -> list[int]:
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
    if label.isdigit():
        wanted = iter([str(int(label) + n) for n in range(1000)])
    else:
        wanted = iter(_ROMANS if label == "i" else [chr(ord(label) + n) for n in range(20)])
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


@dataclass(slots=True)
class _Scan:
    """The state of one pass: where the present sentence starts and which brackets are open."""

    text: str
    words: Lexicon
    asides: list[tuple[int, int]]
    ends: list[int] = field(default_factory=list)
    start: int = 0
    content: int = 0  # where its first word is, past opening marks
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
        if self.solid >= match.start():
            return 0
        if not match["space"] and text[match.end()] not in "¿¡":
            return match.end() if stop[-1] in "。！？｡" else 0
        following = onset(text, match.end())
        if following.begin is Begin.NOT:
            return 0
        aside = self._within(match.start())
        if self._within(match.end("close")) >= 0 or not self._final(match, following, aside):
            return 0
        if following.begin is Begin.CAPITAL and not close and _FOUR.fullmatch(stop) and text[match.start() - 1] != " ":
            return match.start() + 2  # Chicago 13.53: a full stop, then the three points of what was left out
        return match.end()

    def _final(self, match: re.Match[str], following: Onset, aside: int) -> bool:
        """Whether the stops end the sentence, given how the text goes on.

        ``aside`` is where the bracket opens that they close in the middle of a sentence, or -1.
        """
        stop, close = match["stop"], match["close"]
        if any(mark in ".!?…" for mark in close):
            return True
        if aside >= 0 and not (stop == "." and self._spoken(aside)):
            return False
        if stop == ".":
            full_stop = FullStop(self.text, match.start(), self.start, self.content, following, self.words)
            return full_stop.ends(enclosed=aside >= 0)
        if "!" in stop or "?" in stop:
            quoted = following.marks[:1] in DASHES or any(mark in _QUOTES for mark in close)
            return not (quoted and self._reported(following))
        if following.begin is Begin.CAPITAL:
            return stop == ".." or following.word != "I"
        return stop == ".." or following.begin is Begin.INVERTED

    def _reported(self, following: Onset) -> bool:
        """Whether a clause such as ``Ana said`` follows, which belongs to the quotation before it."""
        for word in self.text[following.start : following.start + 60].split()[1:4]:
            if word.strip(".,;:") in self.words.reporting:
                return True
            if not word[:1].isupper():
                return False
        return False
