"""A paragraph ends without a full stop.

What it does: reports paragraphs of running text (two sentences, or fifteen words that do not end in a name) outside
lists, tables and quotations whose last sentence has no final punctuation. A colon before a list counts as final, and a
sentence that a list or code completes needs none; captions and paragraphs in bold are no running text. In text of
printed pages, whose paragraphs are guessed, and where most paragraphs of a document end without, it is information.

Why: the end was often lost when the text was pasted, sometimes with more of the sentence.

Wrong:
    We are convinced that working together is the way to solve the problems that our region faces today

Right:
    We are convinced that working together is the way to solve the problems that our region faces today.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, severity_of_layout
from mars_i18n.messages import message, translatable
from mars_i18n.model import Tag, Text, segments_of
from mars_i18n.text.flaws.code_like import is_mostly_code
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.segments.prose import Prose, prose, proses
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Block, Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("Add the full stop, or restore the missing text.")
_WORDS = 15
_LABEL = 4  # words of a last sentence that are a button's, or a link's
_FEW = 15  # one function word in so many: fewer make no sentence
_USUAL = 3  # paragraphs, for a habit to be seen
_LAST = re.compile(r"\S{1,40}\Z")
_CLOSERS = " \u00a0\0\n\t\"'”’“‘»›)]}*"
_REFERENCE = re.compile(r"(?<=[.!?…])\s*(?:[\[(][^\[\]()\n]{1,40}[\])][\s\"”’)]*)+\Z")  # [1], (Smith)
_INSTRUCTION = re.compile(r"\s*\{[@:#][^{}]{1,80}\}\s*\Z")  # to the generator of the site: {@a name}
# The words beneath a picture or a piece of code: Listing 10-4: …, Figura 3. …
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Listing|Example|Box|Figura|Tabla|Cuadro|Listado|Ejemplo|Tabela|Quadro|Listagem|Exemplo) \d"
)
_HOST = re.compile(r"(?:[\w.+-]+@|www\.|[\w-]+\.(?:com|org|net|io|edu|gov|dev)\b)\S*\Z")
_AFTER_COLON = re.compile(r":\s+\S+(?:\s\S+){0,3}\Z")  # Revision range: 3e33bda0
_SMILEY = re.compile(r"(?:[:;]-?[DPp]?|\\[oO])\Z")
_NAMES = re.compile(r"(?:[^\s,]+(?: [^\s,]+)?, ){4}(?:and |y |e )?\S+(?: \S+){0,4}\Z")
_LEAD_IN = re.compile(r"(?:\be\.g\.?|\bi\.e\.?|\bfor example|\bpor ejemplo|\bpor exemplo)[,\s\0]*\Z", re.IGNORECASE)
_PERSONS = re.compile(r":(?: [A-ZÁÉÍÓÚÂÊÔÃÕÇ][^\s,]{1,30},?){2,30}\Z")  # Authors: Ana Rojas, Eva Prado
_ATTRIBUTED = re.compile(r"[”\"»]\s*[\0\s]*[-–—] [^\n]{2,40}\Z")  # “…” - Nintendo
_OR = re.compile(r"[;,] (?:or|and|y|o|e|ou),?\Z")
_NO_SENTENCE = (_AFTER_COLON, _SMILEY, _NAMES, _PERSONS, _OR, _LEAD_IN, _ATTRIBUTED)  # what a text that is none ends in
_FINAL = frozenset(".!?…:;。！？،؟")
_RULES = frozenset("-_=|")  # of a line or a table that its writer drew
_SIGNS = frozenset({"So", "Sk", "Mn", "Cf"})  # categories of emoji and of what joins them


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each paragraph of sentences that has no final punctuation."""
    for document in issue.documents:
        ended: list[tuple[Prose, str]] = []
        left: list[tuple[Prose, str]] = []
        for one in proses(document):
            text = _bare_end(one.text)
            has_stop = bool(text) and (text[-1] in _FINAL or _ends_with_emoji(text))
            (ended if has_stop else left).append((one, text))
        left = [each for each in left if _is_paragraph(*each, document)]
        lead_ins = _lead_ins(document) if left else frozenset()
        found = [_fault(one, text, severity_of_layout(document)) for one, text in left if id(one.block) not in lead_ins]
        # what ends in a stop, as most do, is looked at only where other paragraphs do not
        is_habit = len(found) >= _USUAL and len(found) > sum(
            id(one.block) not in lead_ins and _is_paragraph(one, text, document) for one, text in ended
        )
        yield from (replace(one, severity="info") for one in found) if is_habit else found


