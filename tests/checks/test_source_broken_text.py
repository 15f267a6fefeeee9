"""Broken characters of a source are reported before anybody translates them."""

import pytest

from mars_i18n.cli import run


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("La reuniÃ³n de maÃ±ana.", [9, 18]),
        ("The end has one\u200b.", [16]),
        ("Form\ffeed in the text.", [5]),
        ("A lost \ufffd character.", [8]),
        ("Pack my box with \ue000 jugs.", [18]),
        ("Qual informação? A AMANHÃ… e São Paulo, Ângela, “â”.", []),
        ("Use &nbsp; or what?not.", []),
        ("`La reuniÃ³n` is code.", []),
        ("A family 👨‍👩‍👧 came.", []),
    ],
)
def test_each_broken_character_is_reported_at_its_place(tmp_path, capsys, text, columns):
    import json

    (tmp_path / "sources").mkdir()
    (tmp_path / "mars-i18n.toml").write_text('[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n')
    (tmp_path / "sources/may.md").write_text(f"{text}\n", encoding="utf-8")
    run(["-C", str(tmp_path), "check", "--sources-only", "--select", "source-broken-text", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [one["column"] for one in found] == columns


def test_what_is_certain_is_fixed(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "mars-i18n.toml").write_text('[languages]\nes = "es_CO"\nen = "en_US"\n')
    source = tmp_path / "sources/may.md"
    source.write_text("La reuniÃ³n serÃ¡ en Lima.\n", encoding="utf-8")
    run(["-q", "-C", str(tmp_path), "check", "--sources-only", "--fix", "--select", "source-broken-text"])
    assert source.read_text(encoding="utf-8") == "La reunión será en Lima.\n"
