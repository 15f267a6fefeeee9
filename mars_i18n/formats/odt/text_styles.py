"""Styles of OpenDocument 1.3 (part 3, 16 and 20): what they mean for a paragraph, a span and a list."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.formats._office.pieces import TextLook
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mars_i18n.formats._office.xml_tree import XmlElement

_BOLD_FROM = 600  # of fo:font-weight, as in CSS
_OFF = frozenset({"none", "normal", "", "transparent", "no-transform"})


def _weight(value: str) -> str:
    return "on" if value == "bold" or (value.isdecimal() and int(value) >= _BOLD_FROM) else "off"


def _position(value: str) -> str:
    first = (value.split() or [""])[0]
    if first in {"super", "sub"}:
        return {"super": "sup", "sub": "sub"}[first]
    digits = first.removesuffix("%").lstrip("-")
    if not digits.isdecimal() or int(digits) == 0:
        return ""
    return "sub" if first.startswith("-") else "sup"


def _shown(value: str) -> str:
    return "off" if value in _OFF else value


# attribute of style:text-properties → (name, how its value is read)
_PROPERTIES: dict[str, tuple[str, Callable[[str], str]]] = {
    "fo:font-weight": ("b", _weight),
    "fo:font-style": ("i", lambda value: "on" if value in {"italic", "oblique"} else "off"),
    "style:text-line-through-style": ("s", lambda value: "off" if value in _OFF else "on"),
    "style:text-line-through-type": ("s", lambda value: "off" if value in _OFF else "on"),
    "style:text-position": ("align", _position),
    "text:display": ("hidden", lambda value: "on" if value == "none" else "off"),
    "fo:color": ("color", lambda value: "off" if value.lower() == "#000000" else value),
    "fo:background-color": ("background", _shown),
    "fo:font-size": ("font-size", str),
    "style:text-underline-style": ("underlined", lambda value: "off" if value in _OFF else ""),
    "style:font-name": ("font", str),
    "fo:font-variant": ("small capitals", lambda value: "" if value == "small-caps" else "off"),
    "fo:text-transform": ("capitals", lambda value: "" if value in {"uppercase", "capitalize"} else "off"),
}


@dataclass(frozen=True, slots=True)
class OpenStyle:
    """A style with what it inherits. `names` are its own and those of its parents, lower case; `text` as in Word."""

    names: tuple[str, ...] = ()
    level: int = 0  # of a heading
    text: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenStyles:
    """All styles: of paragraphs and spans by (family, name), of lists by name, each level with its start or None."""

    by_name: Mapping[tuple[str, str], OpenStyle]
    lists: Mapping[str, Mapping[int, int | None]]

    def style(self, family: str, name: str) -> OpenStyle:
        """A style, or one without properties where there is none of that name."""
        return self.by_name.get((family, name), self.by_name.get((family, ""), OpenStyle()))


def read_open_styles(roots: Iterable[XmlElement]) -> OpenStyles:
    """The styles in the elements that hold them, of styles.xml and content.xml."""
    elements: dict[tuple[str, str], XmlElement] = {}
    lists: dict[str, dict[int, int | None]] = {}
    for root in roots:
        for one in root.children:
            family, name = one.attributes.get("style:family", ""), one.attributes.get("style:name", "")
            if one.tag == "style:style" and family in {"paragraph", "text"}:
                elements[family, name] = one
            elif one.tag == "style:default-style" and family in {"paragraph", "text"}:
                elements[family, ""] = one
            elif one.tag == "text:list-style":
                lists[name] = dict(map(_list_level, one.children))
    known: dict[tuple[str, str], OpenStyle] = {}
    for key in elements:
        chain = []
        current: tuple[str, str] | None = key
        while current in elements and current not in known and current not in chain:
            chain.append(current)
            current = _parent(current, elements[current])
        for one_key in reversed(chain):
            parent = _parent(one_key, elements[one_key])
            inherited = known.get(parent, OpenStyle()) if parent else OpenStyle()
            known[one_key] = _style(elements[one_key], inherited)
    return OpenStyles(known, lists)


def _parent(key: tuple[str, str], element: XmlElement) -> tuple[str, str] | None:
    family, name = key
    if not name:
        return None
    named = element.attributes.get("style:parent-style-name", "")
    return (family, named) if named or family == "paragraph" else None


def _style(element: XmlElement, parent: OpenStyle) -> OpenStyle:
    own = (element.attributes.get("style:display-name"), element.attributes.get("style:name"))
    names = tuple(one.replace("_20_", " ").lower() for one in own if one)
    level = element.attributes.get("style:default-outline-level", "")
    return OpenStyle(
        (*names, *parent.names),
        int(level) if level.isdecimal() else parent.level,
        {**parent.text, **text_properties(element.find("style:text-properties"))},
    )


def text_properties(element: XmlElement | None) -> dict[str, str]:
    """What style:text-properties say that a reader sees, "off" where it is taken back."""
    attributes = element.attributes if element else {}
    return {
        name: read(attributes[attribute]) for attribute, (name, read) in _PROPERTIES.items() if attribute in attributes
    }


def _list_level(element: XmlElement) -> tuple[int, int | None]:
    """(level from 1, the number it starts with, or None for bullets)."""
    level, start = element.attributes.get("text:level", "1"), element.attributes.get("text:start-value", "1")
    numbered = element.tag == "text:list-level-style-number" and element.attributes.get("style:num-format", "1")
    return int(level) if level.isdecimal() else 1, (int(start) if start.isdecimal() else 1) if numbered else None


def span_look(paragraph: OpenStyle, spans: Iterable[OpenStyle]) -> tuple[TextLook, bool, float, bool]:
    """How a text looks beside its paragraph's style, whether it is bold, its size in points, whether it is hidden."""
    base = paragraph.text
    now = {**base}
    for one in spans:
        now |= one.text
    marks: set[str] = set()
    other: list[tuple[str, str]] = []
    for name, undone in (("b", "not bold"), ("i", "not italic"), ("s", "not struck out")):
        if now.get(name) == "on" != base.get(name):
            marks.add(name)
        elif base.get(name) == "on" != now.get(name):
            other.append((undone, ""))
    if now.get("align"):
        marks.add(now["align"])
    size = now.get("font-size", "")
    looks = ("background", "capitals", "color", "font", "font-size", "small capitals", "underlined")
    other += [(name, now[name]) for name in looks if now.get(name, "off") != "off"]
    points = size.removesuffix("pt")
    value = float(points) if points.replace(".", "", 1).isdecimal() and size.endswith("pt") else 0.0
    return TextLook(frozenset(marks), tuple(sorted(other))), now.get("b") == "on", value, now.get("hidden") == "on"
