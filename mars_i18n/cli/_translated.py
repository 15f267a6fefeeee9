"""`import --translated FILE`: what a document that was translated elsewhere gave, said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.cli._terminal import Terminal
    from mars_i18n.model import Segment
    from mars_i18n.workflow.import_translated import BroughtIn

_WIDTH = 72  # code points of a text that is quoted


def run(terminal: Terminal, path: Path, language: str, issue: str) -> int:
    """Bring in a translated document and print the report; 1 where there are conflicts, else 0. Raises MarsError."""
    from mars_i18n.workflow.import_translated import bring_in

    terminal.progress(f"reading {path}")
    brought = bring_in(terminal.project(), issue, language, path)
    click.echo(f"{path} → {brought.path}: {summary(brought)}")
    for line in _lines(brought):
        click.echo(line)
    if brought.filling.doubtful:
        terminal.note("Fuzzy entries say why in a comment; look at them in your editor of catalogues.")
    return 1 if brought.filling.conflicts else 0


def summary(brought: BroughtIn) -> str:
    """What happened, in a sentence."""
    filling = brought.filling
    told = [
        _counted(len(filling.taken), "translation taken", "translations taken"),
        _counted(len(filling.doubtful), "doubtful, marked fuzzy", "doubtful, marked fuzzy"),
        _counted(len(filling.same), "was there already", "were there already"),
        _counted(len(filling.conflicts), "conflict", "conflicts"),
        _counted(len(filling.untranslated), "left untranslated in it", "left untranslated in it"),
        _counted(len(brought.missing), "not in it", "not in it"),
        _counted(len(brought.extra), "text without a source", "texts without a source"),
    ]
    return ", ".join(filter(None, told)) or "nothing new"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""


def _lines(brought: BroughtIn) -> Iterator[str]:
    filling = brought.filling
    for one in filling.conflicts:
        yield f"  conflict: {one.msgid}\n    ours:   {one.msgstr}\n    theirs: {one.theirs} (line {one.target.line})"
    for one in filling.doubtful:
        yield f"  doubtful: {one.source.path}:{one.source.line} ↔ line {one.target.line}: {one.reason}"
        yield f"    {_short(one.msgid)}"
        yield f"    {_short(one.msgstr)}"
    for one in filling.untranslated:
        yield f"  untranslated, line {one.target.line}: {_short(one.msgid)}"
    yield from _alone("not in it", brought.missing)
    yield from _alone("without a source", brought.extra)
    for ours, theirs, line in dict.fromkeys(brought.links):
        yield f"  another link, line {line}: {theirs} for {ours}"
    for path in brought.left_out:
        yield f"  nothing of {path} is in it"


def _alone(what: str, segments: Iterable[Segment]) -> Iterator[str]:
    from mars_i18n.text.segments.markup import to_msgid

    for one in segments:
        yield f"  {what}: {one.location.path}:{one.location.line}: {_short(to_msgid(one.parts))}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _WIDTH else plain[: _WIDTH - 1].rstrip() + "…"
