"""A document of one folder has no document of the same name in the other.

What it does: compares the names of the files of both folders, in all their subfolders. Files that no format reads, such
as images, are not compared.

Why: readers of one language are not given the document, or find one that was deleted.

Wrong:
    source: docs/en/install.md
    target:

Right:
    source: docs/en/install.md
    target: docs/es/install.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.document_pairs import DocumentPair

severity: Severity = "warning"
remedy = translatable("Translate the document, or delete the one that is left.")


def check(pair: DocumentPair) -> Iterator[Fault]:
    """Yield a fault where one side has no file."""
    if not pair.target:
        yield Fault(message("this document has no translation"), location=Location(pair.source))
    elif not pair.source:
        yield Fault(message("this document has no source"), location=Location(pair.target))
