"""What commands did, as JSON on stdout: schema_version 1, and nothing else there."""

import json

import pytest


def rows(result, name):
    data = json.loads(result.out)
    assert data["schema_version"] == 1
    assert set(data) == {"schema_version", name}
    return data[name]


def test_sync_and_receive_and_build_print_json(mars):
    (first, *_) = rows(mars("sync", "--format", "json"), "catalogues")
    assert first == {
        "path": "locales/es/LC_MESSAGES/letter.po",
        "outcome": "new",
        "messages": 7,
        "missing": first["missing"],
        "needs_work": 0,
        "obsolete": 0,
    }
    mars.translate("es")
    (received,) = rows(mars("receive", "--format", "json", str(mars.catalogue("es"))), "received")
    assert (received["issue"], received["language"], received["conflicts"]) == ("letter", "es", [])
    editions = rows(mars("build", "--output", "text", "--format", "json"), "editions")
    by_language = {one["language"]: one for one in editions}
    assert by_language["pt"]["ready"] is False
    assert by_language["pt"]["outputs_left_out"] == ["text"]
    assert by_language["es"]["files"] == ["build/es/letter/letter.txt"] or not by_language["es"]["ready"]


def test_release_prints_json(ready):
    (one,) = rows(ready("release", "--output", "text", "--format", "json"), "releases")
    assert (one["issue"], one["released"], one["number"], one["reasons"]) == ("letter", True, 1, [])
    assert one["record"] == "releases/letter.json"
    ready.write("sources/letter.md", "---\nlanguage: en\n---\n\nA new day.\n")
    (one,) = rows(ready("release", "--output", "text", "--format", "json"), "releases")
    assert (one["released"], one["number"]) == (False, None)
    assert one["reasons"]


@pytest.mark.parametrize("command", ["sync", "build", "release", "receive"])
def test_an_unknown_format_is_exit_2(mars, command):
    assert mars(command, "--format", "xml", *(["x.po"] if command == "receive" else [])).code == 2
