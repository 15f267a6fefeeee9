"""Whether a language may be released, and why not, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Finding

# What a check counts, for one and for several; any other check is counted by its name.
_WORDS = {
    "missing-translation": ("segment missing", "segments missing"),
    "needs-work": ("needs work", "need work"),
    "untranslated": ("left untranslated", "left untranslated"),
    "markup-mismatch": ("with broken tags", "with broken tags"),
}


def readiness(language: str, findings: Sequence[Finding]) -> tuple[bool, str]:
    """(ready, sentence) from the findings of one issue in one language: only errors stand in the way."""
    counts = Counter(finding.check for finding in findings if finding.severity == "error")
    if not counts:
        return True, f"{language} is ready."
    order = [*(name for name in _WORDS if name in counts), *sorted(counts.keys() - _WORDS.keys())]
    told = ", ".join(f"{counts[name]} {_WORDS.get(name, (name, name))[counts[name] > 1]}" for name in order)
    return False, f"{language} is not ready: {told}."
