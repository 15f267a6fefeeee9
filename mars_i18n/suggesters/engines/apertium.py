"""Apertium (https://www.apertium.org), machine translation by rules, on this machine and by no network.

One process translates a batch. Texts are handed over as HTML, whose tags Apertium carries along.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMAND = "apertium"
_CODES = {"eng": "en", "spa": "es", "por": "pt"}
_INSTALL = "Install it: apt-get install apertium apertium-eng-spa apertium-es-pt"
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SECONDS, _SECONDS_A_TEXT = 60, 2
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
        raise MarsError(f"Apertium has no translator from {source} to {target} here", _INSTALL)
    html = "".join(f"<p>{text}</p>\n" for text in texts)
    found = _PARAGRAPH.findall(_run(["-u", "-f", "html-noent", mode], html, _SECONDS + _SECONDS_A_TEXT * len(texts)))
    if len(found) != len(texts):
        raise MarsError(f"Apertium gave {len(found)} texts for {len(texts)}", "Nothing was written.")
    return found


@lru_cache
def _modes() -> dict[tuple[str, str], str]:
    if shutil.which(_COMMAND) is None:
        raise MarsError("Apertium is not installed", _INSTALL)
    modes: dict[tuple[str, str], str] = {}
    for line in _run(["-l"], "", _SECONDS).split():
        source, _, target = line.partition("-")
        base, _, variant = target.partition("_")
        pair = (_CODES.get(source, source), _CODES.get(base, base) + (f"_{variant}" if variant else ""))
        modes.setdefault(pair, line)
    return modes


def _run(arguments: Sequence[str], text: str, seconds: float) -> str:
    with tempfile.TemporaryFile() as out:
        try:
            result = subprocess.run(  # noqa: S603 - a fixed command, its input on stdin
                [_COMMAND, *arguments],
                input=text.encode(),
                stdout=out,
                stderr=subprocess.PIPE,
                check=False,
                timeout=seconds,
            )
        except subprocess.TimeoutExpired as error:
            raise MarsError(f"Apertium did not answer for {seconds:.0f} seconds", "Nothing was written.") from error
        except OSError as error:
            raise MarsError(f"Apertium cannot be run: {error.strerror}", _INSTALL) from error
        out.seek(0)
        data = out.read(_MOST_BYTES + 1)
    if result.returncode or len(data) > _MOST_BYTES:
        told = result.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {result.returncode}"]
        raise MarsError(f"Apertium failed: {told[-1][:200]}", "Nothing was written.")
    return data.decode("utf-8", "replace")
