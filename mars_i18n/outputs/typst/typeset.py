"""typst itself: files in, a tagged PDF or a PNG out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.outputs.typst.typst_process import image_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import typst

SECONDS = 120  # that the templates of a project may take for one PDF; the packaged ones take one for a long issue
_MEMORY = 8 * 2**30  # bytes that they may take; the packaged ones take less than one GiB
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")  # of the environment
_NO_NETWORK = "http://127.0.0.1:9"  # a proxy that is not there: port 9 discards (RFC 863)


class TypesettingStoppedError(MarsError):
    """The templates took too long or too much memory."""


def typeset(files: Mapping[str, bytes], main: str, fonts: typst.Fonts, seconds: int = 0, dots: int = 0) -> bytes:
    """A PDF/UA-1 of the template `main` among these files by their names, dated `seconds` after 1970 in UTC.

    With `dots`, its first page as a PNG of so many pixels an inch.

    The files lie in a temporary folder meanwhile, which is all that a template can read: typst takes nothing but text
    from memory, and images are none. Raises TypstError, and MarsError where the folder cannot be written.
    """
    import typst

    try:
        with tempfile.TemporaryDirectory(prefix="mars-i18n-") as folder:
            _write_files(Path(folder), files)
            made: bytes | list[bytes] = typst.compile(
                Path(folder, main),
                root=Path(folder),
                font_paths=fonts,
                ignore_system_fonts=True,
                timestamp=seconds,
                **image_options(dots),
            )
            return made[0] if isinstance(made, list) else made
    except OSError as error:
        raise _no_room(error) from error


def typeset_apart(
    files: Mapping[str, bytes], main: str, font_folders: Sequence[str], seconds: int = 0, dots: int = 0
) -> bytes:
    """The same PDF or PNG as `typeset` gives, made in a process of its own, for templates that come with a project.

    That process has a time limit, a memory limit, no network, and an empty home, so that no package of the user's or
    of the web is found. Raises TypstError, TypesettingStoppedError, and MarsError where the folder cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="mars-i18n-") as folder:
            root, home, made = Path(folder, "files"), Path(folder, "home"), Path(folder, "made.pdf")
            home.mkdir()
            _write_files(root, files)
            order = {
                "root": str(root),
                "main": main,
                "fonts": list(font_folders),
                "seconds": seconds,
                "dots": dots,
                "packages": str(home),
                "made": str(made),
                "memory": _MEMORY,
            }
            _run(order, home)
            return made.read_bytes()
    except OSError as error:
        raise _no_room(error) from error


def _run(order: Mapping[str, object], home: Path) -> None:
    import typst

    script = Path(__file__).with_name("typst_process.py")
    command = [sys.executable, "-P", "-X", "utf8", str(script)]
    try:
        result = subprocess.run(  # noqa: S603 - our own script, its order on stdin
            command,
            input=json.dumps(order).encode(),
            capture_output=True,
            check=False,
            timeout=SECONDS,
            cwd=home,
            env=_environment(home, Path(typst.__file__).parents[1]),
        )
    except subprocess.TimeoutExpired as error:
        raise TypesettingStoppedError(
            message("templates/pdf: the PDF was not done after {seconds} seconds", seconds=SECONDS),
            message("Look for a loop that does not end in your templates, or delete them to use the packaged ones."),
        ) from error
    if result.returncode == 1 and result.stdout.startswith(b"{"):
        reported = json.loads(result.stdout)
        failure = typst.TypstError(reported["message"], reported["diagnostic"])
        failure.message, failure.diagnostic = reported["message"], reported["diagnostic"]
        raise failure
    if result.returncode:
        said = result.stderr.decode("utf-8", "replace").strip().splitlines()
        raise TypesettingStoppedError(
            message(
                "typst ended with exit code {code}: {output}", code=result.returncode, output=said[-1] if said else "–"
            ),
            message(
                "Templates may take {memory} GiB of memory. Delete yours to use the packaged ones.",
                memory=format(_MEMORY / 2**30, ".0f"),
            ),
            at="templates/pdf",
        )


def _environment(home: Path, packages: Path) -> dict[str, str]:
    """The variables of the process: nothing of the user's but what finds programs and temporary folders."""
    folders = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    folders |= dict.fromkeys(("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(home))
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"), _NO_NETWORK)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | folders | proxies | {"PYTHONPATH": str(packages), "PYTHONNOUSERSITE": "1"}


def _write_files(root: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _no_room(error: OSError) -> MarsError:
    return MarsError(
        message(
            "{folder}: the PDF cannot be made there ({reason})",
            folder=tempfile.gettempdir(),
            reason=str(error.strerror),
        ),
        message("Make room there, or name another folder in TMPDIR."),
    )
