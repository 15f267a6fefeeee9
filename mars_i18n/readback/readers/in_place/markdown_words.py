"""Which words of a localised Markdown file can be read where they are, and which lines its parser must read.

They are certain where each character is one that CommonMark, its extensions and template syntax give no meaning to, in
this place. Of tags only those are certain whose marks can do nothing but open or close (CommonMark 0.31, 6.2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.readback.readers.in_place.spelled_out import UNCLEAR, UNREAD, WordRules

if TYPE_CHECKING:
    from mars_i18n.model import Block, Tag

_KINDS = frozenset({"paragraph", "heading", "cell", "term", "attribution"})
_UNREAD = _KINDS | {"code", "rule"}
_OUTSIDE = r"\s.,;:()¿?¡“”«»–—"  # of a mark of emphasis, where it can be nothing else
# 1 opens emphasis and 2 closes it, 3 and 4 what is struck out; 5 is code; 6 opens a link and 7 closes it
_LINE = re.compile(
    rf"""(?:
  (?:(?![0-9]{{1,9}}[.)]) (?!(?:import|export)\b) (?=[^\W_]) | [“«¿¡(‘"'’](?=[^\W_]) | (?=[\x01-\x07]))
  (?:
      (?:[^\W_] | [,;.:?!¿¡…'"’‘“”«»()/°€–—-])++
    | [ \xa0\u202f](?![ \xa0\u202f\x1e])
    | (?<=\d)%(?!\w)
    | (?<=[{_OUTSIDE}])\x01(?=[^\W_])
    | (?<=[^\W_])\x02(?=[{_OUTSIDE}!])
    | (?<=\s)\x03(?=[^\W_])
    | (?<=[^\W_])\x04(?=\s)
    | (?!(?<=\x1e)\x05\x1e)(?<=[\s(«“])\x05(?=[\s,;.?!»”’…–—])
    | (?<=[\s(«“])\x06(?=[^\W_])
    | (?<=[^\W_])\x07(?=[\s,;.?!»”’…–—])
  )*+
  \x1e)*+""",
    re.VERBOSE,
)
_EMPHASIS = {"*": "\x01\x02", "**": "\x01\x02", "_": "\x01\x02", "__": "\x01\x02", "~~": "\x03\x04"}
_CODE = re.compile(r"`[^`\n]+`")


def _sign(tag: Tag, raw: str | None, address: str) -> str:
    name, form = tag.name, tag.form
    if raw is None or name in {"img", "fn", "html", "ph"}:
        return UNREAD
    if name in {"b", "i", "s"}:
        signs = _EMPHASIS.get(raw)
        return signs[form == "close"] if signs else UNCLEAR
    if name == "code":
        return "\x05" if _CODE.fullmatch(raw) else UNCLEAR
    if name != "a":
        return UNCLEAR
    if form == "open":
        return "\x06" if raw == "[" else UNCLEAR
    here = raw == f"]({address})" and address and "(" not in address and not tag.attribute("reference")
    return "\x07" if here else UNREAD  # its address is written elsewhere, or otherwise


def _is_read(block: Block) -> bool:
    return (
        bool(block.key)
        or block.kind not in _UNREAD
        or (bool(block.containers) and any(one.kind == "footnote" for one in block.containers))
    )


RULES = WordRules(_KINDS, _LINE, _sign, _is_read, never=("://", "www."))
