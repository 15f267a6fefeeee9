"""Which parts of a deck are read: its slides in order, each with its diagrams, charts and notes; never layouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.formats._office.attribute_values import value_span
from mars_i18n.formats._office.counters import Counters
from mars_i18n.formats._office.drawings.charts import read_chart
from mars_i18n.formats._office.drawings.diagrams import DATA, read_diagram
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart, LanguageSpan
from mars_i18n.formats._office.relations import read_relations, related
from mars_i18n.formats._office.xml_tree import read_tree
from mars_i18n.formats.pptx.slide_body import SlideReader
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats._office.zip_package import ZipPackage

_NOTES = "speaker notes"


def read_slide_parts(package: ZipPackage) -> tuple[list[FoundPart], tuple[tuple[str, str], ...]]:
    """The parts and what was found in them. Raises MarsError where there are no slides, or a part is damaged."""
    main = related(read_relations(package, ""), package, "officeDocument")
    if not main or not main[0].startswith("ppt/"):
        what = message("there are no slides in this file")
        raise MarsError(what, message("Save it as a presentation (.pptx)."), at=package.path)
    relations = read_relations(package, main[0])
    presentation = read_tree(package.read(main[0]), package.path, main[0])
    ids = (one.attributes.get("r:id", "") for one in presentation.every("p:sldId"))
    targets = (relations[one].target for one in ids if one in relations)
    slides = dict.fromkeys(name for name in targets if name in package.members)
    deck = _Deck(package)
    for number, name in enumerate(slides, 1):
        deck.read_slide(name, number)
    headings = [one for part in deck.found for one in part.blocks if one.kind == "heading"]
    if headings and headings[0].line == 1:
        headings[0].kind, headings[0].level, headings[0].key = "title", 1, "title"
    return [*deck.found, _languages(FoundPart(main[0], package.read(main[0])), presentation)], ()


class _Deck:
    def __init__(self, package: ZipPackage) -> None:
        self.package, self.counters = package, Counters()
        self.found: list[FoundPart] = []
        self.read: set[str] = set()

    def read_slide(self, name: str, number: int) -> None:
        """A slide, then what is on it, then its notes."""
        self._part(name, number)
        relations = read_relations(self.package, name)
        for data in related(relations, self.package, DATA):
            if data not in self.read:
                diagram = read_diagram(self.package, data, relations, self.read)
                for block in (block for one in diagram for block in one.blocks):
                    block.line, block.notes = number, (f"Slide {number}",)
                self.found += diagram
        for chart in related(relations, self.package, "chart"):
            if chart not in self.read:
                self.read.add(chart)
                self.found.append(read_chart(self.package, chart, number, (f"Slide {number}",)))
        for notes in related(relations, self.package, "notesSlide"):
            self._part(notes, number, _NOTES)

    def _part(self, name: str, number: int, key: str = "") -> None:
        if name in self.read:
            return
        self.read.add(name)
        part = FoundPart(name, self.package.read(name))
        reader = SlideReader(part, self.package.path, read_relations(self.package, name), self.counters, number, key)
        reader.read(read_tree(part.data, self.package.path, name))
        self.found.append(part)


def _languages(part: FoundPart, presentation: XmlElement) -> FoundPart:
    """presentation.xml with the language that text has unless it says another."""
    spans = [
        span
        for style in presentation.every("p:defaultTextStyle")
        for one in style.every("a:defRPr")
        if (span := value_span(part.data, one, "lang")) and span[1] > span[0]
    ]
    if spans:
        languages = tuple(LanguageSpan(*span) for span in spans)
        part.blocks.append(FoundBlock(*spans[0], "metadata", key="language", languages=languages))
    return part
