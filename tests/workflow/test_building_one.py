"""Building one issue gives byte for byte what building all of them gives, whatever was edited since, and reads one."""

import os
import random
import shutil

import pytest

from mars_i18n.cli import run
from mars_i18n.workflow.issue import open_issue

pytestmark = pytest.mark.slow("builds projects again and again")

ISSUES = ("may", "june", "july")
SOURCE = """\
---
title: Water in {0}
language: en
date: 2025-0{1}
---

The water of the **village** is clean in {0}.

Read [the story](https://example.org/story) of the pump.

![A pump](pump.png)

See you soon.
"""
TEXTS = {
    "es": {
        "Water in {0}": "Agua en {0}",
        "The water of the <b1>village</b1> is clean in {0}.": "El agua de la <b1>aldea</b1> está limpia en {0}.",
        "Read <a1>the story</a1> of the pump.": "Lea <a1>la historia</a1> de la bomba.",
        "A pump": "Una bomba",
        "See you soon.": "Hasta pronto.",
    }
}
# What makes an archive: the files that are for all issues
SHARED = ("index.html", "en/index.html", "es/index.html", "en/feed.xml", "es/feed.xml", "sitemap.xml")


def catalogue(name):
    pairs = "".join(
        f'\nmsgid "{source.format(name)}"\nmsgstr "{target.format(name)}"\n' for source, target in TEXTS["es"].items()
    )
    return f'msgid ""\nmsgstr ""\n"Language: es_CO\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n{pairs}'


@pytest.fixture
def project(tmp_path, monkeypatch):
    root = tmp_path / "project"
    for number, name in enumerate(ISSUES, 1):
        write(root / f"sources/{name}/letter.md", SOURCE.format(name, number))
        write(root / f"sources/{name}/pump.png", "")
        (root / f"sources/{name}/pump.png").write_bytes(image(500))
        write(root / f"locales/es/LC_MESSAGES/{name}.po", catalogue(name))
    languages = '[languages]\nen = "en_US"\nes = "es_CO"\n'
    write(root / "mars-i18n.toml", f'title = "Water"\nbase_url = "https://example.org/w/"\n{languages}')
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return root


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(root, out, *options):
    arguments = ["-q", "-C", str(root), "build", *options, "--output", "web,feed,text", "--out", str(out)]
    return run(arguments)


def files(out, name):
    """Path → bytes of the files of an issue and of those for all issues."""
    shown = [path for path in out.rglob("*") if path.is_file()]
    names = {path.relative_to(out).as_posix(): path for path in shown}
    return {one: path.read_bytes() for one, path in names.items() if one in SHARED or one.split("/")[1] == name}


def build_without_cache(root, out, monkeypatch, *options):
    with monkeypatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(out.with_name("no cache")))
        shutil.rmtree(out.with_name("no cache"), ignore_errors=True)
        return build(root, out, *options)


def replace_in(path, old, new):
    """Edit a file, its time as it was."""
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def toggle(path, text):
    """Write a file, or delete it where it is there."""
    if path.exists():
        path.unlink()
    else:
        write(path, text)


# What people and programs change: each is done, or undone
EDITS = {
    "a title": lambda root, name: swap(root / f"sources/{name}/letter.md", "Water in", "Rivers in"),
    "a date": lambda root, name: swap(root / f"sources/{name}/letter.md", "date: 2025", "date: 2024"),
    "a translation": lambda root, name: swap(root / f"locales/es/LC_MESSAGES/{name}.po", "Agua en", "Aguas en"),
    "a text that another issue has": lambda root, name: swap(
        root / f"locales/es/LC_MESSAGES/{name}.po", 'msgstr "Hasta pronto."', 'msgstr ""'
    ),
    "a catalogue": lambda root, name: toggle(root / f"locales/es/LC_MESSAGES/{name}.po", catalogue(name)),
    "a catalogue that cannot be read": lambda root, name: swap(
        root / f"locales/es/LC_MESSAGES/{name}.po", "msgid", "msgxx"
    ),
    "the bytes of an image": lambda root, name: write_other(root / f"sources/{name}/pump.png", image(500), image(600)),
    "an image of a language": lambda root, name: toggle(root / f"sources/{name}/pump.es.png", "una bomba"),
    "a link of a language": lambda root, _: toggle(
        root / "links.tsv", "en\tes\nhttps://example.org/story\thttps://example.org/historia\n"
    ),
    "a term": lambda root, _: toggle(root / "glossary.tsv", "term\tes\nvillage\tpueblo\n"),
    "the title of all": lambda root, _: swap(root / "mars-i18n.toml", '"Water"', '"Rivers"'),
    "the address of all": lambda root, _: swap(root / "mars-i18n.toml", "org/w/", "org/news/"),
    "a template": lambda root, _: toggle(root / "templates/web/index.html.j2", "{{ rows }} {{ _('All issues') }}"),
    "words of templates": lambda root, _: toggle(
        root / "locales/es/LC_MESSAGES/templates.po",
        'msgid ""\nmsgstr "Language: es_CO\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "All issues"\nmsgstr "Todo"\n',
    ),
    "another issue": lambda root, _: toggle(root / "sources/april.md", SOURCE.format("april", 4)),
}


