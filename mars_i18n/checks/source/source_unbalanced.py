"""A bracket or quotation mark is never closed, or was never opened, in the source.

What it does: pairs brackets and quotation marks within each text. stray-quote reports marks with white space on both
sides. In text of printed pages, whose paragraphs are guessed, it is information only.

Why: translators must guess where the quotation ends.

Wrong:
    The study (which was published in May is the first of its kind.

Right:
    The study (which was published in May) is the first of its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._flaws import flaws_in
from mars_i18n.checks.source._places import severity_of_layout
from mars_i18n.messages import translatable
from mars_i18n.text.flaws.code_like import is_mostly_code
from mars_i18n.text.flaws.unpaired_marks import unpaired_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
_QUOTES = frozenset("'\"“”‘’`")
remedy = translatable("Add the missing mark, or delete the superfluous one.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each lone bracket or quotation mark that touches a word."""
    yield from flaws_in(
        issue, unpaired_marks, _touches_a_word, "family", lambda document, _flaw: severity_of_layout(document)
    )


def _is_named(text: str, offset: int) -> bool:
    """Whether a mark is what the text is about: the signs '}' and '{', a sentence that ends in '.)'."""
    before, after = text[max(0, offset - 3) : offset], text[offset + 1 : offset + 2]
    return after in _QUOTES and not _QUOTES.isdisjoint(before)


def _touches_a_word(one: Prose, flaw: Flaw) -> bool:
    before = one.text[flaw.offset - 1 : flaw.offset].strip()
    if _is_named(one.text, flaw.offset) or is_mostly_code(one.text) or before in {"{", "}"}:
        return False
    return bool(before or one.text[flaw.offset + flaw.length : flaw.offset + flaw.length + 1].strip())
