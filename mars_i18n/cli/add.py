from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mars_i18n import plugins
from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.choices import parse_report_name
from mars_i18n.cli._terminal.localised import localised_command, option
from mars_i18n.messages import message, plural_message

if TYPE_CHECKING:
    from mars_i18n.messages import Message
    from mars_i18n.workflow.add import AddedDraft

_FORMS = message("Format of the report: {names}.", names=plugins.names("reports"))


@localised_command(
    "add",
    message("Make a Markdown draft of a PDF, or of a Word, web or text file that you want to go on with in Markdown."),
    message(
        "The report goes through the draft from top to bottom: what was removed, joined or read as something by a "
        "guess, with its page. A draft that somebody has edited is never replaced."
    ),
    example="mars-i18n add boletin-2024.pdf --issue 2024-11",
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--issue", default="", metavar="NAME", about=message("The issue it belongs to. Default: the name of the file."))
@option("--name", default="", metavar="NAME", about=message("The name of the draft. Default: that of the file."))
@option("--images", is_flag=True, about=message("Take its pictures out, too, and put them beside the draft."))
@option("--format", "form", default="text", metavar="F", callback=parse_report_name, about=_FORMS)
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal, /, file: Path, issue: str, name: str, form: str, *, images: bool
) -> int:
    """Run `mars-i18n add`; gives its exit code."""
    from mars_i18n.cli._terminal.reporting import relocate, render_report
    from mars_i18n.workflow.add import add_file

    opened = terminal.open_project()
    terminal.progress(message("reading {path}", path=str(file)))
    added = add_file(opened, file, issue, name, images=images)
    located = relocate(added.findings, opened.project.root, plugins.describe("reports", form).paths_from)
    click.echo(render_report(form, located, terminal, opened.project.configuration.reports, with_info=True), nl=False)
    terminal.note(_outcome(added))
    if added.pictures:
        terminal.note(
            plural_message("{count} picture was taken out.", "{count} pictures were taken out.", len(added.pictures))
        )
    return 0 if added.whole else 1


def _outcome(added: AddedDraft) -> Message:
    if added.outcome == "unchanged":
        return message("{path}: nothing changed", path=added.path)
    if added.outcome == "edited":
        return message("{path}: the same file was added before; your edited draft stays as it is", path=added.path)
    if added.outcome == "replaced":
        return message("{path}: replaced; nobody had edited it", path=added.path)
    return message("{path}: a draft to be read and edited; then run `mars-i18n sync`", path=added.path)
