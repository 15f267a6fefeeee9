"""Files in sources/ that nobody reads are reported by every command that reads sources; leftovers are not."""

import json
import os
import shutil
from pathlib import Path

import pytest

SHOWN = """\
---
cover: images/front.jpg
language: en
---

![The map](map.png) and [the figures](figures.csv?raw=1), [a leaflet](leaflet.pdf).

{{< figure src="drawn.svg" >}}

<p style="background: url('back.jpg')">Words in a box.</p>
"""


def unread(mars, *arguments):
    found = json.loads(mars("check", "--sources-only", "--format", "json", *arguments).out)["findings"]
    return {(one["path"], one["severity"]) for one in found if one["check"] == "unread-source"}


@pytest.fixture
def bare(mars):
    shutil.rmtree(mars.root / "sources")
    (mars.root / "sources").mkdir()
    return mars


@pytest.mark.parametrize(
    ("name", "content", "severity"),
    [
        ("annex.adoc", "= Annex", "error"),
        ("annex.docx.pdf", b"%PDF-1.7", "error"),
        ("Minutes", "Who came and who did not.", "error"),
        ("old.doc", b"\xd0\xcf\x11\xe0\0\0", "error"),
        ("deep/more.md", "# More", "error"),
        ("empty.md", " \n", "warning"),
        ("only-front-matter.md", "---\ndraft: true\n---\n", "error"),
        ("photo.JPG", b"\xff\xd8", "warning"),
        ("table.xlsx", b"PK", "warning"),
        ("unknown", b"\0\1\2", "warning"),
        ("empty.adoc", " \n", "warning"),
    ],
)
def test_a_file_that_nobody_reads_is_reported_with_its_path(bare, name, content, severity):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write(f"sources/x/{name}", content)
    assert unread(bare) == {(f"sources/x/{name}", severity)}


@pytest.mark.parametrize(
    "name",
    ".hidden.adoc ~$letter.docx .#letter.md #letter.md# letter.md~ a.adoc.swp a.bak Thumbs.db a.save".split(),
)
def test_what_a_program_left_is_not(bare, name):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write(f"sources/x/{name}", "Words.")
    assert unread(bare) == set()
    assert bare("sync").code == 0


@pytest.mark.parametrize(
    ("name", "target", "severity"),
    [
        ("letters.md", "nowhere.md", "error"),
        ("loop.md", "loop.md", "error"),
        ("loop", "loop", "error"),
        ("photo.png", "nowhere.png", "warning"),
    ],
)
def test_a_link_that_leads_to_no_file_is_reported(bare, name, target, severity):
    bare.write("sources/x/letter.md", "# Letter\n")
    (bare.root / "sources/x" / name).symlink_to(target)
    assert unread(bare) == {(f"sources/x/{name}", severity)}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_reported_and_not_read(bare):
    bare.write("sources/x/letter.md", "# Letter\n")
    os.mkfifo(bare.root / "sources/x/pipe.md")
    os.mkfifo(bare.root / "sources/pipe.adoc")
    assert unread(bare) == {("sources/x/pipe.md", "error"), ("sources/pipe.adoc", "error")}


def test_links_to_folders_are_followed_once_and_not_where_their_files_are_read_anyway(bare):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write("figures/annex.adoc", "= Annex")
    (bare.root / "figures/again").symlink_to(".")
    (bare.root / "sources/x/up").symlink_to("..")
    (bare.root / "sources/x/figures").symlink_to("../../figures")
    assert unread(bare) == {("sources/x/figures/annex.adoc", "error")}


