"""`init` on a terminal asks until it has an answer, and its starter glossary forces nothing."""

import click
import pytest
from click.testing import CliRunner

from mars_i18n.cli._terminal import Terminal
from mars_i18n.cli.init import _ask_region
from mars_i18n.cli.init import command as init_command
from mars_i18n.configuration import read_configuration
from mars_i18n.errors import OptionError
from mars_i18n.plugins import declared
from mars_i18n.workflow.init import default_locale, parse_address, parse_languages, parse_region


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
        click.echo(f"answer: {_ask_region('es')}")

    result = CliRunner().invoke(ask, input="Mexico\nxx\nMX\n")
    assert result.output.count("Region for Spanish (es)") == 3
    assert "answer: es_MX" in result.output
    assert "answer: es_CO" in CliRunner().invoke(ask, input="\n").output


@pytest.mark.parametrize(
    ("answer", "named"),
    [
        ("es", ("es",)),
        ("en, pt-BR", ("en", "pt_BR")),
        ("EN;pt_br  qu", ("en", "pt_BR", "qu")),
        (" pt pt ", ("pt",)),
    ],
)
def test_languages_are_understood_as_people_write_them(answer, named):
    assert parse_languages(answer) == named


@pytest.mark.parametrize("answer", ["", " ", "Spanish", "es xx", "es_XX", "es/en"])
def test_what_is_no_language_says_what_to_write(answer):
    with pytest.raises(OptionError, match="two letters"):
        parse_languages(answer)


@pytest.mark.parametrize(
    ("answer", "address"),
    [
        ("", ""),
        ("example.org/news", "https://example.org/news"),
        (" http://example.org ", "http://example.org"),
        ("localhost:8000", "https://localhost:8000"),
    ],
)
def test_an_address_is_understood_as_people_write_it(answer, address):
    assert parse_address(answer) == address


@pytest.mark.parametrize("answer", ["none", "ftp://example.org", "https://", "http://[::1", "..", "no address yet"])
def test_what_is_no_address_says_what_to_write(answer):
    with pytest.raises(OptionError, match="is not a web address"):
        parse_address(answer)


@pytest.mark.parametrize("language", ["es", "en", "pt", "qu", "zh"])
def test_the_region_that_is_proposed_is_one(language):
    assert parse_region(default_locale(language), language) == default_locale(language)


def test_on_a_terminal_it_asks_once_for_each_thing_and_writes_it(tmp_path, monkeypatch):
    monkeypatch.setattr("mars_i18n.cli.init._is_terminal", lambda: True)
    answers = "Valle\npt\nes en_GB\n\nPE\nexample.org/valle\n"
    result = CliRunner().invoke(init_command, [str(tmp_path)], input=answers, obj=Terminal(tmp_path))
    assert result.exit_code == 0, result.output
    questions = ("Name of your programme", "Language that you write in", "Languages to translate into", "Web address")
    assert [result.output.count(one) for one in questions] == [1, 1, 1, 1]
    made = read_configuration(tmp_path / "mars-i18n.toml", (tmp_path / "mars-i18n.toml").read_text(), declared)
    assert made.languages == (("pt", "pt_BR"), ("es", "es_PE"), ("en", "en_GB"))
    assert (made.title, made.base_url) == ("Valle", "https://example.org/valle/")
    assert (tmp_path / "sources" / "exemplo.md").exists()
    again = CliRunner().invoke(init_command, [str(tmp_path)], obj=Terminal(tmp_path))
    assert (again.exit_code, "Name of your programme" in again.output) == (0, False)


@pytest.mark.parametrize(
    ("locales", "page"), [("es_CO en_US", "ejemplo"), ("qu_PE pt_BR", "exemplo"), ("en_GB", "example")]
)
def test_the_sample_page_is_clean_and_its_draft_shows_every_language(mars, tmp_path, locales, page):
    folder = tmp_path / "new"
    arguments = [part for locale in locales.split() for part in ("--locale", locale)]
    result = mars("init", str(folder), *arguments)
    assert f"sources/{page}.md is an example" in result.err
    assert mars("-C", str(folder), "check", "--sources-only", "--fail-on", "warning").out == "Nothing found.\n"
    assert mars("-C", str(folder), "build", "--draft").code == 0
    for locale in locales.split():
        assert (folder / "build" / locale[:2] / page / "index.html").exists()


def test_without_the_sample_or_with_sources_there_is_none(mars, tmp_path):
    assert "Put a document in sources/" in mars("init", str(tmp_path / "a"), "--no-sample").err
    (tmp_path / "b" / "sources").mkdir(parents=True)
    mars("init", str(tmp_path / "b"))
    assert not [*(tmp_path / "a" / "sources").iterdir(), *(tmp_path / "b" / "sources").iterdir()]


def test_a_project_for_languages_that_the_tool_does_not_speak_has_no_sample(mars, tmp_path):
    assert mars("init", str(tmp_path / "a"), "--locale", "qu_PE").code == 0
    assert not list((tmp_path / "a" / "sources").iterdir())


def test_the_starter_glossary_forces_nothing(mars, tmp_path):
    folder = tmp_path / "new"
    assert mars("init", str(folder)).code == 0
    rows = [line.split("\t") for line in (folder / "glossary.tsv").read_text().splitlines() if line[:1] != "#"]
    columns = {name: at for at, name in enumerate(rows[0])}
    assert len(rows) > 10
    for row in rows[1:]:
        assert not any(row[columns[name]] for name in ("enforce", "forbid") if columns[name] < len(row)), row
