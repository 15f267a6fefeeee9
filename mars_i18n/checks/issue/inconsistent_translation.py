"""The same heading or sentence of an issue is translated in two ways.

What it does: compares the translations of the same segment, and of the same sentence of four words or more where source
and translation have as many sentences, apart from letter case, spaces, tags and the final mark. Segments with different
contexts (msgctxt) may differ. A text that other issues translate in another way is information, with their most
frequent translation.

Why: readers look for the heading of the table of contents, and take two names for two things.

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

from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, plural_message, translatable
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
remedy = translatable("Use one of the translations; if both are intended, give each source a context.")
_WORDS = 4  # of a sentence within a paragraph; shorter ones are often said in passing
_SHOWN = 60
_FINAL = " .,;:!?…¡¿\"'«»“”‘’"


def check(issue: IssueUnits) -> Iterator[tuple[Unit, Fault]]:
    """Yield a fault for each translation that is not the most frequent of its source, at its first place.

    A segment that is reported as a whole is not reported again for its sentences.
    """
    units = [unit for unit in issue.units if is_translated(unit)]
    reported: set[int] = set()
    for pairs in (_whole, _sentences):
        for targets in _group_translations([unit for unit in units if id(unit) not in reported], pairs):
            most_frequent = max(targets.values(), key=len)
            for places in targets.values():
                if places is not most_frequent:
                    reported.update(id(unit) for unit, _ in places)
                    unit, target = places[0]
                    yield unit, _fault(target, most_frequent[0][1], unit.target)
    elsewhere = dict(issue.elsewhere)
    for unit in units:
        others = elsewhere.get((unit.language, unit.source), ())
        if (
            id(unit) not in reported
            and others
            and _normalise(unit.target) not in {_normalise(text) for _, text in others}
        ):
            yield unit, _across(unit, others)


def _group_translations(
    units: list[Unit], pairs: Callable[[Unit], Iterator[tuple[str, str]]]
) -> Iterator[dict[str, list[tuple[Unit, str]]]]:
    """For each source (of a language and context) that occurs again, its translations, levelled, with their places."""
    found: dict[tuple[str, str, str], dict[str, list[tuple[Unit, str]]]] = {}
    for unit in _with_repeated(units, pairs):
        for source, target in pairs(unit):
            if key := _normalise(source):
                places = found.setdefault((unit.language, unit.entry.context, key), {})
                places.setdefault(_normalise(target), []).append((unit, target))
    yield from found.values()


def _with_repeated(units: list[Unit], pairs: Callable[[Unit], Iterator[tuple[str, str]]]) -> list[Unit]:
    """The units that share a source with another place, in order: most share none. Of sources digests are kept."""
    first: dict[int, int] = {}
    repeated: set[int] = set()
    for at, unit in enumerate(units):
        for source, _ in pairs(unit):
            key = hash((unit.language, unit.entry.context, _normalise(source)))
            if key in first:
                repeated.update((first[key], at))
            else:
                first[key] = at
    return [unit for at, unit in enumerate(units) if at in repeated]


def _whole(unit: Unit) -> Iterator[tuple[str, str]]:
    yield strip_tags(unit.source), strip_tags(unit.target)


def _sentences(unit: Unit) -> Iterator[tuple[str, str]]:
    """The sentences of source and target side by side, where both have as many; a lone one too."""
    theirs = split(strip_tags(unit.source), primary(unit.source_language))
    ours = split(strip_tags(unit.target), primary(unit.language))
    if len(theirs) == len(ours):
        yield from (pair for pair in zip(theirs, ours, strict=True) if len(pair[0].split()) >= _WORDS)


def _normalise(text: str) -> str:
    return " ".join(text.split()).strip(_FINAL).casefold()


def _fault(target: str, other: str, whole: str) -> Fault:
    said, chosen = _shorten(target), _shorten(other)
    offset = max(whole.find(target.strip()), 0)
    length = len(target.strip()) if whole.startswith(target.strip(), offset) else 0
    what = message("translated here as «{here}», elsewhere in the issue as «{other}»", here=said, other=chosen)
    evidence = (("words", said), ("other", chosen))
    return Fault(what, evidence=evidence, suggestion=other.strip(), offset=offset, length=length)


def _across(unit: Unit, others: tuple[tuple[str, str], ...]) -> Fault:
    """A translation that no other issue has, with the choice of most of them."""
    (choice, count), *_ = Counter(text for _, text in others).most_common()
    name = next(issue for issue, text in others if text == choice)
    what = plural_message(
        "translated in {issue} as «{choice}»",
        "translated in {count} other issues as «{choice}»",
        count,
        issue=name,
        choice=_shorten(choice),
    )
    return Fault(what, evidence=(("words", unit.target), ("other", choice)), suggestion=choice, severity="info")


def _shorten(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
