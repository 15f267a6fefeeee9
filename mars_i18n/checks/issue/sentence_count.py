"""A translation has more or fewer sentences than its source.

What it does: compares the numbers of sentences. Translators join and split sentences for good reasons, so this is shown
on request only.

Why: if the numbers differ, a sentence may be missing.

Wrong:
    en: The fund grows. The countries pay for it.
    es: El fondo crece y los países lo pagan.

Right:
    en: The fund grows. The countries pay for it.
    es: El fondo crece. Los países lo pagan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import plural_message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.language.backends import primary
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit

severity: Severity = "info"
remedy = translatable("Compare the sentences; if they were only joined or split, nothing needs to change.")


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each unit whose counts differ."""
    for unit in issue.units:
        if is_translated(unit) and unit.target != unit.source:
            source = len(spans(unit.source, primary(unit.source_language)))
            target = len(spans(unit.target, primary(unit.language)))
            if source != target:
                what = plural_message(
                    "the source has {count} sentence, the translation {target}",
                    "the source has {count} sentences, the translation {target}",
                    source,
                    target=target,
                )
                yield unit, Fault(what, evidence=(("source", source), ("target", target)))
