"""A figure can be read in two ways, so that it is the same in every language.

What it does: looks at texts without letters, such as the cells of a table. A number is written for each region, 1,240
as 1.240 in Colombia, where it can be read in one way alone. This one cannot, so it is the same in every language: 1.500
in an English text may be one and a half or fifteen hundred, 2.0 a quantity or a version, 03/04/2025 a day in March or
in April. A number is sure where another one of its column or list has decimals.

Why: readers of the other languages would read another value.

Wrong:
    The programme reached these numbers of families:

    - 1.500
    - 1,240

Right:
    The programme reached these numbers of families:

    - 1,500
    - 1,240
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, shorten
from mars_i18n.messages import message, translatable
from mars_i18n.text.segments.prose import proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = translatable("Write it so that it has one value: 1,500 or 1.5 in English, a date with its month in words.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each text of a document that is such a figure."""
    for document in issue.documents:
        seen: set[str] = set()
        for one in proses(document):
            text = one.text.strip()
            if one.segment.figure == "ambiguous" and text not in seen:
                seen.add(text)
                yield fault_in(
                    one,
                    0,
                    len(one.text),
                    message("this figure can be read in two ways, so it is the same in every language"),
                    evidence=(("words", shorten(text)),),
                )
