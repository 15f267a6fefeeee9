"""Catalogues go out as files of other tools and come back without loss; memories from elsewhere fill new issues."""

import csv
import re
import shutil
import zipfile

import pytest
from memories import memory_of

from mars_i18n import plugins

FORMS = ("xliff", "xliff-1-2", "csv", "xlsx", "docx")


@pytest.fixture
def sent(mars, tmp_path):
    mars("sync")
    mars.translate("pt")
    return mars, tmp_path / "out"


def exported(mars, out, form, *options):
    result = mars("export", "--format", form, "--language", "pt", "--out", str(out), *options)
    assert result.code == 0, result.err
    return next(out.glob("letter.pt.*"))


@pytest.mark.parametrize("form", FORMS)
def test_what_comes_back_untouched_changes_nothing(sent, form):
    mars, out = sent
    path = exported(mars, out, form)
    before = mars.files()
    result = mars("import", str(path))
    assert result.code == 0, result.err
    assert "nothing new" in result.out
    assert mars.files() == before


@pytest.mark.parametrize("form", ["xliff", "xliff-1-2", "csv"])
def test_a_translation_that_was_changed_is_taken_whatever_the_file_is_called(sent, form):
    mars, out = sent
    path = exported(mars, out, form)
    text = path.read_bytes().replace(b"A yrarbil", b"Uma biblioteca")
    renamed = out / "final (1)"
    renamed.write_bytes(text.replace(b'original="letter"', b'original=""').replace(b"mars-i18n,letter", b"mars-i18n,"))
    assert "1 translation taken" in mars("import", str(renamed)).out
    assert "Uma biblioteca" in mars.catalogue("pt").read_text(encoding="utf-8")


