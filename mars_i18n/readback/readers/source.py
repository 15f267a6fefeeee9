"""Reads the localised sources: with the parser of their format, or proves in place that they are their edition.

The parser is the one that read the source in the first place; what wrote the file (`rebuild`) is not used.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Setting
from mars_i18n.plugins.read_output import ReadBlock, ReadLink, ReadOutput
from mars_i18n.readback.readers.in_place.proof import ProvenSource, prove
from mars_i18n.readback.readers.packaged_images import name_packaged_images
from mars_i18n.readback.readers.source_blocks import gather, read_block
from mars_i18n.text.segments.whole_links import show_whole_links

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.model import Document


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """All files of source/, in the order of their names, as one reading."""
    del issue
    return read_as_configured(files, ())


def read_as_configured(
    files: Mapping[str, bytes], formats: Sequence[Setting], documents: Sequence[Document] = ()
) -> tuple[ReadOutput, ...]:
    """The same, with what a project sets for formats: the marks of its own template syntax among it.

    Where the edition is known, its `documents` say what was read with each file: style sheets, pictures of a package.
    """
    known = {f"source/{PurePath(one.path).name}": one for one in documents}
    return (_join([_read_file(files[path], path, formats, known.get(path)) for path in _paths(files)]),)


def prove_sources(files: Mapping[str, bytes], documents: Sequence[Document]) -> ProvenSource | None:
    """The proof that files say what the `documents` of their edition say, much cheaper than to read them: see proof.

    None where they do not, or where that takes a parser.
    """
    paths = _paths(files)
    if paths != [f"source/{PurePath(one.path).name}" for one in documents]:
        return None
    proven: list[ProvenSource] = []
    for path, document in zip(paths, documents, strict=True):
        form = plugins.describe("formats", document.format)
        parse = _with_linked(form.function("parse", settings_of([document])), document)
        found = prove(files[path], document, parse, path)
        if found is None:
            return None
        proven.append(found)
    return ProvenSource(tuple(chain.from_iterable(one.words for one in proven)), _join([one.reading for one in proven]))


def _paths(files: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.startswith("source/"))


def _join(readings: Sequence[ReadOutput]) -> ReadOutput:
    broken = _broken(readings)
    links: list[ReadLink] = []
    blocks: list[ReadBlock] = []
    for one in readings:
        links += [replace(link, block=link.block + len(blocks)) for link in one.links] if blocks else one.links
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


def settings_of(documents: Sequence[Document]) -> tuple[Setting, ...]:
    """The marks of template syntax that documents were read with, as settings of their formats."""
    return tuple({one.format: Setting(one.format, "opaque", one.opaque) for one in documents if one.opaque}.values())


def _parser(path: str, formats: Sequence[Setting] = ()) -> Callable[[bytes, str], Document] | None:
    suffix = PurePath(path).suffix.lower()
    known = (plugins.describe("formats", name) for name in plugins.names("formats"))
    form = next((one for one in known if suffix in one.module.extensions), None)
    return None if form is None else form.function("parse", formats)


def _with_linked(parse: Callable[..., Document], known: Document | None) -> Callable[[bytes, str], Document]:
    """The parser, given the style sheets that a document was read with."""
    return partial(parse, linked=known.linked) if known and known.linked else parse


def _read_file(data: bytes, path: str, formats: Sequence[Setting] = (), known: Document | None = None) -> ReadOutput:
    parse = _parser(path, formats)
    if parse is None:
        return ReadOutput(path, faults=(message("{path} has a format that is not known", path=path),))
    try:
        document = show_whole_links(_with_linked(parse, known)(data, path))
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
