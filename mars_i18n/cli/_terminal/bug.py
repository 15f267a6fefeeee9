"""What a user is shown of a bug: a report ready to paste."""

from __future__ import annotations

import platform
import shlex
import traceback

from mars_i18n import __version__
from mars_i18n.cli._terminal.localised import translate_message
from mars_i18n.messages import message


def report(error: BaseException, arguments: list[str]) -> str:
    """The report in Markdown: version, command and traceback."""
    trace = "".join(traceback.format_exception(error)).rstrip()
    what = message("error: this is a bug in mars-i18n, not in your files; none of them is half-written.")
    hint = message("Please report it with the text below.")
    return (
        f"{translate_message(what)}\n  {translate_message(hint)}\n\n"
        f"mars-i18n {__version__} · Python {platform.python_version()} · {platform.platform()}\n"
        f"Command: `mars-i18n {shlex.join(arguments)}`\n\n```\n{trace}\n```"
    )
