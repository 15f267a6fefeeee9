"""A bracket or quotation mark is never closed, or was never opened, in the source.

What it does: pairs brackets and quotation marks within each text. A quotation that opens in one text and closes in a
later one is a pair. stray-quote reports marks with white space on both sides. In text of printed pages, whose
paragraphs are guessed, it is information only.

Why: translators must guess where the quotation ends.

Wrong:
    The study (which was published in May is the first of its kind.

Right:
    The study (which was published in May) is the first of its kind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._flaws import flaws_in
from mars_i18n.checks.source._places import severity_of_layout
from mars_i18n.messages import translatable
from mars_i18n.text.flaws.code_like import is_mostly_code
from mars_i18n.text.flaws.unpaired_marks import unpaired_marks
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
_QUOTES = frozenset("'\"“”‘’`")
_MARKS = re.compile('[“”«»"]')
_OPENS = re.compile(r"(?<![^\s(])\"(?=\w)")
_PROMPT = re.compile(r"\s*(?:> |\[\d+\] |>>> |\$ )")  # of a program, with what it prints
_NEXT_TEXTS = 4  # the same for a straight mark, which may be either
_MOST_TEXTS = 20  # texts after the one in which a quotation opens, that may close it
remedy = translatable("Add the missing mark, or delete the superfluous one.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each lone bracket or quotation mark that touches a word."""
    spoken_on = {place for document in issue.documents for place in _paired_across_texts(document)}

    def concerns(one: Prose, flaw: Flaw) -> bool:
        return _touches_a_word(one, flaw) and (one.text, flaw.offset) not in spoken_on

    yield from flaws_in(issue, unpaired_marks, concerns, "family", lambda document, _flaw: severity_of_layout(document))


def _paired_across_texts(document: Document) -> Iterator[tuple[str, int]]:
    """(text, offset) of the marks of a quotation that opens in one text and closes in one of the next."""
    opened: tuple[int, str, int] | None = None
    straight: tuple[int, str, int] | None = None
    for number, one in enumerate(proses(document)):
        if not _MARKS.search(one.text):
            continue
        for flaw in unpaired_marks(one.text, one.language):
            mark = one.text[flaw.offset]
            if mark in "“«":
                opened = (number, one.text, flaw.offset)
            elif mark in "”»" and opened is not None and 0 < number - opened[0] <= _MOST_TEXTS:
                yield opened[1:]
                yield one.text, flaw.offset
                opened = None
            elif mark == '"':
                if straight is not None and 0 < number - straight[0] <= _NEXT_TEXTS:
                    yield straight[1:]
                    yield one.text, flaw.offset
                    straight = None
                else:
                    straight = (number, one.text, flaw.offset) if _OPENS.match(one.text, flaw.offset) else None


def _is_named(text: str, offset: int) -> bool:
    """Whether a mark is what the text is about: the signs '}' and '{', a sentence that ends in '.)', “[, [[ and $”."""
    before, after = text[max(0, offset - 3) : offset], text[offset + 1 : offset + 2]
    if text[offset] in "([{" and (after == "," or (after == "\0" and before.endswith("\0"))):
        return True
    return after in _QUOTES and not _QUOTES.isdisjoint(before)


def _touches_a_word(one: Prose, flaw: Flaw) -> bool:
    before = one.text[flaw.offset - 1 : flaw.offset].strip()
    if _is_named(one.text, flaw.offset) or is_mostly_code(one.text) or _PROMPT.match(one.text) or before in {"{", "}"}:
        return False
    return bool(before or one.text[flaw.offset + flaw.length : flaw.offset + flaw.length + 1].strip())
