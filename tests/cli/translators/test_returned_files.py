"""`receive` takes whatever comes back: PO, XLIFF, CSV, Excel, and zips that hold them."""

import io
import shutil
import zipfile

import polib
import pytest


@pytest.fixture
def sent(mars, monkeypatch, tmp_path):
    """A project whose Portuguese was exported; gives it, and a function that makes a file of a format, translated."""
    mars("sync")

    def made(form):
        untouched = mars.catalogue("pt").read_bytes()
        mars.translate("pt")
        out = mars.root.parent / "mail"
        out.mkdir(exist_ok=True)
        if form == "po":
            path = out / "letter.po"
            shutil.copy(mars.catalogue("pt"), path)
        else:
            assert mars("export", "--format", form, "--language", "pt", "--out", str(out)).code == 0
            path = next(one for one in out.iterdir() if one.name.startswith("letter.pt."))
        mars.catalogue("pt").write_bytes(untouched)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache" / form))  # another machine takes it in
        return path

    return mars, made


def missing(mars):
    return [one.msgid for one in polib.pofile(str(mars.catalogue("pt"))) if not one.msgstr and not one.obsolete]


FORMS = ["po", "csv", "xliff", "xlsx", "docx"]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_taken_by_what_it_is(sent, form):
    mars, made = sent
    path = made(form)
    assert missing(mars)
    result = mars("receive", str(path))
    assert (result.code, missing(mars)) == (0, []), result.err
    assert f"{path} → " in result.out


@pytest.mark.parametrize("form", FORMS)
def test_a_zip_of_them_is_taken(sent, form):
    mars, made = sent
    path, packed = made(form), mars.root.parent / "back.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, f"../../pt/{path.name}")
        archive.writestr("memory.tmx", "<tmx/>")
        archive.writestr("__MACOSX/._letter.po", "x")
        archive.writestr("read me.html", "x")
    result = mars("receive", str(packed))
    assert (result.code, missing(mars)) == (0, []), result.err
    assert f"{packed}: ../../pt/{path.name} → " in result.out
    assert {one.name for one in mars.root.parent.iterdir()} == {"project", "mail", "back.zip", "cache"}


def broken_zips():
    def packed(*members):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)
        return data.getvalue()

    good = packed(("a.po", 'msgid ""\nmsgstr ""\n' * 100))
    yield "nothing in it", packed()
    yield "nothing of ours", packed(("a.txt", "x"), ("b/glossary.csv", "x"))
    yield "cut off", good[:-30]
    yield "damaged", good[:60] + b"\xff" * 20 + good[80:]
    yield "encrypted", good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    yield "a bomb", packed(("a.po", b"\0" * 60_000_000))
    yield "a broken catalogue", packed(("a.po", "msgid x"))
    yield "a table without its columns", packed(("a.csv", "a,b\n1,2\n"))


@pytest.mark.parametrize(("what", "data"), [pytest.param(*one, id=one[0]) for one in broken_zips()])
def test_a_zip_that_cannot_be_taken_is_exit_2_with_its_name(sent, what, data):
    mars, made = sent
    good, packed = made("po"), mars.write("back.zip", data)
    result = mars("receive", str(packed), str(good))
    assert result.code == 2, what
    assert str(packed) in result.err
    assert "Traceback" not in result.err
    assert "mars-i18n-" not in result.err.replace(str(packed), "")
    assert not missing(mars), "the other file is taken all the same"


def test_a_memory_is_for_import(sent):
    mars, made = sent
    result = mars("receive", str(made("tmx")))
    assert (result.code, "`mars-i18n import`" in result.err) == (2, True)


def test_the_proof_is_built_of_a_language_that_is_not_ready(mars):
    """Alone it is no failure; beside outputs for readers, which are refused, it is built and exit is 1."""
    mars("sync")
    mars.translate("es")
    result = mars("build", "--output", "proof")
    assert result.code == 0, result.err
    proof = (mars.root / "build" / "pt" / "letter" / "proof.html").read_text()
    assert "Water for the school" in proof
    result = mars("build", "--output", "proof,text")
    assert result.code == 1
    assert "not built: letter: pt is not ready" in result.err
    built = {path.name for path in (mars.root / "build" / "pt" / "letter").iterdir()}
    assert {"proof.html"} <= built <= {"proof.html", "proof.pdf"}


def test_sync_says_what_comes_next(mars):
    assert "Next: translate the msgstr lines" in mars("sync").err
    mars.translate("pt")
    mars.translate("es")
    mars.write("sources/letter.md", "---\nlanguage: en\n---\n\n## Water for the school\n")
    mars("sync")
    mars.translate("pt")
    mars.translate("es")
    mars.write("sources/letter.md", "---\nlanguage: en\n---\n\nA day.\n\n## Water for the school\n")
    mars("sync")
    assert "Next" not in mars("sync", "--check").err
