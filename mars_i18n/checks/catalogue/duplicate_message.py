"""A catalogue has a message twice.

What it does: reports the second of two active entries with the same msgid and msgctxt, with the lines of both.

Why: gettext rejects such a file, and it is undefined which translation is used. `sync` keeps the first finished one and
stores the other in a comment.

Wrong:
    msgid "Water"
    msgstr "Agua"

    msgid "Water"
    msgstr "El agua"

Right:
    msgid "Water"
    msgstr "Agua"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
remedy = translatable("Delete one of the two, or run `mars-i18n sync`, which keeps both texts.")
_SHOWN = 60  # code points of the msgid in the message


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield a fault for each active entry with the key of an earlier one."""
    first: dict[tuple[str, str], int] = {}
    for entry in file.catalogue.entries if file.catalogue else ():
        if entry.obsolete:
            continue
        if entry.key in first:
            text = entry.msgid if len(entry.msgid) <= _SHOWN else entry.msgid[:_SHOWN] + "…"
            what = message("duplicate message «{text}», also on line {line}", text=text, line=first[entry.key])
            location = Location(file.path, max(entry.line, 1))
            yield Fault(what, evidence=(("words", entry.msgid),), location=location)
        else:
            first[entry.key] = entry.line