def image(width):
    """The beginning of a PNG, which says how large it is: more than an archive asks."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + (300).to_bytes(4, "big") + bytes(9)


def write_other(path, one, other):
    """Write one of two files over the other, its time as it was."""
    state = path.stat()
    path.write_bytes(other if path.read_bytes() == one else one)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def swap(path, old, new):
    """Replace one text by the other, or back, the time of the file as it was."""
    if path.exists():
        text = path.read_text(encoding="utf-8")
        replace_in(path, *((old, new) if old in text else (new, old)))


@pytest.mark.parametrize("seed", range(2))
def test_building_one_gives_the_files_of_building_all_after_any_edits(project, tmp_path, monkeypatch, seed):
    chance = random.Random(seed)  # noqa: S311 - the same each time
    done = []
    for step in range(9):
        one, every = tmp_path / f"one{step}", tmp_path / f"every{step}"
        name = chance.choice(ISSUES)
        options = ("--draft",) if chance.random() < 0.3 else ()
        codes = build(project, one, name, *options), build_without_cache(project, every, monkeypatch, *options)
        assert (codes[0] == 2) <= (codes[1] == 2), done
        assert files(one, name) == files(every, name), done
        edit, about = chance.choice(list(EDITS)), chance.choice(ISSUES)
        EDITS[edit](project, about)
        done.append((edit, about))


@pytest.mark.parametrize("edit", EDITS)
def test_every_edit_is_noticed_by_a_build_of_another_issue(project, tmp_path, monkeypatch, edit):
    build(project, tmp_path / "before")
    EDITS[edit](project, "june")
    build(project, tmp_path / "one", "may")
    build_without_cache(project, tmp_path / "every", monkeypatch)
    assert files(tmp_path / "one", "may") == files(tmp_path / "every", "may")
    assert set(SHARED) <= files(tmp_path / "one", "may").keys()


@pytest.mark.parametrize("seed", range(2))
def test_building_again_gives_the_files_of_building_without_a_cache_after_any_edits(
    project, tmp_path, monkeypatch, seed
):
    """Files of the build folder are edited and deleted, too."""
    chance = random.Random(100 + seed)  # noqa: S311 - the same each time
    done, again = [], tmp_path / "again"
    for step in range(9):
        anew = tmp_path / f"anew{step}"
        codes = build(project, again), build_without_cache(project, anew, monkeypatch)
        assert codes[0] == codes[1], done
        made = {path.relative_to(anew): path.read_bytes() for path in anew.rglob("*") if path.is_file()}
        assert {path: (again / path).read_bytes() for path in made} == made, done
        if chance.random() < 0.4 and made:
            path = again / chance.choice(sorted(made))
            done.append(path.relative_to(again))
            toggle(path, "") if chance.random() < 0.5 else path.write_text("else", encoding="utf-8")
        edit, about = chance.choice(list(EDITS)), chance.choice(ISSUES)
        EDITS[edit](project, about)
        done.append((edit, about))


def test_a_build_with_nothing_changed_reads_no_document_and_says_the_same(project, tmp_path, monkeypatch, capsys):
    out = tmp_path / "out"
    arguments = ["-C", str(project), "build", "--output", "web,feed,text", "--out", str(out)]
    assert run(arguments) == 0
    said = capsys.readouterr()
    monkeypatch.setattr("mars_i18n.workflow.issue.open_issue.read_document", None)
    assert run(arguments) == 0
    assert capsys.readouterr() == said


def test_building_one_issue_reads_the_documents_of_no_other(project, tmp_path, monkeypatch):
    build(project, tmp_path / "out")
    read = []
    before = open_issue.read_document

    def read_document(project, path, *more):
        read.append(path.parent.name)
        return before(project, path, *more)

    monkeypatch.setattr(open_issue, "read_document", read_document)
    replace_in(project / "sources/may/letter.md", "See you soon.", "See you soon!")
    replace_in(project / "locales/es/LC_MESSAGES/may.po", "See you soon.", "See you soon!")
    assert build(project, tmp_path / "out", "may") == 0
    assert read == ["may"]
