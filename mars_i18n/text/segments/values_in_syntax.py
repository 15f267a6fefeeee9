"""Words in the parameters of template syntax, ``{{< figure caption="A boat" >}}``, as they are written there.

Programs that read such syntax differ in what escapes a quotation mark within quotation marks, or have nothing that
does: so a typographic one is written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.model import Gap, Segment, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Inline, Masthead

ROLE = re.compile(r"\{(?P<name>[A-Za-z][\w:.+-]*)\}")  # of MyST, before what it says: {ref}`the map <map>`
_OF_ROLE = re.compile(rf"{ROLE.pattern}`+\s*")
_OPENS, _CLOSES = ("{{<", "{{%", "{%"), ("%}", "}}")
_TYPOGRAPHIC = {'"': "\u201d", "'": "\u2019", "`": "\u2019"}


def is_in_syntax(before: str) -> bool:
    """Whether what follows a text is within template syntax, a text of JavaScript (``title={"A boat"}``), or a role."""
    if before[-3:-1] == "={" or before.endswith("`"):
        return True
    begins = max(before.rfind(one) for one in _OPENS)
    return begins >= 0 and begins > max(before.rfind(one) for one in _CLOSES)


def value_in_syntax(segment: Segment, before: str) -> str:
    """The words of a segment between the quotation marks of which the last character of `before` opens."""
    if all(part.raw is not None for part in segment.parts):
        return segment.raw
    text = "".join(part.text if isinstance(part, Text) else part.raw for part in segment.parts)
    quote = before[-1:]
    if before.rfind("{{") > before.rfind("}}") and quote == '"':
        text = text.replace("\\", "\\\\")  # as Hugo reads it
    return " ".join(text.split()).replace(quote, _TYPOGRAPHIC.get(quote, quote))


def write_syntax(parts: Sequence[Gap | Masthead | Segment | Inline]) -> str:
    """Template syntax with the words in it, of a block or a tag, and the words alone of a role: what outputs show."""
    if parts and _OF_ROLE.fullmatch(parts[0].raw or ""):
        return "".join(value_in_syntax(one, "`") for one in parts if isinstance(one, Segment))
    written = ""
    for part in parts:
        written += value_in_syntax(part, written) if isinstance(part, Segment) else part.raw or ""
    return written
