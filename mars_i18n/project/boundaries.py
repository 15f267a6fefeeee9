"""Nothing outside: no symbolic link in a project leads a command to read or write outside the project's folder.

A project may come from anyone, and git stores links to any path. A team that shares a folder by a link says so where no
project can: MARS_I18N_FOLLOW in the environment holds the folders that links may lead to, with `:` between (`;` on
Windows).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.project.file_reading import os_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLLOW = "MARS_I18N_FOLLOW"
_ROOT_MARKS = ("mars-i18n.toml", ".git")
# What commands read and write below a project's root, by its first name.
_OURS = (
    "mars-i18n.toml",
    "pyproject.toml",
    "mars-i18n-baseline.json",
    "glossary.tsv",
    "links.tsv",
    ".gitignore",
    "sources",
    "locales",
    "templates",
    "memory",
    "releases",
    "build",
)


def require_no_links_out(root: Path, others: Iterable[Path] = ()) -> None:
    """Raise MarsError where a link among the files that commands use, or below the `others` in `root`, leads outside.

    Nothing of a file is read; folders are listed once, and what cannot be listed is left to the command that reads it.
    """
    root = root.resolve()
    allowed = (root, *_followed())
    below = [path for path in map(_absolute, others) if path.is_relative_to(root) and path != root]
    for path in dict.fromkeys([*(root / name for name in _OURS), *below]):
        for link in _links(path, set()):
            _require_allowed(link, allowed)


def require_link_inside(path: Path) -> None:
    """Raise MarsError where `path` is a link that leads out of the project or repository that it lies in.

    A link that lies in neither is the user's own, and is followed.
    """
    place = _absolute(path).parent
    if path.is_symlink() and (
        root := next(
            (one for one in (place, *place.parents) if any((one / mark).exists() for mark in _ROOT_MARKS)), None
        )
    ):
        _require_allowed(path, (root.resolve(), *_followed()))


def _followed() -> tuple[Path, ...]:
    """The folders that links may lead to. Raises MarsError for a path that is not absolute."""
    paths = [Path(path) for path in os.environ.get(FOLLOW, "").split(os.pathsep) if path]
    for path in paths:
        if not path.is_absolute():
            raise MarsError(
                message("{path} is not an absolute path", path=str(path)),
                message("Write it as {path}.", path=str(_absolute(path))),
                at=FOLLOW,
            )
    return tuple(path.resolve() for path in paths)


def _require_allowed(link: Path, allowed: tuple[Path, ...]) -> None:
    target = Path(os.path.realpath(link))
    if not any(target.is_relative_to(folder) for folder in allowed):
        raise MarsError(
            message("this link leads outside the project, to {target}", target=str(target)),
            message(
                "Put the files there instead, or allow it: export {variable}={folder}",
                variable=FOLLOW,
                folder=str(target if target.is_dir() else target.parent),
            ),
            at=link,
        )


def _links(path: Path, seen: set[str]) -> Iterator[Path]:
    """The links at `path` and below, also below the folders that they lead to, each folder once."""
    pending = [path]
    while pending:
        path = pending.pop()
        link = path.is_symlink() or _is_junction(path)
        if link:
            yield path
        real = os.path.realpath(path)
        if real in seen or not os.path.isdir(real):  # noqa: PTH112 - Path.is_dir raises for a name with a NUL
            continue
        seen.add(real)
        try:
            with os.scandir(path) as entries:
                pending += [
                    Path(entry.path) for entry in entries if entry.is_symlink() or entry.is_dir() or _is_junction(entry)
                ]
        except OSError:
            continue


def _is_junction(path: Path | os.DirEntry[str]) -> bool:
    """Whether a path is a junction, Windows' other kind of link, where Python knows of them (3.12)."""
    known = getattr(path, "is_junction", None)
    return bool(known and known())


def _absolute(path: Path) -> Path:
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps "..", and resolve follows links
    except OSError as error:
        raise MarsError(
            message("the working folder: {reason}", reason=os_reason(error)), message("Go to a folder that is there.")
        ) from error
