"""A space is superfluous or missing beside a punctuation mark, in the source.

What it does: reports double spaces, a space before a comma or stop, and a missing space after one. stray-quote reports
quotation marks without a partner; columns aligned with spaces, names of code (`http.Server`), text in another language
and the two spaces that a writer sets after every stop are not reported. In text of printed pages it is information
only.

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
from mars_i18n.messages import translatable
from mars_i18n.text.flaws.spacing import spacing_flaws
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
_STOP = re.compile(r"\w[.!?]( {1,2})(?=\w)")
_AFTER_STOP = re.compile(r"[.!?][\"”’)\]]{0,2}\s{0,1}\Z")
_LABEL = 2  # letters of each half of a label such as tl;dr
_USUAL = 4  # stops, for a habit to be seen
_WORD_BEFORE, _WORD_AFTER = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[¿¡«“(]?[^\W\d_]+")
_GAP, _WIDE = re.compile(" {2,}"), re.compile(" {3,}")
remedy = translatable("Correct the space, or run `mars-i18n check --fix`.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault, with its fix, for each misplaced space within a text."""
    habits = _habits(issue)

    def is_fault(one: Prose, flaw: Flaw) -> bool:
        if (
            flaw.key == "double"
            and one.segment.location.path in habits
            and _AFTER_STOP.search(one.text, 0, flaw.offset)
        ):
            return False
        return one.basis != "foreign" and _within(one, flaw) and not _is_name(one, flaw)

    yield from flaws_in(issue, spacing_flaws, is_fault, "space", of_layout=True)


def _habits(issue: SourceIssue) -> frozenset[str]:
    """The paths of the documents whose writer sets two spaces after a stop: most of the time."""
    found = set()
    for document in issue.documents:
        spaces = [match[1] for one in proses(document) for match in _STOP.finditer(one.text)]
        if len(spaces) >= _USUAL and 2 * sum(len(one) == 2 for one in spaces) > len(spaces):
            found.add(document.path)
    return frozenset(found)


def _is_name(one: Prose, flaw: Flaw) -> bool:
    """Whether a missing space is within a name of code or a label: http.Server, node:test, TL;DR."""
    if not flaw.key.startswith("missing "):
        return False
    before = _WORD_BEFORE.search(one.text, max(0, flaw.offset - 40), flaw.offset)
    after = _WORD_AFTER.match(one.text, flaw.offset + 1)
    if before is None or after is None:
        return False
    first, second = before[0], after[0]
    if flaw.key.startswith("missing ."):
        return second.lower() not in FUNCTION_WORDS.get(one.language, frozenset())
    if flaw.key.startswith("missing :"):
        return bool(one.text[: before.start()].strip()) or (first.isupper() and second.isupper())
    return (first.isupper() and second.isupper()) or max(len(first), len(second)) <= _LABEL


def _within(one: Prose, flaw: Flaw) -> bool:
    """Whether it is within the text of one line: indents and line ends of the file do not count."""
    written = one.text[flaw.offset : flaw.offset + flaw.length]
    start = one.text.rfind("\n", 0, flaw.offset) + 1
    line = one.text[start:].partition("\n")[0]
    if len(_GAP.findall(line)) > 1 or _WIDE.search(line):
        return False  # columns that someone aligned by hand
    if "\u00a0" in written:
        return False  # an indent that someone wrote
    return "\n" not in written and flaw.offset > 0 and flaw.offset + flaw.length < len(one.text)
