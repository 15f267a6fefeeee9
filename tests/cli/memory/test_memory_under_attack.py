"""What happens to the files of a memory, and what must not come out of it as finished."""

import os
import sqlite3
from contextlib import closing

import pytest
from memories import memory_of

from mars_i18n.model import Catalogue, Entry
from mars_i18n.project import open_project
from mars_i18n.suggesters.memory import CatalogueSource, Memory
from mars_i18n.suggesters.memory import database as memory_database
from mars_i18n.workflow.issue.asking.recall import memory_path

FIRST = "---\nlanguage: en\n---\n\nThe water of the valley is clean again.\n\nMayor\n"
MSGID, MSGSTR = "The water of the valley is clean again.", "El agua del valle está limpia de nuevo."


def fill(mars, language, issue, msgid, msgstr):
    path = mars.catalogue(language, issue)
    old = path.read_text(encoding="utf-8")
    new = old.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    assert new != old
    path.write_text(new, encoding="utf-8")


def entry(mars, msgid, issue="2025-03", language="es"):
    text = mars.catalogue(language, issue).read_text(encoding="utf-8")
    return next(block for block in text.split("\n\n") if f'msgid "{msgid}"' in block)


@pytest.fixture
def second(mars):
    """A project whose first issue is translated, and whose second, with the same texts, was not synced yet."""
    (mars.root / "sources" / "letter.md").unlink()
    mars.write("sources/2025-01.md", FIRST)
    mars("sync")
    fill(mars, "es", "2025-01", MSGID, MSGSTR)
    mars.write("sources/2025-03.md", FIRST)
    return mars


def source(text="uno", stamp="1"):
    return CatalogueSource("es/a.po", "es", "a", stamp, lambda: Catalogue("es", (Entry("one", text),)))


@pytest.mark.parametrize("name", [".#2025-01.po", "2025-00.po"])
def test_the_lock_of_an_editor_and_a_link_to_nowhere_are_no_catalogues(second, name):
    (second.catalogue("es", "2025-01").parent / name).symlink_to("nobody@host.4711")
    result = second("sync")
    assert result.code == 0, result.err
    assert MSGSTR in entry(second, MSGID)


def test_a_file_name_that_is_no_text_is_read_all_the_same(second):
    catalogue = second.catalogue("es", "2025-01")
    try:
        catalogue.rename(os.fsdecode(os.fsencode(catalogue.parent) + b"/a\xff.po"))
    except OSError:
        pytest.skip("this file system takes only names that are text")
    (second.root / "sources" / "2025-01.md").unlink()
    result = second("sync")
    assert result.code == 0, result.err
    assert MSGSTR in entry(second, MSGID)


def test_a_memory_with_other_tables_fills_the_issue_from_the_catalogues(second):
    path = memory_path(open_project(second.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        version = f"PRAGMA user_version = {memory_database._VERSION}"
        database.executescript(f"CREATE TABLE unit (msgid); CREATE TABLE file (x); {version}")
    assert second("sync").code == 0
    assert MSGSTR in entry(second, MSGID)


def test_a_memory_that_another_command_writes_is_waited_for_and_then_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "memory.sqlite"
    Memory(path).update([source()])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(memory_database, "_PATIENCE", 0)
        memory = Memory(path)
        memory.update(iter([source("UNO", "2")]))
        assert [one.msgstr for one in memory.exact("one", "es")] == ["UNO"]
        assert path.exists()
        other.execute("ROLLBACK")
        assert other.execute("SELECT msgstr FROM unit").fetchall() == [("uno",)]


def test_what_is_written_in_the_midst_of_an_update_is_found_in_the_process(tmp_path, monkeypatch):
    """The catalogues may come from a generator: they are read again where the file fails."""
    path = tmp_path / "memory.sqlite"
    Memory(path).update([source()])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # others may read meanwhile
        monkeypatch.setattr(memory_database, "_PATIENCE", 0)
        memory = Memory(path)
        memory.update(iter([source("UNO", "2")]))
        assert [one.msgstr for one in memory.exact("one", "es")] == ["UNO"]


def test_a_memory_that_is_damaged_while_it_is_open_is_made_anew(tmp_path):
    path = tmp_path / "memory.sqlite"
    memory = Memory(path)
    memory.update(iter([source()]))
    path.write_bytes(b"no database" * 1000)
    assert [one.msgstr for one in memory.exact("one", "es")] == ["uno"]
    assert memory.near("one", "es") == memory.near("one", "es")
    assert memory.sentence("one", "es") == "uno"


def test_the_same_letters_in_another_language_come_fuzzy(second):
    fill(second, "pt", "2025-01", "Mayor", "Prefeito")
    second.write("sources/2025-03.md", "---\nlanguage: es\n---\n\nEl agua del valle está limpia de nuevo.\n\nMayor\n")
    second("sync")
    found = entry(second, "Mayor", language="pt")
    assert 'msgstr "Prefeito"' in found
    assert "#, fuzzy" in found


def test_a_translation_without_a_tag_of_its_text_comes_fuzzy(second):
    text = "---\nlanguage: en\n---\n\nSee the [guide](https://example.org) for water.\n"
    second.write("sources/2025-02.md", text)
    second("sync", "2025-02")
    fill(second, "es", "2025-02", "See the <a1>guide</a1> for water.", "Vea la guía del agua.")
    second.write("sources/2025-03.md", text)
    second("sync")
    assert "#, fuzzy" in entry(second, "See the <a1>guide</a1> for water.")


def test_a_memory_from_elsewhere_that_is_named_as_an_issue_fills_that_issue_too(second):
    second.write("memory/2025-03.tmx", memory_of(("Mayor", "Alcaldesa", "en", "es", "")))
    second("sync", "2025-03")
    found = entry(second, "Mayor")
    assert 'msgstr "Alcaldesa"' in found
    assert "# mars: from memory of 2025-03.tmx" in found


def test_the_own_issues_come_before_memories_from_elsewhere(second):
    fill(second, "es", "2025-01", "Mayor", "Alcalde")
    second.write("memory/agency.tmx", memory_of(("Mayor", "Intendente", "en", "es", "")))
    second("sync")
    found = entry(second, "Mayor")
    assert 'msgstr "Alcalde"' in found
    assert "#, fuzzy" in found
    assert "# mars: also translated in agency.tmx: Intendente" in found


@pytest.mark.parametrize("command", [("sync",), ("quote",)])
def test_commands_report_a_damaged_memory_and_damaged_files_that_it_is_made_from(second, command):
    second.write("memory/agency.tmx", b"<tmx><body><tu>")
    path = memory_path(open_project(second.root))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"no database" * 100)
    result = second(*command)
    assert result.code == 0
    assert "the translation memory was damaged" in result.err
    assert "skipped: memory/agency.tmx:1:" in result.err
    assert "was damaged" not in second(*command).err


def test_suggest_says_which_memory_is_damaged_and_why(second):
    second.write("memory/agency.tmx", b"<tmx><body><tu>")
    second("sync")
    result = second("suggest")
    assert result.code == 0
    assert "skipped: memory/agency.tmx:1:" in result.err


def test_a_text_of_a_million_letters_does_not_keep_suggest_waiting(assert_within):
    text = "the water of the valley runs to the sea " * 25_000
    entries = tuple(Entry(f"{text} {number}", "agua") for number in range(20))
    memory = Memory(None)
    memory.update([CatalogueSource("a", "es", "a", "1", lambda: Catalogue("es", entries))])
    assert_within(2, lambda: memory.near(text, "es"))
    assert_within(2, lambda: memory.near("the water of the valley", "es"))
