"""The prose of a segment as data for the PDF's template: text stays text, whatever characters it has."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeAlias

from mars_i18n.model import Text
from mars_i18n.outputs.page.inline import button_links, image_texts, shown_address
from mars_i18n.outputs.page.urls import outward
from mars_i18n.outputs.typst.fonts import replace_unseen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mars_i18n.model import Inline, Tag
    from mars_i18n.outputs.typst.fonts import Repertoire

Piece: TypeAlias = "str | dict[str, Any]"
_DEEPEST = 6  # marks within marks; typst allows few calls within calls
_NO_WORDS: Piece = {"is": "span", "in": []}
_LONGEST_WORD = 24  # code points that may be without a place to break the line
_LONGEST_STEM = 40  # within such a word, letters in a row; shorter ones are hyphenated
_LONGEST_ADDRESS = 2000
_BREAKS = frozenset("/?&=#_-.,:;@+%~|")
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")


class InlineWriter:
    """Writes inline markup as pieces: a string, or a mapping whose `is` names what it is.

    `footnote` gives what a citation becomes and `image` what an image does; both know the document. `places` are the
    ids that links within the PDF lead to.
    """

    def __init__(
        self,
        repertoire: Repertoire,
        footnote: Callable[[Tag], Piece],
        image: Callable[[str, str, str], Piece],
        page: str = "",
        places: frozenset[str] = frozenset(),
    ) -> None:
        self.repertoire, self.footnote, self.image, self.page = repertoire, footnote, image, page
        self.places = places

    def pieces(self, parts: Sequence[Inline]) -> list[Piece]:
        """All parts, what is open at the end closed."""
        buttons = button_links(parts)
        top: list[Piece] = []
        stack = [top]
        for part in parts:
            if isinstance(part, Text):
                stack[-1].extend(self.text(part.text))
            elif part.form == "close":
                if len(stack) > 1:
                    stack.pop()
            elif part.form == "open" and len(stack) > _DEEPEST:  # a mark that is left out, or a place
                stack[-1].extend(piece for piece in self.span(part, []) if piece != _NO_WORDS)
                stack.append(stack[-1])
            else:
                inner: list[Piece] = []
                shown = list(TAGS[part.name](self, part, inner))
                if part.name == "a" and part.number in buttons:
                    shown = [
                        {**one, "is": "button"} if isinstance(one, dict) and one["is"] == "a" else one for one in shown
                    ]
                stack[-1].extend(shown)
                if part.form == "open":
                    stack.append(inner)
        return top

    def text(self, text: str) -> Iterator[Piece]:
        """Words as they are, without control characters; what no font can show is given by its code point."""
        clean = breakable(replace_unseen(self.repertoire.spoken(_SPACE.sub(" ", text))))
        for run, shown in self.repertoire.pieces(clean):
            yield run if shown else {"is": "lacking", "code": f"U+{ord(run):04X}"}

    def a(self, tag: Tag, inner: list[Piece]) -> Iterator[Piece]:
        """A link; its words alone where it leads nowhere."""
        href = tag.attribute("href")
        shown = inner if tag.form == "open" else list(self.text(shown_address(tag)))
        if href.startswith("#") and href[1:] in self.places:
            yield {"is": "jump", "to": href[1:], "in": shown}
            return
        to = self._address(href)
        yield {"is": "a", "to": to, "in": shown} if to else {"is": "span", "in": shown}

    def mark(self, tag: Tag, inner: list[Piece]) -> Iterator[Piece]:
        """Bold, italics, a line through the words, words above or below the line."""
        yield {"is": tag.name, "in": inner}

    def span(self, tag: Tag, inner: list[Piece]) -> Iterator[Piece]:
        """Words as they are, or a place that links lead to."""
        if state := tag.attribute("task"):
            yield {"is": "task", "done": state == "done"}
        elif name := tag.attribute("id"):
            if name in self.places:
                yield {"is": "place", "id": name}
        else:
            yield {"is": "span", "in": inner}

    def br(self, tag: Tag, _inner: list[Piece]) -> Iterator[Piece]:
        """The end of a line; in place of a blank, after that: who copies the text gets the words apart."""
        if tag.attribute("of") == "blank":
            yield " "
        yield {"is": "br"}

    def code(self, tag: Tag, _inner: list[Piece]) -> Iterator[Piece]:
        """Code among words."""
        yield {"is": "code", "in": list(self.text(tag.attribute("code")))}

    def fn(self, tag: Tag, _inner: list[Piece]) -> Iterator[Piece]:
        """A footnote, or what refers to it again."""
        yield self.footnote(tag)

    def img(self, tag: Tag, _inner: list[Piece]) -> Iterator[Piece]:
        """An image."""
        alt, title = image_texts(tag)
        yield self.image(tag.attribute("src"), alt, title)

    def ph(self, tag: Tag, _inner: list[Piece]) -> Iterator[Piece]:
        """Syntax of other programs, letter for letter."""
        yield from self.text(tag.attribute("ph"))

    def html(self, tag: Tag, inner: list[Piece]) -> Iterator[Piece]:
        """Of the editors' HTML that has no tag of ours, the words within."""
        if tag.form == "open":
            yield {"is": "span", "in": inner}

    def _address(self, href: str) -> str:
        """A public address, or the empty string: a file that travels has no folder that others are relative to."""
        full = outward(replace_unseen(href.strip()), self.page)
        return full if len(full) <= _LONGEST_ADDRESS else ""


