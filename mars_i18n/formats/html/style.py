"""What a page's own styles say of `display`: which elements begin a block, which are hidden.

Read are ``<style>`` elements, without what is in @media and other conditional rules, and ``style`` attributes. Of
selectors: elements, classes, ids, and ancestors by blank or ``>``; a selector with anything else counts as none.
"""

from __future__ import annotations

from collections import deque
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.elements import BLOCKS, PLACED_IN_LINE
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_DISPLAY = re.compile(r"(?:^|[;{\s])display\s*:\s*([a-z-]+)[^;!}]{0,40}(!\s*important)?", re.IGNORECASE)
_HIDDEN_IN_MAIL = re.compile(r"mso-hide\s*:\s*all", re.IGNORECASE)
_COMPOUND = re.compile(r"(?:\*|[A-Za-z][\w:-]*)?(?:[.#][\w-]+)*\Z")
_CHILD = re.compile(r">\s*[^\s>]+\s*\Z")
_SIMPLE = re.compile(r"([.#]?)([A-Za-z_*-][\w:-]*)")
_INLINE = frozenset(
    "inline inline-block inline-flex inline-grid inline-table contents ruby ruby-text initial unset".split()
)
_RULES_LOOKED_AT = 200  # of those whose last part names the same
_ELEMENTS_KEPT = 10_000  # whose rules are kept to be looked up again


class Element(NamedTuple):
    """What selectors look at."""

    name: str
    id: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rule:
    chain: tuple[Element, ...]  # from the outermost ancestor to the element itself
    display: str
    weight: tuple[bool, int, int, int, int]  # important, ids, classes, elements, order
    child: bool = False  # whether the last ancestor named is its parent


@dataclass(slots=True)
class StyleSheet:
    """The rules on `display` of a page, found by what their last part names."""

    rules: dict[str, dict[tuple[tuple[Element, ...], bool], _Rule]] = field(default_factory=dict)
    count: int = 0
    found: dict[Element, Sequence[_Rule]] = field(default_factory=dict)  # the rules for elements looked up before

    def add(self, sheet: str) -> None:
        """Read one sheet. Nothing in it can fail."""
        if "display" not in sheet:
            return
        for selectors, body in _rules(_COMMENT.sub(" ", sheet)):
            found = _last_display(body)
            if found is None:
                continue
            for selector in selectors.split(","):
                self._add(selector.strip(), found[1].lower(), important=bool(found[2]))

    def _add(self, selector: str, display: str, *, important: bool) -> None:
        compounds = selector.replace(">", " ").split()
        if not compounds or len(compounds) > 8 or not all(_COMPOUND.match(one) for one in compounds):
            return
        chain = tuple(_compound(one) for one in compounds)
        self.count += 1
        weight = (
            important,
            sum(bool(one.id) for one in chain),
            sum(len(one.classes) for one in chain),
            sum(bool(one.name) for one in chain),
            self.count,
        )
        last = chain[-1]
        key = f"#{last.id}" if last.id else f".{min(last.classes)}" if last.classes else last.name or "*"
        child = len(chain) > 1 and _CHILD.search(selector) is not None
        rules = self.rules.setdefault(key, {})
        same = rules.get((chain, child))
        if (len(rules) < _RULES_LOOKED_AT) if same is None else (weight > same.weight):
            rules[chain, child] = _Rule(chain, display, weight, child)

    def display(self, element: Element, ancestors: Callable[[], Sequence[Element]]) -> tuple[str, bool]:
        """The `display` that the sheets give an element, empty where none does, and whether it is important.

        `ancestors` gives those that selectors see, from the outermost; it is asked only where a rule may hold.
        """
        above: Sequence[Element] | None = None
        for rule in self._rules_of(element):
            if len(rule.chain) > 1:
                above = ancestors() if above is None else above
                if not _fits(rule, above):
                    continue
            return rule.display, rule.weight[0]
        return "", False

    def _rules_of(self, element: Element) -> Sequence[_Rule]:
        """The rules whose last part an element is, the weightiest first."""
        found = self.found.get(element)
        if found is None:
            keys = (f"#{element.id}", *(f".{one}" for one in element.classes), element.name, "*")
            rules = (rule for key in keys for rule in self.rules.get(key, {}).values() if _is(rule.chain[-1], element))
            found = sorted(rules, key=lambda rule: rule.weight, reverse=True)
            if len(self.found) < _ELEMENTS_KEPT:
                self.found[element] = found
        return found


def declared_display(style: str) -> tuple[str, bool]:
    """The `display` of a style attribute, empty where it has none, and whether it is important."""
    found = _last_display(style)
    if _HIDDEN_IN_MAIL.search(style) and not found:
        return "none", False
    return (found[1].lower(), bool(found[2])) if found else ("", False)


def _last_display(declarations: str) -> re.Match[str] | None:
    return next(iter(deque(_DISPLAY.finditer(declarations), maxlen=1)), None)


def is_block(name: str, display: str) -> bool:
    """Whether the start and end of an element `name`, displayed so if that is given, are ends of a block."""
    if name in BLOCKS:
        return display not in {"inline", "contents"} or name not in PLACED_IN_LINE
    return bool(display) and display not in _INLINE


def _rules(sheet: str) -> list[tuple[str, str]]:
    """(selectors, declarations) of a sheet, without the rules inside of @ rules. Linear."""
    found: list[tuple[str, str]] = []
    depth, skipped, begun, selector = 0, 0, 0, ""
    for mark in re.finditer(r"[{};]", sheet):
        at = mark.start()
        if mark.group() == "{":
            if not depth and not skipped:
                selector = sheet[begun:at].strip()
                skipped = 1 if selector.startswith("@") else 0
            depth += 1
            begun = at + 1
        elif mark.group() == "}":
            if depth == 1 and not skipped:
                found.append((selector.removeprefix("<!--").strip(), sheet[begun:at]))
            depth = max(depth - 1, 0)
            skipped = skipped if depth else 0
            begun = at + 1
        elif not depth and sheet[begun:at].lstrip()[:1] == "@":
            begun = at + 1  # the end of @import or @charset
    return found


def _compound(text: str) -> Element:
    name, identity, classes = "", "", set()
    for mark, word in _SIMPLE.findall(text):
        if mark == ".":
            classes.add(word)
        elif mark == "#":
            identity = word
        elif word != "*":
            name = word.lower()
    return Element(name, identity, frozenset(classes))


def _fits(rule: _Rule, ancestors: Sequence[Element]) -> bool:
    """Whether the ancestors of an element are those that a selector names; a `>` but the last is read as a blank."""
    chain = rule.chain
    if rule.child and not (ancestors and _is(chain[-2], ancestors[-1])):
        return False
    wanted = len(chain) - 2
    part = chain[wanted]
    for ancestor in reversed(ancestors):
        if _is(part, ancestor):
            wanted -= 1
            if wanted < 0:
                return True
            part = chain[wanted]
    return False


def _is(part: Element, element: Element) -> bool:
    return (
        (not part.name or part.name == element.name)
        and (not part.id or part.id == element.id)
        and part.classes <= element.classes
    )
