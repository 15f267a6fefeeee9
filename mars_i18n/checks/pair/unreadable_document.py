"""A document cannot be read, so that nothing in it was compared.

What it does: reports each file that its format cannot read, with the line and the reason.

Why: what is not read is not checked.

Wrong:
    unreadable: docs/es/install.md

Right:
    source: docs/en/install.md
    target: docs/es/install.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import translatable
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.document_pairs import DocumentPair

severity: Severity = "error"
remedy = translatable("Correct the file, or leave it out of the audit.")


def check(pair: DocumentPair) -> Iterator[Fault]:
    """Yield a fault for each file that could not be read."""
    for location, reason in pair.unreadable:
        yield Fault(reason, location=location)
