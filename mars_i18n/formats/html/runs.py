"""One run of a page, the text and inline tags between two ends of blocks, as the parts of a segment.

Tags that enclose the whole segment, and what no reader sees at its edges, are left outside. Inside, tags are paired,
numbered and noted for translators.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.formats.html.attributes import replace_broken_bytes, value_of
from mars_i18n.formats.html.elements import CODE, TAGS
from mars_i18n.formats.html.entities import resolve_references

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.formats.html.attributes import Attribute

ItemKind: TypeAlias = Literal["text", "open", "close", "alone", "nothing"]
_FOLDED = re.compile(r"[ \t\r\n\f]+")
_FILLERS = "\\s\u00a0\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\u2007\x00"
_REFERENCE = (
    r"&(?:nbsp|zwnj|zwj|shy|ensp|emsp|thinsp|hairsp|ZeroWidthSpace|lrm|rlm|NoBreak|NewLine|Tab"
    r"|\#0*(?:9|10|12|13|32|160|173|847|6158|819[4-9]|820[0-79]|8239|828[7-9]|829[0-2]|12288|65279)(?!\d)"
    r"|\#[xX]0*(?:9|[aAcCdD]|20|[aA]0|[aA][dD]|34[fF]|200[2-9a-fA-F]|202[fF]|205[fF]|206[0-4]|3000|[fF][eE][fF]{2})(?![0-9a-fA-F])"
    r");?"
)
_FILLER_RUN = re.compile(rf"(?:[{_FILLERS}]|{_REFERENCE})+")
_MAIL_CLASS = re.compile(r"(?:Mso|SpellE|GramE|Apple-)", re.IGNORECASE)
_ONLY_MSO = re.compile(r"\s*(?:mso-[\w-]+\s*:[^;]*;?\s*)*", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\{[%#]|\{\{-?\s*[#/!^]|\{\{-?\s*(?:if|else|end|range|with)\b|<\?php|<%(?!=)|\[%|\*\|(?:IF|END|ELSE)"
)
_LOOKS = frozenset("span font b strong i em u small big tt".split())
_CONTENT = frozenset({"img", "code", "ph", "opaque"})  # what is alone and is seen
_STYLE_NOTED = re.compile(
    r"(?:^|;)\s*(color|background(?:-color)?|font-(?:size|weight|style)|text-decoration)\s*:\s*([^;]{1,40})",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Item:
    """A piece of a run. `name` is an element's, or what an alone one is: br, img, ph, opaque, comment, field."""

    kind: ItemKind
    start: int
    end: int
    name: str = ""
    attributes: Mapping[str, Attribute] | None = None
    partner: int = -1  # the number of the other end of its pair in the run
    keep: bool = False  # not to be translated
    text: str = ""  # what an alone one shows


@dataclass(frozen=True, slots=True)
class Span:
    """Where the segment of a run is: its first and last item, and where the first text begins, the last ends."""

    first: int
    last: int
    start: int
    end: int


def pair_items(items: Sequence[Item]) -> None:
    """Set the partners of starts and ends that match. Linear: each is pushed and popped once."""
    opened: list[int] = []
    counts: Counter[str] = Counter()
    for number, item in enumerate(items):
        if item.kind == "open":
            opened.append(number)
            counts[item.name] += 1
        elif item.kind == "close" and counts[item.name]:
            while opened:
                other = opened.pop()
                counts[items[other].name] -= 1
                if items[other].name == item.name:
                    items[other].partner, item.partner = number, other
                    break


def simplify_items(items: list[Item], text: str) -> list[Item]:
    """The items with opaque pairs as one, pairs that change nothing marked "nothing", equal neighbours joined."""
    pair_items(items)
    collapsed: list[Item] = []
    number = 0
    while number < len(items):
        item = items[number]
        whole = item.kind == "open" and item.partner > number and _is_opaque(item)
        if whole:
            last = items[item.partner]
            if (
                item.keep
                or item.name == "ruby"
                or any(is_visible(one, text) for one in items[number + 1 : item.partner])
            ):
                name = "code" if item.name in CODE and not item.keep else "opaque"
                shown = _shown(items[number + 1 : item.partner], text)
                collapsed.append(Item("alone", item.start, last.end, name, item.attributes, text=shown))
                number = item.partner + 1
                continue
        collapsed.append(item)
        number += 1
    for item in collapsed:
        item.partner = -1
    pair_items(collapsed)
    _mark_nothing(collapsed, text)
    _join_neighbours(collapsed, text)
    return collapsed


def _is_opaque(item: Item) -> bool:
    return item.keep or item.name in CODE or item.name == "ruby"


