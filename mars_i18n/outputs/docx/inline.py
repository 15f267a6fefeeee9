"""The prose of a segment as runs of WordprocessingML (ISO/IEC 29500-1, 17.3.2), each with its language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.model import UNDETERMINED, Segment, Tag, Text
from mars_i18n.outputs.page.blocks import direction
from mars_i18n.outputs.page.inline import image_texts, plain
from mars_i18n.outputs.page.urls import outward, public_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.plugins.kinds import Edition

# In the order that the schema asks for
_SWITCHES = {
    "b": Markup("<w:b/><w:bCs/>"),
    "i": Markup("<w:i/><w:iCs/>"),
    "s": Markup("<w:strike/>"),
    "fallback": Markup('<w:shd w:val="clear" w:color="auto" w:fill="FFF1CF"/>'),
    "above": Markup('<w:vertAlign w:val="superscript"/>'),
    "sup": Markup('<w:vertAlign w:val="superscript"/>'),
    "sub": Markup('<w:vertAlign w:val="subscript"/>'),
    "rtl": Markup("<w:rtl/>"),
}
_NOWHERE = "x-none"  # Word's own name of no language: nothing is spelt wrong in it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the runs of one part of the package need of it.

    `relation` gives the id of a link's target there, `picture` a drawing of an address with its words, or nothing,
    `cite` the run of a footnote's reference, or nothing where the part has no footnotes.
    """

    edition: Edition
    relation: Callable[[str], str]
    picture: Callable[[str, str], Markup]
    cite: Callable[[str], Markup]


def runs(segment: Segment, to: Surroundings, style: str = "") -> Markup:
    """The runs of a segment, its links whole whatever its tags do. Linear in its length."""
    return _Runs(segment, to, style).written()


def text_run(text: str, language: str, switches: frozenset[str] = frozenset(), style: str = "") -> Markup:
    """A run of one language; line ends of the source are spaces."""
    if not text:
        return Markup("")
    named = Markup('<w:rStyle w:val="{}"/>').format(style) if style else Markup("")
    rtl = switches | {"rtl"} if direction(language.partition("-")[0]) == "rtl" else switches
    shown = Markup("").join(form for name, form in _SWITCHES.items() if name in rtl)
    spoken = Markup(' w:bidi="{}"').format(language) if "rtl" in rtl else Markup(' w:val="{}"').format(language)
    words = " ".join(text.split("\n")).replace("\r", " ")
    return Markup('<w:r><w:rPr>{}{}<w:lang{}/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>').format(
        named, shown, spoken, words
    )


def language_of(segment: Segment, edition: Edition) -> str:
    """The language of a segment as Word knows it, with a region: that of the edition for its own."""
    if segment.language == edition.language or (segment.language in {UNDETERMINED, ""} and segment.state != "fallback"):
        return edition.locale.replace("_", "-")
    return _with_region(segment.language)


@lru_cache
def _with_region(language: str) -> str:
    """A language with the region where most of its readers are (CLDR's likely subtags): en-US."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError, TypeError):
        return _NOWHERE
    likely = str(get_global("likely_subtags").get(language, language)).split("_")
    return f"{language}-{likely[-1]}" if len(likely) > 1 else language


@dataclass(slots=True)
class _Runs:
    segment: Segment
    to: Surroundings
    style: str
    switches: list[str] = field(default_factory=list)
    linked: bool = False
    done: list[Markup] = field(default_factory=list)
    language: str = ""
    titles: dict[int, str] = field(default_factory=dict)  # of links, localised: they stand in the tags that close them

    def written(self) -> Markup:
        self.language = language_of(self.segment, self.to.edition)
        self.titles = {
            tag.number: " ".join(plain(part.parts) for part in tag.parts if isinstance(part, Segment))
            for tag in self.segment.parts
            if isinstance(tag, Tag) and tag.name == "a" and tag.form == "close"
        }
        if self.segment.state == "fallback":
            self.switches.append("fallback")
        for part in self.segment.parts:
            if isinstance(part, Text):
                self._text(part.text)
            elif part.form == "open":
                self._open(part)
            elif part.form == "close":
                self._close(part)
            else:
                self._alone(part)
        if self.linked:
            self.done.append(Markup("</w:hyperlink>"))
        return Markup("").join(self.done)

    def _text(self, text: str, style: str = "") -> None:
        named = style or ("Hyperlink" if self.linked else self.style)
        self.done.append(text_run(text, self.language, frozenset(self.switches), named))

    def _open(self, tag: Tag) -> None:
        if tag.name in {"b", "i", "s"} or (tag.name in {"sub", "sup"} and not {"sub", "sup"} & set(self.switches)):
            self.switches.append(tag.name)
        elif tag.name == "a" and not self.linked:
            self._link(tag.attribute("href"), self.titles.get(tag.number) or tag.attribute("title"))

    def _link(self, href: str, title: str = "") -> None:
        target = outward(href, public_address(self.to.edition))
        if target and len(target) <= 2000:  # Word opens no file with a longer one
            tip = Markup(' w:tooltip="{}"').format(title[:200]) if title else Markup("")
            relation = self.to.relation(target)
            self.done.append(Markup('<w:hyperlink r:id="{}" w:history="1"{}>').format(relation, tip))
            self.linked = True

    def _close(self, tag: Tag) -> None:
        if tag.name in self.switches:
            self.switches.reverse()
            self.switches.remove(tag.name)
            self.switches.reverse()
        elif tag.name == "a" and self.linked:
            self.done.append(Markup("</w:hyperlink>"))
            self.linked = False

    def _alone(self, tag: Tag) -> None:
        if tag.name == "br":
            self.done.append(Markup("<w:r><w:br/></w:r>"))
        elif tag.name == "code":
            self._text(tag.attribute("code"), "CodeText")
        elif tag.name == "a":
            within = self.linked
            if not within:
                self._link(tag.attribute("href"))
            self._text(tag.attribute("href").removeprefix("mailto:"))
            if self.linked and not within:
                self.done.append(Markup("</w:hyperlink>"))
                self.linked = False
        elif tag.name == "fn":
            label = tag.attribute("footnote")
            above = text_run(label, self.language, frozenset({"above"}))
            self.done.append(self.to.cite(label) or above)
        elif tag.name == "img":
            alt = " ".join(image_texts(tag)[0].split())
            drawing = self.to.picture(tag.attribute("src"), alt)
            self.done.append(drawing or text_run(f"[{alt}]" if alt else "", self.language, frozenset(self.switches)))
