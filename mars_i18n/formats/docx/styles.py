"""styles.xml and numbering.xml: what a style means for a paragraph and its runs, and which numbering makes a list.

Chapters are those of ECMA-376, part 1: 17.7 on styles, 17.9 on numbering, 17.3.2 on what a run can look like.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.pieces import TextLook
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mars_i18n.formats._office.xml_tree import XmlElement

_OFF = frozenset({"0", "false", "off", "none"})
_TOGGLES = {"w:b": "b", "w:i": "i", "w:strike": "s", "w:dstrike": "s", "w:vanish": "vanish"}
_SMALL_SPACING = 20  # twentieths of a point: 1 pt, which Word's justification leaves behind
_NAMES = {
    "w:color": "color",
    "w:sz": "font-size",
    "w:u": "underlined",
    "w:highlight": "highlighted",
    "w:caps": "capitals",
    "w:smallCaps": "small capitals",
    "w:bdr": "border",
    "w:spacing": "letter-spacing",
    "w:rStyle": "style",
    "w:vertAlign": "align",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. `run` are the properties of its text: name → value, "" where it is on."""

    name: str = ""
    id: str = ""
    level: int = 0  # of a heading, 1 to 9; 0 for other styles
    numbering: tuple[str, int] | None = None  # its numId and level
    run: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id, the paragraph's default, and the properties that all text has."""

    by_id: Mapping[str, Style]
    default: Style

    def style(self, name: str | None) -> Style:
        """A paragraph's style; its default where it names none, or one that is not there."""
        return self.by_id.get(name or "", self.default)


def read_styles(root: XmlElement | None) -> Styles:
    """The styles in the root of styles.xml, or none."""
    if root is None:
        return Styles({}, Style())
    defaults = next(root.every("w:rPrDefault"), None)
    shared = run_properties(defaults.find("w:rPr") if defaults else None)
    elements = {one.attributes.get("w:styleId", ""): one for one in root.children if one.tag == "w:style"}
    known: dict[str, Style] = {}
    for name in elements:
        chain = []
        current: str | None = name
        while current in elements and current not in known and current not in chain:
            chain.append(current)
            current = elements[current].value("w:basedOn")
        for one in reversed(chain):
            element = elements[one]
            paragraph = element.attributes.get("w:type") == "paragraph"
            parent = known.get(element.value("w:basedOn") or "", Style(run=shared if paragraph else {}))
            known[one] = _style(element, parent)
    default = next(
        (
            known[name]
            for name, one in elements.items()
            if one.attributes.get("w:type") == "paragraph" and one.attributes.get("w:default") in {"1", "true", "on"}
        ),
        Style(run=shared),
    )
    return Styles(known, default)


def _style(element: XmlElement, parent: Style) -> Style:
    name = (element.value("w:name") or "").strip().lower()
    properties = element.find("w:pPr")
    level = parent.level if name != "toc heading" else 0
    if name.startswith("heading ") and name[8:].isdecimal():
        level = int(name[8:])
    outline = properties.value("w:outlineLvl") if properties else None
    if outline is not None:
        level = outline_level(outline)
    return Style(
        name,
        element.attributes.get("w:styleId", ""),
        level,
        numbering_of(properties, parent.numbering),
        {**parent.run, **run_properties(element.find("w:rPr"))},
    )


def outline_level(value: str) -> int:
    """The level of a heading, 1 to 9, of ``w:outlineLvl``; 0 for body text."""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0


def numbering_of(properties: XmlElement | None, inherited: tuple[str, int] | None) -> tuple[str, int] | None:
    """The (numId, level) that paragraph properties name, else the inherited one; None for none, or numId 0."""
    own = properties.find("w:numPr") if properties else None
    if own is None:
        return inherited
    number, level = own.value("w:numId"), own.value("w:ilvl") or "0"
    if number is None:
        number = inherited[0] if inherited else "0"
    return None if number == "0" else (number, int(level) if level.isdecimal() else 0)


def run_properties(element: XmlElement | None) -> dict[str, str]:
    """The properties of a ``w:rPr`` that a reader sees, "off" where they are taken back; "style" is its style."""
    found: dict[str, str] = {}
    for one in element.children if element else ():
        value = one.attributes.get("w:val", "")
        if one.tag in _TOGGLES:
            found[_TOGGLES[one.tag]] = "off" if value in _OFF else "on"
        elif one.tag == "w:rFonts":
            if font := one.attributes.get("w:asciiTheme") or one.attributes.get("w:ascii"):
                found["font"] = font
        elif one.tag in _VALUES:
            found[_NAMES[one.tag]] = _VALUES[one.tag](value)
    return found


