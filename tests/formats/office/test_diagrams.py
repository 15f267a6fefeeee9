"""Diagrams (SmartArt) of Word: their texts are read where the diagram is shown, and written in both their copies."""
# ruff: noqa: E501 - the XML of a drawing is read on one line

from dataclasses import replace

import pytest
from packages import member, p, part, r, read, slide_part, word

from mars_i18n.formats import docx
from mars_i18n.model import Block, Gap, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.rewriting import map_segments

SHOWN = (
    "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Diagram 1'/><a:graphic><a:graphicData>"
    '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="{}"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def data_part(*texts, drawing=""):
    points = "".join(f"<dgm:pt><dgm:t><a:p><a:r><a:t>{one}</a:t></a:r></a:p></dgm:t></dgm:pt>" for one in texts)
    named = f'<dgm:extLst><a:ext><dsp:dataModelExt relId="{drawing}"/></a:ext></dgm:extLst>' if drawing else ""
    return slide_part("dgm:dataModel", f"<dgm:ptLst>{points}</dgm:ptLst>{named}")


def drawing_part(*texts):
    shapes = "".join(
        f"<dsp:sp><dsp:txBody><a:p><a:r><a:t>{one}</a:t></a:r></a:p></dsp:txBody></dsp:sp>" for one in texts
    )
    return slide_part("dsp:drawing", f"<dsp:spTree>{shapes}</dsp:spTree>")


LINKS = [("d", "diagramData", "diagrams/data1.xml"), ("w", "diagramDrawing", "diagrams/drawing1.xml")]
PARTS = [
    ("word/diagrams/data1.xml", data_part("Pump", "Tank")),
    ("word/diagrams/drawing1.xml", drawing_part("Pump", "Tank")),
]


def shown(data):
    """(what a translator is given, whether it is a copy) of each block of the text."""
    found = read(docx, data)
    return list(zip(found.said, (one.twin for one in found.blocks if list(segments_of(one))), strict=True))


def test_a_diagram_is_read_where_it_is_shown_and_its_drawing_is_a_copy():
    data = word(p("Before") + p(r("Here"), SHOWN.format("d")) + p("After"), links=LINKS, parts=PARTS)
    assert shown(data) == [
        ("Before", False),
        ("Here", False),
        ("Pump", False),
        ("Tank", False),
        ("Pump", True),
        ("Tank", True),
        ("After", False),
    ]
    document = docx.parse(data, "a.docx")
    assert docx.rebuild(document) == data
    assert account_for_words(document, docx.visible_words(document)).left_out == ()


def test_both_copies_are_written():
    data = word(p("Before") + p(SHOWN.format("d")) + p("After"), links=LINKS, parts=PARTS)
    document = map_segments(
        docx.parse(data, "a.docx"),
        lambda one: replace(one, parts=tuple(replace(text, text=f"{text.text} nova", raw=None) for text in one.parts)),
    )
    made = docx.rebuild(replace(document, language="pt_BR"))
    for name in ("word/diagrams/data1.xml", "word/diagrams/drawing1.xml"):
        assert member(made, name) == member(data, name).replace("Pump<", "Pump nova<").replace("Tank<", "Tank nova<")
    assert [text for text, _ in shown(made)] == [
        "Before nova",
        *["Pump nova", "Tank nova"] * 2,
        "After nova",
    ]


def test_a_diagram_in_a_cell_or_a_text_box_is_read_after_what_holds_it():
    cells = "".join(f"<w:tc>{one}</w:tc>" for one in (p("A"), p(SHOWN.format("d"))))
    rows = f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc>{p('B')}</w:tc><w:tc>{p('C')}</w:tc></w:tr></w:tbl>"
    assert [text for text, copy in shown(word(rows, links=LINKS, parts=PARTS)) if not copy] == [
        "A",
        "Pump",
        "Tank",
        "B",
        "C",
    ]
    held = f"<w:txbxContent>{p(r('In'), SHOWN.format('d'))}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict></w:r>"
    found = shown(word(p(r("Out"), box) + p("End"), links=LINKS, parts=PARTS))
    assert [text for text, copy in found if not copy] == ["Out", "In", "Pump", "Tank", "End"]


def test_a_shape_that_was_copied_from_a_slide_is_read():
    shape = "<a:sp><a:txSp><a:txBody><a:p><a:r><a:t>Pump</a:t></a:r></a:p></a:txBody></a:txSp></a:sp>"
    canvas = f"<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    data = word(p(r("Before"), canvas) + p("After"))
    assert shown(data) == [("Before", False), ("Pump", False), ("After", False)]
    document = docx.parse(data, "a.docx")
    assert docx.rebuild(document) == data
    assert account_for_words(document, docx.visible_words(document)).left_out == ()


def test_the_drawing_of_a_diagram_is_the_one_that_its_data_name():
    links = [
        ("d1", "diagramData", "diagrams/data1.xml"),
        ("d2", "diagramData", "diagrams/data2.xml"),
        ("w2", "diagramDrawing", "diagrams/drawing2.xml"),
        ("w1", "diagramDrawing", "diagrams/drawing1.xml"),
    ]
    parts = [
        ("word/diagrams/data1.xml", data_part("Pump", drawing="w1")),
        ("word/diagrams/data2.xml", data_part("Well", drawing="w2")),
        ("word/diagrams/drawing1.xml", drawing_part("Pump")),
        ("word/diagrams/drawing2.xml", drawing_part("Well")),
    ]
    found = shown(word(p(SHOWN.format("d2")) + p(SHOWN.format("d1")), links=links, parts=parts))
    assert found == [("Well", False), ("Well", True), ("Pump", False), ("Pump", True)]


def test_the_texts_of_a_diagram_in_a_header_are_beside_the_text():
    header = ("word/_rels/header1.xml.rels", member(word("", links=LINKS), "word/_rels/document.xml.rels"))
    parts = [*PARTS, ("word/header1.xml", part("hdr", p(SHOWN.format("d")))), header]
    found = read(docx, word(p("Text"), links=[("h", "header", "header1.xml")], parts=parts))
    assert found.said == ["Text"]
    assert found.beside == ["Pump", "Tank"] * 2


@pytest.mark.parametrize("target", ["document.xml", "styles.xml", "nowhere.xml", "diagrams/data1.xml"])
def test_no_part_is_read_twice_whatever_a_file_says(target):
    links = [("d", "diagramData", target), ("w", "diagramDrawing", target)]
    data = word(p("Text") + p(SHOWN.format("d")) * 2, links=links, parts=PARTS[:1])
    document = docx.parse(data, "a.docx")
    assert docx.rebuild(document) == data
    assert [text for text, _ in shown(data)] == (["Text", "Pump", "Tank"] if "data1" in target else ["Text"])


def test_a_text_of_a_diagram_that_the_reader_loses_is_found():
    document = docx.parse(word(p("Before") + p(SHOWN.format("d")), links=LINKS, parts=PARTS), "a.docx")
    parts = tuple(Gap(one.raw) if isinstance(one, Block) and "Tank" in one.raw else one for one in document.parts)
    lost = replace(document, parts=parts)
    assert [one.words for one in account_for_words(lost, docx.visible_words(lost)).left_out] == ["Tank", "Tank"]
