"""HTML as tokens, by offset: joined, they are the text, whatever it is. Linear in its length.

The rules are those of the HTML standard, 13.2.5, and of its tree construction where that changes how text is read:
script, style and their kin, title and textarea, SVG and MathML. Template syntax in a tag is part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.elements import BLOCKS, BREAKOUT, ESCAPABLE, FOREIGN, INTEGRATION, RAW_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TokenKind: TypeAlias = Literal["text", "start", "end", "comment", "declaration", "raw", "escapable", "cdata", "lost"]
FILLER = "\ue000"  # represents template syntax while tags are looked for, one for each of its characters

_S = r"\t\n\f\r\x20"  # white space of HTML
_TAG = re.compile(
    rf"""<(/?)([A-Za-z][^{_S}/>]*+)
    (?: [{_S}/]++
      | =?[^{_S}/>=]++ (?:[{_S}]*+=[{_S}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_S}>"'][^{_S}>]*+|(?=>)|\Z))?+
      | =(?=[{_S}/>]|\Z)
      | =(?==)
    )*+ (>?)""",
    re.VERBOSE,
)
_KEPT = 200  # the longest tag, in code points, that is kept to be looked up again
_TAGS_KEPT = 5_000
_DEEPEST = 60  # SVG and MathML within one another, and HTML in them
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT = re.compile(rf"<!--|-->|<(/?)script(?=[{_S}/>])", re.IGNORECASE)
_RAW_ENDS = {name: re.compile(rf"</{name}(?=[{_S}/>])", re.IGNORECASE) for name in (RAW_TEXT - {"script"}) | ESCAPABLE}

_READ_APART = frozenset({"plaintext"}) | FOREIGN | RAW_TEXT | ESCAPABLE  # elements whose content is no common HTML


class Token(NamedTuple):
    """A piece of the text, from `start` to `end` in code points. `name` is a tag's, in lower case.

    "raw" is the text of a script, style and the like, "escapable" that of a title or textarea: text with character
    references, without tags. "declaration" is a doctype, a processing instruction or a bogus comment. "lost" is a tag
    that the text ends in, which browsers drop. A text is a piece of a run as it is: see runs.Item.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""


class Source(NamedTuple):
    """The text of a page, the template syntax in it as (start, end), the text with that masked, and linked sheets."""

    text: str
    syntax: Sequence[tuple[int, int]]
    masked: str
    linked: Mapping[str, bytes]


def mask_syntax(text: str, syntax: Sequence[tuple[int, int]]) -> str:
    """The text with each piece of template syntax, (start, end), replaced by as many fillers."""
    if not syntax:
        return text
    pieces: list[str] = []
    cursor = 0
    for start, end in syntax:
        pieces += (text[cursor:start], FILLER * (end - start))
        cursor = end
    pieces.append(text[cursor:])
    return "".join(pieces)


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text` between two offsets; template syntax must be `masked` before."""
    return _Tokeniser(text, start, len(text) if end is None else end).run()


def end_of_drawing(tokens: Sequence[Token], number: int, text: str) -> int:
    """The number of the token after an element of SVG or MathML, whose content begins with the token `number`.

    It goes to its end tag, or to what cannot be in it.
    """
    depth = 0 if text[tokens[number - 1].end - 2] == "/" else 1
    while depth and number < len(tokens):
        one = tokens[number]
        if one.kind == "start" and one.name in BREAKOUT and one.name in BLOCKS and depth == 1:
            break
        if one.kind == "end" and one.name in {"body", "html"}:
            break
        if one.name in FOREIGN and one.kind in {"start", "end"} and text[one.end - 2] != "/":
            depth += 1 if one.kind == "start" else -1
        number += 1
    return number


class _Tokeniser:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.limit = start, end
        self.known: dict[str, tuple[TokenKind, str]] = {}  # tags as they are written: up to the first ">"
        self.foreign: list[str] = []  # svg and math elements, and the places in them where HTML goes on

    def run(self) -> list[Token]:
        """All tokens. A tag is looked up, or is one match, and is one tuple: this is what most of a page is made of."""
        text, limit, foreign = self.text, self.limit, self.foreign
        find, make, known = text.find, tuple.__new__, self.known
        tokens: list[Token] = []
        begun = self.start  # of the text under way
        at = find("<", begun, limit)
        mark = -1  # the next ">"
        while 0 <= at < limit - 1:
            if mark < at:
                mark = find(">", at, limit) if mark < limit else limit
                mark = limit if mark < 0 else mark
            shown = text[at : mark + 1] if mark - at < _KEPT else ""
            if seen := known.get(shown):
                token = make(Token, (seen[0], at, mark + 1, seen[1]))
            elif other := self._token(at, shown):
                token = other
            else:
                at = find("<", at + 1, limit)
                continue
            if at > begun:
                tokens.append(make(Token, ("text", begun, at, "")))
            tokens.append(token)
            kind, _, begun, name = token
            if kind == "start":
                if (foreign or name in _READ_APART) and (content := self._content(token)):
                    tokens.append(content)
                    begun = content.end
            elif foreign and kind == "end":
                self._leave(name)
            at = find("<", begun, limit)
        if begun < limit:
            tokens.append(Token("text", begun, limit))
        return tokens

    def _token(self, at: int, shown: str) -> Token | None:
        """The token that begins with the `<` at an offset, or None where that is text.

        `shown` is what there is up to the first ">", if that is to be looked up where it comes again.
        """
        found = _TAG.match(self.text, at, self.limit)
        if found is None:
            return self._markup(at)
        if not found[3]:
            return Token("lost", at, self.limit)
        token = Token("end" if found[1] else "start", at, found.end(), found[2].lower())
        if token.end - at == len(shown) and len(self.known) < _TAGS_KEPT:
            self.known[shown] = token.kind, token.name
        return token

    def _markup(self, at: int) -> Token | None:
        """The token that begins with the `<` at an offset, which is no tag, or None where that is text."""
        text, following = self.text, self.text[at + 1]
        if following == "/":
            return Token("declaration", at, self._after(">", at + 2)) if at + 2 < self.limit else None
        if following == "!":
            if text.startswith("--", at + 2, self.limit):
                return Token("comment", at, self._comment_end(at))
            if self._in_foreign() and text.startswith("[CDATA[", at + 2, self.limit):
                return Token("cdata", at, self._after("]]>", at + 9))
            return Token("declaration", at, self._after(">", at + 2))
        return Token("declaration", at, self._after(">", at + 2)) if following == "?" else None

    def _after(self, mark: str, at: int) -> int:
        found = self.text.find(mark, at, self.limit)
        return self.limit if found < 0 else found + len(mark)

    def _comment_end(self, at: int) -> int:
        """Where the comment that begins at an offset ends: ``<!-->`` and ``<!--->`` are whole ones."""
        for short in (">", "->"):
            if self.text.startswith(short, at + 4, self.limit):
                return at + 4 + len(short)
        found = _COMMENT_END.search(self.text, at + 4, self.limit)
        return found.end() if found else self.limit

    def _in_foreign(self) -> bool:
        return bool(self.foreign) and self.foreign[-1] in FOREIGN

    def _content(self, tag: Token) -> Token | None:
        """What is in an element whose text is read in another way, up to its end tag."""
        name, closed = tag.name, self.text[tag.end - 2] == "/"
        if self._in_foreign():
            if name in BREAKOUT:
                self.foreign.clear()
            elif (name in INTEGRATION or name in FOREIGN) and not closed and len(self.foreign) < _DEEPEST:
                self.foreign.append(name)
                return None
            else:
                return None
        if name in FOREIGN and not closed:
            self.foreign.append(name)
        if name == "plaintext":
            return Token("raw", tag.end, self.limit, name) if tag.end < self.limit else None
        if name == "script":
            end = self._script_end(tag.end)
        elif name in _RAW_ENDS:
            found = _RAW_ENDS[name].search(self.text, tag.end, self.limit)
            end = found.start() if found else self.limit
        else:
            return None
        return Token("escapable" if name in ESCAPABLE else "raw", tag.end, end, name) if end > tag.end else None

    def _script_end(self, at: int) -> int:
        """Where a script ends: ``<!-- <script>`` in it hides an end tag (13.2.5.17 and following)."""
        state = ""
        while found := _SCRIPT.search(self.text, at, self.limit):
            word, at = found.group(), found.end()
            if word == "<!--":
                state, at = state or "escaped", found.start() + 2
            elif word == "-->":
                state = ""
            elif not found[1]:
                state = "double" if state else ""
            elif state == "double":
                state = "escaped"
            else:
                return found.start()
        return self.limit

    def _leave(self, name: str) -> None:
        if name in self.foreign:
            while self.foreign.pop() != name:
                pass
