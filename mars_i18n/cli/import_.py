from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mars_i18n import plugins
from mars_i18n.cli._import_translated import import_translated_file
from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.choices import print_json, require_language, split_names
from mars_i18n.cli._terminal.localised import localised_command, option, usage_error
from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.workflow.issue.open_project import OpenProject

FORMS = message(
    "Their format, if it is not recognised: {names}. json: print what was done for programs.",
    names=plugins.names("catalogues.exchange"),
)


@localised_command(
    "import",
    message(
        "Take in files that `export` wrote and a translator changed: XLIFF, CSV, Excel, Word; or a translation memory "
        "(TMX)."
    ),
    message(
        "Translations are merged as `receive` merges PO files: conflicts are shown and kept, and exit "
        "code is then 1; it is 2 where a file cannot be read: the others are taken in all the same. A "
        "memory is kept in memory/ of the project; `sync` and `suggest` look texts up there."
    ),
    message(
        "With --translated, documents of any format that were translated elsewhere fill the "
        "catalogue of their issue: `mars-i18n import --translated --language es boletin-2024.md`."
    ),
    example="mars-i18n import ~/Downloads/2025-05.pt.xlsx",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--format", "forms", multiple=True, metavar="F", about=FORMS, callback=split_names)
@option(
    "--issue", default="", metavar="NAME", about=message("The issue they belong to. Default: detected from the file.")
)
@option("--language", default="", metavar="L", about=message("Their language. Default: detected from the file."))
@option("--translated", is_flag=True, about=message("They are translated documents: align them with their sources."))
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal,
    /,
    files: tuple[Path, ...],
    forms: tuple[str, ...],
    issue: str,
    language: str,
    *,
    translated: bool,
) -> int:
    """Run `mars-i18n import`; gives its exit code."""
    from mars_i18n.cli.receive import report_unread_of

    opened = terminal.open_project()
    if language:
        require_language(opened.project, language)
    if translated and not language:
        raise usage_error(message("--translated needs --language: the language of the documents."))
    form = next((one for one in forms if one not in {"text", "json"}), "")
    shows = "json" not in forms
    refused = 0
    rows: list[dict[str, Any]] = []
    with opened.lock(terminal.progress):
        for file in files:
            try:
                if translated:
                    rows.append(import_translated_file(terminal, opened, file, language, issue, shows=shows))
                else:
                    rows.append(_import_exchange_file(terminal, opened, file, form, issue, language, shows=shows))
            except MarsError as error:
                refused += 1
                terminal.fault(error)
    if not shows:
        print_json("imported", rows)
    report_unread_of(terminal, opened, rows)
    conflicts = any(row["conflicts"] for row in rows)
    if conflicts and not translated:
        terminal.note(message("Ours were kept; theirs are in comments that begin with “mars: another translation”."))
    return 2 if refused else 1 if conflicts else 0


def _import_exchange_file(  # noqa: PLR0913, PLR0917 - what, to where, and how
    terminal: Terminal, opened: OpenProject, file: Path, form: str, issue: str, language: str, *, shows: bool
) -> dict[str, Any]:
    """Take in one file, print what it gave if `shows`, and give that as a row of JSON. Raises MarsError."""
    from mars_i18n.cli.receive import describe_received, print_received
    from mars_i18n.project import read_bytes
    from mars_i18n.workflow.translators.exchange import format_of, holds_memory, import_file, memory_as_tmx

    if holds_memory(found := format_of(read_bytes(file), file, form)):
        return _add_memory(terminal, opened, file, memory_as_tmx(opened, file, found), shows=shows)
    received = import_file(opened, file, form, issue, language)
    if shows:
        print_received(received, file)
    return describe_received(received, str(file))


def _add_memory(terminal: Terminal, opened: OpenProject, file: Path, data: bytes, *, shows: bool) -> dict[str, Any]:
    from mars_i18n.workflow.records.memory_files import add_memory

    path, counts = add_memory(opened.project, file, data)
    opened.forget()  # the memory has these texts from now on
    shown = opened.project.relative(path)
    if shows:
        pairs = tuple(
            message("{count} into {language}", count=count, language=language) for language, count in counts.items()
        )
        terminal.note(
            message(
                "{file} → {path}: {pairs}",
                file=str(file),
                path=shown,
                pairs=pairs or message("no pair of its languages"),
            )
        )
    return {"file": str(file), "path": shown, "pairs": dict(counts), "conflicts": []}
