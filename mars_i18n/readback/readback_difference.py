"""What a finished file can say otherwise than its edition, and how that is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message, translatable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Wording

DifferenceKind: TypeAlias = Literal[
    "unreadable",
    "added",
    "missing",
    "doubled",
    "out of order",
    "cut",
    "changed",
    "spacing",
    "language",
    "link",
    "image",
    "alternative text",
    "apart",
    "contents",
]
_SHOWN = 60  # code points of a text in a message


@dataclass(frozen=True, slots=True)
class ReadbackDifference:
    """What a file says otherwise than its edition: the part of the file, the segment, and the place in both.

    `about` names what is apart from the flow: "subject", "link title".
    """

    part: str
    kind: DifferenceKind
    text: str
    source: str = ""
    place: str = ""
    found: str = ""
    about: str = ""
    fault: Wording = ""  # why the part is "unreadable"

    @property
    def sentence(self) -> Message:
        """The difference in words."""
        if self.kind == "unreadable":
            return message("{fault}", fault=self.fault)
        values = {
            "part": self.part,
            "text": _short(self.text),
            "source": message(" ({source})", source=self.source) if self.source else "",
            "place": message(", at {place}", place=_place(self.place)) if self.place else "",
            "found": message(": it has «{found}»", found=_short(self.found)) if self.found else "",
            "about": Message(_ABOUT[self.about]) if self.about else "",
        }
        return Message(_SENTENCES[self.kind], tuple(values.items()))


_SENTENCES: Mapping[str, str] = {
    "added": translatable("{part}: «{text}» is in no text of the edition, and among no words of its templates{place}"),
    "missing": translatable("{part}: «{text}»{source} is missing{place}"),
    "doubled": translatable("{part}: «{text}»{source} is there more than once{place}"),
    "out of order": translatable("{part}: «{text}»{source} is not in its order{place}"),
    "cut": translatable("{part}: «{text}»{source} is cut{place}{found}"),
    "changed": translatable("{part}: «{text}»{source} is not letter for letter the edition's{place}{found}"),
    "spacing": translatable("{part}: «{text}»{source} has other white space than the edition{place}{found}"),
    "language": translatable("{part}: «{text}»{source} is marked with another language{place}{found}"),
    "link": translatable("{part}: «{text}»{source} leads nowhere, or elsewhere than in the edition{place}{found}"),
    "image": translatable("{part}: «{text}» is an image that is not there{place}"),
    "alternative text": translatable("{part}: «{text}» is missing: the alternative text of an image"),
    "apart": translatable("{part}: its {about} is not the edition's «{text}»{found}"),
    "contents": translatable("{part}: the line «{text}» of its table of contents leads nowhere, or elsewhere{found}"),
}


# What is apart from the flow, in words.
_ABOUT: Mapping[str, str] = {
    "title": translatable("title"),
    "subject": translatable("subject"),
    "preheader": translatable("preheader"),
    "summary": translatable("summary"),
    "contents": translatable("contents"),
    "alternative text": translatable("alternative text"),
    "image title": translatable("image title"),
    "link title": translatable("link title"),
    "language": translatable("language"),
    "masthead": translatable("masthead"),
    "first day": translatable("first day"),
}
# Readers count what a file has no lines for: "index.html, block 4".
_COUNTED: Mapping[str, str] = {
    "block": translatable("{part}, block {number}"),
    "paragraph": translatable("{part}, paragraph {number}"),
}


def _place(place: str) -> Wording:
    part, _, counted = place.rpartition(", ")
    kind, _, number = counted.partition(" ")
    return Message(_COUNTED[kind], (("part", part), ("number", number))) if kind in _COUNTED else place


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
