"""Figures through the commands: counted as segments and not as words, in no memory, in the proof, and overridden."""

import json

import pytest

from mars_i18n.cli import run
from mars_i18n.project import open_project
from mars_i18n.workflow.issue.open_project import OpenProject

SOURCE = """---
language: en
---

# Money

| Item | Amount | Day |
|---|---:|---|
| Wells | $310,200.50 | 27 May 2025 |
| Share | 12.5% | 1.500 |
"""
SETTINGS = 'title = "T"\n[languages]\nes = "{es}"\nen = "en_US"\npt = "pt_BR"\n'


@pytest.fixture
def mars(tmp_path, capsys):
    (tmp_path / "sources").mkdir()
    (tmp_path / "mars-i18n.toml").write_text(SETTINGS.format(es="es_CO"), encoding="utf-8")
    (tmp_path / "sources/may.md").write_text(SOURCE, encoding="utf-8")

    def command(*arguments):
        capsys.readouterr()
        code = run(["-C", str(tmp_path), *arguments])
        return code, capsys.readouterr().out

    command.root = tmp_path
    assert command("sync")[0] == 0
    return command


def catalogue(mars, language="es"):
    return mars.root / f"locales/{language}/LC_MESSAGES/may.po"


def type_over(mars, old, new, language="es"):
    path = catalogue(mars, language)
    text = path.read_text(encoding="utf-8")
    assert f'msgstr "{old}"' in text
    path.write_text(text.replace(f'msgstr "{old}"', f'msgstr "{new}"'), encoding="utf-8")


def test_figures_are_segments_that_are_done_and_no_words(mars):
    (issue,) = json.loads(mars("status", "--format", "json")[1])["issues"]
    counts = issue["languages"]["es"]
    assert (counts["segments"], counts["translated"], counts["missing"], counts["words"]) == (9, 3, 6, 6)


def test_figures_are_in_no_memory(mars):
    for msgid in ("Money", "Item", "Amount", "Day", "Wells", "Share"):
        path = catalogue(mars)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "X {msgid}"'), "utf-8")
    (mars.root / "sources/june.md").write_text(SOURCE.replace("$310,200.50", "$410,200.50"), encoding="utf-8")
    assert mars("sync")[0] == 0
    memory = OpenProject(open_project(mars.root)).memory
    assert memory.exact("Wells", "es")
    assert not memory.exact("12.5%", "es")
    assert not memory.exact("27 May 2025", "es")
    june = (mars.root / "locales/es/LC_MESSAGES/june.po").read_text(encoding="utf-8")
    assert 'msgid "$410,200.50"\nmsgstr "$410.200,50"' in june


def test_figures_are_exported_to_translators_and_not_into_a_memory(mars):
    assert mars("export", "--format", "csv", "--out", str(mars.root / "out"))[0] == 0
    assert "$310,200.50" in (mars.root / "out/may.es.csv").read_text(encoding="utf-8-sig")
    type_over(mars, "", "X")
    assert mars("export", "--format", "tmx", "--out", str(mars.root / "out"))[0] == 0
    tmx = (mars.root / "out/may.es.tmx").read_text(encoding="utf-8")
    assert "Wells" in tmx
    assert "310,200" not in tmx


def test_a_persons_form_stays_in_every_region_and_is_checked(mars):
    type_over(mars, "12,5%", "12,5 por ciento")
    type_over(mars, "$310.200,50", "$310.201,50")
    (mars.root / "mars-i18n.toml").write_text(SETTINGS.format(es="es_MX"), encoding="utf-8")
    assert mars("sync")[0] == 0
    text = catalogue(mars).read_text(encoding="utf-8")
    assert 'msgstr "12,5 por ciento"' in text
    assert 'msgstr "$310.201,50"' in text
    found = json.loads(mars("check", "--format", "json", "--language", "es")[1])["findings"]
    assert "number-changed" in {one["check"] for one in found if one["source"] == "$310,200.50"}


def test_a_new_region_rewrites_figures_and_nothing_else(mars):
    type_over(mars, "", "X")
    before = catalogue(mars).read_text(encoding="utf-8")
    (mars.root / "mars-i18n.toml").write_text(SETTINGS.format(es="es_MX"), encoding="utf-8")
    assert mars("sync")[0] == 0
    after = catalogue(mars).read_text(encoding="utf-8")
    assert 'msgid "$310,200.50"\nmsgstr "$310,200.50"' in after
    changed = {one for one in zip(before.splitlines(), after.splitlines(), strict=True) if one[0] != one[1]}
    assert all("CO" in old or "Figure" in old or "," in old for old, _ in changed)
    assert mars("sync", "--check")[0] == 0


def test_figures_are_in_the_proof_and_what_has_two_readings_is_reported(mars):
    mars("build", "--draft", "--output", "proof,text", "--language", "es")
    proof = (mars.root / "build/es/may/proof.html").read_text(encoding="utf-8")
    assert "$310,200.50" in proof
    assert "$310.200,50" in proof
    assert "Cifra, escrita según CLDR para es_CO: $310.200,50" in proof
    assert "1.500" in (mars.root / "build/es/may/may.txt").read_text(encoding="utf-8")
    found = json.loads(mars("check", "--format", "json")[1])["findings"]
    assert [one["line"] for one in found if one["check"] == "ambiguous-figure"] == [10]
