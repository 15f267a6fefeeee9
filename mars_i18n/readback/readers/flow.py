"""The flow of a page: elements and texts in, blocks and what is apart out. For HTML and XHTML alike."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ApartKind, ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText
from mars_i18n.readback.readers.page_looks import PLAIN, ElementLook, PageLooks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mars_i18n.messages import Wording

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    """a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup
    time tt u var wbr o:p""".split()
)
_UNREAD = frozenset("script style template noscript head title meta link iframe object svg math".split())
_LEVELS = {f"h{level}": level for level in range(1, 7)}
# "navigation" are lines that lead elsewhere, unless they lead to places of the page
_Aside: TypeAlias = Literal["preheader", "contents", "navigation"]
_APART_CLASSES: Mapping[str, _Aside] = {"preheader": "preheader", "contents": "contents"}
_OF_EVERY: Mapping[str, ApartKind] = {"title": "link title"}
# element → attribute → the kind of the text that it holds
_TEXTS: Mapping[str, Mapping[str, ApartKind]] = {
    "img": {"alt": "alternative text", "title": "image title"},
    "html": {"lang": "language"},
    "meta": {},
}
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # what HTML shows as one blank


@dataclass(slots=True)
class _Open:
    name: str
    language: str
    unread: bool
    apart: _Aside | None
    look: ElementLook = PLAIN


@dataclass(slots=True)
class Flow:
    """Collects what `start`, `text` and `end` are given, in the order of the page. `part` is the name of the file."""

    part: str
    language: str = ""
    opened: list[_Open] = field(default_factory=list)
    blocks: list[ReadBlock] = field(default_factory=list)
    apart: list[ReadText] = field(default_factory=list)
    links: list[ReadLink] = field(default_factory=list)
    images: list[ReadImage] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    faults: list[Wording] = field(default_factory=list)
    looks: PageLooks = field(default_factory=PageLooks)  # what the style sheets of the page say
    _words: list[str] = field(default_factory=list)
    _languages: dict[str, None] = field(default_factory=dict)
    _kind: _Aside | None = None
    _target: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins. `name` is lower-case, without a namespace."""
        if name not in _INLINE:
            self._break()
        if name == "br":
            self._words.append(" ")
        above = self.opened[-1] if self.opened else _Open("", self.language, unread=False, apart=None)
        language = attributes.get("xml:lang", attributes.get("lang", above.language))
        apart = (self._apart(name, attributes) if attributes or name == "nav" else None) or above.apart
        if (apart is None) != (above.apart is None):
            self._break()
        # a mark of drafts, not of the text
        label = name == "small" and "label" in attributes.get("class", "").split()
        look = self.looks.below(above.look, name, attributes)
        hidden = look.hidden and apart != "preheader"
        now = _Open(
            name, language, above.unread or label or hidden or (name in _UNREAD and name != "head"), apart, look
        )
        if attributes or name == "img":
            self._note(name, attributes, now)
        if name not in _VOID:
            self.opened.append(now)

    def text(self, text: str) -> None:
        """Words of the element that is open."""
        now = self.opened[-1] if self.opened else _Open("", self.language, unread=False, apart=None)
        if now.name == "title" and any(one.name == "head" for one in self.opened):
            self.apart.append(ReadText("title", " ".join(text.split())))
        if now.unread or now.name == "head" or (now.look is not PLAIN and now.look.unseen and now.apart != "preheader"):
            return
        self._words.append(text)
        self._kind = now.apart
        if any(map(str.isalpha, text)):
            self._languages[now.language] = None

    def end(self, name: str) -> None:
        """An element ends, and all that is open in it; one that is not open is ignored."""
        if not self.opened or (
            self.opened[-1].name != name and not any(one.name == name for one in reversed(self.opened))
        ):
            return
        while self.opened:
            closed = self.opened[-1]
            if closed.name not in _INLINE:
                self._break()
            self.opened.pop()
            if closed.name == name:
                return

    def finish(self) -> ReadOutput:
        """All that was collected."""
        self._break()
        return ReadOutput(
            self.part,
            tuple(self.blocks),
            tuple(self.apart),
            tuple(self.links),
            tuple(self.images),
            dict(self.anchors),
            faults=tuple(self.faults),
        )

    @staticmethod
    def _apart(name: str, attributes: Mapping[str, str]) -> _Aside | None:
        classes = attributes.get("class", "").split() if "class" in attributes else ()
        known = next((_APART_CLASSES[one] for one in classes if one in _APART_CLASSES), None)
        if name == "nav":
            return "contents" if known or "toc" in attributes.get("epub:type", "") else "navigation"
        return known

    def _note(self, name: str, attributes: Mapping[str, str], now: _Open) -> None:
        for key in ("id", "name"):
            if attributes.get(key):
                self.anchors.setdefault(attributes[key], len(self.blocks))
        if (name == "base" and "href" in attributes) or attributes.get("http-equiv", "").lower() == "refresh":
            self.faults.append(message("{part} leads elsewhere as a whole: it has <{name}>", part=self.part, name=name))
        if now.unread and name != "meta":
            return
        place = f"{self.part}, block {len(self.blocks) + 1}"
        if name == "a" and "href" in attributes:
            self.links.append(ReadLink(attributes["href"], place, -1 if now.apart else len(self.blocks)))
            self._target = attributes["href"]
        if name == "img":
            self.images.append(ReadImage(attributes.get("src", ""), attributes.get("alt", ""), place))
        missing = name == "span" and attributes.get("class") == "missing"  # an image that a book does not hold
        for key, kind in _TEXTS.get("img" if missing else name, _OF_EVERY).items():
            if attributes.get(key):
                self.apart.append(ReadText(kind, attributes[key]))
        if name == "meta" and attributes.get("name") == "description":
            self.apart.append(ReadText("summary", attributes.get("content", "")))

    def _break(self) -> None:
        """End the block that is open, if it has words."""
        words = _BLANKS.sub(" ", "".join(self._words)).strip(" ") if self._words else ""
        if words and self._kind == "navigation":
            if self._target.startswith("#"):
                self.apart.append(ReadText("contents", words, self._target))
        elif words and (self._kind == "contents" or self._kind == "preheader"):  # noqa: PLR1714 - what mypy understands
            self.apart.append(ReadText(self._kind, words, self._target))
        elif words and words.strip():
            level = next((_LEVELS[one.name] for one in reversed(self.opened) if one.name in _LEVELS), 0)
            place = f"{self.part}, block {len(self.blocks) + 1}"
            self.blocks.append(ReadBlock(words, tuple(self._languages), place, level))
        if words:
            self._target = ""
        self._words.clear()
        self._languages.clear()
