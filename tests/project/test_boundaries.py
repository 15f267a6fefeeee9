"""No symbolic link in a project leads a command to read or write outside it."""

import os

import pytest

from mars_i18n.cli import run
from mars_i18n.errors import MarsError
from mars_i18n.project import require_no_links_out, write_whole

LETTER = "---\ntitle: A letter\nlanguage: en\n---\n\n## Water for the school\n\nThe pump brings water to the school.\n"
CONFIGURATION = 'title = "Valley"\n[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "sources" / "letter").mkdir(parents=True)
    (root / "mars-i18n.toml").write_text(CONFIGURATION)
    (root / "sources" / "letter" / "letter.md").write_text(LETTER)
    (tmp_path / "outside").mkdir()
    return root


def outside(tmp_path):
    return {path.name: path.read_bytes() for path in (tmp_path / "outside").rglob("*") if path.is_file()}


LINKS = [
    "build",
    "locales",
    "locales/es",
    "locales/es/LC_MESSAGES",
    "locales/es/LC_MESSAGES/letter.po",
    "sources/letter/images",
    "sources/letter/other.md",
    "templates",
    "templates/web/page.html.j2",
    "templates/theme",
    "templates/theme/logo.svg",
    "templates/pdf/fonts/a.ttf",
    "glossary.tsv",
    "links.tsv",
    "memory",
    "releases",
    "mars-i18n-baseline.json",
]
COMMANDS = [
    ["sync"],
    ["check", "--fix"],
    ["check", "--write-baseline"],
    ["build", "--draft", "--output", "text"],
    ["release"],
    ["status"],
    ["export", "--format", "csv"],
]


@pytest.mark.parametrize("name", LINKS)
@pytest.mark.parametrize("kind", ["file", "folder", "missing"])
def test_a_link_out_is_refused_with_its_path_and_nothing_is_touched(project, tmp_path, capsys, name, kind):
    target = tmp_path / "outside" / "target"
    if kind == "folder":
        target.mkdir()
    elif kind == "file":
        target.write_text("theirs")
    link = project / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    before = outside(tmp_path)
    for command in COMMANDS:
        assert run(["-C", str(project), *command]) == 2, command
        error = capsys.readouterr().err
        assert f"{link}: this link leads outside the project, to {target}" in error
        assert "MARS_I18N_FOLLOW" in error
    assert outside(tmp_path) == before
    assert target.exists() == (kind != "missing")


def test_a_chain_of_links_and_one_by_dots_are_refused(project, tmp_path):
    (project / "a").symlink_to("b")
    (project / "b").symlink_to(tmp_path / "outside")
    (project / "locales").symlink_to("a")
    with pytest.raises(MarsError, match="leads outside"):
        require_no_links_out(project)
    (project / "locales").unlink()
    (project / "locales").symlink_to("../outside")
    with pytest.raises(MarsError, match="leads outside"):
        require_no_links_out(project)


def test_a_link_within_the_project_and_a_circle_are_followed(project):
    (project / "shared").mkdir()
    (project / "locales").symlink_to("shared")
    (project / "sources" / "letter" / "circle").symlink_to("..")
    assert run(["-C", str(project), "sync"]) == 0
    assert (project / "shared" / "es" / "LC_MESSAGES" / "letter.po").is_file()


def test_a_link_by_its_own_folder_to_a_link_out_is_refused(project, tmp_path):
    (project / "shared").mkdir()
    (project / "shared" / "es").symlink_to(tmp_path / "outside")
    (project / "locales").symlink_to("shared")
    with pytest.raises(MarsError, match="leads outside"):
        require_no_links_out(project)


def test_the_environment_allows_a_folder_and_no_other(project, tmp_path, monkeypatch, capsys):
    (project / "locales").symlink_to(tmp_path / "outside")
    monkeypatch.setenv("MARS_I18N_FOLLOW", f"{tmp_path / 'else'}{os.pathsep}{tmp_path / 'outside'}")
    assert run(["-C", str(project), "sync"]) == 0
    assert "letter.po" in outside(tmp_path)
    (tmp_path / "outside" / "further").symlink_to(tmp_path)
    assert run(["-C", str(project), "sync"]) == 2
    (tmp_path / "outside" / "further").unlink()
    for value in ("", os.pathsep, str(tmp_path / "out"), f"{tmp_path / 'outside'}-no"):
        monkeypatch.setenv("MARS_I18N_FOLLOW", value)
        assert run(["-C", str(project), "sync"]) == 2
    monkeypatch.setenv("MARS_I18N_FOLLOW", "outside")
    capsys.readouterr()
    assert run(["-C", str(project), "sync"]) == 2
    assert "is not an absolute path" in capsys.readouterr().err


def test_init_does_not_write_through_a_link(tmp_path):
    (tmp_path / "outside").mkdir()
    folder = tmp_path / "cloned"
    folder.mkdir()
    for name in ("glossary.tsv", ".gitignore", "mars-i18n.toml", "sources"):
        link = folder / name
        link.symlink_to(tmp_path / "outside" / "made")
        assert run(["-C", str(folder), "init"]) == 2
        assert not outside(tmp_path)
        link.unlink()


def test_a_file_of_the_project_is_not_written_through_a_link(project, tmp_path):
    """As `export` and `check --output-file` do, whose files may lie anywhere in the project."""
    (project / "letter.pt.csv").symlink_to(tmp_path / "outside" / "made")
    with pytest.raises(MarsError, match="leads outside"):
        write_whole(project / "letter.pt.csv", b"x")
    assert not outside(tmp_path)


def test_a_link_of_the_user_outside_of_every_project_is_followed(tmp_path):
    (tmp_path / "report.txt").symlink_to(tmp_path / "there")
    write_whole(tmp_path / "report.txt", b"x")
    assert (tmp_path / "there").read_bytes() == b"x"


def test_a_build_folder_that_was_named_is_searched_for_links(project, tmp_path):
    (project / "public").mkdir()
    (project / "public" / "es").symlink_to(tmp_path / "outside")
    arguments = ["build", "--draft", "--output", "text", "--out", str(project / "public")]
    assert run(["-C", str(project), "sync"]) == 0
    assert run(["-C", str(project), *arguments]) == 2
    assert not outside(tmp_path)
