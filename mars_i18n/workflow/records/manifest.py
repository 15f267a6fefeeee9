"""The record of what was released: releases/<issue>.json, one row a release, with a hash of all that went in and out.

It holds only hashes and counts, no time and no name of a person or machine: git keeps those.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, field
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.outputs.images.hero import hero_address
from mars_i18n.outputs.page.documents import image_addresses, link_addresses
from mars_i18n.project import (
    Project,
    file_below,
    is_file,
    is_folder,
    list_folder,
    read_bytes,
    read_text,
    require_status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.model import Document

SCHEMA = 1
_HINT = message("Restore the file from version control: it is the record of what was sent.")
_LIBRARIES = ("babel", "css-inline", "jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "python-docx", "typst")
_CONFIGURATIONS = ("mars-i18n.toml", "pyproject.toml", "glossary.tsv", "links.tsv", "mars-i18n-baseline.json")


@dataclass(frozen=True, slots=True)
class Release:
    """One release of an issue. Paths are relative to the project (`inputs`) and to the build folder (`files`)."""

    number: int
    tool: str  # version of mars-i18n
    outputs: tuple[str, ...]
    languages: dict[str, dict[str, int]] = field(default_factory=dict)  # language → segments and words
    inputs: dict[str, str] = field(default_factory=dict)  # path → SHA-256 of its bytes
    files: dict[str, str] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)  # language → digests of its pairs of texts
    libraries: dict[str, str] = field(default_factory=dict)  # those that shape the outputs, and their versions
    # language → output → part → segments, digest of what was read, exceptions
    read_back: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def same_as(self, other: Release) -> bool:
        """Whether both released the same, by the same tool, whatever their numbers."""
        return (self.tool, self.inputs, self.files) == (other.tool, other.inputs, other.files)


def manifest_path(project: Project, issue: str) -> Path:
    """Where the releases of an issue are recorded."""
    return project.root / "releases" / f"{issue}.json"


def read_releases(project: Project, issue: str) -> tuple[Release, ...]:
    """The releases of an issue, the oldest first; none where nothing was released. Raises MarsError."""
    path = manifest_path(project, issue)
    shown = project.relative(path)
    if require_status(path, shown=shown) is None:
        return ()
    try:
        data = json.loads(read_text(path, shown=shown)[0])
        return tuple(_parse_release(row) for row in data["releases"])
    except json.JSONDecodeError as error:
        raise MarsError(
            message("{shown}:{lineno}: {msg}", shown=shown, lineno=error.lineno, msg=error.msg.lower()), _HINT
        ) from error
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise MarsError(message("{shown}:1: this is not a record of releases", shown=shown), _HINT) from error


def _parse_release(row: dict[str, Any]) -> Release:
    row = {"libraries": {}, "read_back": {}, **row}  # which older records do not have
    for name in ("inputs", "files", "languages", "texts", "libraries", "read_back"):
        dict.items(row[name])
    return Release(**{**row, "number": int(row["number"]), "outputs": tuple(map(str, row["outputs"]))})


def text_digest(msgid: str, msgstr: str) -> str:
    """What distinguishes a text and its translation from any other pair: 16 hexadecimal digits."""
    return digest(f"{msgid}\0{msgstr}".encode("utf-8", "surrogatepass"))[:16]


def serialise_releases(issue: str, releases: Iterable[Release]) -> bytes:
    """The record as its file holds it."""
    data = {"schema_version": SCHEMA, "issue": issue, "releases": [asdict(one) for one in releases]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def digest(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def inputs_of(project: Project, issue: str, documents: Iterable[Document]) -> dict[str, str]:
    """Path → hash of each file that an issue is built from: sources, catalogues, templates, terms, configuration.

    `documents` are the parsed sources: the images that they show, and the files that they link to or are read with,
    belong to these. Files are read for their hash alone, each time anew. Raises MarsError.
    """
    found = shared_inputs(project) | own_inputs(project, issue) | linked_inputs(project, documents)
    return dict(sorted(found.items()))


def shared_inputs(project: Project) -> dict[str, str]:
    """The part of inputs_of that all issues have: configuration, terms, links, baseline, templates and their words."""
    return _digests(project, _shared_files(project))


def own_inputs(project: Project, issue: str) -> dict[str, str]:
    """The part of inputs_of that is the issue's own: its sources and its catalogues."""
    return _digests(project, _own_files(project, issue))


def linked_inputs(project: Project, documents: Iterable[Document]) -> dict[str, str]:
    """The part of inputs_of that documents name: images, style sheets, and files that they link to."""
    return _digests(project, _linked_files(project, documents))


def opening_pictures(project: Project, issue: str, documents: Iterable[Document]) -> set[str]:
    """The paths of those inputs that front matter alone names: pictures to open with, outside the issue's folder."""
    named: set[Path] = set()
    others = set(_own_files(project, issue))
    for document in documents:
        folder = (project.root / document.path).parent
        if hero := hero_address(document):
            named |= set(_image_files(project, folder, hero))
        for address in (*image_addresses([document]), *link_addresses([document])):
            others |= set(_image_files(project, folder, address))
    return {project.relative(path) for path in named - others}


def _digests(project: Project, paths: Iterable[Path]) -> dict[str, str]:
    return {project.relative(path): digest(read_bytes(path)) for path in sorted(set(paths))}


def libraries() -> dict[str, str]:
    """The versions of the libraries that shape the outputs: another may write other bytes."""
    found: dict[str, str] = {}
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _linked_files(project: Project, documents: Iterable[Document]) -> Iterator[Path]:
    """The images that documents show, those that may replace one, the files that they link to: anywhere in sources/.

    And what was read with a document: a style sheet may lie anywhere in the project.
    """
    for document in documents:
        folder = (project.root / document.path).parent
        hero = hero_address(document)
        for address in (*image_addresses([document]), *link_addresses([document]), *([hero] if hero else [])):
            yield from _image_files(project, folder, address)
        yield from filter(None, (file_below(project.root, folder, address) for address, _ in document.linked))


def _image_files(project: Project, folder: Path, address: str) -> Iterator[Path]:
    """The files that an address in a folder of sources/ may be shown as: its own, a language's, a drawing's PNG."""
    stem, dot, suffix = address.rpartition(".")
    own = [f"{stem}.{language}{dot}{suffix}" for language in project.languages]
    known = (file_below(project.root / "sources", folder, one) for one in (address, *own, f"{stem}.png"))
    yield from filter(None, known)


def _own_files(project: Project, issue: str) -> Iterator[Path]:
    sources = project.root / "sources"
    for claim in list_folder(sources, shown="sources"):
        if claim.name == issue and is_folder(claim):
            yield from _files_below(claim)
        elif claim.stem == issue and is_file(claim):
            yield claim
    yield from _catalogues(project, issue)


def _shared_files(project: Project) -> Iterator[Path]:
    yield from _catalogues(project, "templates")
    yield from _files_below(project.root / "templates")
    yield from (path for name in _CONFIGURATIONS if is_file(path := project.root / name))


def _catalogues(project: Project, name: str) -> Iterator[Path]:
    for language in project.languages:
        if is_file(path := project.catalogue_path(language, name)):
            yield path


def _files_below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            yield path
