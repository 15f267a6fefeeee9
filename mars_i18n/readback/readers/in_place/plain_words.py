"""Which words of a localised plain text can be read where they are.

They are on one line, that begins with a letter and has no tab, and no two blanks beside one another: so they begin no
item of a list, and are in no columns. What more a line is, a heading or a paragraph, is not needed to read its words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.readback.readers.in_place.spelled_out import UNREAD, WordRules

if TYPE_CHECKING:
    from mars_i18n.model import Tag

_KINDS = frozenset({"title", "heading", "paragraph", "attribution"})
_LINE = re.compile(
    r"""(?:
  (?:(?![0-9]{1,9}[.)][ ]|[^\W\d_]\)[ ]) (?=[^\W_]) | [“«¿¡(‘"'’](?=[^\W_]))
  (?:[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\ufb00-\ufb06\ufeff]++ | [ ](?![ \x1e]))*+
  \x1e)*+""",
    re.VERBOSE,
)


def _sign(tag: Tag, raw: str | None, address: str) -> str:
    del tag, raw, address
    return UNREAD


RULES = WordRules(_KINDS, _LINE, _sign, lambda block: block.kind == "masthead", never=("www.",))
