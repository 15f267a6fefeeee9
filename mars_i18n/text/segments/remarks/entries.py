"""What the remarks of an entry say, for whoever wants to know one thing of it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from mars_i18n.text.segments.remarks import is_occurrences, read_remark, read_source_language
from mars_i18n.text.segments.remarks.comments import names_ignored
from mars_i18n.text.segments.remarks.remark_kinds import Fuzzy, Limit, Occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Entry, SegmentPlace
    from mars_i18n.text.segments.remarks.remark_kinds import Remark

    R = TypeVar("R", bound=Remark)


def remarks_of(lines: Iterable[str], kind: type[R]) -> Iterator[R]:
    """The remarks of a kind among the lines of comments, in order."""
    for line in lines:
        if kind is not Occurrences and is_occurrences(line):  # which take long to read
            continue
        remark = read_remark(line)
        if isinstance(remark, kind):
            yield remark


def without_remarks(lines: Iterable[str], kind: type[Remark]) -> tuple[str, ...]:
    """The lines of comments that are no remarks of a kind, in order."""
    return tuple(line for line in lines if not isinstance(read_remark(line), kind))


def occurrences_of(entry: Entry) -> Occurrences | None:
    """Where the message of an entry is, and its language; None in a file that mars-i18n did not make."""
    return next(remarks_of(entry.extracted, Occurrences), None)


def source_language_of(entry: Entry) -> tuple[str, str]:
    """The source language of an entry and its basis ; ("", "") where no line says it."""
    return next((said for line in entry.extracted if (said := read_source_language(line)) is not None), ("", ""))


def place_of(entry: Entry) -> SegmentPlace | None:
    """Where the message of an entry is first."""
    found = occurrences_of(entry)
    return found.places[0] if found and found.places else None


def is_heading(place: SegmentPlace | None) -> bool:
    """Whether a place is that of a heading or title itself, or of a text inside one."""
    return place is not None and place.kind in {"heading", "title"}


def limit_of(lines: Iterable[str]) -> int | None:
    """The smallest limit that lines declare, in code points; None without one."""
    return min((limit.characters for limit in remarks_of(lines, Limit)), default=None)


def fuzzy_remark(entry: Entry) -> Fuzzy | None:
    """Why an entry is fuzzy; None where its comments do not say it."""
    return next(remarks_of(entry.extracted, Fuzzy), None)


def suppressed_checks(comments: Iterable[str]) -> frozenset[str]:
    """The checks that comments silence: ``mars: ignore NAME, reason``, also within other words of a person."""
    return frozenset(name for comment in comments for name in names_ignored(comment))


def draft_digest(text: str) -> str:
    """What the comment of a machine's draft says of its text: the first eight hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def main_source_language(entries: Iterable[Entry], default: str) -> str:
    """The language that most sources are written in, as their ``#.`` lines say."""
    counts: dict[str, int] = {}
    for entry in entries:
        language = source_language_of(entry)[0]
        counts[language] = counts.get(language, 0) + 1
    counts.pop("", None)
    counts.pop("und", None)
    return max(counts, key=counts.__getitem__) if counts else default
