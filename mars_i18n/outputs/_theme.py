"""The theme of a project: templates/theme/ with its colours (theme.css), its logo and its fonts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.errors import MarsError
from mars_i18n.model import Artefact
from mars_i18n.outputs._templates import rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = "theme"
_STYLE = "theme.css"
_LOGOS = ("logo.svg", "logo.png")


def style(name: str, folders: tuple[str, ...], words: Callable[[str], str], up: str) -> Markup:
    """A style sheet with the theme's own after it. `up` leads to the build folder: the theme's files lie below it."""
    parts = [rendered(one, folders, words, theme=f"{up}{FOLDER}/") for one in (name, f"{FOLDER}/{_STYLE}")]
    return Markup("".join(parts))  # noqa: S704 - style sheets of the project's own


def logo(folders: tuple[str, ...], up: str) -> str:
    """The relative address of the theme's logo, or the empty string."""
    found = (name for folder in folders for name in _LOGOS if (Path(folder) / FOLDER / name).is_file())
    name = next(found, "")
    return f"{up}{FOLDER}/{name}" if name else ""


def theme_files(folders: tuple[str, ...]) -> Iterator[Artefact]:
    """The files of the theme that pages load: all but its style sheet, which stands in the pages. Raises MarsError."""
    for folder in folders:
        root = Path(folder) / FOLDER
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and path.name != _STYLE and not path.name.startswith("."):
                try:
                    yield Artefact(f"{FOLDER}/{path.relative_to(root).as_posix()}", path.read_bytes())
                except OSError as error:
                    raise MarsError(f"{path}: cannot be read: {error.strerror}", "See who may read it.") from error
