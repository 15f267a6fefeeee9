"""`import --translated`: a document that was translated elsewhere fills the catalogue of its issue.

It is read as a source is, aligned with the documents of the issue, and what it says is put where the catalogue has
nothing. The catalogue is synced first and written as `sync` writes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.project import Project, source_extensions, write_if_changed, write_lock
from mars_i18n.text.aligning.fill import Filling, filled
from mars_i18n.text.aligning.proposals import Comparison, Place, compared, places
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.workflow.issue.reading import ReadIssue, read_catalogue, read_document, read_issue, synced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mars_i18n.model import Document, Segment

_BELONGS = 0.25  # share of the words of a document that must find partners for it to be the one that was translated


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What a translated document gave: where it went, what was filled, and what found no partner on either side.

    `missing` are messages of the source, not yet translated, that it does not have; `extra` its own texts that the
    source does not have; `left_out` documents of the issue that are not in it; `links` (ours, theirs, line) that lead
    elsewhere in it.
    """

    file: str
    issue: str
    language: str
    path: str
    changed: bool
    filling: Filling
    missing: tuple[Segment, ...]
    extra: tuple[Segment, ...]
    left_out: tuple[str, ...]
    links: tuple[tuple[str, str, int], ...]


def bring_in(project: Project, issue: str, language: str, path: Path) -> BroughtIn:
    """Fill the catalogue of an issue (found by likeness where `issue` is empty) from a document in `language`.

    Raises MarsError where the file cannot be read, is in another language, or is no translation of the issue; nothing
    is then written.
    """
    if language not in project.languages:
        known = ", ".join(project.languages)
        raise MarsError(f"{language!r} is no language of this project", f"Its languages are {known}.")
    with write_lock(project):
        return _brought_in(project, issue, language, path)


def _brought_in(project: Project, issue: str, language: str, path: Path) -> BroughtIn:
    theirs = _read(project, language, path)
    read, sources, comparison = _compared(project, issue, language, theirs, str(path))
    old = read_catalogue(project, language, read.name)
    ours = synced(project, read, language, old)
    filling = filled(ours, comparison.proposals, language, path.name)
    merged = synced(project, read, language, replace(filling.catalogue, language=language))
    data = po.serialise(merged)
    if po.parse(data, merged.path) != merged:
        raise RuntimeError(f"{merged.path}: the catalogue does not read back as it was written")
    changed = write_if_changed(project.catalogue_path(language, read.name), data)
    done = {entry.key for entry in merged.entries if entry.msgstr and not entry.obsolete}
    missing = {to_msgid(one.parts): one for one in comparison.missing if one.translate and _key(one) not in done}
    return BroughtIn(
        file=str(path),
        issue=read.name,
        language=language,
        path=merged.path,
        changed=changed,
        filling=replace(filling, catalogue=merged),
        missing=tuple(missing.values()),
        extra=comparison.extra,
        left_out=tuple(one.path for one in read.documents if one not in sources),
        links=tuple((*link, one.location.line) for one in comparison.proposals for link in one.links),
    )


def _key(segment: Segment) -> tuple[str, str]:
    return (segment.context, to_msgid(segment.parts))


def _read(project: Project, language: str, path: Path) -> Document:
    known = source_extensions()
    if path.suffix.lower() not in known:
        raise MarsError(
            f"{path}: a file of this kind cannot be read",
            f"These can: {', '.join(sorted(known))}. Save the document as one of them.",
        )
    document = read_document(project, path)
    if not places(document):
        raise MarsError(f"{path}: there is no text in it")
    if document.language and document.language != language:
        raise MarsError(
            f"{path}: it is in {document.language}, not in {language}",
            "Name its language with --language; if its front matter declares a wrong one, mend that.",
        )
    return document


def _compared(
    project: Project, issue: str, language: str, theirs: Document, shown: str
) -> tuple[ReadIssue, tuple[Document, ...], Comparison]:
    """The issue that a document translates, those of its documents that are in it, and the comparison with them."""
    best: tuple[float, ReadIssue, tuple[Document, ...], Comparison] | None = None
    for one in project.issues([issue] if issue else []):
        read = read_issue(project, one)
        rows = all(document.format != theirs.format for document in read.documents)
        targets = places(theirs, language, cells=rows)
        documents, comparison = _of_issue(read, targets, language, project.languages)
        share = _share(targets, comparison.extra) if documents else 0.0
        if best is None or share > best[0]:
            best = share, read, documents, comparison
    if best is None or best[0] < _BELONGS:
        raise MarsError(
            f"{shown}: it is no translation of {issue or 'any issue of this project'}",
            "Name the issue with --issue, or compare the file with its source.",
        )
    return best[1:]


def _of_issue(
    read: ReadIssue, targets: Sequence[Place], language: str, languages: tuple[str, ...]
) -> tuple[tuple[Document, ...], Comparison]:
    """The documents of an issue that find partners in a translation, and the comparison with those alone."""
    found = {document: places(document) for document in read.documents}
    comparison = compared([place for own in found.values() for place in own], targets, language, languages)
    kept = {document: own for document, own in found.items() if _share(own, comparison.missing) >= _BELONGS}
    if kept and len(kept) < len(found):
        comparison = compared([place for own in kept.values() for place in own], targets, language, languages)
    return tuple(kept), comparison


def _share(own: Sequence[Place], without: Sequence[Segment]) -> float:
    """The share of the words of some places that found partners."""
    lonely = {id(segment) for segment in without}
    words = [(len(place.passage.text.split()), id(place.segment) in lonely) for place in own]
    total = sum(count for count, _ in words)
    return sum(count for count, alone in words if not alone) / total if total else 0.0
