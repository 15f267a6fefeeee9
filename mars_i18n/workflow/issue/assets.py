"""The files beside the sources that a page needs, its images and what it links to: copied to where it looks."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.messages import message
from mars_i18n.outputs.images.private_data import remove_private_data
from mars_i18n.outputs.images.widths import WEB_WIDTH
from mars_i18n.project import (
    Project,
    file_below,
    packaged_image,
    source_extensions,
)

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.workflow.issue.files_beside import FilesBeside
    from mars_i18n.workflow.issue.open_project import OpenProject

_IMAGES = frozenset(".apng .avif .bmp .gif .ico .jfif .jpeg .jpg .png .svg .tif .tiff .webp".split())
_MADE = frozenset({"index.html", "source", "mail", "resized", "share.png"})  # by outputs, in the folder of an issue
_SHOWN = 80  # code points of an address that a note shows


def read_assets(opened: OpenProject, edition: Edition, files: FilesBeside) -> tuple[dict[str, bytes], list[Message]]:
    """The files to be copied, by their path below the build folder, and a message for each that is not to be.

    Images are as large as a page shows them at most, and without private data.

    Raises MarsError where one cannot be read.
    """
    from mars_i18n.outputs.page.documents import asset_paths, link_addresses

    project = opened.project
    base = files.base
    own = f"{edition.language}/{edition.issue}/"
    copied: dict[str, bytes] = {}
    notes: list[Message] = []
    images = asset_paths(edition)
    for name in images:
        source, target = files.find(name), _target(own, name)
        packaged = packaged_image(edition.documents, name) if source is None else None
        if packaged is not None and _why_refused(target, edition.language) is None:
            copied[target] = files.fit(name, packaged, WEB_WIDTH)
        elif source is None:
            outside = file_below(Path(base.anchor), base, name)
            notes.append(_outside(name) if outside else _missing(name, project.relative(base)))
        elif why := _why_refused(target, edition.language):
            notes.append(message("image {image} {why}, so it was not copied", image=_shorten(name), why=why))
        else:
            copied[target] = files.fit(name, files.read(source), WEB_WIDTH)
    issues = {one.name for one in opened.issues()}
    shown = {project.root / document.path for document in edition.documents}  # on the page itself
    for name in link_addresses(edition.documents):
        source, target = files.find(name), _target(own, name)
        if name in images or source in shown:
            continue
        files.pages[target] = is_built(project, issues, target)
        if files.pages[target]:
            continue
        if source is None:
            notes.append(
                message(
                    "link {link} leads to a missing file: there is none of that name in {folder}",
                    link=_shorten(name),
                    folder=project.relative(base),
                )
            )
        elif source.suffix.lower() in source_extensions() or not target.startswith(own):
            notes.append(
                message(
                    "link {link} leads to a file of sources/ that is not published with this issue", link=_shorten(name)
                )
            )
        else:
            copied[target] = remove_private_data(files.read(source))
    return copied, notes


def _target(own: str, name: str) -> str:
    """Where below the build folder a page looks for what an address names."""
    return posixpath.normpath(own + unquote(name))


def _shorten(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


def _outside(name: str) -> Message:
    return message("image {image} is outside sources/, so it was not copied", image=_shorten(name))


def _missing(name: str, folder: str) -> Message:
    return message("image {image} is missing: no such file in {folder}", image=_shorten(name), folder=folder)


def _why_refused(target: str, language: str) -> Message | None:
    """Why an image may not be written there, or None."""
    if posixpath.splitext(target)[1].lower() not in _IMAGES:  # a page that is built could have its name
        return message("does not have the name of an image")
    if target.startswith(f"{language}/"):
        return None
    return message("would be outside {language}/ of the build folder", language=language)


def is_built(project: Project, issues: set[str], target: str) -> bool:
    """Whether `build` makes a file or folder of this name below the build folder, or may: the page of an issue, say."""
    language, issue, name = (*target.split("/"), "", "")[:3]
    if language not in project.languages:
        return target in {".", "index.html", "sitemap.xml"}
    if not name:
        return issue in {"", "index.html", "feed.xml", *issues}
    return issue in issues and (
        name in {"index.html", "source", "mail", "resized", "share.png"} or name.startswith(f"{issue}.")
    )
