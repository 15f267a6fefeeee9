"""Which format reads a source, and the files that a source names."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import plugins
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mars_i18n.model import Document


def source_extensions() -> dict[str, str]:
    """Extension → name of the format that reads it. Raises PluginError where two formats read the same."""
    found: dict[str, plugins.Plugin] = {}
    every = (plugins.describe("formats", name) for name in plugins.names("formats"))
    for plugin in sorted(every, key=lambda one: not one.ours):
        for extension in plugin.module.extensions:
            if (first := found.setdefault(extension, plugin)) is not plugin:
                raise plugins.PluginError(
                    message(
                        "{plugin} reads {extension}, as {other} does",
                        plugin=plugin.title,
                        extension=extension,
                        other=first.title,
                    ),
                    message("Uninstall one of the two: {distribution}.", distribution=plugin.distribution),
                )
    return {extension: plugin.name for extension, plugin in found.items()}


def is_plain_text(path: str) -> bool:
    """Whether a source is text in the encoding of the project, by its extension."""
    return plugins.describe("formats", source_extensions()[PurePath(path).suffix.lower()]).plain_text


def packaged_image(documents: Iterable[Document], address: str) -> bytes | None:
    """The bytes of an image that lies within one of these documents (a Word file), or None. Raises MarsError."""
    for document in documents:
        if document.package:
            form = plugins.describe("formats", document.format)
            with plugins.guard_plugin(form, document.path):
                found = form.packaged_image(document, address) if form.packaged_image else None
            if found is not None:
                return found
    return None


def file_below(folder: Path, base: Path, address: str) -> Path | None:
    """The file below `folder` that an address in a document of `base` names, its escapes decoded, or None.

    An address that no file can have, too long or with a NUL, names none.
    """
    try:
        path = (base / unquote(re.split(r"[?#]", address)[0])).resolve()
        return path if path.is_relative_to(folder.resolve()) and path.is_file() else None
    except (OSError, ValueError):
        return None
