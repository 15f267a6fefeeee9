"""Projects on disk: finding them, reading their files, writing without loss."""

import errno
import os
from pathlib import Path

import pytest

from mars_i18n.errors import MarsError
from mars_i18n.project import file_below, open_project, read_text, write_if_changed

CONFIGURATION = '[languages]\nes = "es_CO"\nen = "en_US"\n'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mars-i18n.toml").write_text(CONFIGURATION)
    (tmp_path / "sources").mkdir()
    return tmp_path


def test_a_project_is_found_from_a_folder_inside_it(folder):
    inner = folder / "sources" / "2025-05"
    inner.mkdir()
    assert open_project(inner).root == folder
    assert open_project(inner).languages == ("es", "en")


def test_a_project_may_be_configured_in_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.mars-i18n]\ntitle = "X"\n')
    assert open_project(tmp_path).configuration.title == "X"


def test_no_project_says_how_to_make_one(tmp_path):
    with pytest.raises(MarsError, match=r"no mars-i18n\.toml") as caught:
        open_project(tmp_path)
    assert "mars-i18n init" in caught.value.hint


def test_every_fault_of_a_configuration_is_reported_at_once_with_its_line(tmp_path):
    (tmp_path / "mars-i18n.toml").write_text('titel = "x"\nencoding = "latin9"\n[languages]\nes = "es"\n')
    with pytest.raises(MarsError) as caught:
        open_project(tmp_path)
    reported = sorted(line.removeprefix(str(tmp_path)) for line in caught.value.message.splitlines())
    assert [line.split(":")[1] for line in reported] == ["1", "2", "4"]
    assert "did you mean title" in reported[0]
    assert "es_CO" in reported[2]


@pytest.mark.parametrize(
    ("line", "reported"),
    [
        ('from = "a@b.org\\nBcc: c@d.org"', "from: must be a mail address"),
        ('from = "Ana"', "from: must be a mail address"),
        ('reply-to = "Ana <a@b.org>, <c@d.org>"', "reply-to: must be a mail address"),
        ('unsubscribe = "javascript:x"', "unsubscribe: must be an address that starts with https"),
        ('unsubscribe = "https://a.org/>, <https://b.org"', "unsubscribe: must be"),
        ('unsubscribe = "*|UNSUB|*<x>"', "unsubscribe: must be"),
        ('images = "data"', "images: must be embed or link"),
        ('images = "link"', "images: must not be 'link' while base_url is not set"),
        ('form = "a@b.org"', "form: is not a setting of email; the settings are from, reply-to"),
        ("from = 3", "from: must be a mail address"),
    ],
)
def test_a_setting_of_mails_that_would_damage_them_is_reported_with_its_line(tmp_path, line, reported):
    (tmp_path / "mars-i18n.toml").write_text(f'title = "X"\n[email]\n{line}\n')
    with pytest.raises(MarsError) as caught:
        open_project(tmp_path)
    assert f"mars-i18n.toml:3: {reported}" in caught.value.message


def test_settings_of_mails_are_options_of_the_output(tmp_path):
    (tmp_path / "mars-i18n.toml").write_text(
        'base_url = "https://a.org"\nemail = { from = "Ñ <a@b.org>", images = "link" }'
    )
    settings = open_project(tmp_path).configuration.outputs
    options = tuple((f"{one.plugin}.{one.option}", one.value) for one in settings)
    assert options == (("email.from", "Ñ <a@b.org>"), ("email.images", "link"))


def test_broken_toml_names_its_line(tmp_path):
    (tmp_path / "mars-i18n.toml").write_text('title = "x\n')
    with pytest.raises(MarsError, match="line 1"):
        open_project(tmp_path)


def test_an_issue_is_a_folder_or_a_file(folder):
    (folder / "sources" / "2025-07.md").write_text("x")
    (folder / "sources" / "2025-05").mkdir()
    (folder / "sources" / "2025-05" / "b.md").write_text("x")
    (folder / "sources" / "2025-05" / "a.txt").write_text("x")
    (folder / "sources" / "2025-05" / "logo.svg").write_text("x")
    issues = open_project(folder).issues()
    assert [(issue.name, [path.name for path in issue.files]) for issue in issues] == [
        ("2025-05", ["a.txt", "b.md"]),
        ("2025-07", ["2025-07.md"]),
    ]


def test_two_sources_may_not_claim_one_issue(folder):
    (folder / "sources" / "may.md").write_text("x")
    (folder / "sources" / "may.txt").write_text("x")
    with pytest.raises(MarsError, match=r"may\.md, sources/may\.txt claim the same"):
        open_project(folder).issues()


