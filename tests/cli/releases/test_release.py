"""A release is whole or is refused, and anyone can verify later that what was sent is what was approved."""

import json

import pytest
from released import FINE, WEB, record


def test_a_release_builds_every_language_and_records_what_went_in_and_came_out(ready):
    result = ready("release", *WEB)
    assert result.code == 0, result.err
    (made,) = record(ready)
    assert set(made["languages"]) == {"es", "en", "pt"}
    assert {"sources/letter.md", "mars-i18n.toml", "locales/es/LC_MESSAGES/letter.po"} <= set(made["inputs"])
    assert {"es/letter/index.html", "pt/letter/letter.txt", "en/letter/pump.png"} <= set(made["files"])
    assert ready("release", "--verify").code == 0


def test_releasing_the_same_again_adds_nothing(ready):
    ready("release", *WEB)
    before = ready.files()
    assert "unchanged" in ready("release", *WEB).err
    assert ready.files() == before


def test_each_release_keeps_those_before_it(ready):
    ready("release", *WEB)
    ready.write("templates/web/style.css", "body { color: navy }\n")
    ready("release", *WEB)
    assert [one["number"] for one in record(ready)] == [1, 2]
    assert "templates/web/style.css" in record(ready)[1]["inputs"]


def test_a_language_that_is_not_whole_stops_all_and_nothing_is_written(ready):
    path = ready.catalogue("pt")
    path.write_text(path.read_text().replace("Uma bomba", ""))
    before = ready.files()
    result = ready("release", *WEB)
    assert result.code == 1
    assert "not released: letter: pt is not ready: 1 segment missing" in result.err
    assert ready.files() == before


def test_an_error_in_the_sources_stops_it_too(ready):
    (ready.root / "sources" / "pump.png").unlink()
    result = ready("release", *WEB)
    assert result.code == 1
    assert "sources/letter.md:9" in result.err


def test_verify_reports_each_file_that_is_not_what_was_released(ready):
    ready("release", *WEB)
    (ready.root / "build/es/letter/index.html").write_text("other")
    (ready.root / "build/pt/letter/letter.txt").unlink()
    (ready.root / "build/en/letter/more.txt").write_text("")
    ready.write("sources/letter.md", FINE.replace("clean", "clear"))
    result = ready("release", "--verify")
    assert result.code == 1
    assert result.out.splitlines() == [
        "sources/letter.md: changed since the release",
        "en/letter/more.txt: is not part of the release",
        "es/letter/index.html: differs from the released file",
        "pt/letter/letter.txt: was released and is missing",
        "web in es: index.html does not say what was released",
    ]


def test_verify_builds_anew_what_was_recorded_wrongly(ready):
    ready("release", *WEB)
    path = ready.root / "releases" / "letter.json"
    data = json.loads(path.read_text())
    page = ready.root / "build/es/letter/index.html"
    page.write_text("forged")
    import hashlib

    data["releases"][0]["files"]["es/letter/index.html"] = hashlib.sha256(b"forged").hexdigest()
    path.write_text(json.dumps(data))
    result = ready("release", "--verify")
    assert result.code == 1
    assert "es/letter/index.html: differs from the released file when it is built again" in result.out


def test_leftovers_in_the_build_folder_are_reported(ready):
    ready.write("build/es/letter/old.txt", "of last year")
    assert "es/letter/old.txt is in the build folder but not part of this release" in ready("release", *WEB).err


@pytest.mark.parametrize("content", ["{", "[]", '{"releases": [{}]}', '{"releases": 3}', "\xff"])
def test_a_damaged_record_is_reported_with_its_line(ready, content):
    ready.write("releases/letter.json", content.encode("latin-1"))
    for command in (("release", *WEB), ("release", "--verify")):
        result = ready(*command)
        assert result.code == 2
        assert "releases/letter.json:1" in result.err


def test_what_was_never_released_cannot_be_verified(ready):
    assert "was never released" in ready("release", "letter", "--verify").err
    assert "No issue has been released yet" in ready("release", "--verify").err
