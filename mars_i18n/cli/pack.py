from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from mars_i18n.cli._terminal import Terminal, print_text, terminal
from mars_i18n.cli._terminal.choices import chosen_languages, split_names
from mars_i18n.cli._terminal.localised import localised_command, option
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.workflow.translators.pack import Tool


@localised_command(
    "pack",
    message("Make a zip for the translators of each language, in the form that their tool opens."),
    message(
        "It holds the catalogues, a translation memory of every issue, the glossary and a guide of one "
        "page in their language. The names of the zips are printed. What comes back is imported with "
        "`mars-i18n receive`."
    ),
    example="mars-i18n pack 2025-05 --for omegat --language pt",
)
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@option(
    "--for",
    "tool",
    required=True,
    type=click.Choice(["poedit", "omegat", "weblate"]),
    about=message("The translator's tool."),
)
@option(
    "--language", "languages", multiple=True, metavar="L", callback=split_names, about=message("Only this language.")
)
@option("--out", type=click.Path(path_type=Path), metavar="DIR", about=message("Write there instead of build/packs/."))
@terminal
def command(
    terminal: Terminal, issues: tuple[str, ...], tool: str, languages: tuple[str, ...], out: Path | None
) -> int:
    """Run `mars-i18n pack`; gives its exit code."""
    from mars_i18n.workflow.translators.pack import pack

    opened = terminal.open_project()
    project = opened.project
    chosen = chosen_languages(project, languages)
    folder = terminal.require_out(opened, out or project.root / "build" / "packs")
    packs = 0
    for packed in pack(opened, issues, chosen, cast("Tool", tool), folder, terminal.progress):
        packs += 1
        print_text(project.relative(packed.path))
        terminal.detail(message("  {files}", files=tuple(packed.files)))
        for note in packed.notes:
            terminal.note(message("  {language}: {note}", language=packed.language, note=note))
    if packs:
        terminal.note(
            message("Next: send them to the translators; `mars-i18n receive FILE` takes in what they send back.")
        )
    terminal.report_memory(opened)
    unread = terminal.report_unread_sources(opened, issues, alone=True)
    return 1 if unread and not opened.issues() else 0
