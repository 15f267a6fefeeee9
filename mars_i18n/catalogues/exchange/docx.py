"""A table in Word for reviewers: number, source, translation, note; what they change may be tracked.

A row is known by its id, in small print under its number, wherever it is moved; where a row lost it, by its source.
“Needs work” beside the number is deleted by the reviewer when the translation is done. It speaks the language
of the reviewer; English, Spanish and Portuguese are read. Same entries, same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from mars_i18n.catalogues.entry_ids import SENT_ID
from mars_i18n.catalogues.exchange._archive import require_small_archive
from mars_i18n.catalogues.exchange._table import Cells, file_of, require_tabular, rows_of
from mars_i18n.catalogues.exchange._table_words import ENGLISH, WORDS, table_words
from mars_i18n.catalogues.exchange._word_table import comment_texts, rows_of_word_table, text_above
from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mars_i18n.catalogues.exchange._table_words import TableWords
    from mars_i18n.plugins.kinds import ExchangeFile

extension = ".docx"
_TOOL = "mars-i18n"
_NEEDS_WORK = tuple(one.states[1] for one in WORDS.values())  # in each language
_HEADS = {one.heads for one in WORDS.values()}
_WIDTHS = (1500, 5000, 5000, 2600)  # twentieths of a point
_COLUMNS = ("id", "source", "translation", "comment", "state", "context")  # as `_table` knows them
_HINT = message("Take the file that was exported, and change its columns Translation and Note alone.")
_ABOUT = re.compile(rf"{_TOOL} · (?P<issue>[^·\n]*) · (?P<source>[^·\n]*) · (?P<locale>[^·\n]*)")
_CONTEXT = re.compile(r"\[(?P<context>.*)\]\s*\Z", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("(\n|\t)")
_DATE = (1980, 1, 1, 0, 0, 0)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_DOCUMENT = (
    f'{_HEAD}<w:document xmlns:w="{{namespace}}"><w:body>{{body}}</w:tbl><w:p/>{{section}}</w:body></w:document>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="B0B0B0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SECTION = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1300" \
w:bottom="1000" w:left="1300" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'


def recognises(data: bytes) -> bool:
    """Whether these bytes look like a Word file."""
    return data.startswith(b"PK") and b"word/document.xml" in data


def write(file: ExchangeFile) -> bytes:
    """The Word file. Raises MarsError for what Word cannot hold: control characters, a comment with line breaks."""
    require_tabular(file)
    words = table_words(file.words)
    rows = list(rows_of(file, words))[2:]
    for row in rows:
        if found := _FORBIDDEN.search("".join(row)):
            what = message(
                "a cell cannot hold {characters}, as in {text}", characters=repr(found[0]), text=repr(row[2][:60])
            )
            raise MarsError(what, message("Use XLIFF for this catalogue."), at=f"{file.issue} ({file.language})")
    body = [*_heading(file, words), *(_entry_row(number, row, file, words) for number, row in enumerate(rows, 1))]
    document = _DOCUMENT.format(namespace=_NAMESPACE, body="".join(body), section=_SECTION)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, _DATE), text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _heading(file: ExchangeFile, words: TableWords) -> Iterator[str]:
    """What is above the table, which opens here, and its first row."""
    yield _paragraph(f"{file.issue}: {file.source_language} → {file.locale}", bold=True)
    yield _paragraph(words.advice.format(state=words.states[1]))
    yield _paragraph(f"{_TOOL} · {file.issue} · {file.source_language} · {file.locale}", small=True)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    look = f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    yield f'<w:tbl><w:tblPr>{look}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    yield _row([_paragraph(one, bold=True) for one in words.heads], header=True)


def _entry_row(number: int, row: tuple[str, ...], file: ExchangeFile, words: TableWords) -> str:
    identity, _, source, translation, state, comment, context = row
    first = _paragraph(str(number)) + _paragraph(identity, small=True)
    first += _paragraph(state) if state == words.states[1] else ""
    first += _paragraph(f"[{context}]", small=True) if context else ""
    texts = (
        _paragraph(source, language=file.source_language),
        _paragraph(translation, language=file.locale.replace("_", "-")),
    )
    return _row([first, *texts, "".join(map(_paragraph, comment.split("\n")))])


def _row(cells: list[str], *, header: bool = False) -> str:
    properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>"
    widths = (f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in _WIDTHS)
    return (
        f"<w:tr>{properties}{''.join(f'<w:tc>{w}{cell}</w:tc>' for w, cell in zip(widths, cells, strict=True))}</w:tr>"
    )


def _paragraph(text: str, *, bold: bool = False, small: bool = False, language: str = "") -> str:
    look = "<w:b/>" if bold else ""
    look += '<w:color w:val="909090"/><w:sz w:val="10"/>' if small else ""
    look += f'<w:lang w:val="{escape(language)}"/>' if language else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    pieces = (
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(one, f'<w:t xml:space="preserve">{escape(one)}</w:t>')
        for one in _BREAKS.split(text)
        if one
    )
    return f"<w:p>{''.join(f'<w:r>{look}{one}</w:r>' for one in pieces)}</w:p>"


def read(data: bytes, path: str) -> ExchangeFile:
    """The entries of the table, tracked changes being accepted. Raises MarsError with the row that is not certain."""
    require_small_archive(data, path, message("this is no Word file (.docx), or it has a password"), _HINT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _parse(archive.read("word/document.xml"), path)
            comments = archive.read("word/comments.xml") if "word/comments.xml" in archive.namelist() else b""
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise MarsError(message("this Word file cannot be read: {error}", error=str(error)), _HINT, at=path) from error
    spoken = comment_texts(_parse(comments, path)) if comments else {}
    return file_of(_rows(document, path, spoken), path)


def _parse(xml: bytes, path: str) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise MarsError(message("this Word file cannot be read: {error}", error=str(error)), _HINT, at=path) from error
    return root


def _rows(document: Element, path: str, comments: dict[str, str]) -> Iterator[Cells]:
    body = document.find(f"{{{_NAMESPACE}}}body")
    body = document if body is None else body
    if about := _ABOUT.search(text_above(body)):
        yield Cells(path, (_TOOL, about["issue"].strip(), about["source"].strip(), about["locale"].strip()))
    yield Cells(path, _COLUMNS)
    for row in rows_of_word_table(body, path, comments):
        if not any(cell.strip() for cell in row.cells) or row.cells[: len(_WIDTHS)] in _HEADS:
            continue
        if len(row.cells) != len(_WIDTHS):
            what = message("the row has {count} cells, and not {wanted}", count=len(row.cells), wanted=len(_WIDTHS))
            raise MarsError(what, message("Undo merged, split and deleted cells of that row."), at=row.place)
        first, source, translation, note = row.cells
        yield Cells(row.place, _cells(first, source, translation, note, row.comments, row.place))


def _cells(  # noqa: PLR0913, PLR0917 - one argument a cell
    first: str, source: str, translation: str, note: str, comments: tuple[str, ...], place: str
) -> tuple[str, ...]:
    """The cells of a row by `_COLUMNS`. Raises MarsError where two ids are in it."""
    context = _CONTEXT.search(first)
    first = first[: context.start()] if context else first
    ids = {found[0] for found in SENT_ID.finditer(first)}
    if len(ids) > 1:
        raise MarsError(message("the row has {count} ids", count=len(ids)), _HINT, at=place)
    marked = translation.strip() and any(one in first.lower() for one in _NEEDS_WORK)
    state = ENGLISH.states[1] if marked else ""
    lines = [note, *(one for one in comments if one not in note.split("\n"))]
    joined = "\n".join(line for line in lines if line.strip())
    return (next(iter(ids), ""), source, translation, joined, state, context["context"] if context else "")
