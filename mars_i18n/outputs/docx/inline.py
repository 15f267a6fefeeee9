"""The prose of a segment as runs of WordprocessingML (ISO/IEC 29500-1, 17.3.2), each with its language."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED, Text
from mars_i18n.outputs.page.inline import BOXES, image_texts, link_titles, shown_address
from mars_i18n.outputs.page.language_tags import direction, language_tag
from mars_i18n.outputs.page.urls import outward, public_address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mars_i18n.model import Segment, Tag
    from mars_i18n.plugins.editions import Edition

# In the order that the schema asks for
_SWITCHES = {
    "b": Markup("<w:b/><w:bCs/>"),
    "i": Markup("<w:i/><w:iCs/>"),
    "s": Markup("<w:strike/>"),
    "fallback": Markup('<w:shd w:val="clear" w:color="auto" w:fill="FFF1CF"/>'),
    "sup": Markup('<w:vertAlign w:val="superscript"/>'),
    "sub": Markup('<w:vertAlign w:val="subscript"/>'),
    "rtl": Markup("<w:rtl/>"),
}
FOOTNOTE_REFERENCE = Markup('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{}</w:r>')
_NOWHERE = "x-none"  # Word's own name of no language: nothing is spelt wrong in it


@dataclass(frozen=True, slots=True)
class RunContext:
    """What the runs of one part of the package need of it.

    `relation` gives the id of a link's target there, `picture` a drawing of an address with its words, or nothing,
    `cite` the run of a footnote's reference, or nothing where the part has no footnotes. `bookmarks` are the numbers of
    the places that links within the document lead to, by their ids.
    """

    edition: Edition
    relation: Callable[[str], str]
    picture: Callable[..., Markup]
    cite: Callable[[str], Markup]
    bookmarks: Mapping[str, int] = field(default_factory=dict)

    def bookmark(self, name: str) -> Markup:
        """The place of an id; nothing where no link leads to it."""
        number = self.bookmarks.get(name, -1)
        form = Markup('<w:bookmarkStart w:id="{0}" w:name="_Place{0}"/><w:bookmarkEnd w:id="{0}"/>')
        return form.format(number) if number >= 0 else Markup("")


def runs(segment: Segment, to: RunContext, style: str = "") -> Markup:
    """The runs of a segment, its links whole whatever its tags do. Linear in its length."""
    language = language_in_word(segment, to.edition)
    return RunWriter(segment, to, style, language, link_titles(segment.parts)).write()


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


def language_in_word(segment: Segment, edition: Edition) -> str:
    """The language of a segment as Word knows it, with a region: that of the edition for its own."""
    if segment.language == edition.language or (segment.language in {UNDETERMINED, ""} and segment.state != "fallback"):
        return language_tag(edition)
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
class RunWriter:
    """Writes the runs of one segment: `switches` are the marks that are open, `linked` whether a link is."""

    segment: Segment
    to: RunContext
    style: str
    language: str
    titles: Mapping[int, str]  # of links
    switches: list[str] = field(default_factory=list)
    linked: bool = False
    done: list[Markup] = field(default_factory=list)

    def write(self) -> Markup:
        """All parts, a link that is open at the end closed."""
        if self.segment.state == "fallback":
            self.switches.append("fallback")
        for part in self.segment.parts:
            if isinstance(part, Text):
                self.text(part.text)
            else:
                TAGS[part.name](self, part)
        if self.linked:
            self.done.append(Markup("</w:hyperlink>"))
        return Markup("").join(self.done)

    def text(self, text: str, style: str = "") -> None:
        """Words in the marks that are open."""
        named = style or ("Hyperlink" if self.linked else self.style)
        self.done.append(text_run(text, self.language, frozenset(self.switches), named))

    def mark(self, tag: Tag) -> None:
        """Bold, italics or a line through the words."""
        if tag.form == "open":
            self.switches.append(tag.name)
        elif tag.form == "close" and tag.name in self.switches:
            self.switches.reverse()
            self.switches.remove(tag.name)
            self.switches.reverse()

    def shift(self, tag: Tag) -> None:
        """Words above or below the line; within one another, the outer one holds."""
        if tag.form != "open" or not {"sub", "sup"} & set(self.switches):
            self.mark(tag)

    def a(self, tag: Tag) -> None:
        """A link; within another its words alone."""
        if tag.form == "open" and not self.linked:
            self._link(tag.attribute("href"), self.titles.get(tag.number, ""))
        elif tag.form == "close":
            self._end_link()
        elif tag.form == "alone":
            within = self.linked
            if not within:
                self._link(tag.attribute("href"))
            self.text(shown_address(tag))
            if not within:
                self._end_link()

    def _link(self, href: str, title: str = "") -> None:
        tip = Markup(' w:tooltip="{}"').format(title[:200]) if title else Markup("")
        if href.startswith("#"):
            if (number := self.to.bookmarks.get(href[1:], -1)) >= 0:
                self.done.append(Markup('<w:hyperlink w:anchor="_Place{}" w:history="1"{}>').format(number, tip))
                self.linked = True
            return
        target = outward(href, public_address(self.to.edition))
        if target and len(target) <= 2000:  # Word opens no file with a longer one
            relation = self.to.relation(target)
            self.done.append(Markup('<w:hyperlink r:id="{}" w:history="1"{}>').format(relation, tip))
            self.linked = True

    def _end_link(self) -> None:
        if self.linked:
            self.done.append(Markup("</w:hyperlink>"))
            self.linked = False

    def br(self, _tag: Tag) -> None:
        """The end of a line."""
        self.done.append(Markup("<w:r><w:br/></w:r>"))

    def code(self, tag: Tag) -> None:
        """Code among words."""
        self.text(tag.attribute("code"), "CodeText")

    def fn(self, tag: Tag) -> None:
        """The reference of a footnote, which Word numbers; else its number, or of no note its label, above the line."""
        label = tag.attribute("footnote")
        shown = tag.attribute("number")
        if reference := self.to.cite(label):
            self.done.append(reference)
        elif shown:
            self.done.append(FOOTNOTE_REFERENCE.format(Markup("<w:t>{}</w:t>").format(shown)))
        else:
            self.done.append(text_run(label, self.language, frozenset({"sup"})))

    def img(self, tag: Tag) -> None:
        """An image, or its alternative text in brackets."""
        alt = " ".join(image_texts(tag)[0].split())
        drawing = self.to.picture(tag.attribute("src"), alt)
        self.done.append(drawing or text_run(f"[{alt}]" if alt else "", self.language, frozenset(self.switches)))

    def ph(self, tag: Tag) -> None:
        """Syntax of other programs, letter for letter."""
        self.text(tag.attribute("ph"))

    def span(self, tag: Tag) -> None:
        """A place that links lead to; of words that only look otherwise, nothing."""
        if box := BOXES.get(tag.attribute("task")):
            self.text(f"{box} ")
        if name := tag.attribute("id"):
            self.done.append(self.to.bookmark(name))

    def skip(self, _tag: Tag) -> None:
        """Nothing: what Word has no mark for."""


TAGS: Mapping[str, Callable[[RunWriter, Tag], None]] = {
    "a": RunWriter.a,
    "b": RunWriter.mark,
    "br": RunWriter.br,
    "code": RunWriter.code,
    "fn": RunWriter.fn,
    "html": RunWriter.skip,
    "i": RunWriter.mark,
    "img": RunWriter.img,
    "ph": RunWriter.ph,
    "s": RunWriter.mark,
    "span": RunWriter.span,
    "sub": RunWriter.shift,
    "sup": RunWriter.shift,
}
