"""All that a result about an issue is made from, as one digest: files as their bytes, settings and code."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from mars_i18n.cache.digests import Part, digest_bytes, digest_parts
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.project import GLOSSARY, LINKS, TEMPLATES, read_bytes, read_linked_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mars_i18n.project import Issue
    from mars_i18n.project.linked_files import LinkedFile
    from mars_i18n.workflow.issue.open_project import OpenProject


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the files of an issue were when a command read them.

    `sources` are the bytes of its documents, and of files that are read with them, and `documents` is their digest;
    `catalogues` are the digests of its catalogues by language and name, None where there is no file; `digest` is that
    of all, with what all issues share, `own` without that, `files` without what was given beside them.
    """

    digest: bytes
    documents: bytes = b""
    sources: Mapping[Path, bytes] = field(default_factory=dict)
    catalogues: Mapping[tuple[str, str], bytes | None] = field(default_factory=dict)
    own: bytes = b""
    files: bytes = b""

    def with_also(self, *also: Part) -> Inputs:
        """The same files with this beside them, in place of what was given; `digest` is to be made anew."""
        return replace(self, digest=b"", own=digest_parts(self.files, also))

    def are_still_read(self, opened: OpenProject) -> bool:
        """Whether the command has read or written no catalogue since with other bytes."""
        return all(opened.catalogues.digests.get(key) == found for key, found in self.catalogues.items())


def digest_shared(opened: OpenProject, *options: Part) -> bytes:
    """The digest of what every issue of a project depends on. Raises MarsError where a file cannot be read."""
    project = opened.project
    settings = repr(project.configuration)  # of frozen values: it differs where they do
    return digest_parts(
        opened.code, str(project.root), settings, opened.data_of(GLOSSARY), opened.data_of(LINKS), options
    )


def read_inputs(opened: OpenProject, issue: Issue, shared: bytes, *also: Part) -> Inputs | None:
    """What an issue is made from now, and `also` this; None where a file of it cannot be read."""
    try:
        sources = {path: read_bytes(path) for path in issue.files}
        catalogues = _digest_catalogues(opened, issue.name)
        named = tuple((opened.project.relative(path), digest_bytes(data)) for path, data in sources.items())
        linked = {path: read_linked_files(opened.project, path, data) for path, data in sources.items()}
        sources |= {one.path: one.data for found in linked.values() for one in found}
        documents = digest_parts(named, *(_digest_linked(opened, path, found) for path, found in linked.items()))
        renamed = _digest_orphans(opened) if None in catalogues.values() else ()
    except MarsError:
        return None
    files = digest_parts(issue.name, documents, tuple(catalogues.values()), renamed)
    own = digest_parts(files, also)
    return Inputs(digest_parts(shared, own), documents, sources, catalogues, own, files)


def read_template_inputs(opened: OpenProject, shared: bytes) -> Inputs | None:
    """What the words of the project's own templates are made from; None where a file cannot be read."""
    try:
        catalogues = _digest_catalogues(opened, TEMPLATES)
        digest = digest_parts(shared, opened.template_stamps, tuple(catalogues.values()), _digest_orphans(opened))
    except MarsError:
        return None
    return Inputs(digest, catalogues=catalogues)


def _digest_linked(opened: OpenProject, path: Path, found: Iterable[LinkedFile]) -> Part:
    """The files that are read with a source; nothing for one that names none."""
    shown = opened.project.relative
    return (shown(path), *((one.address, shown(one.path), digest_bytes(one.data)) for one in found))


def _digest_catalogues(opened: OpenProject, name: str) -> dict[tuple[str, str], bytes | None]:
    return {(language, name): opened.catalogues.digest(language, name) for language in opened.project.languages}


def _digest_orphans(opened: OpenProject) -> tuple[Part, ...]:
    """The catalogues that no issue has: an issue without a catalogue may be one of them under a new name."""
    return tuple(
        (language, name, opened.catalogues.digest(language, name))
        for language in opened.project.languages
        for name in opened.orphans(language)
    )
