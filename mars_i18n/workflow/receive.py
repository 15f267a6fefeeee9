"""`receive`: catalogues that translators mailed back, taken into the project without loss."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.project import Project, read_bytes
from mars_i18n.text.merging.former_messages import rewrite_former_messages
from mars_i18n.text.merging.three_way import Reception, receive, share_of_messages
from mars_i18n.workflow.issue.open_issue import OpenIssue, sync_catalogue
from mars_i18n.workflow.issue.unreadable import SkippedCatalogues
from mars_i18n.workflow.records.sent import remember_sent, sent_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.model import Catalogue
    from mars_i18n.project import Issue
    from mars_i18n.workflow.issue.open_project import OpenProject

_ALIKE = 0.3  # share of messages that must be known for a file to belong to an issue
_BYTES = 30_000_000  # of all versions that are read: some 8 s
_VERSIONS = 40  # of a catalogue in git's history that are looked at for what was sent


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file: the issue and language it belongs to, the catalogue written, what happened in it."""

    file: str
    issue: str
    language: str
    path: str
    changed: bool
    reception: Reception


def receive_file(opened: OpenProject, file: Path, issue: str = "", language: str = "") -> Received:
    """Merge one PO file into the catalogue it belongs to, and sync that. Raises MarsError; nothing is then written.

    Issue and language are detected unless given: the language by the file's header, the issue by its messages.
    """
    theirs = po.parse(read_bytes(file), str(file))
    with opened.lock():
        language = language or _detect_language(opened.project, theirs, str(file))
        found = opened.issues([issue])[0] if issue else _detect_issue(opened, theirs, language, str(file))
        return receive_catalogue(OpenIssue(opened, found), file, theirs, language)


def receive_catalogue(issue: OpenIssue, file: Path, theirs: Catalogue, language: str) -> Received:
    """Merge what was read from a file into the catalogue of an issue, as receive_file does. The project is locked."""
    opened, project, path = issue.opened, issue.opened.project, issue.stored(language).path
    ours = issue.synced(language)
    theirs = rewrite_former_messages(theirs, issue.read.messages)
    sent = chain(sent_versions(project, issue.name, language), _read_history(project, path))
    versions = tuple(rewrite_former_messages(one, issue.read.messages) for one in _read_versions(sent, path))
    base = max(versions, key=lambda version: _fitness(theirs, version), default=None)
    reception = receive(replace(ours, language=language), theirs, base, versions)
    # A message without translation is new again, so that one that was made for its older text finds it.
    kept = [one for one in reception.catalogue.entries if one.msgstr or one.translator or one.plurals]
    old = replace(reception.catalogue, entries=tuple(kept))
    merged = sync_catalogue(opened, issue.name, issue.read.messages, language, old)
    changed = issue.write(language, merged)
    if changed:
        remember_sent(project, issue.name, language, merged.entries)
    return Received(str(file), issue.name, language, path, changed, replace(reception, catalogue=merged))


def _detect_language(project: Project, theirs: Catalogue, shown: str) -> str:
    header = dict(theirs.header).get("Language", "")
    code = header.replace("-", "_").partition("_")[0].lower()
    if code in project.languages:
        return code
    why = f"its Language header is {header!r}" if header else "it has no Language header"
    raise MarsError(
        f"{shown}: {why}; the project's languages are {', '.join(project.languages)}",
        "Give the language: mars-i18n receive --language es FILE.",
    )


def _detect_issue(opened: OpenProject, theirs: Catalogue, language: str, shown: str) -> Issue:
    best, most, skipped = None, 0.0, SkippedCatalogues()
    for issue in opened.issues():
        ours = None
        with skipped.skip_unreadable():
            ours = opened.stored(language, issue.name).require_readable()
        alike = share_of_messages(theirs, {entry.key: entry for entry in ours.entries}) if ours else 0.0
        if alike > most:
            best, most = issue, alike
    if best is not None and most >= _ALIKE:
        return best
    for error in skipped.errors:  # the file may well belong there
        raise error
    raise MarsError(
        f"{shown}: no issue has these messages" + (f"; {best.name} has {most:.0%} of them" if best else ""),
        "Give the issue: mars-i18n receive --issue 2025-05 FILE.",
    )


def _read_versions(kept: Iterable[bytes], path: str) -> Iterator[Catalogue]:
    """The distinct versions that can be read, as many as their size allows."""
    seen: set[bytes] = set()
    left = _BYTES
    for data in kept:
        if not data or data in seen:
            continue
        left -= len(data)
        if left < 0 and seen:
            return
        seen.add(data)
        with suppress(MarsError):
            yield po.parse(data, path)


def _read_history(project: Project, path: str) -> Iterator[bytes]:
    """The versions of a catalogue that git holds, the newest first; none where there is no git."""
    for revision in _run_git(project, "log", "--format=%H", f"-n{_VERSIONS}", "--", path).decode().split():
        yield _run_git(project, "show", f"{revision}:./{path}")


def _run_git(project: Project, *arguments: str) -> bytes:
    command = ["git", "-C", str(project.root), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - fixed command
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return result.stdout if result.returncode == 0 else b""


def _fitness(theirs: Catalogue, sent: Catalogue) -> tuple[int, int, int]:
    """How well a received file fits a version: by the messages, by the texts in it, by how few they were.

    Where several fit, what they may not have known of is then a conflict.
    """
    known = {entry.key: (entry.msgstr, entry.fuzzy) for entry in sent.entries}
    shared = sum(entry.key in known for entry in theirs.entries)
    same = sum(known.get(entry.key) == (entry.msgstr, entry.fuzzy) for entry in theirs.entries if entry.msgstr)
    return 2 * shared - len(known), same, -sum(bool(text) for text, _ in known.values())
