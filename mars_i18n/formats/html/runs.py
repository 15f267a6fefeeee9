"""One run of a page, the text and inline tags between two ends of blocks, as the parts of a segment.

Tags that enclose the whole segment, and what no reader sees at its edges, are left outside. Inside, tags are paired,
numbered and noted for translators.
"""

from __future__ import annotations

from collections import deque
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.elements import CODE
from mars_i18n.formats.html.entities import fold_blanks, resolve_references
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model.construction import fast_constructor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.model import Gap, Segment

ItemKind: TypeAlias = Literal["text", "open", "close", "alone", "nothing"]
_FILLERS = "\\s\u00a0\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\u2007\x00"
_REFERENCE = (
    r"&(?:nbsp|zwnj|zwj|shy|ensp|emsp|thinsp|hairsp|ZeroWidthSpace|lrm|rlm|NoBreak|NewLine|Tab"
    r"|\#0*(?:9|10|12|13|32|160|173|847|6158|819[4-9]|820[0-79]|8239|828[7-9]|829[0-2]|12288|65279)(?!\d)"
    r"|\#[xX]0*(?:9|[aAcCdD]|20|[aA]0|[aA][dD]|34[fF]|200[2-9a-fA-F]|202[fF]|205[fF]|206[0-4]|3000|[fF][eE][fF]{2})(?![0-9a-fA-F])"
    r");?"
)
_FILLER = re.compile(rf"[{_FILLERS}]")
_FILLER_RUN = re.compile(rf"(?:[{_FILLERS}]|{_REFERENCE})++")
_LONGEST_REFERENCE = 40  # code points of one that is looked for at the end of a text
_STATEMENT = re.compile(
    r"\{[%#]|\{\{-?\s*[#/!^]|\{\{-?\s*(?:if|else|end|range|with)\b|<\?php|<%(?!=)|\[%|\*\|(?:IF|END|ELSE)"
)
_LOOKS = frozenset("span font b strong i em u small big tt".split())
_CONTENT = frozenset({"img", "code", "ph", "opaque"})  # what is alone and is seen


@dataclass(slots=True)
class Item:
    """A piece of a run.

    `name` is an element's, or what an alone one is: br, img, ph, opaque, comment, field, hidden.
    """

    kind: ItemKind
    start: int
    end: int
    name: str = ""
    tag: StartTag | None = None
    partner: int = -1  # the number of the other end of its pair in the run
    keep: bool = False  # not to be translated
    text: str = ""  # what an alone one shows
    inside: tuple[Gap | Segment, ...] = ()  # of what is hidden in a sentence


make_item = fast_constructor(Item)


@dataclass(frozen=True, slots=True)
class Span:
    """Where the segment of a run is: its first and last item, and where the first text begins, the last ends."""

    first: int
    last: int
    start: int
    end: int
    template: bool = False  # whether nothing in it is seen but template syntax


def pair_items(items: Sequence[Item]) -> None:
    """Set the partners of starts and ends that match. Linear: each is pushed and popped once."""
    opened: list[int] = []
    counts: dict[str, int] = {}
    for number, item in enumerate(items):
        item.partner = -1
        if item.kind == "open":
            opened.append(number)
            counts[item.name] = counts.get(item.name, 0) + 1
        elif item.kind == "close" and counts.get(item.name):
            while opened:
                other = opened.pop()
                start = items[other]
                counts[start.name] -= 1
                if start.name == item.name:
                    start.partner, item.partner = number, other
                    break


def simplify_items(items: list[Item], text: str) -> list[Item]:
    """The items with opaque pairs as one, pairs that change nothing marked "nothing", equal neighbours joined."""
    pair_items(items)
    if any(item.partner > 0 and item.kind == "open" and _is_opaque(item) for item in items):
        items = _collapse(items, text)
        pair_items(items)
    _mark_nothing(items, text)
    _join_neighbours(items, text)
    return items


def _collapse(items: Sequence[Item], text: str) -> list[Item]:
    """The items, each opaque pair that shows anything as one that is alone."""
    collapsed: list[Item] = []
    seen = [0, *accumulate(is_visible(one, text) for one in items)]
    number = 0
    while number < len(items):
        item = items[number]
        whole = item.kind == "open" and item.partner > number and _is_opaque(item)
        if whole and (item.keep or item.name == "ruby" or seen[item.partner] > seen[number + 1]):
            inside = items[number + 1 : item.partner]
            name = "code" if item.name in CODE and not item.keep else "opaque"
            item, number = Item("alone", item.start, items[item.partner].end, name, item.tag), item.partner
            item.text = _shown(inside, text)
        collapsed.append(item)
        number += 1
    return collapsed


