"""`import --translated FILE`: imports a document that was translated elsewhere, and prints what it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.cli._terminal import print_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.cli._terminal import Terminal
    from mars_i18n.model import Segment
    from mars_i18n.workflow.import_translated import ImportedTranslation
    from mars_i18n.workflow.issue.open_project import OpenProject

_WIDTH = 72  # code points of a text that is quoted


def run(terminal: Terminal, opened: OpenProject, path: Path, language: str, issue: str) -> int:
    """Import a translated document and print the report; 1 where there are conflicts, else 0. Raises MarsError."""
    from mars_i18n.workflow.import_translated import import_translated

    terminal.progress(f"reading {path}")
    imported = import_translated(opened, issue, language, path)
    print_text(f"{path} → {imported.path}: {summary(imported)}")
    for line in _lines(imported):
        print_text(line)
    if imported.filling.doubtful:
        terminal.note("A comment in each fuzzy entry gives the reason. Review them in a PO editor.")
    return 1 if imported.filling.conflicts else 0


def summary(imported: ImportedTranslation) -> str:
    """What was done, in a sentence."""
    filling = imported.filling
    counts = [
        _count(len(filling.taken), "translation taken", "translations taken"),
        _count(len(filling.doubtful), "doubtful, marked fuzzy", "doubtful, marked fuzzy"),
        _count(len(filling.same), "was there already", "were there already"),
        _count(len(filling.conflicts), "conflict", "conflicts"),
        _count(len(filling.untranslated), "left untranslated in it", "left untranslated in it"),
        _count(len(imported.missing), "not in it", "not in it"),
        _count(len(imported.extra), "text without a source", "texts without a source"),
    ]
    return ", ".join(filter(None, counts)) or "nothing new"


def _count(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""


def _lines(imported: ImportedTranslation) -> Iterator[str]:
    filling = imported.filling
    for one in filling.conflicts:
        yield f"  conflict: {one.msgid}\n    ours:   {one.msgstr}\n    theirs: {one.theirs} (line {one.target.line})"
    for one in filling.doubtful:
        yield f"  doubtful: {one.source.path}:{one.source.line} ↔ line {one.target.line}: {one.reason}"
        yield f"    {_short(one.msgid)}"
        yield f"    {_short(one.msgstr)}"
    for one in filling.untranslated:
        yield f"  untranslated, line {one.target.line}: {_short(one.msgid)}"
    yield from _alone("not in it", imported.missing)
    yield from _alone("without a source", imported.extra)
    for ours, theirs, line in dict.fromkeys(imported.links):
        yield f"  another link, line {line}: {theirs} for {ours}"
    for path in imported.absent:
        yield f"  nothing of {path} is in it"


def _alone(what: str, segments: Iterable[Segment]) -> Iterator[str]:
    from mars_i18n.text.segments.markup import to_msgid

    for one in segments:
        yield f"  {what}: {one.location.path}:{one.location.line}: {_short(to_msgid(one.parts))}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _WIDTH else plain[: _WIDTH - 1].rstrip() + "…"
