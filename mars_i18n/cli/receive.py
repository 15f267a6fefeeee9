from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._choices import form_option, print_json, require_language
from mars_i18n.cli._terminal import Terminal, print_text, terminal
from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from mars_i18n.text.merging.three_way import Reception
    from mars_i18n.workflow.receive import Received


@click.command("receive", epilog="Example:  mars-i18n receive ~/Downloads/2025-05.po")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--issue", default="", metavar="NAME", help="The issue they belong to. Default: detected by the messages."
)
@click.option("--language", default="", metavar="L", help="Their language. Default: that of the header.")
@form_option
@terminal
def command(terminal: Terminal, /, files: tuple[Path, ...], issue: str, language: str, form: str) -> int:
    """Merge what translators sent back, made from today's sources or from older ones: PO, XLIFF, CSV, Excel, zips.

    Their translations are taken, what their editor dropped is restored, and where both sides changed a text, ours is
    kept and theirs is put in a comment of the entry. Exit code 1 where there are such conflicts, 2 where a file cannot
    be read; the other files are merged all the same.
    """
    from mars_i18n.cli._returned_files import receive_returned, returned_files

    opened = terminal.open_project()
    if language:
        require_language(opened.project, language)
    conflicts = refused = 0
    rows: list[dict[str, object]] = []
    with opened.lock(terminal.progress):
        for file in returned_files(files):
            try:
                if isinstance(file, MarsError):
                    raise file
                received = receive_returned(opened, file, issue, language)
                conflicts += len(received.reception.conflicts)
                rows.append(_row(received, file.shown))
                if form == "text":
                    print_received(received, file.shown)
            except MarsError as error:
                refused += 1
                terminal.fault(error)
    if form == "json":
        print_json("received", rows)
    if conflicts:
        terminal.note(
            "Ours were kept; theirs are in comments that begin with “mars: another translation”. "
            "Choose one of them and delete the comment; until then `mars-i18n check` reports it."
        )
    return 2 if refused else 1 if conflicts else 0


def _row(received: Received, shown: str) -> dict[str, object]:
    reception = received.reception
    return {
        "file": shown,
        "issue": received.issue,
        "language": received.language,
        "path": received.path,
        "changed": received.changed,
        "summary": summary(reception),
        "conflicts": [{"msgid": one.msgid, "ours": one.ours, "theirs": one.theirs} for one in reception.conflicts],
    }


def print_received(received: Received, file: Path | str) -> int:
    """Print what was taken from a file and every conflict; gives the number of conflicts."""
    print_text(f"{file} → {received.path}: {summary(received.reception)}")
    for conflict in received.reception.conflicts:
        print_text(f"  conflict: {conflict.msgid}\n    ours:   {conflict.ours}\n    theirs: {conflict.theirs}")
    return len(received.reception.conflicts)


def summary(reception: Reception) -> str:
    """What was taken from a file, in a sentence."""
    counts = [
        _count(reception.taken, "translation taken", "translations taken"),
        _count(reception.approved, "fuzzy mark removed", "fuzzy marks removed"),
        _count(reception.doubted, "text marked as needing work", "texts marked as needing work"),
        _count(reception.remarks, "comment taken", "comments taken"),
        _count(len(reception.conflicts), "conflict", "conflicts"),
        _count(reception.resolved, "conflict comment deleted", "conflict comments deleted"),
        _count(reception.restored, "text that came back empty restored", "texts that came back empty restored"),
        _count(
            reception.outdated,
            "translation of a text that the sources no longer have kept",
            "translations of texts that the sources no longer have kept",
        ),
    ]
    if reception.dropped:
        names = ", ".join(reception.dropped)
        counts.append(f"restored the {'header' if len(reception.dropped) == 1 else 'headers'} {names}")
    return ", ".join(part for part in counts if part) or "nothing new"


def _count(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}" if count else ""
