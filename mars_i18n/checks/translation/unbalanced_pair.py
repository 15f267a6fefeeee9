"""A bracket or quotation mark is never closed, or was never opened.

What it does: pairs brackets with brackets and quotation marks with quotation marks in the translation. Nothing is
reported if those of the source are unpaired too (a quotation over several paragraphs), nor are list labels such as
“a)”, emoticons, inches and apostrophes. The lone mark of a source that ends or begins a quotation over several texts is
reported where the translation has none. A lone mark that begins or ends a translation whose source has none is
information: the quotation may go on in another text.

Why: readers do not see where an aside or a quotation ends, or who said what.

Wrong:
    en: The centre (in Lima) opens.
    es: El centro (en Lima abre.

Wrong:
    en: The “green” fund
    es: El fondo «verde

Wrong:
    en: Now we have this great relationship," he said.
    es: Ahora tenemos una relación fantástica, dijo.

Right:
    en: a) The “green” fund
    es: a) El fondo «verde»
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.flaw import beyond
from mars_i18n.text.flaws.unpaired_marks import unpaired_marks
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.flaws.flaw import Flaw

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
_ENDS_OR_BEGINS = re.compile(r"\A[\"“«]|[.,!?…][\"”»](?:\Z|\s)")
_SPEECH_BEGINS = re.compile(r"(?<![^\s(:\"“—])['‘](?=[^\W\d_])(?!(?:em|tis|twas|til|cause|n)\b)", re.IGNORECASE)
_SPEECH_ENDS = re.compile(r"(?<=[.,!?…])['’](?![^\s).,;:\"”—])")
_OPENING = re.compile(r"[“«„‘]|(?<![^\s(\[—–:“‘«'-])\"(?=[^\s\"])")
_CLOSING = re.compile(r"[”»’](?!\w)|(?<=[^\s(\[—–:“‘«'-])\"|(?<=\s)\"(?=\s|\Z)|(?<=[.,!?…\w]['’])\"")
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)|['’](?!\w)")
_WORD_ENDS = re.compile(r"(?<=[^\W_s])['’](?!\w)|(?<=s)['’](?=[.,:;!?\"”)]|\s*\Z)")
_DOUBLE = '"“”„«»'
remedy = translatable("Add the missing mark, or delete the superfluous one.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each lone mark of a family (brackets, quotes) that is paired in the source."""
    if not is_translated(unit):
        return
    found = tuple(unpaired_marks(blank_tags(unit.target), unit.language))
    if not found and (mark := _lost_mark(unit) or _lost_speech(unit)):
        what = message("{mark} of the source is missing: it ends or begins a quotation over several texts", mark=mark)
        yield Fault(what, evidence=(("lost", mark),))
    more = list(beyond(found, unpaired_marks(blank_tags(unit.source), unit.source_language))) if found else []
    quotes = [flaw for flaw in more if flaw.key == "quotes"]
    if found and not quotes and _is_turned(blank_tags(unit.source), blank_tags(unit.target)):
        quotes = [flaw for flaw in found if flaw.key == "quotes"][:1]
        more += quotes
    if len(quotes) == 1 and _is_spoken_on(blank_tags(unit.source)):
        more.remove(quotes[0])
    elif quotes and _go_on_alike(blank_tags(unit.source), blank_tags(unit.target)):
        more = [flaw for flaw in more if flaw.key != "quotes"]
    for flaw in more:
        mark = unit.target[flaw.offset]
        former = "has no partner" if mark == '"' else "never closes" if mark in "([{«“„‘" else "closes nothing"
        yield Fault(
            flaw.what,
            evidence=(("mark", mark),),
            offset=flaw.offset,
            length=flaw.length,
            former_evidence=f"{mark} {former}",
            severity="info" if flaw.key == "quotes" and len(quotes) == 1 and _is_at_edge(unit, flaw) else None,
        )


def _is_at_edge(unit: Unit, flaw: Flaw) -> bool:
    """Whether a lone mark begins or ends a text whose source has none: its quotation goes on in other texts."""
    if _count(unit.source) or _SPEECH_BEGINS.search(unit.source) or _SPEECH_ENDS.search(unit.source):
        return False
    text = unit.target.strip()
    return (
        flaw.offset == len(unit.target) - len(unit.target.lstrip()) or unit.target.rstrip()[flaw.offset :] == text[-1:]
    )


def _is_turned(source: str, target: str) -> bool:
    """Whether a source closes a quotation of another text, and its translation opens one, or the reverse."""
    return _count_open(source) * _count_open(target) < 0


def _go_on_alike(source: str, target: str) -> bool:
    """Whether both texts open more quotations than they close, or both close more: speech that goes on."""
    one, other = _count_open(source), _count_open(target)
    return (one > 0 < other) or (one < 0 > other)


def _count_open(text: str) -> int:
    """How many quotations a text opens less those that it closes; straight marks by what is before and after."""
    opened = len(_OPENING.findall(text))
    return opened - len(_CLOSING.findall(text))


def _is_spoken_on(source: str) -> bool:
    """Whether speech in single straight quotes begins in a text and ends in another, or the reverse: 'It is a farce.

    An apostrophe is within a word, or after the letters of one (the workers' room), and is no such quote; after a word
    it is one where speech has begun ('the workers' room' is paired).
    """
    if "'" not in source and "’" not in source:
        return False
    begins = {match.start() for match in _SPEECH_BEGINS.finditer(source)}
    ends = {match.start() for match in _SPEECH_ENDS.finditer(source)}
    waiting = 0
    for at in sorted(begins | ends | {match.start() for match in _WORD_ENDS.finditer(source)}):
        if at in begins:
            waiting += 1
        elif waiting:
            waiting -= 1
        elif at in ends:
            return True
    return waiting > 0


def _lost_speech(unit: Unit) -> str:
    """The single quote of a source whose speech ends in it, or begins in it, where the translation has no such mark."""
    source = blank_tags(unit.source)
    if "'" not in source or _count(source) or _count(unit.target) or _SINGLE.search(unit.target):
        return ""
    return "'" if _is_spoken_on(source) else ""


def _lost_mark(unit: Unit) -> str:
    """The lone quotation mark of a source whose translation has fewer marks, and none alone; empty where none is lost.

    A quotation over several texts has its first mark in one and its last in another, in every language.
    """
    text = blank_tags(unit.source)
    if not any(mark in text for mark in _DOUBLE):
        return ""
    lone = [flaw for flaw in unpaired_marks(text, unit.source_language) if flaw.key == "quotes"]
    if (
        _count(text) != 1
        or _count(unit.target)
        or _SINGLE.search(unit.target)
        or not lone
        or not _ENDS_OR_BEGINS.search(text)
    ):
        return ""
    return text[lone[0].offset]


def _count(text: str) -> int:
    return sum(map(text.count, _DOUBLE))
