"""A compound word has a space after its hyphen, as in “Multi- Stakeholder”.

What it does: reports a hyphen between letters that is followed by a space. A suspended hyphen (“small- and
medium-sized”, “pre- y posventa”) is correct and not reported.

Why: the space usually comes from a line break in a PDF or a mail. Glossaries and memories do not match such a word.

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
from mars_i18n.messages import message, translatable
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = translatable("Remove the space. `check --fix` does so where both parts are capitalised.")
_BROKEN = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{1,40})(?P<break>-[ \u00a0\u00ad]+)(?P<second>[^\W\d_]{2,})")
_ASIDE = re.compile(r"(?:\A|\s)-[^\W\d_]")  # a hyphen for a dash: -even those of many components-
_WAITING = frozenset({"and", "or", "nor", "to", "y", "e", "o", "u", "ni", "a", "ou"})  # small- and large-scale


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each hyphen that a space follows within a compound."""
    for document in issue.documents:
        for one in proses(document):
            for found in _BROKEN.finditer(one.text):
                if found["second"].casefold() in _WAITING or _ASIDE.search(
                    one.text, max(0, found.start() - 200), found.start()
                ):
                    continue
                whole = f"{found['first']}-{found['second']}"
                certain = found["first"][0].isupper() and found["second"][0].isupper()
                yield fault_in(
                    one,
                    found.start(),
                    len(found[0]),
                    message("space after the hyphen in “{words}”", words=found[0]),
                    evidence=(("words", found[0]),),
                    fix=whole if certain else None,
                    suggestion=whole if certain else None,
                )
