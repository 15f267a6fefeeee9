"""A catalogue that cannot be read stops nobody else: other languages go on, it is told, and it stays as it is."""

import json

import pytest

CONFLICT = "<<<<<<< HEAD\n"
PLACE = "locales/es/LC_MESSAGES/letter.po"


@pytest.fixture
def broken(mars, monkeypatch):
    """A project whose English is whole, its Spanish half merged, its Portuguese missing."""
    monkeypatch.chdir(mars.root)
    mars("sync")
    path = mars.catalogue("es", "letter")
    path.write_text(path.read_text(encoding="utf-8") + CONFLICT, encoding="utf-8")
    mars.catalogue("pt", "letter").unlink()
    return mars


def line(mars):
    text = mars.catalogue("es", "letter").read_text(encoding="utf-8")
    return text[: text.index(CONFLICT)].count("\n") + 1


COMMANDS = [
    ("sync",),
    ("sync", "--check"),
    ("status",),
    ("status", "--format", "json"),
    ("build",),
    ("build", "--draft"),
    ("suggest",),
    ("export", "--format", "csv"),
    ("pack", "--for", "poedit"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_reports_its_place_and_leaves_it_as_it_is(broken, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # where export and pack write
    before = broken.catalogue("es", "letter").read_bytes()
    result = broken(*command)
    assert result.code == 2
    assert f"error: {PLACE}:{line(broken)}: a merge conflict was left in the file\n  Choose one side" in result.err
    assert result.err.count("error: ") == 1
    assert broken.catalogue("es", "letter").read_bytes() == before


def test_sync_makes_the_others(broken):
    broken("sync")
    assert broken.catalogue("pt", "letter").exists()
    assert broken("status").out.count("cannot be read") == 1


def test_status_says_so_in_a_sentence_and_as_json(broken):
    reported = json.loads(broken("status", "--format", "json").out)["issues"][0]["languages"]
    assert (
        reported["es"]["reason"] == f"es cannot be read: {PLACE}:{line(broken)}: a merge conflict was left in the file."
    )
    assert (reported["es"]["ready"], reported["es"]["translated"]) == (False, 0)
    assert reported["es"]["missing"] == reported["es"]["segments"] == reported["pt"]["segments"]


def test_a_draft_is_built_of_the_others_and_links_to_them_alone(broken):
    broken("build", "--draft", "--output", "web")
    build = broken.root / "build"
    assert not (build / "es" / "letter").exists()
    page = (build / "pt" / "letter" / "index.html").read_text(encoding="utf-8")
    assert "../../en/letter/index.html" in page
    assert "../../es/letter/index.html" not in page


def test_what_is_exported_and_packed_is_of_the_others(broken):
    broken("export", "--format", "csv", "--out", str(broken.root / "sent"))
    broken("pack", "--for", "poedit", "--out", str(broken.root / "sent"))
    names = {path.name.partition(".csv")[0].partition(".poedit")[0] for path in (broken.root / "sent").iterdir()}
    assert "letter.pt" in names
    assert "letter.es" not in names


def test_words_of_templates_that_cannot_be_read_stop_no_other_language(mars):
    mars.write("templates/web/page.html.j2", "<p>{{ _('Write to us') }}</p>\n")
    mars("sync")
    path = mars.catalogue("es", "templates")
    path.write_text(path.read_text(encoding="utf-8") + CONFLICT, encoding="utf-8")
    assert mars("sync", "--check").code == 2
    mars("build", "--draft", "--output", "web")
    assert (mars.root / "build" / "pt" / "letter" / "index.html").exists()
    assert not (mars.root / "build" / "es" / "letter").exists()


def test_once_fixed_all_is_as_before(broken):
    path = broken.catalogue("es", "letter")
    path.write_text(path.read_text(encoding="utf-8").replace(CONFLICT, ""), encoding="utf-8")
    assert broken("sync").code == 0
    assert broken("sync", "--check").code == 0


def folder(path):
    path.unlink()
    path.mkdir()


def dangling(path):
    path.unlink()
    path.symlink_to("nowhere.po")


def loop(path):
    path.unlink()
    path.symlink_to(path.name)


@pytest.mark.parametrize("spoil", [folder, dangling, loop])
@pytest.mark.parametrize("command", [("sync",), ("status",), ("check",), ("build", "--output", "text")], ids=" ".join)
def test_what_is_no_file_is_reported_and_left_as_it_is(mars, spoil, command):
    mars("sync")
    path = mars.catalogue("es", "letter")
    spoil(path)
    mars.write("sources/letter.md", "# Another text altogether\n")
    result = mars(*command)
    assert result.code == (1 if command == ("check",) else 2)
    assert f"{PLACE}:" in result.out + result.err
    assert f"{mars.root}/locales" not in result.out + result.err
    assert path.is_symlink() or path.is_dir()
    if command == ("sync",):
        assert "Another text" in mars.catalogue("pt", "letter").read_text(encoding="utf-8")


@pytest.fixture
def shared(mars, tmp_path):
    """A catalogue that lies outside the project, in a folder of its own, with a link to it in its place."""
    mars("sync")
    path, elsewhere = mars.catalogue("es", "letter"), tmp_path / "shared" / "letter.po"
    elsewhere.parent.mkdir()
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    mars.write("sources/letter.md", "# Another text altogether\n")
    return path, elsewhere


def test_a_catalogue_behind_a_link_that_is_allowed_is_written_there_and_the_link_stays(mars, shared, monkeypatch):
    path, elsewhere = shared
    monkeypatch.setenv("MARS_I18N_FOLLOW", str(elsewhere.parent))
    assert mars("sync").code == 0
    assert path.is_symlink()
    assert "Another text" in elsewhere.read_text(encoding="utf-8")
    assert mars("sync", "--check").code == 0


@pytest.mark.parametrize("command", [("sync",), ("sync", "--check"), ("status",), ("check",), ("build",)], ids=" ".join)
def test_a_catalogue_behind_a_link_out_of_the_project_is_refused_and_left(mars, shared, monkeypatch, command):
    path, elsewhere = shared
    monkeypatch.delenv("MARS_I18N_FOLLOW", raising=False)
    before, files = elsewhere.read_bytes(), mars.files()
    result = mars(*command)
    assert result.code == 2
    assert f"{path}: this link leads outside the project, to {elsewhere}" in result.err
    assert f"export MARS_I18N_FOLLOW={elsewhere.parent}" in result.err
    assert path.is_symlink()
    assert elsewhere.read_bytes() == before
    assert mars.files() == files
