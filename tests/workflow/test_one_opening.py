"""A command opens its project once: it reads, parses, detects and merges each thing once, one issue at a time.

Reads are counted as Python's audit hook reports them, so that no way of opening a file escapes.
"""

import gc
import os
import shutil
import sys
from collections import Counter
from contextlib import contextmanager

import polib
import pytest

from mars_i18n import plugins
from mars_i18n.catalogues import po
from mars_i18n.cli import run
from mars_i18n.errors import MarsError
from mars_i18n.project import open_project
from mars_i18n.workflow.build import build
from mars_i18n.workflow.building.order import Order
from mars_i18n.workflow.check import CheckOrder, check
from mars_i18n.workflow.issue import open_issue, reading, stored
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.issue.stored import StoredCatalogues
from mars_i18n.workflow.release import release
from mars_i18n.workflow.status import status
from mars_i18n.workflow.sync import sync

pytestmark = pytest.mark.slow("runs every command and counts")

LANGUAGES = ("es", "en", "pt")
LETTER = (
    "---\nlanguage: en\n---\n\n# Water for the {0}\n\nThe water of the {0} is clean again.\n\n![A pump](pump.png)\n"
)
NOTE = "The neighbours of the {0} keep the river clean.\n"
COMMANDS = (
    ("sync",),
    ("sync", "--check"),
    ("status",),
    ("check",),
    ("build",),
    ("build", "may"),
    ("release", "may"),
    ("release", "may", "--verify"),
    ("status", "--format", "html"),
    ("suggest",),
)
PT = {
    "Water for the school": "Água para a escola",
    "Water for the village": "Água para a aldeia",
    "The water of the school is clean again.": "A água da escola está limpa de novo.",
    "The water of the village is clean again.": "A água da aldeia está limpa de novo.",
    "A pump": "Uma bomba",
    "The neighbours of the school keep the river clean.": "Os vizinhos da escola mantêm o rio limpo.",
    "The neighbours of the village keep the river clean.": "Os vizinhos da aldeia mantêm o rio limpo.",
    "Read more": "Leia mais",
}
ES = {
    "Water for the school": "Agua para la escuela",
    "Water for the village": "Agua para la aldea",
    "The water of the school is clean again.": "El agua de la escuela vuelve a estar limpia.",
    "The water of the village is clean again.": "El agua de la aldea vuelve a estar limpia.",
    "A pump": "Una bomba",
    "The neighbours of the school keep the river clean.": "Los vecinos de la escuela mantienen limpio el río.",
    "The neighbours of the village keep the river clean.": "Los vecinos de la aldea mantienen limpio el río.",
    "Read more": "Leer más",
}
_listening: list[Counter[str]] = []


def _reads(mode, flags):
    """Whether a file is opened to be read: by `open`, or by `os.open`, which says no mode."""
    return mode in {"r", "rb"} or (mode is None and not flags & (os.O_WRONLY | os.O_RDWR | os.O_DIRECTORY))


def _count_opened(event, arguments):
    if event == "open" and _listening and _reads(*arguments[1:]) and isinstance(arguments[0], str | bytes):
        path = arguments[0] if isinstance(arguments[0], str) else arguments[0].decode()
        _listening[-1][path] += 1


sys.addaudithook(_count_opened)  # such a hook cannot be removed: it counts only while somebody listens


@contextmanager
def count_reads(root):
    """Yield a Counter that has, afterwards, how often each file below `root` was opened to be read."""
    counts: Counter[str] = Counter()
    _listening.append(Counter())
    try:
        yield counts
    finally:
        found = _listening.pop()
        counts.update({path.removeprefix(f"{root}/"): n for path, n in found.items() if path.startswith(f"{root}/")})


def fill(path, texts):
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = texts[entry.msgid]
    file.save()


@pytest.fixture(scope="module")
def translated_project(tmp_path_factory):
    """A project of two issues of two documents, with a glossary, a link map and a template of its own."""
    root = tmp_path_factory.mktemp("translated")
    files = {
        "mars-i18n.toml": 'title = "Valley"\n[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n',
        "glossary.tsv": "term\tes\tpt\nriver\trío\trio\n",
        "links.tsv": "en\tes\nhttps://example.org/a\thttps://example.org/b\n",
        "templates/web/more.html.j2": "{{ _('Read more') }}\n",
    }
    for name, place in (("may", "school"), ("june", "village")):
        files |= {f"sources/{name}/letter.md": LETTER.format(place), f"sources/{name}/note.txt": NOTE.format(place)}
        files[f"sources/{name}/pump.png"] = "\x89PNG"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1") if name.endswith(".png") else text.encode())
    assert run(["-q", "-C", str(root), "sync"]) == 0
    for language, texts in (("es", ES), ("pt", PT)):
        for path in root.glob(f"locales/{language}/LC_MESSAGES/*.po"):
            fill(path, texts)
    return root


