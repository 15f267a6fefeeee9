"""The parts of a segment: texts and numbered tags, which joined are the run's very text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import value_of
from mars_i18n.formats.html.elements import TAGS
from mars_i18n.formats.html.entities import fold
from mars_i18n.formats.html.start_tags import note_of
from mars_i18n.model import Gap, Segment, Tag, Text
from mars_i18n.model.construction import fast_constructor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.formats.html.runs import Item, Span
    from mars_i18n.formats.html.start_tags import SpokenAttribute
    from mars_i18n.model import Inline, Location

_BLANKS = " \t\r\n\f"
_ENDS = frozenset({"open", "close"})
_SHORT = 40  # code points
_LONGEST_NOTE = 200
_make_gap, _make_tag, _make_text = fast_constructor(Gap), fast_constructor(Tag), fast_constructor(Text)


class PartsWriter:
    """One run on its way to parts. `locate` turns an offset into a Location."""

    def __init__(self, text: str, items: Sequence[Item], span: Span, locate: Callable[[int], Location]) -> None:
        self.text, self.items, self.span, self.locate = text, items, span, locate
        self.equal: dict[str, tuple[Gap, ...]] = {}  # gaps that are short: equal ones are one
        self.unpaired: dict[str, tuple[tuple[Gap, ...], str]] = {}  # tags that are short, as parts and a note
        self.parts: list[Inline] = []
        self.numbers: dict[int, int] = {}  # of the item that opens a pair
        self.counts: dict[str, int] = {}
        self.cursor = span.start
        self.shown: list[str] = []  # the texts under way
        self.after_blank = True  # browsers show no white space at the start of a line, nor a second one

    def write(self) -> tuple[Inline, ...]:
        """The parts, raw joined being the text from the start of the span to its end."""
        number, final, limit = self.span.first, self.span.last, self.span.end
        text, items, shown = self.text, self.items, self.shown
        while number <= final:
            item = items[number]
            kind, last = item.kind, number
            if kind == "text":
                start, end = item.start, item.end
                if start < self.cursor or end > limit:
                    start, end = max(start, self.cursor), min(end, limit)
                shown.append(text[start:end])
            elif item.partner < 0 and kind in _ENDS:
                start = item.start
                if start > self.cursor or shown:
                    self._flush(start)
                self.cursor = item.end
                self._unpaired(text[start : item.end])
            elif kind != "nothing":
                if kind == "open" and number < item.partner <= number + 2:
                    last = self._empty_pair(number)
                self._tag(number, last)
            number = last + 1
        self._flush(self.span.end)
        return tuple(_without_last_blank(self.parts))

    def _flush(self, end: int) -> None:
        if end <= self.cursor and not self.shown:
            return
        raw = self.text[self.cursor : end]
        if raw.isalnum() and self.shown == [raw]:
            shown, self.after_blank = raw, False
        else:
            shown = fold("".join(self.shown))
            if self.after_blank:
                shown = shown.lstrip(" ")
            if shown:
                self.after_blank = shown[-1] == " "
        self.parts.append(_make_text(shown, raw))
        self.shown.clear()
        self.cursor = end

    def _empty_pair(self, number: int) -> int:
        """The number of the end of a short pair that nothing is in, such as an anchor or an icon; else `number`."""
        item = self.items[number]
        inside = self.items[number + 1 : item.partner]
        return number if any(one.kind != "nothing" for one in inside) else item.partner

    def _tag(self, number: int, last: int) -> None:
        item = self.items[number]
        kind, start, end = item.kind, item.start, item.end if last == number else self.items[last].end
        if item.name == "br":
            start, end = self._around_break(number)
            if self.shown:
                self.shown[-1] = self.shown[-1].rstrip(_BLANKS)
        if start > self.cursor or self.shown:
            self._flush(start)
        self.cursor = end
        if kind == "alone":
            self._of_kind(item, start, end)
            if item.name == "br":
                self.after_blank = True
            elif item.name in {"img", "code", "ph", "opaque"}:
                self.after_blank = False
        elif last > number:
            self._unpaired(self.text[start:end])
        elif kind == "open":
            self._open(number)
        else:
            name, count = TAGS.get(self.items[item.partner].name, "span"), self.numbers[item.partner]
            self.parts.append(_make_tag(name, count, "close", self._gap(self.text[start:end])))

    def _gap(self, raw: str) -> tuple[Gap, ...]:
        """What stays as it is, as the parts of a tag."""
        made = self.equal.get(raw)
        if made is None:
            made = (_make_gap(raw),)
            if len(raw) < _SHORT:
                self.equal[raw] = made
        return made

    def _around_break(self, number: int) -> tuple[int, int]:
        """A line break with the white space at its sides, which no browser shows."""
        start, end = self.items[number].start, self.items[number].end
        while start > self.cursor and self.shown and self.text[start - 1] in _BLANKS:
            start -= 1
        if number < self.span.last and self.items[number + 1].kind == "text":
            limit = min(self.items[number + 1].end, self.span.end)
            while end < limit and self.text[end] in _BLANKS:
                end += 1
        return start, end

    def _count(self, name: str) -> int:
        """The number of the next tag of a name."""
        number = self.counts[name] = self.counts.get(name, 0) + 1
        return number

    def _open(self, number: int) -> None:
        item = self.items[number]
        name = TAGS.get(item.name, "span")
        count = self.numbers[number] = self._count(name)
        note = item.tag.note if item.tag else ""
        self.parts.append(_make_tag(name, count, "open", self._inner(item), _kept(item, "href", "title"), note))

    def _of_kind(self, item: Item, start: int, end: int) -> None:
        raw = self.text[start:end]
        if item.name == "br":
            self.parts.append(_make_tag("br", self._count("br"), "alone", self._gap(raw), (), "line break"))
        elif item.name == "img":
            kept = _kept(item, "src", "alt", "title")
            note = note_of("img", item.tag.attributes if item.tag else {})
            self.parts.append(_make_tag("img", self._count("img"), "alone", self._inner(item), kept, note))
        elif item.name == "code":
            note = f"code: {item.text}"
            self.parts.append(
                _make_tag("code", self._count("code"), "alone", self._gap(raw), (("code", item.text),), note)
            )
        elif item.name == "ph":
            self._alone(item, raw, shown=raw)
        elif item.name == "opaque":
            self._alone(item, raw, shown=item.text)
        else:
            self._alone(item, raw)

    def _unpaired(self, raw: str) -> None:
        """A start or an end without the other, or a pair that nothing is in."""
        known = self.unpaired.get(raw)
        if known is None:
            known = self._gap(raw), f"represents {raw}"[:_LONGEST_NOTE]
            if len(raw) < _SHORT:
                self.unpaired[raw] = known
        number = self.counts["ph"] = self.counts.get("ph", 0) + 1
        self.parts.append(_make_tag("ph", number, "alone", known[0], (), known[1]))

    def _alone(self, item: Item, raw: str, *, shown: str = "") -> None:
        attributes = (("ph", shown),) if shown else ()
        inner: tuple[Gap | Segment, ...]
        if item.kind == "alone" and item.name in {"field", "hidden"}:
            inner = item.inside or self._inner(item)
        else:
            inner = self._gap(raw)
        note = f"represents {shown or raw}"
        self.parts.append(_make_tag("ph", self._count("ph"), "alone", inner, attributes, note[:_LONGEST_NOTE]))

    def _inner(self, item: Item) -> tuple[Gap | Segment, ...]:
        """A tag with the words in its attributes as segments, in the order of the tag."""
        if item.tag is None or not item.tag.prose:
            return self._gap(self.text[item.start : item.end])
        parts: list[Gap | Segment] = []
        cursor = item.start
        for spoken in item.tag.prose:
            parts.append(_make_gap(self.text[cursor : item.start + spoken.attribute.start]))
            parts.append(attribute_segment(self.text, item.start, spoken, self.locate))
            cursor = item.start + spoken.attribute.end
        return (*parts, _make_gap(self.text[cursor : item.end]))


def attribute_segment(text: str, start: int, spoken: SpokenAttribute, locate: Callable[[int], Location]) -> Segment:
    """The words in an attribute of the tag at `start`."""
    begin, end = start + spoken.attribute.start, start + spoken.attribute.end
    parts = (_make_text(spoken.words, text[begin:end]),)
    return Segment(parts, locate(begin), attribute=spoken.called, former=spoken.former)


def _kept(item: Item, *names: str) -> tuple[tuple[str, str], ...]:
    if item.tag is None or not item.tag.attributes:
        return ()
    attributes = item.tag.attributes
    return tuple(
        (name, value) for name in names if name in attributes and (value := value_of(attributes, name).strip())
    )


def _without_last_blank(parts: list[Inline]) -> list[Inline]:
    """The parts without the blank that no browser shows at the end of a line, before tags that close there."""
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if isinstance(part, Text):
            if part.text:
                parts[at] = _make_text(part.text.rstrip(" "), part.raw)
                break
        elif part.form != "close":
            break
    return parts
