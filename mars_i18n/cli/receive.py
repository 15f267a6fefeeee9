from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mars_i18n.cli._terminal import Terminal, print_text, terminal
from mars_i18n.cli._terminal.choices import form_option, print_json, require_language
from mars_i18n.cli._terminal.localised import localised_command, option, translate_for_programs
from mars_i18n.errors import MarsError
from mars_i18n.messages import message, plural_message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mars_i18n.messages import Message, Wording
    from mars_i18n.text.merging.three_way import Reception
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.translators.receive import Received


@localised_command(
    "receive",
    message(
        "Merge what translators sent back, made from today's sources or from older ones: PO, XLIFF, CSV, Excel, zips."
    ),
    message(
        "Their translations are taken, what their editor dropped is restored, and where both sides "
        "changed a text, ours is kept and theirs is put in a comment of the entry. Exit code 1 where "
        "there are such conflicts, 2 where a file cannot be read; the other files are merged all the "
        "same."
    ),
    example="mars-i18n receive ~/Downloads/2025-05.po",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--issue", default="", metavar="NAME", about=message("The issue they belong to. Default: detected by the messages.")
)
@option("--language", default="", metavar="L", about=message("Their language. Default: that of the header."))
@form_option
@terminal
def command(terminal: Terminal, /, files: tuple[Path, ...], issue: str, language: str, form: str) -> int:
    """Run `mars-i18n receive`; gives its exit code."""
    from mars_i18n.cli._returned_files import receive_returned, returned_files

    opened = terminal.open_project()
    if language:
        require_language(opened.project, language)
    conflicts = refused = 0
    rows: list[dict[str, Any]] = []
    with opened.lock(terminal.progress):
        for file in returned_files(files):
            try:
                if isinstance(file, MarsError):
                    raise file
                received = receive_returned(opened, file, issue, language)
                conflicts += len(received.reception.conflicts)
                rows.append(describe_received(received, file.shown))
                if form == "text":
                    print_received(received, file.shown)
            except MarsError as error:
                refused += 1
                terminal.fault(error)
    if form == "json":
        print_json("received", rows)
    report_unread_of(terminal, opened, rows)
    if conflicts:
        terminal.note(
            message(
                "Ours were kept; theirs are in comments that begin with “mars: another translation”. "
                "Choose one of them and delete the comment; until then `mars-i18n check` reports it."
            )
        )
    elif rows:
        terminal.note(message("Next: `mars-i18n check` shows what is wrong and what is still missing."))
    return 2 if refused else 1 if conflicts else 0


def report_unread_of(terminal: Terminal, opened: OpenProject, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the files beside the sources of the issues in these rows that nobody reads."""
    names = sorted({row["issue"] for row in rows if row.get("issue")})
    if names:
        terminal.report_unread_sources(opened, names)


def describe_received(received: Received, shown: str) -> dict[str, Any]:
    """What became of a file, as a row of JSON."""
    reception = received.reception
    return {
        "file": shown,
        "issue": received.issue,
        "language": received.language,
        "path": received.path,
        "changed": received.changed,
        "summary": translate_for_programs(summarise_reception(reception)),
        "conflicts": [{"msgid": one.msgid, "ours": one.ours, "theirs": one.theirs} for one in reception.conflicts],
    }


def print_received(received: Received, file: Path | str) -> None:
    """Print what was taken from a file and every conflict."""
    summary = summarise_reception(received.reception)
    print_text(message("{file} → {path}: {summary}", file=str(file), path=received.path, summary=summary))
    for conflict in received.reception.conflicts:
        print_text(conflict_message(conflict.msgid, conflict.ours, conflict.theirs))


def conflict_message(msgid: str, ours: str, theirs: Wording) -> Message:
    """A text with two translations, on three lines."""
    return message(
        "  conflict: {msgid}\n    ours:   {ours}\n    theirs: {theirs}", msgid=msgid, ours=ours, theirs=theirs
    )


def summarise_reception(reception: Reception) -> Message:
    """What was taken from a file, in a sentence."""
    return list_counts(
        plural_message("{count} translation taken", "{count} translations taken", reception.taken),
        plural_message("{count} fuzzy mark removed", "{count} fuzzy marks removed", reception.approved),
        plural_message(
            "{count} text marked as needing work", "{count} texts marked as needing work", reception.doubted
        ),
        plural_message("{count} comment taken", "{count} comments taken", reception.remarks),
        plural_message("{count} conflict", "{count} conflicts", len(reception.conflicts)),
        plural_message("{count} conflict comment deleted", "{count} conflict comments deleted", reception.resolved),
        plural_message(
            "{count} text that came back empty restored",
            "{count} texts that came back empty restored",
            reception.restored,
        ),
        plural_message(
            "{count} translation kept whose text is no longer in the sources",
            "{count} translations kept whose texts are no longer in the sources",
            reception.outdated,
        ),
        plural_message(
            "restored the header {names}",
            "restored the headers {names}",
            len(reception.dropped),
            names=tuple(reception.dropped),
        ),
    )


def list_counts(*counts: Message) -> Message:
    """The counts that are not 0, in a sentence."""
    return message("{counts}", counts=tuple(one for one in counts if one.count) or message("nothing new"))
