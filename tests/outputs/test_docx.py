"""The issue as a Word document, read by python-docx, by a strict reader of XML, and by LibreOffice where it is."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from books import STRESS, W, digests, read
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from mails import images, png
from outputs_editions import SOURCE, edition

from mars_i18n.errors import MarsError
from mars_i18n.outputs import docx as output
from mars_i18n.outputs.docx.package import page_size
from mars_i18n.outputs.page.inline import safe_address

docx = pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
PICTURED = SOURCE.replace("pump.svg", "pump.png")
OFFICE = shutil.which("soffice")


def made(**options):
    (artefact,) = output.render(edition(**options))
    assert artefact.path == "may.docx"
    return artefact


def parts(**options):
    return {name: etree.fromstring(data) for name, data in read(made(**options).data).items() if name[-3:] != "png"}


def body(**options):
    return parts(**options)["word/document.xml"]


def opened(**options):
    return docx.Document(BytesIO(made(**options).data))


def words(element):
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def paragraphs(root):
    """(style, words) of each paragraph in order."""
    return [(one.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), words(one)) for one in root.iter(f"{W}p")]


def test_every_construct_has_its_style():
    shown = [one for one in paragraphs(body()) if one[1]]
    assert shown[:5] == [
        ("Masthead", "Valley"),
        ("Date", "Mayo a junio de 2025 / Volumen 1"),
        ("Title", "Agua y luz"),
        ("DraftNotice", "Borrador. Algunas partes de este borrador aún no están traducidas; están señaladas."),
        ("Subtitle", "Una carta desde el valle."),
    ]
    for one in (
        ("Heading1", "Un título"),
        ("Quote", "To share is to have."),
        ("ListNumber", "First the well"),
        ("ListBullet", "with a pump"),
        ("TableHead", "Lugar"),
        ("TableCell", "Lima"),
        ("DefinitionTerm", "Pump"),
        ("ListContinue", "A machine that moves water."),
        ("Heading2", "Lo que viene"),
        ("CodeBlock", "echo <done>"),
    ):
        assert one in shown


def test_every_style_that_is_used_is_defined_and_known_to_word_by_its_name():
    found = parts(source=STRESS)
    defined = {one.get(f"{W}styleId") for one in found["word/styles.xml"].iter(f"{W}style")}
    for name in ("word/document.xml", "word/footnotes.xml"):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            assert {one.get(f"{W}val") for one in found[name].iter(f"{W}{kind}")} <= defined
    names = {one.name for one in opened().styles}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "Quote", "List Bullet", "List Number", "Caption"} <= names


def test_each_run_says_its_language_and_what_is_not_translated_is_marked():
    run = next(one for one in body().iter(f"{W}r") if words(one) == "First the well")
    assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") == "en-US"
    assert run.find(f"{W}rPr/{W}shd") is not None
    run = next(one for one in body().iter(f"{W}r") if words(one).startswith("El agua"))
    assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") == "es-CO"
    assert run.find(f"{W}rPr/{W}shd") is None
    assert all(one.find(f"{W}rPr/{W}lang") is not None for one in body().iter(f"{W}r") if one.find(f"{W}t") is not None)


def test_an_issue_that_reads_from_right_to_left_does_so():
    root = body(language="ar", translations={"Water & light": "ماء"})
    assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in root.iter(f"{W}p") if words(one) == "ماء")
    assert root.find(f".//{W}tblPr/{W}bidiVisual") is not None
    run = next(one for one in root.iter(f"{W}r") if words(one) == "ماء")
    assert run.find(f"{W}rPr/{W}rtl") is not None
    assert run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "ar"


def test_lists_have_levels_and_each_numbered_one_begins_anew():
    source = "1. a\n2. b\n   - c\n     1. d\n\ntext\n\n5. e\n6. f\n"
    found = parts(source=source, translations={})
    marks = {
        words(one): (one.find(f".//{W}ilvl").get(f"{W}val"), one.find(f".//{W}numId").get(f"{W}val"))
        for one in found["word/document.xml"].iter(f"{W}p")
        if one.find(f".//{W}numId") is not None
    }
    assert [marks[name][0] for name in "abcdef"] == ["0", "0", "1", "2", "0", "0"]
    assert marks["a"][1] == marks["b"][1] != marks["e"][1] == marks["f"][1]
    starts = {
        one.get(f"{W}numId"): one.find(f".//{W}startOverride").get(f"{W}val")
        for one in found["word/numbering.xml"].iter(f"{W}num")
        if one.find(f".//{W}startOverride") is not None
    }
    assert starts[marks["e"][1]] == "5"


def test_the_head_of_a_table_repeats_on_each_page_and_figures_are_to_the_right():
    table = body().find(f".//{W}tbl")
    assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert [one.get(f"{W}val") for one in table.iter(f"{W}jc")] == ["right", "right"]


def test_a_table_whose_texts_have_room_shares_the_page_by_them():
    source = "# May\n\n| Well | Depth of each |\n|---|---|\n| San Blas | 9 m |\n"
    grids = [[int(one.get(f"{W}w")) for one in grid] for grid in body(source=source).iter(f"{W}tblGrid")]
    (first, second), whole = grids[0], sum(grids[0])
    assert 0.3 * whole < first < second < 0.7 * whole


def test_more_columns_than_word_allows_go_on_in_rows_below():
    row = "|".join(f"word{number}" for number in range(150))
    tables = opened(source=f"{row}\n{'|'.join(['---'] * 150)}\n{row}\n", translations={}).tables
    rows = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert [len(cells) for cells in rows] == [63] * 6
    assert [word for cells in rows for word in cells if word] == [f"word{number}" for number in range(150)] * 2


def test_footnotes_are_words_own_and_a_second_citation_names_the_first():
    found = parts(
        source="a[^1] b[^x] c[^1]\n\n[^1]: One.\n[^x]: Two, [linked](https://example.org/).\n", translations={}
    )
    assert [words(one) for one in found["word/footnotes.xml"]] == ["", "", " One.", " Two, linked."]
    ids = [one.get(f"{W}id") for one in found["word/document.xml"].iter(f"{W}footnoteReference")]
    assert ids == ["1", "2"]
    assert words(found["word/document.xml"]).endswith("a b c1")
    assert b"https://example.org/" in etree.tostring(found["word/_rels/footnotes.xml.rels"])


def test_links_are_live_and_no_link_runs_code():
    links = etree.tostring(parts(source=STRESS)["word/_rels/document.xml.rels"]).decode()
    external = re.findall(r'Target="([^"]*)" TargetMode="External"', links)
    assert "https://example.org/?a=1&amp;b=2" in external
    assert "https://example.org/a%20b?c=d%20e" in external
    assert all(one.startswith(("https://", "mailto:")) and safe_address(one) for one in external)
    assert not any("javascript" in one or "99999" in one or "[" in one for one in external)
    assert 'w:tooltip="The story"' in etree.tostring(body()).decode()


def test_a_link_within_the_document_shows_its_title_as_others_do():
    written = body(language="en", source='## Rain {#rain}\n\nSee [it](#rain "What fell").\n', translations={})
    (link,) = written.iter(f"{W}hyperlink")
    assert (link.get(f"{W}anchor", "")[:1], link.get(f"{W}tooltip")) == ("_", "What fell")


def test_images_have_their_words_and_fit_the_page():
    root = body(source=PICTURED, image=images(pump=png(width=3000, height=1500)))
    (shown,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline")
    assert shown[1].get("descr") == "Una bomba"
    width, height = (int(shown[0].get(name)) for name in ("cx", "cy"))
    assert width <= (page_size(edition())[0] - 2 * 1361) * 635
    assert width == pytest.approx(2 * height, rel=0.01)
    assert ("Caption", "The new pump") in paragraphs(root)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "the file is missing"),
        (b"not an image", "is neither PNG, JPEG nor GIF"),
        (png()[:30], "is damaged"),
        (png(width=8000, height=1)[:20] + b"\x00\xff\xff\xff" + png()[24:], "is too large"),
        (png() + bytes(10_000_001), "is too large"),
    ],
)
def test_an_image_that_cannot_be_shown_gives_its_words_and_is_reported(data, why):
    one = made(source=PICTURED, image=images(pump=data))
    (note,) = one.notes
    assert str(note).startswith("image pump.png ")
    assert why in str(note)
    assert "[Una bomba]" in words(etree.fromstring(read(one.data)["word/document.xml"]))


def test_an_image_without_words_is_an_ornament_and_no_other_is():
    root = body(source="![](pump.png) and ![A pump](pump.png)\n", image=images(pump=png()))
    shown = list(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    assert [(one.get("descr"), len(list(one))) for one in shown] == [("", 1), ("Una bomba", 0)]
    assert b"adec:decorative" in etree.tostring(shown[0])


@pytest.mark.parametrize("name", ["photograph.jpg", "cmyk.jpg", "animated.gif"])
def test_photographs_of_all_programs_are_shown(name):
    """Adobe's write a JPEG without the header that python-docx asks for."""
    data = (Path(__file__).parent / "pictures" / name).read_bytes()
    one = made(source=SOURCE.replace("pump.svg", name), image=lambda _: data, draft=False)
    assert one.notes == ()
    files = read(one.data)
    kind = name[-3:]
    assert files[f"word/media/image1.{kind}"] == data
    types = files["[Content_Types].xml"].decode()
    assert f'Extension="{kind}" ContentType="image/{kind.replace("jpg", "jpeg")}"' in types


