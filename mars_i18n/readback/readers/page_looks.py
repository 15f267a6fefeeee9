"""Which words of a page nobody sees: hidden by its style sheets, or in the colour of what is behind them.

Understood are selectors of elements, classes, ids and attributes (``[lang=es]``), as compounds (``p.note``), within
others (``aside p``) and right below them (``main > p``). A rule with more in it hides nothing here; what it shows
counts as shown. So do rules for some media and states, such as paper, small screens and a pointer above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# how much a declaration counts: important, within the element, ids, classes, elements, its place
_Weight: TypeAlias = tuple[bool, bool, int, int, int, int]
_Declarations: TypeAlias = "dict[str, tuple[_Weight, str]]"

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile("[{}]")
_EVERY_SCREEN = re.compile(r"@media\s*(?:all|screen)?\s*|@layer\b[^;]*", re.IGNORECASE)
_DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|opacity|font-size|color|background(?:-color|-image)?|position|left|right|top|bottom"
    r"|text-indent|clip(?:-path)?)\s*:([^;{}]*)",
    re.IGNORECASE,
)
_FAR = re.compile(r"-(?:[1-9]\d{3,}|999|[1-9]\d{2}(?=r?em|v[wh]|%))(?:\.\d+)?(?:[a-z]+|%)")  # out of any page
_CUT = re.compile(r"inset\(\s*(?:[5-9]\d|\d{3})(?:\.\d+)?%\s*\)|circle\(\s*0\D.*")  # nothing is left
_CUT_BOX = re.compile(r"rect\((?:\s*[01](?:px)?\s*,?){4}\)")
_PLACED = frozenset({"absolute", "fixed"})
_NAMED = re.compile(r"(?<![\w-])(--[\w-]+)\s*:([^;{}]*)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_ATTRIBUTE = r"""\[\s*[A-Za-z][\w-]*\s*(?:=\s*(?:"[^"\]]*"|'[^'\]]*'|[\w-]+)\s*)?\]"""
_COMPOUND = re.compile(
    rf"(?P<how>\s*>\s*|\s+|\A)(?P<element>\*|[A-Za-z][\w-]*)?(?P<names>(?:[.#][\w-]+|{_ATTRIBUTE})*)"
)
_NAME = re.compile(rf"[.#][\w-]+|{_ATTRIBUTE}")
_MARKS = re.compile(r"""[\s"']""")
_STATE = re.compile(rf":{{1,2}}[\w-]+(?:\([^()]*\))?|(?!{_ATTRIBUTE})\[[^\]]*\]")
_NO_SIZE = re.compile(r"\+?0*\.?0*(?:px|pt|em|rem|%)?")
_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_IMAGE = re.compile(r"url\(|gradient\(|image\(|var\(", re.IGNORECASE)
_AS_ABOVE = frozenset({"inherit", "currentcolor"})
_NO_PAPER = frozenset({"none", "transparent", "initial", "unset", "inherit", "0"})
_COLOURS = {"white": "#ffffff", "black": "#000000"}
_OWN_COLOUR = frozenset({"a", "button", "input", "mark", "select", "textarea"})  # that browsers give
_NEAR = 16  # of 255, a difference of colours that nobody sees
_MOST_COMPOUNDS = 12


@dataclass(frozen=True, slots=True)
class _Rule:
    """One selector of a rule: its compounds from left to right, each with whether it is right below the one before."""

    compounds: tuple[tuple[bool, frozenset[str]], ...]
    declarations: tuple[tuple[str, bool, str], ...]  # (property, whether it is important, value)
    weight: tuple[int, int, int, int]
    certain: bool  # whether it has nothing but such compounds


@dataclass(frozen=True, slots=True, eq=False)
class ElementLook:
    """How the words of an element look. Colours are "" where they are not known; `paper` is what is behind.

    `within` and `below` say which compounds the elements around it fulfil: the next is of any element in it, or of one
    right below.
    """

    colour: str = "#000000"
    paper: str = "#ffffff"
    tiny: bool = False
    hidden: bool = False
    within: frozenset[tuple[int, int]] = frozenset()
    below: frozenset[tuple[int, int]] = frozenset()
    unseen: bool = field(init=False, default=False)  # whether nobody sees words that look so

    def __post_init__(self) -> None:
        """Find out once what is asked for each text."""
        hidden = self.hidden or self.tiny or self.colour == "transparent" or _are_alike(self.colour, self.paper)
        object.__setattr__(self, "unseen", hidden)


def _are_alike(one: str, other: str) -> bool:
    if not (one.startswith("#") and other.startswith("#")):
        return False
    return one == other or all(
        abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _NEAR for at in (1, 3, 5)
    )


PLAIN = ElementLook()


@dataclass(slots=True)
class PageLooks:
    """The style sheets of a page, and the looks of its elements: those of one kind in one place have the same."""

    rules: tuple[_Rule, ...] = ()
    _first: dict[str, list[int]] = field(default_factory=dict)
    _known: dict[tuple[object, ...], ElementLook] = field(default_factory=dict)
    _by_attributes: bool = False  # whether a rule asks for other attributes than classes and ids

    def __post_init__(self) -> None:
        """Know the rules by a name of their first compound."""
        for number, rule in enumerate(self.rules):
            names = rule.compounds[0][1]
            self._first.setdefault(max(names, default="*"), []).append(number)
        self._by_attributes = any(one[0] == "[" for rule in self.rules for _, names in rule.compounds for one in names)

    def below(self, above: ElementLook, name: str, attributes: Mapping[str, str]) -> ElementLook:
        """The look of an element in one that looks like `above`."""
        if not attributes and not self.rules and name not in _OWN_COLOUR:
            return above
        get = attributes.get
        style = get("style", "")
        given = (style, get("bgcolor", ""), get("color", "") if name == "font" else get("text", ""))
        others = tuple(attributes.items()) if self._by_attributes else ()
        key = (above, name, get("class", ""), get("id", ""), given, "hidden" in attributes, others)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._look(above, name, attributes, given)
        return known

    def _look(
        self, above: ElementLook, name: str, attributes: Mapping[str, str], given: tuple[str, str, str]
    ) -> ElementLook:
        found: _Declarations = {}
        names = {name, "*", *(f".{one}" for one in attributes.get("class", "").split())}
        if attributes.get("id"):
            names.add(f"#{attributes['id']}")
        if self._by_attributes:
            names.update(_names_of(attributes))
        within, below = self._fulfil(above, names, found)
        style, paper, ink = given
        for prop, value in (("background-color", paper), ("color", ink)):
            if value:
                found.setdefault(prop, ((False, False, 0, 0, 0, -1), value))
        for prop, important, value in _declarations(style):
            _declare(found, prop, value, (important, True, 0, 0, 0, 0))
        if not found and within == above.within and not below and not above.below and name not in _OWN_COLOUR:
            hidden = above.hidden or "hidden" in attributes
            return (
                above if hidden == above.hidden else ElementLook(above.colour, above.paper, above.tiny, hidden, within)
            )
        values = {prop: value for prop, (_, value) in found.items()}
        return ElementLook(
            _colour_of(values.get("color", ""), "" if name in _OWN_COLOUR else above.colour),
            ""
            if name in _OWN_COLOUR and name != "a" and "background" not in values
            else _paper_of(values, above.paper),
            bool(_NO_SIZE.fullmatch(values["font-size"])) if values.get("font-size") else above.tiny,
            above.hidden or "hidden" in attributes or _hides(values),
            frozenset(within),
            frozenset(below),
        )

    def _fulfil(
        self, above: ElementLook, names: set[str], found: _Declarations
    ) -> tuple[frozenset[tuple[int, int]], set[tuple[int, int]]]:
        """Find what rules declare for an element with these names; give what it fulfils for those in it."""
        candidates = [(number, 0) for name in names for number in self._first.get(name, ())]
        within, below = set(above.within), set[tuple[int, int]]()
        for number, at in (*candidates, *above.within, *above.below):
            rule = self.rules[number]
            if not rule.compounds[at][1] <= names:
                continue
            if at + 1 < len(rule.compounds):
                (below if rule.compounds[at + 1][0] else within).add((number, at + 1))
                continue
            for prop, important, value in rule.declarations:
                if rule.certain or _shows(prop, value):
                    _declare(found, prop, value, (important, False, *rule.weight))
        return (above.within if within == above.within else frozenset(within)), below


def read_style_sheets(sheets: Iterable[str]) -> PageLooks:
    """What style sheets say of what is seen."""
    found = [rule for sheet in sheets for rule in _rules(_COMMENT.sub("", sheet))]
    named = _named_values(found)
    rules: list[_Rule] = []
    for selectors, declared in found:
        declarations = tuple(_declarations(_VARIABLE.sub(lambda one: named.get(one[1], one[0]), declared)))
        if declarations:
            rules += (rule for one in selectors.split(",") if (rule := _rule(one, declarations, len(rules))))
    return PageLooks(tuple(rules))


def _named_values(rules: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values that the page as a whole gives names (``--paper: #fff``); without those that a part of it changes."""
    values: dict[str, str] = {}
    changed: set[str] = set()
    for selectors, declared in rules:
        for name, value in _NAMED.findall(declared):
            if selectors in {":root", "html"}:
                values[name] = value.strip()
            else:
                changed.add(name)
    return {name: value for name, value in values.items() if name not in changed and "var(" not in value}


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of the rules that hold on every screen."""
    opened: list[tuple[str, bool]] = []
    at = 0
    for brace in _BRACE.finditer(sheet):
        piece = sheet[at : brace.start()]
        at = brace.end()
        if brace[0] == "{":
            prelude = piece.rpartition(";")[2].strip()
            holds = not opened or opened[-1][1]
            opened.append((prelude, holds and (prelude[:1] != "@" or bool(_EVERY_SCREEN.fullmatch(prelude)))))
        elif opened:
            prelude, holds = opened.pop()
            if holds and prelude[:1] != "@":
                yield prelude, piece


def _rule(selector: str, declarations: tuple[tuple[str, bool, str], ...], order: int) -> _Rule | None:
    plain = _STATE.sub("", selector.strip().replace(":root", "html"))
    compounds: list[tuple[bool, frozenset[str]]] = []
    ids = classes = elements = at = 0
    while at < len(plain) and len(compounds) < _MOST_COMPOUNDS:
        found = _COMPOUND.match(plain, at)
        if found is None or found.end() == at or (compounds and not found["how"]):
            return None
        names = [_attribute_name(one) if one[0] == "[" else one for one in _NAME.findall(found["names"])]
        element = (found["element"] or "*").lower()
        ids += sum(one[0] == "#" for one in names)
        classes += sum(one[0] != "#" for one in names)
        elements += element != "*"
        compounds.append((">" in found["how"], frozenset((*names, element))))
        at = found.end()
    if at < len(plain) or not compounds:
        return None
    certain = plain == selector.strip().replace(":root", "html")
    return _Rule(tuple(compounds), declarations, (ids, classes, elements, order), certain)


def _attribute_name(selector: str) -> str:
    """An attribute as compounds name it, ``[name]`` or ``[name=value]``."""
    name, mark, value = selector[1:-1].partition("=")
    return f"[{name.strip().lower()}{mark}{_MARKS.sub('', value)}]"


def _names_of(attributes: Mapping[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        yield f"[{name}]"
        yield f"[{name}={_MARKS.sub('', value)}]"


def _declarations(text: str) -> Iterator[tuple[str, bool, str]]:
    for found in _DECLARATION.finditer(text) if text else ():
        value = found[2].strip().lower()
        bare = value.removesuffix("!important").strip()
        yield found[1].lower(), bare != value, bare


def _declare(found: _Declarations, prop: str, value: str, weight: _Weight) -> None:
    if prop not in found or found[prop][0] <= weight:
        found[prop] = (weight, value)
    if prop == "background-color" and ("background" not in found or found["background"][0] <= weight):
        found["background"] = (weight, value)


def _hides(values: Mapping[str, str]) -> bool:
    opacity = values.get("opacity", "")
    return (
        values.get("display") == "none"
        or values.get("visibility") in {"hidden", "collapse"}
        or bool(opacity and _NO_SIZE.fullmatch(opacity))
        or _moves_away(values)
    )


def _moves_away(values: Mapping[str, str]) -> bool:
    """Whether words are moved off every screen, or nothing of their box is left."""
    get = values.get
    placed = get("position", "") in _PLACED
    sides = ("text-indent", *(("left", "right", "top", "bottom") if placed else ()))
    return (
        any(_FAR.fullmatch(get(side, "")) for side in sides)
        or bool(_CUT.fullmatch(get("clip-path", "")))
        or (placed and bool(_CUT_BOX.fullmatch(get("clip", ""))))
    )


def _shows(prop: str, value: str) -> bool:
    """Whether a declaration makes something seen, or may do so."""
    return not _hides({"position": "absolute", prop: value}) and not (prop == "font-size" and _NO_SIZE.fullmatch(value))


def _colour_of(value: str, above: str) -> str:
    if not value or value in _AS_ABOVE:
        return above
    return _normal(value)


def _paper_of(values: Mapping[str, str], above: str) -> str:
    if "background-image" in values and values["background-image"] != "none":
        return ""
    value = values.get("background", "")
    if not value or value in _NO_PAPER:
        return above
    if _IMAGE.search(value):
        return ""
    colours = [colour for one in (value, *value.split()) if (colour := _normal(one)).startswith("#")]
    return colours[0] if colours else "" if value.split()[0].isalpha() else above


def _normal(value: str) -> str:
    """A colour as #rrggbb, "transparent", or "" where it is not known."""
    value = _COLOURS.get(value, value)
    if value == "transparent":
        return value
    if found := _HEX.fullmatch(value):
        digits = found[1] if len(found[1]) > 4 else "".join(one * 2 for one in found[1])
        alpha = digits[6:]
        return "transparent" if alpha == "00" else "" if alpha not in {"", "ff"} else f"#{digits[:6]}"
    if found := _RGB.fullmatch(value):
        if found[4] and float(found[4].rstrip("%") or 0) == 0:
            return "transparent"
        return (
            ""
            if found[4] not in {None, "1", "100%"}
            else "#" + "".join(f"{min(int(one), 255):02x}" for one in found.groups()[:3])
        )
    return ""
