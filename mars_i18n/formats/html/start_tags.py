"""Start tags, and what reading needs to know of each: worked out once for all tags that are written alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.html.attributes import attributes_of, folded_value, prose_attributes, value_of
from mars_i18n.formats.html.elements import HIDDEN_BY_DEFAULT, TAGS
from mars_i18n.formats.html.entities import fold
from mars_i18n.formats.html.style import Element, declared_display, is_block
from mars_i18n.model import Text
from mars_i18n.text.segments.markup import to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mars_i18n.formats.html.attributes import Attribute

_CACHED = 2000  # the longest tag, in code points, that is kept to be looked up again
_MAIL_CLASS = re.compile(r"(?:Mso|SpellE|GramE|Apple-)", re.IGNORECASE)
_ONLY_MSO = re.compile(r"\s*(?:mso-[\w-]+\s*:[^;]*;?\s*)*", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_STYLE_NOTED = re.compile(
    r"(?:^|;)\s*(color|background(?:-color)?|font-(?:size|weight|style)|text-decoration)\s*:\s*([^;]{1,40})",
    re.IGNORECASE,
)
_NAMED_LOOKS = {"u": "underlined", "small": "small", "mark": "highlighted", "q": "quotation", "ins": "added"}


class SpokenAttribute(NamedTuple):
    """An attribute that holds words: what it is, the attribute, and the words as they are shown or spoken.

    `former` are the msgids that earlier versions gave it, which resolved its references twice.
    """

    called: str
    attribute: Attribute
    words: str
    former: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class StartTag:
    """A start tag: what its attributes say, whatever page and element it is in.

    `display` is that of its style attribute, `important` whether it says so; `hides` whether it hides its element where
    no style says otherwise; `block` and `hidden` are what its element is where no sheet has rules; `link` where an
    ``<a>`` leads, None where the tag is none; `translate` its attribute, "no" for the class notranslate as well;
    `prose` the attributes that hold words; `empty` whether the pair changes nothing, as Word and Google Docs leave them
    behind.
    """

    name: str
    attributes: Mapping[str, Attribute]
    selector: Element
    display: str
    important: bool
    hides: bool
    block: bool
    hidden: bool
    language: str
    link: str | None
    translate: str
    prose: tuple[SpokenAttribute, ...]
    empty: bool
    _note: str | None = None

    @property
    def note(self) -> str:
        """What translators read of it."""
        if self._note is None:
            self._note = note_of(self.name, self.attributes)
        return self._note


def start_tag(name: str, masked: str, shown: str) -> StartTag:
    """A start tag of the element `name`; `masked` as tokens are found in it, `shown` as the file writes it."""
    if len(shown) < _CACHED:
        return _cached(name, masked, shown)
    return _start_tag(name, masked, attributes_of(masked, shown))


@lru_cache(maxsize=8192)
def _cached(name: str, masked: str, shown: str) -> StartTag:
    return _start_tag(name, masked, attributes_of(masked, shown))


def _start_tag(name: str, masked: str, attributes: Mapping[str, Attribute]) -> StartTag:
    classes = frozenset(value_of(attributes, "class").split()) if "class" in attributes else frozenset()
    display, important = declared_display(value_of(attributes, "style")) if "style" in attributes else ("", False)
    translate = value_of(attributes, "translate").strip().lower() if "translate" in attributes else ""
    hides = name in HIDDEN_BY_DEFAULT or "hidden" in attributes
    return StartTag(
        name,
        attributes,
        Element(name, value_of(attributes, "id"), classes),
        display,
        important,
        hides,
        is_block(name, display),
        display == "none" if display else hides,
        declared_language(attributes),
        value_of(attributes, "href").strip() if name == "a" and "href" in attributes else None,
        "no" if "notranslate" in classes else translate,
        tuple(_spoken(name, masked, attributes)),
        _is_empty(name, attributes),
    )


def _spoken(name: str, masked: str, attributes: Mapping[str, Attribute]) -> Iterator[SpokenAttribute]:
    """The attributes that hold words, in the order of the tag: not those that hold template syntax or marks alone."""
    for called, attribute in prose_attributes(name, attributes):
        value = folded_value(attribute).replace("\0", "")
        words, twice = value.strip(" "), fold(value).strip(" ")
        if any(map(str.isalnum, words)) and any(map(str.isalnum, masked[attribute.start : attribute.end])):
            yield SpokenAttribute(called, attribute, words, () if twice == words else (to_msgid((Text(twice),)),))


def declared_language(attributes: Mapping[str, Attribute]) -> str:
    """The language, without its region, that an element declares: "pt" of ``lang="pt-BR"``."""
    value = value_of(attributes, "lang") or value_of(attributes, "xml:lang")
    return value.strip().replace("_", "-").partition("-")[0].lower()


def _is_empty(name: str, attributes: Mapping[str, Attribute]) -> bool:
    """Whether a pair is what Word and Google Docs leave behind: no look of its own, no meaning."""
    if name in {"o:p", "st1:place", "st1:city", "wbr"}:
        return True
    if name == "b":
        return _NOT_BOLD.search(value_of(attributes, "style")) is not None
    if name not in {"span", "font"}:
        return False
    for key in attributes:
        if key == "style" and _ONLY_MSO.fullmatch(value_of(attributes, "style")):
            continue
        if key == "class" and _MAIL_CLASS.match(value_of(attributes, "class")):
            continue
        if key in {"lang", "xml:lang"} and ("style" in attributes or "class" in attributes):
            continue
        return False
    return True


def note_of(name: str, attributes: Mapping[str, Attribute]) -> str:
    """What translators read of a tag that they cannot guess, an image or the start of an element."""
    if name == "a":
        href = value_of(attributes, "href").strip()
        return f"links to {href}" if href else "anchor"
    if name == "img":
        return f"shows the image {value_of(attributes, 'src').strip()}"
    if TAGS.get(name, "span") != "span":
        return ""
    said = [_NAMED_LOOKS.get(name, "")]
    if "style" in attributes:
        said += [f"{key}: {value.strip()}" for key, value in _STYLE_NOTED.findall(value_of(attributes, "style"))]
    if language := value_of(attributes, "lang"):
        said.append(f"in {language}")
    return ", ".join(one for one in said if one) or f"looks different (<{name}>)"


def is_looked_at(attributes: Mapping[str, Attribute], *, counts: bool) -> bool:
    """Whether an image is one that is looked at: not a pixel that counts readers or keeps a place free."""
    if value_of(attributes, "alt").strip() or counts:
        return not counts or bool(value_of(attributes, "alt").strip())
    sizes = [value_of(attributes, side).strip().removesuffix("px") for side in ("width", "height")]
    return not any(one.isdecimal() and int(one[:6]) <= 3 for one in sizes)
