"""Reads a Word document: its paragraphs, then its footnotes in the order of their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadBlock, ReadImage, ReadLink, ReadOutput, ReadText
from mars_i18n.readback.readers.xml import XML, UnreadableError, member, parse_xml, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WHITE = re.compile("(?:[Ff][0-9A-Fa-f]){3}")
_BLANK = {f"{_W}br": " ", f"{_W}tab": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "\u2011"}


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The document of an issue."""
    name = f"{issue}.docx"
    try:
        return (_read_package(unpack(files[name], name), name),)
    except UnreadableError as error:
        return (ReadOutput(name, faults=(error.wording,)),)


def _read_package(package: Mapping[str, bytes], name: str) -> ReadOutput:
    member(package, "[Content_Types].xml", name)
    relations = parse_xml(member(package, "_rels/.rels", name), "_rels/.rels")
    main = [one.get("Target", "").lstrip("/") for one in relations if one.get("Type", "").endswith("/officeDocument")]
    if main != ["word/document.xml"]:
        raise UnreadableError(message("{part} has another text than word/document.xml", part=name))
    document = parse_xml(member(package, "word/document.xml", name), "word/document.xml")
    styles = _languages_of_styles(package)
    places = [("word/document.xml", document)]
    if "word/footnotes.xml" in package:
        notes = parse_xml(package["word/footnotes.xml"], "word/footnotes.xml")
        real = {_number(one): one for one in notes.iter(f"{_W}footnote") if one.get(f"{_W}type") in {None, "normal"}}
        cited = dict.fromkeys(_number(one) for one in document.iter(f"{_W}footnoteReference"))
        places += [("word/footnotes.xml", real[one]) for one in cited if one in real]
    blocks: list[ReadBlock] = []
    links: list[ReadLink] = []
    images: list[ReadImage] = []
    apart: list[ReadText] = []
    anchors: dict[str, int] = {}
    targets = {part: _targets(package, part) for part, _ in places}
    shaded = _shaded_styles(package)
    for part, root in places:
        coloured = _coloured(root, shaded)
        for paragraph in root.iter(f"{_W}p"):
            place = f"{part}, paragraph {len(blocks) + 1}"
            for one in paragraph.iter(f"{_W}bookmarkStart"):
                anchors.setdefault(one.get(f"{_W}name", ""), len(blocks))
            for one in paragraph.iter(f"{_W}hyperlink"):
                links.append(ReadLink(_address(one, targets[part]), place, len(blocks)))
                if one.get(f"{_W}tooltip"):
                    apart.append(ReadText("link title", one.get(f"{_W}tooltip", "")))
            images += _images(paragraph, targets[part], place)
            text, languages = _words(paragraph, styles, on_paper=paragraph not in coloured)
            if text:
                blocks.append(ReadBlock(text, languages, place, _level(paragraph)))
    apart += [ReadText("alternative text", image.alternative) for image in images if image.alternative]
    if "docProps/core.xml" in package:
        core = parse_xml(package["docProps/core.xml"], "docProps/core.xml")
        apart += [ReadText("title", one.text or "") for one in core if one.tag.endswith("}title")]
        apart += [ReadText("language", one.text or "") for one in core if one.tag.endswith("}language")]
    members = frozenset(one.removeprefix("word/") for one in package)
    return ReadOutput(name, tuple(blocks), tuple(apart), tuple(links), tuple(images), anchors, members)


def _languages_of_styles(package: Mapping[str, bytes]) -> Mapping[str, str]:
    """The language of each style by its id, its own or that of the style that it is based on; "" is the default."""
    if "word/styles.xml" not in package:
        return {}
    root = parse_xml(package["word/styles.xml"], "word/styles.xml")
    default = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    found = {"": "" if default is None else default.get(f"{_W}val", "")}
    for style in root.iter(f"{_W}style"):
        mark = style.find(f"{_W}rPr/{_W}lang")
        above = style.find(f"{_W}basedOn")
        own = "" if mark is None else mark.get(f"{_W}val", "")
        based = found.get("" if above is None else above.get(f"{_W}val", ""), found[""])
        found[style.get(f"{_W}styleId", "?")] = own or based
    return found


def _number(note: Element) -> int:
    text = note.get(f"{_W}id", "")
    return int(text) if text.isdecimal() else 0


