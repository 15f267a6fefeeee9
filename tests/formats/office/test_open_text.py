"""What stands in an OpenDocument text, what a translator is given of it, and how the translation is written."""
# ruff: noqa: E501 - the XML of a sentence is read on one line

from dataclasses import replace

import pytest
from packages import member, open_text, read

from mars_i18n.errors import MarsError
from mars_i18n.formats import odt
from mars_i18n.model import Catalogue, Entry
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import localise

SPAN = '<text:span text:style-name="{}">{}</text:span>'
LINK = '<text:a xlink:href="https://a.org/">{}</text:a>'
IMAGE = (
    '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>Water</svg:title><svg:desc>The pump</svg:desc>'
    "</draw:frame>"
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Of water</text:p></text:note-body></text:note>"
)
SENTENCES = {
    "spans that look like their paragraph are no tags": ("Deve" + SPAN.format("X", "lop") + "ment", "Development"),
    "a look that changes within a word is a tag": (SPAN.format("B", "bio") + "diversity", "<b1>bio</b1>diversity"),
    "a look that the whole paragraph has is none": (SPAN.format("B", "All of it."), "All of it."),
    "spans in spans": (SPAN.format("B", "a" + SPAN.format("I", "b")) + "c", "<b1>a<i1>b</i1></b1>c"),
    "what an inner span takes back": (
        SPAN.format("B", "a" + SPAN.format("N", "b") + "c") + "d",
        "<b1>a</b1>b<b2>c</b2>d",
    ),
    "another look is a span": ("A " + SPAN.format("R", "red") + " car.", "A <span1>red</span1> car."),
    "a link": ("See " + LINK.format("the " + SPAN.format("B", "site")) + ".", "See <a1>the <b1>site</b1></a1>."),
    "blanks are single": ("two  \n\tblanks<text:s text:c='3'/>here", "two blanks here"),
    "tabs and line breaks": ("a<text:tab/>b<text:line-break/>c", "a<ph1/>b<br1/>c"),
    "what LibreOffice computes": ("Page <text:page-number>3</text:page-number> of all", "Page <ph1/> of all"),
    "a bookmark and a comment within a word": (
        "Te<text:bookmark text:name='b'/><office:annotation><text:p>No</text:p></office:annotation>xt",
        "Text",
    ),
    "hidden text and words to fill in": (
        "Shown" + SPAN.format("H", " hidden") + "<text:placeholder>name</text:placeholder>",
        "Shown",
    ),
}


def par(content, style="", tag="p", more=""):
    return f'<text:{tag} text:style-name="{style}"{more}>{content}</text:{tag}>'


@pytest.mark.parametrize("name", SENTENCES)
def test_a_paragraph_is_one_segment(name):
    content, expected = SENTENCES[name]
    data = open_text(par(content))
    found = read(odt, data)
    assert found.said == [expected]
    assert odt.rebuild(found.document) == data


def test_the_structure_of_a_text_is_that_of_other_formats():
    item = "<text:list-item>{}</text:list-item>"
    inner = "<text:list>" + item.format(par("deep")) + "</text:list>"
    data = open_text(
        par("News", "Title")
        + par("Water", tag="h", more=' text:outline-level="2"')
        + '<text:list text:style-name="L">' + item.format(par("one") + inner) + item.format(par("two")) + "</text:list>"
        + par("Said", "Quotations")
        + "<table:table><table:table-header-rows><table:table-row><table:table-cell>" + par("A")
        + "</table:table-cell><table:table-cell>" + par("B") + "</table:table-cell></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell>" + par("C") + "</table:table-cell><table:table-cell><text:p/></table:table-cell>"
        "</table:table-row></table:table>"
        + par("Text" + NOTE + ".")
    )  # fmt: skip
    found = read(odt, data)
    shape = [(one.kind, one.level, [two.kind for two in one.containers]) for one in found.blocks]
    assert shape == [
        ("title", 1, []),
        ("heading", 2, []),
        ("paragraph", 0, ["list", "item"]),
        ("paragraph", 0, ["list", "item", "list", "item"]),
        ("paragraph", 0, ["list", "item"]),
        ("paragraph", 0, ["quote"]),
        ("cell", 0, ["table", "row"]),
        ("cell", 0, ["table", "row"]),
        ("cell", 0, ["table", "row"]),
        ("cell", 0, ["table", "row"]),
        ("paragraph", 0, []),
        ("paragraph", 0, ["footnote"]),
    ]
    assert found.said[-2:] == ["Text<fn1/>.", "Of water"]
    assert dict(found.blocks[3].containers[2].attributes) == {"ordered": "yes", "start": "4", "tight": "yes"}
    assert odt.rebuild(found.document) == data


