"""Before a catalogue is replaced it is read again, and every text that a person may have typed is in the new bytes."""

import errno
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mars_i18n.catalogues import po
from mars_i18n.workflow.issue import catalogue_writing


def save(path, msgid, text):
    """What an editor does that knows no lock."""
    content = path.read_text(encoding="utf-8")
    found = re.search(rf'msgid "{msgid}"\nmsgstr ".*"', content)
    path.write_text(content.replace(found[0], f'msgid "{msgid}"\nmsgstr "{text}"'), encoding="utf-8")


def interrupt(monkeypatch, action, times=1):
    """Run `action` just before a catalogue is replaced, so many times."""
    real, left = catalogue_writing.replace_file, [times]

    def replace_file(path, data, was):
        if left[0] and path.parent.parent.name == "es":
            left[0] -= 1
            action()
        real(path, data, was)

    monkeypatch.setattr(catalogue_writing, "replace_file", replace_file)


@pytest.fixture
def changed(mars):
    """A project whose source changed after the last sync."""
    mars("sync")
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text().replace("A garden", "A garden of herbs"))
    return mars


def test_a_save_in_the_middle_of_a_sync_is_merged(changed, monkeypatch):
    path = changed.catalogue("es")
    interrupt(monkeypatch, lambda: save(path, "A library", "Una biblioteca"))
    assert changed("sync").code == 0
    text = path.read_text(encoding="utf-8")
    assert 'msgid "A library"\nmsgstr "Una biblioteca"' in text
    assert 'msgid "A garden of herbs"' in text


@pytest.mark.parametrize("half", ["<<<<<<< HEAD\n", "", None])
def test_a_catalogue_that_another_program_breaks_meanwhile_stops_no_other_language(changed, monkeypatch, half):
    path = changed.catalogue("es")

    def break_it():
        path.unlink() if half is None else path.write_text(half, encoding="utf-8")

    interrupt(monkeypatch, break_it, times=9)
    result = changed("sync")
    assert result.code == 2
    assert "locales/es/LC_MESSAGES/letter.po" in result.err
    assert "Everything else was done." in result.err
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == half
    assert 'msgid "A garden of herbs"' in changed.catalogue("pt").read_text(encoding="utf-8")


def test_a_save_in_the_middle_of_a_reception_is_merged(changed, monkeypatch, tmp_path):
    path, file = changed.catalogue("es"), tmp_path / "back.po"
    file.write_bytes(path.read_bytes())
    save(file, "A library", "Biblioteca")
    save(file, "Water for the school", "Agua")
    interrupt(monkeypatch, lambda: save(path, "A library", "Una biblioteca"))
    assert changed("receive", str(file)).code == 1
    text = path.read_text(encoding="utf-8")
    assert 'msgstr "Una biblioteca"' in text
    assert "received: Biblioteca" in text
    assert 'msgstr "Agua"' in text


@pytest.mark.parametrize("left", ['msgid "half', "", None])
def test_a_catalogue_that_is_being_saved_is_not_overwritten(changed, monkeypatch, left):
    path = changed.catalogue("es")
    interrupt(monkeypatch, lambda: path.unlink() if left is None else path.write_text(left))
    result = changed("sync")
    assert result.code == 2
    assert (path.read_text() if path.exists() else None) == left


def test_a_program_that_never_stops_writing_is_named(changed, monkeypatch):
    path, count = changed.catalogue("es"), iter(range(99))
    interrupt(monkeypatch, lambda: save(path, "A library", f"Una {next(count)}"), times=99)
    result = changed("sync")
    assert result.code == 2
    assert "another program keeps writing this file" in result.err


