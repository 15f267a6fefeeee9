"""Links that lead readers of another language elsewhere, written where the file keeps their addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats._office.relations import relations_member
from mars_i18n.formats._office.splicing import PartEdits, escape_xml
from mars_i18n.model import Segment, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.formats._office.layouts.tag_layout import Layout
    from mars_i18n.formats._office.pieces import ParagraphPiece
    from mars_i18n.formats._office.zip_package import ZipPackage

_TARGET = re.compile(rb"""(\sTarget\s*=\s*)(?:"([^"]*)"|'([^']*)')""")


def write_links(edits: PartEdits, layout: Layout, segment: Segment, path: str) -> dict[str, str]:
    """Write the addresses that are kept beside their text; the others, which are kept apart, as (old, new) pairs."""
    apart: dict[str, str] = {}
    for piece, new in _changed(layout, segment):
        old = dict(piece.attributes)["href"]
        written = escape_xml(old, path).replace(b'"', b"&quot;")
        at = edits.data.find(written, piece.start, piece.end)
        if at >= 0:
            edits.replace(at, at + len(written), escape_xml(new, path).replace(b'"', b"&quot;"))
        else:
            apart[old] = new
    return apart


def _changed(layout: Layout, segment: Segment) -> Iterator[tuple[ParagraphPiece, str]]:
    """The pieces that open links, each with the address that it has in a translation, where that is another."""
    opened = (one for one in segment.parts if isinstance(one, Tag) and one.name == "a" and one.form == "open")
    links = {one.number: one.attribute("href") for one in opened}
    for mark in layout.marks:
        if mark.name != "a" or mark.form != "open" or mark.piece is None or mark.number not in links:
            continue
        if dict(mark.piece.attributes).get("href") != links[mark.number]:
            yield mark.piece, links[mark.number]
    whole = next((one for one in layout.outside if one.kind == "open" and one.name == "a"), None)
    if whole is not None and layout.link and links.get(0, layout.link) != layout.link:
        yield whole, links[0]


def write_relations(package: ZipPackage, part: str, apart: dict[str, str], path: str) -> dict[str, bytes]:
    """The part with the relations of a part, its addresses led elsewhere; empty where nothing changes."""
    name = relations_member(part)
    if not apart or name not in package.members:
        return {}
    data = package.read(name)
    changed = {}
    for old, new in apart.items():
        if old.partition("#")[2] == new.partition("#")[2]:  # a place in it is kept elsewhere in the file
            changed[_value(old.partition("#")[0], path)] = _value(new.partition("#")[0], path)
        changed[_value(old, path)] = _value(new, path)

    def lead(found: re.Match[bytes]) -> bytes:
        value = found[2] if found[2] is not None else found[3]
        return found[1] + b'"' + changed[value] + b'"' if value in changed else found[0]

    written = _TARGET.sub(lead, data)
    return {name: written} if written != data else {}


def _value(address: str, path: str) -> bytes:
    return escape_xml(address, path, quote=b'"')
