"""The source of a passage has changed since a revision, and its translation has not.

What it does: reads both documents as they were at the revision that `audit --since` names, and compares. A passage is
reported if its source says something else now, while its translation is the very one of then. Changes of typography
alone are not reported.

Why: the translation says what the source said once.

Wrong:
    before en: The workshop begins on Monday.
    en: The workshop begins on Tuesday.
    es: El taller comienza el lunes.

Right:
    en: The workshop begins on Tuesday.
    es: El taller comienza el martes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.document_pairs import DocumentPair

severity: Severity = "error"
remedy = translatable("Bring the translation up to date with its source.")


def check(pair: DocumentPair) -> Iterator[Fault]:
    """Yield a fault for each passage whose source alone has changed."""
    for passage in pair.passages:
        if passage.before:
            target = passage.entry.msgstr
            yield Fault(
                message(
                    "the source has changed since {since}, the translation has not; it was: {before}",
                    since=pair.since,
                    before=passage.before,
                ),
                evidence=(("source", passage.entry.msgid), ("other", passage.before)),
                length=len(target),
                text=target,
                location=passage.target[0].location,
                counterpart=passage.source[0].location,
            )