@pytest.fixture
def project(translated_project, tmp_path):
    """A copy of it for one test, of which no command knows anything yet."""
    return shutil.copytree(translated_project, tmp_path / "project")


def inputs(counts):
    """The counts of what a person or an earlier command wrote, without pictures, which every output reads itself."""
    return {
        path: n
        for path, n in counts.items()
        if not path.endswith(".png") and not path.startswith(("build/", "releases/"))
    }


def parsed(data, path):
    """What a format parses: a source, or a file of build/ that is read back; each language has its own of that name."""
    return ("built source", path, data) if path.startswith("source/") else ("source", path)


def ids(command):
    return " ".join(command)


@pytest.mark.slow("runs every command twice")
@pytest.mark.parametrize("command", [*COMMANDS, ("quote",)], ids=ids)
@pytest.mark.parametrize("memory", ["stale memory", "fresh memory"])
def test_a_command_reads_each_file_at_most_once(project, command, memory, capsys):
    """Hashes of inputs are reads of their own: two in `release`, to prove that nothing changed, one in `--verify`.

    `sync` reads the first issue that needs work again, once it has locked the project, and what all issues share.
    """
    if "--verify" in command:
        assert run(["-q", "-C", str(project), "release", "may"]) == 0
    run(["-q", "-C", str(project), "check"])
    if memory == "stale memory":
        for path in project.glob("locales/pt/LC_MESSAGES/*.po"):
            path.write_text(path.read_text(encoding="utf-8").replace("Uma bomba", "Uma nova bomba"), encoding="utf-8")
    with count_reads(project) as counts:
        assert run(["-q", "-C", str(project), *command]) in {0, 1}
    hashes = {"release may --verify": 1, "release may": 2}.get(ids(command), 0)
    again = ("june", "glossary", "links") if command == ("sync",) else ()
    own = {path: path.startswith("templates/") and hashes == 2 for path in counts}  # reading back reads its own words
    most = {
        path: 1 + hashes * ("june" not in path) + any(part in path for part in again) + own[path] for path in counts
    }
    assert {path: n for path, n in inputs(counts).items() if n > most[path]} == {}
    read = [path for path in inputs(counts) if path.startswith(("sources/", "locales/", "glossary"))]
    assert len(read) >= 8, "the counter sees nothing"
    capsys.readouterr()


@pytest.mark.parametrize("command", COMMANDS, ids=ids)
def test_a_command_parses_detects_and_merges_each_thing_at_most_once(project, command, monkeypatch, capsys):
    """Only `sync` parses a catalogue twice: what it is about to write must read back (law 4)."""
    if "--verify" in command:
        assert run(["-q", "-C", str(project), "release", "may"]) == 0
    counts = Counter()

    def count(module, name, key):
        original = getattr(module, name)

        def counted(*arguments, **options):
            counts[(name, *key(*arguments))] += 1
            return original(*arguments, **options)

        monkeypatch.setattr(module, name, counted)

    for form in plugins.names("formats"):
        count(plugins.load("formats", form), "parse", parsed)
    count(po, "parse", lambda _, path: ("catalogue", path))
    count(reading, "identify", lambda texts, *_: tuple(texts))
    count(open_issue, "merge", lambda messages, _old, language, *_: (language, *(one.msgid for one in messages)))
    assert run(["-q", "-C", str(project), *command]) in {0, 1}
    catalogues = 2 if command[0] == "sync" else 1
    assert {key: n for key, n in counts.items() if n > (catalogues if key[1] == "catalogue" else 1)} == {}
    assert {key[0] for key in counts} == {"parse", "identify", "merge"}
    built = len(LANGUAGES) if command[0] == "release" else 0  # one of two is proven in place; only a release reads back
    assert sum(key[1] == "built source" for key in counts) == built
    capsys.readouterr()


def walk_sync(opened, progress):
    return list(sync(opened, (), progress=progress))


def walk_check(opened, progress):
    return check(opened, (), CheckOrder(LANGUAGES), progress)


