"""A translation has more or fewer sentences than its source.

What it does: counts the sentences of both. Translators join and split sentences with good reason: this is shown on
request only.

Why: where a count differs, a sentence may have been lost; a reader who looks for lost sentences starts here.

Wrong:
    en: The fund grows. The countries pay for it.
    es: El fondo crece y los países lo pagan.

Right:
    en: The fund grows. The countries pay for it.
    es: El fondo crece. Los países lo pagan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.language.backends import primary
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit

severity: Severity = "info"
remedy = "Compare the sentences; nothing is to be done where they were joined or split."


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each unit whose counts differ."""
    for unit in issue.units:
        if translated(unit) and unit.target != unit.source:
            source = len(spans(unit.source, primary(unit.source_language)))
            target = len(spans(unit.target, primary(unit.language)))
            if source != target:
                message = f"the source has {_counted(source)}, the translation {target}"
                yield unit, Fault(message, evidence=f"source {source}, target {target}")


def _counted(count: int) -> str:
    return f"{count} sentence{'' if count == 1 else 's'}"
