"""The flow of a page: elements and texts in, blocks and what stands apart out. For HTML and XHTML alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mars_i18n.readback.read_output import ApartKind, ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText

if TYPE_CHECKING:
    from collections.abc import Mapping

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_INLINE = frozenset(
    """a abbr b bdi bdo br cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup
    time tt u var wbr o:p""".split()
)
_UNREAD = frozenset("script style template noscript head title meta link iframe object svg math".split())
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_APART_CLASSES: Mapping[str, ApartKind] = {"preheader": "preheader", "contents": "contents"}


@dataclass(slots=True)
class _Open:
    name: str
    language: str
    unread: bool
    apart: ApartKind | None


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
    anchors: set[str] = field(default_factory=set)
    _words: list[str] = field(default_factory=list)
    _languages: dict[str, None] = field(default_factory=dict)
    _kind: ApartKind | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins. `name` is lower-case, without a namespace."""
        if name not in _INLINE:
            self._break()
        if name == "br":
            self._words.append(" ")
        above = self.opened[-1] if self.opened else _Open("", self.language, unread=False, apart=None)
        language = attributes.get("xml:lang", attributes.get("lang", above.language))
        apart = self._apart(name, attributes) or above.apart
        if (apart is None) != (above.apart is None):
            self._break()
        # a mark of drafts, not of the text
        label = name == "small" and "label" in attributes.get("class", "").split()
        now = _Open(name, language, above.unread or label or (name in _UNREAD and name != "head"), apart)
        self._note(name, attributes, unread=now.unread)
        if name not in _VOID:
            self.opened.append(now)

    def text(self, text: str) -> None:
        """Words of the element that is open."""
        now = self.opened[-1] if self.opened else _Open("", self.language, unread=False, apart=None)
        if now.name == "title" and any(one.name == "head" for one in self.opened):
            self.apart.append(ReadText("title", " ".join(text.split())))
        if now.unread or now.name == "head":
            return
        self._words.append(text)
        self._kind = now.apart
        if any(map(str.isalpha, text)):
            self._languages[now.language] = None

    def end(self, name: str) -> None:
        """An element ends, and all that is open in it; one that is not open is ignored."""
        if not any(one.name == name for one in reversed(self.opened)):
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
            frozenset(self.anchors),
        )

    def _apart(self, name: str, attributes: Mapping[str, str]) -> ApartKind | None:
        if name == "nav":
            return "contents"
        classes = attributes.get("class", "").split()
        return next((_APART_CLASSES[one] for one in classes if one in _APART_CLASSES), None)

    def _note(self, name: str, attributes: Mapping[str, str], *, unread: bool) -> None:
        place = f"{self.part}, block {len(self.blocks) + 1}"
        self.anchors |= {attributes[one] for one in ("id", "name") if attributes.get(one)}
        if unread and name != "meta":
            return
        if name == "a" and attributes.get("href"):
            self.links.append(ReadLink(attributes["href"], place))
            if attributes.get("title"):
                self.apart.append(ReadText("link title", attributes["title"]))
        if name == "img":
            self.images.append(ReadImage(attributes.get("src", ""), attributes.get("alt", ""), place))
            self.apart += [
                ReadText("alternative text", one) for key in ("alt", "title") if (one := attributes.get(key))
            ]
        if name == "meta" and attributes.get("name") == "description":
            self.apart.append(ReadText("summary", attributes.get("content", "")))

    def _break(self) -> None:
        """End the block that is open, if it has words."""
        words = " ".join("".join(self._words).split())
        if words and self._kind:
            self.apart.append(ReadText(self._kind, words))
        elif words:
            level = next((_LEVELS[one.name] for one in reversed(self.opened) if one.name in _LEVELS), 0)
            place = f"{self.part}, block {len(self.blocks) + 1}"
            self.blocks.append(ReadBlock(words, tuple(self._languages), place, level))
        self._words.clear()
        self._languages.clear()
