"""The tokens of a page on their way to blocks: what is open, where blocks end, what is code, hidden or for Outlook."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import value_of
from mars_i18n.formats.html.elements import BLOCKS, FOREIGN, VOID
from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.html.linked_sheets import sheets_of
from mars_i18n.formats.html.open_elements import LOOKS, OWN, PageElements
from mars_i18n.formats.html.runs import is_visible, make_item
from mars_i18n.formats.html.start_tags import is_looked_at, start_tag
from mars_i18n.formats.html.structure import OpenElement, Structure
from mars_i18n.formats.html.style import Element
from mars_i18n.formats.html.tables import look_ahead
from mars_i18n.formats.html.tokens import end_of_drawing, tokens_of
from mars_i18n.text.segments.remarks.directives import read_directives

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.formats.html.emission import Emitter
    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.formats.html.tokens import Source, Token, TokenKind
    from mars_i18n.model import GapReason

_FOR_OUTLOOK = re.compile(r"<!--\s*\[if\s[^\]]*\]>(?!\s*<!-->|\s*-->)")
_ENDIF = re.compile(r"<!\s*\[endif\]\s*--!?>\Z")
_NO_SELECTOR = Element("", "", frozenset())
_OF_HEADS = frozenset({"", "html", "head"})  # elements in which nothing is a sentence
_TAGS_KEPT = 5_000  # of a page, to be looked up again
_READ_APART = FOREIGN | VOID | {"br", "wbr", "img", "input", "pre"}  # elements that are not simply open from here on


class PageReader(PageElements):
    """One page, or what is in one comment for Outlook, on its way to the blocks of `found`."""

    def __init__(self, source: Source, found: Emitter, start: int, end: int) -> None:
        self.source = source
        self.text, self.masked, self.syntax = source.text, source.masked, source.syntax
        self.tokens = tokens_of(self.masked, start, end)
        self.ahead = look_ahead(self.tokens, self.masked, self.text)
        super().__init__(found, Structure(self.ahead))
        self.tags: dict[str, StartTag] = {}  # start tags as they are written

    def read(self) -> None:
        """Read all. Linear: each token is looked at once, and once before."""
        if self.ahead.has_styles or self.source.linked:
            for sheet in sheets_of(self.tokens, self.text, self.source.linked):
                self.sheet.add(sheet)
        readers: dict[TokenKind, Callable[[Token], None]] = {
            "start": self._start,
            "text": self._text,
            "end": self._end,
            "comment": self._comment,
            "declaration": self._hidden_piece,
            "raw": self._left_out,
            "escapable": self._escapable,
            "cdata": self._text,
            "lost": self._left_out,
        }
        tokens, count, plain = self.tokens, len(self.tokens), not self.syntax
        while self.at < count:
            token = tokens[self.at]
            self.at += 1
            kind = token[0]
            if plain and kind == "text" and self.breaks < 0:
                self.items.append(make_item("text", token[1], token[2]))
            else:
                readers[kind](token)
        self._flush()
        self._close(len(self.open.stack), len(self.text))
        self._flush()

    def _text(self, token: Token) -> None:
        _, start, end, _ = token
        if self.syntax:
            self._pieces(start, end)
            return
        self.items.append(make_item("text", start, end))
        if self.breaks >= 0 and is_visible(self.items[-1], self.text):
            self.breaks = -1

    def _pieces(self, start: int, end: int) -> None:
        """Text, and the template syntax in it."""
        number = bisect_left(self.syntax, (start, start)) if self.syntax else 0
        cursor = start
        while number < len(self.syntax) and self.syntax[number][0] < end:
            begin, finish = self.syntax[number]
            finish = min(finish, end)
            if begin > cursor:
                self.items.append(make_item("text", cursor, begin))
            self.items.append(make_item("alone", begin, finish, "ph", text=self.text[begin:finish]))
            cursor, number, self.breaks = finish, number + 1, -1
        if end > cursor:
            self.items.append(make_item("text", cursor, end))
            if self.breaks >= 0 and is_visible(self.items[-1], self.text):
                self.breaks = -1

    def _escapable(self, token: Token) -> None:
        if token.name == "title":
            self._flush()
            self._pieces(token.start, token.end)
            within, self.items = self.items, []
            self.found.run(within, OpenElement("title", _NO_SELECTOR, block=True, kind="title"))
        else:
            self.found.leave(token.start, token.end, "field")

    def _left_out(self, token: Token) -> None:
        reason: GapReason = "script"
        if token.name == "script":
            kind = value_of(self._tag(self.tokens[self.at - 2]).attributes, "type").strip().lower()
            reason = "data" if kind == "application/ld+json" else "script"
        self.found.leave(token.start, token.end, reason)

    def _tag(self, token: Token) -> StartTag:
        """What a start tag says."""
        _, start, end, name = token
        shown = self.text[start:end]
        return start_tag(name, self.masked[start:end] if self.syntax else shown, shown)

    def _hidden_piece(self, token: Token) -> None:
        self.items.append(make_item("alone", token.start, token.end, "comment"))

    def _comment(self, token: Token) -> None:
        text = self.text[token.start : token.end]
        if "mars:" in text and (directives := read_directives(text)):
            self._flush()
            for one in directives:
                if one.name in {"skip on", "skip off"}:
                    self.found.skipping = one.name == "skip on"
            self.found.said += directives
            return
        begins = _FOR_OUTLOOK.match(text)
        if begins is None or self.found.in_outlook or not self._read_for_outlook(token, begins.end()):
            self._hidden_piece(token)

    def _read_for_outlook(self, token: Token, begins: int) -> bool:
        """Read what is in a comment for Outlook; False where it shows no words, and so is like any comment."""
        ends = _ENDIF.search(self.text[max(token.end - 40, token.start) : token.end])
        start = token.start + begins
        end = token.end - len(ends.group()) if ends else token.end - 3
        inside = [
            make_item("text", one.start, one.end) for one in tokens_of(self.masked, start, end) if one.kind == "text"
        ]
        if not any(is_visible(one, self.text) for one in inside):
            return False
        self._flush()
        within = self.found.seen, self.found.said
        self.found.in_outlook, self.found.said = True, []
        PageReader(self.source, self.found, start, end).read()
        self.found.in_outlook = False
        self.found.seen, self.found.said = within
        return True

    def _start(self, token: Token) -> None:
        _, start, end, name = token
        shown = self.text[start:end]
        tag = self.tags.get(shown)
        if tag is None:
            tag = self._tag(token)
            if not self.syntax and len(self.tags) < _TAGS_KEPT:
                self.tags[shown] = tag
        if tag is self.again[0] and self.within is self.again[1]:
            if self.items:
                self._flush()
            self._begin_again(name, start)
            if not self.syntax:
                self._follow(name, shown)
        elif self.within.shared and (known := self.within.shared.get(tag)) and not known.block:
            if self.breaks >= 0 and name not in LOOKS:
                self.breaks = -1
            self.items.append(make_item("open", start, end, name, tag))
            self.open.push(known)
            self.within = known
        elif name in _READ_APART:
            self._start_apart(token, tag)
        else:
            self._element(token, tag)

    def _follow(self, name: str, shown: str) -> None:
        """Read texts that each end with the same start tag, from the next on, into the innermost element."""
        tokens, text, take, within = self.tokens, self.text, self.found.text_alone, self.within
        at, last, length, own = self.at, len(self.tokens) - 1, len(shown), name in OWN
        while at < last:
            kind, start, end, _ = tokens[at]
            following, begin, finish, _ = tokens[at + 1]
            if kind != "text" or following != "start" or finish - begin != length or not text.startswith(shown, begin):
                break
            take(start, end, within)
            at += 2
            if own:
                self.at = at
                self._begin_again(name, begin)
        self.at = at

    def _start_apart(self, token: Token, tag: StartTag) -> None:
        _, start, end, name = token
        if name in FOREIGN:
            self._drawing(token)
        elif name == "br":
            self._break(token)
        elif name == "wbr":
            self.items.append(make_item("nothing", start, end, name))
        elif name == "img" or (name == "input" and value_of(tag.attributes, "type").strip().lower() == "image"):
            self.breaks = -1
            counts = bool(self.open.places.get("noscript"))
            kind = "img" if is_looked_at(tag.attributes, counts=counts) else "field"
            self.items.append(make_item("alone", start, end, kind, tag, text="img"))
        elif name in VOID and name not in BLOCKS:
            self._void(token, tag)
        elif name == "pre" and self.at <= self.ahead.last_pre:
            self._pre(token)
        else:
            self._element(token, tag)

    def _void(self, token: Token, tag: StartTag) -> None:
        """A field, or what browsers show nothing of and no gap for: an ``<area>``, a ``<meta>`` in a sentence."""
        attributes = tag.attributes
        if token.name in {"meta", "link", "base"} and self.within.name in _OF_HEADS:
            self._flush()
        if token.name == "meta" and "content" in attributes and not self.found.in_outlook:
            called = value_of(attributes, "property").lower() or value_of(attributes, "http-equiv").lower()
            if called in {"og:locale", "content-language"}:
                self.found.language(token.start, attributes["content"])
        self.items.append(make_item("alone", token.start, token.end, "field", tag, text=token.name))

    def _break(self, token: Token) -> None:
        if self.breaks >= 0 and self.within.kind != "cell":  # a cell is one passage
            del_from = self.breaks
            self.items, rest = self.items[:del_from], self.items[del_from:]
            if any(one.kind in {"open", "close"} for one in rest):
                self.items += [one for one in rest if one.kind in {"open", "close"}]
            self._flush()
            self.items = [make_item("alone", token.start, token.end, "br")]
            self.breaks = 0
            return
        self.breaks = len(self.items)
        self.items.append(make_item("alone", token.start, token.end, "br"))

    def _drawing(self, token: Token) -> None:
        """SVG and MathML to their end, or to what cannot be in them."""
        self.at = end_of_drawing(self.tokens, self.at, self.text)
        self.breaks = -1
        self.items.append(make_item("alone", token.start, self.tokens[self.at - 1].end, "opaque"))

    def _pre(self, token: Token) -> None:
        self._flush()
        self._close(self.open.closed_by_start("pre"), token.start)
        end, words = token.end, []
        while self.at < len(self.tokens):
            one = self.tokens[self.at]
            self.at += 1
            end = one.end
            if one.kind == "end" and one.name == "pre":
                break
            if one.kind in {"text", "cdata"}:
                words.append(resolve_references(self.text[one.start : one.end]))
            elif one.name == "br":
                words.append("\n")
        content = "".join(words).removeprefix("\n").replace("\0", "")
        self.found.opaque("code", (token.start, end), self.within, content)

    def _end(self, token: Token) -> None:
        _, start, end, name = token
        within = self.within
        if within.name == name and not within.block and self.aside is None:
            self.items.append(make_item("close", start, end, name))
            self.open.pop()
            self.within = self.open.stack[-1] if self.open.stack else self.root
            return
        if name == "br":
            self._break(token)
        else:
            self._end_element(token)
