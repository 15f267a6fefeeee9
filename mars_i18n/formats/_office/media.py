"""Pictures in a package: by which address outputs ask for them, and their bytes."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mars_i18n.formats._office.zip_package import open_package

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.model import Document

_PICTURES = frozenset(".bmp .emf .gif .jpeg .jpg .png .svg .tif .tiff .webp .wmf".split())


def media_address(path: str, member: str) -> str:
    """The address, relative to the source at `path`, of a picture in it: "report-media/image1.png"."""
    folder, name = posixpath.split(member)
    plain = name if posixpath.basename(folder) in {"media", "Pictures"} else member.replace("/", "-")
    return quote(f"{PurePosixPath(path).stem}-media/{plain}")


def replace_media(document: Document, find: Callable[[str], bytes | None]) -> Document:
    """The document with each picture of its package for whose address `find` gives bytes replaced by these.

    Raises MarsError if the package is damaged.
    """
    package = open_package(document.package, document.path)
    found = {name: find(media_address(document.path, name)) for name in package.members if _is_picture(name)}
    replaced = {name: data for name, data in found.items() if data is not None}
    return replace(document, package=package.with_members(replaced)) if replaced else document


def _is_picture(member: str) -> bool:
    return PurePosixPath(member).suffix.lower() in _PICTURES


def read_media(document: Document, address: str) -> bytes | None:
    """The bytes of a picture in the package of a document, by its address, or None. Raises MarsError if damaged."""
    if not unquote(address).startswith(f"{PurePosixPath(document.path).stem}-media/"):
        return None
    package = open_package(document.package, document.path)
    wanted = (name for name in package.members if media_address(document.path, name) == quote(unquote(address)))
    name = next(wanted, None)
    return None if name is None else package.read(name)