def _shown(items: Sequence[Item], text: str) -> str:
    words = "".join(
        resolve_references(text[one.start : one.end]) if one.kind == "text" else " " if one.name == "br" else one.text
        for one in items
    )
    return _FOLDED.sub(" ", words.replace("\0", ""))


def _mark_nothing(items: Sequence[Item], text: str) -> None:
    for number, item in enumerate(items):
        if item.kind != "open" or item.partner < 0:
            continue
        if _changes_nothing(item) or (item.name in _LOOKS and _holds_blanks_only(items, number, text)):
            for one in (item, items[item.partner]):
                one.kind = "nothing"


def _changes_nothing(item: Item) -> bool:
    """Whether a pair is what Word and Google Docs leave behind: no look of its own, no meaning."""
    if item.name in {"o:p", "st1:place", "st1:city", "wbr"}:
        return True
    attributes = item.attributes or {}
    style = value_of(attributes, "style")
    if item.name == "b" and _NOT_BOLD.search(style):
        return True
    if item.name not in {"span", "font"}:
        return False
    for key in attributes:
        if key == "style" and _ONLY_MSO.fullmatch(style):
            continue
        if key == "class" and _MAIL_CLASS.match(value_of(attributes, "class")):
            continue
        if key in {"lang", "xml:lang"} and ("style" in attributes or "class" in attributes):
            continue
        return False
    return True


def _holds_blanks_only(items: Sequence[Item], number: int, text: str) -> bool:
    """Whether a pair holds white space alone, which its neighbours can hold as well."""
    partner = items[number].partner
    inside = items[number + 1 : min(partner, number + 4)]
    if not inside or partner > number + 4 or "id" in (items[number].attributes or {}):
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
        return not _FILLER_RUN.fullmatch(text, item.start, item.end)
    return item.kind == "alone" and item.name in _CONTENT and (item.name != "opaque" or bool(item.text))


def _is_statement(item: Item) -> bool:
    """Whether an item is template syntax that decides or repeats, and shows nothing itself."""
    return item.name == "ph" and _STATEMENT.match(item.text) is not None


def span_of(items: Sequence[Item], text: str) -> Span | None:
    """Where the segment of a run is, or None where nothing in it is seen."""
    visible = [at for at, one in enumerate(items) if is_visible(one, text)]
    values = [at for at in visible if not _is_statement(items[at])]
    if values and sum(values[0] < at < values[-1] for at in visible) == len(values[1:-1]):
        visible = values  # statements are at the edges alone: they are about the whole
    if not visible:
        return None
    first, last = visible[0], visible[-1]
    low, high = first, last
    for number in range(first, last + 1):
        partner = items[number].partner
        if partner >= 0:
            low, high = min(low, partner), max(high, partner)
    start, end = items[low].start, items[high].end
    if low == first and items[first].kind == "text":
        found = _FILLER_RUN.match(text, start, items[first].end)
        start = found.end() if found else start
    if high == last and items[last].kind == "text":
        end = _without_filler(text, items[last].start, end)
    return Span(low, high, start, end)


def _without_filler(text: str, start: int, end: int) -> int:
    """Where a text ends but for the filler at its end."""
    if text[end - 1] != ";" and not re.match(rf"[{_FILLERS}]", text[end - 1]):
        return end
    last = next(iter(deque(_FILLER_RUN.finditer(text, start, end), maxlen=1)), None)
    return last.start() if last and last.end() == end else end


def fold(text: str) -> str:
    """Text as browsers show it: references resolved, white space as single blanks, NUL and broken bytes not there."""
    return fold_blanks(resolve_references(text))


def fold_blanks(text: str) -> str:
    """Text whose references are resolved as browsers show it: as `fold` does."""
    return replace_broken_bytes(_FOLDED.sub(" ", text).replace("\0", ""))


def note_of(item: Item) -> str:
    """What translators read of a tag that they cannot guess."""
    attributes = item.attributes or {}
    if item.name == "a":
        href = value_of(attributes, "href").strip()
        return f"links to {href}" if href else "anchor"
    if item.name == "img":
        return f"shows the image {value_of(attributes, 'src').strip()}"
    if TAGS.get(item.name, "span") != "span":
        return ""
    looks = ", ".join(f"{name}: {value.strip()}" for name, value in _STYLE_NOTED.findall(value_of(attributes, "style")))
    language = value_of(attributes, "lang")
    named = {"u": "underlined", "small": "small", "mark": "highlighted", "q": "quotation", "ins": "added"}
    said = [named.get(item.name, ""), looks, f"in {language}" if language else ""]
    return ", ".join(one for one in said if one) or f"looks different (<{item.name}>)"
