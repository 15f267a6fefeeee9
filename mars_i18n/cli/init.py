from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from mars_i18n.cli._terminal import Terminal, terminal
from mars_i18n.cli._terminal.localised import (
    chosen_language,
    localised_command,
    option,
    translate_message,
    usage_error,
)
from mars_i18n.errors import OptionError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.messages import Message

    T = TypeVar("T")


@localised_command(
    "init",
    message("Make a new project in DIR (here if none is named). Nothing that is there is overwritten."),
    message(
        "On a terminal it asks for what no option says. Otherwise the languages are es_CO, en_US and pt_BR, and the "
        "title is the name of the folder. sources/ starts with a sample page, which you may delete."
    ),
    example="mars-i18n init newsletter --title MARS --locale es_CO --locale en_US",
)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@option("--title", default="", about=message("The name of your programme, shown in the outputs."))
@option(
    "--locale",
    "locales",
    multiple=True,
    metavar="LL_CC",
    about=message("A language and its region: es_CO, en_US, … First the language that you write in."),
)
@option("--base-url", default="", metavar="URL", about=message("The web address where build/ will be published."))
@option(
    "--sample/--no-sample", default=True, about=message("Write a sample page into a new sources/ (default), or not.")
)
@terminal
def command(  # noqa: PLR0913, PLR0917 - one argument an option, as click calls it
    terminal: Terminal,
    folder: Path | None,
    title: str,
    locales: tuple[str, ...],
    base_url: str,
    sample: bool,  # noqa: FBT001
) -> int:
    """Run `mars-i18n init`; gives its exit code."""
    from mars_i18n.configuration import DEFAULT_LANGUAGES
    from mars_i18n.project import CONFIGURATION
    from mars_i18n.text.language.detected_languages import explain_undetected
    from mars_i18n.workflow.init import NewProject, init, parse_address, sample_issue

    home = terminal.folder / folder if folder else terminal.folder
    title_by_default = home.resolve().name
    if _is_terminal() and not (home / CONFIGURATION).exists():
        title = title or _ask(message("Name of your programme"), title_by_default, str.strip)
        locales = locales or _ask_locales()
        base_url = base_url or _ask(
            message("Web address where it will be published (Enter if there is none yet)"), "", parse_address
        )
    locales = locales or tuple(locale for _, locale in DEFAULT_LANGUAGES)
    made = init(home, NewProject(title or title_by_default, locales, base_url, sample))
    for name, new in made:
        path = str(home / name)
        terminal.note(message("made {path}", path=path) if new else message("kept {path}", path=path))
    for sentence in explain_undetected(tuple(locale.partition("_")[0] for locale in locales)):
        terminal.note(sentence)
    inside = f"-C {folder} " if folder and folder != Path() else ""
    page = f"sources/{sample_issue(locales)}.md"
    if (page, True) in made:
        terminal.note(message("{page} is an example; delete it when you have a page of your own.", page=page))
        terminal.note(
            message(
                "Next: `mars-i18n {inside}sync`, then `mars-i18n {inside}build --draft`, and open {index}.",
                inside=inside,
                index=str(home / "build" / "index.html"),
            )
        )
    else:
        terminal.note(
            message(
                "Put a document in sources/ (Markdown, HTML, Word or text), then run `mars-i18n {inside}sync`.",
                inside=inside,
            )
        )
    return 0


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask_locales() -> tuple[str, ...]:
    """Ask for the languages, first the one that is written in, and for the region of each that has none yet."""
    from mars_i18n.configuration import DEFAULT_LANGUAGES
    from mars_i18n.workflow.init import parse_languages

    own = _ask(message("Language that you write in"), chosen_language(), parse_languages)
    others = " ".join(code for code, _ in DEFAULT_LANGUAGES if code != own[0].partition("_")[0])
    named = (*own, *_ask(message("Languages to translate into"), others, parse_languages))
    languages = {one.partition("_")[0]: one for one in reversed(named)}
    codes = dict.fromkeys(one.partition("_")[0] for one in named)
    return tuple(languages[code] if "_" in languages[code] else _ask_region(code) for code in codes)


def _ask_region(language: str) -> str:
    """Ask for the region of a language, again after an answer that is none."""
    from babel import Locale

    from mars_i18n.workflow.init import default_locale, parse_region

    name = Locale(chosen_language()).languages.get(language, language)
    return _ask(
        message("Region for {language}", language=f"{name} ({language})"),
        default_locale(language),
        lambda answer: parse_region(answer, language),
    )


def _ask(question: Message, default: str, parse: Callable[[str], T]) -> T:
    """Ask until `parse` takes the answer, which raises OptionError for one that is wrong."""

    def parse_or_ask_again(answer: str) -> T:
        try:
            return parse(answer)
        except OptionError as error:
            raise usage_error(error.what) from error

    answer: T = click.prompt(
        translate_message(question), default=default, value_proc=parse_or_ask_again, show_default=bool(default)
    )
    return answer
