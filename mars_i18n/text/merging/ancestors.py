"""Which old text a changed text came from: same place first, then likeness. Near linear in the issue.

Short texts must be very alike, since headings and cells share words by chance; long ones half the words, if they
are where the old one was. Each old text has at most one descendant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mars_i18n.text.merging.similarity import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Entry
    from mars_i18n.text.segments.source_messages import SourceMessage

    Key = tuple[str, str]

_SHORT = 5  # words and marks
_LIKENESS = {("short", True): 0.70, ("short", False): 0.88, ("long", True): 0.45, ("long", False): 0.60}
_FIGURES = 0.75  # of one number and another
_CANDIDATES = 8  # old texts that are compared in full with a new one
_LONG = 10_000  # words or code points: a comparison in their order takes time by the square
_COMMON = 64  # a word that more old texts hold than this points at none of them


def find_ancestors(
    new_messages: Sequence[SourceMessage], today: Sequence[Key], before: Sequence[Key], pool: Sequence[Entry]
) -> dict[Key, Entry]:
    """For each message without an entry, the old entry that it most likely was; messages with none are left out.

    `today` and `before` are the keys in document order; `pool` the old entries that no message of today has.
    """
    if not new_messages or not pool:
        return {}
    place_now, place_then = _find_neighbours(today, set(before)), _find_neighbours(before, set(today))
    index = _Index(pool)
    standing = _index_by_place(pool, place_then)
    scored: list[tuple[float, int, int]] = []
    for position, message in enumerate(new_messages):
        words = tokens(message.msgid)
        beside = standing.get(place_now[message.key], ())
        for number in dict.fromkeys((*index.candidates(words, message), *beside)):
            entry = pool[number]
            near = entry.key in place_then and place_then[entry.key] == place_now.get(message.key)
            if entry.previous == message.msgid:
                scored.append((2.0, position, number))
                continue
            alike = compare_texts(message.msgid, words, entry.msgid, index.words[number])
            size = "short" if min(len(words), len(index.words[number])) <= _SHORT else "long"
            if alike >= _LIKENESS[size, near]:
                scored.append((alike + (0.15 if near else 0.0), position, number))
    pairs: dict[Key, Entry] = {}
    taken: set[int] = set()
    for _, position, number in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        key = new_messages[position].key
        if key not in pairs and number not in taken:
            pairs[key] = pool[number]
            taken.add(number)
    return pairs


def _find_neighbours(keys: Sequence[Key], stable: set[Key]) -> dict[Key, tuple[Key, Key]]:
    """For each key, its nearest neighbours on either side that are there both before and today."""
    edge = ("", "")
    left: dict[Key, Key] = {}
    last = edge
    for key in keys:
        left[key] = last
        if key in stable:
            last = key
    places: dict[Key, tuple[Key, Key]] = {}
    following = edge
    for key in reversed(keys):
        places[key] = (left[key], following)
        if key in stable:
            following = key
    return places


def _index_by_place(pool: Sequence[Entry], places: dict[Key, tuple[Key, Key]]) -> dict[tuple[Key, Key], list[int]]:
    """The numbers of the first few old texts of each place: what is there now may share no word with them."""
    found: defaultdict[tuple[Key, Key], list[int]] = defaultdict(list)
    for number, entry in enumerate(pool):
        if entry.key in places and len(found[places[entry.key]]) < _CANDIDATES:
            found[places[entry.key]].append(number)
    return found


class _Index:
    """Old texts by the words that they hold, to find the few worth comparing."""

    def __init__(self, pool: Sequence[Entry]) -> None:
        self.words = [tokens(entry.msgid) for entry in pool]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        self._made_for: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self.words):
            for word in set(map(str.casefold, words)):
                self._holders[word].append(number)
            if pool[number].previous:
                self._made_for[pool[number].previous].append(number)

    def candidates(self, words: Sequence[str], message: SourceMessage) -> Iterator[int]:
        """The old texts that share most of the telling words with a message, best first, and any made for it."""
        votes: Counter[int] = Counter()
        for word in set(map(str.casefold, words)):
            holders = self._holders.get(word, ())
            if len(holders) <= max(_COMMON, len(self.words) // 50):
                for number in holders:
                    votes[number] += 1
        made_for = self._made_for.get(message.msgid, [])
        yield from made_for
        ranked = sorted(votes, key=lambda number: (-votes[number] / (len(self.words[number]) + 5), number))
        yield from (number for number in ranked[:_CANDIDATES] if number not in made_for)


def compare_texts(new: str, new_words: Sequence[str], old: str, old_words: Sequence[str]) -> float:
    """0 to 1: by words for long texts; for short ones, where one word is much, by how alike each word is to its own."""
    if min(len(new_words), len(old_words)) > _SHORT:
        return _compare_sequences(new_words, old_words)
    if len(new_words) != len(old_words):
        return _compare_sequences(new.casefold(), old.casefold())
    return sum(map(_compare_words, new_words, old_words)) / len(new_words) if new_words else 0.0


def _compare_words(new: str, old: str) -> float:
    """0 to 1: figures represent one another; words of other beginnings are other words, as team and dream are."""
    one, other = new.casefold(), old.casefold()
    if one == other:
        return 1.0
    if one[:1].isdecimal() and other[:1].isdecimal():
        return _FIGURES
    return _compare_sequences(one, other) if one[:1] == other[:1] else 0.0


def _compare_sequences(one: Sequence[str], other: Sequence[str]) -> float:
    """0 to 1: what of two sequences is in both, in its order; of very long ones, in whatever order."""
    from rapidfuzz.distance import Indel

    if max(len(one), len(other)) <= _LONG:
        return Indel.normalized_similarity(one, other)
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