def test_contents_deleted_text_and_comments_are_left_alone_and_changes_counted():
    data = open_text(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:index-body>" + par("Water 3")
        + "</text:index-body></text:table-of-content>" + par("Text<text:change text:change-id='c'/>")
    )  # fmt: skip
    found = read(odt, data)
    assert found.said == ["Text"]
    assert dict(found.document.metadata)["tracked changes"] == "1"


def test_images_text_boxes_headers_and_footers():
    box = (
        "<draw:frame><draw:text-box>" + par("In the box") + "</draw:text-box><svg:title>A box</svg:title></draw:frame>"
    )
    masters = "<style:master-page><style:header>" + par("The programme") + "</style:header></style:master-page>"
    found = read(odt, open_text(par("A " + IMAGE + " b" + box + " c"), masters=masters), "s/my report.odt")
    assert found.said == ["A <img1/> b c", "Water", "The pump", "In the box"]
    assert found.beside == ["A box", "The programme"]
    image = found.blocks[0].parts[0].parts[1]
    assert image.attribute("src") == "my%20report-media/1.png"
    assert (
        odt.packaged_image(
            replace(found.document, package=open_text("", parts=[("Pictures/1.png", b"x")])), image.attribute("src")
        )
        == b"x"
    )


def translated(data, *pairs):
    document = replace(odt.parse(data, "a.odt"), language="en")
    entries = tuple(Entry(source, target) for source, target in pairs)
    return odt.rebuild(localise(document, Catalogue("pt", entries), "pt", "pt_BR"))


@pytest.mark.parametrize("name", ["circle", "line", "polygon", "connector", "caption", "custom-shape"])
@pytest.mark.parametrize("around", [("", ""), ("<text:p>", "</text:p>")])
def test_a_shape_between_paragraphs_says_what_one_in_a_paragraph_says(name, around):
    shape = (
        f"<draw:{name}><svg:title>Pump</svg:title><svg:desc>A blue pump</svg:desc>{par('Inside')}</draw:{name}>"
    ).join(around)
    found = read(odt, open_text(par("Before") + shape + par("After")))
    assert found.said == ["Before", "Inside", "After"]
    assert found.beside == ["Pump", "A blue pump"]
    assert account_for_words(found.document, odt.visible_words(found.document)).left_out == ()


@pytest.mark.parametrize(
    ("content", "source", "target"),
    [
        ("Deve" + SPAN.format("X", "lop") + "ment", "Development", "Desenvolvimento"),
        ("See " + LINK.format("it") + ".", "See <a1>it</a1>.", "<a1>Isso</a1> é: veja."),
        (SPAN.format("B", "a" + SPAN.format("I", "b")) + "c", "<b1>a<i1>b</i1></b1>c", "c<b1><i1>b</i1>a</b1>"),
        ("a" + IMAGE + SPAN.format("B", "b"), "a<img1/><b1>b</b1>", "<b1>b</b1> e<img1/> a"),
        ("Text" + NOTE + ".", "Text<fn1/>.", "Texto.<fn1/>"),
        (SPAN.format("B", "x " + LINK.format("y")) + "z", "<b1>x <a1>y</a1></b1>z", "z<a1>y</a1><b1>x</b1>"),
    ],
)
def test_a_translation_reads_back_whatever_its_order(content, source, target):
    data = open_text(par(content))
    assert source in read(odt, data).said
    made = translated(data, (source, target), ("Of water", "Da água"))
    assert target in read(odt, made).said
    assert "Of water" not in member(made, "content.xml")


def test_only_texts_and_the_language_of_the_document_change():
    data = open_text(par("Deve" + SPAN.format("X", "lop") + "ment", more=' xml:id="a"') + par("Air"))
    made = translated(data, ("Development", "Desenvolvimento"))
    expected = (
        member(data, "content.xml")
        .replace(">Deve<", ">Desenvolvimento<")
        .replace(">lop<", "><")
        .replace("ment</text:p>", "</text:p>")
    )
    assert member(made, "content.xml") == expected
    assert member(made, "styles.xml") == member(data, "styles.xml").replace(
        '"en" fo:country="US"', '"pt" fo:country="BR"'
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (open_text("", kind="application/vnd.oasis.opendocument.spreadsheet"), "no OpenDocument text"),
        (
            open_text(
                "",
                parts=[
                    (
                        "META-INF/manifest.xml",
                        (
                            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
                            "<m:encryption-data/></m:file-entry></m:manifest>"
                        ),
                    )
                ],
            ),
            "has a password",
        ),
        (b"PK\x03\x04", "cut off"),
    ],
)
def test_what_is_no_readable_text_is_refused(data, reason):
    with pytest.raises(MarsError, match=reason):
        odt.parse(data, "a.odt")


def test_a_manifest_with_a_document_type_is_not_parsed():
    """As OpenOffice 2 wrote each of its files."""
    manifest = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest:manifest/>'
    assert read(odt, open_text(par("Water"), parts=[("META-INF/manifest.xml", manifest)])).said == ["Water"]
