"""A style sheet that a page links to is read with it: an edited, new or missing one is a change of the source."""

from html import unescape

import pytest
import random_projects as projects

from mars_i18n.cli import run
from mars_i18n.project import open_project
from mars_i18n.workflow.issue.reading import read_document
from mars_i18n.workflow.records.manifest import linked_inputs

PAGE = (
    '<!doctype html>\n<html lang="en">\n<head><title>May</title>\n<link rel="stylesheet" href="css/site.css"></head>\n'
    '<body><p>The river rose. <span class="note">The water is clean again.</span> Thank you for your help.</p>\n'
    "</body></html>\n"
)
TOGETHER = "The river rose. <span1>The water is clean again.</span1> Thank you for your help."
APART = "The water is clean again."


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "project"
    projects.write(root / "mars-i18n.toml", projects.CONFIGURATION)
    projects.write(root / "sources/may/page.html", PAGE)
    return root


def sync(root):
    assert run(["-q", "-C", str(root), "sync", "--drop-obsolete"]) == 0
    return (root / "locales/es/LC_MESSAGES/may.po").read_text(encoding="utf-8")


def msgids(catalogue):
    import polib

    return [one.msgid for one in polib.pofile(catalogue) if not one.obsolete]


def test_each_state_of_a_sheet_gives_its_own_messages(root):
    sheet = root / "sources/may/css/site.css"
    states = (
        None,
        ".note{display:inline}",
        ".note{display:block}",
        "@import 'more.css';",
        ".note{display:block}",
        None,
    )
    seen = []
    for state in states:
        sheet.unlink(missing_ok=True)
        if state is not None:
            projects.write(sheet, state)
        seen += [APART in msgids(sync(root)) for _ in range(2)]
    assert seen == [False, False, False, False, True, True, False, False, True, True, False, False]
    projects.write(sheet, "@import 'more.css';")
    assert TOGETHER in msgids(sync(root))
    projects.write(sheet.with_name("more.css"), ".note{display:block}")
    assert APART in msgids(sync(root))


@pytest.mark.parametrize(
    "command", [("sync", "--jobs", "1"), ("check", "--jobs", "1"), ("check", "--jobs", "2"), ("status",)]
)
def test_an_edited_sheet_is_a_miss(root, answers, command):
    sheet = root / "sources/may/css/site.css"
    projects.write(sheet, ".note{display:block}")
    sync(root)
    run(["-q", "-C", str(root), *command])
    answers.clear()
    run(["-q", "-C", str(root), *command])
    assert {found for (_, name), found in answers.items() if name == "may"} == {True}
    answers.clear()
    projects.write_keeping_dates(sheet, ".note{display:/**/i}")
    run(["-q", "-C", str(root), *command])
    assert {found for (_, name), found in answers.items() if name == "may"} == {False}


def test_two_sheets_that_change_places_by_links_of_the_file_system_are_a_change(root):
    page = root / "sources/may/page.html"
    projects.write(page, PAGE.replace("</head>", '<link rel="stylesheet" href="css/last.css"></head>'))
    for name, display in (("a", "block"), ("b", "inline")):
        projects.write(root / f"sources/may/css/{name}.css", f".note{{display:{display}}}")
    found = []
    for first, last in ("ab", "ba"):
        for name, target in (("site", first), ("last", last)):
            link = root / f"sources/may/css/{name}.css"
            link.unlink(missing_ok=True)
            link.symlink_to(f"{target}.css")
        found.append(APART in msgids(sync(root)))
    assert found == [False, True]


@pytest.mark.parametrize("place", ["above", "file", "large"])
def test_a_sheet_outside_of_the_project_or_of_more_than_a_million_bytes_is_not_read(root, place):
    text, page = ".note{display:block}", root / "sources/may/page.html"
    outside = root.parent / "site.css"
    projects.write(outside, text)
    if place == "large":
        projects.write(page.parent / "css/site.css", text + " " * 1_000_000)
    else:
        address = outside.as_uri() if place == "file" else "../../../site.css"
        projects.write(page, PAGE.replace("css/site.css", address))
    assert TOGETHER in msgids(sync(root))


TRANSLATIONS = {
    "es": ("Mayo", "El río subió.", "El agua está limpia de nuevo.", "Gracias por su ayuda."),
    "pt": ("Maio", "O rio subiu.", "A água está limpa de novo.", "Obrigado pela sua ajuda."),
}


@pytest.mark.parametrize("as_a_whole", [False, True])
def test_a_release_reads_back_what_was_read_with_the_sheet(root, monkeypatch, as_a_whole):
    import polib

    if as_a_whole:
        monkeypatch.setattr("mars_i18n.readback.readers.source.prove", lambda *_: None)
    projects.write(root / "sources/may/css/site.css", ".note{display:block} @media print{.note{display:none}}")
    sync(root)
    for language, texts in TRANSLATIONS.items():
        file = polib.pofile(str(root / "locales" / language / "LC_MESSAGES/may.po"), wrapwidth=0)
        for entry, text in zip(file, texts, strict=True):
            entry.msgstr = text
        file.save()
    assert run(["-q", "-C", str(root), "build", "--verify"]) == 0
    built = unescape((root / "build/es/may/source/page.html").read_text(encoding="utf-8"))
    assert '<span class="note">El agua está limpia de nuevo.</span> Gracias por su ayuda.' in built


def test_the_record_of_a_release_names_the_sheet(root):
    projects.write(root / "sources/may/page.html", PAGE.replace("css/site.css", "../../look/site.css"))
    projects.write(root / "look/site.css", ".note{display:block}")
    project = open_project(root)
    documents = [read_document(project, root / "sources/may/page.html")]
    assert documents[0].linked == (("../../look/site.css", b".note{display:block}"),)
    assert set(linked_inputs(project, documents)) == {"look/site.css"}
