"""Which parts of a Word file are read, and in which order: text, notes, headers and footers, charts, styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.formats._office.attribute_values import value_span
from mars_i18n.formats._office.bold_headings import find_bold_headings, find_title
from mars_i18n.formats._office.counters import Counters
from mars_i18n.formats._office.drawings.charts import read_chart
from mars_i18n.formats._office.drawings.diagrams import read_diagram
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart, LanguageSpan
from mars_i18n.formats._office.relations import read_relations, related
from mars_i18n.formats._office.xml_tree import read_tree
from mars_i18n.formats.docx.body import BodyReader
from mars_i18n.formats.docx.styles import read_numbering, read_styles
from mars_i18n.formats.docx.word_runs import PartContext
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats._office.zip_package import ZipPackage

_KINDS = (("footnotes", ""), ("endnotes", ""), ("header", "page header"), ("footer", "page footer"))


def read_word_parts(package: ZipPackage) -> tuple[list[FoundPart], tuple[tuple[str, str], ...]]:
    """The parts with what was found in them, and what the document says of itself.

    Raises MarsError where the package is no document of Word, or a part is damaged.
    """
    main = related(read_relations(package, ""), package, "officeDocument")
    if not main or "word" not in main[0].lower():
        what = message("there is no document of Word in this file")
        raise MarsError(what, message("Save it as a Word document (.docx)."), at=package.path)
    relations = read_relations(package, main[0])

    def tree(kind: str) -> tuple[str, XmlElement | None]:
        name = next(iter(related(relations, package, kind)), "")
        return name, read_tree(package.read(name), package.path, name) if name else None

    styles_name, styles_tree = tree("styles")
    styles = read_styles(styles_tree)
    numbering = read_numbering(tree("numbering")[1])
    counters = Counters()
    found: list[FoundPart] = []
    changes, people = 0, set[str]()
    wanted = [(main[0], ""), *((name, key) for kind, key in _KINDS for name in related(relations, package, kind))]
    read = {name for name, _ in wanted} | {styles_name}
    for name, key in wanted:
        part = FoundPart(name, package.read(name))
        context = PartContext(part.data, package.path, styles, read_relations(package, name), part.gaps)
        BodyReader(part, context, numbering, counters, key).read(name)
        changes += context.changes
        people |= context.changed_by
        found.append(part)
        _insert_diagrams(package, part, context, key, read)
    charts = (name for one in found for name in related(read_relations(package, one.name), package, "chart"))
    found += [read_chart(package, name, counters.paragraphs) for name in dict.fromkeys(charts)]
    find_bold_headings(found[0].blocks)
    find_title(found[0].blocks)
    if styles_tree is not None:
        found.append(_languages(FoundPart(styles_name, package.read(styles_name)), styles_tree))
    metadata = (("tracked changes", str(changes)), ("tracked by", str(len(people)))) if changes else ()
    return found, metadata


def _insert_diagrams(package: ZipPackage, part: FoundPart, context: PartContext, key: str, read: set[str]) -> None:
    """Put the texts of each diagram after the paragraph that shows it; no part that is in `read` is read again."""
    for diagram in context.diagrams:
        if diagram.part in read or diagram.part not in package.members:
            continue
        for one in read_diagram(package, diagram.part, context.relations, read):
            for block in one.blocks:
                block.line, block.containers = diagram.line, diagram.containers
                block.kind, block.key = ("metadata", key) if key else (block.kind, block.key)
            part.inserted.append((diagram.at, one))


def _languages(part: FoundPart, root: XmlElement) -> FoundPart:
    """styles.xml with the language that text has unless it says another."""
    for defaults in root.every("w:rPrDefault"):
        for one in defaults.every("w:lang"):
            if (span := value_span(part.data, one, "w:val")) and span[1] > span[0]:
                part.blocks.append(FoundBlock(*span, "metadata", key="language", languages=(LanguageSpan(*span),)))
                return part
    return part
