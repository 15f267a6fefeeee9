"""The issue as an e-book, read as XML and by epubcheck. `pytest tests/outputs --regenerate` writes the golden file."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from books import SHORT_RUN, STRESS, digests, read
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from mails import images, png
from outputs_editions import SOURCE, edition

from mars_i18n.errors import MarsError
from mars_i18n.outputs import epub
from mars_i18n.outputs.page.urls import outward

GOLDEN = Path(__file__).parent / "golden" / "chapter-1.xhtml"
EPUBCHECK, JAVA = shutil.which("epubcheck"), shutil.which("java")
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"


def made(**options):
    (artefact,) = epub.render(edition(**options))
    assert artefact.path == "may.epub"
    return artefact


def files(**options):
    return read(made(**options).data)


def trees(**options):
    return {name: ElementTree.fromstring(data) for name, data in files(**options).items() if name.endswith("xhtml")}


def test_a_chapter_is_the_golden_file(request):
    shown = files(source=SOURCE.replace("pump.svg", "pump.png"), image=images(pump=png()))["EPUB/chapter-1.xhtml"]
    if request.config.getoption("--regenerate"):
        GOLDEN.write_bytes(shown)
    assert shown == GOLDEN.read_bytes()


@pytest.mark.slow("starts Java")
@pytest.mark.skipif(not (EPUBCHECK and JAVA), reason="needs epubcheck and java (Debian: epubcheck)")
@pytest.mark.parametrize("language", ["es", "ar"])
def test_epubcheck_finds_nothing_in_a_book_of_every_construct(language, tmp_path):
    book = tmp_path / "may.epub"
    book.write_bytes(made(source=STRESS, language=language, image=images(pump=png(), inline=png(9, 9))).data)
    packed = Path(EPUBCHECK).read_bytes()[:2] == b"PK"  # Debian's is the program itself, others' a script
    done = subprocess.run(
        [*([JAVA, *SHORT_RUN, "-jar"] if packed else []), EPUBCHECK, book], capture_output=True, text=True, check=False
    )
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout + done.stderr, done.stdout + done.stderr
    assert done.returncode == 0


def test_a_table_of_many_columns_is_set_small():
    rows = "|a|a|a|a|a|a|\n|-|-|-|-|-|-|\n|b|b|b|b|b|b|"
    (wide, narrow) = re.findall(
        r"<table[^>]*>", files(source=f"{rows}\n\n| a | b |\n|---|---|\n")["EPUB/chapter-1.xhtml"].decode()
    )
    assert (wide, narrow) == ('<table class="wide">', "<table>")


def test_the_book_begins_with_its_kind_as_readers_look_for_it_there():
    data = made().data
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_its_metadata_are_the_issues_never_the_moments():
    package = files()["EPUB/package.opf"].decode()
    assert '<meta property="dcterms:modified">2025-05-01T12:00:00Z</meta>' in package
    assert "<dc:language>es-CO</dc:language>" in package
    assert "<dc:title>Agua y luz (Borrador)</dc:title>" in package
    assert '<meta property="schema:accessMode">textual</meta>' in package
    identifier = re.search(r"urn:uuid:[0-9a-f-]{36}", package)[0]
    assert identifier in files()["EPUB/package.opf"].decode()
    assert identifier not in files(language="en")["EPUB/package.opf"].decode()
    assert "alternativeText" not in package  # there is no image in it


def test_footnotes_are_such_that_readers_show_them_beside_the_text():
    page = trees(source=STRESS)["EPUB/chapter-1.xhtml"]
    references = [one for one in page.iter(f"{XHTML}a") if one.get(f"{EPUB}type") == "noteref"]
    notes = {one.get("id") for one in page.iter(f"{XHTML}aside") if one.get(f"{EPUB}type") == "footnote"}
    assert len(references) >= 3
    assert {one.get("href").removeprefix("#") for one in references} == notes


@pytest.mark.slow("a book of 60,000 words")
def test_a_long_document_is_cut_into_files_and_its_links_still_lead():
    source = "".join(f"## Part {at}\n\n" + "Words of it.[^1] " * 4000 + "\n\n" for at in range(5)) + "[^1]: A note.\n"
    pages = trees(source=source, translations={})
    chapters = {name: page for name, page in pages.items() if "chapter" in name}
    assert len(chapters) > 2
    ids = {f"{name[5:]}#{one.get('id')}" for name, page in chapters.items() for one in page.iter() if one.get("id")}
    for name, page in chapters.items():
        for link in page.iter(f"{XHTML}a"):
            href = link.get("href")
            assert (name[5:] + href if href.startswith("#") else href) in ids


def test_raw_html_that_is_broken_becomes_xhtml_without_scripts():
    text = files(source=STRESS, translations={})["EPUB/chapter-1.xhtml"].decode()
    assert "two <strong>boldboth</strong>" in text
    assert not re.search(r"<script|onclick|onerror|<svg|<iframe", text)


@given(st.text(st.characters() | st.sampled_from("<>&\"'/=\x00\x0b\ufffe[]()!`*_"), max_size=60))
def test_any_text_and_any_raw_html_make_well_formed_xhtml(text):
    source = f"---\ntitle: T\n---\n\n<div>{text}</div>\n\nsaid <b {text}> and {text}\n"
    assert "EPUB/chapter-1.xhtml" in trees(source=source, translations={"T": text})


@given(st.text(st.characters() | st.sampled_from(":/?#[]@%&=\\ .0"), max_size=40))
def test_an_address_is_a_url_or_nothing(text):
    for href in (text, f"https://{text}", f"mailto:{text}"):
        led = outward(href, "https://example.org/es/may/")
        assert re.fullmatch(r"(?:(?:https?|mailto|tel):[!-~]*)?", led)
        assert not re.search(r'[<>"\\^`{|}]|%(?![0-9A-Fa-f]{2})', led)


@pytest.mark.slow("starts Python three times")
def test_the_same_bytes_in_every_zone_locale_and_hash_seed():
    assert len(digests("epub", "STRESS")) == 1


def test_a_template_that_makes_no_xml_is_reported(tmp_path):
    (tmp_path / "epub").mkdir()
    (tmp_path / "epub" / "chapter.html.j2").write_text("<html><br></html>")
    with pytest.raises(MarsError, match=r"epub/chapter\.html\.j2.*mismatched tag"):
        made(template_folders=(str(tmp_path),))


def test_an_issue_of_many_paragraphs_takes_time_as_its_length(assert_linear):
    def work(count):
        one = edition(source="".join(f"Paragraph {number} *of* many.\n\n" for number in range(count)), translations={})
        return lambda: list(epub.render(one))

    assert_linear(work, 500, 2000)
