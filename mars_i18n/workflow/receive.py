"""`receive`: catalogues that translators mailed back, taken into the project without loss."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.project import Project, read_bytes, write_if_changed, writing
from mars_i18n.text.merging.three_way import Reception, receive, share_of_messages
from mars_i18n.workflow.issue.reading import read_catalogue, read_issue, synced
from mars_i18n.workflow.issue.unreadable import LeftOut
from mars_i18n.workflow.records.sent import remember_sent, sent_versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.model import Catalogue

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


def receive_file(project: Project, file: Path, issue: str = "", language: str = "") -> Received:
    """Merge one PO file into the catalogue it belongs to, and sync that. Raises MarsError; nothing is then written.

    Issue and language are found out unless named: the language by the file's header, the issue by its messages.
    """
    theirs = po.parse(read_bytes(file), str(file))
    return receive_catalogue(project, file, theirs, issue, language)


def receive_catalogue(project: Project, file: Path, theirs: Catalogue, issue: str, language: str) -> Received:
    """Merge what was read from a file, as receive_file does."""
    with writing(project):
        return _received(project, file, theirs, issue, language)


def _received(project: Project, file: Path, theirs: Catalogue, issue: str, language: str) -> Received:
    shown = str(file)
    language = language or _language(project, theirs, shown)
    name = issue or _issue(project, theirs, language, shown)
    (found,) = project.issues([name])
    read = read_issue(project, found)
    path = project.catalogue_path(language, name)
    stored = read_catalogue(project, language, name)
    ours = synced(project, read, language, stored)
    kept = chain(sent_versions(project, name, language), _history(project, path))
    versions = tuple(_read_versions(kept, project.relative(path)))
    base = max(versions, key=lambda sent: _fit(theirs, sent), default=None)
    reception = receive(replace(ours, language=language), theirs, base, versions)
    # A message without translation is new again, so that one that was made for its older text finds it.
    held = [one for one in reception.catalogue.entries if one.msgstr or one.translator or one.plurals]
    merged = synced(project, read, language, replace(reception.catalogue, entries=tuple(held)))
    changed = write_if_changed(path, po.serialise(merged))
    if changed:
        remember_sent(project, name, language, merged.entries)
    return Received(shown, name, language, project.relative(path), changed, replace(reception, catalogue=merged))


def _language(project: Project, theirs: Catalogue, shown: str) -> str:
    said = dict(theirs.header).get("Language", "")
    code = said.replace("-", "_").partition("_")[0].lower()
    if code in project.languages:
        return code
    told = f"its Language header says {said!r}" if said else "it has no Language header"
    raise MarsError(
        f"{shown}: {told}; the project's languages are {', '.join(project.languages)}",
        "Name the language: mars-i18n receive --language es FILE.",
    )


def _issue(project: Project, theirs: Catalogue, language: str, shown: str) -> str:
    best, most, left_out = "", 0.0, LeftOut()
    for issue in project.issues():
        ours = None
        with left_out.unreadable():
            ours = read_catalogue(project, language, issue.name)
        alike = share_of_messages(theirs, {entry.key: entry for entry in ours.entries}) if ours else 0.0
        if alike > most:
            best, most = issue.name, alike
    if most >= _ALIKE:
        return best
    for error in left_out.errors:  # the file may well belong there
        raise error
    raise MarsError(
        f"{shown}: no issue has these messages" + (f"; {best} has {most:.0%} of them" if best else ""),
        "Name the issue: mars-i18n receive --issue 2025-05 FILE.",
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


def _history(project: Project, path: Path) -> Iterator[bytes]:
    """The versions of a catalogue that git holds, the newest first; none where there is no git."""
    relative = project.relative(path)
    for revision in _git(project, "log", "--format=%H", f"-n{_VERSIONS}", "--", relative).decode().split():
        yield _git(project, "show", f"{revision}:./{relative}")


def _git(project: Project, *arguments: str) -> bytes:
    command = ["git", "-C", str(project.root), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - fixed command
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return result.stdout if result.returncode == 0 else b""


def _fit(theirs: Catalogue, sent: Catalogue) -> tuple[int, int, int]:
    """How well a received file fits a version: by the messages, by the texts that stood there, by how few they were.

    Where several fit, what they may not have known of is then a conflict.
    """
    known = {entry.key: (entry.msgstr, entry.fuzzy) for entry in sent.entries}
    shared = sum(entry.key in known for entry in theirs.entries)
    same = sum(known.get(entry.key) == (entry.msgstr, entry.fuzzy) for entry in theirs.entries if entry.msgstr)
    return 2 * shared - len(known), same, -sum(bool(text) for text, _ in known.values())
