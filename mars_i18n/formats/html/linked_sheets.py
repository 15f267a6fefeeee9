"""The style sheets that a page links to: which they are, and their text where the page's own styles would be.

Only local ones count, for every reader's screen: a sheet of another host, of another medium, or an alternate is none.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.attributes import attributes_of, value_of
from mars_i18n.formats.html.encoding import decode_page
from mars_i18n.formats.html.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.formats.html.attributes import Attribute
    from mars_i18n.formats.html.tokens import Token

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = re.compile(
    r"""\s*+@import\s*+(?:url\(\s*+)?+(?:"([^"]*+)"|'([^']*+)'|([^\s"'()]++))\s*+\)?+(.*+)""", re.IGNORECASE | re.DOTALL
)
_NOT_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#?]|\Z")
_MEDIA = frozenset({"", "all", "screen"})
_DEEPEST = 5  # sheets that import one another


def linked_files(data: bytes, address: str) -> tuple[str, ...]:
    """The sheets that a page links to, or that the sheet at `address` imports: see plugins.kinds.OptionalOfFormat."""
    text, _ = decode_page(data)
    if address:
        return tuple(dict.fromkeys(found for found, _ in _imports(text, address)))
    found: dict[str, None] = {}
    for kind, start, end, name in tokens_of(text):
        piece = text[start:end]
        if kind == "raw" and name == "style":
            found.update((one, None) for one, _ in _imports(piece, ""))
        elif kind == "start" and name == "base" and "href" in attributes_of(piece, piece):
            return ()  # the addresses of the page are those of the place where it is published
        elif kind == "start" and name == "link" and (one := _address_of(attributes_of(piece, piece))):
            found[one] = None
    return tuple(found)


def sheets_of(tokens: Sequence[Token], text: str, linked: Mapping[str, bytes]) -> Iterator[str]:
    """The style sheets of a page in order: its own, and those that it links to, of which `linked` has the bytes."""
    for number, (kind, start, end, name) in enumerate(tokens):
        if name == "style" and kind == "raw":
            opened = tokens[number - 1]
            tag = text[opened.start : opened.end]
            if len(tag) == len("<style>") or is_for_screens(value_of(attributes_of(tag, tag), "media")):
                yield from _with_imports(text[start:end], "", linked, 0)
        elif linked and name == "link" and kind == "start":
            tag = text[start:end]
            address = _address_of(attributes_of(tag, tag))
            if address in linked:
                yield from _with_imports(_decoded(linked[address]), address, linked, 0)


def is_for_screens(media: str) -> bool:
    """Whether what a `media` attribute says holds on every screen."""
    return any(one.strip().lower() in _MEDIA for one in media.split(","))


def _with_imports(sheet: str, address: str, linked: Mapping[str, bytes], depth: int) -> Iterator[str]:
    """A sheet, and before it those that it imports."""
    if linked and depth < _DEEPEST:
        for found, holds in _imports(sheet, address):
            if holds and found in linked:
                yield from _with_imports(_decoded(linked[found]), found, linked, depth + 1)
    yield sheet


def _imports(sheet: str, address: str) -> Iterator[tuple[str, bool]]:
    """(address, whether it holds on every screen) of the local sheets that a sheet imports before its first rule."""
    head = _COMMENT.sub(" ", sheet.partition("{")[0]) if "@import" in sheet.lower() else ""
    for found in filter(None, map(_IMPORT.match, head.split(";")[:-1])):
        if resolved := _resolve(address, found[1] or found[2] or found[3] or ""):
            yield resolved, is_for_screens(found[4])


def _address_of(attributes: Mapping[str, Attribute]) -> str:
    """Where a `<link>` leads, if that is a local style sheet for every screen; else the empty string."""
    relations = value_of(attributes, "rel").lower().split()
    if "stylesheet" not in relations or "alternate" in relations or "disabled" in attributes:
        return ""
    if not is_for_screens(value_of(attributes, "media")):
        return ""
    return _resolve("", value_of(attributes, "href").strip())


def _resolve(base: str, address: str) -> str:
    """A local address, from the page on, without what follows `?` or `#`; empty where it is none."""
    if _NOT_LOCAL.match(address):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), re.split(r"[?#]", address)[0]))


def _decoded(data: bytes) -> str:
    """The text of a sheet; only names of elements, classes and ids are read in it."""
    return data.decode("utf-8-sig", "replace")
