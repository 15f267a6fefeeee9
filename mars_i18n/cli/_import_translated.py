"""`import --translated FILE`: imports a document that was translated elsewhere, and prints what it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mars_i18n.cli._terminal import print_text
from mars_i18n.cli.receive import conflict_message, list_counts
from mars_i18n.messages import message, plural_message, render_message, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mars_i18n.cli._terminal import Terminal
    from mars_i18n.messages import Message
    from mars_i18n.model import Segment
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.translators.import_translated import ImportedTranslation

_WIDTH = 72  # code points of a text that is quoted


def import_translated_file(  # noqa: PLR0913 - what, to where, and how
    terminal: Terminal, opened: OpenProject, path: Path, language: str, issue: str, *, shows: bool
) -> dict[str, Any]:
    """Import a translated document, print the report if `shows`, and give it as a row of JSON. Raises MarsError."""
    from mars_i18n.workflow.translators.import_translated import import_translated

    terminal.progress(message("reading {path}", path=str(path)))
    imported = import_translated(opened, issue, language, path)
    summary = summarise_import(imported)
    if shows:
        print_text(message("{file} → {path}: {summary}", file=str(path), path=imported.path, summary=summary))
        for line in _lines(imported):
            print_text(line)
        if imported.filling.doubtful:
            terminal.note(message("A comment in each fuzzy entry gives the reason. Review them in a PO editor."))
    conflicts = imported.filling.conflicts
    return {
        "file": str(path),
        "issue": imported.issue,
        "language": imported.language,
        "path": imported.path,
        "changed": imported.changed,
        "summary": render_message(summary),
        "conflicts": [{"msgid": one.msgid, "ours": one.msgstr, "theirs": one.theirs} for one in conflicts],
    }


def summarise_import(imported: ImportedTranslation) -> Message:
    """What was done, in a sentence."""
    filling = imported.filling
    return list_counts(
        plural_message("{count} translation taken", "{count} translations taken", len(filling.taken)),
        plural_message("{count} doubtful, marked fuzzy", "{count} doubtful, marked fuzzy", len(filling.doubtful)),
        plural_message("{count} already translated", "{count} already translated", len(filling.same)),
        plural_message("{count} conflict", "{count} conflicts", len(filling.conflicts)),
        plural_message(
            "{count} not translated in the document",
            "{count} not translated in the document",
            len(filling.untranslated),
        ),
        plural_message("{count} missing from the document", "{count} missing from the document", len(imported.missing)),
        plural_message("{count} text without a source", "{count} texts without a source", len(imported.extra)),
    )


def _lines(imported: ImportedTranslation) -> Iterator[Message]:
    filling = imported.filling
    for one in filling.conflicts:
        place = message("{text} (line {line})", text=one.theirs, line=one.target.line)
        yield conflict_message(one.msgid, one.msgstr, place)
    for one in filling.doubtful:
        at = f"{one.source.path}:{one.source.line}"
        yield message("  doubtful: {place} ↔ line {line}: {reason}", place=at, line=one.target.line, reason=one.reason)
        yield verbatim(f"    {_short(one.msgid)}\n    {_short(one.msgstr)}")
    for one in filling.untranslated:
        yield message("  not translated, line {line}: {text}", line=one.target.line, text=_short(one.msgid))
    for segment in imported.missing:
        yield message("  missing: {text}", text=_placed(segment))
    for segment in imported.extra:
        yield message("  without a source: {text}", text=_placed(segment))
    for ours, theirs, line in dict.fromkeys(imported.links):
        yield message("  another link, line {line}: {theirs} for {ours}", line=line, theirs=theirs, ours=ours)
    for path in imported.absent:
        yield message("  nothing of {path} is in the document", path=path)


def _placed(segment: Segment) -> str:
    from mars_i18n.text.segments.markup import to_msgid

    return f"{segment.location.path}:{segment.location.line}: {_short(to_msgid(segment.parts))}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _WIDTH else plain[: _WIDTH - 1].rstrip() + "…"
