"""How a PDF nests: lists, contents and images as a screen reader meets them."""

import re
import shutil
import subprocess

import pytest
from mails import png
from outputs_editions import edition
from test_pdf import made, structure, words

from mars_i18n.outputs.typst.fonts import Repertoire

ENGLISH = "---\nlanguage: en\ntitle: A title\n---\n\n"


def names(reader):
    return [name for name, _ in structure(reader.trailer["/Root"]["/StructTreeRoot"])]


def english(source, **options):
    return made(language="en", source=ENGLISH + source, draft=False, **options)[1]


def test_terms_and_what_they_mean_are_one_list():
    reader = english("One\n: First\n\nTwo\n: Second\n\nThree\n: Third\n")
    assert names(reader).count("/L") == 1
    assert names(reader).count("/LI") == 3


def test_the_contents_list_headings_without_their_notes_and_links():
    head = "## Part {0} `x`[^1] and [a page](https://example.org/)\n\nWords.\n\n"
    reader = english("".join(map(head.format, range(5))) + "[^1]: A note.\n")
    shown = words(reader)
    assert shown.index("Part 4 x and a page") < shown.index("Part 0 x 1 and a page".replace("x 1", "x1"))
    assert shown.count("A note.") == 1
    contents = [node for name, node in structure(reader.trailer["/Root"]["/StructTreeRoot"]) if name == "/TOC"]
    assert [name for name, _ in structure(contents[0]["/K"])].count("/Link") == 5


@pytest.mark.parametrize(
    ("heading", "links"), [("## [One](#one)", 1), ("## [See two](#two)", 0), ("## **[See two](#two)** again", 1)]
)
def test_a_heading_whose_words_are_a_link_has_a_title(heading, links):
    """PDF/UA wants one: a link to another place, which is all of it, is words."""
    reader = english(f"{heading}\n\nWords.\n\n## Two\n\nThe [second](#two).\n")
    assert heading.split("]", maxsplit=1)[0].strip("# *[") in words(reader)
    assert len([one for page in reader.pages for one in page.get("/Annots", ())]) == links + 1


def test_an_image_that_is_all_of_a_link_is_as_large_as_any_and_leads_there():
    reader = english("[![A pump](a.png)](https://example.org/x)\n", image=lambda _: png(height=400))
    (link,) = [one.get_object() for page in reader.pages for one in page["/Annots"]]
    assert link["/A"]["/URI"] == "https://example.org/x"
    left, low, right, high = map(float, link["/Rect"])
    assert right - left > 300
    assert high - low > 150


@pytest.mark.parametrize("side", [24, 400])
def test_an_image_with_words_on_both_sides_is_in_their_paragraph(side):
    reader = english("Before ![A pump](a.png) after\n", image=lambda _: png(side, side))
    assert "/Figure" in names(reader)
    assert names(reader).count("/P") == 1


def test_a_photograph_at_the_end_of_a_paragraph_follows_it():
    reader = english("Before ![A pump](a.png)\n", image=lambda _: png(400, 400))
    assert names(reader).index("/P") < names(reader).index("/Figure")
    assert names(reader).count("/P") == 1


def test_an_image_that_is_not_shown_does_not_cut_its_sentence():
    reader = english("Before ![A pump](a.png) after\n", image=lambda _: None)
    assert names(reader).count("/P") == 1
    assert "Before Una bomba after" in words(reader)


def test_flags_are_their_letters_and_hands_have_no_shade_where_no_font_has_them():
    letters = Repertoire([frozenset(map(ord, "CO 👍"))])
    assert letters.spoken("🇨🇴 👍🏽") == "CO 👍"
    assert Repertoire([frozenset(map(ord, "🇨🇴🏽"))]).spoken("🇨🇴🏽") == "🇨🇴🏽"
    assert "CO" in words(english("To 🇨🇴\n"))


def test_an_item_without_words_has_its_number():
    assert "2. 3. three" in words(english("1. one\n2.\n3. three\n"))


def test_a_table_keeps_its_columns():
    reader = english("| | 2024 |\n|---|---|\n| Lima | |\n| Quito |\n")
    assert [name for name in names(reader) if name in {"/TR", "/TH", "/TD"}] == [
        *("/TR", "/TH", "/TH"),
        *("/TR", "/TD", "/TD") * 2,
    ]


def test_an_image_that_is_neither_shown_nor_described_leaves_nothing():
    reader = english("Before.\n\n![](a.png)\n\nAfter ![](b.png) it.\n", image=lambda _: None)
    assert "Before. After it." in words(reader)


ARABIC = "---\nlanguage: ar\n---\n\nنص `x()` هنا.\n\n```\ndef f():\n    pass\n```\n\n| A | B |\n|---|---|\n| C | D |\n"


def test_code_runs_from_left_to_right_on_a_page_that_does_not():
    shown = words(made(language="ar", source=ARABIC, draft=False)[1])
    assert "def f():" in re.sub("[\u202a-\u202e]", "", shown)  # which the reader puts around what it has turned


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="Debian package poppler-utils")
def test_code_keeps_its_indentation(tmp_path):
    source = "```\ndef f():\n    if x:\n\treturn  2\n```\n"
    (tmp_path / "a.pdf").write_bytes(made(source=source, translations={}, draft=False)[0].data)
    reported = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True
    )
    left = {word: float(x) for x, word in re.findall(r'xMin="([\d.]+)".*?>(def|if|return|2)</word>', reported.stdout)}
    letter = (left["if"] - left["def"]) / 4
    assert letter > 3
    assert left["return"] == pytest.approx(left["if"], abs=0.1)
    assert left["2"] == pytest.approx(left["return"] + 8 * letter, abs=0.1)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="Debian package poppler-utils")
def test_the_columns_of_a_page_from_right_to_left_are_apart_and_in_that_order(tmp_path):
    artefact, _ = made(language="ar", source=ARABIC, draft=False)
    (tmp_path / "a.pdf").write_bytes(artefact.data)
    reported = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True
    )
    places = re.findall(r'xMin="([\d.]+)" .*?xMax="([\d.]+)" .*?>([AB])</word>', reported.stdout)
    spans = {name: (float(left), float(right)) for left, right, name in places}
    gap = 0.9 * 9.3  # points: what grid-of-cells puts between columns, in em of its text; 0 on the wrong side of a cell
    assert spans["A"][0] - spans["B"][1] == pytest.approx(gap, abs=0.5)
    assert spans["A"][0] > 400


def test_documents_without_titles_skip_no_level_of_headings():
    """PDF/UA allows none: a document without headings comes before one that begins at the second level."""
    sources = (
        "---\ntitle: The letter\n---\n\nProse alone.\n",
        "## One\n\nText.\n\n#### Two\n\nText.\n",
        "### Three\n\nText.\n",
    )
    documents = tuple(edition("en", one).documents[0] for one in sources)
    reader = made(language="en", draft=False, documents=documents)[1]
    assert [one for one in names(reader) if one.startswith("/H")] == ["/H1", "/H2", "/H3", "/H3"]
