"""A space is superfluous or missing beside a punctuation mark, in the source.

What it does: reports double spaces, a space before a comma or stop, and a missing space after one. stray-quote reports
quotation marks without a partner; columns aligned with spaces are not reported.

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
_GAP, _WIDE = re.compile(" {2,}"), re.compile(" {3,}")
remedy = translatable("Correct the space, or run `mars-i18n check --fix`.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault, with its fix, for each misplaced space within a text."""
    yield from flaws_in(issue, spacing_flaws, _within, "space")


def _within(one: Prose, flaw: Flaw) -> bool:
    """Whether it is within the text of one line: indents and line ends of the file do not count."""
    written = one.text[flaw.offset : flaw.offset + flaw.length]
    start = one.text.rfind("\n", 0, flaw.offset) + 1
    line = one.text[start:].partition("\n")[0]
    if len(_GAP.findall(line)) > 1 or _WIDE.search(line):
        return False  # columns that someone aligned by hand
    return "\n" not in written and flaw.offset > 0 and flaw.offset + flaw.length < len(one.text)
