"""A compound is broken after its hyphen, as “Multi- Stakeholder” is.

What it does: reports a hyphen between letters with a space after it. A hyphen that waits for a second word (“small-
and medium-sized”, “pre- y posventa”) is right.

Why: such breaks come from lines that ended there in a PDF or a mail. Machines and glossaries do not know the word.

Wrong:
    The Multi- Stakeholder platform met twice.

Right:
    The Multi-Stakeholder platform met twice.

Right:
    We help small- and medium-sized firms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = "Write the word in one piece. `check --fix` does so where both parts are capitalised."
_BROKEN = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{1,40})(?P<break>-[ \u00a0\u00ad]+)(?P<second>[^\W\d_]{2,})")
_WAITING = frozenset({"and", "or", "nor", "to", "y", "e", "o", "u", "ni", "a", "ou"})  # small- and large-scale


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each hyphen that a space follows within a compound."""
    for document in issue.documents:
        for one in proses(document):
            for found in _BROKEN.finditer(one.text):
                if found["second"].casefold() in _WAITING:
                    continue
                whole = f"{found['first']}-{found['second']}"
                certain = found["first"][0].isupper() and found["second"][0].isupper()
                yield fault_in(
                    one,
                    found.start(),
                    len(found[0]),
                    f"“{found[0]}” is broken after its hyphen",
                    evidence=found[0],
                    fix=whole if certain else None,
                    suggestion=whole if certain else None,
                )
