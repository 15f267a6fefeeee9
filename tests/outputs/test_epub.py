"""The e-book: well formed whatever comes in, clean by epubcheck, the same bytes each time."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from books import SHORT_RUN
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st
from outputs_editions import SOURCE, edition

from mars_i18n.outputs import epub

CHECKER = Path("/usr/share/java/epubcheck.jar")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000"
    "000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


def book(**options):
    (artefact,) = epub.render(edition(**options))
    with zipfile.ZipFile(io.BytesIO(artefact.data)) as archive:
        return artefact, {name: archive.read(name) for name in archive.namelist()}


def _text(files):
    return "".join(data.decode() for name, data in files.items() if "chapter" in name)


def complaints(artefact, tmp_path):
    path = tmp_path / artefact.path
    path.write_bytes(artefact.data)
    command = ["java", *SHORT_RUN, "-jar", str(CHECKER), "--failonwarnings", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else result.stdout + result.stderr


MORE = (
    SOURCE
    + """
## <em>Odd</em> things

<div><p>Raw <b>HTML</b><br> of an editor <span onclick="x()">here</span> <p>unclosed

<table><tr><td>no head</td></tr></table>

| A | B |
|---|:-:|
| <br> ![c](c.png) | [rel](../other/) [bad](javascript:x) |

![remote](https://example.org/x.png) ![none](none.png) ![svg](d.svg) [mail](mailto:a@b.c "T")

1. one

   > quoted

3. three
"""
)
IMAGES = {"c.png": PNG, "d.svg": SVG, "pump.svg": SVG}


@pytest.mark.slow("starts Java")
@pytest.mark.skipif(not (CHECKER.exists() and shutil.which("java")), reason="Debian packages epubcheck, default-jre")
@pytest.mark.parametrize(("language", "base"), [("es", ""), ("pt", "https://example.org/news/")])
def test_epubcheck_has_nothing_to_say(language, base, tmp_path):
    artefact, _ = book(language=language, source=MORE, base_url=base, image=IMAGES.get)
    assert complaints(artefact, tmp_path) == ""


def test_what_is_first_says_what_the_file_is():
    artefact, files = book()
    assert artefact.data[30:58] == b"mimetypeapplication/epub+zip"
    assert next(iter(files)) == "mimetype"


def test_images_are_in_the_book_and_what_is_none_is_said():
    artefact, files = book(source=MORE, image=IMAGES.get)
    assert {data for name, data in files.items() if "image-" in name} == {PNG}
    reported = " ".join(map(str, artefact.notes))
    assert all(name in reported for name in ("https://example.org/x.png", "none.png", "put d.png beside it"))
    assert "[none]" in _text(files)


def test_the_language_of_a_part_is_kept_and_drafts_are_marked():
    _, files = book()
    text = _text(files)
    assert 'xml:lang="es-CO"' in text
    assert 'lang="en"' in text
    assert "Borrador" in text
    assert 'epub:type="noteref"' in text


def test_the_same_issue_is_the_same_bytes():
    assert book(image=IMAGES.get)[0] == book(image=IMAGES.get)[0]


MARKS = ("<b>", "</p>", "<script>", "&", "\x00", "\x0b", '"', "<!--", "a", "\u202e", "<li>", "<table><p>", "<ul>x")


@given(st.lists(st.sampled_from(MARKS), max_size=8))
def test_whatever_a_translator_or_editor_writes_the_book_is_well_formed(pieces):
    text = "".join(pieces) or "x"
    _, files = book(translations={"A heading": text, "Water & light": text}, project=text, source=f"{SOURCE}\n{text}\n")
    marked = {name: data for name, data in files.items() if name.endswith((".xhtml", ".opf", ".xml"))}
    assert {"META-INF/container.xml", "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/chapter-1.xhtml"} <= set(marked)
    for data in marked.values():
        ElementTree.fromstring(data)


def test_many_paragraphs_take_linear_time(assert_linear):
    def work(count):
        one = edition(source="---\nlanguage: en\n---\n\n" + "The pump works.\n\n" * count)
        return lambda: list(epub.render(one))

    assert_linear(work, 300, 1200)


def test_icons_are_among_words_and_code_runs_from_left_to_right():
    """A picture is a block where it is a figure; readers of Arabic read code as programmers do."""
    style = book(draft=False)[1]["EPUB/style.css"].decode()
    blocks = [rule for rule in re.findall(r"([^{}]+)\{[^}]*display: block", style) if "img" in rule]
    assert [one.strip() for one in blocks] == ["figure img"]
    shown = _text(book(language="ar", source="A `word` of code.\n\n    x()\n", draft=False)[1])
    assert '<code dir="ltr">word</code>' in shown
    assert '<pre dir="ltr">' in shown
