"""The terminal: the folder that commands work in, how much they print, and progress on long work."""

from __future__ import annotations

import sys
import time
from dataclasses import field, replace
from typing import TYPE_CHECKING

import click

from mars_i18n.cli._terminal.localised import chosen_translations, make_option, translate_message, usage_error
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message
from mars_i18n.text.display import visible, visible_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from mars_i18n.errors import MarsError
    from mars_i18n.messages import Message, Wording
    from mars_i18n.workflow.issue.open_project import OpenProject

_PATIENCE = 1.0  # seconds before progress is shown


@dataclass(frozen=True, slots=True)
class Terminal:
    """The options before the command, and how to print."""

    folder: Path
    quiet: bool = False
    verbose: bool = False
    colour: bool = False
    _started: float = field(default_factory=time.monotonic)

    def open_project(self) -> OpenProject:
        """The project that -C, or the working folder, is in: opened once a command. Raises MarsError."""
        from mars_i18n.workflow.reuse.opening import open_with_results

        opened = open_with_results(self.folder)
        for path, line, languages in opened.unused_columns():
            self.note(
                plural_message(
                    "warning: {path}:{line}: the column {languages} is not used: [languages] does not name it",
                    "warning: {path}:{line}: the columns {languages} are not used: [languages] does not name them",
                    len(languages),
                    path=path,
                    line=line,
                    languages=languages,
                )
            )
        return opened

    def require_out(self, opened: OpenProject, out: Path) -> Path:
        """The folder that --out names. Raises MarsError where it lies in the project and a link in it leads outside."""
        from mars_i18n.project import require_no_links_out

        require_no_links_out(opened.project.root, [out])
        return out

    def note_checks_not_run(self, opened: OpenProject, wants: Callable[[str], bool] = lambda _: True) -> None:
        """Print which of the wanted checks did not run for want of an extra, with what installs it."""
        from mars_i18n.workflow.check import find_checks_not_installed

        names: dict[str, list[str]] = {}
        for name, extra in find_checks_not_installed(opened):
            if wants(name) and opened.check_settings.wants(name):
                names.setdefault(extra, []).append(name)
        for extra, checks in names.items():
            self.note(
                message(
                    'not run: {checks}. Install the extra: pip install "mars-i18n[{extra}]".',
                    checks=tuple(checks),
                    extra=extra,
                )
            )

    def report_unread_sources(
        self, opened: OpenProject, issues: Sequence[str], *, alone: bool = False, refused: Collection[str] = ()
    ) -> int:
        """Print each file in sources/ that nobody reads, and what to do; give how many of them are errors.

        It is called after the sources were read: they say which files they show. With `alone` it also says what to do
        where there are no others. The errors of `refused` issues were printed before.
        """
        from mars_i18n.workflow.check import UNREAD, find_unread_sources

        found = find_unread_sources(opened, issues)
        found = [one for one in found if one.severity != "error" or one.issue not in refused]
        for one in found:
            values = {"path": visible(one.location.path), "message": one.message}
            if one.severity == "error":
                self.say(message("error: {path}: {message}", **values))
            else:
                self.note(message("warning: {path}: {message}", **values))
        if found:
            self.note(message("  `mars-i18n explain {check}` says what to do.", check=UNREAD))
        errors = sum(one.severity == "error" for one in found)
        if alone and not opened.issues():
            self.note(say_no_source(opened))
        return errors

    def report_memory(self, opened: OpenProject) -> None:
        """Print what people should know of the translation memory, if the command needed it."""
        for what in opened.memory_notes():
            self.note(what)

    def progress(self, what: Wording) -> None:
        """Print on stderr what is being done, on a terminal, after one second."""
        if not self.quiet and sys.stderr.isatty() and time.monotonic() - self._started > _PATIENCE:
            click.echo(_safe(f"… {translate_message(what)}"), err=True)

    def note(self, message: Message) -> None:
        """Print a message on stderr, unless --quiet."""
        if not self.quiet:
            click.echo(_safe(translate_message(message)), err=True)

    def say(self, message: Message) -> None:
        """Print a message on stderr, also with --quiet."""
        click.echo(_safe(translate_message(message)), err=True)

    def fault(self, error: MarsError) -> None:
        """Print an error and what to do next, where the command goes on."""
        print_error(error)

    def detail(self, message: Message) -> None:
        """Print a message on stderr with --verbose."""
        if self.verbose:
            click.echo(_safe(translate_message(message)), err=True)


def say_no_source(opened: OpenProject) -> Message:
    """What to do in a project without a source: one with nothing in sources/, or with files that no format reads."""
    if opened.project.stray_files(()):
        return message(
            "No file in sources/ can be read. Save what is to be translated as Markdown, HTML, Word or text."
        )
    return message("There are no sources yet. Put a Markdown, HTML, Word or text file in sources/.")


def add_print_options(command: click.Command) -> click.Command:
    """The command with -q and -v, so that they may also follow its name."""
    if not any(one.name == "quiet" for one in command.params):
        for name, letter, what in (
            ("quiet", "q", message("Print only findings and errors.")),
            ("verbose", "v", message("Print what is unchanged, too.")),
        ):
            names = (f"-{letter}", f"--{name}")
            command.params.append(
                make_option(*names, is_flag=True, expose_value=False, callback=_print_option, about=what)
            )
    return command


def _print_option(ctx: click.Context, option: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
    if not value:
        return
    before = ctx.ensure_object(Terminal)
    said = replace(
        before, quiet=before.quiet or option.name == "quiet", verbose=before.verbose or option.name != "quiet"
    )
    if said.quiet and said.verbose:
        raise usage_error(message("--quiet and --verbose exclude each other"))
    ctx.obj = said


def print_error(error: MarsError) -> None:
    """Say on stderr what is wrong, a line each, and what to do next."""
    what, next_step = error.lines(chosen_translations())
    for line in what.splitlines():
        click.echo(_safe(translate_message(message("error: {what}", what=line))), err=True)
    if next_step:
        click.echo(_safe(f"  {next_step}"), err=True)


def _safe(message: str) -> str:
    """A message that cannot command a terminal or a CI runner, whatever it quotes."""
    return visible_lines(message)


def print_text(text: Wording) -> None:
    """Print text for people on stdout, which cannot command a terminal or a CI runner, whatever it quotes."""
    click.echo(_safe(translate_message(text)))


terminal = click.make_pass_decorator(Terminal)