def reviewed(path, change):
    """A Word table with its document changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/document.xml"] = change(parts["word/document.xml"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_tracked_change_in_word_is_taken_and_a_deleted_row_loses_nothing(sent):
    mars, out = sent
    path = exported(mars, out, "docx")
    before = mars.catalogue("pt").read_text(encoding="utf-8")

    def change(xml):
        xml = xml.replace(">A yrarbil<", "></w:t></w:r><w:ins><w:r><w:t>Uma biblioteca</w:t></w:r></w:ins><w:r><w:t><")
        return re.sub(r"<w:tr>(?:(?!<w:tr>).)*>A garden<.*?</w:tr>", "", xml)

    reviewed(path, change)
    result = mars("receive", str(path))
    assert (result.code, "1 translation taken" in result.out) == (0, True), result.err
    assert mars.catalogue("pt").read_text(encoding="utf-8") == before.replace("A yrarbil", "Uma biblioteca")


def test_a_row_of_word_whose_cells_were_merged_is_refused_and_nothing_is_taken(sent):
    mars, out = sent
    path = exported(mars, out, "docx")
    before = mars.files()

    def change(xml):
        head, tail = xml.split(">A library<", 1)
        return head.replace(">1<", ">1 <") + ">A library<" + tail.replace("</w:tc><w:tc>", "", 1)

    reviewed(path, change)
    result = mars("receive", str(path))
    assert (result.code, "row " in result.err, "has 3 cells" in result.err) == (2, True, True), result.err
    assert mars.files() == before


def test_a_source_that_the_tool_changed_does_no_harm(sent):
    mars, out = sent
    path = exported(mars, out, "csv")
    text = path.read_text(encoding="utf-8").replace("A yrarbil", "Uma biblioteca")
    text = text.replace(",A library,", ",A  LIBRARY,")
    path.write_text(text, encoding="utf-8")
    assert "1 translation taken" in mars("import", str(path)).out
    assert 'msgid "A library"\nmsgstr "Uma biblioteca"' in mars.catalogue("pt").read_text(encoding="utf-8")


def test_only_what_is_missing_can_be_sent(sent):
    mars, out = sent
    mars("export", "--format", "csv", "--missing-only", "--out", str(out))
    assert sorted(path.name for path in out.iterdir()) == ["letter.en.csv", "letter.es.csv"]


def test_a_file_says_itself_what_was_sent_so_that_no_git_or_cache_is_needed(sent, tmp_path, monkeypatch):
    mars, out = sent
    path = exported(mars, out, "csv")
    path.write_text(path.read_text(encoding="utf-8").replace("A yrarbil", "Uma biblioteca"), encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert "1 translation taken" in mars("import", str(path)).out


def test_both_sides_changed_is_a_conflict_and_neither_is_lost(sent):
    mars, out = sent
    path = exported(mars, out, "csv")
    path.write_text(path.read_text(encoding="utf-8").replace("A yrarbil", "Uma biblioteca"), encoding="utf-8")
    ours = mars.catalogue("pt")
    ours.write_text(ours.read_text(encoding="utf-8").replace("A yrarbil", "A biblioteca"), encoding="utf-8")
    result = mars("import", str(path))
    assert result.code == 1
    assert "conflict: A library" in result.out
    text = ours.read_text(encoding="utf-8")
    assert "Uma biblioteca" in text
    assert 'msgstr "A biblioteca"' in text


def test_what_a_format_cannot_hold_is_refused_before_anything_is_written(sent):
    mars, out = sent
    path = mars.catalogue("pt")
    path.write_text(path.read_text(encoding="utf-8").replace("A yrarbil", "A \\a"), encoding="utf-8")
    result = mars("export", "--format", "xliff", "--language", "pt", "--out", str(out))
    assert result.code == 2
    assert "U+0007" in result.err
    assert not list(out.glob("*.pt.*"))


@pytest.mark.parametrize("arguments", [("--format", "doc"), ("--format", "")])
def test_an_unknown_format_is_told_with_those_there_are(mars, arguments):
    result = mars("export", *arguments)
    assert result.code == 2
    assert all(name in result.err for name in plugins.names("catalogues.exchange"))


def test_a_file_of_no_known_form_is_told(mars, tmp_path):
    (tmp_path / "x.bin").write_bytes(b"\x00\x01")
    result = mars("import", str(tmp_path / "x.bin"))
    assert result.code == 2
    assert "receive" in result.err
    assert mars("import", str(tmp_path / "none.csv")).code == 2


def test_a_memory_from_elsewhere_fills_what_is_missing(sent, tmp_path):
    mars, _ = sent
    pairs = (
        ("A library", "Una biblioteca", "en-US", "es-ES", "agency"),
        ("Un jardín", "A garden", "es", "en", ""),
    )
    file = tmp_path / "agency.tmx"
    file.write_bytes(memory_of(*pairs))
    result = mars("import", str(file))
    assert result.code == 0, result.err
    assert "2 into es, 2 into en" in result.err
    mars("sync")
    text = mars.catalogue("es").read_text(encoding="utf-8")
    assert 'msgid "A library"\nmsgstr "Una biblioteca"' in text
    assert "# mars: from memory of agency" in text
    assert 'msgid "A garden"\nmsgstr "Un jardín"' in text
    assert mars("sync", "--check").code == 0


def test_a_damaged_memory_is_refused_and_one_that_spoils_later_is_passed_over(sent, tmp_path):
    mars, _ = sent
    file = tmp_path / "agency.tmx"
    file.write_bytes(b"<tmx><body><tu>")
    assert mars("import", str(file)).code == 2
    assert not (mars.root / "memory").exists()
    mars.write("memory/agency.tmx", b"<tmx><body><tu>")
    assert mars("sync").code == 0


def test_a_memory_of_the_same_name_is_never_overwritten(sent, tmp_path):
    mars, out = sent
    path = exported(mars, out, "tmx")
    assert mars("import", str(path)).code == 0
    assert mars("import", str(path)).code == 0
    other = tmp_path / path.name
    other.write_bytes(memory_of(("a", "b", "en", "es", "")))
    assert mars("import", str(other)).code == 2


def test_exports_are_the_same_bytes_each_time(sent):
    mars, out = sent
    first = {form: exported(mars, out / form, form).read_bytes() for form in (*FORMS, "tmx")}
    shutil.rmtree(out)
    assert first == {form: exported(mars, out / form, form).read_bytes() for form in (*FORMS, "tmx")}


def test_a_table_sorted_without_its_ids_loses_no_translation_to_another_text(sent):
    mars, out = sent
    path = exported(mars, out, "csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        first, second, *rows = csv.reader(file)
    ids = [row[0] for row in rows][::-1]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([first, second, *([new, *row[1:]] for new, row in zip(ids, rows, strict=True))])
    before = mars.files()
    assert "nothing new" in mars("import", str(path)).out
    assert mars.files() == before


def test_the_paths_of_what_was_exported_are_the_data(sent):
    mars, out = sent
    result = mars("export", "--format", "csv", "--language", "es", "--out", str(out / "new"))
    assert result.out.splitlines() == [str(path) for path in sorted((out / "new").iterdir())]
    assert "entr" in result.err


def test_a_table_of_sources_and_translations_alone_is_taken_where_its_issue_and_language_are_said(sent, tmp_path):
    mars, out = sent
    rows = list(csv.DictReader(exported(mars, out, "csv").read_text(encoding="utf-8-sig").splitlines()[1:]))
    rows[0]["translation"] = "Outra palavra"
    path = tmp_path / "back.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Source", "Translation"), *((one["source"], one["translation"]) for one in rows)])
    refused = mars("import", str(path))
    assert refused.code == 2
    assert "Give the language" in refused.err
    result = mars("import", str(path), "--issue", "letter", "--language", "pt")
    assert "1 conflict" in result.out  # such a table does not say what was sent
    assert "received: Outra palavra" in mars.catalogue("pt", "letter").read_text(encoding="utf-8")


def test_export_without_a_format_names_those_there_are(mars):
    result = mars("export")
    assert result.code == 2
    assert "xliff-1-2" in result.err
