"""What commands did, as JSON on stdout: schema_version 1, and nothing else there."""

import json

import pytest

SPANISH = """\
---
title: Una carta del valle
language: es
date: 2025-05/2025-06
volume: 1
---

## Agua para la escuela

La nueva bomba lleva **agua limpia** a la escuela de la aldea cada mañana.
Lea la [historia completa](https://example.org/water).

## Lanzamiento del programa en Colombia

El programa fue presentado a las comunidades en un acto público.

- Una biblioteca
- Un jardín
"""


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


def test_import_prints_json_whatever_it_takes_in(mars, tmp_path):
    mars("sync")
    mars.translate("es")
    for form in ("csv", "tmx"):
        mars("export", "--format", form, "--language", "es", "--out", str(tmp_path))
    table, memory = tmp_path / "letter.es.csv", next(tmp_path.glob("*.tmx"))
    table.write_bytes(table.read_bytes().replace(b"A yrarbil", b"Biblioteca"))
    broken = tmp_path / "broken.csv"
    broken.write_text("nothing")
    result = mars("import", "--format", "json", str(table), str(broken), str(memory))
    assert result.code == 2
    assert "broken.csv" in result.err
    taken, remembered = rows(result, "imported")
    assert (taken["issue"], taken["language"], taken["changed"], taken["conflicts"]) == ("letter", "es", True, [])
    assert taken["path"] == "locales/es/LC_MESSAGES/letter.po"
    assert remembered["pairs"]["es"] > 0
    document = mars.write("../carta.md", SPANISH)
    (aligned,) = rows(mars("import", "--translated", "--language", "es", "--format", "json", str(document)), "imported")
    assert aligned["issue"] == "letter"


def test_release_prints_json(ready):
    (one,) = rows(ready("release", "--output", "text", "--format", "json"), "releases")
    assert (one["issue"], one["released"], one["number"], one["reasons"]) == ("letter", True, 1, [])
    assert one["record"] == "releases/letter.json"
    ready.write("sources/letter.md", "---\nlanguage: en\n---\n\nA new day.\n")
    (one,) = rows(ready("release", "--output", "text", "--format", "json"), "releases")
    assert (one["released"], one["number"]) == (False, None)
    assert one["reasons"]


@pytest.mark.parametrize("command", ["sync", "build", "release", "receive", "import"])
def test_an_unknown_format_is_exit_2(mars, command):
    assert mars(command, "--format", "xml", *(["x.po"] if command in {"receive", "import"} else [])).code == 2
