"""Whether a catalogue says what `sync` would write: the one comparison of `sync`, `check` and `release`.

Order, msgctxt, msgid, msgstr, the flags fuzzy and *-format, people's comments, and the headers Language, Content-Type
and Plural-Forms count, and so does a ``#.`` fact that is there and false. Wrapping, line ends, ``#:``, ``#|``, other
headers, and ``#.`` lines that are missing, reworded or about work that is done do not.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.segments.remarks import read_remark, write_remark
from mars_i18n.text.segments.remarks.comments import squash
from mars_i18n.text.segments.remarks.remark_kinds import (
    FilledFigure,
    Fuzzy,
    Limit,
    Occurrences,
    TagMeaning,
    Terms,
    UnchangedFigure,
)
from mars_i18n.text.segments.remarks.wording import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.model import Catalogue, Entry
    from mars_i18n.text.segments.remarks.remark_kinds import Fact

_HEADERS = ("Language", "Content-Type", "Plural-Forms")
_FACTS = Occurrences | TagMeaning | Limit | Terms | FilledFigure | UnchangedFigure | Fuzzy
_MOST_LINES = 8  # of one fact that an editor wrapped


@dataclass(frozen=True, slots=True)
class Differences:
    """How a catalogue differs from what it should say: numbers of active messages, and what else is other."""

    new: int = 0
    removed: int = 0
    changed: int = 0
    reordered: bool = False
    obsolete: bool = False
    headers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.new or self.removed or self.changed or self.reordered or self.obsolete or self.headers)


def compare_catalogues(there: Catalogue, wanted: Catalogue) -> Differences:
    """How a catalogue that is there differs from the wanted one, in what counts."""
    ours, theirs = _active(there), _active(wanted)
    our_keys, their_keys = [entry.key for entry in ours], [entry.key for entry in theirs]
    old, new = Counter(our_keys), Counter(their_keys)
    entries = dict(zip(our_keys, ours, strict=True))
    kept = [(key, entry) for key, entry in zip(their_keys, theirs, strict=True) if key in entries]
    changed = sum(not says_the_same(entries[key], entry) for key, entry in kept)
    order = [key for key in our_keys if key in new]
    obsolete = [sorted(map(_obsolete_content, _obsolete(one))) for one in (there, wanted)]
    return Differences(
        new=(new - old).total(),
        removed=(old - new).total(),
        changed=changed,
        reordered=old == new and order != [key for key, _ in kept],
        obsolete=obsolete[0] != obsolete[1],
        headers=different_headers(there, wanted),
    )


def different_headers(there: Catalogue, wanted: Catalogue) -> tuple[str, ...]:
    """The names of the headers that count and differ, white space and case aside."""
    own, others = dict(there.header), dict(wanted.header)
    names = [name for name in _HEADERS if _plain(own.get(name, "")) != _plain(others.get(name, ""))]
    return (*names, *(["comment"] if there.comment != wanted.comment else []))


def _plain(value: str) -> str:
    return "".join(value.split()).lower().rstrip(";")


def _active(catalogue: Catalogue) -> list[Entry]:
    return [entry for entry in catalogue.entries if entry.msgid and not entry.obsolete]


def _obsolete(catalogue: Catalogue) -> Iterator[Entry]:
    return (entry for entry in catalogue.entries if entry.msgid and entry.obsolete)


def _obsolete_content(entry: Entry) -> tuple[str, str, str, bool, tuple[str, ...], str]:
    return (*entry.key, entry.msgstr, entry.fuzzy, entry.plurals, squash(entry.translator))


def says_the_same(there: Entry, wanted: Entry) -> bool:
    """Whether two entries differ in nothing that counts."""
    return (
        _said(there) == _said(wanted)
        and (there.flags == wanted.flags or _formats(there) == _formats(wanted))
        and (there.translator == wanted.translator or squash(there.translator) == squash(wanted.translator))
        and (there.previous == wanted.previous or not (there.fuzzy and there.previous))
        and not _has_false_fact(there.extracted, wanted.extracted)
    )


def _said(entry: Entry) -> tuple[object, ...]:
    return entry.msgid, entry.msgstr, entry.context, entry.fuzzy, entry.obsolete, entry.plural, entry.plurals


def _formats(entry: Entry) -> set[str]:
    return {flag for flag in entry.flags if flag.endswith("-format")}


class _Facts:
    """What is true of a message, to compare with what lines say of it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._found = found = [fact for line in lines if (fact := _read_fact(line)) is not None]
        self._languages = {(one.language, one.basis == "foreign") for one in found if isinstance(one, Occurrences)}
        self._tags = {one for one in found if isinstance(one, TagMeaning)}
        self._figures = {one for one in found if isinstance(one, FilledFigure | UnchangedFigure)}
        self._limits = {one for one in found if isinstance(one, Limit)}
        self._kept = {term for one in found if isinstance(one, Terms) for term in one.keep}
        self._pairs = {pair for one in found if isinstance(one, Terms) for pair in one.translate}

    def hold(self, fact: Fact) -> bool:
        match fact:
            case Occurrences():
                return not self._languages or (fact.language, fact.basis == "foreign") in self._languages
            case TagMeaning():
                return fact in self._tags
            case FilledFigure() | UnchangedFigure():
                return fact in self._figures
            case Limit():
                return fact in self._limits
            case Terms():
                return self._kept.issuperset(fact.keep) and self._pairs.issuperset(fact.translate)
            case Fuzzy():
                return True

    def include(self, line: str) -> bool:
        """Whether the text of a line is a part of theirs: it was wrapped."""
        return squash([line]) in self._text

    @cached_property
    def _text(self) -> str:
        """The lines, and what they say in any wording; seldom asked for, and slow to write."""
        said = (squash([write_remark(one, words) for one in self._found]) for words in WORDINGS)
        return " ".join([squash(self._lines), *said])


def _read_fact(line: str) -> Fact | None:
    remark = read_remark(line)
    return remark if isinstance(remark, _FACTS) else None


def _has_false_fact(lines: Sequence[str], wanted: Sequence[str]) -> bool:
    if lines == wanted or not lines:
        return False
    truth, at = _Facts(wanted), 0
    while at < len(lines):
        if isinstance(_read_fact(lines[at]), Fuzzy):
            return False  # the last of an entry's lines, however many an editor made of it
        true = next((end for end, fact in _read_wrapped(lines, at) if truth.hold(fact)), 0)
        if not true and _read_fact(lines[at]) is not None and not truth.include(lines[at]):
            return True
        at = true or at + 1
    return False


def _read_wrapped(lines: Sequence[str], at: int) -> Iterable[tuple[int, Fact]]:
    """The facts that the lines from one on say, taken together with those after it: (the line after them, the fact)."""
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        for joint in ("", " ") if end > at + 1 else ("",):
            if (fact := _read_fact(joint.join(lines[at:end]))) is not None:
                yield end, fact
