"""An edition held against what was read of a finished file: every difference, with its segment and its place."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.readback.blanks import letters
from mars_i18n.readback.compare_added import compare_added
from mars_i18n.readback.compare_apart import compare_apart
from mars_i18n.readback.compare_pairs import compare_links, compare_other_addresses, compare_pairs
from mars_i18n.readback.compare_targets import compare_images, compare_targets
from mars_i18n.readback.compare_texts import pair_texts
from mars_i18n.readback.compare_within import compare_within
from mars_i18n.readback.expected import Expected, order_units, shown_above
from mars_i18n.readback.named_cells import name_cells
from mars_i18n.readback.readback_difference import ReadbackDifference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.plugins.read_output import ReadOutput
    from mars_i18n.readback.compare_added import FileLabels
    from mars_i18n.readback.compare_texts import PairedTexts
    from mars_i18n.readback.expected import ExpectedText
    from mars_i18n.readback.readers.in_place.proof import ProvenSource


@dataclass(frozen=True, slots=True)
class SegmentRead:
    """A segment that a file says: its words, where it is in the sources, and where in the file."""

    text: str
    source: str
    place: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The result for one part of an output: how many segments it must say, a digest of what was read, differences.

    `listed` are the segments that it says, in the order of the file, where they were asked for.
    """

    part: str
    segments: int
    digest: str
    differences: tuple[ReadbackDifference, ...]
    listed: tuple[SegmentRead, ...] = ()


def compare(  # noqa: PLR0913 - an edition, a file, what an output declares
    expected: Expected,
    reading: ReadOutput,
    body: Sequence[str],
    apart: Sequence[str],
    files: frozenset[str] | None = None,
    *,
    labels: FileLabels | None = None,
    listing: bool = False,
) -> Ledger:
    """Hold a reading against the edition.

    `body` and `apart` are what the output declares: see plugins.kinds. `labels` are all other words that the file may
    show, in its language; None where these are not known. `files` are the relative addresses that lead to
    a file that is there; None where these are not known. Pure; linear where both agree.
    """
    head = shown_above(expected, body)
    shown = {letters(one.text) for one in reading.apart if one.kind == "alternative text"}
    # the words of images are in the flow only where these are not shown
    sequence = [one for one in order_units(expected, body) if not (one.image and shown.issuperset(one.alternatives))]
    if reading.absent and expected.draft:  # which a file for readers does not hold
        return Ledger(reading.part, 0, digest_of(reading), ())
    differences = [ReadbackDifference(reading.part, "unreadable", "", fault=fault) for fault in reading.faults]
    pairs: list[PairedTexts] = []
    if not differences:
        apart = tuple(name for name in apart if name not in reading.without)
        relative = "relative links" in apart
        within, counted = "links within" in apart, "links counted" in apart
        units, nowhere = (*head, *sequence), _lead_nowhere((*head, *sequence))
        if within or counted:
            differences += compare_within(units, reading, named=within)
        if within or not relative:  # else addresses within the edition stay as written, too
            head, sequence = list(map(_without_inner, head)), list(map(_without_inner, sequence))
        texts = name_cells(sequence, reading.blocks) if reading.plain_blanks else sequence
        compared = pair_texts(head, texts, reading, expected.passed, expected.pictures)
        pairs = compared.pairs
        differences += compared.differences
        differences += compare_pairs(pairs, reading, expected.base, relative=relative)
        differences += compare_links(compared.reworded, reading, expected.base, relative=relative)
        differences += compare_other_addresses(expected.addresses, reading, expected.base, relative=relative)
        differences += compare_apart(expected, reading, apart, pairs)
        differences += compare_images(expected.images if relative else (), reading)
        addresses = (one for unit in (*head, *sequence) for one in unit.addresses)
        wanted = frozenset((*addresses, *expected.addresses)) - nowhere
        if labels is not None:
            differences += compare_added(expected, reading, compared.left, labels)
        differences += compare_targets(reading, wanted, files, nowhere)
    listed = _list_segments(pairs, reading) if listing else ()
    return Ledger(reading.part, _count((*head, *sequence)), digest_of(reading), tuple(differences), listed)


