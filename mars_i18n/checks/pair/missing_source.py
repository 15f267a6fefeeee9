"""A passage of a translated document has no counterpart in its source.

What it does: aligns the two documents, block by block. What only the translation has is reported.

Why: readers of different languages are given different facts, and what was deleted from the source lives on.

Wrong:
    en: The workshop begins on Tuesday.
    es: El taller comienza el martes.
    es: Traiga una muestra de agua de su pueblo.

Right:
    en: The workshop begins on Tuesday.
    es: El taller comienza el martes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import strip_tags, to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.document_pairs import DocumentPair

severity: Severity = "warning"
remedy = translatable("Remove the passage, or add it to the source.")


def check(pair: DocumentPair) -> Iterator[Fault]:
    """Yield a fault for each passage of the translation alone."""
    for passage in pair.passages:
        if passage.target and not passage.source:
            text = " ".join(strip_tags(to_msgid(passage.target[0].parts)).split())
            yield Fault(
                message("this passage is not in the source"),
                evidence=(("target", text),),
                length=len(text),
                text=text,
                location=passage.target[0].location,
            )
