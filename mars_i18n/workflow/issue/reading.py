"""Sources and catalogues of an issue, read and understood: what every other verb starts from."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue, Document, Segment, segments_of
from mars_i18n.project import Issue, Project, parse_source, read_bytes
from mars_i18n.text.language.detection import identify
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.segments.markup import from_msgid, to_msgid
from mars_i18n.text.segments.rewriting import map_segments
from mars_i18n.text.segments.segments import Message, located, messages
from mars_i18n.workflow.issue.recall import recollection
from mars_i18n.workflow.issue.renamed import of_old_name
from mars_i18n.workflow.issue.terms import project_terms, with_terms
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """An issue in memory: its documents with languages and places, and its distinct messages in order."""

    name: str
    documents: tuple[Document, ...]
    messages: tuple[Message, ...]


def read_issue(project: Project, issue: Issue) -> ReadIssue:
    """Read every document of an issue. Raises MarsError where a file cannot be read or decoded."""
    documents = tuple(read_document(project, path) for path in issue.files)
    return ReadIssue(issue.name, documents, messages(documents))


def read_document(project: Project, path: Path) -> Document:
    """Parse one source, identify the language of each segment, and say where each stands."""
    shown = project.relative(path)
    data = read_bytes(path, shown=shown)
    document = parse_source(project, data, shown)
    _hold_laws(document, data)
    return located(identified(document, project.languages))


def _hold_laws(document: Document, data: bytes) -> None:
    """Laws 1 and 3 at run time: the document is the file again, and each message reads back as it was written."""
    form = plugins.describe("formats", document.format)
    with plugins.guarded(form, document.path):
        if plugins.result(form, document.path, bytes, form.module.rebuild, document) != data:
            raise RuntimeError(f"{document.path}: the document read from this file, rebuilt, is not the file")
    for segment in segments_of(document):
        message = to_msgid(segment.parts)
        if to_msgid(from_msgid(message)) != message:
            raise RuntimeError(f"{document.path}:{segment.location.line}: the message does not read back: {message!r}")


def identified(document: Document, languages: tuple[str, ...]) -> Document:
    """The document with the language of every segment; its own language is the declared one, or its majority's."""
    segments = tuple(segments_of(document))
    answers = identify([to_msgid(segment.parts) for segment in segments], document.language or None, languages)
    following = iter(answers)

    def rewrite(segment: Segment) -> Segment:
        answer = next(following)
        return replace(segment, language=answer.language, basis=answer.basis)

    result = map_segments(document, rewrite)
    return result if document.language else replace(result, language=_majority(result, languages))


def _majority(document: Document, languages: tuple[str, ...]) -> str:
    words = dict.fromkeys(languages, 0)
    for segment in segments_of(document):
        if segment.language in words:
            words[segment.language] += len(to_msgid(segment.parts).split())
    return max(words, key=words.__getitem__) if any(words.values()) else ""


def read_catalogue(project: Project, language: str, name: str) -> Catalogue | None:
    """The catalogue of an issue, or None where there is no file. Raises UnreadableCatalogueError, with its line."""
    path = project.catalogue_path(language, name)
    if not os.path.lexists(path):  # a link that leads nowhere is a file that cannot be read
        return None
    shown = project.relative(path)
    try:
        return po.parse(read_bytes(path, shown=shown), shown)
    except MarsError as error:
        raise UnreadableCatalogueError(error.message, error.hint) from error


def synced(project: Project, issue: ReadIssue, language: str, old: Catalogue | None, keep: str = "") -> Catalogue:
    """The catalogue as `sync` writes it: the old one carried over to the issue's messages of today.

    `keep` is the reason why translations stand although their sources changed.
    """
    standard = po.new_header(project.locale(language), project.configuration.title)
    comment = (
        f"{issue.name}, {project.locale(language)}. Made from sources/ by mars-i18n; translate the msgstr lines.",
    )
    if old is None:
        old = replace(of_old_name(project, issue.messages, language) or Catalogue(language), comment=comment)
    told = with_terms(issue.messages, project_terms(project), language)
    memory = recollection(project, issue.name, language)
    merged = merge(told, replace(old, header=po.completed(old.header, standard)), language, memory, keep)
    path = project.relative(project.catalogue_path(language, issue.name))
    return replace(merged, language=dict(merged.header)["Language"], path=path)
