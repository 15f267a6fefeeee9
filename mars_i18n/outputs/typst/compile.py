"""The PDF from its data and typst templates: the packaged ones, or the project's, file by file."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message
from mars_i18n.outputs.look.colours import look
from mars_i18n.outputs.look.theme import FOLDER, logo_file
from mars_i18n.outputs.typst.drawable import picture
from mars_i18n.outputs.typst.fonts import FontError, coverage, is_font
from mars_i18n.outputs.typst.typeset import typeset, typeset_apart
from mars_i18n.outputs.typst.typst_words import COMMENT, words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOT = Path(str(files("mars_i18n.outputs"))) / "templates" / "pdf"
_MAIN = "issue.typ"
_PLACE = re.compile(r"┌─ (.+?\.typ):(\d+):\d+")
_MOST_BYTES = 20_000_000  # of a file beside the templates; typst reads them all
_LONG = 60_000  # bytes of data
# A package of typst's, which it would fetch from the network: "@preview/cetz:0.3.0". Comments are passed over.
_PACKAGE = re.compile(r'"(@[A-Za-z][\w-]*/[^"\n]*)"')


@dataclass(frozen=True, slots=True)
class Kit:
    """What a template may use: files by name, fonts, and where each of the project's own files lies."""

    files: Mapping[str, bytes]
    fonts: Mapping[str, bytes]
    own: Mapping[str, str]
    font_folders: tuple[str, ...]

    def words(self) -> frozenset[str]:
        """The words that the project's own templates ask for."""
        texts = (self.files[name].decode("utf-8", "replace") for name in self.own if name.endswith(".typ"))
        return frozenset(word for text in texts for _, word in words_in(text))

    def repertoire(self) -> tuple[frozenset[int], ...]:
        """The code points of each font. Raises MarsError where one of the project's cannot be read."""
        found = []
        for name, data in self.fonts.items():
            try:
                found.append(coverage(data))
            except FontError as error:
                hint = message("Put a .ttf or .otf font there.")
                raise MarsError(error.what, hint, at=self.own.get(name, name)) from error
        return tuple(found)


def kit(folders: tuple[str, ...]) -> Kit:
    """The packaged files of templates/pdf/ and the project's, of which the first folder wins, and the theme's.

    Raises MarsError where a file cannot be read, the logo not be shown, or a template asks for a package of typst's:
    nothing is fetched on building.
    """
    found, own = dict(_packaged_files()), {}
    themes = [str(Path(folder) / FOLDER / "fonts") for folder in folders if (Path(folder) / FOLDER / "fonts").is_dir()]
    for path in (path for theme in themes for path in sorted(Path(theme).rglob("*")) if is_font(path.name)):
        found[path.name], own[path.name] = _read(path), str(path)
    roots = [str(Path(folder) / "pdf") for folder in folders if (Path(folder) / "pdf").is_dir()]
    for root in map(Path, reversed(roots)):
        for path in sorted(root.rglob("*")):
            if path.is_file():
                name = path.relative_to(root).as_posix()
                found[name], own[name] = _read(path), str(path)
    for name, place in own.items():
        if name.endswith(".typ"):
            _require_no_packages(found[name].decode("utf-8", "replace"), place)
    fonts = {name: data for name, data in found.items() if is_font(name)}
    rest = {name: data for name, data in found.items() if name not in fonts}
    return Kit(rest | _look_files(folders), fonts, own, (*roots, *themes, str(_ROOT)))


def _look_files(folders: tuple[str, ...]) -> dict[str, bytes]:
    """The theme as templates are given it: look.json, and the logo that it names."""
    theme, path = look(folders), logo_file(folders)
    theme_data = {
        "colours": dict(theme.light),
        "fonts": {use: list(names) for use, names in theme.fonts.items()},
        "logo": "",
    }
    files = {}
    if path:
        theme_data["logo"] = name = f"{FOLDER}/{path.name}"
        files[name] = _read(path)
        fault = picture(files[name])
        if isinstance(fault, Message):
            what = message("the logo cannot be used: {fault}", fault=fault)
            raise MarsError(what, message("Save it again as SVG or PNG."), at=path)
    return {"look.json": json.dumps(theme_data).encode(), **files}


def _require_no_packages(text: str, path: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if found := _PACKAGE.search(COMMENT.sub("", line)):
            raise MarsError(
                message(
                    "the package {name} would be fetched from the network; building fetches nothing", name=found[1]
                ),
                message("Copy its files beside the template, and import them by their path."),
                at=f"{path}:{number}",
            )


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise MarsError(
                message(
                    "{path}: it is larger than {most_bytes} bytes", path=str(path), most_bytes=format(_MOST_BYTES, ",")
                ),
                message("Move it out of templates/pdf/."),
            )
        return path.read_bytes()
    except OSError as error:
        raise MarsError(
            message("{path}: it cannot be read ({reason})", path=str(path), reason=str(error.strerror)),
            message("Fix its permissions."),
        ) from error


@lru_cache(maxsize=1)
def _packaged_files() -> Mapping[str, bytes]:
    wanted = (path for path in sorted(_ROOT.rglob("*")) if path.suffix == ".typ" or is_font(path.name))
    return {path.relative_to(_ROOT).as_posix(): path.read_bytes() for path in wanted}


def compile_pdf(  # noqa: PLR0913, PLR0917 - what typst is given, and what it shall make
    kit: Kit, data: Mapping[str, Any], images: Mapping[str, bytes], seconds: int, main: str = _MAIN, dots: int = 0
) -> bytes:
    """A PDF that typst accepts as PDF/UA-1, of the template `main`, dated `seconds` after 1970 in UTC.

    With `dots`, a PNG of its first page, so many pixels an inch.

    Templates of the project run in a process of their own. Raises MarsError where one of them is broken, with its file
    and line, or takes too long, and TypstError where it is not the project's.
    """
    import typst

    given = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    files = {**kit.files, "data.json": given, **images}
    try:
        if any(name.endswith(".typ") for name in kit.own):
            return typeset_apart(files, main, kit.font_folders, seconds, dots)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(kit.font_folders))
        made = typeset(files, main, fonts, seconds, dots)
        if len(given) > _LONG:
            _forget(fonts)
        return made
    except typst.TypstError as error:
        place = _place(str(error.diagnostic), kit.own)
        if not place:
            raise
        raise MarsError(
            message("{place}: {error}", place=place, error=error.message),
            message("Fix the template, or delete it to use the packaged one."),
        ) from error


def _forget(fonts: Any) -> None:
    """Let typst go of what it remembers of a long issue, a hundred times its size: it does so after ten others."""
    for _ in range(10):
        typeset({"page.typ": b'#set document(title: "x")\n#set text(lang: "en")\n= x'}, "page.typ", fonts)


def _place(diagnostic: str, own: Mapping[str, str]) -> str:
    """Where the project's own template fails, file and line; empty where it has none that could."""
    for place, line in _PLACE.findall(diagnostic):
        reported = f"/{place}".replace("\\", "/")
        names = sorted((name for name in own if reported.endswith(f"/{name}")), key=len)
        if names:
            return f"{own[names[-1]]}:{line}"
    templates = [path for name, path in own.items() if name.endswith(".typ")]
    return templates[0] if templates else ""
