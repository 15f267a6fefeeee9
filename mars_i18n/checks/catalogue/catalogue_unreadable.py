"""A catalogue cannot be read: wrong encoding, a syntax error, or an unresolved merge conflict.

What it does: reads every catalogue strictly, and reports the first invalid line.

Why: what cannot be read cannot be kept. No command writes to such a file, so nothing in it is lost; the other languages
are processed.

Wrong:
    msgid "Water"
    <<<<<<< HEAD
    msgstr "Agua"
    =======
    msgstr "El agua"
    >>>>>>> translations

Right:
    msgid "Water"
    msgstr "Agua"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import translatable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile, Fault

severity: Severity = "error"
never_accepted = True
remedy = translatable("Fix that line, or restore the last valid version of the file.")


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield the fault that reading the file gave, if any."""
    if file.fault is not None:
        yield file.fault
