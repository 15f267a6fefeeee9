from __future__ import annotations

import sys
from pathlib import Path

import click

from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.localised import localised_command, option, translate_message, usage_error
from mars_i18n.errors import OptionError
from mars_i18n.messages import message


@localised_command(
    "init",
    message("Make a new project in DIR (here if none is named). Nothing that is there is overwritten."),
    message(
        "The languages are es_CO, en_US and pt_BR unless --locale says otherwise; a terminal is asked for the regions."
    ),
    example="mars-i18n init newsletter --title MARS --locale es_CO --locale en_US",
)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@option("--title", default="", about=message("The name of your programme, shown in the outputs."))
@option(
    "--locale", "locales", multiple=True, metavar="LL_CC", about=message("A language and its region; es_CO, en_US, …")
)
@terminal
def command(terminal: Terminal, folder: Path | None, title: str, locales: tuple[str, ...]) -> int:
    """Run `mars-i18n init`; gives its exit code."""
    from mars_i18n.configuration import DEFAULT_LANGUAGES
    from mars_i18n.text.language.detected_languages import explain_undetected
    from mars_i18n.workflow.init import init

    folder = terminal.folder / folder if folder else terminal.folder
    if not locales:
        asks = sys.stdin.isatty() and sys.stdout.isatty()
        locales = tuple(_ask_region(language, locale) if asks else locale for language, locale in DEFAULT_LANGUAGES)
    made = init(folder, title or folder.resolve().name, locales)
    for name, new in made:
        path = str(folder / name)
        terminal.note(message("made {path}", path=path) if new else message("kept {path}", path=path))
    for sentence in explain_undetected(tuple(locale.partition("_")[0] for locale in locales)):
        terminal.note(sentence)
    terminal.note(message("Put a document in sources/ (Markdown or text), then run `mars-i18n sync`."))
    return 0


def _ask_region(language: str, default: str) -> str:
    """Ask for the region of a language, again after an answer that is none."""
    from mars_i18n.workflow.init import parse_region

    def parse(answer: str) -> str:
        try:
            return parse_region(answer, language)
        except OptionError as error:
            raise usage_error(error.what) from error

    return str(
        click.prompt(
            translate_message(message("Region for {language}", language=language)), default=default, value_proc=parse
        )
    )