def compare_places(  # noqa: PLR0913, PLR0917 - an edition, a file, what an output declares, and another ledger
    expected: Expected,
    reading: ReadOutput,
    body: Sequence[str],
    apart: Sequence[str],
    files: frozenset[str] | None,
    alike: Ledger,
) -> Ledger:
    """The ledger of a part that has the very texts and links of another, in which nothing differs (`alike`).

    What can differ is where its images are. The other arguments are those of `compare`.
    """
    units = (*shown_above(expected, body), *order_units(expected, body))
    return _compare_places(expected, units, reading, apart, files, alike)


def _compare_places(  # noqa: PLR0913, PLR0917 - those of compare_places
    expected: Expected,
    units: Sequence[ExpectedText],
    reading: ReadOutput,
    apart: Sequence[str],
    files: frozenset[str] | None,
    alike: Ledger,
) -> Ledger:
    nowhere, relative = _lead_nowhere(units), "relative links" in apart
    wanted = frozenset(address for unit in units for address in unit.addresses) | frozenset(expected.addresses)
    differences = [
        *compare_images(expected.images if relative else (), reading),
        *compare_targets(reading, wanted - nowhere, files, nowhere),
    ]
    return replace(alike, part=reading.part, differences=tuple(differences))


def compare_proven(
    expected: Expected, proven: ProvenSource, body: Sequence[str], apart: Sequence[str], files: frozenset[str] | None
) -> Ledger:
    """The ledger of files that say their edition, block for block.

    What can differ is where links and images lead, the date line and the language that files say. The other arguments
    are those of `compare`.
    """
    reading = replace(proven.reading, part="source")
    units = (*shown_above(expected, body), *order_units(expected, body))
    made = _compare_places(expected, units, reading, apart, files, Ledger(reading.part, _count(units), "", ()))
    beside = compare_apart(expected, reading, [name for name in apart if name in _SAID_BESIDE], ())
    return replace(made, digest=_digest(proven.words), differences=(*made.differences, *beside))


_SAID_BESIDE = frozenset({"masthead", "language", "own language"})


def _count(units: Iterable[ExpectedText]) -> int:
    return sum(not (one.image or one.code) for one in units)


def _without_inner(unit: ExpectedText) -> ExpectedText:
    inner = {address for address, _ in unit.inner}
    return replace(unit, addresses=tuple(one for one in unit.addresses if one not in inner)) if inner else unit


def _lead_nowhere(units: Iterable[ExpectedText]) -> frozenset[str]:
    """The addresses within the edition that lead nowhere in its documents, which a check of sources reports."""
    return frozenset(address.strip() for unit in units for address, text in unit.inner if text is None)


def digest_of(reading: ReadOutput) -> str:
    """SHA-256 of the sequence of texts that was read, in hexadecimal: it is the same for files that say the same."""
    return _digest([block.text for block in reading.blocks if not block.code])


def _digest(texts: Sequence[str]) -> str:
    lines = texts if _are_tidy(texts) else [" ".join(text.split()) for text in texts]
    return hashlib.sha256("\n".join([*lines, ""] if lines else lines).encode("utf-8", "surrogatepass")).hexdigest()


def _are_tidy(texts: Sequence[str]) -> bool:
    """Whether no text has blanks but single spaces between words."""
    joined = f" {'  '.join(texts)} "
    return "".join(texts).isprintable() and joined.count("  ") == len(texts) - 1 and "   " not in joined


def _list_segments(pairs: Sequence[PairedTexts], reading: ReadOutput) -> tuple[SegmentRead, ...]:
    ordered = sorted(pairs, key=lambda pair: pair.blocks)
    return tuple(
        SegmentRead(unit.text, unit.place, reading.blocks[pair.blocks[0]].place)
        for pair in ordered
        for unit in pair.units
    )
