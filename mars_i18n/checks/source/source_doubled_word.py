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
from mars_i18n.text.flaws.doubled_words import doubled_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = translatable("Delete one of the two words, or restore the missing text between them.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each doubled word."""
    yield from flaws_in(issue, doubled_words)
