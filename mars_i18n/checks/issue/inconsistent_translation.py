"""The same heading or sentence of an issue is translated in two ways.

What it does: gathers the translations of each whole segment, and of each sentence of four words or more where source
and translation have as many sentences, and compares them, letter case, spaces, tags and the final mark aside. Segments
that have contexts (msgctxt) of their own are meant to differ. A text that other issues translate otherwise is mentioned
as information, with the choice of most of them.

Why: readers look for the heading that the table of contents names, and take two names for two things.

Wrong:
    en: Our partners
    es: Nuestros aliados

    en: Our Partners
    es: Nuestros socios

Right:
    en: Our partners
    es: Nuestros aliados

    en: OUR PARTNERS
    es: NUESTROS ALIADOS
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.language.backends import primary
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.sentences.splitting import split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import IssueUnits, Unit

severity: Severity = "error"
others: tuple[Severity, ...] = ("info",)
remedy = "Choose one of the translations; where two are meant, give each source a context."
_WORDS = 4  # of a sentence within a paragraph; shorter ones are often said in passing
_SHOWN = 60
_SPACES = re.compile(r"\s+")
_FINAL = " .,;:!?…¡¿\"'«»“”‘’"


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each translation that is not the commonest of its source, at its first place.

    A segment that is told as a whole is not told again for its sentences.
    """
    units = [unit for unit in issue.units if translated(unit)]
    told: set[int] = set()
    for pairs in (_whole, _sentences):
        for targets in _gathered([unit for unit in units if id(unit) not in told], pairs):
            commonest = max(targets.values(), key=len)
            for places in targets.values():
                if places is not commonest:
                    told.update(id(unit) for unit, _ in places)
                    unit, target = places[0]
                    yield unit, _fault(target, commonest[0][1], unit.target)
    elsewhere = dict(issue.elsewhere)
    for unit in units:
        others = elsewhere.get((unit.language, unit.source), ())
        if id(unit) not in told and others and _levelled(unit.target) not in {_levelled(text) for _, text in others}:
            yield unit, _across(unit, others)


def _gathered(
    units: list[Unit], pairs: Callable[[Unit], Iterator[tuple[str, str]]]
) -> Iterator[dict[str, list[tuple[Unit, str]]]]:
    """For each source (of a language and context), its translations, levelled, with the places of each."""
    found: dict[tuple[str, str, str], dict[str, list[tuple[Unit, str]]]] = {}
    for unit in units:
        for source, target in pairs(unit):
            if key := _levelled(source):
                places = found.setdefault((unit.language, unit.entry.context, key), {})
                places.setdefault(_levelled(target), []).append((unit, target))
    yield from found.values()


def _whole(unit: Unit) -> Iterator[tuple[str, str]]:
    yield strip_tags(unit.source), strip_tags(unit.target)


def _sentences(unit: Unit) -> Iterator[tuple[str, str]]:
    """The sentences of source and target side by side, where both have as many; a lone one too."""
    theirs = split(strip_tags(unit.source), primary(unit.source_language))
    ours = split(strip_tags(unit.target), primary(unit.language))
    if len(theirs) == len(ours):
        yield from (pair for pair in zip(theirs, ours, strict=True) if len(pair[0].split()) >= _WORDS)


def _levelled(text: str) -> str:
    return _SPACES.sub(" ", text).strip(_FINAL).casefold()


def _fault(target: str, other: str, whole: str) -> Fault:
    said, chosen = _shortened(target), _shortened(other)
    offset = max(whole.find(target.strip()), 0)
    length = len(target.strip()) if whole.startswith(target.strip(), offset) else 0
    message = f"translated here by «{said}», elsewhere in the issue by «{chosen}»"
    return Fault(message, evidence=f"{said} / {chosen}", suggestion=other.strip(), offset=offset, length=length)


def _across(unit: Unit, others: tuple[tuple[str, str], ...]) -> Fault:
    """A translation that no other issue has, with the choice of most of them."""
    (choice, count), *_ = Counter(text for _, text in others).most_common()
    name = next(issue for issue, text in others if text == choice)
    where = f"in {count} other issues" if count > 1 else f"in {name}"
    message = f"translated {where} by «{_shortened(choice)}»"
    return Fault(message, evidence=f"{unit.target} / {choice}", suggestion=choice, severity="info")


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
