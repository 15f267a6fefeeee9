"""Counts by check, in place of a report: what is found, silenced and accepted, and a severity to consider."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.cli._terminal.localised import translate_message
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mars_i18n.messages import Message
    from mars_i18n.model import Finding
    from mars_i18n.workflow.check_answers import Answers


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """What is known of a check: open findings of a severity by language ("" for sources), and answers to others."""

    check: str
    severity: str
    found: int
    languages: tuple[tuple[str, int], ...]
    silenced: int = 0
    accepted: int = 0
    proposed: str = ""  # a lower severity


def count_by_check(findings: Sequence[Finding]) -> list[CheckCounts]:
    """A row a check and severity, the most frequent first."""
    counts = Counter((one.check, one.severity) for one in findings)
    rows = []
    for (name, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        languages = Counter(one.language or "" for one in findings if (one.check, one.severity) == (name, severity))
        rows.append(CheckCounts(name, severity, count, tuple(sorted(languages.items()))))
    return rows


def with_answers(
    rows: Sequence[CheckCounts], answers: Mapping[str, Answers], severity_of: Callable[[str], str]
) -> list[CheckCounts]:
    """The rows with what people answered, and one for each check that has answers alone.

    `severity_of` gives the severity of a check in the project.
    """
    from mars_i18n.workflow.check_answers import propose_severity

    made, named = [], set[str]()
    found = Counter[str]()
    for row in rows:
        found[row.check] += row.found
    silent = [CheckCounts(name, severity_of(name), 0, ()) for name in answers if name not in found]
    for row in [*rows, *silent]:
        answer = answers.get(row.check)
        if answer is None or row.check in named:  # of a check with two severities, the commoner one has the answers
            made.append(row)
            continue
        named.add(row.check)
        proposed = propose_severity(row.severity, found[row.check], answer) or ""
        made.append(
            CheckCounts(row.check, row.severity, row.found, row.languages, answer.silenced, answer.accepted, proposed)
        )
    return made


def render_statistics(rows: Sequence[CheckCounts], form: str) -> str:
    """The rows as text, or as JSON where `form` is "json"."""
    if form == "json":
        listed = [
            {
                "check": row.check,
                "severity": row.severity,
                "found": row.found,
                "languages": {language: count for language, count in row.languages if language},
                "silenced": row.silenced,
                "accepted": row.accepted,
                "proposed_severity": row.proposed or None,
            }
            for row in rows
        ]
        return json.dumps({"schema_version": 1, "checks": listed}, ensure_ascii=False, indent=2) + "\n"
    if not rows:
        return translate_message(message("Nothing found.")) + "\n"
    return "\n".join([*_table(rows), *_proposals(rows)]) + "\n"


def _table(rows: Sequence[CheckCounts]) -> Iterator[str]:
    answered = any(row.silenced or row.accepted for row in rows)
    if answered:
        titles = [message("found"), message("silenced"), message("accepted")]
        found, silenced, accepted = (translate_message(title) for title in titles)
        widths = [max(6, len(found)), len(silenced), len(accepted)]
        yield f"{found:>{widths[0]}}  {silenced}  {accepted}"
    for row in rows:
        each = ", ".join(f"{language} {count}" for language, count in row.languages if language)
        counts = f"{row.found:>6}"
        if answered:
            counts = f"{row.found:>{widths[0]}}  {row.silenced or '':>{widths[1]}}  {row.accepted or '':>{widths[2]}}"
        yield f"{counts}  {row.severity:<8}  {row.check}{f'  ({each})' if each else ''}"


def _proposals(rows: Sequence[CheckCounts]) -> Iterator[str]:
    proposed = [row for row in rows if row.proposed]
    if not proposed:
        return
    yield ""
    for row in proposed:
        what: Message = message(
            "{check} was silenced {count} times as no fault. Where it does not help, write in mars-i18n.toml:",
            check=row.check,
            count=row.silenced,
        )
        yield translate_message(what)
    yield "  [checks]"
    settings = ", ".join(f'{row.check} = "{row.proposed}"' for row in proposed)
    yield f"  severity = {{ {settings} }}"