def _shaded_styles(package: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of styles that say what is behind their words, or are based on such a one."""
    if "word/styles.xml" not in package:
        return frozenset()
    found: set[str] = set()
    for style in parse_xml(package["word/styles.xml"], "word/styles.xml").iter(f"{_W}style"):
        above = style.find(f"{_W}basedOn")
        if style.find(f".//{_W}shd") is not None or (above is not None and above.get(f"{_W}val", "") in found):
            found.add(style.get(f"{_W}styleId", ""))
    return frozenset(found)


def _coloured(root: Element, shaded: frozenset[str]) -> set[Element]:
    """The paragraphs that may not be on white paper: with a shade or frame, in tables and text boxes."""
    found = {one for name in ("tbl", "txbxContent") for box in root.iter(f"{_W}{name}") for one in box.iter(f"{_W}p")}
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if paragraph.find(f"{_W}pPr/{_W}shd") is not None or (
            style is not None and style.get(f"{_W}val", "") in shaded
        ):
            found.add(paragraph)
    return found


def _words(paragraph: Element, styles: Mapping[str, str], *, on_paper: bool = False) -> tuple[str, tuple[str, ...]]:
    """The words of a paragraph, without those of paragraphs in it, and the languages of its runs that have letters.

    Of a paragraph that is on white paper, words in white are left out.
    """
    shown: list[str] = []
    languages: dict[str, None] = {}
    others = [other for other in paragraph.iter(f"{_W}p") if other is not paragraph]
    inner = {run for other in others for run in other.iter(f"{_W}r")}
    inner |= {run for moved in paragraph.iter(f"{_W}moveFrom") for run in moved.iter(f"{_W}r")}
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    default = styles.get("" if style is None else style.get(f"{_W}val", ""), styles.get("", ""))
    for run in paragraph.iter(f"{_W}r"):
        if run in inner or _is_on(run.find(f"{_W}rPr/{_W}vanish")) or (on_paper and _is_white(run)):
            continue
        text = "".join(_text(one) for one in run)
        shown.append(text)
        mark = run.find(f"{_W}rPr/{_W}lang")
        if any(map(str.isalpha, text)):
            values = {} if mark is None else mark.attrib
            languages[values.get(f"{_W}val") or values.get(f"{_W}bidi", "") or default] = None
    return "".join(shown).strip(), tuple(languages)


def _is_white(run: Element) -> bool:
    """Whether a run is in the colour of paper, or nearly, and says nothing of what is behind it."""
    colour = run.find(f"{_W}rPr/{_W}color")
    value = "" if colour is None else colour.get(f"{_W}val", "")
    behind = (f"{_W}rPr/{_W}{one}" for one in ("shd", "highlight", "rStyle"))
    return bool(_WHITE.fullmatch(value)) and all(run.find(one) is None for one in behind)


def _is_on(mark: Element | None) -> bool:
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _text(part: Element) -> str:
    """The words of a part of a run, with the blanks that Word shows."""
    if part.tag != f"{_W}t":
        return _BLANK.get(part.tag, "")
    text = part.text or ""
    return text if part.get(f"{XML}space") == "preserve" else text.strip()


def _level(paragraph: Element) -> int:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val", "")
    number = name.removeprefix("Heading")
    return 1 if name == "Title" else int(number) if name != number and number.isdecimal() else 0


def _address(link: Element, targets: Mapping[str, str]) -> str:
    anchor = link.get(f"{_W}anchor")
    relation = link.get(f"{_R}id", "")
    address = targets.get(relation, f"#{relation}") if relation else ""  # one that leads nowhere names no bookmark
    return address + (f"#{anchor}" if anchor else "")


def _images(paragraph: Element, targets: Mapping[str, str], place: str) -> list[ReadImage]:
    found = []
    for drawing in (*paragraph.iter(f"{_WP}inline"), *paragraph.iter(f"{_WP}anchor")):
        about, blip = drawing.find(f"{_WP}docPr"), drawing.find(f".//{_A}blip")
        alternative = "" if about is None else about.get("descr", "")
        relation = "" if blip is None else blip.get(f"{_R}embed", "")
        address = targets.get(relation, f"image {relation}") if relation else ""
        found.append(ReadImage(address, alternative, place))
    return found


def _targets(package: Mapping[str, bytes], part: str) -> dict[str, str]:
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels"
    if path not in package:
        return {}
    return {one.get("Id", ""): one.get("Target", "") for one in parse_xml(package[path], path)}