def test_a_command_that_would_lose_a_text_writes_nothing(changed, monkeypatch):
    path = changed.catalogue("es")
    save(path, "A library", "Una biblioteca")
    before = path.read_bytes()

    def forget(messages, old, *rest):
        made = real(messages, old, *rest)
        return replace(made, entries=tuple(one for one in made.entries if one.msgid != "A library"))

    from mars_i18n.workflow.issue import open_issue

    real = open_issue.merge
    monkeypatch.setattr(open_issue, "merge", forget)
    result = changed("sync")
    assert (result.code, path.read_bytes()) == (2, before)
    assert "1 text would be lost: 'Una biblioteca'" in result.err


@pytest.mark.parametrize("code", [errno.ESTALE, errno.EIO, errno.EACCES, errno.ETIMEDOUT])
@pytest.mark.parametrize("what", ["locales/es/LC_MESSAGES/letter.po", "sources", "locales/es/LC_MESSAGES"])
def test_only_no_such_file_means_that_there_is_none(changed, monkeypatch, code, what):
    """A share that does not answer is neither an empty catalogue nor an empty project."""
    save(changed.catalogue("es"), "A library", "Una biblioteca")
    before, broken = changed.files(), changed.root / what

    def failing(real):
        def call(path, *arguments, **options):
            if Path(path) == broken:
                raise OSError(code, os.strerror(code), str(path))
            return real(path, *arguments, **options)

        return call

    for name in ("lstat", "iterdir", "stat", "read_bytes"):
        monkeypatch.setattr(Path, name, failing(getattr(Path, name)))
    for name in ("lstat", "open"):
        monkeypatch.setattr(os, name, failing(getattr(os, name)))
    results = [changed(*command) for command in (("sync",), ("sync", "--check"))]
    monkeypatch.undo()
    assert [result.code for result in results] == [2, 2]
    assert what.split("/")[0] in results[0].err
    after = changed.files()
    assert {name: after[name] for name in before if "/es/" in name} == {
        name: data for name, data in before.items() if "/es/" in name
    }


def test_what_a_killed_writer_left_is_removed_and_ignored_by_git(changed, tmp_path):
    left = changed.catalogue("es").parent / ".letter.po.ab3_x9qz.part"
    mine = changed.catalogue("es").parent / ".letter.po.mine.part"
    for path in (left, mine):
        path.write_text("half")
    assert changed("sync").code == 0
    assert (left.exists(), mine.exists()) == (False, True)
    assert changed("init", str(tmp_path / "new")).code == 0
    assert ".*.part" in (tmp_path / "new" / ".gitignore").read_text().splitlines()


def test_drop_obsolete_removes_what_another_issue_holds_and_nothing_else(mars):
    mars.write("sources/other.md", "---\nlanguage: en\n---\n\n- A garden\n")
    mars("sync")
    for issue in ("letter", "other"):
        mars.translate("es", issue)
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text().replace("- A library\n- A garden\n", ""))
    mars("sync")
    assert obsolete(mars, "letter") == ["A garden", "A library"]
    mars("sync", "--drop-obsolete", "--check")
    assert obsolete(mars, "letter") == ["A garden", "A library"]
    assert mars("sync", "--drop-obsolete").code == 0
    assert obsolete(mars, "letter") == ["A library"]
    assert mars("sync", "--check").code == 0


def test_of_two_issues_that_drop_the_same_pair_one_keeps_it(mars):
    for name in ("letter", "other"):
        mars.write(f"sources/{name}.md", "---\nlanguage: en\n---\n\n# A title\n\n- A garden\n")
    mars("sync")
    for issue in ("letter", "other"):
        mars.translate("es", issue)
        mars.write(f"sources/{issue}.md", "---\nlanguage: en\n---\n\n# A title\n")
    mars("sync")
    mars("sync", "--drop-obsolete")
    assert sorted([*obsolete(mars, "letter"), *obsolete(mars, "other")]) == ["A garden"]


def obsolete(mars, issue):
    catalogue = po.parse(mars.catalogue("es", issue).read_bytes(), "a.po")
    return sorted(entry.msgid for entry in catalogue.entries if entry.obsolete)
