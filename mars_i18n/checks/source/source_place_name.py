"""A country name in the source is in another language.

What it does: reports names of territories that belong to another of the project's languages and not to that of the
text: “Equador”, the Portuguese name, in an English or Spanish text. Texts with an inherited language are included.

Why: the translations are made from it, and some of them will copy it.

Wrong:
    # The countries of our regional network

    The countries that take part in the network this year are these:

    - Bolivia
    - Equador

Right:
    The congress in Granada, Spain, was paid for by Banco do Brasil and the Santa Lucía district of Lima.

Right:
    # The countries of our regional network

    The countries that take part in the network this year are these:

    - Bolivia
    - Ecuador
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.longer_names import is_in_longer_name
from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.segments.prose import proses
from mars_i18n.text.values.places import LANGUAGES, foreign_names, place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
# A text about how a name is written gives it as an example: “México will have the HTML entity …”
_ABOUT_WRITING = re.compile(
    r"\b(?:entit|spel[lt]|pronounc|unicode|utf-8|encod|accent|acento|escrib|pronunci)", re.IGNORECASE
)
remedy = translatable("Write the name in the language of the text.")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each name of a territory in another language's form."""
    for document in issue.documents:
        for one in proses(document):
            language = one.language if one.language in LANGUAGES else document.language
            for place, other in foreign_names(one.text, language):
                before = one.text[max(0, place.offset - 12) : place.offset].split()[-1:]
                if before and before[0].casefold() in FUNCTION_WORDS[other] - FUNCTION_WORDS[language]:
                    continue  # “Encuentro en México”, a name in its own language
                if _ABOUT_WRITING.search(one.text) or is_in_longer_name(
                    one.text, place.offset, place.offset + place.length, language
                ):
                    continue
                right = place_name(place.code, language)
                yield fault_in(
                    one,
                    place.offset,
                    place.length,
                    message(
                        "“{written}” is the {other} name; in {language} it is “{right}”",
                        written=place.written,
                        other=name_language(other),
                        language=name_language(language),
                        right=right,
                    ),
                    evidence=(("words", place.written), ("expected", right)),
                    suggestion=right,
                )
