"""The web page and the text of an issue. `pytest tests/outputs --regenerate` writes the golden files anew."""

import re
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from outputs_editions import SOURCE, archive, edition

from mars_i18n.errors import MarsError
from mars_i18n.model import Artefact
from mars_i18n.outputs import text, web
from mars_i18n.outputs.look import templates
from mars_i18n.outputs.look.colours import contrast
from mars_i18n.outputs.look.words import load_words
from mars_i18n.outputs.page.documents import asset_paths
from mars_i18n.outputs.page.inline import safe_address

GOLDEN = Path(__file__).parent / "golden"
VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "col", "source"}


def page(**options):
    (artefact,) = web.render(edition(**options))
    return artefact.data.decode()


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def require_well_formed(html):
    parser = Balance()
    parser.feed(html)
    assert parser.open == []
    assert len(parser.ids) == len(set(parser.ids))
    assert all(parser.links)
    assert {link[1:] for link in parser.links if link.startswith("#")} <= set(parser.ids)


@pytest.mark.parametrize("name", ["index.html", "may.txt"])
def test_the_output_is_the_golden_file(name, request):
    output = web if name.endswith("html") else text
    (artefact,) = output.render(edition())
    assert artefact.path == name
    golden = GOLDEN / name
    if request.config.getoption("--regenerate"):
        golden.write_bytes(artefact.data)
    shown = re.sub(rb"<style>.*?</style>", b"<style></style>", artefact.data, flags=re.DOTALL)
    assert shown == re.sub(rb"<style>.*?</style>", b"<style></style>", golden.read_bytes(), flags=re.DOTALL)


@pytest.mark.parametrize("language", ["es", "en", "pt", "ar"])
def test_a_page_is_well_formed_in_every_language(language):
    require_well_formed(page(language=language))


def test_a_page_says_its_language_and_each_part_that_has_another():
    html = page()
    assert '<html lang="es-CO" dir="ltr">' in html
    assert 'lang="en" class="fallback"' in html
    assert "<p>El agua llegará" in html
    assert '<html lang="ar" dir="rtl">' in page(language="ar")


def test_the_date_line_is_written_for_the_region():
    assert "Mayo a junio de 2025 / Volumen 1" in page()
    assert "May–June 2025 / Volume 1" in page(language="en")


def test_a_page_links_to_its_other_languages():
    html = page(base_url="https://example.org/n/")
    assert '<link rel="alternate" hreflang="en" href="https://example.org/n/en/may/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/n/es/may/">' in html
    assert '<link rel="canonical" href="https://example.org/n/es/may/">' in html
    assert 'aria-current="page">Español' in html


def test_a_finished_page_has_no_mark_of_a_draft():
    spanish = {"Lo que viene": "What comes", "El agua llegará a las escuelas de la región el próximo año.": "Water."}
    html = page(language="en", translations=spanish, draft=False)
    body = html.partition("</style>")[2]
    assert 'class="fallback"' not in body
    assert 'class="draft"' not in body


def test_words_of_translators_are_never_html():
    html = page(translations={"A heading": '<script>alert("x")</script> & "y"'})
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &#34;y&#34;" in html


def test_addresses_that_run_code_are_not_links():
    assert "vbscript:" not in page(source="[a](vbscript:x) b\n").replace("(vbscript:x)", "")
    assert not safe_address("javascript:alert(1)")
    assert not safe_address(" JaVaScRiPt:alert(1)")
    assert all(map(safe_address, ["https://a.b", "mailto:a@b.org", "a/b:c", "#x", "img.png"]))


def test_a_footnote_cited_twice_keeps_its_ids_unique():
    require_well_formed(page(source="a[^1] b[^1]\n\n[^1]: c\n", translations={}))


def test_a_template_that_fails_at_its_work_is_reported_with_its_line(tmp_path):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "page.html.j2").write_text("one\n{{ 1 / 0 }}\n")
    with pytest.raises(MarsError, match=r"page\.html\.j2:2.*division"):
        page(template_folders=(str(tmp_path),))
    (tmp_path / "web" / "page.html.j2").write_bytes(b"\xff")
    templates._environment.cache_clear()
    with pytest.raises(MarsError):
        page(template_folders=(str(tmp_path),))


