"""The lines of a text by offset."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from mars_i18n.formats.markdown.content import UnlocatedError
from mars_i18n.formats.markdown.masks import Masked
from mars_i18n.model import Location

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKERS = re.compile(r"^[ \t>]*")  # at the beginning of a line
_INDENT = re.compile(r"\n[ \t]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text: their starts and contents, and the Location of an offset."""

    def __init__(self, text: str, path: str, masked: Masked | None = None) -> None:
        self.text, self.path = text, path
        self.masked = masked or Masked(text, (), ())
        self.shown = self.masked.text.replace("\0", "\ufffd")  # as CommonMark reads it
        ends = [match.span() for match in _LINE_END.finditer(text)]
        self.starts = [0, *(end for _, end in ends)]
        self.ends = [*(start for start, _ in ends), len(text)]

    def locate(self, offset: int) -> Location:
        """The Location of an offset, in code points."""
        line = bisect_right(self.starts, offset) - 1
        return Location(self.path, line + 1, offset - self.starts[line] + 1)

    def content(self, line: int) -> str:
        """One line as it is read, without its end."""
        return self.shown[self.starts[line] : self.ends[line]]


def span_of_title(parser: MarkdownIt, lines: Lines, last: int, title: str) -> tuple[int, int] | None:
    """Where the title of a link reference definition that ends on the line `last` is, with its marks; None if unclear.

    It may go over lines, with the markers of quotations before each.
    """
    first = max(last - title.count("\n"), 0)
    contents = [lines.content(first), *(_MARKERS.sub("", lines.content(one)) for one in range(first + 1, last + 1))]
    content = "\n".join(contents).rstrip(" \t")
    opening = {'"': '"', "'": "'", ")": "("}.get(content[-1:], "\n")
    limit = len(content) - 1 if first == last else len(contents[0])
    at = content.rfind(opening, 0, max(limit, 0))
    while at > 0 and content[at - 1] == "\\":  # within a title, its marks are escaped
        at = content.rfind(opening, 0, at)
    if at < 0:
        return None
    read = parser.helpers.parseLinkTitle(content, at, len(content))
    if not read.ok or read.pos != len(content) or _INDENT.sub("\n", read.str) != _INDENT.sub("\n", title):
        return None
    return lines.starts[first] + at, lines.starts[last] + len(lines.content(last).rstrip(" \t"))


def offset_after_hashes(content: str, text: str) -> int:
    """Where a heading's text is on its line: after the hashes of an ATX heading, or at the end of a line."""
    hashes = re.search(r"#{1,6}[ \t]+", content)
    if hashes and (at := content.find(text, hashes.end())) >= 0 and not content[hashes.end() : at].strip():
        return at
    return content.rstrip().rfind(text)


def locate_content(token: Token, lines: Lines, first: int, *, heading: bool) -> list[int]:
    """The offset of each character of a token's content, and of its end; `first` is the line of the body's begin.

    Raises UnlocatedError where the content is not found as it is in its lines.
    """
    if not token.map:
        raise UnlocatedError
    places: list[int] = []
    if token.meta and "column" in token.meta:
        start = lines.starts[first + token.map[0]] + token.meta["column"]
        return list(range(start, start + len(token.content) + 1))
    pieces = token.content.split("\n")
    for number, piece in enumerate(pieces):
        line = first + token.map[0] + number
        if line >= len(lines.starts):
            raise UnlocatedError
        content = lines.content(line)
        bare = piece.lstrip(" \t") if number else piece
        if heading and len(pieces) == 1:
            at = offset_after_hashes(content, bare)
        else:
            at = len(content) - len(bare) if content.endswith(bare) else content.rstrip().rfind(bare)
        if at < 0 or content[at : at + len(bare)] != bare:
            raise UnlocatedError
        offset = lines.starts[line] + at
        lead = len(piece) - len(bare)
        places += [offset] * lead + list(range(offset, offset + len(bare)))
        places.append(offset + len(bare))  # the line end, or the end of the content
    return places
