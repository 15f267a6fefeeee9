"""`import --translated`: a document that was translated elsewhere fills the catalogue of its issue.

It is read as a source is, aligned with the documents of the issue, and what it says is put where the catalogue has
nothing. The catalogue is synced first and written as `sync` writes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.project import source_extensions
from mars_i18n.text.aligning.fill import Filling, fill_catalogue
from mars_i18n.text.aligning.proposals import Comparison, Place, compare_translation, places
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue
from mars_i18n.workflow.issue.reading import ReadIssue, read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mars_i18n.model import Document, Segment
    from mars_i18n.workflow.issue.open_project import OpenProject

_BELONGS = 0.25  # share of the words of a document that must find partners for it to be the one that was translated


@dataclass(frozen=True, slots=True)
class ImportedTranslation:
    """What a translated document gave: where it went, what was filled, and what found no partner on either side.

    `missing` are messages of the source, not yet translated, that it does not have; `extra` its own texts that the
    source does not have; `absent` documents of the issue that are not in it; `links` (ours, theirs, line) whose
    address is another one in it.
    """

    file: str
    issue: str
    language: str
    path: str
    changed: bool
    filling: Filling
    missing: tuple[Segment, ...]
    extra: tuple[Segment, ...]
    absent: tuple[str, ...]
    links: tuple[tuple[str, str, int], ...]


def import_translated(opened: OpenProject, issue: str, language: str, path: Path) -> ImportedTranslation:
    """Fill the catalogue of an issue (the most similar one where `issue` is empty) from a document in `language`.

    Raises MarsError where the file cannot be read, is in another language, or is not a translation of the issue;
    nothing is then written.
    """
    if language not in opened.project.languages:
        known = ", ".join(opened.project.languages)
        raise MarsError(
            message("{language} is not a language of this project", language=repr(language)),
            message("Its languages are {known}.", known=known),
        )
    with opened.lock():
        return _import_document(opened, issue, language, path)


def _import_document(opened: OpenProject, name: str, language: str, path: Path) -> ImportedTranslation:
    theirs = _read_translation(opened, language, path)
    issue, sources, comparison = _find_issue(opened, name, language, theirs, str(path))
    fillings: list[Filling] = []

    def make() -> MadeCatalogue:
        filling = fill_catalogue(issue.update_catalogue(language), comparison.proposals, language, path.name)
        merged = sync_catalogue(opened, issue.name, issue.read.messages, language, filling.catalogue)
        fillings.append(replace(filling, catalogue=merged))
        return MadeCatalogue(merged)

    changed = issue.update(language, make)
    merged = fillings[-1].catalogue
    done = {entry.key for entry in merged.entries if entry.msgstr and not entry.obsolete}
    missing = {to_msgid(one.parts): one for one in comparison.missing if one.translate and _key_of(one) not in done}
    return ImportedTranslation(
        file=str(path),
        issue=issue.name,
        language=language,
        path=merged.path,
        changed=changed,
        filling=fillings[-1],
        missing=tuple(missing.values()),
        extra=comparison.extra,
        absent=tuple(one.path for one in issue.read.documents if one not in sources),
        links=tuple((*link, one.location.line) for one in comparison.proposals for link in one.links),
    )


def _key_of(segment: Segment) -> tuple[str, str]:
    return (segment.context, to_msgid(segment.parts))


def _read_translation(opened: OpenProject, language: str, path: Path) -> Document:
    known = source_extensions()
    if path.suffix.lower() not in known:
        raise MarsError(
            message("{path}: files of this kind cannot be read", path=str(path)),
            message("Save the document as one of: {known}.", known=", ".join(sorted(known))),
        )
    document = read_document(opened.project, path)
    if not places(document):
        raise MarsError(message("{path}: the file has no text", path=str(path)))
    if document.language and document.language != language:
        raise MarsError(
            message(
                "{path}: it is in {found}, not in {wanted}",
                path=str(path),
                found=document.language,
                wanted=language,
            ),
            message(
                "Give its language with --language. If its front matter declares the wrong language, correct that."
            ),
        )
    return document


def _find_issue(
    opened: OpenProject, name: str, language: str, theirs: Document, shown: str
) -> tuple[OpenIssue, tuple[Document, ...], Comparison]:
    """The issue that a document translates, those of its documents that are in it, and the comparison with them."""
    best: tuple[float, OpenIssue, tuple[Document, ...], Comparison] | None = None
    for found in opened.issues([name] if name else []):
        issue = OpenIssue(opened, found)
        rows = all(document.format != theirs.format for document in issue.read.documents)
        targets = places(theirs, language, cells=rows)
        documents, comparison = _compare(issue.read, targets, language, opened.project.languages)
        share = _share(targets, comparison.extra) if documents else 0.0
        if best is None or share > best[0]:
            best = share, issue, documents, comparison
    if best is None or best[0] < _BELONGS:
        raise MarsError(
            message(
                "{shown}: this is not a translation of {name}", shown=shown, name=name or "any issue of this project"
            ),
            message("Give the issue with --issue, or compare the file with its source."),
        )
    return best[1:]


def _compare(
    read: ReadIssue, targets: Sequence[Place], language: str, languages: tuple[str, ...]
) -> tuple[tuple[Document, ...], Comparison]:
    """The documents of an issue that find partners in a translation, and the comparison with those alone."""
    found = {document: places(document) for document in read.documents}
    comparison = compare_translation([place for own in found.values() for place in own], targets, language, languages)
    kept = {document: own for document, own in found.items() if _share(own, comparison.missing) >= _BELONGS}
    if kept and len(kept) < len(found):
        comparison = compare_translation(
            [place for own in kept.values() for place in own], targets, language, languages
        )
    return tuple(kept), comparison


def _share(own: Sequence[Place], without: Sequence[Segment]) -> float:
    """The share of the words of some places that found partners."""
    lonely = {id(segment) for segment in without}
    words = [(len(place.passage.text.split()), id(place.segment) in lonely) for place in own]
    total = sum(count for count, _ in words)
    return sum(count for count, alone in words if not alone) / total if total else 0.0
