"""What stands in a Word file, and what a translator is given of it."""
# ruff: noqa: E501 - the XML of a sentence is read on one line

import pytest
from packages import p, part, r, read, word

from mars_i18n.formats import docx
from mars_i18n.model import Tag, Text, segments_of
from mars_i18n.text.segments.rewriting import map_segments

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:txbxContent>{}</w:txbxContent>"
CHOICE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='Box' {alt}/>"
    "<a:graphic><a:graphicData><wps:wsp><wps:txbx>{new}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{old}</v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
IMAGE = (
    "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' descr='The pump' title='Water'/><a:graphic>"
    "<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed='i'/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
    "</wp:inline></w:drawing></w:r>"
)
LINK = '<w:hyperlink r:id="x">{}</w:hyperlink>'
LINKS = [("x", "hyperlink", "https://a.org/"), ("i", "image", "media/image1.png")]
BOLD, ITALIC = "<w:b/>", "<w:i/>"
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
SENTENCES = {
    "runs that differ by what no reader sees are one": (
        r("Deve", '<w:lang w:val="en-GB"/>') + "<w:proofErr w:type='spellStart'/>" + r("lop", "<w:noProof/>") + r("ment"),
        "Development",
    ),
    "a look that changes within a word is a tag": (r("bio", BOLD) + r("diversity"), "<b1>bio</b1>diversity"),
    "a look that the whole paragraph has is none": (r("All of ", BOLD) + r("it.", BOLD), "All of it."),
    "a blank in bold between words that are not": (r("one") + r(" ", BOLD) + r("two"), "one two"),
    "bold that italics cross": (
        r("a", BOLD) + r("b", BOLD + ITALIC) + r("c", ITALIC) + r("d"),
        "<b1>a<i1>b</i1></b1><i2>c</i2>d",
    ),
    "raised, lowered, struck out": (
        r("E=mc")
        + r("2", '<w:vertAlign w:val="superscript"/>')
        + r(" no", "<w:strike/>")
        + r("x", '<w:vertAlign w:val="subscript"/>'),
        "E=mc<sup1>2</sup1><s1> no</s1><sub1>x</sub1>",
    ),
    "another look is a span": (r("A ") + r("red", '<w:color w:val="FF0000"/>') + r(" car."), "A <span1>red</span1> car."),
    "blanks are single": (r("two  \t blanks"), "two blanks"),
    "no-break spaces stay": (r("10\u00a0kg"), "10\u00a0kg"),
    "a link": ("See " + LINK.format(r("the ") + r("site", BOLD)) + ".", "See <a1>the <b1>site</b1></a1>."),
    "bold around a link stays around it": (
        r("A ", BOLD) + LINK.format(r("link", BOLD)) + r(" here", BOLD) + r(" ends."),
        "<b1>A <a1>link</a1> here</b1> ends.",
    ),
    "a link as a field": ("See " + FIELD.format('HYPERLINK "https://a.org/"', "it") + ".", "See <a1>it</a1>."),
    "a link to a bookmark": (r("See ") + '<w:hyperlink w:anchor="b">' + r("it") + "</w:hyperlink>", "See <span1>it</span1>"),
    "what Word computes": ("Page " + FIELD.format("PAGE", "3") + " of all", "Page <ph1/> of all"),
    "a field in an element": (r("In ") + "<w:fldSimple w:instr='DATE'>" + r("May") + "</w:fldSimple>" + r("."), "In <ph1/>."),
    "a field that a person wrote": ("He said " + FIELD.format('QUOTE "yes"', "yes"), "He said yes"),
    "inserted text is read, deleted text is not": (
        r("a ") + "<w:ins w:author='A'>" + r("b ") + "</w:ins><w:del w:author='A'><w:r><w:delText>c</w:delText></w:r></w:del>" + r("d"),
        "a b d",
    ),
    "a comment's mark within a word": (
        r("Te") + "<w:commentRangeStart w:id='1'/>" + r("xt") + "<w:commentRangeEnd w:id='1'/>"
        "<w:r><w:commentReference w:id='1'/></w:r>",
        "Text",
    ),
    "hidden text": (r("Shown") + r(" hidden", "<w:vanish/>"), "Shown"),
    "a content control": (
        r("Dear ") + "<w:sdt><w:sdtPr/><w:sdtContent>" + r("reader") + "</w:sdtContent></w:sdt>",
        "Dear reader",
    ),
    "the words that invite to fill one in": (
        r("Name: ") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("click here") + "</w:sdtContent></w:sdt>",
        "Name:",
    ),
    "an equation and ruby": (
        r("Let ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + r(" and ") + "<w:r><w:ruby><w:rubyBase><w:r><w:t>y</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "Let <ph1/> and <ph2/>",
    ),
    "a tab and a line break": ("<w:r><w:tab/><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a<ph1/>b<br1/>c"),
    "hyphens that Word has elements for": (
        "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>mail co</w:t><w:softHyphen/><w:t>op</w:t></w:r>",
        "e\u2011mail coop",
    ),
    "a literal tag": (r("A &lt;b1&gt; tag"), "A &lt;b1> tag"),
}  # fmt: skip


@pytest.mark.parametrize("name", SENTENCES)
def test_a_paragraph_is_one_segment(name):
    content, expected = SENTENCES[name]
    data = word(p(content) if content[:1] == "<" else _mixed(content), links=LINKS)
    found = read(docx, data)
    assert found.said == [expected]
    assert docx.rebuild(found.document) == data


def _mixed(content):
    """A paragraph that begins with words and goes on with elements, and may end with words."""
    at, end = content.index("<"), content.rindex(">") + 1
    return p(r(content[:at]), content[at:end], *([r(content[end:])] if content[end:] else []))


def test_headings_are_known_by_style_by_outline_and_by_bold_lines_that_text_follows():
    data = word(
        p("The title", style="T")
        + p("By style", style="H1")
        + p("Below it", style="H2")
        + p("By outline", more='<w:outlineLvl w:val="2"/>')
        + p(r("OUR RESULTS", BOLD))
        + p("Text of it.")
        + p(r("A sentence in bold.", BOLD))
        + p(r("The last line", BOLD))
    )
    found = read(docx, data)
    assert [(one.kind, one.level) for one in found.blocks] == [
        ("title", 1), ("heading", 1), ("heading", 2), ("heading", 3), ("heading", 4),
        ("paragraph", 0), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_a_heading_that_opens_a_document_is_its_title():
    found = read(docx, word(p("News", style="H2") + p("A lead.") + p("Water", style="H2")))
    assert [(one.kind, one.level, one.key) for one in found.blocks] == [
        ("title", 1, "title"),
        ("paragraph", 0, ""),
        ("heading", 2, ""),
    ]


def test_a_document_of_bold_lines_alone_has_a_title_and_sections():
    data = word(
        p(r("News", BOLD)) + p("A lead") + p(r("Water", BOLD)) + p("It runs.") + p(r("Air", BOLD)) + p("Clean.")
    )
    assert [one.level for one in read(docx, data).blocks] == [1, 0, 2, 0, 2, 0]


def test_lists_are_known_by_their_numbering():
    data = word(
        p("a", more=NUMBERED.format(0, 1))
        + p("b", more=NUMBERED.format(1, 1))
        + p("c", more=NUMBERED.format(0, 1))
        + p("between")
        + p("d", more=NUMBERED.format(0, 2))
        + p("no item", more=NUMBERED.format(0, 0))
        + p("e", more=NUMBERED.format(0, 2))
    )
    a, b, c, between, d, none, e = read(docx, data).blocks
    assert [[one.kind for one in block.containers] for block in (a, b, c)] == [
        ["list", "item"], ["list", "item", "list", "item"], ["list", "item"],
    ]  # fmt: skip
    assert a.containers[0] == b.containers[0] == c.containers[0]
    assert a.containers[1] == b.containers[1] != c.containers[1]
    assert between.containers == none.containers == ()
    assert dict(d.containers[0].attributes) == {"ordered": "yes", "start": "3", "tight": "yes"}
    assert dict(e.containers[0].attributes)["start"] == "4"


def cell(*paragraphs, more=""):
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells, more=""):
    return f"<w:tr><w:trPr>{more}</w:trPr>{''.join(cells)}</w:tr>"


def test_a_table_with_data_is_rows_of_as_many_cells():
    data = word(
        "<w:tbl>"
        + row(cell(p("A")), cell(p("B")), more="<w:tblHeader/>")
        + row(cell(p("wide"), more='<w:gridSpan w:val="2"/>'))
        + row(cell("<w:p/>"), cell(p("D")))
        + "</w:tbl>"
    )
    found = read(docx, data)
    rows = {}
    for one in found.blocks:
        assert one.kind == "cell"
        rows.setdefault(one.containers, []).append("".join(part.raw for part in one.parts))
    assert list(rows.values()) == [["A", "B"], ["wide", ""], ["", "D"]]
    assert [containers[1].attribute("header") for containers in rows] == ["yes", "", ""]
    assert docx.rebuild(found.document) == data


def test_a_table_that_places_paragraphs_is_these_paragraphs():
    data = word(
        "<w:tbl>"
        + row(cell(p("One"), p("Two")), cell(p("Three")))
        + row(cell(p("4")), cell(p("5")))
        + "</w:tbl>"
        + p("After")
    )
    assert [(one.kind, one.containers) for one in read(docx, data).blocks] == [("paragraph", ())] * 6


def test_notes_follow_the_text_and_their_separators_are_none():
    note = "<w:footnote w:id='{}'{}>{}</w:footnote>"
    notes = part(
        "footnotes",
        note.format(0, " w:type='separator'", p("—"))
        + note.format(2, "", p("Of the <w:r/>".replace("<w:r/>", "water"))),
    )
    data = word(
        p(
            r("Text"),
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
            r("."),
        ),
        links=[("f", "footnotes", "footnotes.xml")],
        parts=[("word/footnotes.xml", notes)],
    )
    found = read(docx, data)
    assert found.said == ["Text<fn1/>.", "Of the water"]
    cited = next(one for one in next(segments_of(found.document)).parts if isinstance(one, Tag))
    assert cited.attribute("footnote") == found.blocks[1].containers[0].attribute("label") == "2"


def test_headers_and_footers_are_beside_the_text():
    data = word(
        p("Body"),
        links=[("h", "header", "header1.xml"), ("g", "footer", "footer1.xml")],
        parts=[
            ("word/header1.xml", part("hdr", p("The programme"))),
            ("word/footer1.xml", part("ftr", p(r("Page "), FIELD.format("PAGE", "3")))),
        ],
    )
    found = read(docx, data)
    assert (found.said, found.beside) == (["Body"], ["The programme", "Page <ph1/>"])


def test_a_text_box_is_a_block_after_its_paragraph_and_its_copy_for_older_programs_a_twin():
    box = BOX.format(p("In the box"))
    data = word(p(r("Before "), CHOICE.format(new=box, old=box, alt="descr='A yellow box'"), r("after.")))
    found = read(docx, data)
    assert found.said == ["Before after.", "In the box", "In the box"]
    assert [one.twin for one in found.blocks] == [False, False, True]
    assert found.beside == ["A yellow box"]
    assert docx.rebuild(found.document) == data


def test_a_copy_for_older_programs_that_says_something_else_is_a_segment():
    data = word(p(CHOICE.format(new=BOX.format(p("New")), old=BOX.format(p("Old")), alt="")))
    assert [(one.twin, one.raw) for one in read(docx, data).blocks] == [(False, "New"), (False, "Old")]


def test_an_image_has_its_texts_and_the_address_that_outputs_load():
    found = read(docx, word(p(r("A "), IMAGE, r(" picture.")), links=LINKS, parts=[("word/media/image1.png", "x")]))
    assert found.said == ["A <img1/> picture.", "The pump", "Water"]
    tag = next(one for one in next(segments_of(found.document)).parts if isinstance(one, Tag))
    assert dict(tag.attributes) == {"src": "a-media/image1.png", "alt": "The pump", "title": "Water"}


def test_contents_that_word_makes_are_left_out_with_the_paragraphs_that_they_run_over():
    begin, end = FIELD.format("TOC", "§").split("§")
    data = word(
        p(begin + "One</w:t></w:r>")
        + p("Two")
        + "<w:p><w:r><w:t>x"
        + end
        + "</w:p>"
        + p("Text")
        + p("Three 3", style="TOC1")
    )
    assert read(docx, data).said == ["Text"]


def test_a_page_break_and_a_double_line_break_end_a_segment():
    data = word(p(r("One", more="<w:br/><w:br/>"), r("two"), "<w:r><w:br w:type='page'/></w:r>", r("three")))
    assert read(docx, data).said == ["One", "two", "three"]


def test_a_link_around_all_of_a_paragraph_is_that_of_its_block():
    found = read(docx, word(p(LINK.format(r("All"))), links=LINKS))
    assert [(one.link, one.raw) for one in found.blocks] == [("https://a.org/", "All")]


def test_tracked_changes_are_counted():
    changed = "<w:ins w:author='A'>" + r("b") + "</w:ins><w:del w:author='B'>" + "</w:del>"
    said = dict(read(docx, word(p(r("a"), changed))).document.metadata)
    assert said == {"tracked changes": "2", "tracked by": "2", "language": "en-US"}


def test_quotations_are_known_by_their_style():
    kinds = [[one.kind for one in block.containers] for block in read(docx, word(p("a", style="Q") + p("b"))).blocks]
    assert kinds == [["quote"], []]


def test_titles_and_names_of_charts_are_read_and_written_in_their_part():
    from dataclasses import replace

    from packages import member, slide_part

    title = "<c:title><a:p><a:r><a:t>People</a:t></a:r></a:p></c:title>"
    names = "<c:strCache><c:pt><c:v>Girls</c:v></c:pt><c:pt><c:v>12</c:v></c:pt></c:strCache>"
    figures = "<c:numCache><c:pt><c:v>7e3</c:v></c:pt></c:numCache>"
    chart = slide_part("c:chartSpace", f"<c:chart>{title}{names}{figures}</c:chart>")
    data = word(p(r("Water")), links=[("c", "chart", "charts/chart1.xml")], parts=[("word/charts/chart1.xml", chart)])
    found = read(docx, data)
    assert (found.said, found.beside) == (["Water"], ["People", "Girls"])
    assert docx.rebuild(found.document) == data
    assert [one.word for one in docx.visible_words(found.document)] == ["Water", "People", "Girls"]
    words = {"People": "Pessoas", "Girls": "Meninas"}

    def translated(segment):
        text = words.get(segment.parts[0].text)
        return replace(segment, parts=(Text(text),)) if text else segment

    made = docx.rebuild(map_segments(replace(found.document, language="en"), translated))
    assert (member(made, "word/charts/chart1.xml")).count(">Pessoas<") == 1
    assert read(docx, made).beside == ["Pessoas", "Meninas"]