def _is_opaque(item: Item) -> bool:
    return item.keep or item.name in CODE or item.name == "ruby"


def _shown(items: Sequence[Item], text: str) -> str:
    words = "".join(
        resolve_references(text[one.start : one.end]) if one.kind == "text" else " " if one.name == "br" else one.text
        for one in items
    )
    return fold_blanks(words.replace("\0", ""))


def _mark_nothing(items: Sequence[Item], text: str) -> None:
    for number, item in enumerate(items):
        if item.kind != "open" or item.partner < 0:
            continue
        if (item.tag and item.tag.empty) or (item.name in _LOOKS and _holds_blanks_only(items, number, text)):
            for one in (item, items[item.partner]):
                one.kind = "nothing"


def _holds_blanks_only(items: Sequence[Item], number: int, text: str) -> bool:
    """Whether a pair holds white space alone, which its neighbours can hold as well."""
    partner = items[number].partner
    inside = items[number + 1 : min(partner, number + 4)]
    if not inside or partner > number + 4 or ((tag := items[number].tag) and "id" in tag.attributes):
        return False
    return all(one.kind in {"text", "nothing"} and not text[one.start : one.end].strip(" \t\r\n\f") for one in inside)


def _join_neighbours(items: Sequence[Item], text: str) -> None:
    """``<b>Hel</b><b>lo</b>`` is one pair: an end that the same start follows at once is nothing."""
    shown: Item | None = None
    before = -1  # the last item that is something
    for number, item in enumerate(items):
        if item.kind == "nothing":
            continue
        if item.kind == "open" and item.partner >= 0 and before >= 0:
            shown = items[before]
            if shown.kind == "close" and shown.partner >= 0 and shown.name == item.name and item.name != "a":
                opener = items[shown.partner]
                if text[opener.start : opener.end] == text[item.start : item.end]:
                    opener.partner, items[item.partner].partner = item.partner, shown.partner
                    item.kind = shown.kind = "nothing"
                    before = -1
                    continue
        before = number


def is_visible(item: Item, text: str) -> bool:
    """Whether a reader sees an item: prose, an image, code; not white space, filler, or a tag."""
    if item.kind == "text":
        return text[item.start].isalnum() or not _FILLER_RUN.fullmatch(text, item.start, item.end)
    return item.kind == "alone" and item.name in _CONTENT and (item.name != "opaque" or bool(item.text))


def _is_statement(item: Item) -> bool:
    """Whether an item is template syntax that decides or repeats, and shows nothing itself."""
    return item.name == "ph" and _STATEMENT.match(item.text) is not None


def span_of(items: Sequence[Item], text: str) -> Span | None:
    """Where the segment of a run is, or None where nothing in it is seen."""
    visible = [
        at
        for at, one in enumerate(items)
        if (one.kind == "text" and text[one.start].isalnum()) or (one.kind != "close" and is_visible(one, text))
    ]
    if not visible:
        return None
    values = [at for at in visible if not _is_statement(items[at])]
    if 0 < len(values) < len(visible) and sum(values[0] < at < values[-1] for at in visible) == len(values[1:-1]):
        visible = values  # statements are at the edges alone: they are about the whole
    first, last = visible[0], visible[-1]
    low, high = first, last
    for number in range(first, last + 1):
        partner = items[number].partner
        if partner >= 0:
            low, high = min(low, partner), max(high, partner)
    start, end = items[low].start, items[high].end
    if low == first and items[first].kind == "text":
        start = _after_filler(text, start, items[first].end)
    if high == last and items[last].kind == "text":
        end = _without_filler(text, items[last].start, end)
    return Span(low, high, start, end, template=all(items[at].name == "ph" for at in visible))


def text_span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words of a text begin and end, or None where it holds white space and filler alone."""
    if text[start].isalnum() and text[end - 1].isalnum():
        return start, end
    start = _after_filler(text, start, end)
    return (start, _without_filler(text, start, end)) if start < end else None


def _after_filler(text: str, start: int, end: int) -> int:
    """Where a text begins but for the filler at its beginning."""
    found = None if text[start].isalnum() else _FILLER_RUN.match(text, start, end)
    return found.end() if found else start


def _without_filler(text: str, start: int, end: int) -> int:
    """Where a text ends but for the filler at its end."""
    last = end - 1
    if text[last].isalnum() or (text[last] != ";" and not _FILLER.match(text, last)):
        return end
    while last > start and _FILLER.match(text, last):
        last -= 1
    if text.rfind("&", max(start, last - _LONGEST_REFERENCE), last + 1) < 0:
        return last + 1
    run = next(iter(deque(_FILLER_RUN.finditer(text, start, end), maxlen=1)), None)
    return run.start() if run and run.end() == end else end
