"""A space is superfluous or missing beside a punctuation mark, in the source.

What it does: reports double spaces, a space before a comma or stop, and a missing space after one. stray-quote reports
quotation marks without a partner; columns aligned with spaces, names of code (`http.Server`) and text in another
language are not reported. In text of printed pages, and where a writer sets two spaces again and again, it is
information only.

Why: such mistakes are copied into the translations, and the memory does not match the sentence.

Wrong:
    The members met in the capital , and agreed on a plan.

Right:
    The members met in the capital, and agreed on a plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._flaws import flaws_in
from mars_i18n.checks.source._places import severity_of_layout
from mars_i18n.messages import translatable
from mars_i18n.text.flaws.code_like import is_mostly_code
from mars_i18n.text.flaws.spacing import spacing_flaws
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
_STOP = re.compile(r"[\w)\"”’\0][.!?][)\"”’]?( {1,2})(?=[\w(\"“‘\0])")
_TWO = re.compile(r"(?<! )  (?! )")
_DAY = re.compile(r"[A-Z][a-zç]{2,3}\.?  \d\b")  # Jul  5: days one below the other
_MANY = 10  # times that it is no slip in a document of any length
_BLANK, _CLOSER = re.compile(r"\s"), re.compile(r"[\[\]()]")
_NEAR = 200  # code points in which a bracket closes
_LABEL = 2  # letters of each half of a label such as tl;dr
_USUAL = 3  # times, for a habit to be seen
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[¿¡«“(]?[^\W\d_]+")
_GAP, _WIDE = re.compile(" {2,}"), re.compile(" {3,}")
remedy = translatable("Correct the space, or run `mars-i18n check --fix`.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault, with its fix, for each misplaced space within a text."""
    habits = {document.path for document in issue.documents if _is_habit(document)}

    def is_fault(one: Prose, flaw: Flaw) -> bool:
        if flaw.key != "double" and is_mostly_code(one.text):
            return False
        return one.basis != "foreign" and _within(one, flaw) and not _is_name(one, flaw)

    def severity(document: Document, flaw: Flaw) -> Severity | None:
        return "info" if flaw.key == "double" and document.path in habits else severity_of_layout(document)

    yield from flaws_in(issue, spacing_flaws, is_fault, "space", severity)


def _is_habit(document: Document) -> bool:
    """Whether two spaces are how its writer writes: after many stops, or again and again."""
    texts = [one.text.replace("\n", " ") for one in proses(document)]
    stops = [match[1] for text in texts for match in _STOP.finditer(text)]
    twice = sum(len(one) == 2 for one in stops)
    return (twice >= _USUAL and 4 * twice > len(stops)) or sum(len(_TWO.findall(text)) for text in texts) >= _MANY


def _is_name(one: Prose, flaw: Flaw) -> bool:
    """Whether a missing space is within a name of code or a label: http.Server, node:test, TL;DR."""
    if flaw.key.startswith(("after [", "before ]", "after (", "before )")):
        return _is_set_off(one.text, flaw)
    if not flaw.key.startswith("missing "):
        return False
    if flaw.key.startswith("missing :") and len(one.text) < _NEAR and not _BLANK.search(one.text):
        return True  # all of a cell: Schema:Person
    before = _WORD_BEFORE.search(one.text, max(0, flaw.offset - 40), flaw.offset)
    after = _WORD_AFTER.match(one.text, flaw.offset + 1)
    if before is None or after is None:
        return False
    first, second = before[0], after[0]
    if flaw.key.startswith("missing ."):
        return second.lower() not in FUNCTION_WORDS.get(one.language, frozenset())
    if flaw.key.startswith("missing :"):
        return bool(one.text[: before.start()].strip()) or first.islower() or (first.isupper() and second.isupper())
    return (first.isupper() and second.isupper()) or max(len(first), len(second)) <= _LABEL


def _is_set_off(text: str, flaw: Flaw) -> bool:
    """Whether a bracket has a space at both of its ends, as its writer means: [ your_name ]."""
    if flaw.key.startswith("after"):
        end = _CLOSER.search(text, flaw.offset + flaw.length, flaw.offset + _NEAR)
        return end is not None and end[0] in "])" and text[end.start() - 1].isspace()
    start = max(text.rfind(sign, max(0, flaw.offset - _NEAR), flaw.offset) for sign in "[(")
    return start >= 0 and text[start + 1].isspace()


def _within(one: Prose, flaw: Flaw) -> bool:
    """Whether it is within the text of one line: indents and line ends of the file do not count."""
    written = one.text[flaw.offset : flaw.offset + flaw.length]
    start = one.text.rfind("\n", 0, flaw.offset) + 1
    line = one.text[start:].partition("\n")[0]
    if len(_GAP.findall(line)) > 1 or _WIDE.search(line):
        return False  # columns that someone aligned by hand
    if "\u00a0" in written or _DAY.search(line):
        return False  # an indent or a column that someone wrote
    return "\n" not in written and flaw.offset > 0 and flaw.offset + flaw.length < len(one.text)
