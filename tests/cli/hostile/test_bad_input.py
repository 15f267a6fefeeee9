"""Bad input is normal: a clear message with path and line and what to do, nothing lost, never a traceback."""

import json
import os
from pathlib import Path

import polib
import pytest


def codes(result):
    assert "Traceback" not in result.out + result.err
    return result.code


def findings(mars, *arguments):
    result = mars("check", "--format", "json", *arguments)
    assert codes(result) in {0, 1}
    return {finding["check"]: finding for finding in json.loads(result.out)["findings"]}


def test_a_source_that_is_not_utf8(mars):
    mars.write("sources/letter.md", "Uno\n\nAño".encode("cp1252"))
    for command in ("sync", "check", "status", "build"):
        result = mars(command)
        assert codes(result) == 2
        assert "sources/letter.md:3: byte 7 (0xF1) is not UTF-8" in result.err
    mars.write("mars-i18n.toml", 'encoding = "cp1252"\n')
    assert codes(mars("sync")) == 0
    mars("build", "--draft", "--output", "source")
    assert (mars.root / "build/es/letter/source/letter.md").read_bytes() == "Uno\n\nAño".encode("cp1252")


def test_a_source_folder_whose_name_is_not_utf8_is_exit_2_and_no_bug(mars):
    folder = mars.root / "sources" / os.fsdecode(b"a\xf1o")
    folder.mkdir(parents=True)
    (folder / "letter.md").write_text("Uno.\n", encoding="utf-8")
    for command in ("sync", "check", "status", "build"):
        result = mars(command)
        assert codes(result) == 2
        assert "of this name is not UTF-8" in result.err


def test_a_source_in_utf16(mars):
    data = "\ufeffWater for the school\r\n".encode("utf-16-le")
    mars.write("sources/letter.md", data)
    result = mars("sync")
    assert codes(result) == 2
    assert 'encoding = "utf-16"' in result.err
    mars.write("mars-i18n.toml", 'encoding = "utf-16"\n')
    assert codes(mars("sync")) == 0
    assert codes(mars("build", "--draft")) == 0
    assert (mars.root / "build/en/letter/source/letter.md").read_bytes() == data


@pytest.mark.parametrize("content", ["", "\n\n\n", "\ufeff", "---\n---\n", "   "])
@pytest.mark.parametrize("name", ["letter.md", "letter.txt"])
def test_an_empty_source(mars, content, name):
    (mars.root / "sources/letter.md").unlink()
    mars.write(f"sources/{name}", content)
    for command in ("sync", "check", "status"):
        assert codes(mars(command)) == 0
    quick = ("--output", "web,text,source") if content else ()  # every output of a file without a byte: twice is enough
    assert codes(mars("build", *quick)) == 0


@pytest.mark.slow("ten megabytes")
def test_a_source_of_ten_megabytes(mars):
    sentence = "The new pump brings clean water to the school of the village, number {}. "
    text = "".join((sentence * 100).format(*range(number, number + 100)) + "\n\n" for number in range(1_400))
    (mars.root / "sources/letter.md").unlink()
    mars.write("sources/big.txt", text)
    mars.write("mars-i18n.toml", '[languages]\nen = "en_US"\n')
    assert len(text) > 10_000_000
    assert codes(mars("sync")) == 0


def test_a_sync_of_many_paragraphs_takes_time_as_their_number(mars, assert_linear):
    (mars.root / "sources/letter.md").unlink()
    mars.write("mars-i18n.toml", '[languages]\nen = "en_US"\n')

    def work(count):
        issue = f"big{count}"
        mars.write(
            f"sources/{issue}.txt", "".join(f"The pump of school {number} works.\n\n" for number in range(count))
        )
        mars.catalogue("en", issue).unlink(missing_ok=True)
        return lambda: mars("sync", issue)

    assert_linear(work, 500, 2000)
    assert codes(mars("sync", "--check")) == 0