def test_a_file_that_may_not_be_looked_into_is_reported_as_one_with_text(bare, monkeypatch):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write("sources/x/annex.adoc", "1")
    first = Path.open

    def refuse(path, *arguments, **options):
        if path.suffix == ".adoc":
            raise PermissionError(13, "Permission denied")
        return first(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    assert unread(bare) == {("sources/x/annex.adoc", "error")}


def test_a_line_break_in_a_name_does_not_break_the_message(bare):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write("sources/x/an\nnex.adoc", "= Annex")
    assert "error: sources/x/an nex.adoc: its text" in bare("sync").err


def test_what_a_document_shows_or_links_to_is_not(bare):
    bare.write("sources/x/letter.md", SHOWN)
    names = "images/front.jpg map.png map.pt.png map.svg figures.csv leaflet.pdf drawn.svg back.jpg"
    for name in names.split():
        bare.write(f"sources/x/{name}", b"\0")
    assert unread(bare) == set()


def test_images_that_issues_share_are_shown_by_one_of_them(bare):
    bare.write("sources/a/letter.md", "![Logo](../shared/logo.png)\n\nWords.\n")
    bare.write("sources/b/letter.md", "# Letter\n")
    bare.write("sources/shared/logo.png", b"\0")
    bare.write("sources/shared/other.png", b"\0")
    assert unread(bare) == {("sources/shared/other.png", "warning")}


def test_code_and_prose_that_name_a_file_do_not_show_it(bare):
    bare.write("sources/x/letter.md", "See annex.adoc.\n\n```\nannex.adoc\n```\n")
    bare.write("sources/x/annex.adoc", "= Annex")
    assert unread(bare) == {("sources/x/annex.adoc", "error")}


def test_the_configuration_can_ignore_files_and_folders(bare):
    configuration = bare.root / "mars-i18n.toml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text + '\n[sources]\nignore = ["*.bib", "x/drafts", "y"]\n', encoding="utf-8")
    for name in ("x/letter.md", "x/a.bib", "x/drafts/b.adoc", "y/c.md"):
        bare.write(f"sources/{name}", "# Letter\n")
    assert unread(bare) == set()
    assert bare("sync").code == 0
    assert sorted({path.name for path in (bare.root / "locales").rglob("*.po")}) == ["x.po"]


@pytest.mark.parametrize("command", ["sync", "build", "status"])
def test_every_command_that_reads_sources_reports_them_and_exits_1(bare, command):
    bare.write("sources/x/letter.md", "---\nlanguage: en\n---\n\n1234\n")
    assert bare(command).code == 0
    bare.write("sources/x/annex.adoc", "= Annex")
    result = bare(command)
    assert result.code == 1
    assert "error: sources/x/annex.adoc: its text is not read: no format reads .adoc" in result.err


@pytest.mark.parametrize("command", ["export", "pack", "suggest", "quote"])
def test_others_report_them_too(bare, command):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write("sources/x/annex.adoc", "= Annex")
    bare("sync")
    options = {"export": ["--format", "csv", "--out", str(bare.root / "out")], "pack": ["--for", "poedit"]}
    assert "error: sources/x/annex.adoc" in bare(command, *options.get(command, [])).err


@pytest.mark.parametrize("command", ["receive", "import"])
def test_what_takes_files_in_reports_them_for_the_issues_of_these(bare, command):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write("sources/y/other.md", "# Other\n")
    bare("sync")
    out = bare.root / "out"
    bare("export", "x", "--language", "es", "--format", "xliff", "--out", str(out))
    bare.write("sources/x/annex.adoc", "= Annex")
    bare.write("sources/y/annex.adoc", "= Annex")
    result = bare(command, str(out / "x.es.xlf"))
    assert result.code == 0
    assert "error: sources/x/annex.adoc: its text is not read" in result.err
    assert "sources/y/annex.adoc" not in result.err


def test_a_release_with_one_is_refused(bare):
    bare.write("sources/x/letter.md", "---\nlanguage: en\n---\n\n1234\n")
    bare.write("sources/x/annex.adoc", "= Annex")
    bare("sync")
    result = bare("release", "x", "--output", "text")
    assert result.code == 1
    assert "sources/x/annex.adoc:1: its text is not read" in result.err


def test_a_release_reports_those_that_belong_to_no_issue(bare):
    bare.write("sources/x/letter.md", "---\nlanguage: en\n---\n\n1234\n")
    bare.write("sources/annex.adoc", "= Annex")
    bare.write("sources/x/map.png", b"\0")
    bare("sync")
    result = bare("release", "--output", "text")
    assert result.code == 1
    assert "error: sources/annex.adoc: its text is not read" in result.err
    assert "warning: sources/x/map.png: no document shows it" in result.err
    assert "released  x, release 1" in result.err


COMMANDS = ["sync", "build", "status", "release", "quote", "suggest", "pack --for poedit", "export --format csv"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_project_of_such_files_alone_says_what_to_do(bare, command):
    bare.write("sources/x/annex.adoc", "= Annex")
    result = bare(*command.split())
    assert result.code == 1
    assert "No file in sources/ can be read. Save what is to be translated as" in result.out + result.err
    assert "no sources" not in result.out + result.err


@pytest.mark.parametrize("name", ["x", "annex", "annex.adoc"])
def test_an_issue_of_such_files_alone_says_so_when_it_is_named(bare, name):
    bare.write("sources/x/map.png", b"\0")
    bare.write("sources/annex.adoc", "= Annex")
    result = bare("sync", name)
    assert result.code == 2
    shown = "sources/x" if name == "x" else "sources/annex.adoc"
    assert f"Nothing in {shown} can be read. Save what is to be translated as Markdown" in result.err


def test_a_check_that_is_limited_to_others_does_not_say_that_there_are_no_sources(bare):
    bare.write("sources/x/annex.adoc", "= Annex")
    assert "No file in sources/ can be read." in bare("check", "--select", "missing-translation").err


def test_a_baseline_accepts_them(bare):
    bare.write("sources/x/letter.md", "# Letter\n")
    bare.write("sources/x/annex.adoc", "= Annex")
    bare("sync")
    bare("check", "--write-baseline")
    assert bare("sync").code == 0
