"""Prose written as Markdown: escaped where it would mean something else, and nowhere more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats._front_matter import written_scalar
from mars_i18n.model import Gap, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Block, Inline

_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash that would escape
    r"|`|[\[\]]"
    r"|(?<![ \t])\*|\*(?![ \t])"  # a star with space on both sides is a star
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore within a word is one
    r"|~(?=~)|(?<=~)~|^~|~$"  # one beside a tag may lengthen the marks of struck out words
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|!$"  # before a link it would make an image
)
_START = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)|#{1,6}(?:\s|$)|>|=+\s*$|-+\s*$|[:~]\s|~{3})")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")


def written_block(block: Block) -> str:
    """The block's text in the file: its raw parts as they are, and what has none yet written for its place."""
    pieces = []
    quote = ""
    for part in block.parts:
        if isinstance(part, Segment) and block.kind in {"title", "metadata"} and block.key:
            pieces.append(_front_matter_value(part, quote))
        elif isinstance(part, Segment):
            pieces.append(_segment(part, block))
        else:
            pieces.append(part.raw or "")
            quote = part.raw[-1:] if isinstance(part, Gap) else ""
    return "".join(pieces)


def _front_matter_value(segment: Segment, quote: str) -> str:
    if all(part.raw is not None for part in segment.parts):
        return segment.raw
    prose = "".join(part.text if isinstance(part, Text) else part.label for part in segment.parts)
    return written_scalar(prose, quote)


def _segment(segment: Segment, block: Block) -> str:
    fresh = any(isinstance(part, Text) and part.raw is None for part in segment.parts)
    parts = _spaced(segment.parts) if fresh else segment.parts
    written: list[str] = []
    cell = block.kind == "cell"
    for number, part in enumerate(parts):
        if isinstance(part, Tag):
            written.append(_tag(part, fresh=fresh, cell=cell))
        elif part.raw is not None:
            written.append(part.raw)
        else:
            before, after = number > 0, number + 1 < len(parts) and isinstance(parts[number + 1], Tag)
            text = _prose(part.text, after_tag=before, before_tag=after, cell=cell)
            if not any(map(str.strip, written)) or written[-1].rstrip(" \t>").endswith(("\n", "\r")):
                text = _at_start(text.lstrip())
            written.append(text)
    line = "".join(written)
    if fresh and block.kind == "heading":
        line = re.sub(r"(^|[ \t])(#+)$", r"\1\\\2", line)
    return line.strip(" \t") if fresh else line


def _spaced(parts: Sequence[Inline]) -> list[Inline]:
    """Spaces just inside a pair of strong or emphasis moved outside it, where Markdown can hold them."""
    moved: list[Inline] = []
    carried = ""
    for part in parts:
        if isinstance(part, Text):
            moved.append(replace(part, text=carried + part.text) if carried else part)
            carried = ""
        elif part.name in {"b", "i", "s"} and part.form == "close" and moved and isinstance(moved[-1], Text):
            last = moved[-1]
            kept = last.text.rstrip() if last.raw is None else last.text
            carried += last.text[len(kept) :]
            moved[-1] = replace(last, text=kept) if last.raw is None else last
            moved.append(part)
        else:
            if carried:
                moved.append(Text(carried))
                carried = ""
            moved.append(part)
    return [*moved, Text(carried)] if carried.strip() else moved


def _prose(text: str, *, after_tag: bool, before_tag: bool, cell: bool) -> str:
    line = re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", text)
    escaped = _INLINE.sub(lambda match: _escaped(match, after_tag=after_tag, before_tag=before_tag), line)
    return escaped.replace("|", "\\|") if cell else escaped


def _escaped(match: re.Match[str], *, after_tag: bool, before_tag: bool) -> str:
    text, found = match.string, match.group()
    if found == "!" and not before_tag:
        return "!"
    if found == "~" and "~" not in {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}:
        joins = (after_tag and match.start() == 0) or (before_tag and match.end() == len(text))
        return "\\~" if joins else "~"
    return "\\" + match.group()


def _at_start(text: str) -> str:
    if _RULE.match(text) and not text.startswith("\\"):
        return "\\" + text
    found = _START.match(text)
    if found is None:
        return text
    return f"{found['number']}\\{text[found.end() :]}" if found["number"] else "\\" + text


def _tag(tag: Tag, *, fresh: bool, cell: bool) -> str:
    written = []
    for part in tag.parts:
        if isinstance(part, Gap) or all(inner.raw is not None for inner in part.parts):
            written.append(part.raw)
        else:
            text = " ".join("".join(inner.text for inner in part.parts if isinstance(inner, Text)).split())
            escaped = re.sub(r'[\\\[\]"\'()`*_<&]|~(?=~)|(?<=~)~', lambda match: "\\" + match.group(), text)
            plain = re.sub(r"\\(['()_&*])(?=[\w\s]|$)", _plainer, escaped) if written[-1:] == ["!["] else escaped
            written.append(plain.replace("|", "\\|") if cell else plain)
            fresh = True
    if fresh and (label := tag.attribute("reference")):
        written[-1] = f"][{label}]".replace("|", "\\|") if cell else f"][{label}]"
    return "".join(written)


def _plainer(match: re.Match[str]) -> str:
    return match[1] if match[1] in "'()" else match.group()
