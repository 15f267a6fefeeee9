"""What a translator is sent: one zip that their tool opens, with memory, glossary and a page to read first."""

import io
import json
import zipfile
from html.parser import HTMLParser

import pytest
from defusedxml import ElementTree
from memories import memory_of

from mars_i18n.catalogues import po
from mars_i18n.catalogues.exchange import tmx

GLOSSARY = "term\tes\tpt\tkeep\tforbid\tnote\nMARS\t\t\tyes\tes: Marte\tthe programme\nwater\tagua\tágua\t\t\t\n"


@pytest.fixture
def packing(mars):
    mars.write("glossary.tsv", GLOSSARY)
    mars("sync")
    mars.translate("es")

    def packed(tool, language="es"):
        result = mars("pack", "--for", tool, "--language", language)
        assert result.code == 0, result.err
        (path,) = (mars.root / "build/packs").glob(f"*.{language}.{tool}.zip")
        with zipfile.ZipFile(path) as archive:
            return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}

    return mars, packed


def test_poedit_gets_the_catalogue_and_what_it_needs(packing):
    mars, packed = packing
    files = packed("poedit")
    assert set(files) == {"letter.po", "memory.tmx", "glossary.csv", "guia.html"}
    assert po.parse(files["letter.po"], "a.po").entries == po.parse(mars.catalogue("es").read_bytes(), "a.po").entries
    assert tmx.read(files["memory.tmx"], "memory.tmx").entries
    assert "agua" in files["glossary.csv"].decode("utf-8-sig")


def test_omegat_gets_a_project_folder(packing):
    _, packed = packing
    files = packed("omegat")
    assert {"omegat.project", "source/letter.po", "tm/memory.tmx", "glossary/glossary.txt", "target/"} <= set(files)
    root = ElementTree.fromstring(files["omegat.project"])
    assert [root.find(f"project/{name}").text for name in ("source_lang", "target_lang")] == ["en", "es-CO"]
    assert "water\tagua" in files["glossary/glossary.txt"].decode()


def test_weblate_gets_its_glossary_as_tbx_with_what_is_kept_and_forbidden(packing):
    _, packed = packing
    root = ElementTree.fromstring(packed("weblate")["glossary.tbx"])
    assert [one.text for one in root.iter("term")][:6] == ["MARS", "MARS", "MARS", "Marte", "water", "agua"]
    assert [one.text for one in root.iter("termNote")] == ["forbidden"]


GUIDES = [("es", "guia", "Al terminar"), ("pt", "guia", "Ao terminar"), ("en", "guide", "When you are done")]


@pytest.mark.parametrize(("language", "name", "words"), GUIDES)
@pytest.mark.parametrize("tool", ["poedit", "omegat", "weblate"])
def test_the_guide_is_in_the_translator_s_language(packing, language, name, words, tool):
    _, packed = packing
    page = packed(tool, language)[f"{name}.html"].decode()
    assert words in page
    assert "letter.po" in page
    HTMLParser().feed(page)


def test_a_pack_is_the_same_bytes_each_time_and_comes_back_through_receive(packing, tmp_path):
    mars, packed = packing
    first = packed("poedit")
    assert packed("poedit") == first
    back = tmp_path / "letter.po"
    back.write_bytes(first["letter.po"].replace(b"A yrarbil", b"Una biblioteca"))
    assert "1 translation taken" in mars("receive", str(back)).out


def test_a_project_without_glossary_or_memory_is_packed_too(mars):
    mars("sync")
    result = mars("pack", "--for", "omegat", "--language", "pt")
    assert result.code == 0, result.err
    (path,) = (mars.root / "build/packs").iterdir()
    names = zipfile.ZipFile(io.BytesIO(path.read_bytes())).namelist()
    assert not [name for name in names if name.endswith((".tmx", "glossary.txt"))]
    folders = {name.partition("/")[2] for name in names if name.endswith("/")}
    assert {"tm/", "glossary/", "target/", "omegat/", "dictionary/"} <= folders  # OmegaT opens no project without them


WORDS = {"es": ("memoria", "glosario"), "pt": ("memória", "glossário"), "en": ("memory", "glossary")}


@pytest.mark.parametrize("tool", ["poedit", "omegat", "weblate"])
@pytest.mark.parametrize("language", ["es", "pt", "en"])
@pytest.mark.parametrize(("with_memory", "with_glossary"), [(False, False), (True, False), (False, True), (True, True)])
def test_the_guide_speaks_of_nothing_that_is_not_in_the_pack(mars, tool, language, with_memory, with_glossary):
    if with_glossary:
        mars.write("glossary.tsv", GLOSSARY)
    if with_memory:
        mars("sync")
        mars.translate(language)
    assert mars("pack", "--for", tool, "--language", language).code == 0
    with zipfile.ZipFile(mars.root / f"build/packs/letter.{language}.{tool}.zip") as archive:
        names = archive.namelist()
        (guide,) = (archive.read(name).decode() for name in names if name.endswith(".html"))
    assert any("memory.tmx" in name for name in names) == with_memory
    reported = tuple(word in guide.casefold() for word in WORDS[language])
    assert reported == (with_memory, with_glossary)


@pytest.mark.parametrize(("language", "new"), [("pt", "novos"), ("en", "new")])
def test_the_guide_says_how_many_words_there_are_and_how_many_are_known(mars, language, new):
    mars("sync")
    assert mars("pack", "--for", "poedit", "--language", language).code == 0
    (quoted,) = json.loads(mars("quote", "--language", language, "--format", "json").out)["quotes"]
    with zipfile.ZipFile(mars.root / f"build/packs/letter.{language}.poedit.zip") as archive:
        (guide,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith(".html"))
    amount = quoted["bands"]["new"]
    assert amount["words"]
    assert f"<td>{new}</td><td>{amount['segments']}</td><td>{amount['words']}</td>" in guide
    assert f"<td>{quoted['segments']}</td><td>{quoted['words']}</td></tr></table>" in guide


def test_the_memory_in_the_pack_has_the_pairs_of_memories_from_elsewhere(packing):
    mars, packed = packing
    memory = memory_of(("The bridge is open.", "La pasarela está abierta.", "en", "es", ""))
    mars.write("memory/agency.tmx", memory)
    assert "La pasarela está abierta." in packed("omegat")["tm/memory.tmx"].decode()