def test_an_unknown_issue_is_answered_with_the_known_ones(folder):
    (folder / "sources" / "may.md").write_text("x")
    with pytest.raises(MarsError, match="no issue 'june'") as caught:
        open_project(folder).issues(["june"])
    assert "may" in caught.value.hint


@pytest.mark.parametrize("name", ["número uno", "año 2025 · mayo", "a b"])
def test_names_with_spaces_and_accents_are_names(folder, name):
    (folder / "sources" / f"{name}.md").write_text("x")
    assert [issue.name for issue in open_project(folder).issues()] == [name]


def test_bytes_that_are_not_utf8_are_located_by_byte_and_line(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"uno\ndos tres\n" + "año".encode("cp1252"))
    with pytest.raises(MarsError, match=r"a\.md:3: byte 15 \(0xF1\) is not UTF-8"):
        read_text(path)
    assert read_text(path, "cp1252") == ("uno\ndos tres\naño", "cp1252")


def test_utf16_is_read_only_where_the_configuration_names_it(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes("\ufeffaño\r\n".encode("utf-16-le"))
    with pytest.raises(MarsError, match="UTF-16"):
        read_text(path)
    text, encoding = read_text(path, "utf-16")
    assert text == "\ufeffaño\r\n"
    assert text.encode(encoding) == path.read_bytes()


def test_writing_the_same_bytes_touches_nothing(tmp_path):
    path = tmp_path / "new" / "a.po"
    assert write_if_changed(path, b"x")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, b"x")
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_loses_nothing_and_leaves_no_rest(tmp_path, monkeypatch, call):
    path = tmp_path / "a.po"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(MarsError, match="the disk is full") as caught:
        write_if_changed(path, b"new")
    assert "Nothing was lost" in caught.value.hint
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.po"]


def test_an_interrupt_while_writing_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.po"
    path.write_bytes(b"old")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_if_changed(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.po"]


@pytest.mark.parametrize("address", ["a%00b", "x" * 5000, "../../etc/passwd", "/etc/passwd", "", "a\ud800b", "%ff"])
def test_an_address_that_names_no_file_of_the_sources_is_no_error(folder, address):
    assert file_below(folder / "sources", folder / "sources", address) is None


def test_a_file_is_found_by_its_escaped_address(folder):
    path = folder / "sources" / "a ñ.png"
    path.write_bytes(b"")
    assert file_below(folder / "sources", folder / "sources", "a%20%C3%B1.png?x=1#y") == path


@pytest.mark.parametrize("name", [b"a\xf1o/letter.md", b"may/a\xf1o.md", b"a\xf1o.md"])
def test_a_source_whose_name_is_not_utf_8_is_reported(tmp_path, name):
    import os

    (tmp_path / "mars-i18n.toml").write_text('title = "X"\n')
    path = tmp_path / "sources" / os.fsdecode(name)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"One.\n")
    with pytest.raises(MarsError, match=r"a\\xf1o.*: byte \d+ \(0xF1\) of this name is not UTF-8") as caught:
        open_project(tmp_path).issues()
    str(caught.value).encode("utf-8")


def test_two_files_that_differ_only_in_their_ending_are_one_document_until_one_is_ignored(tmp_path):
    (tmp_path / "sources/may").mkdir(parents=True)
    (tmp_path / "mars-i18n.toml").write_text("")
    for name in ("letter.docx", "letter.md", "other.md"):
        (tmp_path / "sources/may" / name).write_text("A letter.\n")
    with pytest.raises(MarsError, match=r"sources/may/letter\.docx and sources/may/letter\.md differ only"):
        open_project(tmp_path).issues()
    (tmp_path / "mars-i18n.toml").write_text('[sources]\nignore = ["*/letter.docx"]\n')
    assert [one.name for one in open_project(tmp_path).issues()[0].files] == ["letter.md", "other.md"]


def test_ignored_sources_must_be_a_list_of_names(tmp_path):
    (tmp_path / "mars-i18n.toml").write_text("[sources]\nignore = 1\nexclude = []\n")
    with pytest.raises(MarsError, match=r"(?s)sources\.exclude.*sources\.ignore: must be a list"):
        open_project(tmp_path)


def test_a_wrong_text_of_a_list_is_reported_with_its_own_line(tmp_path):
    text = '[formats.html]\nopaque = []\n\n[formats.markdown]\nopaque = [\n  "[[ ... ]]",\n  "... x",\n]\n'
    (tmp_path / "mars-i18n.toml").write_text(text)
    with pytest.raises(MarsError, match=r"mars-i18n\.toml:7: opaque: must be a list of texts that begin and end"):
        open_project(tmp_path)