def walk_status(opened, progress):
    return list(status(opened, (), progress))


def walk_build(opened, progress):
    return list(build(opened, (), Order(LANGUAGES, ("web", "proof"), opened.project.root / "build"), progress))


def walk_release(opened, progress):
    return list(release(opened, (), ("text",), opened.project.root / "build", progress))


@pytest.mark.slow("runs every command")
@pytest.mark.parametrize("walk", [walk_sync, walk_check, walk_status, walk_build, walk_release])
def test_a_command_keeps_one_issue_open_at_a_time(project, walk):
    for number in range(4):
        (project / "sources" / f"{number}.md").write_text(LETTER.format(number), encoding="utf-8")
    alive = []

    def progress(_):
        gc.collect()
        alive.append(sum(isinstance(one, OpenIssue) for one in gc.get_objects()))

    gc.collect()
    gc.freeze()  # what other tests of this process keep need not be looked through again and again
    try:
        walk(OpenProject(open_project(project)), progress)
    finally:
        gc.unfreeze()
    assert len(alive) >= 6
    assert max(alive) <= 1 + (walk is walk_build or walk is walk_release)  # the one before it, until it is replaced


def test_of_the_catalogues_that_were_read_only_the_latest_are_kept(project, monkeypatch):
    size = (project / "locales/es/LC_MESSAGES/may.po").stat().st_size
    monkeypatch.setattr(stored, "_MOST_BYTES", size)
    catalogues = StoredCatalogues(open_project(project))
    with count_reads(project) as counts:
        for name in ("may", "may", "june", "june", "may"):
            assert catalogues.read("es", name).data
    assert counts == {"locales/es/LC_MESSAGES/may.po": 2, "locales/es/LC_MESSAGES/june.po": 1}


def test_what_a_command_writes_is_what_it_reads_afterwards(project):
    opened = OpenProject(open_project(project))
    issue = OpenIssue(opened, opened.issues(["may"])[0])
    assert {one.msgstr for one in opened.memory.exact("A pump", "pt")} == {"Uma bomba"}
    old = issue.update_catalogue("pt")
    entries = tuple(
        one if one.msgid != "A pump" else type(one)(one.msgid, "Uma outra bomba", one.context, extracted=one.extracted)
        for one in old.entries
    )
    new = type(old)(old.language, entries, old.header, old.comment, old.path)
    made = MadeCatalogue(new, {"Uma bomba"})
    with count_reads(project) as counts:
        assert issue.update("pt", lambda: made)
        assert not issue.update("pt", lambda: made)
        assert issue.update_catalogue("pt") is new
        assert (
            OpenIssue(opened, issue.issue).load_catalogue("pt").catalogue
            is opened.load_catalogue("pt", "may").catalogue
        )
        assert "Uma outra bomba" in {one.msgstr for one in opened.memory.exact("A pump", "pt")}
    assert counts == {"locales/pt/LC_MESSAGES/may.po": 1}  # just before it is replaced: it may have been saved
    written = po.parse((project / "locales/pt/LC_MESSAGES/may.po").read_bytes(), new.path)
    assert [one.msgstr for one in written.entries] == [one.msgstr for one in new.entries]


def test_a_lock_forgets_what_was_read_without_it(project):
    opened = OpenProject(open_project(project))
    path = project / "locales/es/LC_MESSAGES/may.po"
    before = opened.load_catalogue("es", "may").data
    path.write_bytes(before + b"\n# another command\n")
    assert opened.load_catalogue("es", "may").data == before
    with opened.lock():
        after = opened.load_catalogue("es", "may").data
        assert after != before
        path.write_bytes(before)
        with opened.lock():
            assert opened.load_catalogue("es", "may").data == after


@pytest.mark.parametrize(
    "name", ["glossary.tsv", "sources/may/letter.md", "sources/may/new.md", "locales/es/LC_MESSAGES/may.po"]
)
@pytest.mark.parametrize("when", [0, 1, 2])
def test_a_file_that_changes_during_a_release_refuses_it(project, name, when):
    """`release` says what it does as it checks the issue, and then for each issue that the build looks at."""
    path, steps = project / name, []

    def progress(_):
        if len(steps) == when:
            path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
        steps.append(_)

    with pytest.raises(MarsError, match="the files of may changed during the build"):
        list(release(OpenProject(open_project(project)), ["may"], ("web",), project / "build", progress))
    assert len(steps) == 3
    assert not (project / "releases").exists()
