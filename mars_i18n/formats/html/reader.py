"""The tokens of a page on their way to blocks: what is open, where blocks end, what is code, hidden or for Outlook."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mars_i18n.formats.html.attributes import value_of
from mars_i18n.formats.html.elements import BLOCKS, FOREIGN, VOID
from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.html.linked_sheets import sheets_of
from mars_i18n.formats.html.open_elements import Aside, OpenElement, OpenElements
from mars_i18n.formats.html.runs import is_visible, make_item
from mars_i18n.formats.html.start_tags import is_looked_at, start_tag
from mars_i18n.formats.html.structure import NUMBERED, Structure
from mars_i18n.formats.html.style import Element, StyleSheet, is_block
from mars_i18n.formats.html.tables import look_ahead
from mars_i18n.formats.html.tokens import end_of_drawing, tokens_of
from mars_i18n.text.segments.remarks.directives import read_directives

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.formats.html.emission import Emitter
    from mars_i18n.formats.html.runs import Item
    from mars_i18n.formats.html.start_tags import StartTag
    from mars_i18n.formats.html.tokens import Source, Token, TokenKind
    from mars_i18n.model import GapReason

_FOR_OUTLOOK = re.compile(r"<!--\s*\[if\s[^\]]*\]>(?!\s*<!-->|\s*-->)")
_ENDIF = re.compile(r"<!\s*\[endif\]\s*--!?>\Z")
_NO_SELECTOR = Element("", "", frozenset())
_BLANKS = " \t\r\n\f"
_OF_HEADS = frozenset({"", "html", "head"})  # elements in which nothing is a sentence
_LOOKS = frozenset({"span", "font", "b", "strong"})  # that may be between two line breaks which end a paragraph
_TAGS_KEPT = 5_000  # of a page, to be looked up again
_NEVER_APART = VOID | {"html", "head", "body"}  # hidden or not, no sentence goes on after them
_OWN = NUMBERED | {"html", "td", "th"}  # elements of which each is another one
_READ_APART = FOREIGN | VOID | {"br", "wbr", "img", "input", "pre"}  # elements that are not simply open from here on


class PageReader:
    """One page, or what is in one comment for Outlook, on its way to the blocks of `found`."""

    def __init__(self, source: Source, found: Emitter, start: int, end: int) -> None:
        self.source, self.found = source, found
        self.text, self.masked, self.syntax = source.text, source.masked, source.syntax
        self.tokens = tokens_of(self.masked, start, end)
        self.ahead = look_ahead(self.tokens, self.masked, self.text)
        self.sheet = StyleSheet()
        self.structure = Structure(self.ahead)
        self.open = OpenElements()
        self.root = OpenElement("", _NO_SELECTOR, block=True)
        self.within = self.root  # the innermost element that is open, or one that represents the page
        self.items: list[Item] = []
        self.breaks = -1  # the number of the item that is the last line break, while only white space follows it
        self.aside: Aside | None = None
        self.again: tuple[StartTag | None, OpenElement] = None, self.root  # a tag that ends and begins such an element
        self.tags: dict[str, StartTag] = {}  # start tags as they are written
        self.language = ""  # of the page
        self.at = 0

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
        if self.breaks >= 0 and self.text[start:end].strip(_BLANKS):
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
            if self.breaks >= 0 and self.text[cursor:end].strip(_BLANKS):
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

    def _flush(self) -> None:
        items, self.items, self.breaks = self.items, [], -1
        if items:
            self.found.run(items, self.within)

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
        elif name in _READ_APART:
            self._start_apart(token, tag)
        else:
            self._element(token, tag)

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

    def _element(self, token: Token, tag: StartTag) -> None:
        _, start, end, name = token
        closing = self.open.closed_by_start(name)
        block, hidden = self._display(tag) if self.sheet.rules else (tag.block, tag.hidden)
        apart = hidden and name not in _NEVER_APART
        if self.items and ((block and not apart) or (closing and self.open.closes_block(closing))):
            self._flush()
        if closing:
            if closing == 1 and self.open.is_alike(tag, self.root):
                self.again = tag, self.within
                return
            self._close(closing, start)
        if name == "hr":
            self.found.opaque("rule", (start, end), self.within, "")
        elif name not in VOID:
            self._open(token, tag, block=block, hidden=hidden)

    def _open(self, token: Token, tag: StartTag, *, block: bool, hidden: bool) -> None:
        """Open an element; what is hidden is apart from the run around it."""
        _, start, _, name = token
        apart = hidden and self.aside is None and name not in _NEVER_APART
        parent = self.within
        alike = not (hidden or tag.attributes or name in _OWN or self.sheet.rules)
        if alike and parent.shared and (known := parent.shared.get(tag)):
            if not block:
                self._begin_inline(token, tag, keep=False)
            self.open.push(known)
            self.within = known
            return
        element = parent.child(tag, block=block or apart, hidden=hidden and name not in {"html", "body"})
        if apart:
            self._step_aside(element, start)
        elif block and self.items:
            self._flush()
        if tag.attributes or name == "html":
            self._declare(element, tag, token)
        if element.block:
            self.structure.set_kind(element, parent, tag.attributes, self.at - 1)
            if tag.prose:
                self.found.attributes(start, tag, element)
        else:
            self._begin_inline(token, tag, keep=element.keep and not parent.keep)
        if element.kind == "cell":
            element.cells = self.found.cells
        if alike:
            parent.shared = parent.shared or {}
            parent.shared[tag] = element
        self.open.push(element)
        self.within = element

    def _begin_inline(self, token: Token, tag: StartTag, *, keep: bool) -> None:
        _, start, end, name = token
        if self.breaks >= 0 and name not in _LOOKS:
            self.breaks = -1
        self.items.append(make_item("open", start, end, name, tag, keep=keep))

    def _display(self, tag: StartTag) -> tuple[bool, bool]:
        """Whether an element is a block and whether it is hidden, by the sheets."""
        given, stronger = self.sheet.display(tag.selector, self.open.selectors)
        display = given if (stronger and not tag.important) or not tag.display else tag.display
        return is_block(tag.name, display), display == "none" if display else tag.hides

    def _declare(self, element: OpenElement, tag: StartTag, token: Token) -> None:
        """The language of an element, whether it is translated, and where it leads."""
        name, language, attributes = token.name, tag.language, tag.attributes
        if name == "html" and not self.found.in_outlook:
            self.language = self.language or language
            if "lang" not in attributes and "xml:lang" not in attributes and token.end - token.start >= len("<html>"):
                self.found.undeclared_language(token.start + len("<html"))
        if language and name != "html":
            element.language = language
        if language and language == self.language:
            if name == "html":
                element.language = ""
            for key in ("lang", "xml:lang"):
                if key in attributes:
                    self.found.language(token.start, attributes[key])
        if tag.translate:
            element.keep = tag.translate == "no"
        if tag.link is not None:
            element.link = tag.link

    def _end(self, token: Token) -> None:
        _, start, end, name = token
        if name == "br":
            self._break(token)
            return
        closing = self.open.closed_by_end(name)
        if self.open.closes_block(closing) if closing else name in BLOCKS:
            self._flush()
        else:
            self.items.append(make_item("close", start, end, name))
        if closing:
            ends_aside = self.aside is not None and self.open.stack[-closing] is self.aside.element
            self._close(closing, start)
            if ends_aside and self.items:
                self.items[-1].end = end

    def _step_aside(self, element: OpenElement, start: int) -> None:
        """Begin what is hidden: the run around it waits."""
        found = self.found
        self.aside = Aside(
            element, start, self.items, self.breaks, found.said, found.skipping, len(found.blocks), len(found.gaps)
        )
        self.items, self.breaks, found.said = [], -1, []

    def _step_back(self, aside: Aside, at: int) -> None:
        """End what is hidden: the run around it goes on."""
        item = make_item("alone", aside.start, at, "hidden")
        self.found.hide(item, aside.blocks, aside.gaps)
        aside.items.append(item)
        self.items, self.breaks, self.aside = aside.items, aside.breaks, None
        self.found.said = aside.said + self.found.said
        skipping = self.found.skipping
        if skipping != aside.skipping:  # a comment in it excludes what follows from translation, or ends that
            self.found.skipping = aside.skipping
            self._flush()
            self.found.skipping = skipping

    def _close(self, count: int, at: int) -> None:
        """Close so many elements at an offset; the run in the innermost is at its end already."""
        went_on = False
        for _ in range(count):
            element = self.open.pop()
            if went_on and element.block:
                self.within = element
                self._flush()
            if element.kind == "cell" and element.name in {"td", "th"} and not element.hidden:
                missing = element.columns - (self.found.cells > element.cells and 1)
                for _ in range(missing):
                    self.found.empty_cell(at, element)
            if self.aside and element is self.aside.element:
                self.within = self.open.stack[-1] if self.open.stack else self.root
                self._step_back(self.aside, at)
                went_on = True
        self.within = self.open.stack[-1] if self.open.stack else self.root