def test_images_are_localised_and_listed():
    assert '<figure class="picture">\n<img src="pump.svg" alt="Una bomba">\n<figcaption>' in page()
    assert asset_paths(edition()) == ("pump.svg",)
    assert asset_paths(edition(source="![a](https://a.b/c.png) ![b](/d.png) ![c](e.png?x#y)")) == ("e.png",)


@given(st.text(max_size=40))
def test_any_translation_leaves_the_page_well_formed(translation):
    require_well_formed(page(translations={"A heading": translation, "A letter from the valley.": translation}))


def test_the_same_edition_gives_the_same_bytes():
    assert list(web.render(edition())) == list(web.render(edition()))


def test_the_index_lists_issues_newest_first_and_marks_drafts():
    later = edition(issue="july", source=SOURCE.replace("2025-05/2025-06", "2025-07/2025-08"), draft=False)
    artefact, *_ = web.archive(archive(web, edition(), later))
    html = artefact.data.decode()
    assert isinstance(artefact, Artefact)
    assert html.index("Julio a agosto") < html.index("Mayo a junio")
    assert html.count("Borrador") == 1
    require_well_formed(html)
    for artefact in web.archive(archive(web)):
        if artefact.path.endswith(".html"):  # the fonts of pages are no text
            require_well_formed(artefact.data.decode())


def test_a_broken_template_of_the_project_is_reported_with_its_line(tmp_path):
    folder = tmp_path / "templates"
    (folder / "web").mkdir(parents=True)
    (folder / "web" / "page.html.j2").write_text("one\n{% if %}\n")
    with pytest.raises(MarsError, match=r"page\.html\.j2:2"):
        page(template_folders=(str(folder),))
    other = tmp_path / "other"
    (other / "web").mkdir(parents=True)
    (other / "web" / "page.html.j2").write_text("one\n\n{{ edition.isue }}\n")
    with pytest.raises(MarsError, match=r"page\.html\.j2:3.*isue"):
        page(template_folders=(str(other),))


def test_a_block_of_the_page_can_be_overridden(tmp_path):
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "style.css").write_text("body { color: red }")
    assert "body { color: red }" in page(template_folders=(str(tmp_path),))


def test_every_word_of_the_templates_is_translated():
    from babel.messages.extract import extract
    from jinja2.ext import babel_extract

    used = {"Volume %(number)s", "Number %(number)s"}
    package = Path(str(files("mars_i18n.outputs")))
    for template in package.rglob("*.j2"):
        with template.open("rb") as file:
            used |= {str(one[1]) for one in extract(babel_extract, file, keywords={"_": None})}
    for path in package.rglob("*.py"):
        used |= set(re.findall(r'\bwords\("([^"]+)"\)', path.read_text()))
    for language in ("es", "en", "pt"):
        words = polib.pofile(str(package / "words" / f"{language}.po"))
        assert {entry.msgid for entry in words if entry.translated()} == used


def test_a_project_can_say_the_words_otherwise():
    own = {"Notes": "Notas al pie"}
    assert load_words("es", own)("Notes") == "Notas al pie"
    assert load_words("es", own)("Draft") == "Borrador"
    assert load_words("fr")("Draft") == "Draft"


def test_a_page_on_paper_has_the_contrast_that_wcag_aa_asks():
    css = (files("mars_i18n.outputs") / "templates" / "web" / "style.css").read_text()
    (body,) = re.findall(r"@media print \{\s*:root \{(.*?)\}", css, re.DOTALL)
    scheme = {name: colour.ljust(7, colour[-1]) for name, colour in re.findall(r"--([a-z]+): (#[0-9a-f]+)", body)}
    for ink in ("ink", "quiet", "accent"):
        for paper in ("paper", "band", "mark"):
            assert contrast(scheme[ink], scheme[paper]) >= 4.5, (ink, paper)


def test_deep_nesting_does_not_break_a_page():
    require_well_formed(page(source="> " * 200 + "a\n", translations={}))
    require_well_formed(page(source="".join("  " * depth + "- a\n" for depth in range(60)), translations={}))
