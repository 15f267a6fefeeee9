"""Elements of HTML whose content is Markdown: ``<div markdown="1">`` of kramdown, ``markdown="block"``, ``"span"``, and
``<div markdown>`` of Python-Markdown. Their tags are syntax of a program, and what is between them is read as Markdown.

So are elements of blocks alone, whose start tag is first on its line. Within a paragraph, what an element holds is
Markdown as it is; what makes tables and lists keeps its HTML, as a table would fall apart without its tags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = frozenset(
    """address article aside blockquote center details dialog div fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header main nav p section summary""".split()
)
_ATTRIBUTES = r"(?:[^<>\"']|\"[^\"]*+\"|'[^']*+')*+"
_TAG = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|pre|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:[\s/]{_ATTRIBUTES})?)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>=]+))?")
_CHOICES = frozenset({"", "1", "block", "span"})
_LONGEST_MARKERS = 1000  # code points before a tag on its line
_BEFORE = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*")
_AFTER = re.compile(r"[ \t]*\r?(?:\n|\Z)")


class _OpenElement(NamedTuple):
    start: int
    end: int
    is_markdown: bool


def find_markdown_elements(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the start and end tags of such elements, in code points, in no order.

    An element that is not closed is none, nor is one whose end tag is in the middle of a line. Linear.
    """
    if "markdown" not in text:
        return
    found: dict[str, list[_OpenElement]] = {}
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if name not in _NAMES or tag["attributes"].endswith("/"):
            continue
        stack = found.setdefault(name, [])
        if not tag["slash"]:
            chosen = "markdown" in tag["attributes"] and _is_chosen(tag["attributes"]) and _is_first(text, tag.start())
            stack.append(_OpenElement(*tag.span(), chosen))
        elif stack:
            opening = stack.pop()
            if opening.is_markdown and (_is_first(text, tag.start()) or _AFTER.match(text, tag.end())):
                yield opening.start, opening.end
                yield tag.span()


def is_element(piece: str) -> bool:
    """Whether a piece of template syntax is a tag of such an element."""
    return re.match(r"</?[a-z]", piece, re.IGNORECASE) is not None and _name(piece) in _NAMES


def heading_level(piece: str) -> int:
    """The level of the heading that such a tag makes; 0 where it makes none."""
    name = _name(piece)
    return int(name[1]) if re.fullmatch("h[1-6]", name) else 0


def _name(piece: str) -> str:
    found = re.match(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])", piece)
    return found[1].lower() if found else ""


def _is_chosen(attributes: str) -> bool:
    values = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(attributes)}
    return values.get("markdown", "0") in _CHOICES


def _is_first(text: str, at: int) -> bool:
    """Whether an offset is the first on its line, after the markers of quotations and items."""
    begin = text.rfind("\n", max(at - _LONGEST_MARKERS, 0), at) + 1
    return (begin > 0 or at <= _LONGEST_MARKERS) and _BEFORE.fullmatch(text, begin, at) is not None
