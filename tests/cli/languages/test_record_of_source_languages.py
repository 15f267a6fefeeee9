"""The source language of an entry whose `#.` lines a tool dropped: from the other catalogues, or asked for, once."""

import re

import polib
import pytest

SOURCE = "---\nlanguage: {}\n---\n\n# Salud rural\n\nMesa Verde\n"
COPY = "Salud rural"
ASKS = "#. Dudosa: el texto está en {}: tradúzcalo o confírmelo"


@pytest.fixture
def project(mars):
    mars.write("sources/letter.md", SOURCE.format("es"))
    mars("sync")
    return mars


def drop_comments(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^#\..*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def entries(path):
    return {entry.msgid: entry for entry in polib.pofile(str(path))}


def test_the_other_catalogues_say_it_and_what_was_only_a_copy_is_new_again(project):
    path = project.catalogue("es")
    drop_comments(path)
    assert project("sync", "--check").code == 0
    project.write("sources/letter.md", SOURCE.format("pt"))
    assert project("sync").code == 0
    assert [(one.msgstr, one.fuzzy) for one in entries(path).values() if not one.obsolete] == [("", False)] * 2


def test_where_nobody_says_it_a_copy_asks_once(project):
    paths = [project.catalogue(language) for language in ("es", "en", "pt")]
    for path in paths:
        drop_comments(path)
    assert project("sync", "--check").code == 0
    project.write("sources/letter.md", SOURCE.format("pt"))
    assert project("sync").code == 0
    copy = entries(paths[0])[COPY]
    assert (copy.msgstr, copy.fuzzy) == (COPY, True)
    assert ASKS.format("portugués") in paths[0].read_text(encoding="utf-8")
    assert project("sync", "--check").code == 0
    file = polib.pofile(str(paths[0]), wrapwidth=0)
    for entry in file.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.previous_msgid = None
    file.save()
    for path in paths:
        drop_comments(path)
    assert project("sync", "--check").code == 0
    assert not any(entry.fuzzy for entry in entries(paths[0]).values())


def test_a_copy_that_asks_is_finished_again_when_the_text_is_of_its_language(project):
    for language in ("es", "en", "pt"):
        drop_comments(project.catalogue(language))
    project.write("sources/letter.md", SOURCE.format("pt"))
    project("sync")
    project.write("sources/letter.md", SOURCE.format("es"))
    assert project("sync").code == 0
    assert (entries(project.catalogue("es"))[COPY].msgstr, entries(project.catalogue("es"))[COPY].fuzzy) == (
        COPY,
        False,
    )
    assert project("sync", "--check").code == 0


def test_a_copy_that_a_person_wrote_stays_where_its_language_is_known(mars):
    mars.write("sources/letter.md", "---\nlanguage: en\n---\n\nRead Mars Trust News today.\n")
    mars("sync")
    path = mars.catalogue("es")
    text = path.read_text(encoding="utf-8").replace(
        'today."\nmsgstr ""', 'today."\nmsgstr "Read Mars Trust News today."'
    )
    path.write_text(text, encoding="utf-8")
    drop_comments(path)
    assert mars("sync", "--check").code == 0
    assert not entries(path)["Read Mars Trust News today."].fuzzy
