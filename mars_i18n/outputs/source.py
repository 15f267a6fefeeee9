"""The localised source files themselves, in the format that they were written in, for editors and other tools."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.model import Artefact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.plugins.editions import Edition

body = ("title", "summary", "text", "code", "notes in place")
apart = ("own language", "masthead", "alternative texts", "image titles", "link titles", "relative links")
labels = ()


def render(edition: Edition) -> Iterator[Artefact]:
    """Each document, at ``source/<name of its file>``, in the encoding of its source.

    Raises MarsError where a translation has a character that this encoding cannot hold.
    """
    for document in edition.documents:
        form = plugins.describe("formats", document.format)
        data = plugins.result(form, document.path, bytes, form.module.rebuild, document)
        yield Artefact(f"source/{PurePath(document.path).name}", data)
