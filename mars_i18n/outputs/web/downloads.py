"""The other files of an issue that its page and the archive offer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOWNLOAD_LABELS = ("Download", "PDF", "E-book (EPUB)", "Word")


def downloads(outputs: Iterable[str], issue: str, words: Callable[[str], str]) -> list[tuple[str, str]]:
    """(label, address beside the page) of each file for readers that is made beside it."""
    labels = {"pdf": words("PDF"), "epub": words("E-book (EPUB)"), "docx": words("Word")}
    made = set(outputs)
    return [(label, f"{quote(issue)}.{name}") for name, label in labels.items() if name in made]
