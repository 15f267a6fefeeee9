"""Prose written as Markdown: escaped where it would mean something else, and nowhere more."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.formats._front_matter import write_value_segment, written_value
from mars_i18n.formats.html.entities import escape_value
from mars_i18n.formats.html.writing import page_text
from mars_i18n.formats.markdown.blocks import LINK_TITLE
from mars_i18n.formats.markdown.emphasis import mark_emphasis, move_spaces_out
from mars_i18n.formats.markdown.html_blocks import HTML
from mars_i18n.formats.markdown.inline import EMPTY, NOTHING
from mars_i18n.formats.markdown.masks import escape_accidents
from mars_i18n.model import Document, Gap, Segment, Tag, Text
from mars_i18n.text.segments.values_in_syntax import is_in_syntax, value_in_syntax

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
_SPACES = " \t\r\n\v\f"
_EDGE = re.compile(r"\A[^\S\x00-\x1f\x85]+|[^\S\x00-\x1f\x85]+\Z")
_START = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+*](?:\s|$)|#{1,6}(?:\s|$)|>|=+\s*$|-+\s*$|[:~]\s|~{3}|:{3}|(?:[!?]{3}|={3}[!+]?)\s)"
)
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}$")


def written_block(block: Block, opaque: Sequence[str] = ()) -> str:
    """The block's text in the file: its raw parts as they are, and what has none yet written for its place.

    `opaque` is what the project adds to template syntax.
    """
    if block.content == HTML and block.kind not in {"code", "html", "rule"}:
        return page_text(Document("", "html", (block,)))
    pieces: list[str] = []
    quote = ""
    for part in block.parts:
        if isinstance(part, Segment) and part.attribute:
            pieces.append(_attribute_value(part, "".join(pieces) or '"'))
        elif isinstance(part, Segment) and block.kind in {"title", "metadata"} and block.key:
            write = title_text if block.key == LINK_TITLE else partial(written_value, syntax=block.content)
            marked = any(isinstance(one, Tag) for one in part.parts) and any(one.raw is None for one in part.parts)
            said = replace(part, parts=(Text(_segment(part, block, opaque)),)) if marked else part
            pieces.append(write_value_segment(said, quote, write))
        elif isinstance(part, Segment):
            pieces.append(_segment(part, block, opaque))
        else:
            pieces.append(part.raw or "")
            quote = part.raw[-1:] if isinstance(part, Gap) else ""
    return "".join(pieces)


def _attribute_value(segment: Segment, before: str) -> str:
    """A text in an attribute of HTML or of a component; it holds no mark of any kind, and gets them if it has none.

    In a shortcode or a value of JavaScript, it is written as such. `before` is what is written before it.
    """
    if all(part.raw is not None for part in segment.parts):
        return segment.raw
    if is_in_syntax(before):
        return value_in_syntax(segment, before)
    text = "".join(part.text if isinstance(part, Text) else part.label for part in segment.parts)
    quote = '"' if before[-1:] in {'"', "'"} else ""
    return escape_value(" ".join(text.split()), quote).replace("'", "&#39;")


def _segment(segment: Segment, block: Block, opaque: Sequence[str]) -> str:
    fresh = any(isinstance(part, Text) and part.raw is None for part in segment.parts)
    if not fresh:
        return "".join(
            _tag(part, cell=block.kind == "cell") if isinstance(part, Tag) else part.raw or "" for part in segment.parts
        )
    parts = move_spaces_out(segment.parts)
    pieces = mark_emphasis(parts, _pieces(parts, cell=block.kind == "cell"))
    line = "".join(escape_accidents(pieces, [isinstance(part, Text) and part.raw is None for part in parts], opaque))
    if block.kind == "heading":
        line = re.sub(r"(^|[ \t])(#+)$", r"\1\\\2", line)
    line = line.strip(_SPACES)
    return _EDGE.sub(lambda match: "".join(map(_reference, match.group())), line)


def _pieces(parts: Sequence[Inline], *, cell: bool) -> list[str]:
    """What is written for each part of a translation, the marks of emphasis being those of its source."""
    written: list[str] = []
    first = ""  # what is first on the line, but spaces
    for number, part in enumerate(parts):
        if isinstance(part, Tag):
            piece = _tag(part, cell=cell, fresh=True)
            if piece.startswith("`") and written and written[-1].endswith("`"):
                piece = NOTHING + piece  # two codes side by side would be one
            if not first and piece.startswith("<") and _begins_block(piece):
                piece = "".join(EMPTY) + piece
        elif part.raw is not None:
            piece = part.raw
        else:
            piece = _prose(part.text, _tag_at(parts, number - 1), _tag_at(parts, number + 1), cell=cell)
            if not first:
                piece = _at_start(piece.lstrip(_SPACES))
            elif written[-1].endswith("]") and piece.startswith((":", "(") if first.startswith("[") else "("):
                piece = "\\" + piece  # a reference or a footnote would be defined, or lead elsewhere
        written.append(piece)
        first = "" if isinstance(part, Tag) and part.name == "br" else first or piece.strip()
    return written


def _begins_block(html: str) -> bool:
    """Whether a line that begins with this HTML is a block of it, paragraph or not (kinds 1 to 6 of CommonMark)."""
    from markdown_it.rules_block.html_block import HTML_SEQUENCES

    return any(begin.search(html) for begin, _, interrupts in HTML_SEQUENCES if interrupts)


def _tag_at(parts: Sequence[Inline], number: int) -> Tag | None:
    part = parts[number] if 0 <= number < len(parts) else None
    return part if isinstance(part, Tag) else None


def _reference(char: str) -> str:
    """A space that would be trimmed, as a character reference."""
    return "&nbsp;" if char == "\u00a0" else f"&#x{ord(char):x};"


def _prose(text: str, before: Tag | None, after: Tag | None, *, cell: bool) -> str:
    line = re.sub(r"[ \t]*[\r\n]+[ \t]*", " ", text)
    escaped = _INLINE.sub(lambda match: _escaped(match, before, after), line)
    return escaped.replace("|", "\\|") if cell else escaped


def _escaped(match: re.Match[str], before: Tag | None, after: Tag | None) -> str:
    text, found = match.string, match.group()
    if found == "!":
        return "\\!" if after and after.name in {"a", "fn"} and after.form != "close" else "!"
    if found == "~" and "~" not in {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}:
        follows = before is not None and before.name == "s" and match.start() == 0
        leads = after is not None and after.name == "s" and match.end() == len(text)
        return "\\~" if follows or leads else "~"
    return "\\" + found


def _at_start(text: str) -> str:
    if _RULE.match(text) and not text.startswith("\\"):
        return "\\" + text
    found = _START.match(text)
    if found is None:
        return text
    return f"{found['number']}\\{text[found.end() :]}" if found["number"] else "\\" + text


def _tag(tag: Tag, *, cell: bool, fresh: bool = False) -> str:
    """A tag with the texts inside it; `fresh` where the words around it are, so that a reference needs its label."""
    written: list[str] = []
    for part in tag.parts:
        if isinstance(part, Gap) or all(inner.raw is not None for inner in part.parts):
            written.append(part.raw)
            continue
        if part.attribute:
            value = _attribute_value(part, "".join(written))
            written.append(value.replace("|", "\\|") if cell else value)
            continue
        if written and written[-1].endswith("`"):
            written.append(value_in_syntax(part, "`"))
            continue
        words = "".join(inner.text for inner in part.parts if isinstance(inner, Text))
        alternative = written[-1:] == ["!["]
        text = (
            _prose(" ".join(words.split()), None, None, cell=False)
            if alternative
            else title_text(words, written[-1][-1])
        )
        written.append(text.replace("|", "\\|") if cell else text)
        fresh = True
    if fresh and (label := tag.attribute("reference")):
        written[-1] = f"][{label}]".replace("|", "\\|") if cell else f"][{label}]"
    return "".join(written)


def title_text(text: str, quote: str) -> str:
    """A title as it is within its marks, of which `quote` is the opening one."""
    closing = r"()" if quote == "(" else re.escape(quote)
    text = " ".join(text.split())
    return re.sub(rf"\\(?=[!-/:-@\[-`{{-~]|$)|[{closing}]|&(?=#?\w+;)", lambda match: "\\" + match.group(), text)