def test_no_picture_is_asked_for_from_elsewhere():
    asked = []
    made(source="![a](https://example.org/a.png) ![b](//x/b.png) ![c](file:///etc/c.png)", image=asked.append)
    assert asked == []


def test_the_properties_are_the_issues_never_the_moments():
    properties = opened().core_properties
    assert (properties.title, properties.author, properties.language) == ("Agua y luz (Borrador)", "Valley", "es-CO")
    assert str(properties.created) == str(properties.modified) == "2025-05-01 12:00:00+00:00"
    assert "python-docx" not in etree.tostring(parts()["docProps/core.xml"]).decode()


def test_paper_is_that_of_the_region():
    assert opened().sections[0].page_width.pt == 612  # Colombia: Letter
    assert round(opened(language="pt").sections[0].page_width.mm) == 210  # Brazil: A4


def test_every_page_but_the_first_has_its_head_and_every_page_its_number():
    section = opened().sections[0]
    assert section.header.paragraphs[0].text == "Valley · Agua y luz · Mayo a junio de 2025 / Volumen 1"
    assert section.first_page_header.paragraphs[0].text == ""
    fields = [one.get(f"{W}instr") for one in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == [" PAGE ", " NUMPAGES "]


def test_raw_html_gives_its_words_and_no_scripts():
    source = "<div><p>one<p>two <b>bold</b></div>\n\n<script>alert(1)</script>\n"
    shown = [text for _, text in paragraphs(body(source=source, translations={}, draft=False)) if text]
    assert shown[-2:] == ["one", "two bold"]


def test_control_characters_are_left_out_and_reported():
    one = made(translations={"A heading": "a\x0bb\x00c\ud800"})
    assert str(one.notes[-1]) == "3 control characters were left out: the file cannot hold them"
    assert "abc\ufffd" in words(etree.fromstring(read(one.data)["word/document.xml"]))


@settings(max_examples=min(40, settings.default.max_examples))  # each packs a whole document
@given(st.text(st.characters() | st.sampled_from("<>&\"'\x00\x0b\ufffe\u202e]"), max_size=40))
def test_any_title_and_any_text_leave_every_part_well_formed(text):
    made_parts = parts(translations={"Water & light": text, "A heading": text, "Place": text, "A pump": text})
    assert "word/document.xml" in made_parts


def test_deep_nesting_does_not_break_a_document():
    for source in ("> " * 200 + "a\n", "".join("  " * depth + "- a\n" for depth in range(60))):
        levels = [int(one.get(f"{W}val")) for one in body(source=source, translations={}).iter(f"{W}ilvl")]
        assert max(levels, default=0) <= 8


def test_styles_of_the_project_are_taken_and_broken_ones_reported(tmp_path):
    (tmp_path / "docx").mkdir()
    file = tmp_path / "docx" / "styles.xml"
    file.write_text("<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><broken>")
    with pytest.raises(MarsError, match=r"templates/docx/styles\.xml"):
        made(template_folders=(str(tmp_path),))


@pytest.mark.slow("starts Python three times")
def test_the_same_bytes_in_every_zone_locale_and_hash_seed():
    assert len(digests("docx", "STRESS")) == 1


def test_an_issue_of_many_paragraphs_takes_time_as_its_length(assert_linear):
    def work(count):
        source = "".join(f"Paragraph *of* [many](https://example.org/{number}).\n\n" for number in range(count))
        one = edition(source=source, translations={})
        return lambda: list(output.render(one))

    assert_linear(work, 500, 2000)


@pytest.mark.slow("starts LibreOffice")
@pytest.mark.skipif(not OFFICE, reason="needs soffice (Debian: libreoffice-writer-nogui)")
def test_libreoffice_opens_a_document_of_every_construct(tmp_path):
    (tmp_path / "may.docx").write_bytes(made(source=STRESS, image=images(pump=png())).data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    subprocess.run(
        [OFFICE, home, "--headless", "--convert-to", "fodt", "--outdir", tmp_path, "may.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = "".join(etree.parse(tmp_path / "may.fodt").getroot().itertext())
    for shown in ("Agua y luz", "Lima", "eighth", "A note with code", "echo <done>", "two boldboth", "Six deep"):
        assert shown in text


BEGINNINGS = (
    "> said\n     > so",
    "```\n     code\n     ```",
    "| a | b |\n     |---|---|\n     | c | d |",
    "![p](pump.png)",
)
BEGINNINGS += ("# head", "- one\n     - two", "---", "", "> — who", "<p>html</p>", "text")


def test_every_item_of_a_list_has_its_number_whatever_it_begins_with():
    source = "".join(f"{number}.  {text}\n\n" for number, text in enumerate(BEGINNINGS, 7))
    root = body(source=source, image=images(pump=png()))
    marked = [one.getparent() for one in root.iter(f"{W}numPr") if one.find(f"{W}ilvl").get(f"{W}val") == "0"]
    lists = {one.find(f"{W}numPr/{W}numId").get(f"{W}val") for one in marked}
    assert len(marked) == len(BEGINNINGS)
    assert len(lists) == 1
    styles = [one.find(f"{W}pStyle").get(f"{W}val") for one in marked]
    assert styles[:2] == ["Quote", "CodeBlock"]
    assert styles[4] == "Heading1"


def test_a_quotation_in_a_list_is_as_deep_as_the_list():
    root = body(source="- one\n\n  > said\n\n> said\n")
    quoted = [one for one in root.iter(f"{W}p") if words(one) == "said"]
    indents = [one.find(f"{W}pPr/{W}ind") for one in quoted]
    assert indents[0].get(f"{W}left") == "785"
    assert indents[1] is None


def test_the_box_of_a_task_is_its_only_mark():
    source = "- [x] Pump\n- [ ] Tank\n- Plain\n"
    shown = [one for one in body(source=source, translations={}).iter(f"{W}p") if words(one)]
    marked = {words(one): one.find(f"{W}pPr/{W}numPr") is not None for one in shown}
    assert {name: has for name, has in marked.items() if name[-5:] in {" Pump", " Tank", "Plain"}} == {
        "\u2611 Pump": False,
        "\u2610 Tank": False,
        "Plain": True,
    }


def test_links_keep_their_colour_in_tables_of_every_office_suite():
    """LibreOffice sets the colour of the document's defaults in cells, over that of a character style."""
    styles = parts()["word/styles.xml"]
    assert styles.find(f"{W}docDefaults//{W}color") is None
    assert styles.find(f"{W}style[@{W}styleId='Normal']/{W}rPr/{W}color") is not None


def test_the_caption_above_a_table_stays_on_its_page():
    page = (
        "<p>Text.</p><table><caption>Wells by depth</caption><tr><th>Well</th></tr><tr><td>La Punta</td></tr></table>"
    )
    shown = body(source=f"---\nlanguage: en\n---\n\n{page}\n", translations={}, language="en")
    (caption,) = (one for one in shown.iter(f"{W}p") if words(one) == "Wells by depth")
    assert caption.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
