"""The sources changed after the catalogue was last synced.

What it does: makes the catalogue in memory as `sync` would write it and compares the two, message by message.

Why: translators work on what the catalogue holds. New text that is not in it reaches nobody, and text that is gone
costs them work.

Wrong:
    source: A new paragraph.
    (no entry)

Right:
    source: A new paragraph.
    msgid "A new paragraph."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Catalogue, Entry, Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
never_accepted = True
remedy = "Run `mars-i18n sync` and commit the catalogues."


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield one fault that counts the messages that are new, gone and changed."""
    if file.catalogue is None or file.expected is None:
        return
    there, wanted = _active(file.catalogue), _active(file.expected)
    new, gone = len(wanted.keys() - there.keys()), len(there.keys() - wanted.keys())
    changed = sum(there[key] != wanted[key] for key in there.keys() & wanted.keys())
    counts = [
        f"{count} {'message is' if count == 1 else 'messages are'} {what}"
        for count, what in ((new, "new"), (gone, "gone"), (changed, "changed"))
        if count
    ]
    if not counts and there and list(there) != list(wanted):
        counts = ["the messages stand in another order"]
    if counts:
        yield Fault(f"the sources have changed: {', '.join(counts)}", location=Location(file.path, 1))


def _active(catalogue: Catalogue) -> dict[tuple[str, str], Entry]:
    return {entry.key: entry for entry in catalogue.entries if not entry.obsolete and entry.msgid}
