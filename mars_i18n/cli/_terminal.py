"""The terminal: the folder that commands work in, how much they print, and progress on long work."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from mars_i18n.messages import render_message

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.errors import MarsError
    from mars_i18n.messages import Wording
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
        from mars_i18n.project import open_project
        from mars_i18n.workflow.issue.open_project import OpenProject

        return OpenProject(open_project(self.folder))

    def progress(self, what: str) -> None:
        """Print on stderr what is being done, on a terminal, after one second."""
        if not self.quiet and sys.stderr.isatty() and time.monotonic() - self._started > _PATIENCE:
            click.echo(f"… {what}", err=True)

    def note(self, message: Wording) -> None:
        """Print a message on stderr, unless --quiet."""
        if not self.quiet:
            click.echo(_encodable(render_message(message)), err=True)

    def fault(self, error: MarsError) -> None:
        """Print an error and what to do next, where the command goes on."""
        print_error(error)

    def detail(self, message: Wording) -> None:
        """Print a message on stderr with --verbose."""
        if self.verbose:
            click.echo(_encodable(render_message(message)), err=True)


def print_error(error: MarsError) -> None:
    """Say on stderr what is wrong, a line each, and what to do next."""
    what, next_step = error.lines()
    for line in what.splitlines():
        click.echo(_encodable(f"error: {line}"), err=True)
    if next_step:
        click.echo(f"  {next_step}", err=True)


def _encodable(message: str) -> str:
    """A message that any terminal takes: bytes of a file name that are not text become question marks."""
    return message.encode("utf-8", "replace").decode()


terminal = click.make_pass_decorator(Terminal)