TAGS: Mapping[str, Callable[[InlineWriter, Tag, list[Piece]], Iterator[Piece]]] = {
    "a": InlineWriter.a,
    "b": InlineWriter.mark,
    "br": InlineWriter.br,
    "code": InlineWriter.code,
    "fn": InlineWriter.fn,
    "html": InlineWriter.html,
    "i": InlineWriter.mark,
    "img": InlineWriter.img,
    "ph": InlineWriter.ph,
    "s": InlineWriter.mark,
    "span": InlineWriter.span,
    "sub": InlineWriter.mark,
    "sup": InlineWriter.mark,
}


def is_image(piece: Piece) -> bool:
    """Whether a piece is an image, or the words in its place."""
    return not isinstance(piece, str) and piece["is"] in {"image", "unseen"}


def is_small(piece: Piece) -> bool:
    """Whether an image may be among words: an icon, or the words in the place of one that is not shown."""
    return not isinstance(piece, str) and (piece["is"] == "unseen" or bool(piece.get("small")))


def for_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """A heading as the table of contents lists it: without notes and images, its links as their words."""
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str):
            kept.append(piece)
        elif piece["is"] == "br":
            kept.append(" ")
        elif piece["is"] not in {"note", "cited", "image", "unseen", "place"}:
            inner = {"in": for_contents(piece["in"])} if "in" in piece else {}
            kept.append({**piece, **inner, **({"is": "span"} if piece["is"] in {"a", "button", "jump"} else {})})
    return kept


def with_title(pieces: Sequence[Piece], own: str) -> list[Piece]:
    """A heading with the id `own`, with words that PDF/UA can take its title from (ISO 14289-1, 7.4).

    A link that is looked up gives none. One to the heading itself need not be looked up; where a heading has no words
    but in others, these are words alone.
    """
    sure = _map_links(pieces, lambda link: {**link, "sure": link["to"] == own})
    return sure if _has_words(sure) else _map_links(sure, lambda link: {**link, "is": "span"})


def _map_links(pieces: Sequence[Piece], change: Callable[[dict[str, Any]], Piece]) -> list[Piece]:
    mapped: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str):
            mapped.append(piece)
            continue
        inner = {**piece, "in": _map_links(piece["in"], change)} if "in" in piece else piece
        mapped.append(change(inner) if inner["is"] == "jump" else inner)
    return mapped


def _has_words(pieces: Sequence[Piece]) -> bool:
    return any(
        bool(piece.strip()) if isinstance(piece, str) else piece.get("sure", True) and _has_words(piece.get("in", ()))
        for piece in pieces
    )


def breakable(text: str) -> str:
    """The text with places where a line may break (U+200B) in words that are longer than a narrow column."""
    return re.sub(rf"[^\s\u200b\u00ad]{{{_LONGEST_WORD},}}", _broken, text)


def _broken(match: re.Match[str]) -> str:
    made: list[str] = []
    since = 0
    for char in match[0]:
        joined = unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf"}
        if since >= _LONGEST_STEM and not joined:
            made.append("\u200b")
            since = 0
        made.append(char)
        since += 1
        if char in _BREAKS and since > 2:
            made.append("\u200b")
            since = 0
    return "".join(made).removesuffix("\u200b")
