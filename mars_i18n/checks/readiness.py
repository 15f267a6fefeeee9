"""Whether a language may be released, and why not, as a message."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.messages import message, plural_message, plural_template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.messages import Message
    from mars_i18n.model import Finding

# What a check counts, for one and for several; the findings of any other are counted by its name.
_COUNTS = {
    "missing-translation": plural_template("{count} segment missing", "{count} segments missing"),
    "needs-work": plural_template("{count} needs work", "{count} need work"),
    "untranslated": plural_template("{count} not translated", "{count} not translated"),
    "partly-untranslated": plural_template("{count} partly translated", "{count} partly translated"),
    "markup-mismatch": plural_template("{count} with broken tags", "{count} with broken tags"),
    "number-changed": plural_template("{count} number changed", "{count} numbers changed"),
    "date-changed": plural_template("{count} date changed", "{count} dates changed"),
    "link-lost": plural_template("{count} link lost", "{count} links lost"),
    "wrong-language": plural_template("{count} in the wrong language", "{count} in the wrong language"),
    "stale-catalogue": plural_template("{count} catalogue out of date", "{count} catalogues out of date"),
    "wrong-place-name": plural_template(
        "{count} place name in another language", "{count} place names in another language"
    ),
}


def readiness(language: str, findings: Sequence[Finding], *also: Message) -> tuple[bool, Message]:
    """(ready, why or why not) from the findings of one issue in one language: only errors count.

    `also` are reasons beside the findings for which the language is not ready.
    """
    errors = [finding for finding in findings if finding.severity == "error"]
    if not errors and not also:
        return True, message("{language} is ready.", language=language)
    counts = Counter(finding.check for finding in errors)
    places = {finding.check: finding.place for finding in errors}
    order = [*(name for name in _COUNTS if name in counts), *sorted(counts.keys() - _COUNTS.keys())]
    reasons = (*(_count(name, counts[name], places[name]) for name in order), *also)
    return False, message("{language} is not ready: {reasons}.", language=language, reasons=reasons)


def _count(name: str, count: int, place: str) -> Message:
    if name not in _COUNTS:
        return plural_message("{count} {check} error", "{count} {check} errors", count, check=name)
    what = plural_message(*_COUNTS[name], count)
    return message("{what} in «{place}»", what=what, place=place) if count == 1 and place else what


def reasons_not_ready(findings: Sequence[Finding]) -> list[Message]:
    """Why each language that has errors is not ready, issue by issue where there are several."""
    pairs = dict.fromkeys((one.issue, one.language) for one in findings if one.severity == "error" and one.language)
    several = len({issue for issue, _ in pairs}) > 1
    reasons = []
    for issue, language in pairs:
        mine = [one for one in findings if (one.issue, one.language) == (issue, language)]
        reason = readiness(language or "", mine)[1]
        reasons.append(message("{issue}: {reason}", issue=issue or "", reason=reason) if several else reason)
    return reasons
