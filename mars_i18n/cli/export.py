from __future__ import annotations

from pathlib import Path

import click

from mars_i18n import plugins
from mars_i18n.cli._terminal import Terminal, print_text, terminal
from mars_i18n.cli._terminal.choices import chosen_languages, split_names
from mars_i18n.cli._terminal.localised import localised_command, option
from mars_i18n.messages import message, plural_message

FORMS = message("Format of the files: {names}.", names=plugins.names("catalogues.exchange"))


@localised_command(
    "export",
    message("Write catalogues as files of other tools, one an issue and language; `import` takes them back."),
    message("xliff is for CAT tools, tmx a translation memory, csv and xlsx tables for people without such tools."),
    example="mars-i18n export 2025-05 --language pt --format xlsx --out ~/ana",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--format",
    "form",
    required=True,
    metavar="F",
    type=click.Choice(plugins.names("catalogues.exchange")),
    about=FORMS,
)
@option(
    "--language", "languages", multiple=True, metavar="L", callback=split_names, about=message("Only this language.")
)
@option("--missing-only", is_flag=True, about=message("Only what is missing or needs work."))
@option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", default=".", about=message("Write there instead of here.")
)
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal, issues: tuple[str, ...], form: str, languages: tuple[str, ...], out: Path, *, missing_only: bool
) -> int:
    """Run `mars-i18n export`; gives its exit code."""
    from mars_i18n.workflow.translators.exchange import export

    opened = terminal.open_project()
    chosen = chosen_languages(opened.project, languages)
    count = 0
    for one in export(
        opened,
        issues,
        chosen,
        form,
        terminal.require_out(opened, out),
        unfinished=missing_only,
        progress=terminal.progress,
    ):
        count += 1
        print_text(str(one.path))
        terminal.note(plural_message("  {count} entry", "  {count} entries", one.entries))
    if not count and opened.issues():
        terminal.note(message("There is nothing to export."))
    unread = terminal.report_unread_sources(opened, issues, alone=True)
    return 1 if unread and not opened.issues() else 0
