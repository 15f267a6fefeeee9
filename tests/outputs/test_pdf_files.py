"""What a PDF is made of beside its words: images of every kind, templates and fonts of the project's own."""

import subprocess
import sys
from pathlib import Path

import pytest
from mails import images, png
from test_pdf import SVG, made, structure, words

from mars_i18n.errors import MarsError

PICTURES = Path(__file__).parent / "pictures"
FILES = sorted(PICTURES.iterdir())
PACKAGE = '#import "@preview/cetz:0.3.0": canvas\n'


def own(folder, **files):
    """A project's templates/ with these files in pdf/, as the setting of an edition."""
    for name, text in files.items():
        (folder / "pdf").mkdir(exist_ok=True)
        (folder / "pdf" / f"{name}.typ").write_text(text)
    return {"template_folders": (str(folder),)}


def drawn(reader):
    """The images of photographs in the file."""
    found = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [one for one in found if hasattr(one, "get") and one.get("/Subtype") == "/Image"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_photograph_is_drawn(path):
    artefact, reader = made(image=lambda _: path.read_bytes(), draft=False)
    assert artefact.notes == ()
    assert drawn(reader)
    assert "/Figure" in [name for name, _ in structure(reader.trailer["/Root"]["/StructTreeRoot"])]


def test_a_photograph_that_breaks_off_is_its_words_and_reported():
    whole = png(height=400)
    artefact, reader = made(image=lambda _: whole[: len(whole) // 2])
    assert "Una bomba" in words(reader)
    assert any("the file is damaged" in str(note) for note in artefact.notes)


@pytest.mark.parametrize("address", ["http://example.org/x.png", "file:///etc/passwd", "../../../etc/passwd", "b.png"])
def test_a_drawing_that_shows_other_files_is_its_words_and_they_are_never_read(address):
    data = SVG.replace(b"</svg>", f'<image href="{address}" width="4" height="2"/></svg>'.encode())
    artefact, reader = made(image=lambda _: data)
    assert "Una bomba" in words(reader)
    assert any("an SVG image links to are not read" in str(note) for note in artefact.notes)


def test_a_drawing_loses_its_scripts():
    artefact, _ = made(image=lambda _: SVG.replace(b"</svg>", b"<script>alert(1)</script></svg>"), draft=False)
    assert artefact.notes == ()
    assert b"alert" not in artefact.data


def test_the_logo_of_a_theme_may_be_a_photograph(tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "logo.png").write_bytes(png())
    _, reader = made(template_folders=(str(tmp_path),), image=images())
    assert len(drawn(reader)) == 1


@pytest.mark.parametrize(
    "text",
    [PACKAGE, f'#let x = 1 // "@preview/no"\n{PACKAGE}', '#include\n"@preview/cetz:0.3.0"', '#import("@local/a:1")'],
)
def test_a_package_that_typst_would_fetch_is_refused_with_its_line(tmp_path, text):
    line = 1 + text[: text.rindex('"@')].count("\n")
    with pytest.raises(MarsError, match=rf"theme\.typ:{line}: the package @\w+/\S+ would be fetched from the network"):
        made(**own(tmp_path, theme=text))


def test_a_package_in_a_comment_is_none(tmp_path):
    options = own(tmp_path, extra=f'// {PACKAGE}#let page = "https://example.org/@preview/x"\n#let who = "@mars"\n')
    assert "Agua y luz" in words(made(**options)[1])


def test_a_template_in_a_folder_of_the_projects_own_is_reported_with_its_line(tmp_path):
    options = own(tmp_path, theme='#import "parts/colours.typ": *\n')
    (tmp_path / "pdf" / "parts").mkdir()
    (tmp_path / "pdf" / "parts" / "colours.typ").write_text("#let ink = 1\n\n#let quiet = nothing\n")
    with pytest.raises(MarsError, match=r"parts/colours\.typ:3: unknown variable: nothing"):
        made(**options)


def test_letters_that_no_font_joins_with_their_marks_are_shown_whatever_templates_there_are(tmp_path):
    theme = (Path(__file__).parents[2] / "mars_i18n/outputs/templates/pdf/theme.typ").read_text()
    blocks = (Path(__file__).parents[2] / "mars_i18n/outputs/templates/pdf/blocks.typ").read_text()
    reported = "Antes " + "ا\u0327 و\u0324 e\u0651\u0327 \U0001f600\u0301" + " después"
    _, reader = made(translations={"A heading": reported}, **own(tmp_path, theme=theme, blocks=blocks))
    assert "después" in words(reader)


@pytest.mark.slow("long issues, many times")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells the peak of memory in kilobytes")
def test_long_issues_one_after_another_take_no_more_memory_than_one():
    """Typst remembers its last ten compilations, of a long issue hundreds of megabytes each."""
    program = (
        f"import sys, resource; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from outputs_editions import edition; from mars_i18n.outputs import pdf\n"
        "from mars_i18n.outputs.typst import compile as _pdf_compile\n"
        "_pdf_compile._LONG = 1\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for number in range(4):\n"
        "    words = f'The pump number {number} works well today. ' * 20\n"
        "    one = edition(source='---\\nlanguage: en\\n---\\n\\n' + (words + '\\n\\n') * 130)\n"
        "    list(pdf.render(one)); print(peak())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    peaks = [int(line) for line in done.stdout.split()]
    assert peaks[3] < 1.3 * peaks[0], peaks