def test_conflict_markers_in_a_catalogue(mars):
    mars("sync")
    path = mars.catalogue("pt")
    text = path.read_text()
    line = text.splitlines().index('msgid "A library"') + 1
    text = text.replace(
        'msgid "A library"\nmsgstr ""', 'msgid "A library"\n<<<<<<< HEAD\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> x'
    )
    path.write_text(text)
    finding = findings(mars)["catalogue-unreadable"]
    assert (finding["path"], finding["line"]) == ("locales/pt/LC_MESSAGES/letter.po", line + 1)
    assert "conflict" in finding["message"]
    for command in ("sync", "status", "build"):
        result = mars(command)
        assert codes(result) == 2
        assert f"letter.po:{line + 1}" in result.err
    assert path.read_text() == text


def test_a_duplicate_entry_is_a_finding_and_loses_neither_translation(mars):
    mars("sync")
    path = mars.catalogue("pt")
    path.write_text(path.read_text() + '\nmsgid "A library"\nmsgstr "Uma biblioteca"\n')
    assert findings(mars)["duplicate-message"]["line"] > 1
    assert codes(mars("sync")) == 0
    assert "Uma biblioteca" in path.read_text()


def test_a_truncated_catalogue(mars):
    mars("sync")
    path = mars.catalogue("pt")
    path.write_text(path.read_text() + '\nmsgid "cut in the mid')
    last = len(path.read_text().splitlines())
    assert findings(mars)["catalogue-unreadable"]["line"] == last
    assert codes(mars("sync")) == 2


def test_a_catalogue_of_another_language(mars):
    mars("sync")
    path = mars.catalogue("pt")
    path.write_text(path.read_text().replace('"Language: pt_BR\\n"', '"Language: fr\\n"'))
    finding = findings(mars)["catalogue-header"]
    assert "fr" in finding["message"]
    assert path.read_text().splitlines()[finding["line"] - 1] == '"Language: fr\\n"'


def test_a_catalogue_without_header(mars):
    mars("sync")
    path = mars.catalogue("pt")
    path.write_text('msgid "A library"\nmsgstr "Uma biblioteca"\n')
    assert "catalogue-header" in findings(mars)
    assert codes(mars("sync")) == 0
    assert "Language: pt_BR" in path.read_text()
    assert 'msgstr "Uma biblioteca"' in path.read_text()


def test_a_catalogue_with_windows_line_ends(mars):
    mars("sync")
    path = mars.catalogue("pt")
    saved = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(saved)
    assert {"catalogue-unreadable", "stale-catalogue"}.isdisjoint(findings(mars))
    assert codes(mars("sync")) == 0
    assert path.read_bytes() == saved, "line ends say nothing: the file stays as its editor wrote it"


def test_a_catalogue_that_is_not_utf8(mars):
    mars("sync")
    path = mars.catalogue("pt")
    path.write_bytes(path.read_bytes() + 'msgid "x"\nmsgstr "água"\n'.encode("latin-1"))
    finding = findings(mars)["catalogue-unreadable"]
    assert finding["line"] == path.read_bytes().count(b"\n")


def test_missing_folders(mars):
    result = mars("sync", "nowhere")
    assert codes(result) == 2
    (mars.root / "sources/letter.md").unlink()
    assert "no source" in mars("sync").err
    (mars.root / "sources").rmdir()
    result = mars("sync")
    assert codes(result) == 2
    assert "mars-i18n init" in result.err


def test_two_documents_that_claim_one_issue(mars):
    mars.write("sources/letter.txt", "x")
    result = mars("sync")
    assert codes(result) == 2
    assert "claim the same issue name" in result.err


@pytest.mark.parametrize("name", ["mi carta", "año nuevo", "São João · nº 1"])
def test_an_issue_name_with_spaces_and_accents(mars, name):
    (mars.root / "sources/letter.md").rename(mars.root / f"sources/{name}.md")
    for command, code in (("sync", 0), ("check", 1), ("status", 1), ("build", 1)):
        assert codes(mars(command)) == code
    assert codes(mars("build", "--draft")) == 0
    before = mars.files()
    assert codes(mars("sync")) == 0
    assert mars.files() == before


