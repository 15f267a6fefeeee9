"""The tokens of a page on their way to blocks: what is open, where blocks end, what is code, hidden or for Outlook."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.formats.html.attributes import attributes_of, value_of
from mars_i18n.formats.html.elements import BLOCKS, BREAKOUT, FOREIGN, HIDDEN_BY_DEFAULT, PLACED_IN_LINE, VOID
from mars_i18n.formats.html.emission import Emitter, declared_language
from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.html.open_elements import OpenElement, OpenElements
from mars_i18n.formats.html.runs import Item, is_visible
from mars_i18n.formats.html.structure import Structure
from mars_i18n.formats.html.style import Element, StyleSheet, declared_display, is_inline
from mars_i18n.formats.html.tables import look_ahead
from mars_i18n.formats.html.tokens import tokens_of
from mars_i18n.text.segments.remarks.directives import read_directives

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.tokens import Token

_FOR_OUTLOOK = re.compile(r"<!--\s*\[if\s[^\]]*\]>(?!\s*<!-->|\s*-->)")
_ENDIF = re.compile(r"<!\s*\[endif\]\s*--!?>\Z")
_FIELDS = frozenset("input button select textarea keygen progress meter".split())
_NO_SELECTOR = Element("", "", frozenset())


class Source(NamedTuple):
    """The text of a page, the template syntax in it as (start, end), and the text with that masked."""

    text: str
    syntax: Sequence[tuple[int, int]]
    masked: str


class PageReader:
    """One page, or what is in one comment for Outlook, on its way to the blocks of `found`."""

    def __init__(self, source: Source, found: Emitter, start: int, end: int) -> None:
        self.source, self.found = source, found
        self.text, self.masked, self.syntax = source.text, source.masked, source.syntax
        self.tokens = list(tokens_of(self.masked, start, end))
        self.ahead = look_ahead(self.tokens, self.masked, self.text)
        self.last_pre = max((at for at, one in enumerate(self.tokens) if one == ("end", *one[1:3], "pre")), default=-1)
        self.sheet = StyleSheet()
        self.structure = Structure(self.ahead)
        self.open = OpenElements()
        self.root = OpenElement("", _NO_SELECTOR, block=True)
        self.items: list[Item] = []
        self.breaks = -1  # the number of the item that is the last line break, while only white space follows it
        self.language = ""  # of the page
        self.at = 0

    def read(self) -> None:
        """Read all. Linear: each token is looked at once, and once before."""
        for token in self.tokens:
            if token.kind == "raw" and token.name == "style":
                self.sheet.add(self.text[token.start : token.end])
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            getattr(self, f"_{token.kind}")(token)
        self._flush()
        while self.open.stack:
            self._pop(len(self.text))

    @property
    def within(self) -> OpenElement:
        """The innermost element that is open, or one that represents the page."""
        return self.open.top or self.root

    def _text(self, token: Token) -> None:
        self._pieces(token.start, token.end)

    _cdata = _text

    def _pieces(self, start: int, end: int) -> None:
        """Text, and the template syntax in it."""
        number = bisect_left(self.syntax, (start, start)) if self.syntax else 0
        cursor = start
        while number < len(self.syntax) and self.syntax[number][0] < end:
            begin, finish = self.syntax[number]
            finish = min(finish, end)
            if begin > cursor:
                self.items.append(Item("text", cursor, begin))
            self.items.append(Item("alone", begin, finish, "ph", text=self.text[begin:finish]))
            cursor, number, self.breaks = finish, number + 1, -1
        if end > cursor:
            self.items.append(Item("text", cursor, end))
            if self.breaks >= 0 and self.text[cursor:end].strip(" \t\r\n\f"):
                self.breaks = -1

    def _escapable(self, token: Token) -> None:
        if token.name == "title":
            self._flush()
            self._pieces(token.start, token.end)
            within, self.items = self.items, []
            self.found.run(within, OpenElement("title", _NO_SELECTOR, block=True, kind="title"))
        else:
            self.found.leave(token.start, token.end, "field")

    def _raw(self, token: Token) -> None:
        self.found.leave(token.start, token.end, "script")

    def _declaration(self, token: Token) -> None:
        self._hidden_piece(token)

    def _lost(self, token: Token) -> None:
        self.found.leave(token.start, token.end, "script")

    def _hidden_piece(self, token: Token) -> None:
        self.items.append(Item("alone", token.start, token.end, "comment"))

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
        inside = [Item("text", one.start, one.end) for one in tokens_of(self.masked, start, end) if one.kind == "text"]
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
        name = token.name
        attributes = attributes_of(self.masked[token.start : token.end], self.text[token.start : token.end])
        if name in FOREIGN:
            self._drawing(token)
        elif name == "br":
            self._break(token)
        elif name == "wbr":
            self.items.append(Item("nothing", token.start, token.end, name))
        elif name == "img" or (name == "input" and value_of(attributes, "type").strip().lower() == "image"):
            self.breaks = -1
            counts = "noscript" in self.open.places and self.open.places["noscript"]
            shown = "img" if _is_shown(attributes, counts=bool(counts)) else "field"
            self.items.append(Item("alone", token.start, token.end, shown, attributes, text="img"))
        elif name in VOID and name not in BLOCKS:
            self._void(token, attributes)
        elif name == "pre" and self.at <= self.last_pre:
            self._pre(token)
        else:
            self._element(token, attributes)

    def _void(self, token: Token, attributes: Mapping[str, Attribute]) -> None:
        if token.name in _FIELDS:
            self.items.append(Item("alone", token.start, token.end, "field", attributes, text=token.name))
            return
        if token.name in {"meta", "link", "base"}:
            self._flush()
            called = value_of(attributes, "property").lower() or value_of(attributes, "http-equiv").lower()
            if called in {"og:locale", "content-language"} and "content" in attributes and not self.found.in_outlook:
                self.found.language(token.start, attributes["content"])
        self.found.attributes(token.name, token.start, attributes, self.within)

    def _break(self, token: Token) -> None:
        if self.breaks >= 0 and self.within.kind != "cell":  # a cell is one passage
            del_from = self.breaks
            self.items, rest = self.items[:del_from], self.items[del_from:]
            if any(one.kind in {"open", "close"} for one in rest):
                self.items += [one for one in rest if one.kind in {"open", "close"}]
            self._flush()
            self.items = [Item("alone", token.start, token.end, "br")]
            self.breaks = 0
            return
        self.breaks = len(self.items)
        self.items.append(Item("alone", token.start, token.end, "br"))

    def _drawing(self, token: Token) -> None:
        """SVG and MathML to their end, or to what cannot be in them."""
        depth, end = (0 if self.text[token.end - 2] == "/" else 1), token.end
        while depth and self.at < len(self.tokens):
            one = self.tokens[self.at]
            if one.kind == "start" and one.name in BREAKOUT and one.name in BLOCKS and depth == 1:
                break
            if one.kind == "end" and one.name in {"body", "html"}:
                break
            if one.name in FOREIGN and one.kind in {"start", "end"} and self.text[one.end - 2] != "/":
                depth += 1 if one.kind == "start" else -1
            end = one.end
            self.at += 1
        self.breaks = -1
        self.items.append(Item("alone", token.start, end, "opaque", {}))

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

    def _element(self, token: Token, attributes: Mapping[str, Attribute]) -> None:
        name = token.name
        closing = self.open.closed_by_start(name)
        selector = _selector(name, attributes)
        display, hidden = self._display(selector, attributes)
        block = name in BLOCKS or (bool(display) and not is_inline(display))
        if display in {"inline", "contents"} and name in PLACED_IN_LINE:
            block = False
        if block or any(one.block for one in self.open.stack[len(self.open.stack) - closing :]):
            self._flush()
        self._close(closing, token.start)
        if name == "hr":
            self.found.opaque("rule", (token.start, token.end), self.within, "")
            return
        if name in VOID:
            return
        parent = self.within
        element = OpenElement(name, selector, block, parent.hidden or (hidden and name not in {"html", "body"}))
        self.structure.inherit(element, parent, attributes, self.at - 1)
        self._declare(element, parent, attributes, token)
        if block:
            self.found.attributes(name, token.start, attributes, element)
        else:
            self.breaks = -1 if self.breaks >= 0 and name not in {"span", "font", "b", "strong"} else self.breaks
            keep = element.keep and not parent.keep
            self.items.append(Item("open", token.start, token.end, name, attributes, keep=keep))
        if element.kind == "cell":
            element.cells = self.found.cells
        self.open.push(element)

    def _display(self, selector: Element, attributes: Mapping[str, Attribute]) -> tuple[str, bool]:
        """The display of an element and whether it hides it."""
        own, important = declared_display(value_of(attributes, "style")) if "style" in attributes else ("", False)
        given, stronger = self.sheet.display(selector, tuple(self.open.selectors()) if self.sheet.rules else ())
        display = given if (stronger and not important) or not own else own
        if display:
            return display, display == "none"
        return "", "hidden" in attributes or selector.name in HIDDEN_BY_DEFAULT

    def _declare(
        self, element: OpenElement, parent: OpenElement, attributes: Mapping[str, Attribute], token: Token
    ) -> None:
        """The language of an element, whether it is translated, and where it leads."""
        name, language = token.name, declared_language(attributes)
        element.language = language if language and name != "html" else parent.language
        if name == "html" and not self.found.in_outlook:
            self.language = self.language or language
            if "lang" not in attributes and "xml:lang" not in attributes and token.end - token.start >= 6:
                self.found.undeclared_language(token.start + 5)
        if language and language == self.language:
            element.language = "" if name == "html" else language
            for key in ("lang", "xml:lang"):
                if key in attributes:
                    self.found.language(token.start, attributes[key])
        classes = element.selector.classes
        translate = value_of(attributes, "translate").strip().lower() if "translate" in attributes else ""
        element.keep = parent.keep if not translate else translate == "no"
        element.keep = element.keep or "notranslate" in classes
        element.link = value_of(attributes, "href").strip() if name == "a" and "href" in attributes else parent.link

    def _end(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._break(token)
            return
        closing = self.open.closed_by_end(name)
        block = name in BLOCKS
        if closing:
            closed = self.open.stack[len(self.open.stack) - closing :]
            block = any(one.block for one in closed)
        if block:
            self._flush()
        else:
            self.items.append(Item("close", token.start, token.end, name))
        self._close(closing, token.start)

    def _close(self, count: int, at: int) -> None:
        for _ in range(count):
            self._pop(at)

    def _pop(self, at: int) -> None:
        element = self.open.pop()
        if element.name in {"td", "th"} and element.kind == "cell" and not element.hidden:
            missing = element.columns - (self.found.cells > element.cells and 1)
            for _ in range(missing):
                self.found.empty_cell(at, element)


def _selector(name: str, attributes: Mapping[str, Attribute]) -> Element:
    if not attributes:
        return Element(name, "", frozenset())
    classes = frozenset(value_of(attributes, "class").split()) if "class" in attributes else frozenset()
    return Element(name, value_of(attributes, "id"), classes)


def _is_shown(attributes: Mapping[str, Attribute], *, counts: bool) -> bool:
    """Whether an image is one that is looked at: not a pixel that counts readers or keeps a place free."""
    if value_of(attributes, "alt").strip() or counts:
        return not counts or bool(value_of(attributes, "alt").strip())
    sizes = [value_of(attributes, side).strip().removesuffix("px") for side in ("width", "height")]
    return not any(one.isdecimal() and int(one[:6]) <= 3 for one in sizes)
