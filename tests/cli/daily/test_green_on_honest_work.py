"""What people and their tools do to a catalogue in an honest day is not out of date, and stays as it was saved."""

import re
import subprocess
import zipfile

import polib
import pytest

SOURCE = """\
---
title: A letter from the valley
language: en
---

## Water for the school

The new pump brings **clean water** to the school of the village every morning, says the [report of the neighbours
](https://example.org/a-very-long-address/that-goes-on/and-on/and-on/and-on/and-on/and-on/for-ever).

## Water will grow

A library of the village opens on May 27th.
"""


@pytest.fixture
def project(mars):
    """A translated project, one text of which changed since: it is fuzzy and says why."""
    mars.write("sources/letter.md", SOURCE)
    mars("sync")
    mars.translate("es")
    mars("sync")
    mars.write("sources/letter.md", SOURCE.replace("27th", "28th"))
    mars("sync")
    return mars


def finish_in_poedit(path):
    """Takes the fuzzy mark and the previous text off, leaves our `#.` lines, wraps at 79 and writes its header."""
    file = polib.pofile(str(path), wrapwidth=79)
    for entry in file.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.previous_msgid = None
        entry.msgstr = "Una biblioteca, el 28 de mayo."
    file.metadata |= {"X-Generator": "Poedit 3.4", "PO-Revision-Date": "2026-05-01 10:00+0200", "Last-Translator": "A"}
    file.save()


def save_with_polib(path):
    polib.pofile(str(path)).save(str(path))


def rewrap(*arguments):
    def run(path):
        subprocess.run(["msgcat", *arguments, str(path), "-o", str(path)], check=True)

    return run


def use_crlf(path):
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def drop_comments(path):
    path.write_text(re.sub(r"^#[.:].*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")


def reword_comments(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("#. Heading", "#. (heading of a section)").replace("#: ", "#: other/"), encoding="utf-8"
    )


TOOLS = [finish_in_poedit, save_with_polib, rewrap("--width=40"), rewrap("--no-wrap"), use_crlf, drop_comments]
TOOLS += [reword_comments]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_catalogue_that_says_the_same_is_left_alone_and_called_up_to_date(project, tool):
    path = project.catalogue("es")
    tool(path)
    saved = path.read_bytes()
    checked = project("check", "--select", "stale-catalogue")
    assert (checked.code, checked.out) == (0, "Nothing found.\n")
    assert project("sync", "--check").code == 0
    assert project("sync").code == 0
    assert path.read_bytes() == saved


@pytest.mark.parametrize("tool", TOOLS)
def test_no_check_finds_more_in_a_file_that_a_tool_saved(project, tool):
    path = project.catalogue("es")
    arguments = ("check", "--language", "es", "--format", "json")
    before = re.findall(r'"check": "([a-z-]+)"', project(*arguments).out)
    tool(path)
    after = re.findall(r'"check": "([a-z-]+)"', project(*arguments).out)
    assert "needs-work" in before
    assert tool is finish_in_poedit or sorted(after) == sorted(before)


def test_a_file_of_a_pack_copied_over_the_catalogue_is_up_to_date(project):
    project("pack", "--for", "poedit", "--language", "es", "--out", str(project.root / "packs"))
    with zipfile.ZipFile(project.root / "packs" / "letter.es.poedit.zip") as archive:
        data = archive.read("letter.es.poedit/letter.po")
    path = project.catalogue("es")
    path.write_bytes(data)
    finish_in_poedit(path)
    saved = path.read_bytes()
    assert b"X-Mars-Sent" in saved
    assert project("sync", "--check").code == 0
    assert project("check", "--select", "stale-catalogue").code == 0
    assert project("sync").code == 0
    assert path.read_bytes() == saved
    project.write("sources/letter.md", SOURCE.replace("27th", "29th"))
    project("sync")
    assert b"X-Mars-Sent" not in path.read_bytes()  # the file is another than the one that was handed out


def replace_in(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("source language: en", "source language: pt"),
        ("<a1> lleva a https://example.org/", "<a1> lleva a https://example.com/"),
        ('msgid "Water will grow"', 'msgid "Water will shrink"'),
        ('"Content-Type: text/plain; charset=UTF-8\\n"', '"Content-Type: text/plain; charset=ISO-8859-1\\n"'),
    ],
)
def test_what_is_false_is_out_of_date_for_every_command_and_sync_corrects_it(project, old, new):
    path = project.catalogue("es")
    replace_in(path, old, new)
    if "charset" not in old:
        assert project("check", "--select", "stale-catalogue").code == 1
    assert project("sync", "--check").code == 1
    project("sync")
    assert old in path.read_text(encoding="utf-8")
    assert project("check", "--select", "stale-catalogue").code == 0


def test_a_file_that_must_change_keeps_the_bytes_of_entries_that_say_the_same(project):
    path = project.catalogue("es")
    rewrap("--width=40")(path)
    use_crlf(path)
    before = path.read_bytes().split(b"\r\n\r\n")
    project.write("sources/letter.md", SOURCE.replace("27th", "29th"))
    assert project("sync").code == 0
    after = path.read_bytes().split(b"\r\n\r\n")
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    changed = [piece for piece in after if piece.rstrip() not in {one.rstrip() for one in before}]
    assert len(changed) == 1
    assert b"29th" in changed[0]
    assert project("sync", "--check").code == 0


def test_broken_plural_forms_are_fixed_and_sync_says_so(project):
    path = project.catalogue("es")
    replace_in(path, "nplurals=2; plural=(n != 1);", "nplurals=INTEGER; plural=EXPRESSION;")
    told = project("sync")
    assert "Plural-Forms fixed" in told.err
    assert "nplurals=2; plural=(n != 1);" in path.read_text(encoding="utf-8")
    replace_in(path, "nplurals=2; plural=(n != 1);", "nplurals=3; plural=n == 1 ? 0 : n % 1000000 == 0 ? 1 : 2;")
    assert project("sync", "--check").code == 0


def test_entries_with_another_number_of_plural_forms_are_left_and_reported(project):
    path = project.catalogue("es")
    plural = 'msgid "Water will grow"\nmsgid_plural "Waters"\nmsgstr[0] "Uno"\nmsgstr[1] "Dos"\nmsgstr[2] "Tres"\n'
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'msgid "Water will grow"\nmsgstr ".*"\n', plural, text), encoding="utf-8")
    saved = path.read_text(encoding="utf-8")
    assert plural in saved
    done = project("sync")
    assert path.read_text(encoding="utf-8") == saved
    line = saved[: saved.rindex("\n\n", 0, saved.index(plural))].count("\n") + 3
    where = f"locales/es/LC_MESSAGES/letter.po:{line}"
    assert f"{where}: 3 plural forms, but the header says 2: the entry is left as it is" in done.err
    assert project("sync", "--check").code == 0
    checked = project("check", "--select", "plural-count,stale-catalogue")
    assert checked.code == 1
    assert "3 plural forms, but the header says 2" in checked.out
    assert where in checked.out
    project.write("sources/letter.md", SOURCE.replace("27th", "30th"))
    assert project("sync").code == 0
    assert plural in path.read_text(encoding="utf-8")
