"""Reads the localised sources: in place where their edition is known, else with the parser of their format.

The parser is the one that read the source in the first place; what wrote the file (`rebuild`) is not used.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Setting
from mars_i18n.plugins.read_output import ReadBlock, ReadOutput
from mars_i18n.readback.readers.packaged_images import name_packaged_images
from mars_i18n.readback.readers.source_blocks import gather, read_block
from mars_i18n.readback.readers.source_in_place import read_in_place
from mars_i18n.text.segments.whole_links import show_whole_links

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.model import Document


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """All files of source/, in the order of their names, as one reading."""
    del issue
    return (_join([_read_file(files[path], path) for path in _paths(files)]),)


def read_with(files: Mapping[str, bytes], documents: Sequence[Document]) -> tuple[ReadOutput, ...]:
    """The same, much cheaper where the files are those of an edition, whose `documents` are given: see source_in_place.

    Where they are not, it is what `read` gives. Both give the same of the same files, but for where a link is.
    """
    known = {f"source/{PurePath(one.path).name}": one for one in documents}
    readings = []
    for path in _paths(files):
        data = files[path]
        document = known.get(path)
        parse = _parser(path, document)
        found = read_in_place(data, document, parse, path) if document and parse else None
        readings.append(found or _read_file(data, path, document))
    return (_join(readings),)


def _paths(files: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.startswith("source/"))


def _join(readings: Sequence[ReadOutput]) -> ReadOutput:
    broken = _broken(readings)
    links = []
    blocks: list[ReadBlock] = []
    for one in readings:
        links += [replace(link, block=link.block + len(blocks)) for link in one.links]
        blocks += one.blocks
    return ReadOutput(
        "source",
        tuple(blocks),
        tuple(text for one in readings for text in one.apart),
        tuple(links),
        tuple(image for one in readings for image in one.images),
        {name: -1 for one in readings for name in one.anchors if name not in broken},
        placed_elsewhere=True,  # among the sources, where its images are
        faults=tuple(fault for one in readings for fault in one.faults),
    )


def _parser(path: str, known: Document | None = None) -> Callable[[bytes, str], Document] | None:
    """The parser of a file; `known` says what the project adds to template syntax, and what is read with the file."""
    suffix = PurePath(path).suffix.lower()
    every = (plugins.describe("formats", name) for name in plugins.names("formats"))
    form = next((one for one in every if suffix in one.module.extensions), None)
    if form is None:
        return None
    settings = [Setting(form.name, "opaque", known.opaque)] if known and known.opaque else []
    parse = form.function("parse", settings)
    return partial(parse, linked=known.linked) if known and known.linked else parse


def _read_file(data: bytes, path: str, known: Document | None = None) -> ReadOutput:
    parse = _parser(path, known)
    if parse is None:
        return ReadOutput(path, faults=(message("{path} has a format that is not known", path=path),))
    try:
        document = show_whole_links(parse(data, path))
    except MarsError as error:
        return ReadOutput(path, faults=(error.what,))
    said = gather((read_block(one, f"{path}:{one.location.line}") for one in document.blocks), document, path)
    return name_packaged_images(said, document, known) if known is not None and known.package else said


def _broken(readings: Sequence[ReadOutput]) -> frozenset[str]:
    """The names that a file links to and does not have: in another it may be."""
    linked = ((one.anchors, link.address.strip()) for one in readings for link in one.links)
    names = ((anchors, address[1:]) for anchors, address in linked if address.startswith("#"))
    missing = (name for anchors, name in names if not {name, unquote(name)} & anchors.keys())
    return frozenset(form for name in missing for form in (name, unquote(name)))
