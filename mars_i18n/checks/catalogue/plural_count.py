r"""An entry has another number of plural forms than the header of its catalogue says.

What it does: counts `msgstr[0]`, `msgstr[1]`, … of each active plural entry and compares them with `nplurals`.

Why: gettext refuses such a file. Messages of sources have no plural forms: such an entry was pasted from a catalogue of
another language, or was cut. `sync` leaves it as it is, since nobody but a translator knows which form is right.

Wrong:
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"

    msgid "day"
    msgid_plural "days"
    msgstr[0] "día"

Right:
    msgid "day"
    msgstr "día"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import plural_message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.merging.plural_entries import find_other_counts, plural_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile

severity: Severity = "error"
remedy = translatable("Replace the plural forms by one msgstr, or write as many forms as the header says.")


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield a fault for each active entry with plural forms of another number than the header's."""
    if file.catalogue is None:
        return
    expected = plural_count(file.catalogue)
    for entry in find_other_counts(file.catalogue):
        what = plural_message(
            "{count} plural form, but the header says {expected}",
            "{count} plural forms, but the header says {expected}",
            len(entry.plurals),
            expected=expected,
        )
        evidence = (("forms", str(len(entry.plurals))), ("words", entry.msgid))
        yield Fault(what, evidence=evidence, location=Location(file.path, max(entry.line, 1)))
