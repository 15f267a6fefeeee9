"""The look of every output: the colours and fonts of theme/theme.toml, a project's own over the packaged ones."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import documentation_page, message, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mars_i18n.messages import Message

_FILE = "theme/theme.toml"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FAMILY = re.compile(r"[\w .'-]{1,80}")  # what needs no escape in CSS, typst and XML
_LEGIBLE = 4.5  # WCAG 2.2, success criterion 1.4.3
_PAIRS = (
    *((ink, paper) for ink in ("ink", "quiet", "accent") for paper in ("paper", "band", "mark")),
    *((ink, "paper") for ink in ("bad", "warn", "good")),
    ("quiet", "page"),
    ("masthead-ink", "masthead"),
    ("masthead-quiet", "masthead"),
)
_PACKAGED = {"text": "Mars Serif", "titles": "Mars Sans", "code": "Mars Mono"}
_GENERIC = frozenset({"serif", "sans-serif", "monospace"})


@dataclass(frozen=True, slots=True)
class Look:
    """Colours ("#0d5a63") by name, in light and dark, and families of fonts by use (text, titles, code).

    `chosen` are the uses whose families the project chose itself.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]
    fonts: Mapping[str, tuple[str, ...]]
    chosen: frozenset[str] = frozenset()

    def stack(self, use: str) -> str:
        """The families of a use as CSS has them: ``"Source Serif 4", Georgia, serif``."""
        return ", ".join(one if one in _GENERIC else f'"{one}"' for one in self.fonts[use])

    def page_stack(self, use: str) -> str:
        """The same for pages, which have the packaged fonts of the PDF with them, where the project chose no others."""
        return self.stack(use) if use in self.chosen else f'"{_PACKAGED[use]}", {self.stack(use)}'

    def faint(self) -> Iterator[Message]:
        """What readers with weak sight cannot read: each pair of colours below the contrast that WCAG 2.2 AA asks."""
        for scheme, colours in (("light", self.light), ("dark", self.dark)):
            for ink, paper in _PAIRS:
                found = contrast(colours[ink], colours[paper])
                if found < _LEGIBLE:
                    yield message(
                        "theme: {ink} on {paper} ({scheme}) has a contrast of {contrast}; WCAG AA asks for {wanted}",
                        ink=" ".join((ink, colours[ink])),
                        paper=" ".join((paper, colours[paper])),
                        scheme=scheme,
                        contrast=format(found, ".1f"),
                        wanted=str(_LEGIBLE),
                    )


def look(folders: tuple[str, ...]) -> Look:
    """The look of a project, of whose templates folders the first wins, key by key.

    Raises MarsError with file and line where a key is unknown, a colour is none, or the file is not TOML.
    """
    packaged = files("mars_i18n.outputs") / "templates" / _FILE
    tables: dict[str, dict[str, Any]] = tomllib.loads(packaged.read_text(encoding="utf-8"))
    chosen: set[str] = set()
    for folder in reversed(folders):
        path = Path(folder) / _FILE
        if path.is_file():
            own = _read(path, tables)
            chosen.update(own.get("fonts", ()))
            for name, table in own.items():
                tables[name] |= table
            _tint(own, tables)
    fonts = {use: tuple(names) for use, names in tables["fonts"].items()}
    return Look(_resolve_names(tables["light"]), _resolve_names(tables["dark"]), fonts, frozenset(chosen))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _resolve_names(table: Mapping[str, str]) -> dict[str, str]:
    """Each colour by name, those that name another in its place."""
    found = {name: table.get(colour, colour) for name, colour in table.items()}
    for name, colour in found.items():
        if not _COLOUR.fullmatch(colour):
            raise MarsError(
                message(
                    "{file}: {name} is {value}, which only names another",
                    file=_FILE,
                    name=name,
                    value=repr(table[name]),
                ),
                message("Write #rrggbb."),
            )
    return {name: colour.lower() for name, colour in found.items()}


def _tint(own: Mapping[str, Mapping[str, Any]], tables: Mapping[str, dict[str, Any]]) -> None:
    """Give what hangs on a project's accent its hue, where it says nothing of it: dates of the masthead, dark pages."""
    accent = own.get("light", {}).get("accent", "")
    if not _COLOUR.fullmatch(accent):
        return
    deep = _mix_until_legible(accent, "#000000", tables["dark"]["masthead-ink"])
    wanted = {
        "light": {"masthead-quiet": _mix_until_legible(accent, "#ffffff", accent)},
        "dark": {
            "accent": _mix_until_legible(accent, "#ffffff", tables["dark"]["paper"]),
            "masthead": deep,
            "masthead-quiet": _mix_until_legible(accent, "#ffffff", deep),
        },
    }
    for scheme, colours in wanted.items():
        tables[scheme] |= {name: colour for name, colour in colours.items() if name not in own.get(scheme, {})}


def _mix_until_legible(colour: str, other: str, beside: str) -> str:
    """A colour with as much of another as makes it legible beside a third."""
    for share in range(0, 101, 4):
        mixed = "#" + "".join(
            f"{round((int(colour[at : at + 2], 16) * (100 - share) + int(other[at : at + 2], 16) * share) / 100):02x}"
            for at in (1, 3, 5)
        )
        if contrast(mixed, beside) >= _LEGIBLE + 2:
            return mixed
    return other


def _read(path: Path, known: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The tables of a project's file, each key one of `known`."""
    hint = message(
        "{page} lists the tables, their keys and what they may be.", page=documentation_page("guides/themes.md")
    )
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise MarsError(
            message("cannot be read: {reason}", reason=str(error.strerror)),
            message("Check its permissions."),
            at=path,
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        at = f"{path}:{line[1] if line else 1}"
        raise MarsError(verbatim(str(error)), message("Fix the file, or delete it."), at=at) from error
    for name, table in tables.items():
        if name not in known or not isinstance(table, dict):
            raise MarsError(
                message("there is no table [{name}] in a theme", name=name), hint, at=_place(path, text, name)
            )
        for key, value in table.items():
            fault = _fault(name, key, value, known[name])
            if fault:
                raise MarsError(fault, hint, at=_place(path, text, name, key))
    return tables


def _fault(table: str, key: str, value: object, known: Mapping[str, Any]) -> Message | None:
    """What is wrong with a value, or nothing."""
    if key not in known:
        return message("[{table}] has no {key}", table=table, key=repr(key))
    if table != "fonts":
        good = isinstance(value, str) and (bool(_COLOUR.fullmatch(value)) or value in known)
        return None if good else message("{value} is not a colour; write #rrggbb", value=repr(value))
    names = value if isinstance(value, list) else []
    good = bool(names) and all(isinstance(one, str) and _FAMILY.fullmatch(one) for one in names)
    return None if good else message("{key} must be a list of font families", key=key)


def _place(path: Path, text: str, table: str, key: str = "") -> str:
    """path:line of a key in a table, as far as it can be found by its text."""
    at = re.search(rf"^\s*\[\s*{re.escape(table)}\s*\]", text, re.MULTILINE)
    found = re.compile(rf"^\s*\"?{re.escape(key)}\"?\s*=", re.MULTILINE).search(text, at.end() if at else 0)
    start = found.end() if key and found else at.end() if at else 0
    return f"{path}:{text.count(chr(10), 0, start) + 1}"
