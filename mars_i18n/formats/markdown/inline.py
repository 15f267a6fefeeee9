"""Inline Markdown located in its source: markdown-it-py says what there is, this finds where, character by character.

Every token of the parser is consumed from the block's content and verified against it. Where the two disagree, the
caller is told, and passes the block through untouched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING, Any

from mars_i18n.formats.markdown.masks import FILL, MASK, Masked
from mars_i18n.formats.markdown.opaque import is_attributes, spoken_parts, understand
from mars_i18n.model import Gap, Inline, Location, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
_AUTOLINK = re.compile(r"<[^<>\n]*>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.?)*)\]", re.DOTALL)
NOTHING = "<!-- -->"  # keeps two things apart
EMPTY = ("<span>", "</span>")  # begins a paragraph, and shows nothing
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_NAMES = {"strong": "b", "em": "i", "s": "s"}
_HTML_PAIR = re.compile(r"<(/?)(strong|b|em|i|del|s)>", re.IGNORECASE)
_HTML_NAMES = {"strong": "b", "b": "b", "em": "i", "i": "i", "del": "s", "s": "s"}


class UnlocatedError(Exception):
    """The parser's tokens and the source do not agree; the block is passed through as it is."""


@dataclass
class InlineScanner:
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
    pairs: dict[int, str] = field(default_factory=dict)  # the number of a token of HTML, and the tag that it is

    def scan(self, children: Sequence[Token]) -> tuple[Inline, ...]:
        """The parts of the block, raw joined being the source of its content. Raises UnlocatedError."""
        skip = 0
        self.pairs = _html_pairs(children)
        for number, token in enumerate(children):
            if skip:
                skip -= 1
            elif token.type == "link_open" and token.markup in {"autolink", "linkify"}:
                skip = self._autolink(token, children, number)
            elif number in self.pairs:
                self._html_pair(token, self.pairs[number])
            elif tuple(one.content for one in children[number : number + 2]) == EMPTY:
                self._literal("".join(EMPTY))
                self._text("", self.cursor + len("".join(EMPTY)))
                skip = 1
            else:
                self._token(token)
        if self.content[self.cursor :].strip():
            raise UnlocatedError
        self._text("", len(self.content))
        return tuple(self.parts)

    def _token(self, token: Token) -> None:
        kind = token.type
        if kind in {"text", "text_special"}:
            self._masked(token.content)
        elif self.breaks and kind in {"softbreak", "hardbreak"}:
            self.breaks -= 1
        elif kind == "softbreak":
            self._text(" ", self._match(_BREAK))
        elif kind == "image":
            self._image(token)
        elif kind.endswith(("_open", "_close")):
            self._paired(token)
        else:
            self._void(token)

    def _void(self, token: Token) -> None:
        if token.type == "hardbreak":
            self._alone("br", self._match(_BREAK), note="line break")
        elif token.type == "code_inline":
            self._code(token)
        elif token.content == NOTHING:
            self._literal(NOTHING)
            self._text("", self.cursor + len(NOTHING))
        elif token.type == "html_inline":
            self._literal(token.content)
            end = self.cursor + len(token.content)
            html = self.masked.unmask(token.content)
            hidden = html if html.startswith("<!--") else ""  # a comment is for editors
            self._alone(
                "html", end, html="" if hidden else html, opaque=hidden, note=f"stands for {' '.join(html.split())}"
            )
        elif token.type == "footnote_ref":
            label = str(token.meta.get("label", "")) if token.meta else ""
            self._alone("fn", self._match(_FOOTNOTE), footnote=label, note=f"refers to footnote {label}")
        else:
            raise UnlocatedError

    def _paired(self, token: Token) -> None:
        name, _, end = token.type.rpartition("_")
        if token.type == "link_close":
            self._close_link()
        elif token.type == "link_open":
            self._literal("[")
            href, title = self._shown(token, "href"), self._shown(token, "title")
            self._open("a", token, self.cursor + 1, href=href, title=title, note=f"links to {href}")
        elif name in _NAMES:
            self._literal(token.markup)
            after = self.cursor + len(token.markup)
            if end == "open":
                self._open(_NAMES[name], token, after)
            else:
                self._close(after)
        else:
            raise UnlocatedError

    def _html_pair(self, token: Token, name: str) -> None:
        self._literal(token.content)
        end = self.cursor + len(token.content)
        if token.content.startswith("</"):
            self._close(end)
        else:
            self._open(name, token, end)

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

    def _masked(self, text: str) -> None:
        """Consume what the parser read as `text`, in which template syntax is masked."""
        if not self.masked.pieces:
            self._prose(text)
            return
        cursor = 0
        for mask in MASK.finditer(text):
            if mask.group()[0] == FILL and self.content[: self.cursor].endswith(mask.group()):
                cursor = mask.end()  # the rest of a piece that goes on over lines
                continue
            if mask.start() > cursor:
                self._prose(text[cursor : mask.start()])
            cursor = mask.end()
            self._template(self.masked.number(mask.group()))
        if cursor < len(text):
            self._prose(text[cursor:])

    def _template(self, number: int) -> None:
        """A piece of template syntax as a protected tag; attributes belong to what stands before them."""
        start = self.places[self.cursor]
        end = self.cursor + 1
        if number >= 0:
            last = self.masked.spans[number][1]
            end = bisect_left(self.places, last, end, len(self.content))
        else:
            while end < len(self.content) and self.content[end] == FILL:
                end += 1
        self.breaks += self.content.count("\n", self.cursor, end)
        raw = self._raw(self.cursor, end)
        if is_attributes(raw) and self.parts and isinstance(before := self.parts[-1], Tag) and before.form != "open":
            self.parts[-1] = replace(before, parts=(*before.parts, Gap(raw, "template")))
            self.cursor = end
            return
        self.counts["ph"] += 1
        piece = self.masked.pieces[number] if number >= 0 else ""
        words = " ".join(piece.split())
        attributes = {"ph" if understand(piece).shown else "opaque": words}
        parts = spoken_parts(raw, start, self.locate)
        self._tag(Tag("ph", self.counts["ph"], "alone", parts, _given(attributes), f"stands for {words}"), end)

    def _shown(self, token: Token, name: str) -> str:
        return self.masked.unmask(_attribute(token, name))

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
        self._tag(Tag(name, number, "open", raw, _given(attributes), note), end)

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
        self._tag(Tag(name, self.counts[name], "alone", raw, _given(attributes), note), end)

    def _code(self, token: Token) -> None:
        self._literal(token.markup)
        fence = re.compile(rf"(?<!`){re.escape(token.markup)}(?!`)")
        closing = fence.search(self.content, self.cursor + len(token.markup))
        if closing is None:
            raise UnlocatedError
        code = self.masked.unmask(token.content)
        self._alone("code", closing.end(), code=code, note=f"code: {code}")

    def _autolink(self, token: Token, children: Sequence[Token], number: int) -> int:
        href = self._shown(token, "href")
        self._alone("a", self._match(_AUTOLINK), href=href, note=f"shows the address {href}")
        closing = (at for at in range(number, len(children)) if children[at].type == "link_close")
        return next(closing, number) - number

    def _close_link(self) -> None:
        self._literal("]")
        if not self.opened:
            raise UnlocatedError
        _, _, token, start = self.opened[-1]
        end, title = self._target(self.cursor + 1, _attribute(token, "href"))
        shown = self._with_title(self.cursor, end, title, self._shown(token, "title"))
        self._close(end, shown, self._reference(start, self.cursor, end))

    def _image(self, token: Token) -> None:
        self._literal("![")
        start = self.cursor + 2
        close = start + len(token.content)
        if self.content[start:close] != token.content or self.content[close : close + 1] != "]":
            raise UnlocatedError
        src, title = self._shown(token, "src"), self._shown(token, "title")
        alt = self.masked.unmask(_plain(token.children or ()))
        end, span = self._target(close + 1, _attribute(token, "src"))
        label: Gap | Segment = self._segment(alt, start, close) if alt.strip() else Gap(self._raw(start, close))
        tail = self._with_title(close, end, span, title) or (Gap(self._raw(close, end)),)
        shown = (Gap(self._raw(self.cursor, start)), label, *tail)
        self.counts["img"] += 1
        attributes = (*_given({"src": src, "alt": alt, "title": title}), *self._reference(start, close, end))
        self._tag(Tag("img", self.counts["img"], "alone", shown, attributes, f"shows the image {src}"), end)

    def _reference(self, start: int, close: int, end: int) -> tuple[tuple[str, str], ...]:
        """The label that a collapsed or shortcut reference takes from its own words, which a translation changes."""
        if self.content[close:end] not in {"]", "][]"}:
            return ()
        return (("reference", " ".join(self.content[start:close].split())),)

    def _segment(self, text: str, start: int, end: int) -> Segment:
        return Segment((Text(text, self._raw(start, end)),), self.locate(self.places[start]))

    def _with_title(self, start: int, end: int, span: tuple[int, int] | None, title: str) -> tuple[Gap | Segment, ...]:
        """The source from `start` to `end` with the title inside it as a segment; nothing where there is no title."""
        if span is None or not title.strip():
            return ()
        before, after = Gap(self._raw(start, span[0])), Gap(self._raw(span[1], end))
        return (before, self._segment(title, *span), after)

    def _target(self, at: int, href: str) -> tuple[int, tuple[int, int] | None]:
        """Where what follows a link's ``]`` ends, and where its title stands, by CommonMark's order of trials."""
        content, limit = self.content, len(self.content)
        if content[at : at + 1] == "(" and (found := self._inline_target(at + 1, href)):
            return found
        references = self.environment.get("references", {})
        label = _LABEL.match(content, at)
        if label and (not label[1].strip() or _normal(label[1]) in references):
            return label.end(), None
        return min(at, limit), None

    def _inline_target(self, at: int, href: str) -> tuple[int, tuple[int, int] | None] | None:
        content, limit, helpers = self.content, len(self.content), self.parser.helpers
        at = _spaces(content, at)
        destination = helpers.parseLinkDestination(content, at, limit)
        title_span = None
        if destination.ok:
            if self.parser.normalizeLink(destination.str) != href and destination.str:
                return None
            at = destination.pos
        spaced = _spaces(content, at)
        if spaced > at:
            title = helpers.parseLinkTitle(content, spaced, limit)
            if title.ok:
                title_span, spaced = (spaced + 1, title.pos - 1), _spaces(content, title.pos)
        return (spaced + 1, title_span) if content[spaced : spaced + 1] == ")" else None


