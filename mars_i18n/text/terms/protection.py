"""What a machine must not touch in a text: kept terms, acronyms, addresses and tags, as opaque tokens and back."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Tag, Text
from mars_i18n.text.segments.markup import from_msgid, tag_faults, to_msgid
from mars_i18n.text.terms.glossary import terms_in
from mars_i18n.text.values.addresses import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.model import Inline, Term

_ACRONYM = re.compile(r"(?<![\w-])[A-ZÁÉÍÓÚÑÇ]{2,}[\w/&-]*(?!\w)")  # SIDA the agency is no disease, MARS no planet
_HANDLE = re.compile(r"(?<![\w&/.])[@#](?=\w*[^\W\d])\w+")  # @name, #word
_SPACES = re.compile(r" {2,}")
_TOKEN = re.compile(r"<k(\d+)\s*/?>(?:\s*</k\1>)?")
_PIECE = re.compile(r"<(/?)t(\d+)\s*(/?)>")
_ODD = re.compile(r"(?<!\w)[*@#](?=\w)|<")  # marks of words that a machine does not know; tags that nobody wrote


@dataclass(frozen=True, slots=True)
class Protected:
    """A msgid as HTML whose tokens (``<k1/>``) and tags (``<t1>…</t1>``) represent what must come back."""

    msgid: str
    html: str
    tokens: tuple[str, ...]
    tags: tuple[Tag, ...]


def protect(msgid: str, terms: Sequence[Term], language: str) -> Protected:
    """A msgid made ready for a machine: the kept `terms` of the glossary and the rest above become tokens."""
    tokens: list[str] = []
    tags: list[Tag] = []
    numbers: dict[tuple[str, int], int] = {}
    html: list[str] = []
    inline = from_msgid(msgid)
    # A heading in capitals is no row of acronyms; one word of a text in bold may be.
    prose = any(char.islower() for part in inline if isinstance(part, Text) for char in part.text)
    for part in inline:
        if isinstance(part, Text):
            html.extend(_guard_terms(part.text, terms, language, tokens, prose=prose))
        else:
            if part.form != "close":
                tags.append(part)
                numbers[part.name, part.number] = len(tags)
            number = numbers.get((part.name, part.number), 0)
            html.append(f"<{'/' if part.form == 'close' else ''}t{number}{'/' if part.form == 'alone' else ''}>")
    return Protected(msgid, "".join(html), tuple(tokens), tuple(tags))


def _guard_terms(text: str, terms: Sequence[Term], language: str, tokens: list[str], *, prose: bool) -> Iterator[str]:
    places = [(one.offset, one.offset + len(one.text)) for one in addresses(text)]
    kept = tuple(term for term in terms if term.keep)
    places += [(one.offset, one.offset + one.length) for one in terms_in(text, kept, language)] if kept else []
    places += [match.span() for match in _HANDLE.finditer(text)]
    places += [match.span() for match in _ACRONYM.finditer(text)] if prose else []
    end = 0
    for start, stop in sorted(places):
        if start >= end:
            tokens.append(text[start:stop])
            yield escape(text[end:start], quote=False)
            yield f"<k{len(tokens)}/>"
            end = stop
    yield escape(text[end:], quote=False)


def restore(source: Protected, html: str) -> str:
    """The machine's text as a msgstr, its tokens and tags put back; empty where one is lost, doubled or crossed."""
    found = [int(match[1]) for match in _TOKEN.finditer(html)]
    if sorted(found) != list(range(1, len(source.tokens) + 1)):
        return ""
    parts: list[Inline] = []
    end = 0
    for match in _PIECE.finditer(html):
        parts.append(_text(html[end : match.start()], source))
        number = int(match[2])
        if not 1 <= number <= len(source.tags):
            return ""
        tag = source.tags[number - 1]
        parts.append(Tag(tag.name, tag.number, "close" if match[1] else tag.form))
        end = match.end()
    parts.append(_text(html[end:], source))
    if any(isinstance(part, Text) and part.text == "\0" for part in parts):
        return ""
    message = to_msgid(parts).strip()
    if "  " not in source.msgid:
        message = _SPACES.sub(" ", message)  # where the machine took a word or a mark away
    return "" if tag_faults(source.msgid, message) else message


def _text(html: str, source: Protected) -> Text:
    """The words of a piece; NUL where the machine left marks of its own."""
    pieces = _TOKEN.split(html)
    words = [unescape(piece) for piece in pieces[::2]]
    if any(_ODD.search(piece) for piece in pieces[::2]):
        return Text("\0")
    tokens = [source.tokens[int(number) - 1] for number in pieces[1::2]]
    return Text("".join(word + token for word, token in zip(words, [*tokens, ""], strict=True)))
