"""Whether a language may be released, and why not, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Finding

# What a check counts, for one and for several; any other check is counted by its name: "2 × link lost".
_WORDS = {
    "missing-translation": ("segment missing", "segments missing"),
    "needs-work": ("needs work", "need work"),
    "untranslated": ("left untranslated", "left untranslated"),
    "partly-untranslated": ("partly untranslated", "partly untranslated"),
    "markup-mismatch": ("with broken tags", "with broken tags"),
    "number-changed": ("number changed", "numbers changed"),
    "date-changed": ("date changed", "dates changed"),
    "link-lost": ("link lost", "links lost"),
    "wrong-language": ("in the wrong language", "in the wrong language"),
    "stale-catalogue": ("catalogue out of date", "catalogues out of date"),
    "wrong-place-name": ("place name of another language", "place names of another language"),
}


def readiness(language: str, findings: Sequence[Finding]) -> tuple[bool, str]:
    """(ready, sentence) from the findings of one issue in one language: only errors stand in the way."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if not errors:
        return True, f"{language} is ready."
    counts = Counter(finding.check for finding in errors)
    places = {finding.check: finding.place for finding in errors}
    order = [*(name for name in _WORDS if name in counts), *sorted(counts.keys() - _WORDS.keys())]
    told = ", ".join(_counted(name, counts[name], places[name]) for name in order)
    return False, f"{language} is not ready: {told}."


def _counted(name: str, count: int, place: str) -> str:
    if name not in _WORDS:
        return f"{count} {name.replace('-', ' ')}" if count == 1 else f"{count} × {name.replace('-', ' ')}"
    where = f" in «{place}»" if count == 1 and place else ""
    return f"{count} {_WORDS[name][count > 1]}{where}"


def sentences(findings: Sequence[Finding]) -> list[str]:
    """Why each language that has errors is not ready, issue by issue where there are several."""
    pairs = dict.fromkeys((one.issue, one.language) for one in findings if one.severity == "error" and one.language)
    several = len({issue for issue, _ in pairs}) > 1
    told = []
    for issue, language in pairs:
        mine = [one for one in findings if (one.issue, one.language) == (issue, language)]
        sentence = readiness(language or "", mine)[1]
        told.append(f"{issue}: {sentence}" if several else sentence)
    return told
