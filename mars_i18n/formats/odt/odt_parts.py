"""Which parts of an OpenDocument text are read: content.xml, then the headers, footers and languages of styles.xml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.formats._office.attribute_values import value_span
from mars_i18n.formats._office.bold_headings import find_bold_headings, find_title
from mars_i18n.formats._office.counters import Counters
from mars_i18n.formats._office.package_document import FoundBlock, FoundPart, LanguageSpan
from mars_i18n.formats._office.xml_tree import stream_tree
from mars_i18n.formats.odt.odt_body import FlowReader
from mars_i18n.formats.odt.odt_runs import OdtContext
from mars_i18n.formats.odt.text_styles import read_open_styles
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.formats._office.xml_tree import XmlElement
    from mars_i18n.formats._office.zip_package import ZipPackage

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
_ENCRYPTED = re.compile(rb"<(?:[\w.-]+:)?encryption-data\b")
_STYLE_ROOTS = frozenset({"office:styles", "office:automatic-styles"})


def read_open_parts(package: ZipPackage) -> tuple[list[FoundPart], tuple[tuple[str, str], ...]]:
    """The parts with what was found in them, and what the document says of itself.

    Raises MarsError where the package is no OpenDocument text, has a password, or a part is damaged.
    """
    kind = package.read("mimetype").decode("utf-8", "replace") if "mimetype" in package.members else ""
    if _CONTENT not in package.members or (kind and "opendocument.text" not in kind):
        what = message("there is no OpenDocument text in this file")
        raise MarsError(what, message("Save it as an OpenDocument text (.odt)."), at=package.path)
    # OpenOffice before version 3 wrote a document type into each manifest: it is searched, not parsed
    if _MANIFEST in package.members and _ENCRYPTED.search(package.read(_MANIFEST)):
        raise MarsError(message("this file has a password"), _UNLOCK, at=package.path)
    members = [name for name in (_STYLES, _CONTENT) if name in package.members]
    data = {name: package.read(name) for name in members}
    collected = {name: _collect(data[name], package.path, name) for name in members}
    styles = read_open_styles([root for name in members for root in collected[name].roots])
    counters = Counters()
    found: list[FoundPart] = []
    changes = 0
    for name in reversed(members):
        part = FoundPart(name, data[name])
        FlowReader(part, OdtContext(part.data, package.path, styles, part.gaps), counters).read(name)
        changes += collected[name].changes
        found.append(part)
    find_bold_headings(found[0].blocks)
    find_title(found[0].blocks)
    _add_languages(found, collected)
    metadata = (("tracked changes", str(changes)),) if changes else ()
    return found, metadata


class _Collected:
    """The elements of a part that hold styles, and how many changes are tracked in it."""

    def __init__(self) -> None:
        self.roots: list[XmlElement] = []
        self.changes = 0

    def is_whole(self, element: XmlElement) -> bool:
        return element.tag in _STYLE_ROOTS

    def whole(self, element: XmlElement) -> None:
        self.roots.append(element)

    def start(self, element: XmlElement) -> None:
        self.changes += element.tag == "text:changed-region"

    def end(self, element: XmlElement) -> None: ...


def _collect(data: bytes, path: str, name: str) -> _Collected:
    collected = _Collected()
    stream_tree(data, path, name, collected)
    return collected


def _add_languages(found: list[FoundPart], collected: dict[str, _Collected]) -> None:
    """The properties of styles that name the language of the document: that of its default paragraph, and the same."""
    properties = [
        (part, one)
        for part in found
        for root in collected[part.name].roots
        for one in root.every("style:text-properties")
        if one.attributes.get("fo:language", "none") not in {"none", "zxx", ""}
    ]
    defaults = [
        one.attributes["fo:language"]
        for root in (root for part in found for root in collected[part.name].roots)
        for style in root.children
        if style.tag == "style:default-style" and style.attributes.get("style:family") == "paragraph"
        for one in style.every("style:text-properties")
        if "fo:language" in one.attributes
    ]
    for part, one in properties:
        if not defaults or one.attributes["fo:language"] != defaults[0]:
            continue
        language, country = value_span(part.data, one, "fo:language"), value_span(part.data, one, "fo:country")
        if language is None:
            continue
        spans = [LanguageSpan(*language, "language"), *([LanguageSpan(*country, "country")] if country else [])]
        tag = part.data[one.start : one.inner]
        before = tag[: language[0] - one.start].decode().replace("{", "{{").replace("}", "}}")
        after = tag[language[1] - one.start :].decode().replace("{", "{{").replace("}", "}}")
        content = f"{before}{{}}{after}"
        part.blocks.append(
            FoundBlock(one.start, one.inner, "metadata", key="language", languages=tuple(spans), content=content)
        )


_UNLOCK = message("Save it without a password.")
