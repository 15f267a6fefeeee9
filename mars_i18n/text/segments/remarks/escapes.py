r"""How any value can be written in a line of a comment: as it is, or with ``\u{bb}`` for one that would mislead.

A line is written with the first of `ESCAPES` with which it reads back as the same value, so that ordinary text stays
as it is. ``\u{}`` means no character at all: an empty value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPED = re.compile(r"\\u\{([0-9a-f]{0,6})\}")
_ESCAPED_TEXT = re.compile(r"\\(?:(\\)|(n)|u\{([0-9a-f]{0,6})\})")
_MARKS = re.compile(r"""[«»“”|·→,:;()…\\{}<>]|[^\S ]|^ | $|(?<=\s) """)  # what the wordings and lines are made of
_CUTS = re.compile(r"""[«»“”|·→\\{}<>]|[^\S ]|^ | $|(?<=\s) """)
_ALL = re.compile(r"^.|[^A-Za-z0-9]", re.DOTALL)
# Line breaks (those of str.splitlines and of PO), and what UTF-8 cannot hold.
_UNWRITABLE = re.compile("[\0\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ud800-\udfff]")


def _keep(value: str) -> str:
    return value


def _escape_marks(value: str) -> str:
    return _MARKS.sub(_escape, value) or r"\u{}"


def _escape_all(value: str) -> str:
    return _ALL.sub(_escape, value) or r"\u{}"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{{{ord(found[0]):x}}}"


def has_marks(value: str) -> bool:
    """Whether a value holds what lines of places are cut at. A colon cuts before the last value alone, a comma none."""
    return _CUTS.search(value) is not None


ESCAPES: tuple[Callable[[str], str], ...] = (_keep, _escape_marks, _escape_all)


def unescape(value: str) -> str:
    """The value that was written with one of `ESCAPES`."""
    return _ESCAPED.sub(lambda found: _character(found[1], found[0]), value) if "\\" in value else value


def escape_text(value: str, escape: Callable[[str], str]) -> str:
    r"""A translation in a comment: a line break is ``\n``, a backslash doubled, where `escape` leaves them."""
    return value.replace("\\", "\\\\").replace("\n", "\\n") if escape is _keep else escape(value)


def unescape_text(value: str) -> str:
    """The translation that was written by `escape_text`."""
    return _ESCAPED_TEXT.sub(
        lambda found: "\\" if found[1] else "\n" if found[2] else _character(found[3], found[0]), value
    )


def _character(code: str, written: str) -> str:
    if not code:
        return ""
    return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else written


def is_one_line(line: str) -> bool:
    """Whether a comment of a catalogue can hold the line, so that it comes back letter for letter."""
    return line == line.strip() and not _UNWRITABLE.search(line)
