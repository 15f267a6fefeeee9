"""A country has the name that another language gives it, in the source.

What it does: looks in each text for names of territories that belong to another of the project's languages and not to
its own: “Equador”, the Portuguese name, in an English or Spanish text. A text that only inherits its language counts.

Why: three translations are made from it, and two of them will copy it.

Wrong:
    # The countries of our regional network

    The countries that take part in the network this year are these:

    - Bolivia
    - Equador

Right:
    # The countries of our regional network

    The countries that take part in the network this year are these:

    - Bolivia
    - Ecuador
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, language_name
from mars_i18n.checks.translation.wrong_place_name import in_a_name
from mars_i18n.text.segments.prose import proses
from mars_i18n.text.values.places import LANGUAGES, foreign_names, place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = "Write the name of the text's language."


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each name of a territory in another language's form."""
    for document in issue.documents:
        for one in proses(document):
            language = one.language if one.language in LANGUAGES else document.language
            for place, other in foreign_names(one.text, language):
                if in_a_name(one.text, place.offset, place.offset + place.length):
                    continue
                right = place_name(place.code, language)
                yield fault_in(
                    one,
                    place.offset,
                    place.length,
                    f"“{place.written}” is the name in {language_name(other)}; "
                    f"in {language_name(language)} it is “{right}”",
                    evidence=f"{place.written} → {right}",
                    suggestion=right,
                )
