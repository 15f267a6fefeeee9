"""The content of a block of Markdown, consumed from its start to its end as the parts of a segment."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Any

from mars_i18n.formats.markdown.masks import Masked
from mars_i18n.model import Gap, Inline, Location, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class UnlocatedError(Exception):
    """The parser's tokens and the source do not agree; the block is passed through as it is."""


@dataclass
class ContentReader:
    """One block's content on its way to parts.

    `content` is the parser's view of the block; ``places[i]`` the offset in the file of its i-th character, with the
    offset of its end last; `locate` turns an offset into a Location.
    """

    parser: MarkdownIt
    environment: dict[str, Any]
    source: str
    content: str
    places: Sequence[int]
    locate: Callable[[int], Location]
    masked: Masked = field(default_factory=lambda: Masked("", (), ()))
    cursor: int = 0
    breaks: int = 0  # line breaks within a piece of template syntax that is consumed already
    parts: list[Inline] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    opened: list[tuple[str, int, Token, int]] = field(default_factory=list)  # and where its words begin

    def _raw(self, start: int, end: int) -> str:
        return self.source[self.places[start] : self.places[end]]

    def _literal(self, text: str) -> None:
        if not self.content.startswith(text, self.cursor):
            raise UnlocatedError

    def _match(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.content, self.cursor)
        if found is None:
            raise UnlocatedError
        return found.end()

    def _text(self, text: str, end: int) -> None:
        if text or end > self.cursor:
            self.parts.append(Text(text, self._raw(self.cursor, end)))
        self.cursor = end

    def _prose(self, text: str) -> None:
        """Consume what the parser read as `text`, through escapes and character references."""
        content, at, done = self.content, self.cursor, 0
        if "&" not in text and "\\" not in text and content.startswith(text, at):
            self._text(text, at + len(text))
            return
        while done < len(text):
            char = content[at] if at < len(content) else ""
            if char == "\\" and content[at + 1 : at + 2] in _PUNCTUATION and content[at + 1 : at + 2] == text[done]:
                at, done = at + 2, done + 1
                continue
            if char == "&" and (entity := _ENTITY.match(content, at)):
                decoded = unescape(entity.group())
                if decoded != entity.group() and text.startswith(decoded, done):
                    at, done = entity.end(), done + len(decoded)
                    continue
            if char != text[done]:
                raise UnlocatedError
            at, done = at + 1, done + 1
        self._text(text, at)

    def _tag(self, tag: Tag, end: int) -> None:
        self.parts.append(tag)
        self.cursor = end

    def _open(self, name: str, token: Token, end: int, note: str = "", **attributes: str) -> None:
        self.counts[name] += 1
        number = self.counts[name]
        self.opened.append((name, number, token, end))
        raw = (Gap(self._raw(self.cursor, end)),)
        self._tag(Tag(name, number, "open", raw, given_attributes(attributes), note), end)

    def _close(
        self, end: int, parts: tuple[Gap | Segment, ...] = (), attributes: tuple[tuple[str, str], ...] = ()
    ) -> None:
        if not self.opened:
            raise UnlocatedError
        name, number, *_ = self.opened.pop()
        self._tag(Tag(name, number, "close", parts or (Gap(self._raw(self.cursor, end)),), attributes), end)

    def _alone(self, name: str, end: int, note: str = "", **attributes: str) -> None:
        self.counts[name] += 1
        raw = (Gap(self._raw(self.cursor, end)),)
        self._tag(Tag(name, self.counts[name], "alone", raw, given_attributes(attributes), note), end)

    def _segment(self, text: str, start: int, end: int) -> Segment:
        return Segment((Text(text, self._raw(start, end)),), self.locate(self.places[start]))


def given_attributes(attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The attributes of a tag that have a value."""
    return tuple((name, value) for name, value in attributes.items() if value)
