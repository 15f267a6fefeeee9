from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mars_i18n import plugins
from mars_i18n.cli._terminal import Terminal, print_text, terminal
from mars_i18n.cli._terminal.choices import chosen_languages, split_names
from mars_i18n.cli._terminal.localised import localised_command, option
from mars_i18n.messages import message, plural_message

if TYPE_CHECKING:
    from mars_i18n.workflow.issue.open_project import OpenProject

ENGINES = message("Fill what is missing with machine translations: {names}.", names=plugins.names("suggesters.engines"))


@localised_command(
    "suggest",
    message("Show translations of texts like those that are missing or need work. Nothing is written."),
    message(
        "With --draft, what is missing is translated by a machine on this computer, and marked as a draft and fuzzy."
    ),
    example="mars-i18n suggest 2025-07 --language pt",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--language", "languages", multiple=True, metavar="L", callback=split_names, about=message("Only this language.")
)
@option("--draft", "engine", default="", metavar="ENGINE", about=ENGINES)
@terminal
def command(terminal: Terminal, issues: tuple[str, ...], languages: tuple[str, ...], engine: str) -> int:
    """Run `mars-i18n suggest`; gives its exit code."""
    from mars_i18n.workflow.translators.suggest import suggest

    opened = terminal.open_project()
    if engine:
        return _draft(terminal, opened, issues, languages, engine)
    count = 0
    for one in suggest(opened, issues, chosen_languages(opened.project, languages), terminal.progress):
        count += 1
        print_text(f"{one.path}:{max(one.entry.line, 1)}: {one.entry.msgid}")
        for suggestion in one.suggestions:
            print_text(f"  {suggestion.percent:3}%  {suggestion.msgstr}\n        {suggestion.issue}: {suggestion.text}")
    if not count and opened.issues():
        terminal.note(message("No catalogue of this project has a text similar to those that are missing."))
    terminal.report_memory(opened)
    unread = terminal.report_unread_sources(opened, issues, alone=True)
    return 1 if unread and not opened.issues() else 0


def _draft(
    terminal: Terminal, opened: OpenProject, issues: tuple[str, ...], languages: tuple[str, ...], engine: str
) -> int:
    from mars_i18n.workflow.drafts import draft

    for one in draft(opened, issues, chosen_languages(opened.project, languages), engine, terminal.progress):
        counts = [plural_message("{count} draft, all fuzzy", "{count} drafts, all fuzzy", one.made)]
        if one.unserved:
            need = message(
                "{number} need a finished translation to draft from, or a language pair that {engine} lacks",
                number=one.unserved,
                engine=engine,
            )
            counts.append(need)
        if one.damaged:
            counts.append(message("{number} came back unchanged or damaged, and are still missing", number=one.damaged))
        if one.made or one.unserved or one.damaged:
            terminal.note(message("drafted   {path}: {counts}", path=one.path, counts=tuple(counts)))
    return 0
