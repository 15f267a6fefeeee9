"""A word of the source is repeated.

What it does: reports a word that directly follows itself, in each language's text. Repetitions that a language uses
(“had had”, names) are not reported.

Why: it is an editing mistake, and a translator cannot know whether a word is missing between the two.

Wrong:
    The members of the the network met in the capital and agreed on a plan.

Right:
    The members of the network met in the capital and agreed on a plan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._flaws import flaws_in
from mars_i18n.messages import translatable
from mars_i18n.text.flaws.code_like import is_mostly_code
from mars_i18n.text.flaws.doubled_words import doubled_words
from mars_i18n.text.language.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
_LABEL = 160  # code points of a list of names
remedy = translatable("Delete one of the two words, or restore the missing text between them.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each doubled word."""
    yield from flaws_in(issue, doubled_words, _is_prose)


def _is_prose(one: Prose, flaw: Flaw) -> bool:
    """Whether it is no name of code beside the word that it is named by: “Function::Call call”, “Java java.time”."""
    before = one.text[flaw.offset - 1 : flaw.offset] if flaw.offset else ""
    after = one.text[flaw.offset + flaw.length : flaw.offset + flaw.length + 2]
    if is_mostly_code(one.text) or _is_called(one, flaw):
        return False
    if (
        len(flaw.key) == 1
        and one.text[flaw.offset].isupper()
        and one.text[max(0, flaw.offset - 40) : flaw.offset].rstrip()[-1:].isalnum()
    ):
        return False  # a letter that names something: de la sección A a la sección B
    return before not in {":", "/", "_"} and not (after[:1] in {".", "_", ":"} and after[1:].isalnum())


def _is_called(one: Prose, flaw: Flaw) -> bool:
    """Whether it is a name or a call: “Add add book”, “Tweet tweet”, “Before Before Or Equal”."""
    if not one.text[flaw.offset].isupper():
        return False
    if flaw.key not in FUNCTION_WORDS.get(one.language, ()):
        return True
    end = flaw.offset + flaw.length
    return one.text[end : end + 3].lstrip()[:1].isupper() and len(one.text) < _LABEL
