"""Template syntax on its way through an output: one character a piece, which nothing escapes, cuts or leads elsewhere.

What a program replaces later must reach it letter for letter: in the page, the mail and the text of an issue. No
program ever reads the other outputs: there, what is alone goes, and so do addresses that only a program completes.
"""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from markupsafe import escape

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Gap, Text, segments_of
from mars_i18n.text.segments.rewriting import map_segments
from mars_i18n.text.segments.template_syntax import find_template_syntax, holds_syntax

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.model import Document, Inline, Segment, Tag
    from mars_i18n.plugins.editions import Edition

_FIRST, _LAST = 0x100000, 0x10FFFD  # the last plane, which is for private use
_HIDDEN = re.compile("[\U00100000-\U0010fffd]")
_ATTRIBUTE = re.compile('="([^"<>]*[\U00100000-\U0010fffd][^"<>]*)"')
_TAG = re.compile(r"<[A-Za-z/!]")
_WRITTEN = ("href", "src", "html", "ph")  # attributes of tags that outputs write


@dataclass(slots=True)
class HiddenSyntax:
    """The pieces that were hidden, by the characters in their place."""

    pieces: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def hide(self, text: str, opaque: tuple[str, ...]) -> str:
        """The text with each piece of template syntax as one character."""
        shown: list[str] = []
        cursor = 0
        for start, end in find_template_syntax(text, opaque):
            shown += (text[cursor:start], self._character(text[start:end]))
            cursor = end
        return "".join([*shown, text[cursor:]]) if shown else text

    def _character(self, piece: str) -> str:
        if piece not in self.known and _FIRST + len(self.pieces) <= _LAST:
            self.known[piece] = chr(_FIRST + len(self.pieces))
            self.pieces.append(piece)
        return self.known.get(piece, piece)

    def restore_text(self, text: str) -> str:
        """A text with the pieces again, letter for letter."""
        return _HIDDEN.sub(lambda found: self._piece(found[0]), text) if self.pieces else text

    def restore_html(self, html: str, *, tags: bool = True) -> str:
        """HTML with the pieces again, letter for letter.

        An attribute gets the quotation marks that its pieces have not; where they have both, theirs are escaped.
        Without `tags`, so is a piece that holds a tag: mails hold none but those that were looked at.
        """
        if not self.pieces:
            return html
        html = _ATTRIBUTE.sub(lambda found: f"={self._attribute(found[1])}", html)
        return _HIDDEN.sub(lambda found: self._shown(found[0], tags=tags), html)

    def _shown(self, character: str, *, tags: bool) -> str:
        piece = self._piece(character)
        return piece if tags or not _TAG.search(piece, 1) else str(escape(piece))

    def _attribute(self, value: str) -> str:
        whole = self.restore_text(value)
        if "'" in whole and '"' in whole:
            return f'"{self.restore_text(value).replace(chr(34), "&#34;")}"'
        return f"'{whole}'" if '"' in whole else f'"{whole}"'

    def _piece(self, character: str) -> str:
        number = ord(character) - _FIRST
        return self.pieces[number] if number < len(self.pieces) else character


def is_filled_in(address: str) -> bool:
    """Whether an address holds template syntax that is hidden: a program completes it."""
    return _HIDDEN.search(address) is not None


def hide_syntax(edition: Edition) -> tuple[Edition, HiddenSyntax]:
    """The edition with its template syntax hidden; as it is where its texts have such characters of their own."""
    hidden = HiddenSyntax()
    if not any(map(_holds_syntax, edition.documents)) or any(map(_has_such_characters, edition.documents)):
        return edition, hidden

    def hide(document: Document) -> Document:
        return _rewrite(document, lambda value: hidden.hide(value, document.opaque), _WRITTEN)

    return replace(edition, documents=tuple(map(hide, edition.documents))), hidden


def without_syntax(document: Document) -> Document:
    """The document without template syntax alone on its lines, and without links to what a program completes."""
    if not _holds_syntax(document):
        return document
    kept = replace(document, parts=tuple(one for one in document.parts if isinstance(one, Gap) or not is_template(one)))
    return _rewrite(kept, lambda value: "" if holds_syntax(value, document.opaque) else value, ("href",))


def close_gaps(document: Document) -> Document:
    """The document with one blank around a comment or component in a sentence that no output shows, not two."""

    def of_segment(segment: Segment) -> Segment:
        if not any(_is_unseen(part) for part in segment.parts):
            return segment
        parts: list[Inline] = []
        follows, blank = False, True  # whether what is not shown is before, and whether a blank is before that
        for part in segment.parts:
            if isinstance(part, Text) and part.text:
                text = part.text.removeprefix(" ") if follows and blank else part.text
                parts.append(part if text == part.text else replace(part, text=text))
                follows, blank = False, (text or " ").endswith(" ")
            else:
                follows = _is_unseen(part) or (follows and isinstance(part, Text))
                parts.append(part)
        return replace(segment, parts=tuple(parts))

    return map_segments(document, of_segment)


def _is_unseen(part: Inline) -> bool:
    return not isinstance(part, Text) and part.name == "ph" and not (part.attribute("ph") or part.attribute("html"))


def is_template(block: Block) -> bool:
    """Whether a block is template syntax alone."""
    reasons = {part.reason for part in block.parts if isinstance(part, Gap)}
    return block.kind == "html" and reasons == {"template"}


def _holds_syntax(document: Document) -> bool:
    return holds_syntax(document.raw, document.opaque)


def _has_such_characters(document: Document) -> bool:
    texts = (part.text for one in segments_of(document) for part in one.parts if isinstance(part, Text))
    return bool(_HIDDEN.search(document.raw)) or any(map(_HIDDEN.search, texts))


def _rewrite(document: Document, rewrite: Callable[[str], str], names: tuple[str, ...]) -> Document:
    """The document with those attributes of its tags rewritten, and what its blocks show and lead to."""

    def of_tag(part: Inline) -> Inline:
        if isinstance(part, Text) or not any(name in names for name, _ in part.attributes):
            return part
        written = tuple(
            (name, rewrite(_as_written(part, name, value)) if name in names else value)
            for name, value in part.attributes
        )
        return replace(part, attributes=written)

    def of_segment(segment: Segment) -> Segment:
        return replace(segment, parts=tuple(map(of_tag, segment.parts)))

    def of_block(part: Gap | Block) -> Gap | Block:
        if isinstance(part, Gap):
            return part
        content = rewrite(part.content) if part.kind == "html" and "html" in names else part.content
        return replace(part, content=content, link=rewrite(part.link) if part.link else "")

    return map_segments(replace(document, parts=tuple(map(of_block, document.parts))), of_segment)


def _as_written(tag: Tag, name: str, value: str) -> str:
    """The value of an attribute; of opaque syntax, with the blanks and line ends of the file."""
    return tag.raw if name == "ph" and " ".join(tag.raw.split()) == value else value
