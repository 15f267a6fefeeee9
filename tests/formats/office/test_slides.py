"""What stands in a deck of slides, what a translator is given of it, and how the translation is written."""
# ruff: noqa: E501 - the XML of a shape is read on one line

from dataclasses import replace

import pytest
from packages import deck, member, pack, read, relations, slide_part

from mars_i18n.errors import MarsError
from mars_i18n.formats import pptx
from mars_i18n.model import Catalogue, Entry, segments_of
from mars_i18n.text.segments.localise import localise


def run(text, look="", inside=""):
    return f'<a:r><a:rPr lang="en-US"{look}>{inside}</a:rPr><a:t>{text}</a:t></a:r>'


def par(*runs, more=""):
    return f"<a:p>{more}{''.join(one if one[:1] == '<' else run(one) for one in runs)}</a:p>"


def shape(*paragraphs, kind="", more="", tag="p:sp"):
    placeholder = f'<p:ph type="{kind}"/>' if kind else ""
    return (
        f'<{tag}><p:nvSpPr><p:cNvPr id="1" name="Box" {more}/><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>'
        f"<p:txBody>{''.join(paragraphs)}</p:txBody></{tag}>"
    )


BOLD = ' b="1"'
LINK = '<a:hlinkClick r:id="x"/>'
SENTENCES = {
    "runs that differ by what no reader sees are one": (
        run("Deve", ' dirty="0"') + run("lopment", ' err="1"'),
        "Development",
    ),
    "a look that changes within a word is a tag": (run("bio", BOLD) + run("diversity"), "<b1>bio</b1>diversity"),
    "a look that the whole paragraph has is none": (run("All of ", BOLD) + run("it.", BOLD), "All of it."),
    "raised, lowered, struck out": (
        run("x") + run("2", ' baseline="30000"') + run("i", ' baseline="-25000"') + run("no", ' strike="sngStrike"'),
        "x<sup1>2</sup1><sub1>i</sub1><s1>no</s1>",
    ),
    "runs of one link": (
        run("See ") + run("the ", inside=LINK) + run("site", BOLD, LINK) + run("."),
        "See <a1>the <b1>site</b1></a1>.",
    ),
    "another look is a span": (
        run("A ") + run("red", inside='<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>') + run(" car."),
        "A <span1>red</span1> car.",
    ),
    "a line break and a field": (
        run("a") + "<a:br/>" + run("b ") + '<a:fld type="slidenum"><a:t>3</a:t></a:fld>',
        "a<br1/>b <ph1/>",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_paragraph_is_one_segment(name):
    content, expected = SENTENCES[name]
    data = deck(shape(par(content)), links=[("x", "hyperlink", "https://a.org/")])
    found = read(pptx, data)
    assert found.said == [expected]
    assert pptx.rebuild(found.document) == data


TABLE = (
    '<p:graphicFrame><a:tbl><a:tblPr firstRow="1"/><a:tr><a:tc><a:txBody>{}</a:txBody></a:tc><a:tc><a:txBody>{}</a:txBody></a:tc></a:tr>'
    "<a:tr><a:tc><a:txBody>{}</a:txBody></a:tc><a:tc><a:txBody><a:p/></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>"
)
PICTURE = '<p:pic><p:nvPicPr><p:cNvPr id="1" name="P" descr="The pump"/></p:nvPicPr><p:blipFill><a:blip r:embed="i"/></p:blipFill></p:pic>'


def test_titles_are_headings_bodies_lists_and_each_text_says_its_slide():
    data = deck(
        shape(par("News"), kind="ctrTitle") + shape(par("May 2025"), kind="subTitle"),
        shape(par("Water"), kind="title")
        + shape(
            par("one"),
            par("two", more='<a:pPr lvl="1"/>'),
            par("no item", more="<a:pPr><a:buNone/></a:pPr>"),
            kind="body",
        )
        + shape(par("In a box"), more='descr="A yellow box"')
        + TABLE.format(par("A"), par("B"), par("C"))
        + shape(par("3"), kind="sldNum")
        + shape(par("The programme"), kind="ftr"),
    )
    found = read(pptx, data)
    assert [(one.kind, one.level, [two.kind for two in one.containers]) for one in found.blocks] == [
        ("title", 1, []),
        ("paragraph", 0, []),
        ("heading", 2, []),
        ("paragraph", 0, ["list", "item"]),
        ("paragraph", 0, ["list", "item", "list", "item"]),
        ("paragraph", 0, []),
        ("paragraph", 0, []),
        *[("cell", 0, ["table", "row"])] * 4,
    ]
    assert found.blocks[7].containers[1].attribute("header") == "yes"
    assert found.beside == ["A yellow box", "The programme"]
    assert [one.notes for one in segments_of(found.document)][:3] == [("Slide 1",), ("Slide 1",), ("Slide 2",)]
    assert pptx.rebuild(found.document) == data


def translated(data, *pairs):
    document = replace(pptx.parse(data, "a.pptx"), language="en")
    entries = tuple(Entry(source, target) for source, target in pairs)
    return pptx.rebuild(localise(document, Catalogue("pt", entries), "pt", "pt_BR"))


def test_only_texts_and_the_language_of_their_runs_change():
    data = deck(shape(par(run("Deve", ' dirty="0"'), "lopment")), shape(par("Air")))
    made = translated(data, ("Development", "Desenvolvimento"))
    before = member(data, "ppt/slides/slide1.xml")
    assert member(made, "ppt/slides/slide1.xml") == before.replace(">Deve<", ">Desenvolvimento<").replace(
        ">lopment<", "><"
    ).replace("en-US", "pt-BR")
    assert member(made, "ppt/slides/slide2.xml") == member(data, "ppt/slides/slide2.xml")
    assert 'lang="pt-BR"' in member(made, "ppt/presentation.xml")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See <a1>the <b1>site</b1></a1>.", "<a1><b1>Sítio</b1> que</a1> veja."),
        ("See <a1>the <b1>site</b1></a1>.", "Veja <a1>o <b1>sítio</b1></a1> já."),
    ],
)
def test_a_translation_reads_back_whatever_its_order(source, target):
    data = deck(shape(par(SENTENCES["runs of one link"][0])), links=[("x", "hyperlink", "https://a.org/")])
    assert read(pptx, translated(data, (source, target))).said == [target]


