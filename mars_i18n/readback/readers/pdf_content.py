"""The marked texts of a page of a PDF (ISO 32000-2, 7.8.2 and 14.6), by the tables of its fonts."""

from __future__ import annotations

import re
from struct import unpack
from typing import TYPE_CHECKING, Any, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PageObject

MarkedRun: TypeAlias = tuple[str, str]  # text, language or ""
_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"  # with brackets two deep
_TOKEN = re.compile(
    _STRING
    + rb"|<<|>>|<[0-9A-Fa-f\s]*+>|[\[\]]|/[^\s()<>\[\]{}/%]*+"
    + rb"|[-+.0-9][-+.0-9\s]*+|[^\s()<>\[\]{}/%]++|[()<>{}%]",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BF = re.compile(rb"begin(bfchar|bfrange)(.*?)end", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_CODESPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_MOST_OPERANDS = 100_000  # more than any operator takes
_OF_OPERANDS = frozenset(b"(<[]>/+-.0123456789")  # what they begin with


def marked_runs(page: PageObject, known: dict[int, Font]) -> dict[int, list[MarkedRun]]:
    """What each mark of a page holds, by its number: by the tables of its fonts, or what it says in its place.

    `known` are the fonts that were read already, by the numbers of their objects. Linear in the content of the page.
    """
    resources: Any = page.get("/Resources", {})
    fonts = {str(name).encode("latin-1", "replace"): font for name, font in _fonts(resources, known)}
    properties: Any = resources.get("/Properties", {})
    contents = page.get_contents()
    texts: dict[int, list[MarkedRun]] = {}
    font: Font | None = None
    marks = [_Mark()]
    operands: list[bytes] = []
    for token in _TOKEN.findall(contents.get_data() if contents is not None else b""):
        if token[0] in _OF_OPERANDS:
            operands.append(token)
            if len(operands) > _MOST_OPERANDS:
                operands.clear()
            continue
        now = marks[-1]
        if token in {b"Tj", b"TJ", b"'", b'"'}:
            if font is not None and now.number is not None and not now.replaced:
                codes = b"".join([_string(one) for one in operands if one[0] in b"(<"])
                texts.setdefault(now.number, []).append((font.decode(codes), now.language))
        elif token in {b"BDC", b"BMC"}:
            inner = now.within(_facts(operands, properties))
            if inner.replaced and not now.replaced and inner.number is not None:
                texts.setdefault(inner.number, []).append((inner.text, inner.language))
            marks.append(inner)
        elif token == b"EMC" and len(marks) > 1:
            marks.pop()
        elif token == b"Tf":
            font = next((fonts[one] for one in operands if one in fonts), None)
        operands.clear()
    return texts


def _fonts(resources: Any, known: dict[int, Font]) -> Iterator[tuple[str, Font]]:
    fonts: Any = resources.get("/Font", {})
    for name in fonts:
        number = getattr(fonts.raw_get(name), "idnum", 0)
        if number not in known or not number:
            known[number] = Font(fonts[name])
        yield name, known[number]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is marked on a page: its number, its language if it says one, whether its text is given in its place."""

    number: int | None = None
    language: str = ""
    replaced: bool = False
    text: str = ""

    def within(self, facts: dict[bytes, bytes]) -> _Mark:
        number = int(facts[b"/MCID"]) if b"/MCID" in facts else self.number
        language = _said(facts[b"/Lang"]) if b"/Lang" in facts else self.language
        text = _said(facts[b"/ActualText"]) if b"/ActualText" in facts else ""
        return _Mark(number, language, self.replaced or b"/ActualText" in facts, text)


def _facts(operands: list[bytes], properties: Any) -> dict[bytes, bytes]:
    """The facts of a mark: those between its brackets, or of the resource that it names."""
    if b"<<" in operands:
        inner = operands[operands.index(b"<<") + 1 :]
        return dict(zip(inner[::2], inner[1::2], strict=False))
    name = operands[-1].decode("latin-1") if len(operands) > 1 else ""
    named = properties.get(name, {}) if name in properties else {}
    return {
        str(key).encode(): b"(" + str(one).encode("utf-8") + b")" if key != "/MCID" else str(one).encode()
        for key, one in named.items()
    }


def _string(token: bytes) -> bytes:
    """The bytes of a string, in brackets or in hexadecimal."""
    if token[:1] == b"<":
        digits = b"".join(token[1:-1].split()).decode("latin-1")
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    inner = token[1:-1]
    if b"\\" not in inner:
        return inner
    if b"\\\\" in inner or b"\\134" in inner:  # a backslash that is no escape would begin one
        return _ESCAPE.sub(_unescaped, inner)
    found = {match[0]: _unescaped(match) for match in map(_ESCAPE.match, _escapes(inner)) if match}
    for escape in sorted(found, key=len, reverse=True):
        inner = inner.replace(escape, found[escape])
    return inner


def _escapes(text: bytes) -> set[bytes]:
    """The different escapes of a string: there are few, however often it has each."""
    return {b"\\" + one for one in _ESCAPE.findall(text)}


def _unescaped(escape: re.Match[bytes]) -> bytes:
    value = escape[1]
    if value[:1].isdigit():
        return bytes([int(value, 8) & 0xFF])
    return _ESCAPES.get(value, value if value in {b"(", b")", b"\\"} else b"")


def _said(token: bytes) -> str:
    """A text string (ISO 32000-2, 7.9.2.2): UTF-16, UTF-8, or one byte a letter."""
    data = _string(token)
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


class Font:
    """Codes of a font → text, by its ToUnicode table."""

    def __init__(self, font: Any) -> None:
        table: bytes = font["/ToUnicode"].get_object().get_data() if "/ToUnicode" in font else b""
        space = _CODESPACE.search(table)
        self.width = len(space[1]) // 2 if space else 1
        self.texts: dict[int, str] = _Texts()
        for kind, body in _BF.findall(table):
            values = [None if found[1] else b"]" if found[2] else found[0] for found in _HEX.findall(body)]
            self._add(kind == b"bfchar", iter(values))

    def _add(self, single: bool, values: Iterator[bytes | None]) -> None:  # noqa: FBT001 - one of two forms of a table
        for first in values:
            code = int(first or b"0", 16)
            if single:
                self.texts[code] = _utf16(next(values, b"") or b"")
                continue
            last = int(next(values, b"0") or b"0", 16)
            target = next(values, b"")
            if target is None:
                for at, one in enumerate(iter(lambda: next(values, b"]"), b"]")):
                    self.texts[code + at] = _utf16(one or b"")
                continue
            start = _utf16(target)
            for at in range(min(last - code, 0xFFFF) + 1):
                self.texts[code + at] = start[:-1] + chr(ord(start[-1]) + at) if start else ""

    def decode(self, data: bytes) -> str:
        """The text of a string of codes; U+FFFD for one that the table lacks."""
        if self.width == 1:
            codes: Iterable[int] = data
        elif self.width == 2:
            padded = data if len(data) % 2 == 0 else data[:-1] + b"\0" + data[-1:]
            codes = unpack(f">{len(padded) // 2}H", padded)
        else:
            codes = (int.from_bytes(data[at : at + self.width], "big") for at in range(0, len(data), self.width))
        return "".join(map(self.texts.__getitem__, codes))


class _Texts(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return "\ufffd"


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
