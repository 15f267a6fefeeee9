from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from mars_i18n.text.merging.three_way import Reception
    from mars_i18n.workflow.receive import Received


@click.command("receive", epilog="Example:  mars-i18n receive ~/Downloads/2025-05.po")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--issue", default="", metavar="NAME", help="The issue it belongs to; found by its messages otherwise.")
@click.option("--language", default="", metavar="L", help="Its language; told by its header otherwise.")
@terminal
def command(terminal: Terminal, /, files: tuple[Path, ...], issue: str, language: str) -> int:
    """Take in catalogues that translators sent back, made from today's sources or from older ones.

    What they did is taken, what their editor dropped is restored, and where both sides changed a text, ours stays and
    theirs is kept in a comment of the entry. Exit code 1 where there are such conflicts, 2 where a file cannot be
    taken in; the other files are.
    """
    from mars_i18n.workflow.receive import receive_file

    project = terminal.project()
    if language and language not in project.languages:
        raise click.UsageError(f"{language!r} is no language of this project; they are {', '.join(project.languages)}.")
    conflicts = refused = 0
    for file in files:
        try:
            conflicts += told(receive_file(project, file, issue, language), file)
        except MarsError as error:
            refused += 1
            terminal.fault(error)
    if conflicts:
        terminal.note(
            "Ours stand; theirs are kept in comments that begin with “mars: another translation”. "
            "Choose one, and delete the comment; until then `mars-i18n check` tells of it."
        )
    return 2 if refused else 1 if conflicts else 0


def told(received: Received, file: Path) -> int:
    """Print what was taken from a file and every conflict; gives how many there are."""
    click.echo(f"{file} → {received.path}: {summary(received.reception)}")
    for conflict in received.reception.conflicts:
        click.echo(f"  conflict: {conflict.msgid}\n    ours:   {conflict.ours}\n    theirs: {conflict.theirs}")
    return len(received.reception.conflicts)


def summary(reception: Reception) -> str:
    """What happened to a file, in a sentence."""
    happened = [
        _counted(reception.taken, "translation taken", "translations taken"),
        _counted(reception.approved, "fuzzy mark taken off", "fuzzy marks taken off"),
        _counted(reception.doubted, "text marked as needing work", "texts marked as needing work"),
        _counted(reception.remarks, "comment taken", "comments taken"),
        _counted(len(reception.conflicts), "conflict", "conflicts"),
        _counted(reception.resolved, "conflict comment deleted", "conflict comments deleted"),
        _counted(reception.restored, "text that came back empty restored", "texts that came back empty restored"),
        _counted(
            reception.outdated,
            "translation of a text that the sources no longer have kept",
            "translations of texts that the sources no longer have kept",
        ),
    ]
    if reception.dropped:
        names = ", ".join(reception.dropped)
        happened.append(f"restored the {'header' if len(reception.dropped) == 1 else 'headers'} {names}")
    return ", ".join(part for part in happened if part) or "nothing new"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""