def _html_pairs(children: Sequence[Token]) -> dict[int, str]:
    """The tokens that are ``<strong>``, ``<em>``, … and their ends, where they nest with all else: number to tag."""
    pairs: dict[int, str] = {}
    frames = [(list[tuple[str, int]](), Counter[str]())]  # what is open within each pair of the parser's own tags
    for number, token in enumerate(children):
        opened, counts = frames[-1]
        if token.type == "html_inline" and (found := _HTML_PAIR.fullmatch(token.content)):
            word = found[2].lower()
            if not found[1]:
                opened.append((word, number))
                counts[word] += 1
            while found[1] and counts[word]:
                other, start = opened.pop()
                counts[other] -= 1
                if other == word:
                    pairs[start] = pairs[number] = _HTML_NAMES[word]
                    break
        elif token.type.endswith("_open"):
            frames.append(([], Counter()))
        elif token.type.endswith("_close") and len(frames) > 1:
            frames.pop()
    return pairs


def _spaces(content: str, at: int) -> int:
    while at < len(content) and content[at] in " \t\n":
        at += 1
    return at


def _normal(label: str) -> str:
    from markdown_it.common.utils import normalizeReference

    return normalizeReference(label)


def _attribute(token: Token, name: str) -> str:
    value = token.attrs.get(name)
    return "" if value is None else str(value)


def _given(attributes: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in attributes.items() if value)


def _plain(children: Sequence[Token]) -> str:
    texts = []
    for token in children:
        if token.type in {"text", "code_inline", "text_special"}:
            texts.append(token.content)
        elif token.type == "image":
            texts.append(_plain(token.children or ()))
        elif token.type in {"softbreak", "hardbreak"}:
            texts.append(" ")
    return "".join(texts)
