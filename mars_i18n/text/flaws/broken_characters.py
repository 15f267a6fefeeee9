"""Characters that no one typed: text read in the wrong encoding, control and zero-width characters, HTML's entities.

Mojibake is UTF-8 that was read as Windows-1252 (`Ã¡`, `â€œ`) or Mac Roman (`√°`): it is known by reading it back, and
only letters and marks that es, en and pt use are taken for it. Joiners within scripts that need them, and direction
marks beside right-to-left letters, are text; overrides of direction never are (Unicode TR 36, "Trojan Source").
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message

_SUSPECT = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\ue000-\uf8ff]"
)
_SEEN_AS_1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CONTINUING = f"[\u0080-\u00bf{_SEEN_AS_1252}]"
_MOJIBAKE_1252 = re.compile(rf"[ÂÃ]{_CONTINUING}|â{_CONTINUING}{{2}}|ï»¿")
_MOJIBAKE_MAC = re.compile(r"[√¬][^\x00-\x7f]|‚Ä[^\x00-\x7f]")
_ENDS_CAPITALS = frozenset("…’”›»–— \u00a0")  # what may follow a word in capitals: MANHÃ…
_LOST = re.compile(r"(?<=[a-záéíóúñçãõâêô])\?(?=[a-záéíóúñçãõâêô])")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
_ADDRESS = re.compile(r"[/@=&]")
_JOINERS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")
_NAMES = {
    "\ufffd": message("lost character (U+FFFD)"),
    "\ufeff": message("byte order mark (U+FEFF) inside the text"),
    "\u200b": message("zero-width space (U+200B)"),
}


def broken_text(text: str, language: str) -> Iterator[Flaw]:
    """Each broken character or run of a text (its tags as NULs), with its fix where reading it back is certain."""
    del language  # characters break in the same way in all three
    if text.isascii() and "&" not in text and "?" not in text and not _SUSPECT.search(text):
        return
    yield from sorted((*_characters(text), *_mojibake(text), *_words(text)), key=lambda flaw: flaw.offset)


def broken_characters(text: str, language: str) -> Iterator[Flaw]:
    """The same without what a careful author may mean: a reference of HTML, a question mark within a word."""
    del language
    if not text.isascii() or _SUSPECT.search(text):
        yield from sorted((*_characters(text), *_mojibake(text)), key=lambda flaw: flaw.offset)


def _characters(text: str) -> Iterator[Flaw]:
    leftward: bool | None = None
    for match in _SUSPECT.finditer(text):
        char, offset = match[0], match.start()
        if char in _JOINERS and _joins(text, offset):
            continue
        if char in _DIRECTIONS:
            leftward = (
                any(unicodedata.bidirectional(one) in {"R", "AL"} for one in text) if leftward is None else leftward
            )
            if leftward:
                continue
        if ("\x80" <= char <= "\x9f" and text[offset - 1 : offset] in {"Â", "Ã", "â"}) or (
            "\x80" <= char <= "\x9f" and text[max(0, offset - 2) : offset][:1] == "â"
        ):
            continue  # reported as mojibake
        yield Flaw(offset, 1, _NAMES.get(char) or _describe(char), f"U+{ord(char):04X}", _replacement_of(char))


def _describe(char: str) -> Message:
    code = f"U+{ord(char):04X}"
    if "\ue000" <= char <= "\uf8ff":
        return message("private-use character ({code}), which other fonts do not have", code=code)
    if unicodedata.category(char) == "Cc":
        return message("control character ({code})", code=code)
    return message("invisible character ({code}, {name})", code=code, name=unicodedata.name(char, "unnamed").lower())


def _replacement_of(char: str) -> str | None:
    """What an invisible character becomes: nothing. What was lost, and a symbol, a person must see to."""
    return None if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" else ""


def _joins(text: str, offset: int) -> bool:
    """Whether a joiner is in a script or an emoji that needs it."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return bool(before and after) and all(
        ord(one) >= 0x0600 and not "\u1e00" <= one <= "\u206f" for one in (before, after)
    )


def _mojibake(text: str) -> Iterator[Flaw]:
    for codec, pattern in (("cp1252", _MOJIBAKE_1252), ("mac_roman", _MOJIBAKE_MAC)):
        for match in pattern.finditer(text):
            meant = _read_back(match[0], codec)
            if meant is None or (match[0][-1] in _ENDS_CAPITALS and text[match.start() - 1 : match.start()].isupper()):
                continue
            what = message(
                "“{seen}” should be “{meant}”: text decoded with the wrong encoding", seen=match[0], meant=meant
            )
            yield Flaw(match.start(), len(match[0]), what, match[0], meant.strip("\ufeff"))


def _read_back(seen: str, codec: str) -> str | None:
    try:
        data = b"".join(bytes([ord(one)]) if "\x80" <= one <= "\x9f" else one.encode(codec) for one in seen)
        return data.decode("utf-8")
    except UnicodeError:
        return None


def _words(text: str) -> Iterator[Flaw]:
    for match in _LOST.finditer(text):
        left = text[max(0, match.start() - 30) : match.start()].rsplit(maxsplit=1)[-1]
        right = text[match.end() : match.end() + 30].split(maxsplit=1)[0]
        if not _ADDRESS.search(left + right) and "¿" not in left:
            what = message("“?” inside a word: a character was lost")
            yield Flaw(match.start(), 1, what, f"{left}?{right}")
    for match in _ENTITY.finditer(text):
        if (meant := html.unescape(match[0])) != match[0]:
            what = message("{entity} is an HTML entity for “{meant}”", entity=match[0], meant=meant)
            yield Flaw(match.start(), len(match[0]), what, match[0])
