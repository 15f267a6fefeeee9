"""Running the checks on a document and its translation: findings with their places in both files."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.checks.guarding import Failures, Input
from mars_i18n.checks.running import in_order, run_checks, wanted_checks
from mars_i18n.evidence import identity
from mars_i18n.model import Block, Excerpt, Finding, Location
from mars_i18n.plugins.kinds import IssueUnits, Unit
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.checks.settings import CheckSettings
    from mars_i18n.model import Segment
    from mars_i18n.plugins.document_pairs import DocumentPair, PairedPassage


def run_on_pair(pair: DocumentPair, settings: CheckSettings) -> list[Finding]:
    """Every finding about a document and its translation, in order of the translation.

    The checks are those of pairs, of translations and of issues. A finding lies where the words are in the translation,
    and its `counterpart` where they are in the source. Raises MarsError for a name in the settings that is no check's.
    """
    failures = Failures()
    # Units are known by their number, in place of the line that they would have in a catalogue.
    numbered = dict(enumerate((one for one in pair.passages if one.source), 1))
    units = tuple(
        Unit(replace(one.entry, line=number), one.source_language, pair.language, "", pair.target)
        for number, one in numbered.items()
    )
    found = run_checks(units, (), settings, [IssueUnits("", units)])
    places = _Places(pair)
    located = [places.locate(one, numbered.get(one.location.line)) for one in found]
    about = pair.target or pair.source
    given = Input(pair, about, Location(about), about, pair.language)
    own = [
        Finding(
            check=check.name,
            severity=settings.severity_of(check.name, pair.language, fault.severity or check.severities[0]),
            message=fault.message,
            location=fault.location or Location(about),
            language=pair.language or None,
            source=fault.text if fault.in_source else None,
            target=None if fault.in_source else fault.text or None,
            evidence=fault.evidence,
            suggestion=fault.suggestion,
            fingerprint=_digest(check.name, about, identity(fault.evidence)),
            excerpt=Excerpt(fault.text, fault.offset, fault.length) if fault.length else None,
            counterpart=fault.counterpart,
        )
        for check in wanted_checks("pair", settings)
        if settings.wants(check.name, pair.language)
        for fault in failures.faults(check, given)
    ]
    return in_order([*located, *own, *failures.findings()])


class _Places:
    """Where the passages of a pair are in both documents."""

    def __init__(self, pair: DocumentPair) -> None:
        self._pair = pair
        self._before: dict[int, Location] = {}  # number of a passage without translation → where that would be
        last = Location(pair.target)
        number = 0
        for passage in pair.passages:
            number += bool(passage.source)
            if passage.target:
                last = passage.target[0].location
            elif passage.source:
                self._before[number] = last
        self._numbers = {id(one): number for number, one in enumerate((p for p in pair.passages if p.source), 1)}

    def locate(self, finding: Finding, passage: PairedPassage | None) -> Finding:
        """A finding of a unit with its place in both documents."""
        about = self._pair.target or self._pair.source
        identified = replace(finding, issue=None, fingerprint=_digest(about, finding.fingerprint), fix=None)
        if passage is None:
            return replace(identified, location=Location(about))
        excerpt = finding.excerpt
        in_source = excerpt is not None and excerpt.text == finding.source and excerpt.text != finding.target
        offset = excerpt.offset if excerpt else 0
        source = place_in(passage.source, finding.source or "", offset if in_source else 0)
        if passage.target:
            target = place_in(passage.target, finding.target or "", 0 if in_source else offset)
        else:
            target = self._before[self._numbers[id(passage)]]
        return replace(identified, location=target, counterpart=source)


def place_in(segments: Sequence[Segment], text: str, offset: int) -> Location:
    """Where the code point at `offset` of a text is in the file, the text being what some segments say together.

    The text has tags and blanks that the file writes otherwise: characters that readers see are counted.
    """
    seen = sum(1 for one in strip_tags(text[:offset]) if not one.isspace())
    here = segments[0].location
    for segment in segments:
        shown = prose(segment, Block("paragraph", ()))
        for at, char in enumerate(shown.text):
            if char.isspace() or char == "\0":
                continue
            if seen == 0:
                return shown.location(at)
            seen -= 1
    return here


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
