"""`audit`: any two documents, or two folders of documents with the same names, compared without a project."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from mars_i18n.checks.auditing import run_on_pair
from mars_i18n.checks.suppression import without_silenced
from mars_i18n.configuration import Configuration
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import UNDETERMINED, Entry, Location, Segment
from mars_i18n.plugins.document_pairs import DocumentPair, PairedPassage
from mars_i18n.project import (
    Project,
    file_at,
    parse_source,
    read_bytes,
    read_linked_files,
    repository_root,
    source_extensions,
)
from mars_i18n.project.linked_files import find_linked_files
from mars_i18n.project.stray_files import content_of, list_files
from mars_i18n.text.aligning.passages import pair_passages
from mars_i18n.text.aligning.proposals import places
from mars_i18n.text.language.detected_languages import DETECTED
from mars_i18n.text.merging.typography import carry_typography
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mars_i18n.checks.settings import CheckSettings
    from mars_i18n.model import Document, Finding
    from mars_i18n.project.linked_files import LinkedFile
    from mars_i18n.text.aligning.passages import AlignedPassage

_NO_PROJECT = Project(Path(), Configuration())
_CERTAIN = 0.5  # probability that two passages belong together, below which nothing is said of the pair
# In documents that differ much, neighbours are taken for pairs: so one that loses half of its tags needs more.
_CERTAIN_WITHOUT_TAGS = 0.9
_TAG_OF_MSGID = re.compile(r"<[a-z]+\d+/?>")
_TAG = re.compile(r"(?:^|[._/\\-])(es|en|pt)(?=$|[._/\\-])", re.IGNORECASE)  # of a language, in a path


@dataclass(frozen=True, slots=True)
class AuditOrder:
    """How to audit. Languages are codes ("es", "pt-BR"), or empty: then they are detected.

    With `since`, a commit, branch or tag of git, passages whose source alone has changed since are found.
    """

    settings: CheckSettings
    source_language: str = ""
    language: str = ""
    since: str = ""


class AuditedFile(NamedTuple):
    """A document to compare: its path, to show, its bytes, and the files that are read with it."""

    path: str
    data: bytes
    linked: tuple[LinkedFile, ...] = ()


def audit(
    source: Path, target: Path, order: AuditOrder, progress: Callable[[str], None] = lambda _: None
) -> list[Finding]:
    """The findings about a document and its translation, or about every pair of two folders, by path and line.

    Paths in findings are as `source` and `target` name them. Raises MarsError where one cannot be compared, as it is
    neither a document nor a folder, where both are in one language, or where git does not know `since`.
    """
    findings: list[Finding] = []
    for ours, theirs in pair_files(source, target):
        progress(str(theirs or ours))
        findings += _audit_files(ours, theirs, order, (source, target))
    return findings


def audit_documents(
    source: AuditedFile,
    target: AuditedFile,
    order: AuditOrder,
    then: tuple[AuditedFile, AuditedFile] | None = None,
) -> list[Finding]:
    """The findings about a document and its translation.

    `then` holds both as they were at the revision `order.since`. Raises MarsError as `audit` does, and
    for a document that cannot be read.
    """
    ours, theirs = _read(source, order.source_language), _read(target, order.language)
    _require_two_languages(ours, theirs)
    passages = tuple(_pair_documents(ours, theirs))
    if then is not None:
        passages = tuple(_with_changes(passages, _passages_then(then, order)))
    pair = DocumentPair(ours.path, theirs.path, ours.language, theirs.language, passages, since=order.since)
    return without_silenced(run_on_pair(pair, order.settings), (ours, theirs))


def _audit_files(
    source: Path | None, target: Path | None, order: AuditOrder, given: tuple[Path, Path]
) -> list[Finding]:
    shown = (source.as_posix() if source else "", target.as_posix() if target else "")
    pair = DocumentPair(*shown, order.source_language, order.language)
    if source is None or target is None:
        return run_on_pair(pair, order.settings)
    try:
        ours, theirs = (
            _audited_file(path, read_bytes(path, shown=path.as_posix()), below)
            for path, below in zip((source, target), given, strict=True)
        )
        return audit_documents(ours, theirs, order, _files_then(source, target, order))
    except UnreadableDocumentError as error:
        return run_on_pair(replace(pair, unreadable=((error.location, error.what),)), order.settings)


def _audited_file(path: Path, data: bytes, given: Path) -> AuditedFile:
    """A document with what is read with it: files of its repository, else of the folder that was given."""
    below = repository_root(path.parent) or (given if given.is_dir() else path.parent)
    return AuditedFile(path.as_posix(), data, read_linked_files(_NO_PROJECT, path, data, below))


def _files_then(source: Path, target: Path, order: AuditOrder) -> tuple[AuditedFile, AuditedFile] | None:
    """Both files as the commit `since` has them; None where none is asked for, or where it lacks one of them."""
    if not order.since:
        return None
    ours, theirs = (_file_then(path, order.since) for path in (source, target))
    return None if ours is None or theirs is None else (ours, theirs)


def _file_then(path: Path, revision: str) -> AuditedFile | None:
    """A file as a commit has it, with those that are read with it; None where it has none."""
    folder = path.resolve().parent
    data = file_at(folder, revision, path.name)
    below = repository_root(folder)
    if data is None or below is None:
        return None

    def find(address: str) -> Path | None:
        found = (folder / unquote(address)).resolve()
        return found if found.is_relative_to(below) and found.parent.is_dir() else None

    name = source_extensions()[path.suffix.lower()]
    linked = find_linked_files(name, data, path, find, lambda one: file_at(one.parent, revision, one.name))
    return AuditedFile(path.as_posix(), data, linked)


def pair_files(source: Path, target: Path) -> tuple[tuple[Path | None, Path | None], ...]:
    """The pairs of documents of two files or folders, sorted; None is a document that is not there.

    In folders, documents belong together that have the same path, but for the codes of languages in it. Raises
    MarsError.
    """
    for path in (source, target):
        if not path.exists():
            raise MarsError(message("{path}: no such file or folder", path=str(path)))
    if source.is_file() and target.is_file():
        known = source_extensions()
        for path in (source, target):
            if path.suffix.lower() not in known:
                raise MarsError(
                    message("{path}: files of this kind cannot be read", path=str(path)),
                    message("Save the document as one of: {known}.", known=", ".join(sorted(known))),
                )
        return ((source, target),)
    if source.is_file() or target.is_file():
        raise MarsError(
            message("{source} and {target}: one is a file, the other a folder", source=str(source), target=str(target)),
            message("Give two documents, or two folders with documents of the same names."),
        )
    ours, theirs = _documents_below(source), _documents_below(target)
    if not ours.keys() & theirs.keys():
        raise MarsError(
            message("{source} and {target} have no document in common", source=str(source), target=str(target)),
            message(
                "Documents belong together that have the same path below the two folders. Those are read that end in "
                "{known}.",
                known=", ".join(sorted(source_extensions())),
            ),
        )
    return tuple((ours.get(name), theirs.get(name)) for name in sorted(ours.keys() | theirs.keys()))


def _documents_below(folder: Path) -> dict[str, Path]:
    """Path without codes of languages → each document below a folder; hidden files and folders are left out."""
    known = source_extensions()
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in below.parts)
        if path.suffix.lower() in known and not hidden and path.is_file():
            found.setdefault(_TAG.sub("", below.as_posix()), path)
    return found


def files_not_compared(given: Iterable[Path]) -> list[Path]:
    """The files with text in some folders that no format reads, sorted; hidden files and backups are left out.

    Raises MarsError.
    """
    known = source_extensions()
    return [
        path
        for folder in dict.fromkeys(given)
        for path in list_files(folder, folder, (), ())
        if content_of(path) == "text" and path.suffix.lower() not in known
    ]


class UnreadableDocumentError(MarsError):
    """A document that its format cannot read, and where: the others can be audited."""

    def __init__(self, path: str, error: MarsError) -> None:
        super().__init__(error.what, error.next_step)
        line = re.match(rf"{re.escape(path)}:(\d+)", error.message)
        self.location = Location(path, int(line[1]) if line else 1)


def _read(file: AuditedFile, language: str) -> Document:
    """A document with its language: the given one, else the declared one, else the detected, else that of its path."""
    try:
        document = parse_source(_NO_PROJECT, file.data, file.path, file.linked)
    except MarsError as error:
        raise UnreadableDocumentError(file.path, error) from error
    known = language or document.language
    languages = (*DETECTED, known) if known and known not in DETECTED else DETECTED
    found = identify_languages(replace(document, language=known), languages)
    if found.language in {"", UNDETERMINED} and (named := _TAG.findall(file.path)):
        found = identify_languages(replace(document, language=named[-1].lower()), languages)
    return locate_segments(found)


def _require_two_languages(ours: Document, theirs: Document) -> None:
    for document, option in ((ours, "--source-language"), (theirs, "--language")):
        if document.language in {"", UNDETERMINED}:
            raise MarsError(
                message("{path}: its language cannot be detected", path=document.path),
                message("Name it: {option} es.", option=option),
            )
    if ours.language == theirs.language:
        raise MarsError(
            message(
                "{source} and {target} are both in {language}",
                source=ours.path,
                target=theirs.path,
                language=ours.language,
            ),
            message("Name their languages with --source-language and --language."),
        )


def _pair_documents(ours: Document, theirs: Document) -> Iterator[PairedPassage]:
    rows = ours.format != theirs.format
    titles = set(_titles_of_callouts(theirs))
    for passage in pair_passages(places(ours), places(theirs, theirs.language, cells=rows)):
        if not passage.source and titles.issuperset(one.location for one in passage.target):
            continue
        if any(one.translate for one in passage.source or passage.target) and _is_certain(passage):
            entry = Entry(passage.msgid, passage.msgstr)
            yield PairedPassage(passage.source, passage.target, entry, _language_of(passage, ours))


def _titles_of_callouts(document: Document) -> Iterator[Location]:
    """Where the titles of call-outs are. Themes write one where the source has none; translators write it out."""
    for block in document.blocks:
        if block.kind == "label":
            yield from (part.location for part in block.parts if isinstance(part, Segment))


def _is_certain(passage: AlignedPassage) -> bool:
    if not (passage.source and passage.target):
        return True
    tags = set(_TAG_OF_MSGID.findall(passage.msgid))
    lost = tags.difference(_TAG_OF_MSGID.findall(passage.msgstr))
    return passage.score >= (_CERTAIN_WITHOUT_TAGS if tags and 2 * len(lost) >= len(tags) else _CERTAIN)


def _language_of(passage: AlignedPassage, ours: Document) -> str:
    language = passage.source[0].language if passage.source else ""
    return language if language not in {"", UNDETERMINED} else ours.language


def _passages_then(then: tuple[AuditedFile, AuditedFile], order: AuditOrder) -> dict[str, str]:
    """Msgstr → msgid of the passages of both documents as they were."""
    ours, theirs = _read(then[0], order.source_language), _read(then[1], order.language)
    found: dict[str, str] = {}
    for passage in _pair_documents(ours, theirs):
        if passage.source and passage.target:
            found.setdefault(passage.entry.msgstr, passage.entry.msgid)
    return found


def _with_changes(passages: Sequence[PairedPassage], before: dict[str, str]) -> Iterator[PairedPassage]:
    """The passages, each with the source that its very translation was made for, where that has changed since."""
    for passage in passages:
        then = before.get(passage.entry.msgstr, "") if passage.source and passage.target else ""
        changed = then and then != passage.entry.msgid
        alike = changed and carry_typography(then, passage.entry.msgid, passage.entry.msgstr) is not None
        yield replace(passage, before=then) if changed and not alike else passage
