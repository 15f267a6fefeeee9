"""Findings that people have silenced: ``mars: ignore NAME, reason`` in a comment of the catalogue or of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.model import segments_of
from mars_i18n.text.segments.remarks.entries import suppressed_checks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Document, Finding


def without_silenced(findings: Iterable[Finding], documents: Sequence[Document]) -> list[Finding]:
    """The findings of sources without those that an ``ignore`` directive before their block silences."""
    silent: dict[tuple[str, int], frozenset[str]] = {}  # (path, line) of a block → checks
    starts: dict[str, list[int]] = {}
    for document in documents:
        for block in document.blocks:
            starts.setdefault(document.path, []).append(block.location.line)
            names = suppressed_checks(note for segment in segments_of(block) for note in segment.notes)
            if names:
                silent[document.path, block.location.line] = names
    if not silent:
        return list(findings)
    return [one for one in findings if one.check not in silent.get(_block_of(one, starts), ())]


def _block_of(finding: Finding, starts: dict[str, list[int]]) -> tuple[str, int]:
    place = finding.location
    lines = [line for line in starts.get(place.path, ()) if line <= place.line]
    return place.path, max(lines, default=0)