def test_diagrams_are_written_in_both_copies_and_charts_and_notes_are_read():
    data = deck(
        shape(par("Water"), kind="title") + PICTURE,
        links=[
            ("d", "diagramData", "../diagrams/data1.xml"),
            ("e", "diagramDrawing", "../diagrams/drawing1.xml"),
            ("c", "chart", "../charts/chart1.xml"),
            ("n", "notesSlide", "../notesSlides/n1.xml"),
            ("i", "image", "../media/image1.png"),
        ],
        parts=[
            ("ppt/diagrams/data1.xml", slide_part("dgm:dataModel", f"<dgm:pt><dgm:t>{par('Step')}</dgm:t></dgm:pt>")),
            (
                "ppt/diagrams/drawing1.xml",
                slide_part("dsp:drawing", f"<dsp:sp><dsp:txBody>{par('Step')}</dsp:txBody></dsp:sp>"),
            ),
            (
                "ppt/charts/chart1.xml",
                slide_part(
                    "c:chart",
                    f"<c:title>{par('People')}</c:title><c:strCache><c:pt><c:v>Girls</c:v></c:pt><c:pt><c:v>12</c:v></c:pt></c:strCache><c:multiLvlStrCache><c:lvl><c:pt><c:v>Valley</c:v></c:pt></c:lvl></c:multiLvlStrCache>",
                ),
            ),
            (
                "ppt/notesSlides/n1.xml",
                slide_part("p:notes", shape(par("Say hello"), kind="body") + shape(par("1"), kind="sldNum")),
            ),
            ("ppt/media/image1.png", b"x"),
        ],
    )
    found = read(pptx, data)
    assert found.said == ["Water", "<img1/>", "The pump", "Step", "Step"]
    assert [one.twin for one in found.blocks] == [False, False, False, True]
    assert found.beside == ["People", "Girls", "Valley", "Say hello"]
    assert pptx.packaged_image(found.document, "a-media/image1.png") == b"x"
    made = translated(data, ("Step", "Passo"), ("Girls", "Meninas"), ("The pump", "A bomba"))
    assert [read(pptx, made).said.count(one) for one in ("Step", "Passo", "A bomba")] == [0, 2, 1]
    assert "Meninas" in member(made, "ppt/charts/chart1.xml")


def test_a_document_of_another_program_is_refused():
    with pytest.raises(MarsError, match="there are no slides in this file"):
        pptx.parse(
            pack(
                [
                    ("_rels/.rels", relations(("d", "officeDocument", "word/document.xml"))),
                    ("word/document.xml", "<a/>"),
                ]
            ),
            "a.pptx",
        )
