from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mars_i18n import plugins
from mars_i18n.cli._choices import chosen_languages, split_names
from mars_i18n.cli._terminal import Terminal, print_text, terminal

if TYPE_CHECKING:
    from mars_i18n.workflow.issue.open_project import OpenProject

ENGINES = f"Fill what is missing with machine translations: {', '.join(plugins.names('suggesters.engines'))}."


@click.command("suggest", epilog="Example:  mars-i18n suggest 2025-07 --language pt")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--language", "languages", multiple=True, metavar="L", callback=split_names, help="Only this language.")
@click.option("--draft", "engine", default="", metavar="ENGINE", help=ENGINES)
@terminal
def command(terminal: Terminal, issues: tuple[str, ...], languages: tuple[str, ...], engine: str) -> int:
    """Show translations of texts like those that are missing or need work. Nothing is written.

    With --draft, what is missing is translated by a machine on this computer, and marked as a draft and fuzzy.
    """
    from mars_i18n.workflow.records.memory_files import unreadable_memories
    from mars_i18n.workflow.suggest import suggest

    opened = terminal.open_project()
    if engine:
        return _draft(terminal, opened, issues, languages, engine)
    for fault in unreadable_memories(opened.project):
        terminal.note(f"skipped: {fault}")
    count = 0
    for one in suggest(opened, issues, chosen_languages(opened.project, languages), terminal.progress):
        count += 1
        print_text(f"{one.path}:{max(one.entry.line, 1)}: {one.entry.msgid}")
        for suggestion in one.suggestions:
            print_text(f"  {suggestion.score:4.0%}  {suggestion.target}\n        {suggestion.origin}")
    if not count:
        terminal.note("No catalogue of this project has a text similar to those that are missing.")
    return 0


def _draft(
    terminal: Terminal, opened: OpenProject, issues: tuple[str, ...], languages: tuple[str, ...], engine: str
) -> int:
    from mars_i18n.workflow.drafts import draft

    for one in draft(opened, issues, chosen_languages(opened.project, languages), engine, terminal.progress):
        counts = f"{one.made} {'draft' if one.made == 1 else 'drafts'}, all fuzzy"
        if one.unserved:
            counts += (
                f"; {one.unserved} need a finished translation to draft from, or a language pair that {engine} lacks"
            )
        if one.damaged:
            counts += f"; {one.damaged} came back unchanged or damaged, and are still missing"
        if one.made or one.unserved or one.damaged:
            terminal.note(f"drafted   {one.path}: {counts}")
    return 0
