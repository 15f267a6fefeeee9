"""A theme is a folder of the project: its colours, its logo and its fonts are those of every output."""

import io
import re
import zipfile
from importlib.resources import files

import pytest
from mails import png
from outputs_editions import archive, edition
from pypdf import PdfReader

from mars_i18n.errors import MarsError
from mars_i18n.messages import ENGLISH
from mars_i18n.outputs import docx, email, epub, pdf, proof, web
from mars_i18n.outputs.page.dashboard import DashboardWords, render_dashboard

WINE = "#7a1f3d"
OURS = "#0d5a63"


@pytest.fixture
def folder(tmp_path):
    theme = tmp_path / "theme"
    (theme / "fonts").mkdir(parents=True)
    (theme / "theme.toml").write_text(f'[light]\naccent = "{WINE}"\n[fonts]\ntext = ["Noto Naskh Arabic", "serif"]\n')
    (theme / "theme.css").write_text('@font-face { src: url("{{ theme }}fonts/a.woff2") } h1 { color: red }')
    (theme / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>'
    )
    (theme / "fonts" / "a.woff2").write_bytes(b"wOF2")
    return str(tmp_path)


def made(output, **options):
    return next(iter(output.render(edition(**options)))).data


def page(**options):
    return made(web, **options).decode()


def test_pages_come_with_the_fonts_of_the_pdf_with_their_licence_where_the_project_chose_none(tmp_path):
    text = next(iter(web.render(edition()))).data.decode()
    named = re.findall(r'font-family: "(Mars [A-Za-z]+)"; src: url\("../../(theme/fonts/[^"]+)"\)', text)
    built = {one.path: one.data for one in web.archive(archive(web, edition()))}
    assert len(named) == 8
    assert all(built[path].startswith(b"wOF2") and len(built[path]) < 30_000 for _, path in named)
    assert b"SIL OPEN FONT LICENSE" in built["theme/fonts/OFL.txt"]
    assert '--text: "Mars Serif", "Source Serif 4"' in text
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/theme.toml").write_text('[fonts]\ntext = ["Charter", "serif"]\n')
    own = next(iter(web.render(edition(template_folders=(str(tmp_path),))))).data.decode()
    assert '--text: "Charter", serif; --titles: "Mars Sans",' in own


@pytest.mark.parametrize("output", [web, email, proof])
def test_colours_are_those_of_the_theme_in_page_mail_and_proof(output, folder):
    text = made(output, template_folders=(folder,)).decode()
    assert WINE in text
    assert OURS not in text
    assert OURS in made(output).decode()


def test_colours_are_those_of_the_theme_in_the_dashboard(folder):
    assert WINE in render_dashboard("Valley", ("es",), (), (folder,), DashboardWords("en", ENGLISH))


@pytest.mark.parametrize(("output", "part"), [(epub, "EPUB/style.css"), (docx, "word/styles.xml")])
def test_colours_are_those_of_the_theme_in_books(output, part, folder):
    for folders, colour in (((), OURS), ((folder,), WINE)):
        with zipfile.ZipFile(io.BytesIO(made(output, template_folders=folders))) as book:
            text = book.read(part).decode().lower()
            assert colour[1:] in text
            assert "$" not in text
            if output is docx:
                assert f'val="{colour[1:]}"' in book.read("word/theme/theme1.xml").decode().lower()


def test_colours_and_logo_are_those_of_the_theme_on_paper(folder):
    content, reader = paper(template_folders=(folder,))
    plain, before = paper()
    wine, teal = (f"{int(colour[1:3], 16) / 255:.8f}"[:6].encode() for colour in (WINE, OURS))
    assert wine in content
    assert wine not in plain
    assert teal in plain
    assert teal not in content
    assert [alt for alt in alternatives(reader) if alt not in alternatives(before)] == ["Valley"]


def paper(**options):
    reader = PdfReader(io.BytesIO(made(pdf, **options)))
    return b"".join(page.get_contents().get_data() for page in reader.pages), reader


def alternatives(reader):
    objects = (reader.get_object(number) for number in range(1, len(reader.xref_objStm) + len(reader.xref[0])))
    return [str(one["/Alt"]) for one in objects if isinstance(one, dict) and one.get("/S") == "/Figure"]


def fonts(reader):
    return {str(font["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()}


def test_a_font_of_the_theme_is_embedded(tmp_path):
    (tmp_path / "theme" / "fonts").mkdir(parents=True)
    packaged = files("mars_i18n.outputs") / "templates" / "pdf" / "fonts" / "MarsMono-Regular.ttf"
    renamed = packaged.read_bytes().replace("Mars Mono".encode("utf-16-be"), "Ours Mono".encode("utf-16-be"))
    (tmp_path / "theme" / "fonts" / "ours.ttf").write_bytes(renamed.replace(b"Mars Mono", b"Ours Mono"))
    (tmp_path / "theme" / "theme.toml").write_text('[fonts]\ntext = ["Ours Mono"]\n')
    assert [name for name in fonts(paper()[1]) if name.endswith("MarsSerif-Regular")]
    assert not [name for name in fonts(paper(template_folders=(str(tmp_path),))[1]) if "MarsSerif-Regular" in name]


def test_a_style_sheet_comes_after_ours_and_fonts_are_found_from_every_page(folder):
    text = page(template_folders=(folder,))
    assert text.index("--accent:") < text.index("h1 { color: red }")
    assert 'url("../../theme/fonts/a.woff2")' in text
    built = {one.path: one.data for one in web.archive(archive(web, edition(), template_folders=(folder,)))}
    assert b'url("theme/fonts/a.woff2")' in built["index.html"]
    assert b'url("../theme/fonts/a.woff2")' in built["es/index.html"]
    assert built["theme/fonts/a.woff2"] == b"wOF2"
    assert "theme/logo.svg" in built
    assert not {"theme/theme.css", "theme/theme.toml"} & built.keys()


def test_the_logo_replaces_the_name_and_says_it(folder):
    assert '<img class="logo" src="../../theme/logo.svg" alt="Valley">' in page(template_folders=(folder,))
    assert "logo" not in page().partition("</style>")[2]


@pytest.mark.parametrize(("name", "data"), [("logo.svg", b"<svg"), ("logo.png", png()[:40])])
def test_a_logo_that_cannot_be_shown_is_reported(name, data, tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / name).write_bytes(data)
    with pytest.raises(MarsError, match=rf"{name}: the logo cannot be used"):
        made(pdf, template_folders=(str(tmp_path),))


def test_a_broken_theme_is_reported_with_its_line(folder, tmp_path):
    (tmp_path / "theme" / "theme.css").write_text("a {}\n{{ thme }}\n")
    with pytest.raises(MarsError, match=r"theme\.css:2"):
        page(template_folders=(folder,))
