"""Reads a Word document: its paragraphs, then its footnotes in the order of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.readback.read_output import ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText
from mars_i18n.readback.xml import UnreadableError, member, parse_xml, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BLANK = {f"{_W}br": " ", f"{_W}tab": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "\u2011"}


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The document of an issue."""
    name = f"{issue}.docx"
    try:
        return (_read_package(unpack(files[name], name), name),)
    except UnreadableError as error:
        return (ReadOutput(name, faults=(str(error),)),)


def _read_package(package: Mapping[str, bytes], name: str) -> ReadOutput:
    document = parse_xml(member(package, "word/document.xml", name), "word/document.xml")
    places = [("word/document.xml", document)]
    if "word/footnotes.xml" in package:
        notes = parse_xml(package["word/footnotes.xml"], "word/footnotes.xml")
        real = [one for one in notes.iter(f"{_W}footnote") if one.get(f"{_W}type") is None]
        places += [("word/footnotes.xml", one) for one in sorted(real, key=_number)]
    blocks: list[ReadBlock] = []
    links: list[ReadLink] = []
    images: list[ReadImage] = []
    anchors: set[str] = set()
    for part, root in places:
        targets = _targets(package, part)
        for paragraph in root.iter(f"{_W}p"):
            place = f"{part}, paragraph {len(blocks) + 1}"
            text, languages = _words(paragraph)
            if text:
                blocks.append(ReadBlock(text, languages, place, _level(paragraph)))
            links += [ReadLink(_address(one, targets), place) for one in paragraph.iter(f"{_W}hyperlink")]
            images += _images(paragraph, targets, place)
        anchors |= {one.get(f"{_W}name", "") for one in root.iter(f"{_W}bookmarkStart")}
    apart = [ReadText("alternative text", image.alternative) for image in images if image.alternative]
    if "docProps/core.xml" in package:
        core = parse_xml(package["docProps/core.xml"], "docProps/core.xml")
        apart += [ReadText("title", one.text or "") for one in core if one.tag.endswith("}title")]
    return ReadOutput(
        name,
        tuple(blocks),
        tuple(apart),
        tuple(links),
        tuple(images),
        frozenset(anchors),
        frozenset(one.removeprefix("word/") for one in package),
    )


def _number(note: Element) -> int:
    text = note.get(f"{_W}id", "")
    return int(text) if text.isdecimal() else 0


def _words(paragraph: Element) -> tuple[str, tuple[str, ...]]:
    """The words of a paragraph, without those of paragraphs in it, and the languages of its runs that have letters."""
    shown: list[str] = []
    languages: dict[str, None] = {}
    inner = {run for other in paragraph.iter(f"{_W}p") if other is not paragraph for run in other.iter(f"{_W}r")}
    for run in paragraph.iter(f"{_W}r"):
        if run in inner:
            continue
        text = "".join((one.text or "") if one.tag == f"{_W}t" else _BLANK.get(one.tag, "") for one in run)
        shown.append(text)
        mark = run.find(f"{_W}rPr/{_W}lang")
        if any(map(str.isalpha, text)):
            values = {} if mark is None else mark.attrib
            languages[values.get(f"{_W}val") or values.get(f"{_W}bidi", "")] = None
    return " ".join("".join(shown).split()), tuple(languages)


def _level(paragraph: Element) -> int:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    number = name.removeprefix("Heading")
    return 1 if name == "Title" else int(number) if name != number and number.isdecimal() else 0


def _address(link: Element, targets: Mapping[str, str]) -> str:
    anchor = link.get(f"{_W}anchor")
    address = targets.get(link.get(f"{_R}id", ""), "")
    return address + (f"#{anchor}" if anchor else "")


def _images(paragraph: Element, targets: Mapping[str, str], place: str) -> list[ReadImage]:
    found = []
    for drawing in (*paragraph.iter(f"{_WP}inline"), *paragraph.iter(f"{_WP}anchor")):
        about, blip = drawing.find(f"{_WP}docPr"), drawing.find(f".//{_A}blip")
        alternative = "" if about is None else about.get("descr", "")
        address = "" if blip is None else targets.get(blip.get(f"{_R}embed", ""), "")
        found.append(ReadImage(address, alternative, place))
    return found


def _targets(package: Mapping[str, bytes], part: str) -> dict[str, str]:
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels"
    if path not in package:
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in parse_xml(package[path], path)}
