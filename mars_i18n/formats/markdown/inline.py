"""Inline Markdown located in its source: markdown-it-py says what there is, this finds where, character by character.

Every token of the parser is consumed from the block's content and verified against it. Where the two disagree, the
caller gets an error, and passes the block through untouched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import folded_value, prose_attributes
from mars_i18n.formats.markdown.content import ContentReader, UnlocatedError, given_attributes
from mars_i18n.formats.markdown.html_in_prose import HtmlPiece, absorb_blanks, former_pairs, read_html_tags
from mars_i18n.formats.markdown.masks import FILL, MASK
from mars_i18n.formats.markdown.opaque import is_attributes, spoken_parts, understand
from mars_i18n.model import Gap, Inline, Segment, Tag, Text
from mars_i18n.text.segments.values_in_syntax import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from mars_i18n.model import TagForm

_BREAK = re.compile(r"[ \t]*\\?\n[ \t]*")
_AUTOLINK = re.compile(r"<[^<>\n]*>")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.?)*)\]", re.DOTALL)
_ROLE_TEXT = re.compile(r"\s*(?P<text>[^<>]*[^<>\s])\s*<[^<>]+>\s*\Z")  # of a role of MyST: the map <the-map>
_WHOLE_ROLE = re.compile(r"\s*(?P<text>[^<>]*[^<>\s])\s*\Z")
_WHOLE_ROLES = frozenset("abbr abbreviation dfn guilabel menuselection".split())
NOTHING = "<!-- -->"  # keeps two things apart
EMPTY = ("<span>", "</span>")  # begins a paragraph, and shows nothing
_NAMES = {"strong": "b", "em": "i", "s": "s"}


@dataclass
class InlineScanner(ContentReader):
    """The parser's tokens of one block on their way to parts: see ContentReader for what it is given."""

    former: bool = False  # whether HTML is read as by earlier versions
    pairs: dict[int, str] = field(default_factory=dict)  # the number of a token of HTML, and the tag that it was
    html: dict[int, HtmlPiece] = field(default_factory=dict)  # the number of a token of HTML, and what it is

    def scan(self, children: Sequence[Token]) -> tuple[Inline, ...]:
        """The parts of the block, raw joined being the source of its content. Raises UnlocatedError."""
        skip = 0
        self.pairs = former_pairs(children) if self.former else {}
        self.html = {} if self.former else read_html_tags(children)
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
            elif number in self.html and token.content != NOTHING:
                skip = self._html(self.html[number], children, number)
            else:
                self._token(token)
        if self.content[self.cursor :].strip():
            raise UnlocatedError
        self._text("", len(self.content))
        return tuple(absorb_blanks(self.parts))

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
                "html", end, html="" if hidden else html, opaque=hidden, note=f"represents {' '.join(html.split())}"
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

    def _html(self, piece: HtmlPiece, children: Sequence[Token], number: int) -> int:
        """A tag of HTML; gives how many tokens after it are consumed with it."""
        raw = children[number].content
        self._literal(raw)
        end = self.cursor + len(raw)
        if piece.form == "whole":
            self._html_whole(piece, children, number)
            return piece.last - number
        shown = self.masked.unmask(raw)
        kept = {name: self.masked.unmask(value) for name, value in piece.kept().items()}
        if piece.form == "nothing":
            self._text("", end)
        elif piece.form == "open":
            self.opened.append((piece.name, self.counts[piece.name] + 1, children[number], end))
            attributes = kept if piece.name == "a" else {"html": shown} if piece.name == "span" else {}
            self._html_tag(piece, end, "open", **attributes)
        elif piece.form == "close":
            self._close(end, attributes=(("html", shown),) if piece.name == "span" else ())
        elif piece.name == "ph":
            hidden = shown.startswith("<!--")  # a comment is for editors
            self._html_tag(piece, end, "alone", html="" if hidden else shown, opaque=" ".join(shown.split()))
        else:
            self._html_tag(piece, end, "alone", **kept)
        return 0

    def _html_tag(self, piece: HtmlPiece, end: int, form: TagForm, **attributes: str) -> None:
        self.counts[piece.name] += 1
        note = self.masked.unmask(piece.note)
        parts = tuple(self._spoken(piece))
        last = Gap(self._raw(self.cursor + sum(size for _, size in parts), end))
        inner = (*(part for part, _ in parts), *([last] if last.raw else []))
        self._tag(Tag(piece.name, self.counts[piece.name], form, inner, given_attributes(attributes), note), end)

    def _spoken(self, piece: HtmlPiece) -> Iterator[tuple[Gap | Segment, int]]:
        """The texts in the attributes of a tag with what is before each, and their sizes in the content."""
        at = 0
        for called, attribute in prose_attributes(piece.element, piece.attributes or {}):
            text = self.masked.unmask(folded_value(attribute))
            if any(map(str.isalnum, MASK.sub("", folded_value(attribute)))):
                start, end = self.cursor + attribute.start, self.cursor + attribute.end
                yield Gap(self._raw(self.cursor + at, start)), attribute.start - at
                found = Segment((Text(text, self._raw(start, end)),), self.locate(self.places[start]))
                yield replace(found, attribute=called), attribute.end - attribute.start
                at = attribute.end

    def _html_whole(self, piece: HtmlPiece, children: Sequence[Token], number: int) -> None:
        """Code, or a text that is not translated, from its start tag to its end: one tag that is protected."""
        inner = children[number + 1 : piece.last]
        start, kept, counts = self.cursor, self.parts, self.counts.copy()
        self.parts, html, opened = [], self.html, self.opened
        self.html, self.opened = {}, []
        self._text("", self.cursor + len(children[number].content))
        skip = 0
        for at, token in enumerate(inner):
            if skip:
                skip -= 1
            elif token.type == "link_open" and token.markup in {"autolink", "linkify"}:
                skip = self._autolink(token, inner, at)
            else:
                self._token(token)
        self._literal(children[piece.last].content)
        end = self.cursor + len(children[piece.last].content)
        self.parts, self.counts, self.html, self.opened, self.cursor = kept, counts, html, opened, start
        raw = " ".join(self.masked.unmask(self.content[start:end]).split())
        if piece.name == "code":
            code = self.masked.unmask(_plain(inner))
            self._alone("code", end, code=code, note=f"code: {code}")
        else:
            shown = self.masked.unmask(_plain(inner)).strip()
            self._alone("ph", end, ph=shown, html="" if shown else raw, opaque=raw, note=f"represents {shown or raw}")

    def _masked(self, text: str) -> None:
        """Consume what the parser read as `text`, in which template syntax is masked."""
        if not self.masked.pieces:
            self._prose(text)
            return
        cursor = 0
        for mask in MASK.finditer(text):
            if mask.group()[0] == FILL and not self.content.startswith(mask.group(), self.cursor):
                cursor = mask.end()  # the rest of a piece that goes on over lines
                continue
            if mask.start() > cursor:
                self._prose(text[cursor : mask.start()])
            cursor = mask.end()
            self._template(self.masked.number(mask.group()))
        if cursor < len(text):
            self._prose(text[cursor:])

    def _template(self, number: int) -> None:
        """A piece of template syntax as a protected tag; attributes belong to what is before them."""
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
        self._tag(
            Tag("ph", self.counts["ph"], "alone", parts, given_attributes(attributes), f"represents {words}"), end
        )

    def _shown(self, token: Token, name: str) -> str:
        return self.masked.unmask(_attribute(token, name))

    def _code(self, token: Token) -> None:
        self._literal(token.markup)
        fence = re.compile(rf"(?<!`){re.escape(token.markup)}(?!`)")
        closing = fence.search(self.content, self.cursor + len(token.markup))
        if closing is None:
            raise UnlocatedError
        if self._role(len(token.markup), closing):
            return
        code = self.masked.unmask(token.content)
        self._alone("code", closing.end(), code=code, note=f"code: {code}")

    def _role(self, ticks: int, closing: re.Match[str]) -> bool:
        """Take the code after the name of a role of MyST as what readers see of it, ``{ref}`the map <map>```; or not.

        It is one with the tag of the name.
        """
        role = self.parts[-1] if self.parts else None
        name = ROLE.fullmatch(role.raw) if isinstance(role, Tag) and role.name == "ph" else None
        if role is None or not isinstance(role, Tag) or not name:
            return False
        inside = self.content[self.cursor + ticks : closing.start()]
        words = (_WHOLE_ROLE if name["name"].lower() in _WHOLE_ROLES else _ROLE_TEXT).match(inside)
        if words is None or not any(map(str.isalpha, words["text"])) or MASK.search(inside):
            return False
        start, end = (self.cursor + ticks + one for one in words.span("text"))
        text = " ".join(words["text"].split())
        parts = (
            Gap(role.raw + self._raw(self.cursor, start), "template"),
            self._segment(text, start, end),
            Gap(self._raw(end, closing.end()), "template"),
        )
        raw = " ".join("".join(part.raw for part in parts).split())
        self.parts[-1] = replace(role, parts=parts, attributes=(("ph", text),), note=f"represents {raw}")
        self.cursor = closing.end()
        return True

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
        attributes = (*given_attributes({"src": src, "alt": alt, "title": title}), *self._reference(start, close, end))
        self._tag(Tag("img", self.counts["img"], "alone", shown, attributes, f"shows the image {src}"), end)

    def _reference(self, start: int, close: int, end: int) -> tuple[tuple[str, str], ...]:
        """The label that a collapsed or shortcut reference takes from its own words, which a translation changes."""
        if self.content[close:end] not in {"]", "][]"}:
            return ()
        return (("reference", " ".join(self.content[start:close].split())),)

    def _with_title(self, start: int, end: int, span: tuple[int, int] | None, title: str) -> tuple[Gap | Segment, ...]:
        """The source from `start` to `end` with the title inside it as a segment; nothing where there is no title."""
        if span is None or not title.strip():
            return ()
        before, after = Gap(self._raw(start, span[0])), Gap(self._raw(span[1], end))
        return (before, self._segment(title, *span), after)

    def _target(self, at: int, href: str) -> tuple[int, tuple[int, int] | None]:
        """Where what follows a link's ``]`` ends, and where its title is, by CommonMark's order of trials."""
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
