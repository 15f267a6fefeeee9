"""Where a segment is, in words and back: “Section «Water», paragraph 2 of 3: title of image 1”."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from mars_i18n.model import WHOLE_PLACES, InnerKind, PlaceKind, SegmentPlace
from mars_i18n.text.segments.remarks.escapes import has_marks, unescape
from mars_i18n.text.segments.remarks.wording import match_message, read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from mars_i18n.text.segments.remarks.remark_kinds import Occurrences
    from mars_i18n.text.segments.remarks.wording import Wording

_LARGE = 10**9  # the first number that is not read
_INNER = "{place}: {inner}"
_BETWEEN = " | "
_MOST_PIECES = 32  # of a line: each is tried with those before it, as a heading may hold a “ | ” too
_INNER_KINDS: tuple[InnerKind, ...] = get_args(InnerKind)
_COUNTED: tuple[PlaceKind, ...] = tuple(kind for kind in get_args(PlaceKind) if kind not in WHOLE_PLACES)
_WHOLE: tuple[PlaceKind, ...] = tuple(kind for kind in get_args(PlaceKind) if kind in WHOLE_PLACES - {"metadata"})


def write_place(place: SegmentPlace, words: Wording, escape: Callable[[str], str]) -> str:
    """The place in words, its heading and key escaped."""
    text = _write_block(place, words, escape)
    if place.inner is None:
        return text
    return _INNER.format(place=text, inner=words[place.inner].format(number=place.tag))


def _write_block(place: SegmentPlace, words: Wording, escape: Callable[[str], str]) -> str:
    name = words[place.kind]
    if place.kind == "metadata":
        name = name.format(key=escape(place.key))
    elif place.total > 1:
        name = words["counted"].format(name=name, number=place.number, total=place.total)
    if place.section:
        return words["in section"].format(section=escape(place.section), name=name)
    return name[:1].upper() + name[1:]


def write_places(places: Sequence[SegmentPlace], more: int, words: Wording, escape: Callable[[str], str]) -> str:
    """The places in words, and how many more there are."""
    shown = [write_place(place, words, escape) for place in places]
    if more:
        shown.append(words["more places"].format(number=more))
    return _BETWEEN.join(shown)


def read_places(text: str, words: Wording) -> tuple[tuple[SegmentPlace, ...], int]:
    """(places, how many more); what is written in other words is passed over."""
    pieces = text.split(_BETWEEN)
    more = _read_more(pieces[-1], words)
    if len(pieces) > _MOST_PIECES:
        return (), 0
    places: list[SegmentPlace] = []
    pending = ""
    for piece in pieces[:-1] if more else pieces:
        pending = f"{pending}{_BETWEEN}{piece}" if pending else piece
        place = read_place(pending, words)
        if place is not None:
            places.append(place)
            pending = ""
    return tuple(places), more if places else 0


def shape_of(remark: Occurrences) -> Hashable | None:
    """What a line of places is but for its numbers and plain headings: two lines of one shape are read alike.

    Numbers are read as digits, wherever they are between words, and compared with one another. Headings are what is
    between marks, where they have none themselves. None for numbers that are too large to be read.
    """
    places = tuple(
        (one.kind, _shape_of_section(one.section), one.key, one.inner, one.total > 1, one.number == one.total)
        for one in remark.places
    )
    numbers = (number for one in remark.places for number in (one.number, one.total, one.tag))
    if max((remark.more, *numbers)) >= _LARGE:
        return None
    return remark.language, remark.basis, remark.more > 0, places


@lru_cache(maxsize=256)  # a section has many texts
def _shape_of_section(section: str) -> str | bool:
    return section if not section or not section.isprintable() or has_marks(section) else True


def count_places(text: str) -> int:
    """How many pieces a line of places has, with the one that counts the others; more where a heading has the mark."""
    return text.count(_BETWEEN) + 1


def _read_more(text: str, words: Wording) -> int:
    found = match_message(words["more places"], text)
    return max(read_number(found["number"]), 0) if found else 0


def read_place(text: str, words: Wording) -> SegmentPlace | None:
    """The place that these words say; None where they say none."""
    found = match_message(_INNER, text, last=True)
    if found and found["inner"].startswith(_starts_of_inner(words)):
        for kind in _INNER_KINDS:
            inner = match_message(words[kind], found["inner"])
            block = _read_block(found["place"], words) if inner else None
            if inner and block and (tag := read_number(inner["number"])) > 0:
                return replace(block, inner=kind, tag=tag)
    return _read_block(text, words)


@lru_cache(maxsize=32)
def _starts_of_inner(words: Wording) -> tuple[str, ...]:
    """What the words for inner places begin with: most headings with a colon have something else after it."""
    return tuple(words[kind].partition("{")[0] for kind in _INNER_KINDS)


def _read_block(text: str, words: Wording) -> SegmentPlace | None:
    section = match_message(words["in section"], text, last=True)
    if section and section["section"]:
        return _read_counted(section["name"], unescape(section["section"]), words)
    lowered = text[:1].lower() + text[1:]
    if kind := _kinds_by_name(words, _WHOLE).get(lowered):
        return SegmentPlace(kind)
    metadata = match_message(words["metadata"], lowered)
    if metadata and (key := unescape(metadata["key"])):
        return SegmentPlace("metadata", key=key)
    return _read_counted(lowered, "", words)


@lru_cache(maxsize=32)
def _kinds_by_name(words: Wording, kinds: tuple[PlaceKind, ...]) -> dict[str, PlaceKind]:
    """The kinds by what they are called in these words; of two with one name, the first."""
    return {words[kind]: kind for kind in reversed(kinds)}


def _read_counted(name: str, section: str, words: Wording) -> SegmentPlace | None:
    number = total = 1
    found = match_message(words["counted"], name, last=True)
    if found:
        number, total = read_number(found["number"]), read_number(found["total"])
        name = found["name"]
    kind = _kinds_by_name(words, _COUNTED).get(name)
    return SegmentPlace(kind, section, number, total) if kind and 1 <= number <= total else None
