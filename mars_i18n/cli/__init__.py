"""The command line. One file a command, imported only when it is called; exit codes as users rely on them.

0 clean, 1 findings or incomplete, 2 usage or unreadable input, 3 a bug, 130 interrupted.
"""

from __future__ import annotations

import gc
import gettext
import importlib
import io
import keyword
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from mars_i18n import __version__
from mars_i18n.cli._terminal import Terminal, add_print_options, print_error
from mars_i18n.cli._terminal.localised import (
    LocalisedOption,
    choose_language,
    option,
    speak_language_of_arguments,
    speak_language_of_environment,
    translate_message,
    usage_error,
)
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.translations import LANGUAGES

# The table of contents of `mars-i18n --help`: command → what it does.
COMMANDS = {
    "init": message("Make a new project."),
    "add": message("Make a Markdown draft of a PDF, a Word, web or text file."),
    "sync": message("Bring the catalogues up to date with the sources."),
    "status": message("Show what is done, needs work and is missing."),
    "audit": message("Compare any document with its translation, without a project."),
    "check": message("Find untranslated, inconsistent and wrong strings."),
    "suggest": message("Show translations of texts like those that are missing."),
    "quote": message("Count words by what the translation memory knows of them."),
    "receive": message("Take in catalogues that translators sent back."),
    "export": message("Write catalogues as files of other tools."),
    "pack": message("Make a zip for the translators of a language."),
    "import": message("Take in files of other tools, and translation memories."),
    "build": message("Make the localised issues."),
    "release": message("Check, build and record an issue in every language."),
    "explain": message("Say what a check does and how to answer it."),
}
_ABOUT = message("Localise newsletters and summaries in Spanish, English and Portuguese.")
# New objects between two collections of garbage, in place of 700: most of what a command makes is modules and
# documents, which live on, and it leaves little that only a collection finds. 50,000 are some megabytes.
_OBJECTS = 50_000
_FIRST_ISSUE = "mars-i18n init && cp letter.md sources/2025-05.md && mars-i18n sync && mars-i18n build --draft"


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command = importlib.import_module(f"mars_i18n.cli.{name}").command
        return _with_completion(add_print_options(command)) if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            if near := get_close_matches(args[0], COMMANDS, 1):
                what = message("{error} Did you mean {near}?", error=error.message, near=near[0])
                raise usage_error(what, ctx) from error
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        with formatter.section(gettext.gettext("Commands")):  # as click has it, in its own translation
            formatter.write_dl([(name, translate_message(what)) for name, what in COMMANDS.items()])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = translate_message(_ABOUT)
        self.epilog = translate_message(message("A first issue:  {commands}", commands=_FIRST_ISSUE))
        if (own := self.get_help_option(ctx)) is not None:  # made before --lang was read
            own.help = translate_message(message("Show this message and exit."))
        super().format_help(ctx, formatter)


@click.group(
    cls=_Commands,
    help=str(_ABOUT),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@option(
    "-C",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=".",
    about=message("Work in this project."),
)
@option("-q", "--quiet", is_flag=True, about=message("Print only findings and errors."))
@option("-v", "--verbose", is_flag=True, about=message("Print what is unchanged, too."))
@option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    about=message("Colour the output."),
)
@option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=choose_language,
    about=message("The language of messages. Default: that of the environment."),
)
@click.version_option(
    __version__, prog_name="mars-i18n", cls=LocalisedOption, wording=message("Show the version and exit.")
)
@click.pass_context
def cli(ctx: click.Context, folder: Path, colour: str, *, quiet: bool, verbose: bool) -> None:
    """Hand the options before the command on to it."""
    if quiet and verbose:
        raise usage_error(message("--quiet and --verbose exclude each other"))
    ctx.obj = Terminal(folder, quiet=quiet, verbose=verbose, colour=_wants_colour(colour))
    ctx.color = ctx.obj.colour


def _with_completion(command: click.Command) -> click.Command:
    """The command with values for the shell to propose; a choice of click's and a path have their own."""
    from mars_i18n.cli._terminal.choices import complete_values

    for one in command.params:
        if one._custom_shell_complete is None and type(one.type) is type(click.STRING):  # noqa: SLF001 - as below
            one._custom_shell_complete = complete_values  # noqa: SLF001 - click takes it only where the option is made
    return command


def _wants_colour(choice: str) -> bool:
    """Colour on a terminal, unless NO_COLOR (https://no-color.org) or TERM=dumb says otherwise.

    FORCE_COLOR (https://force-color.org) gives it in a log too, as CI servers show colours; NO_COLOR wins over it.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        return True
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def main() -> None:
    """Run the command line; never returns. What the terminal's encoding lacks is written as an escape."""
    gc.set_threshold(_OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit code."""
    with speak_language_of_environment():
        speak_language_of_arguments(arguments)
        return _run(arguments)


def _run(arguments: list[str]) -> int:
    try:
        result = cli.main(arguments, prog_name="mars-i18n", standalone_mode=False)
        sys.stdout.flush()
    except MarsError as error:
        print_error(error)
        return 2
    except click.Abort:
        hint = message("Files are whole: each is either old or new. Run the command again.")
        print_error(MarsError(message("interrupted"), hint))
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:  # `mars-i18n … | head`
        _drop_output()
        return 0
    except OSError as error:
        print_error(_as_mars_error(error))
        return 2
    except Exception as error:  # noqa: BLE001 - whatever is left is a bug, and is reported as one
        from mars_i18n.cli._terminal.bug import report

        click.echo(report(error, arguments), err=True)
        return 3
    return result if isinstance(result, int) else 0


def _as_mars_error(error: OSError) -> MarsError:
    """What the system refused, with the path that it names; without one, it was standard output or the folder."""
    from mars_i18n.project.file_reading import os_reason

    if error.filename is not None:
        hint = message("Check the path, and who may use it.")
        return MarsError(os_reason(error), hint, at=os.fsdecode(error.filename))
    try:
        Path.cwd()
    except OSError:
        return MarsError(
            message("the working folder was deleted"), message("Go to a folder that exists, or give one with -C.")
        )
    _drop_output()
    return MarsError(
        message("standard output: {reason}", reason=os_reason(error)),
        message("Nothing else went wrong; write to another place."),
    )


def _drop_output() -> None:
    """Let what is still to be written to stdout go nowhere: Python would fail again when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
