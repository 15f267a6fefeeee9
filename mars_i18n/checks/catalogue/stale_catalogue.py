"""The sources changed after the catalogue was last synced.

What it does: makes the catalogue in memory as `sync` would write it and compares the two, message by message.

Why: translators work on the catalogue. New text that is not in it is not translated, and removed text costs work.

Wrong:
    source: A new paragraph.
    (no entry)

Right:
    source: A new paragraph.
    msgid "A new paragraph."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, plural_message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Catalogue, Entry, Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
never_accepted = True
remedy = translatable("Run `mars-i18n sync` and commit the catalogues.")


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield one fault with the numbers of new, removed and changed messages."""
    if file.catalogue is None or file.expected is None:
        return
    there, wanted = _active(file.catalogue), _active(file.expected)
    new, gone = len(wanted.keys() - there.keys()), len(there.keys() - wanted.keys())
    changed = sum(there[key] != wanted[key] for key in there.keys() & wanted.keys())
    counts = (
        (new, plural_message("{count} new message", "{count} new messages", new)),
        (gone, plural_message("{count} removed message", "{count} removed messages", gone)),
        (changed, plural_message("{count} changed message", "{count} changed messages", changed)),
    )
    changes = tuple(words for count, words in counts if count)
    if not changes and there and list(there) != list(wanted):
        changes = (message("messages in another order"),)
    if changes:
        yield Fault(message("the sources have changed: {changes}", changes=changes), location=Location(file.path, 1))


def _active(catalogue: Catalogue) -> dict[tuple[str, str], Entry]:
    return {entry.key: entry for entry in catalogue.entries if not entry.obsolete and entry.msgid}
