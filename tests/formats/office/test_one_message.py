"""One text is one msgid, in whatever format it is written."""
# ruff: noqa: E501 - a row a format

import pytest
from packages import deck, open_text, p, r, read, word

from mars_i18n.formats import docx, html, markdown, odt, pptx

PICTURE = {
    "docx": "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='P' descr='A pump'/><a:graphic><a:graphicData><pic:pic>"
    "<pic:blipFill><a:blip r:embed='i'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
    "odt": '<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:desc>A pump</svg:desc></draw:frame>',
}


def slide(*runs):
    made = "".join(one if one[:1] == "<" else f"<a:r><a:t>{one}</a:t></a:r>" for one in runs)
    return deck(f"<p:sp><p:txBody><a:p>{made}</a:p></p:txBody></p:sp>", links=[("x", "hyperlink", "https://a.org/")])


def look(text, properties, inside=""):
    return f"<a:r><a:rPr{properties}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


def span(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def paragraph(content):
    return open_text(f"<text:p>{content}</text:p>")


WORD_LINK, OPEN_LINK = '<w:hyperlink r:id="x">{}</w:hyperlink>', '<text:a xlink:href="https://a.org/">{}</text:a>'
CLICK = '<a:hlinkClick r:id="x"/>'
LINKS = [("x", "hyperlink", "https://a.org/"), ("i", "image", "media/i.png")]
TEXTS = {
    "The pump brings water.": [
        (markdown, b"The pump brings water.\n"),
        (html, b"<p>The pump\n brings <span lang=en class=MsoNormal>water</span>.</p>"),
        (docx, word(p("The pump ", r("brings", "<w:noProof/>"), r(" water.")))),
        (odt, paragraph("The pump  <text:s/>brings " + span("X", "water") + ".")),
        (pptx, slide("The pump ", "brings water.")),
    ],
    "The <b1>pump</b1> brings <i1>water</i1>.": [
        (markdown, b"The **pump** brings *water*.\n"),
        (html, b"<p>The <strong>pump</strong> brings <em>water</em>.</p>"),
        (docx, word(p("The ", r("pu", "<w:b/>"), r("mp", "<w:b/>"), r(" brings "), r("water", "<w:i/>"), r(".")))),
        (odt, paragraph("The " + span("B", "pump") + " brings " + span("I", "water") + ".")),
        (pptx, slide("The ", look("pump", ' b="1"'), " brings ", look("water", ' i="1"'), ".")),
    ],
    "See <a1>the <b1>data</b1></a1> of <a2>2025</a2>.": [
        (markdown, b"See [the **data**](https://a.org/) of [2025](https://a.org/b).\n"),
        (html, b"<p>See <a href='https://a.org/'>the <b>data</b></a> of <a href='https://a.org/b'>2025</a>.</p>"),
        (
            docx,
            word(p(r("See "), WORD_LINK.format(r("the ") + r("data", "<w:b/>")), r(" of "), WORD_LINK.format(r("2025")), r(".")), links=LINKS),
        ),
        (odt, paragraph("See " + OPEN_LINK.format("the " + span("B", "data")) + " of " + OPEN_LINK.format("2025") + ".")),
        (pptx, slide("See ", look("the ", "", CLICK), look("data", ' b="1"', CLICK), " of ", look("2025", "", CLICK), ".")),
    ],
    "First line<br1/>second &lt;b1> line": [
        (markdown, b"First line  \nsecond \\<b1> line\n"),
        (html, b"<p>First line<br> second &lt;b1&gt; line</p>"),
        (docx, word(p("First line", "<w:r><w:br/></w:r>", r("second &lt;b1&gt; line")))),
        (odt, paragraph("First line<text:line-break/>second &lt;b1&gt; line")),
        (pptx, slide("First line", "<a:br/>", "second &lt;b1&gt; line")),
    ],
    "A <img1/> and CO<sub1>2</sub1>": [
        (html, b"<p>A <img src=i.png alt='A pump'> and CO<sub>2</sub></p>"),
        (
            docx,
            word(p(r("A "), PICTURE["docx"], r(" and CO"), r("2", '<w:vertAlign w:val="subscript"/>')), links=LINKS),
        ),
        (odt, open_text("<text:p>A " + PICTURE["odt"] + " and CO" + span("D", "2") + "</text:p>", styles='<style:style style:name="D" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>')),
    ],
    "One <span1>red</span1> word": [
        (html, b"<p>One <span style='color:red'>red</span> word</p>"),
        (docx, word(p("One ", r("red", '<w:color w:val="FF0000"/>'), r(" word")))),
        (odt, paragraph("One " + span("R", "red") + " word")),
        (pptx, slide("One ", look("red", "", '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'), " word")),
    ],
}  # fmt: skip


@pytest.mark.parametrize("message", TEXTS)
def test_a_text_is_one_message_in_every_format(message):
    for form, data in TEXTS[message]:
        assert read(form, data).said[0] == message, form.__name__
