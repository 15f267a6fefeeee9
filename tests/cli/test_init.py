"""`init` on a terminal asks until it has an answer, and its starter glossary forces nothing."""

import click
import pytest
from click.testing import CliRunner

from mars_i18n.cli.init import _ask_region
from mars_i18n.workflow.init import parse_region


@pytest.mark.parametrize("answer", ["MX", "mx", "es-MX", "es_MX", "es_mx", " ES-mx "])
def test_a_region_is_understood_as_people_write_it(answer):
    assert parse_region(answer, "es") == "es_MX"


@pytest.mark.parametrize("answer", ["", "Mexico", "en_MX", "es_XX", "es_419", "es_Latn_MX", "X", "M X", "1"])
def test_what_is_no_region_of_the_language_says_what_to_write(answer):
    with pytest.raises(ValueError, match="is not a region of es; write two letters"):
        parse_region(answer, "es")


def test_a_wrong_answer_is_asked_again():
    @click.command()
    def ask():
        click.echo(f"answer: {_ask_region('es', 'es_CO')}")

    result = CliRunner().invoke(ask, input="Mexico\nxx\nMX\n")
    assert result.output.count("Region for es") == 3
    assert "answer: es_MX" in result.output
    assert "answer: es_CO" in CliRunner().invoke(ask, input="\n").output


def test_the_starter_glossary_forces_nothing(mars, tmp_path):
    folder = tmp_path / "new"
    assert mars("init", str(folder)).code == 0
    rows = [line.split("\t") for line in (folder / "glossary.tsv").read_text().splitlines() if line[:1] != "#"]
    columns = {name: at for at, name in enumerate(rows[0])}
    assert len(rows) > 10
    for row in rows[1:]:
        assert not any(row[columns[name]] for name in ("enforce", "forbid") if columns[name] < len(row)), row
