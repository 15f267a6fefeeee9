from __future__ import annotations

import click

from mars_i18n.cli._choices import chosen_languages, names
from mars_i18n.cli._terminal import Terminal, terminal


@click.command("suggest", epilog="Example:  mars-i18n suggest 2025-07 --language pt")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--language", "languages", multiple=True, metavar="L", callback=names, help="Only this language.")
@terminal
def command(terminal: Terminal, issues: tuple[str, ...], languages: tuple[str, ...]) -> int:
    """Show translations of texts like those that are missing or need work. Nothing is written."""
    from mars_i18n.workflow.suggest import suggest

    project = terminal.project()
    count = 0
    for one in suggest(project, issues, chosen_languages(project, languages), terminal.progress):
        count += 1
        click.echo(f"{one.path}:{max(one.entry.line, 1)}: {one.entry.msgid}")
        for suggestion in one.suggestions:
            click.echo(f"  {suggestion.score:4.0%}  {suggestion.target}\n        {suggestion.origin}")
    if not count:
        terminal.note("There is nothing like what is missing in any catalogue of this project.")
    return 0