def _size(value: str) -> str:
    return f"{int(value) / 2:g}pt" if value.isdecimal() else "off"


def _spacing(value: str) -> str:
    wide = value.lstrip("-").isdecimal() and abs(int(value)) > _SMALL_SPACING
    return f"{int(value) / 20:g}pt" if wide else "off"


def _switch(value: str) -> str:
    return "off" if value in _OFF else ""


_VALUES: dict[str, Callable[[str], str]] = {
    "w:bdr": lambda value: "off" if value in {"none", "nil", ""} else value,
    "w:caps": _switch,
    "w:color": lambda value: "off" if value.lower() in {"auto", "000000", ""} else f"#{value.upper()}",
    "w:highlight": lambda value: "off" if value in {"none", ""} else value,
    "w:rStyle": str,
    "w:smallCaps": _switch,
    "w:spacing": _spacing,
    "w:sz": _size,
    "w:u": lambda value: "off" if value in {"none", ""} else "",
    "w:vertAlign": lambda value: {"superscript": "sup", "subscript": "sub"}.get(value, ""),
}


def effective_look(styles: Styles, paragraph: Style, direct: Mapping[str, str]) -> tuple[TextLook, bool, float]:
    """How a run looks beside its paragraph's style, whether it is bold at all, and its size in points.

    A toggle of a character style and one of a paragraph style cancel each other (17.7.3).
    """
    character = styles.by_id.get(direct.get("style", ""), Style()).run if direct.get("style") else {}
    base = paragraph.run
    marks: set[str] = set()
    other: list[tuple[str, str]] = []
    bold = False
    for name in ("b", "i", "s"):
        on = base.get(name) == "on"
        now = direct[name] == "on" if name in direct else on != (character.get(name) == "on")
        bold = now if name == "b" else bold
        if now and not on:
            marks.add(name)
        elif on and not now:
            other.append(({"b": "not bold", "i": "not italic", "s": "not struck out"}[name], ""))
    merged = {**base, **character, **direct}
    if merged.get("align"):
        marks.add(merged["align"])
    other += [(name, merged[name]) for name in ("border", "capitals", "color", "font", "font-size", "highlighted",
              "letter-spacing", "small capitals", "underlined") if merged.get(name, "off") != "off"]  # fmt: skip
    size = merged.get("font-size", "").removesuffix("pt")
    return TextLook(frozenset(marks), tuple(sorted(other))), bold, float(size or 0)


def is_hidden(styles: Styles, paragraph: Style, direct: Mapping[str, str]) -> bool:
    """Whether a run is hidden text (``w:vanish``)."""
    if "vanish" in direct:
        return direct["vanish"] == "on"
    character = styles.by_id.get(direct.get("style", ""), Style()).run
    return "on" in {character.get("vanish"), paragraph.run.get("vanish")}


def read_numbering(root: XmlElement | None) -> dict[tuple[str, int], tuple[str, int]]:
    """(numId, level) → its format ("bullet", "decimal", "none", …) and the number it starts with."""
    found: dict[tuple[str, int], tuple[str, int]] = {}
    abstract: dict[str, dict[int, tuple[str, int]]] = {}
    children = root.children if root else []
    for one in children:
        if one.tag == "w:abstractNum":
            levels = {_number(level): _level(level) for level in one.children if level.tag == "w:lvl"}
            abstract[one.attributes.get("w:abstractNumId", "")] = levels
    for one in children:
        if one.tag == "w:num":
            name = one.attributes.get("w:numId", "")
            levels = dict(abstract.get(one.value("w:abstractNumId") or "", {}))
            for override in one.children:
                if override.tag == "w:lvlOverride":
                    number = _number(override)
                    levels[number] = _override(override, levels.get(number, ("decimal", 1)))
            found |= {(name, number): said for number, said in levels.items()}
    return found


def _number(level: XmlElement) -> int:
    value = level.attributes.get("w:ilvl", "")
    return int(value) if value.isdecimal() else -1


def _override(element: XmlElement, inherited: tuple[str, int]) -> tuple[str, int]:
    own, start = element.find("w:lvl"), element.value("w:startOverride")
    kind, first = _level(own) if own else inherited
    return kind, int(start) if start and start.isdecimal() else first


def _level(element: XmlElement) -> tuple[str, int]:
    start = element.value("w:start")
    return element.value("w:numFmt") or "decimal", int(start) if start and start.isdecimal() else 1
