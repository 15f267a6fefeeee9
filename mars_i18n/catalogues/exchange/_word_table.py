"""The rows of the first table of a Word file, as they are when all of its tracked changes are accepted.

WordprocessingML (ISO/IEC 29500-1, 17). What was deleted or moved away is left out; what was inserted counts.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from mars_i18n.messages import Message

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AWAY = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}delText"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_REFUSED: dict[str, Message] = {
    "drawing": message("a picture or a text box"),
    "pict": message("a picture or a text box"),
    "object": message("an embedded object"),
    "tbl": message("a table"),
    "sym": message("a symbol of another font"),
    "altChunk": message("another file"),
}
_HINT = message("Put the text alone into the cell, or leave the row as it was exported.")


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row: where it is ("file.docx: row 7"), the text of its cells, and of the comments in its margin."""

    place: str
    cells: tuple[str, ...]
    comments: tuple[str, ...] = ()


@dataclass(slots=True)
class _CellText:
    """Collects the text of a cell; `lines` are its paragraphs, the last one open."""

    place: str
    lines: list[str] = field(default_factory=lambda: [""])
    comments: list[str] = field(default_factory=list)  # their ids


def rows_of_word_table(body: Element, path: str, comments: Mapping[str, str]) -> Iterator[WordRow]:
    """The rows of the first table below `body`. `comments` are their texts by id. Raises MarsError with the row.

    Rows whose deletion is tracked are left out. A cell with a picture or a table in it is refused.
    """
    table = next(body.iter(f"{_W}tbl"), None)
    if table is None:
        raise MarsError(message("this Word file has no table"), message("Take the file that was exported."), at=path)
    for number, row in enumerate(_children(table, "tr"), 1):
        place = f"{path}: row {number}"
        properties = row.find(f"{_W}trPr")
        if properties is not None and properties.find(f"{_W}del") is not None:
            continue
        cells: list[str] = []
        spoken: list[str] = []
        for cell in _children(row, "tc"):
            found = _CellText(place)
            _read_cell(cell, found)
            while len(found.lines) > 1 and not found.lines[-1]:
                found.lines.pop()  # an empty paragraph at the end is nobody's text, a line break is
            cells.append("\n".join(found.lines))
            spoken += [comments[one] for one in found.comments if comments.get(one)]
        yield WordRow(place, tuple(cells), tuple(spoken))


def text_above(body: Element) -> str:
    """The text of a Word file, a paragraph a line, as far as its first table."""
    found = _CellText("")
    for child in body:
        if child.tag == f"{_W}tbl":
            break
        if child.tag == f"{_W}p":
            _read_paragraph(child, found)
    return "\n".join(found.lines)


def comment_texts(root: Element) -> dict[str, str]:
    """The comments of a Word file by their id."""
    texts: dict[str, str] = {}
    for one in root.iter(f"{_W}comment"):
        found = _CellText("")
        for paragraph in one.iter(f"{_W}p"):
            _read_paragraph(paragraph, found)
        texts[one.get(f"{_W}id", "")] = " ".join(" ".join(found.lines).split())
    return texts


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls too, none of a table within."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _children(child, name)


def _read_cell(cell: Element, found: _CellText) -> None:
    for child in cell:
        if child.tag == f"{_W}p":
            _read_paragraph(child, found)
        elif child.tag not in _AWAY and child.tag != f"{_W}tcPr":
            _require_text(child, found)
            _read_cell(child, found)


def _read_paragraph(paragraph: Element, found: _CellText) -> None:
    """Add a paragraph; the next one goes on in its line where the deletion of its mark is tracked."""
    _read_runs(paragraph, found)
    mark = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del")
    if mark is None:
        found.lines.append("")


def _read_runs(element: Element, found: _CellText) -> None:
    for child in element:
        name = child.tag.removeprefix(_W)
        if child.tag in _AWAY:
            continue
        _require_text(child, found)
        if name == "t":
            found.lines[-1] += child.text or ""
        elif name in _MARKS:
            found.lines[-1] += _MARKS[name]
        elif name == "commentReference":
            found.comments.append(child.get(f"{_W}id", ""))
        else:
            _read_runs(child, found)


def _require_text(element: Element, found: _CellText) -> None:
    """Raise MarsError for what is no text of a cell: nobody could say what the translation is."""
    what = _REFUSED.get(element.tag.removeprefix(_W))
    if what is not None and found.place:
        raise MarsError(message("a cell holds {what}", what=what), _HINT, at=found.place)
