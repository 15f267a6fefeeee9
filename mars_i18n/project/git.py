"""Where the repository of a project is. No git is run: a repository's own configuration can name programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def repository_root(folder: Path) -> Path | None:
    """The nearest folder upwards, `folder` itself included, that holds a `.git`; None where there is none."""
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
