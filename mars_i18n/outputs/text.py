"""The issue as plain text, for readers of plain mail and for archives: 72 columns, headings underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.model import Artefact
from mars_i18n.outputs.look.labels import FLOW_LABELS
from mars_i18n.outputs.page.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.editions import Edition

body = ("title", "dates", "summary", "text", "code", "notes")
apart = ("alternative texts", "opening pictures")
labels = FLOW_LABELS


def render(edition: Edition) -> Iterator[Artefact]:
    """The text, at ``<issue>.txt``, in UTF-8 with a final newline."""
    yield Artefact(f"{edition.issue}.txt", plain_text(edition).encode())