def test_a_read_only_folder(mars, monkeypatch):
    if os.geteuid() == 0:  # root may write everywhere, so the system's answer is played back

        def refused(*_, **__):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("mars_i18n.project.file_writing.tempfile.mkstemp", refused)
    else:
        (mars.root / "locales").mkdir()
        (mars.root / "locales").chmod(0o555)
    result = mars("sync")
    assert codes(result) == 2
    assert "permission denied" in result.err
    assert "letter.po" in result.err


def test_a_full_disk_in_the_middle_of_sync(mars, monkeypatch):
    mars("sync")
    mars.write("sources/letter.md", "Another letter from the valley.\n")
    before = mars.files()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = mars("sync")
    assert codes(result) == 2
    assert "the disk is full" in result.err
    assert mars.files() == before


@pytest.mark.parametrize("survived", [0, 1, 2])
def test_an_interrupted_sync_leaves_every_catalogue_old_or_new(mars, monkeypatch, survived):
    """The interrupt comes while a catalogue is put in its place; each one is then whole, and of one state."""
    mars("sync")
    old = mars.files()
    mars.write("sources/letter.md", "".join(f"Paragraph {number} of the valley letter.\n\n" for number in range(30)))
    replace, calls = Path.replace, []

    def interrupted(path, target):
        if "locales" not in target.parts:  # what was sent is remembered in the cache
            return replace(path, target)
        calls.append(target)
        if len(calls) > survived:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    result = mars("sync")
    monkeypatch.undo()
    assert codes(result) == 130
    renewed = 0
    for language in ("es", "en", "pt"):
        name = mars.catalogue(language).relative_to(mars.root).as_posix()
        if mars.catalogue(language).read_bytes() != old[name]:
            renewed += 1
            assert sum(not entry.obsolete for entry in polib.pofile(str(mars.catalogue(language)))) == 30
    assert renewed == survived
    assert not list(mars.root.rglob("*.part"))
    assert codes(mars("sync")) == 0


def test_front_matter_that_is_no_yaml(mars):
    mars.write("sources/letter.md", "---\ntitle: [unclosed\n---\n\nThe water of the valley is clean.\n")
    result = mars("sync")
    assert codes(result) == 1
    assert "error: sources/letter.md:3: the front matter is not valid YAML: " in result.err
    assert codes(mars("build", "--draft")) in {0, 1}


def test_an_image_address_that_no_file_can_have_is_reported(mars):
    mars.write("sources/letter.md", f"---\nlanguage: en\n---\n\nA text of words.\n\n![Far]({'x' * 4000}.png)\n")
    mars("sync")
    result = mars("build", "--draft", "--output", "web")
    assert result.code in {0, 1}
    assert "xxx… is missing" in result.err


def test_an_image_whose_address_is_escaped_is_copied(mars):
    mars.write("sources/my pump.png", b"\x89PNG")
    mars.write("sources/letter.md", "---\nlanguage: en\n---\n\n![A pump](my%20pump.png)\n")
    mars("sync")
    mars("build", "--draft", "--output", "web")
    assert (mars.root / "build/es/letter/my pump.png").read_bytes() == b"\x89PNG"


def test_a_nul_in_the_front_matter_is_a_lost_character(mars):
    mars.write("sources/letter.md", '---\ntitle: "A \\0 pump"\nlanguage: en\n---\n\nA text of words.\n')
    assert codes(mars("sync")) == 0
    assert "A \ufffd pump" in mars.catalogue("es").read_text(encoding="utf-8")
    assert mars("sync", "--check").code == 0


def test_columns_of_a_language_that_was_removed_are_reported_and_not_used(mars):
    mars.write("glossary.tsv", "term\tes\tpt\npump\tbomba\tbomba\n")
    mars.write("mars-i18n.toml", '[languages]\nes = "es_CO"\nen = "en_US"\n')
    result = mars("sync")
    assert result.code == 0
    assert "warning: glossary.tsv:1: the column pt is not used: [languages] does not name it" in result.err
    assert "not used" not in mars("sync", "-q").err
