"""The theme of a project: templates/theme/ with its style sheet, its logo and its fonts; its colours are a `Look`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Artefact
from mars_i18n.outputs.look.colours import look
from mars_i18n.outputs.look.templates import render_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

FOLDER = "theme"
_STYLE = "theme.css"
_NOT_LOADED = frozenset({_STYLE, "theme.toml"})
_ICONS = ("favicon.svg", "favicon.png", "favicon.ico")
_LOGOS = ("logo.svg", "logo.png")


def style(name: str, folders: tuple[str, ...], words: Callable[[str], str], up: str) -> Markup:
    """A style sheet with the theme's own after it. `up` leads to the build folder: the theme's files lie below it."""
    parts = [render_template(one, folders, words, theme=f"{up}{FOLDER}/") for one in (name, f"{FOLDER}/{_STYLE}")]
    return Markup("".join(parts))  # noqa: S704 - style sheets of the project's own


def logo(folders: tuple[str, ...], up: str) -> str:
    """The relative address of the theme's logo, or the empty string."""
    path = logo_file(folders)
    return f"{up}{FOLDER}/{path.name}" if path else ""


def logo_file(folders: tuple[str, ...]) -> Path | None:
    """Where the theme's logo lies, or None."""
    return _find_file(folders, _LOGOS)


def favicon(folders: tuple[str, ...], up: str, name: str) -> str:
    """The address of the icon of pages: the theme's favicon, else a drawing of the first letter of a name in itself."""
    path = _find_file(folders, _ICONS)
    if path:
        return f"{up}{FOLDER}/{path.name}"
    letter = escape(next(filter(str.isalnum, name), "").upper())
    colours = look(folders).light
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" '
        f'fill="{colours["masthead"]}"/><text x="16" y="23" text-anchor="middle" font-family="sans-serif" '
        f'font-weight="700" font-size="21" fill="{colours["masthead-ink"]}">{letter}</text></svg>'
    )
    return f"data:image/svg+xml,{quote(drawing, safe='/:=')}"


def _packaged(output: str) -> Traversable:
    return files("mars_i18n.outputs") / "templates" / output / "fonts"


def _find_file(folders: tuple[str, ...], names: tuple[str, ...]) -> Path | None:
    paths = (Path(folder) / FOLDER / name for folder in folders for name in names)
    return next((path for path in paths if path.is_file()), None)


def theme_files(folders: tuple[str, ...]) -> Iterator[Artefact]:
    """The files of the theme that pages load: all but its style sheet and colours, which are in them already.

    The packaged fonts of pages are among them, with their licence. Raises MarsError where one cannot be read.
    """
    for font in sorted(_packaged("web").iterdir(), key=lambda one: one.name):
        yield Artefact(f"{FOLDER}/fonts/{font.name}", font.read_bytes())
    yield Artefact(f"{FOLDER}/fonts/OFL.txt", (_packaged("pdf") / "OFL.txt").read_bytes())
    for folder in folders:
        root = Path(folder) / FOLDER
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and path.name not in _NOT_LOADED and not path.name.startswith("."):
                try:
                    yield Artefact(f"{FOLDER}/{path.relative_to(root).as_posix()}", path.read_bytes())
                except OSError as error:
                    raise MarsError(
                        message("{path}: cannot be read: {reason}", path=str(path), reason=str(error.strerror)),
                        message("Check its permissions."),
                    ) from error
