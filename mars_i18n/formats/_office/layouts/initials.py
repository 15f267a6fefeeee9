"""Drop caps: the first letter of a paragraph, in a paragraph of its own beside it (``w:framePr``), read as one text.

A translation is cut in two again: its own first letter, or first word where the source has a whole word there, goes
into the frame, and what follows into the paragraph.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Text
from mars_i18n.text.segments.markup import to_msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import ParagraphPiece
    from mars_i18n.model import Inline

_LONGEST = 30  # characters: a word, with the marks before it
_MARKS = r"[^\w\s]{0,3}"  # an opening mark belongs to its letter: «¿Q»
_LETTER = re.compile(rf"{_MARKS}(?:\d+|\w[\u0300-\u036f]*)|\S")
_WORD = re.compile(rf"{_MARKS}\w[\w\u0300-\u036f]*|\S")


def find_initial(pieces: Sequence[ParagraphPiece]) -> tuple[ParagraphPiece, ...]:
    """The texts of a drop cap; none where its paragraph holds something else as well, such as a picture."""
    if any(one.kind not in {"text", "kept"} for one in pieces):
        return ()
    found = tuple(one for one in pieces if one.kind == "text")
    text = initial_text(found)
    return found if text and len(text) <= _LONGEST and not any(map(str.isspace, text)) else ()


def initial_text(initial: Sequence[ParagraphPiece]) -> str:
    """What a drop cap shows."""
    return "".join(one.text for one in initial).strip()


def former_after_initial(layout: Layout, parts: Sequence[Inline]) -> tuple[str, ...]:
    """The msgid of earlier versions, for which a drop cap and what follows it were two messages."""
    letters = initial_text(layout.initial)
    for at, part in enumerate(parts):
        if isinstance(part, Text) and part.text:
            if not part.text.startswith(letters):
                break
            former = to_msgid((*parts[:at], Text(part.text.removeprefix(letters).lstrip()), *parts[at + 1 :]))
            return (former,) if former else ()
    return ()


def split_initial(parts: Sequence[Inline], source: str) -> tuple[str, list[Inline]]:
    """The letters of a translation that its drop cap shows, and its parts without them.

    They are a word where the drop cap of the source, `source`, is one; "" where the translation shows no text.
    """
    pattern = _WORD if sum(map(str.isalpha, source)) > 1 else _LETTER
    kept = list(parts)
    for at, part in enumerate(kept):
        if not isinstance(part, Text) or not part.text.strip():
            continue
        text = part.text.lstrip()
        found = pattern.match(text)
        letters = source if part.raw is not None else found[0] if found else ""
        kept[at] = replace(part, text=text.removeprefix(letters))
        return letters, kept
    return "", kept
