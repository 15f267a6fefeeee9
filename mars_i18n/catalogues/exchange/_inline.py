"""Inline tags of a message, ready for formats that have elements for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Inline, Tag, Text
from mars_i18n.text.segments.markup import TAG, from_msgid, misnested_tag, to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Form = Literal["text", "open", "close", "alone", "begin", "end", "lone begin", "lone end"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, or one tag: in a nested pair (open, close), alone, in a pair that crosses others (begin, end), or half.

    `label` is the tag's name and number (b1); `id` is the label, with a count where the label is there again.
    """

    form: Form
    text: str = ""
    label: str = ""
    name: str = ""
    id: str = ""


def pieces(message: str) -> Iterator[Piece]:
    """A msgid or msgstr piece by piece: nested pairs where all nest, else tags that are begun and ended one by one."""
    parts = from_msgid(message)
    nested = not misnested_tag(parts)
    partners = _partners(parts)
    counts: dict[tuple[str, bool], int] = {}
    identities: dict[int, str] = {}
    for place, part in enumerate(parts):
        if isinstance(part, Text):
            yield Piece("text", part.text)
            continue
        label = f"{part.name}{part.number}"
        form: Form = part.form
        if part.form != "alone" and place not in partners:
            form = "lone begin" if part.form == "open" else "lone end"
        elif not nested:
            form = "begin" if part.form == "open" else "end" if part.form == "close" else "alone"
        if part.form == "close" and place in partners:
            identity = identities[partners[place]]
        else:
            ending = form == "lone end"
            counts[label, ending] = count = counts.get((label, ending), 0) + 1
            identity = label + (f"-{count}" if count > 1 else "") + ("-end" if ending else "")
            identities[place] = identity
        yield Piece(form, "", label, part.name, identity)


def _partners(parts: tuple[Inline, ...]) -> dict[int, int]:
    """For each end of a pair, by its place, the place of the other end."""
    waiting: dict[tuple[str, int], list[int]] = {}
    found: dict[int, int] = {}
    for place, part in enumerate(parts):
        if isinstance(part, Tag) and part.form == "open":
            waiting.setdefault((part.name, part.number), []).append(place)
        elif isinstance(part, Tag) and part.form == "close" and (opened := waiting.get((part.name, part.number))):
            found[place] = opened.pop()
            found[found[place]] = place
    return found


def message_of(parts: Iterable[str | Tag]) -> str:
    """Texts, as readers see them, and tags as a msgid."""
    return to_msgid(Text(part) if isinstance(part, str) else part for part in parts)


def tag(identity: str, form: Literal["open", "close", "alone"]) -> Tag | None:
    """The tag of an id, a count after it overlooked; None where it is no tag of ours."""
    found = TAG.fullmatch(f"<{identity.partition('-')[0]}>")
    return Tag(found[2], int(found[3]), form) if found else None
