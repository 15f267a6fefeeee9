"""Apertium (https://www.apertium.org), machine translation by rules, on this machine and by no network.

One process translates a batch. Texts are handed over as HTML, whose tags Apertium carries along.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import lru_cache
from time import monotonic
from typing import IO, TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMAND = "apertium"
_CODES = {"eng": "en", "spa": "es", "por": "pt"}
_INSTALL = message("Install it: apt-get install apertium apertium-eng-spa apertium-es-pt")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SECONDS, _SECONDS_A_TEXT = 60, 2
_LOOK = 0.2  # seconds
_MOST_BYTES = 50_000_000  # of what it prints


def pairs() -> frozenset[tuple[str, str]]:
    """(source, target) of what is installed, targets with their region where a variant has one: ("es", "pt_BR")."""
    return frozenset(_modes())


def translate(texts: Sequence[str], source: str, target: str) -> list[str]:
    """Translate HTML fragments, their tags carried along, from a language into a language or locale of `pairs`.

    Raises MarsError where Apertium is missing, fails, hangs, or gives other texts than it was given.
    """
    mode = _modes().get((source, target))
    if mode is None:
        raise MarsError(
            message("Apertium has no translator from {source} to {target} here", source=source, target=target), _INSTALL
        )
    html = "".join(f"<p>{text}</p>\n" for text in texts)
    found = _PARAGRAPH.findall(_run(["-u", "-f", "html-noent", mode], html, _SECONDS + _SECONDS_A_TEXT * len(texts)))
    if len(found) != len(texts):
        raise MarsError(
            message("Apertium gave {found} texts for {texts}", found=len(found), texts=len(texts)),
            message("Nothing was written."),
        )
    return found


@lru_cache
def _modes() -> dict[tuple[str, str], str]:
    if shutil.which(_COMMAND) is None:
        raise MarsError(message("Apertium is not installed"), _INSTALL)
    modes: dict[tuple[str, str], str] = {}
    for line in _run(["-l"], "", _SECONDS).split():
        source, _, target = line.partition("-")
        base, _, variant = target.partition("_")
        pair = (_CODES.get(source, source), _CODES.get(base, base) + (f"_{variant}" if variant else ""))
        modes.setdefault(pair, line)
    return modes


def _run(arguments: Sequence[str], text: str, seconds: float) -> str:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(text.encode())
        given.seek(0)
        try:  # in a session of its own: it is a script, and what it starts must end with it
            process = subprocess.Popen(  # noqa: S603 - a fixed command, its input on stdin
                [_COMMAND, *arguments], stdin=given, stdout=out, stderr=err, start_new_session=True
            )
        except OSError as error:
            raise MarsError(
                message("Apertium cannot be run: {reason}", reason=str(error.strerror)), _INSTALL
            ) from error
        try:
            code = _wait_for(process, (out, err), seconds)
        finally:
            _end(process)
        out.seek(0)
        err.seek(0)
        data, faults = out.read(_MOST_BYTES + 1), err.read(_MOST_BYTES).decode("utf-8", "replace")
    if code or len(data) > _MOST_BYTES:
        lines = faults.strip().splitlines() or [f"exit code {code}"]
        raise MarsError(message("Apertium failed: {lines}", lines=lines[-1][:200]), message("Nothing was written."))
    return data.decode("utf-8", "replace")


def _wait_for(process: subprocess.Popen[bytes], files: Sequence[IO[bytes]], seconds: float) -> int:
    """The exit code. Raises MarsError where it takes longer, or writes without end."""
    end = monotonic() + seconds
    while True:
        try:
            return process.wait(_LOOK)
        except subprocess.TimeoutExpired as error:
            if monotonic() > end:
                raise MarsError(
                    message("Apertium did not answer for {seconds} seconds", seconds=format(seconds, ".0f")),
                    message("Nothing was written."),
                ) from error
            if any(os.fstat(file.fileno()).st_size > _MOST_BYTES for file in files):
                raise MarsError(message("Apertium writes without end"), message("Nothing was written.")) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started, where any of them still runs."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()
    process.wait()
