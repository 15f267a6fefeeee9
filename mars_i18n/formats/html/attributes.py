"""The attributes of a tag, by offset, and which of them hold words that a reader sees or hears."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.entities import fold_blanks, replace_broken_bytes, resolve_references
from mars_i18n.formats.html.tokens import FILLER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ATTRIBUTE = re.compile(
    r"""[\t\n\f\r\x20/]*+ (=?[^\t\n\f\r\x20/>=]*+)
    (?:[\t\n\f\r\x20]*+=[\t\n\f\r\x20]*+
        (?: "([^"]*+)" | '([^']*+)' | ([^\t\n\f\r\x20>"'][^\t\n\f\r\x20>]*+) | \Z )
    )?+""",
    re.VERBOSE,
)
_TAG_NAME = re.compile(r"</?[^\t\n\f\r\x20/>]+")

# Attributes of any element that hold prose (the standard; WAI-ARIA 1.2, 6.6).
_PROSE = frozenset(
    "alt title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext placeholder".split()
)
_PROSE_OF = {
    "track": {"label"},
    "optgroup": {"label"},
    "option": {"label"},
    "table": {"summary"},
    "th": {"abbr"},
}
_BUTTONS = frozenset("submit button reset".split())
_META = frozenset(
    """description keywords author application-name apple-mobile-web-app-title og:title og:description og:site_name
    og:image:alt twitter:title twitter:description twitter:image:alt dc.title dc.description""".split()
)
_ITEM_PROPERTIES = frozenset("name description headline".split())


class Attribute(NamedTuple):
    """An attribute: its name in lower case, and its value's start and end from the beginning of its tag.

    The value is as written, without its quotation marks; `quote` is the mark, or empty.
    """

    name: str
    value: str
    start: int
    end: int
    quote: str


def attributes_of(tag: str, shown: str) -> dict[str, Attribute]:
    """The attributes of a tag by name, the first of each name. `tag` is masked, `shown` as the file writes it."""
    found: dict[str, Attribute] = {}
    name = _TAG_NAME.match(tag)
    at, limit = (name.end() if name else 0), len(tag) - 1
    while at < limit and (match := _ATTRIBUTE.match(tag, at, limit)) and match.end() > at:
        at = match.end()
        key = match[1].strip(FILLER).lower()
        if not key or key in found:
            continue
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        start, end = match.span(group) if group else (match.end(1), match.end(1))
        found[key] = Attribute(key, shown[start:end], start, end, ("", "", '"', "'", "")[group])
    return found


def value_of(attributes: Mapping[str, Attribute], name: str) -> str:
    """The value of an attribute as browsers read it, broken bytes as "?"; or the empty string."""
    found = attributes.get(name)
    return replace_broken_bytes(resolve_references(found.value, in_attribute=True)) if found else ""


def folded_value(attribute: Attribute) -> str:
    """The prose in an attribute, its white space as single blanks."""
    folded = fold_blanks(resolve_references(attribute.value, in_attribute=True)).strip(" ")
    return replace_broken_bytes(folded)


def prose_attributes(name: str, attributes: Mapping[str, Attribute]) -> Iterator[tuple[str, Attribute]]:
    """(what it is, attribute) of each attribute of the element `name` that holds prose, in the order of the tag."""
    if name == "meta":
        yield from _of_meta(attributes)
        return
    of_name = _PROSE_OF.get(name, ())
    for key, attribute in attributes.items():
        if key in _PROSE or key in of_name or (key == "value" and name == "input" and _is_button(attributes)):
            yield key, attribute


def _is_button(attributes: Mapping[str, Attribute]) -> bool:
    return value_of(attributes, "type").strip().lower() in _BUTTONS


def _of_meta(attributes: Mapping[str, Attribute]) -> Iterator[tuple[str, Attribute]]:
    content = attributes.get("content")
    if content is None:
        return
    for key in ("name", "property"):
        called = value_of(attributes, key).strip().lower()
        if called in _META:
            yield called, content
            return
    if value_of(attributes, "itemprop").strip().lower() in _ITEM_PROPERTIES:
        yield value_of(attributes, "itemprop").strip().lower(), content
