"""Web and mail addresses in visible text, and when two of them are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAIL = ".,;:!?…'’”»*"
_BARE = (
    "com org net edu gov int info biz io eu co uk us br pt es mx ar cl pe bo ec uy py ve cr gt hn sv ni pa do cu pr se "
    "no fi dk de fr it ch at nl be ca au nz jp cn in za online site dev app"
)
_ADDRESS = re.compile(
    r"(?P<url>(?<![\w.])(?:https?|ftp)://[^\s\0<>\"«»“”]{1,2000})"
    r"|(?P<mail>(?<![\w.+@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    r"|(?P<bare>(?<![\w.@/:+-])(?:www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    rf"|[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,63}}){{0,8}}\.(?:{'|'.join(_BARE.split())})(?![\w-]|\.\w))(?:/[^\s\0<>\"«»“”]{{0,2000}})?)"
)
_HINT = re.compile(r"[@/]|\.[a-z]")  # what every address holds: cheap to look for
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is in a text, at an offset in code points."""

    text: str
    offset: int

    @property
    def scheme(self) -> str:
        """``https``, ``http`` or ``ftp``, or the empty string where none is written."""
        match = _SCHEME.match(self.text)
        return match[0][:-3].lower() if match else ""

    @property
    def key(self) -> str:
        """What it leads to: no scheme, no ``www.``, host in small letters, no final slash."""
        return address_key(self.text)


def address_key(address: str) -> str:
    """What an address leads to: without its scheme, ``mailto:``, ``www.`` and last slash, the host in small letters."""
    bare = _SCHEME.sub("", address.removeprefix("mailto:"), count=1)
    host, slash, path = bare.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def addresses(text: str) -> Iterator[Address]:
    """The addresses in a text (tags as NULs), in order; the punctuation of the sentence is none of theirs."""
    if not _HINT.search(text):
        return
    for match in _ADDRESS.finditer(text):
        found = match[0].rstrip(_TAIL)
        while found[-1:] == ")" and found.count("(") < found.count(")"):
            found = found[:-1].rstrip(_TAIL)
        if found:
            yield Address(found, match.start())