def _bare_end(text: str) -> str:
    """A text without the references, instructions and closing marks after its last sentence."""
    text = _INSTRUCTION.sub("", text) if "{" in text else text
    return (_REFERENCE.sub("", text) if ")" in text or "]" in text else text).rstrip(_CLOSERS)


def _is_paragraph(one: Prose, text: str, document: Document) -> bool:
    """Whether a text should end in a stop; of a web page, one sentence without is a caption or a label."""
    return _is_running_text(one, text) and (document.format != "html" or len(spans(text, one.language)) > 1)


def _fault(one: Prose, text: str, severity: Severity | None) -> Fault:
    last = _LAST.search(text)
    start = last.start() if last else len(text) - 1
    what = message("paragraph ends without a full stop, after “{words}”", words=text[start:])
    return fault_in(one, start, len(text) - start, what, evidence=(("words", text[-40:]),), severity=severity)


def _lead_ins(document: Document) -> frozenset[int]:
    """The paragraphs (by identity) that a list, code or a table completes."""
    blocks = list(document.blocks)
    return frozenset(id(one) for one, after in pairwise(blocks) if _completes(after, one) or _is_listing(after))


def _is_listing(after: Block) -> bool:
    return after.kind == "paragraph" and any(is_mostly_code(prose(one, after).text) for one in segments_of(after))


def _completes(after: Block, before: Block) -> bool:
    kinds = {container.kind for container in after.containers[len(before.containers) :]}
    return after.kind in {"code", "html"} or not kinds.isdisjoint({"item", "table", "quote", "definition"})


def _is_bold(one: Prose) -> bool:
    """Whether all of a paragraph is set in bold, as many write a heading."""
    parts = [part for part in one.segment.parts if not isinstance(part, Text) or part.text.strip()]
    if len(parts) < 3:
        return False
    first, last = parts[0], parts[-1]
    return isinstance(first, Tag) and isinstance(last, Tag) and first.name == "b" and first.number == last.number


def _ends_with_emoji(text: str) -> bool:
    """Whether emoji end a text, which many set in place of a stop, or a heart of two signs."""
    return unicodedata.category(text[-1]) in _SIGNS or text.endswith("<3")


def _is_sentence(text: str) -> bool:
    """Whether it has a word of prose: a date or a place before another is none (“April 1, 2022. Amsterdam”)."""
    return any(word[0].islower() for word in text.split())


def _is_address(word: str) -> bool:
    return "://" in word or _HOST.search(word) is not None


def _is_running_text(one: Prose, text: str) -> bool:
    if (
        one.inner
        or one.block.kind != "paragraph"
        or not text
        or _is_bold(one)
        or _is_address(text[-200:].rpartition(" ")[2])
    ):
        return False
    if {container.kind for container in one.block.containers} & {"item", "table", "quote", "definition"}:
        return False
    if any(one.search(text[-200:]) for one in _NO_SENTENCE) or one.text.lstrip()[:1] in "@—–":
        return False  # a label, a face, a list, an item, an attribution
    if _CAPTION.match(text.lstrip()) or text[-1] in _RULES or is_mostly_code(text):
        return False
    words, cuts = text.split(), spans(text, one.language)
    if len(cuts) > 1 and not _is_sentence(text[: cuts[0][1]]):
        return False
    if len(cuts) > 1 and len(text[cuts[-1][0] :].split()) <= _LABEL:
        return False  # Back to top
    if len(words) < _WORDS:
        return len(cuts) > 1 and len(words) > 5
    if _FEW * sum(word.lower() in FUNCTION_WORDS.get(one.language, ()) for word in words) < len(words):
        return False  # a list of names, as of functions
    return any(word[0].islower() and word not in FUNCTION_WORDS.get(one.language, ()) for word in words[-8:])
