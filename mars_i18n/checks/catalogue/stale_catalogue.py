"""The sources say something else than the catalogue, since it was last synced.

What it does: makes the catalogue in memory as `sync` would write it, and compares the two as `sync` does: order, texts,
flags, people's comments, and facts in `#.` lines that are false. How a tool wraps a file does not count.

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
from mars_i18n.text.merging.staleness import compare_catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
never_accepted = True
remedy = translatable("Run `mars-i18n sync` and commit the catalogues.")


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield one fault with the numbers of new, removed and changed messages."""
    if file.catalogue is None or file.expected is None:
        return
    found = compare_catalogues(file.catalogue, file.expected)
    if found.new and not file.data and not file.catalogue.entries:
        what = plural_message(
            "there is no catalogue yet, for {count} message",
            "there is no catalogue yet, for {count} messages",
            found.new,
        )
        yield Fault(what, location=Location(file.path, 1))
        return
    counts = (
        (found.new, plural_message("{count} new message", "{count} new messages", found.new)),
        (found.removed, plural_message("{count} removed message", "{count} removed messages", found.removed)),
        (found.changed, plural_message("{count} changed message", "{count} changed messages", found.changed)),
        (found.reordered, message("messages in another order")),
        (found.obsolete, message("other obsolete messages")),
    )
    changes = tuple(words for count, words in counts if count)
    if changes:
        yield Fault(message("the sources have changed: {changes}", changes=changes), location=Location(file.path, 1))
    elif found.headers and file.catalogue.entries:
        names = ", ".join(found.headers)
        what = message("the header differs from what sync would write: {names}", names=names)
        yield Fault(what, location=Location(file.path, 1))
