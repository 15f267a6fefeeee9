"""Word, OpenDocument and slides as sources of a project: from the catalogue to the outputs and back."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from packages import deck, member, open_text, p, part, r, word
from test_diagrams import LINKS, SHOWN, data_part, drawing_part
from test_open_text import par
from test_slides import PICTURE, run, shape
from test_slides import par as paragraph

from mars_i18n import cli
from mars_i18n.formats import docx
from mars_i18n.readback.readers import source

NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
IMAGE = (
    "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='P' descr='The pump of the school'/><a:graphic><a:graphicData>"
    "<pic:pic><pic:blipFill><a:blip r:embed='i'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></w:r>"
)


def _png(colour):
    """A whole PNG of four pixels in one colour, with nothing that an output takes out."""
    chunks = ((b"IHDR", struct.pack(">2I5B", 2, 2, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress((b"\0" + colour * 2) * 2)))
    named = [name + data for name, data in (*chunks, (b"IEND", b""))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in named
    )


PNG = _png(b"\xff\xff\xff")
LETTER = {
    "A letter from the valley": "Una carta del valle",
    "Water for the school": "Agua para la escuela",
    "The new pump brings <b1>clean water</b1> to the school of the village every morning.<fn1/>": "La nueva bomba lleva"
    " todas las mañanas <b1>agua limpia</b1> a la escuela del pueblo.<fn1/>",
    "Read the <a1>full story</a1> of it.": "Lea la <a1>historia completa</a1> de todo ello.",
    "A library for all": "Una biblioteca para toda la gente",
    "The pump lifts the water.": "La bomba levanta el agua.",
    "The pump of the school": "La bomba de la escuela",
    "The families of the village paid for half of it.": "Las familias del pueblo pagaron la mitad.",
    "The programme of the valley": "El programa del valle",
}


def letter(texts=None):
    """The letter as a Word file, in the language of `texts`."""
    said = texts or {one: one for one in LETTER}
    a, b, c, d, e, diagram, f, g, h = said.values()
    before, _, after = c.partition("<b1>")
    bold, _, rest = after.partition("</b1>")
    read, _, tail = d.partition("<a1>")
    link, _, end = tail.partition("</a1>")
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        p(a, style="T")
        + p(b, style="H1")
        + p(r(before), r(bold, "<w:b/>"), r(rest.replace("<fn1/>", "")), note)
        + p(r(read), f'<w:hyperlink r:id="x">{r(link)}</w:hyperlink>', r(end))
        + p(e, more=NUMBERED)
        + p(SHOWN.format("d"))
        + p(IMAGE.replace("The pump of the school", f))
    )
    return word(
        body,
        links=[
            ("x", "hyperlink", "https://example.org/water"),
            ("i", "image", "media/image1.png"),
            ("f", "footnotes", "footnotes.xml"),
            ("h", "header", "header1.xml"),
            *LINKS,
        ],
        parts=[
            ("word/media/image1.png", PNG),
            ("word/footnotes.xml", part("footnotes", f"<w:footnote w:id='2'>{p(g)}</w:footnote>")),
            ("word/header1.xml", part("hdr", p(h))),
            ("word/diagrams/data1.xml", data_part(diagram)),
            ("word/diagrams/drawing1.xml", drawing_part(diagram)),
        ],
    )


@pytest.fixture
def project(tmp_path, capsys):
    """A project and a function that runs the command line in it: (exit code, what is printed)."""
    root = Path(tmp_path) / "project"
    (root / "sources/may").mkdir(parents=True)
    (root / "mars-i18n.toml").write_text('[languages]\nes = "es_CO"\nen = "en_US"\n')

    def act(*arguments):
        capsys.readouterr()
        code = cli.run(["-C", str(root), *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    act.root = root
    act.catalogue = root / "locales/es/LC_MESSAGES/may.po"
    return act


def messages(project):
    return {one.msgid: one.msgstr for one in polib.pofile(str(project.catalogue), wrapwidth=0)}


def fill(project, texts):
    file = polib.pofile(str(project.catalogue), wrapwidth=0)
    for entry in file:
        entry.msgstr = texts[entry.msgid]
    file.save()


@pytest.mark.slow("builds all outputs")
def test_a_letter_in_word_reaches_every_output_and_is_read_back_from_each(project):
    (project.root / "sources/may/letter.docx").write_bytes(letter())
    assert project("sync")[0] == 0
    assert messages(project) == dict.fromkeys(LETTER, "")
    fill(project, LETTER)
    code, said = project("build", "--language", "es", "--verify")
    assert code == 0, said
    assert " 0 with differences" in said
    folder = project.root / "build/es/may"
    assert (folder / "letter-media/image1.png").read_bytes() == PNG
    page = (folder / "index.html").read_text(encoding="utf-8")
    for text in (
        "<h1>Una carta del valle",
        "<strong>agua limpia</strong>",
        'alt="La bomba de la escuela"',
        "<li>Una biblioteca",
    ):
        assert text in page
    assert "Las familias del pueblo" in (folder / "may.txt").read_text(encoding="utf-8")
    made = (folder / "source/letter.docx").read_bytes()
    assert "agua limpia" in member(made, "word/document.xml")
    assert "El programa del valle" in member(made, "word/header1.xml")
    for name in ("data1", "drawing1"):
        assert "La bomba levanta el agua." in member(made, f"word/diagrams/{name}.xml")
    assert zipfile.ZipFile(io.BytesIO(made)).read("word/media/image1.png") == PNG


SPANISH_PNG = _png(b"\xff\0\0")
OPEN_LETTER = (
    par('A pump<draw:frame><draw:image xlink:href="Pictures/p.png"/></draw:frame>'),
    [("Pictures/p.png", PNG)],
)
PICTURED = {
    "letter.docx": (letter(), "word/media/image1.png", "letter-media/image1"),
    "letter.odt": (open_text(OPEN_LETTER[0], parts=OPEN_LETTER[1]), "Pictures/p.png", "letter-media/p"),
    "letter.pptx": (
        deck(
            shape(f"<a:p>{run('A pump')}</a:p>", kind="title") + PICTURE,
            links=[("i", "image", "../media/image1.png")],
            parts=[("ppt/media/image1.png", PNG)],
        ),
        "ppt/media/image1.png",
        "letter-media/image1",
    ),
}


@pytest.mark.parametrize("name", PICTURED)
def test_an_image_of_one_language_takes_the_place_of_the_image_in_the_file(project, name):
    data, inside, address = PICTURED[name]
    (project.root / "sources/may" / name).write_bytes(data)
    own = project.root / f"sources/may/{address}.es.png"
    own.parent.mkdir()
    own.write_bytes(SPANISH_PNG)
    assert project("sync")[0] == 0
    code, said = project("build", "--draft", "--verify", "--output", "source,web")
    assert code == 0, said
    assert " 0 with differences" in said
    shown = {one: project.root / f"build/{one}/may/source/{name}" for one in ("es", "en")}
    assert zipfile.ZipFile(shown["es"]).read(inside) == SPANISH_PNG
    assert shown["en"].read_bytes() == data
    assert (project.root / f"build/es/may/{address}.es.png").read_bytes() == SPANISH_PNG
    own.unlink()
    assert project("build", "--draft", "--output", "source")[0] == 0
    assert zipfile.ZipFile(shown["es"]).read(inside) == PNG


def test_a_wrong_image_in_a_localised_file_is_a_difference():
    document = replace(docx.parse(letter(), "sources/may/letter.docx"), language="es")
    for picture, address in ((PNG, "letter-media/image1.png"), (SPANISH_PNG, "")):
        made = docx.replace_packaged_images(document, lambda _, found=picture: found).package
        (reading,) = source.read_as_configured({"source/letter.docx": made}, (), [document])
        assert [one.address for one in reading.images] == [address]


def test_a_translated_word_file_fills_the_catalogue(project):
    (project.root / "sources/may/letter.docx").write_bytes(letter())
    project("sync")
    other = project.root.parent / "carta.docx"
    other.write_bytes(letter(LETTER))
    code, said = project("import", "--translated", "--language", "es", "--issue", "may", str(other))
    assert code == 0, said
    found = messages(project)
    assert {one: found[one] for one in LETTER if found[one]} == {one: LETTER[one] for one in LETTER if found[one]}
    assert sum(bool(one) for one in found.values()) >= 6


STORY = {
    "A new pump for the valley": "Una bomba nueva para el valle",
    "The new pump brings clean water to the school every morning.": "La bomba nueva lleva agua limpia a la escuela "
    "todas las mañanas.",
    "The families of the village paid for half of it last year.": "Las familias del pueblo pagaron la mitad el año "
    "pasado.",
    "A library opens its doors to all in the month of June.": "Una biblioteca abre sus puertas a todos en el mes de "
    "junio.",
}


def open_story(texts):
    title, *others = texts
    return open_text(par(title, tag="h", more=' text:outline-level="1"') + "".join(map(par, others)))


def slides_story(texts):
    title, *others = texts
    bodies = "".join(shape(paragraph(run(one)), kind="body") for one in others)
    return deck(shape(paragraph(run(title)), kind="title") + bodies)


def page_story(texts):
    title, *others = texts
    return f"<h1>{title}</h1>{''.join(f'<p>{one}</p>' for one in others)}".encode()


STORIES = {".odt": open_story, ".pptx": slides_story, ".html": page_story}


@pytest.mark.parametrize("other", STORIES)
@pytest.mark.parametrize("own", STORIES)
def test_a_translated_file_of_any_format_fills_the_catalogue_of_any(project, own, other):
    (project.root / f"sources/may/story{own}").write_bytes(STORIES[own](STORY))
    project("sync")
    theirs = project.root.parent / f"historia{other}"
    theirs.write_bytes(STORIES[other](STORY.values()))
    code, said = project("import", "--translated", "--language", "es", "--issue", "may", str(theirs))
    assert code == 0, said
    assert messages(project) == STORY


@pytest.mark.parametrize("form", STORIES)
def test_add_makes_a_draft_of_it(project, form):
    theirs = project.root.parent / f"story{form}"
    theirs.write_bytes(STORIES[form](STORY))
    code, said = project("add", str(theirs), "--issue", "june")
    assert code == 0, said
    title, *others = STORY
    body = "\n\n".join(others)
    draft = (project.root / "sources/june/story.md").read_text(encoding="utf-8")
    assert draft.startswith(f'---\ntitle: "{title}"\nlanguage: en\n')
    assert re.sub("(?m)^[-*] ", "", draft).endswith(f"---\n\n{body}\n"), draft  # the body of a slide is a list


def test_slides_and_open_text_say_their_place_and_the_checks_speak_of_them(project):
    (project.root / "sources/may/deck.pptx").write_bytes(
        deck(
            shape(f"<a:p>{run('Water for the school')}</a:p>", kind="title"),
            shape(f"<a:p>{run('The pump brings the the water every morning.')}</a:p>", kind="body") + PICTURE,
        )
    )
    (project.root / "sources/may/letter.odt").write_bytes(
        open_text(par("We planted a garden with all of the families."))
    )
    assert project("sync")[0] == 0
    text = project.catalogue.read_text(encoding="utf-8")
    assert "Slide 2" in text
    assert "#: sources/may/letter.odt" in text
    _, said = project("check", "--sources-only")
    assert "sources/may/deck.pptx:2" in said
    assert "[source-doubled-word]" in said


@pytest.mark.parametrize("name", ["bad.docx", "bad.odt", "bad.pptx", "bad.docm", "bad.pptm"])
def test_a_file_that_cannot_be_read_is_exit_2_with_its_path_and_writes_nothing(project, name):
    (project.root / "sources/may" / name).write_bytes(b"PK\x03\x04 cut off")
    code, said = project("sync")
    assert code == 2
    assert f"sources/may/{name}: " in said
    assert "cut off" in said
    assert not project.catalogue.exists()


def test_a_word_file_beside_the_markdown_made_of_it_is_one_document(project):
    (project.root / "sources/may/letter.docx").write_bytes(letter())
    (project.root / "sources/may/letter.md").write_text("A letter.\n")
    code, said = project("sync")
    assert code == 2
    assert "sources/may/letter.docx and sources/may/letter.md differ only in their ending" in said
    (project.root / "mars-i18n.toml").write_text(
        '[languages]\nes = "es_CO"\nen = "en_US"\n[sources]\nignore = ["may/letter.docx"]\n'
    )
    assert project("sync")[0] == 0
    assert list(messages(project)) == ["A letter."]


def test_tracked_changes_are_reported_once_a_document(project):
    changed = (
        "<w:ins w:author='A'>" + r("more ") + "</w:ins><w:del w:author='B'><w:r><w:delText>x</w:delText></w:r></w:del>"
    )
    (project.root / "sources/may/letter.docx").write_bytes(word(p(r("We planted "), changed, r("gardens for all."))))
    project("sync")
    _, said = project("check", "--select", "tracked-changes")
    assert said.count("2 tracked changes are read as if they were accepted [tracked-changes]") == 1
