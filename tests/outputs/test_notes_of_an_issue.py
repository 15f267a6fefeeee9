"""Footnotes count through the whole issue, and headings go as deep, in every output alike."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from books import W, read
from lxml import etree
from outputs_editions import archive, edition

from mars_i18n.formats import markdown
from mars_i18n.outputs import docx, email, epub, feed, pdf, text, web
from mars_i18n.outputs.page import resolve
from mars_i18n.readback import expected

FIRST = """\
---
title: Water
---

One.[^b] Two.[^a] One again.[^b]

[^b]: Of one, see[^in].
[^a]: Of two.
[^in]: Cited by a note alone.
[^no]: Cited by nothing.
"""
SECOND = """\
---
title: Light
---

| Three.[^a] |
|---|
| x |

Four.[^b]

[^a]: Of three.
[^b]: Of four.
[^no]: Cited by nothing at all.
"""
CITED = {"One.": 1, "Two.": 2, "One again.": 1, "Three.": 3, "Four.": 4, "Of one, see": 5}
NOTES = {
    "Of one, see": 1,
    "Of two.": 2,
    "Of three.": 3,
    "Of four.": 4,
    "Cited by a note alone.": 5,
    "Cited by nothing.": 6,
    "Cited by nothing at all.": 7,
}


def issue(*sources, **options):
    documents = (markdown.parse(one.encode(), f"sources/may/{at}.md") for at, one in enumerate(sources))
    return replace(edition("en", draft=False, project="", **options), documents=tuple(documents))


def words_of(markup):
    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


def citations_in(shown):
    """The number after each text that cites a note."""
    return {name: int(found[1]) for name in CITED if (found := re.search(rf"{re.escape(name)} ?\[?(\d+)", shown))}


def list_numbers(page):
    """The number that a browser gives each item of the lists of notes, by what the item says."""
    found = {}
    for start, items in re.findall(r'class="notes".*?<ol(?: start="(\d+)")?[^>]*>(.*?)</ol>', page, re.DOTALL):
        number = int(start or 1) - 1
        for value, item in re.findall(r'<li(?: value="(\d+)")?[^>]*>(.*?)</li>', items, re.DOTALL):
            number = int(value or number + 1)
            found |= {name: number for name in NOTES if words_of(item).startswith(name)}
    return found


def page_of(output):
    one = issue(FIRST, SECOND)
    if output is feed:
        return unescape(
            next(made for made in feed.archive(archive(feed, one)) if made.path.startswith("en")).data.decode()
        )
    return next(made for made in output.render(one) if made.path.endswith("html")).data.decode()


@pytest.mark.parametrize("output", [web, email, feed], ids=["web", "email", "feed"])
def test_pages_number_their_notes_through_the_issue(output):
    page = page_of(output)
    assert citations_in(words_of(page)) == CITED
    assert list_numbers(page) == NOTES


def test_a_book_numbers_its_notes_through_the_issue():
    (made,) = epub.render(issue(FIRST, SECOND))
    chapters = "".join(data.decode() for name, data in read(made.data).items() if "chapter" in name)
    assert citations_in(words_of(chapters)) == CITED
    asides = re.findall(r'<span class="number">(\d+)</span> (.*?)</aside>', chapters, re.DOTALL)
    assert {name: int(number) for number, item in asides for name in NOTES if words_of(item).startswith(name)} == NOTES


def test_plain_text_numbers_its_notes_through_the_issue():
    (made,) = text.render(issue(FIRST, SECOND))
    shown = made.data.decode()
    assert citations_in(shown) == CITED
    assert {name: int(re.search(rf"\[(\d)\] {re.escape(name)}", shown)[1]) for name in NOTES} == NOTES


def shown_by_word(made):
    """The words of the text and of its notes, with the numbers that Word gives its references."""
    parts = {name: etree.fromstring(read(made.data)[f"word/{name}.xml"]) for name in ("document", "footnotes")}
    counted = [one for one in parts["document"].iter(f"{W}footnoteReference") if not one.get(f"{W}customMarkFollows")]
    numbers = {one.get(f"{W}id"): str(number) for number, one in enumerate(counted, 1)}
    for one in (*counted, *parts["footnotes"].iter(f"{W}footnoteRef")):
        note = next((up for up in one.iterancestors(f"{W}footnote")), one)
        one.text = numbers[note.get(f"{W}id")]
    return {
        name: [" ".join("".join(one.itertext()).split()) for one in root.iter(f"{W}p")] for name, root in parts.items()
    }


def test_word_numbers_its_footnotes_as_the_pages_do():
    pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    (made,) = docx.render(issue(FIRST, SECOND))
    shown = shown_by_word(made)
    paragraphs = [*shown["document"], *shown["footnotes"]]
    assert citations_in("\n".join(paragraphs)) == CITED
    assert shown["document"][-3:] == [f"{NOTES[one]} {one}" for one in list(NOTES)[-3:]]
    assert [one for one in shown["footnotes"] if one] == [
        "1 Of one, see5.",
        *(f"{NOTES[one]} {one}" for one in list(NOTES)[1:4]),
    ]


def test_where_words_own_count_would_differ_the_number_is_written_out():
    pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    """Who is quoted is written after what is said, wherever the source has it: then notes are not in order."""
    source = "> — Ana[^who]\n>\n> Said.[^what]\n\nAfter.[^then]\n\n[^who]: Who.\n[^what]: What.\n[^then]: Then.\n"
    one = issue(source)
    (document,) = one.documents
    blocks = [replace(block, kind="attribution") if at == 0 else block for at, block in enumerate(document.blocks)]
    one = replace(one, documents=(replace(document, parts=tuple(blocks)),))
    notes = resolve.resolve(one).parts[0].notes
    assert [(note.number, note.label) for note in notes] == [(1, "who"), (2, "what"), (3, "then")]
    (made,) = docx.render(one)
    shown = shown_by_word(made)
    assert [one for one in shown["document"] if one[-1:].isdigit()] == ["Said.2", "— Ana1", "After.3"]
    assert [one for one in shown["footnotes"] if one] == ["2 What.", "1 Who.", "3 Then."]


def test_the_pdf_numbers_its_footnotes_as_the_pages_do():
    pytest.importorskip("typst", reason="needs typst (the extra pdf)")
    pypdf = pytest.importorskip("pypdf")
    (made,) = pdf.render(issue(FIRST, SECOND))
    shown = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(made.data)).pages).split())
    assert citations_in(shown) == CITED
    assert {name: int(re.search(rf"(\d)\.? ?{re.escape(name)}", shown)[1]) for name in NOTES} == NOTES


def test_ids_of_notes_are_those_of_their_documents_and_no_way_back_leads_nowhere():
    page = page_of(web)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {"d0-note-a", "d1-note-a", "d0-ref-a", "d1-ref-a"} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_what_is_read_back_counts_on_its_own_and_comes_to_the_same_numbers():
    ledger = expected.expect(issue(FIRST, SECOND))
    assert [one.text.rstrip(" .").removesuffix(" see") for one in ledger.notes] == [
        one.rstrip(" .").removesuffix(" see") for one in NOTES
    ]
    assert [one.cited for one in ledger.notes] == [True] * 4 + [False] * 3


DEEP = "# Water\n\n" + "".join(f"{'#' * level} Level {level}\n\nWords.\n\n" for level in range(2, 7))


def levels(page):
    """The levels of the headings of DEEP in a page, whatever anchors are before their words."""
    return [int(level) for level in re.findall(r"<h(\d)[^>]*>(?:<[^>]*>)*(?:Water|Level)", page)]


def test_headings_go_as_deep_in_every_output():
    pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    one = issue("# First\n\nWords.\n", "---\ntitle: Second\n---\n\n" + DEEP)
    wanted = [2, 3, 4, 5, 6, 6, 6][1:]
    assert [heading.level for heading in resolve.resolve(one).parts[1].headings] == wanted
    page = next(iter(web.render(one))).data.decode()
    assert levels(page) == wanted
    (book,) = epub.render(one)
    chapter = read(book.data)["EPUB/chapter-2.xhtml"].decode()
    assert levels(chapter) == wanted
    mail = next(made for made in email.render(one) if made.path.endswith("html")).data.decode()
    assert levels(mail) == wanted
    (made,) = docx.render(one)
    styles = re.findall(r'w:val="Heading(\d)"', read(made.data)["word/document.xml"].decode())
    assert [int(level) + 1 for level in styles][1:] == wanted
