from __future__ import annotations

from pathlib import Path

import click

from mars_i18n import plugins
from mars_i18n.cli._choices import chosen_languages, split_names
from mars_i18n.cli._terminal import Terminal, print_text, terminal

FORMS = f"Format of the files: {', '.join(plugins.names('catalogues.exchange'))}."


@click.command("export", epilog="Example:  mars-i18n export 2025-05 --language pt --format xlsx --out ~/ana")
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--format", "form", required=True, metavar="F", help=FORMS)
@click.option("--language", "languages", multiple=True, metavar="L", callback=split_names, help="Only this language.")
@click.option("--missing-only", is_flag=True, help="Only what is missing or needs work.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", default=".", help="Write there instead of here.")
@terminal
def command(  # noqa: PLR0913 - one argument an option, as click calls it
    terminal: Terminal, issues: tuple[str, ...], form: str, languages: tuple[str, ...], out: Path, *, missing_only: bool
) -> int:
    """Write catalogues as files of other tools, one an issue and language; `import` takes them back.

    xliff is for CAT tools, tmx a translation memory, csv and xlsx tables for people without such tools.
    """
    from mars_i18n.workflow.exchange import export

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
        terminal.note(f"  {'1 entry' if one.entries == 1 else f'{one.entries} entries'}")
    if not count:
        terminal.note("There is nothing to export.")
    return 0
