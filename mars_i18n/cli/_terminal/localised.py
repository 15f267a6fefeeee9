"""The words of the command line in the language of --lang, or of the environment: those of options, errors and click.

A command is declared with messages, which are translated when they are shown: `localised_command`, `option`.
"""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import ENGLISH, Message, message, render_message
from mars_i18n.translations import DOMAIN, FOLDER, LANGUAGES, language_of_environment, load_translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mars_i18n.messages import Translations, Wording


@dataclass(slots=True)
class _Spoken:
    """The language of this command line: `asked` where --lang named it."""

    language: str = "en"
    translations: Translations = ENGLISH
    asked: bool = False


_spoken = _Spoken()


@contextmanager
def speak_language_of_environment() -> Iterator[None]:
    """Use the language of the environment until the end of the block, or until `choose_language`."""
    before = os.environ.get("LANGUAGE")
    _use(language_of_environment(os.environ), asked=False)
    try:
        yield
    finally:
        _use("en", asked=False)
        if before is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = before


def speak_language_of_arguments(arguments: Sequence[str]) -> None:
    """Use the language of --lang before the command, so that an error in an option before it is in that language too.

    Click reports an option that it does not know before it calls `choose_language`.
    """
    for at, one in enumerate(arguments):
        name, _, value = one.partition("=")
        if name == "--lang":
            language = value or "".join(arguments[at + 1 : at + 2])
            if language in LANGUAGES:
                _use(language, asked=True)
            return
        if not one.startswith("-") and arguments[at - 1] not in {"-C", "--color"}:
            return  # the command: what comes after it is its own


def choose_language(_ctx: click.Context, _option: click.Parameter, language: str | None) -> None:
    """Use the language that --lang names; as the callback of that option."""
    if language:
        _use(language, asked=True)


def _use(language: str, *, asked: bool) -> None:
    _spoken.translations, _spoken.asked = load_translations(language, FOLDER), asked
    _spoken.language = "en" if _spoken.translations is ENGLISH else language
    # Click takes its own words from the global domain of gettext, in the language that this variable names.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def chosen_translations() -> Translations:
    """What people are shown words from."""
    return _spoken.translations


def chosen_language() -> str:
    """The language of `chosen_translations`."""
    return _spoken.language


def translations_for_programs() -> Translations:
    """What programs are given words from: English unless --lang was given, so that no machine changes what CI reads."""
    return _spoken.translations if _spoken.asked else ENGLISH


def translate_message(wording: Wording) -> str:
    """The words of a message for people."""
    return render_message(wording, _spoken.translations)


def translate_for_programs(wording: Wording) -> str:
    """The words of a message in output for programs."""
    return render_message(wording, translations_for_programs())


def usage_error(what: Message, ctx: click.Context | None = None) -> click.UsageError:
    """The error of a command line that cannot be carried out: exit code 2."""
    return click.UsageError(translate_message(what), ctx)


class LocalisedOption(click.Option):
    """An option whose help is a message."""

    def __init__(self, *arguments: Any, wording: Message, **attributes: Any) -> None:
        """As click.Option, and its help."""
        attributes["help"] = str(wording)
        super().__init__(*arguments, **attributes)
        self.wording = wording

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its names and its help, in the language of now."""
        self.help = translate_message(self.wording)
        return super().get_help_record(ctx)


class _Command(click.Command):
    def __init__(self, *arguments: Any, about: tuple[Message, ...], example: str, **attributes: Any) -> None:
        self.about, self.example = about, example
        attributes["help"] = "\n\n".join(map(str, about))  # in place of the docstring, which is for readers of the code
        super().__init__(*arguments, **attributes)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = "\n\n".join(map(translate_message, self.about))
        self.epilog = translate_message(message("Example:  {command}", command=self.example))
        if (shown := self.get_help_option(ctx)) is not None:  # click keeps it, in the language that was shown first
            shown.help = translate_message(message("Show this message and exit."))
        super().format_help(ctx, formatter)


def option(*names: str, about: Message, **attributes: Any) -> Callable[[Any], Any]:
    """`click.option` whose help is a message."""
    return click.option(*names, cls=LocalisedOption, wording=about, **attributes)


def make_option(*names: str, about: Message, **attributes: Any) -> click.Option:
    """An option of a command that is already there."""
    return LocalisedOption(names, wording=about, **attributes)


def localised_command(name: str, *about: Message, example: str) -> Callable[[Callable[..., Any]], click.Command]:
    """`click.command` whose help is messages, a paragraph each, and an example of its use."""
    return click.command(name, cls=_Command, about=about, example=example)
