"""Raw HTML within the prose of Markdown: which tags are a pair, and what each is to translators, as in pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.formats.html.attributes import attributes_of, value_of
from mars_i18n.formats.html.elements import CODE, TAGS, VOID
from mars_i18n.formats.html.start_tags import note_of
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Gap, Inline, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

    from mars_i18n.formats.html.attributes import Attribute

HtmlForm: TypeAlias = Literal["open", "close", "alone", "nothing", "whole"]
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)")
_PLAIN_PAIR = re.compile(r"<(/?)(strong|b|em|i|del|s)>", re.IGNORECASE)
_BLANKS = " \t\r\n"
_KEPT = ("href", "src", "alt", "title")


@dataclass(frozen=True, slots=True)
class HtmlPiece:
    """What a tag of HTML in prose is: one end of a pair, something that is alone, or nothing to translators.

    A "whole" one goes from its token to the token `last`, with what is between: code, or a text not to be translated.
    `attributes` are by name; `note` explains the tag to translators.
    """

    form: HtmlForm
    name: str = ""
    last: int = -1
    attributes: Mapping[str, Attribute] | None = None
    element: str = ""
    note: str = ""

    def kept(self) -> dict[str, str]:
        """The values of attributes that outputs need."""
        names = ("href", "title") if self.name == "a" else _KEPT[1:]
        return {name: value_of(self.attributes or {}, name) for name in names}


def read_html_tags(children: Sequence[Token]) -> dict[int, HtmlPiece]:
    """The number of each token of HTML, and what it is. Linear in the number of tokens."""
    pieces: dict[int, HtmlPiece] = {}
    for start, end in _pairs(children, _NAME):
        pieces |= _pair(children, start, end)
    for number, token in enumerate(children):
        if token.type == "html_inline" and number not in pieces:
            pieces[number] = _alone(token.content)
    return pieces


def former_pairs(children: Sequence[Token]) -> dict[int, str]:
    """As earlier versions read them: only ``<b>``, ``<em>`` and their like without attributes; number to tag."""
    found: dict[int, str] = {}
    for start, end in _pairs(children, _PLAIN_PAIR):
        name = _PLAIN_PAIR.fullmatch(children[start].content)
        found[start] = found[end] = TAGS[name[2].lower()] if name else ""
    return found


def _pairs(children: Sequence[Token], tag: re.Pattern[str]) -> list[tuple[int, int]]:
    """(number of the start, of the end) of the tags that are a pair and nest with all else."""
    pairs: list[tuple[int, int]] = []
    frames = [(list[tuple[str, int]](), Counter[str]())]  # what is open within each pair of the parser's own tags
    for number, token in enumerate(children):
        opened, counts = frames[-1]
        whole = tag is _PLAIN_PAIR
        found = (tag.fullmatch if whole else tag.match)(token.content) if token.type == "html_inline" else None
        if found:
            word = found[2].lower()
            if not found[1] and word not in VOID and not token.content.endswith("/>"):
                opened.append((word, number))
                counts[word] += 1
            while found[1] and counts[word]:
                other, start = opened.pop()
                counts[other] -= 1
                if other == word:
                    pairs.append((start, number))
                    break
        elif token.type.endswith("_open"):
            frames.append(([], Counter()))
        elif token.type.endswith("_close") and len(frames) > 1:
            frames.pop()
    return pairs


def _pair(children: Sequence[Token], start: int, end: int) -> dict[int, HtmlPiece]:
    raw = children[start].content
    attributes = attributes_of(raw, raw)
    name = _element(raw)
    plain = TAGS.get(name) in {"b", "i", "s"} and not attributes
    if end == start + 1 and not plain:  # an anchor, an icon
        return {start: HtmlPiece("whole", "ph", end, attributes, name), end: HtmlPiece("nothing")}
    kept = value_of(attributes, "translate").strip().lower() == "no" or "notranslate" in value_of(attributes, "class")
    if kept or name in CODE or name == "ruby":
        code = "code" if name in CODE and not kept else "ph"
        return {start: HtmlPiece("whole", code, end, attributes, name), end: HtmlPiece("nothing")}
    tag = TAGS.get(name, "span")
    note = note_of(name, attributes)
    return {start: HtmlPiece("open", tag, end, attributes, name, note), end: HtmlPiece("close", tag, end, None, name)}


def _alone(raw: str) -> HtmlPiece:
    name = _element(raw)
    attributes = attributes_of(raw, raw) if name else {}
    if name == "br":
        return HtmlPiece("alone", "br", note="line break")
    if name == "wbr":
        return HtmlPiece("nothing")
    if name == "img" and not raw.startswith("</"):
        return HtmlPiece("alone", "img", -1, attributes, name, note_of("img", attributes))
    return HtmlPiece("alone", "ph", -1, attributes, name, f"represents {' '.join(raw.split())}")


def _element(raw: str) -> str:
    found = _NAME.match(raw)
    return found[2].lower() if found else ""


def absorb_blanks(parts: Sequence[Inline]) -> list[Inline]:
    """The parts with the blanks around each ``<br>`` in it, as no browser shows them."""
    result = list(parts)
    for number, part in enumerate(result):
        if not isinstance(part, Tag) or part.name != "br" or not part.raw.startswith("<"):
            continue
        before, after = "", ""
        if number and isinstance(text := result[number - 1], Text) and text.raw is not None:
            bare = text.raw.rstrip(_BLANKS)
            before = text.raw[len(bare) :]
            result[number - 1] = Text(text.text.rstrip(_BLANKS), bare)
        if number + 1 < len(result) and isinstance(text := result[number + 1], Text) and text.raw is not None:
            bare = text.raw.lstrip(_BLANKS)
            after = text.raw[: len(text.raw) - len(bare)]
            result[number + 1] = Text(text.text.lstrip(_BLANKS), bare)
        result[number] = replace(part, parts=(Gap(before + part.raw + after),))
    return result
