from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mars_i18n import plugins
from mars_i18n.cli._choices import chosen_languages, names
from mars_i18n.cli._terminal import Terminal, terminal

if TYPE_CHECKING:
    from mars_i18n.project import Project

ENGINES = f"Fill what is missing with drafts of a machine: {', '.join(plugins.names('suggesters.engines'))}."


@click.command("suggest", epilog="Example:  mars-i18n suggest 2025-07 --language pt")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--language", "languages", multiple=True, metavar="L", callback=names, help="Only this language.")
@click.option("--draft", "engine", default="", metavar="ENGINE", help=ENGINES)
@terminal
def command(terminal: Terminal, issues: tuple[str, ...], languages: tuple[str, ...], engine: str) -> int:
    """Show translations of texts like those that are missing or need work. Nothing is written.

    With --draft, what is missing is filled by a machine on this computer, marked fuzzy and said to be a draft.
    """
    from mars_i18n.workflow.records.memory_files import spoiled_memories
    from mars_i18n.workflow.suggest import suggest

    project = terminal.project()
    if engine:
        return _draft(terminal, project, issues, languages, engine)
    for fault in spoiled_memories(project):
        terminal.note(f"left out: {fault}")
    count = 0
    for one in suggest(project, issues, chosen_languages(project, languages), terminal.progress):
        count += 1
        click.echo(f"{one.path}:{max(one.entry.line, 1)}: {one.entry.msgid}")
        for suggestion in one.suggestions:
            click.echo(f"  {suggestion.score:4.0%}  {suggestion.target}\n        {suggestion.origin}")
    if not count:
        terminal.note("There is nothing like what is missing in any catalogue of this project.")
    return 0


def _draft(
    terminal: Terminal, project: Project, issues: tuple[str, ...], languages: tuple[str, ...], engine: str
) -> int:
    from mars_i18n.workflow.drafts import draft

    for one in draft(project, issues, chosen_languages(project, languages), engine, terminal.progress):
        told = f"{one.made} {'draft' if one.made == 1 else 'drafts'}, all fuzzy"
        if one.unserved:
            told += f"; {one.unserved} wait for a finished translation to draft from, or a pair that {engine} has"
        if one.damaged:
            told += f"; {one.damaged} came back unchanged or damaged, and stay missing"
        if one.made or one.unserved or one.damaged:
            terminal.note(f"drafted   {one.path}: {told}")
    return 0
