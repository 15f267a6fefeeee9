"""The sources of an issue, parsed, with the language and the place of each segment."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import UNDETERMINED, Document, Segment, VisibleWord, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.project import Project, parse_source, read_bytes, read_linked_files
from mars_i18n.text.language.identification import code_of, identify
from mars_i18n.text.segments.markup import from_msgid, to_msgid
from mars_i18n.text.segments.remarks.directives import skipped_passages
from mars_i18n.text.segments.rewriting import map_segments
from mars_i18n.text.segments.source_messages import SourceMessage, locate_segments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mars_i18n.model import WordAccounts


@dataclass(frozen=True, slots=True)
class ReadIssue:
    """An issue in memory: its documents with languages and places, and its distinct messages in order."""

    name: str
    documents: tuple[Document, ...]
    messages: tuple[SourceMessage, ...]


def read_document(project: Project, path: Path, known: Mapping[Path, bytes] | None = None) -> Document:
    """Parse one source, identify the language of each segment, and give each its place.

    `known` are the bytes of files that were read already. Raises MarsError.
    """
    shown, known = project.relative(path), known or {}
    data = known[path] if path in known else read_bytes(path, shown=shown)
    folder = None if path.is_relative_to(project.root) else path.parent
    document = parse_source(project, data, shown, read_linked_files(project, path, data, folder, known))
    _require_laws(document, data)
    return locate_segments(identify_languages(document, project.languages))


def _require_laws(document: Document, data: bytes) -> None:
    """Laws 1 and 3 at run time: the document is the file again, and each message reads back as it was written.

    Raises MarsError where a message holds a character that no catalogue can hold.
    """
    form = plugins.describe("formats", document.format)
    with plugins.guard_plugin(form, document.path):
        if plugins.result(form, document.path, bytes, form.module.rebuild, document) != data:
            raise RuntimeError(f"{document.path}: the document read from this file, rebuilt, is not the file")
    for segment in segments_of(document):
        msgid = to_msgid(segment.parts)
        if to_msgid(from_msgid(msgid)) != msgid:
            raise RuntimeError(f"{document.path}:{segment.location.line}: the message does not read back: {msgid!r}")
        if found := po.find_unwritable(msgid + segment.context):
            raise MarsError(
                message("U+{code} is not a text character", code=format(ord(found), "04X")),
                message("Delete it in the source, and try again."),
                at=f"{document.path}:{segment.location.line}",
            )


def account_for_source(document: Document) -> WordAccounts | None:
    """Law 8 at run time: what accounts for each word that readers see; None where its format does not prove it."""
    form = plugins.describe("formats", document.format)
    if form.visible_words is None:
        return None
    words: Iterable[VisibleWord]
    if form.ours:  # one after the other: a book has a million
        words = form.visible_words(document)
    else:
        words = plugins.results(form, document.path, VisibleWord, form.visible_words, document)
    return account_for_words(document, words, skipped_passages(document.raw) if form.instructions else ())


def identify_languages(document: Document, languages: tuple[str, ...]) -> Document:
    """The document with the language of every segment; its own language is the declared one, or its majority's.

    A segment that comes with a language has that declared for it: by a comment, or by ``lang`` in HTML.
    """
    segments = tuple(segments_of(document))
    texts = [to_msgid(segment.parts) for segment in segments]
    declared = [segment.language if segment.basis == "declared" else "" for segment in segments]
    answers = identify(texts, document.language or None, languages, declared, tuple(_heading_levels(document)))
    following = iter(answers)

    def rewrite(segment: Segment) -> Segment:
        answer = next(following)
        return replace(segment, language=answer.language, basis=answer.basis)

    result = map_segments(document, rewrite)
    own = code_of(document.language, languages) if document.language else _majority(result)
    return replace(result, language=own)


def _heading_levels(document: Document) -> Iterator[int]:
    """For each segment, in order, the level of the heading that it is, from 1; 0 for what is none."""
    for block in document.blocks:
        level = (block.level or 1) if block.kind in {"heading", "title"} else 0
        for segment in segments_of(block):
            yield level if any(segment is part for part in block.parts) else 0


def _majority(document: Document) -> str:
    words: Counter[str] = Counter()
    for segment in segments_of(document):
        if segment.language != UNDETERMINED:
            words[segment.language] += len(to_msgid(segment.parts).split())
    return words.most_common(1)[0][0] if any(words.values()) else ""
