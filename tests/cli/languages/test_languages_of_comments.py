"""Comments for translators are in the language of the catalogue's reader; none is rewritten for its language alone."""

import json

import polib
import pytest

from mars_i18n.text.segments.remarks import read_remark, write_remark

HEADS = {
    "es": "letter, es_CO. Hecho por mars-i18n a partir de sources/; traduzca las líneas msgstr.",
    "en": "letter, en_US. Made from sources/ by mars-i18n; translate the msgstr lines.",
    "pt": "letter, pt_BR. Feito pelo mars-i18n a partir de sources/; traduza as linhas msgstr.",
}
TITLES = {"es": "Título", "en": "Title", "pt": "Título"}
SECTIONS = {"es": "Sección «", "en": "Section «", "pt": "Seção «"}


def path(mars, language):
    return mars.root / "locales" / language / "LC_MESSAGES" / "letter.po"


def catalogue(mars, language):
    return polib.pofile(str(path(mars, language)))


def comments(mars, language):
    return [entry.comment for entry in catalogue(mars, language)]


def configure(mars, comments):
    file = mars.root / "mars-i18n.toml"
    file.write_text(f"{file.read_text('utf-8')}\n[catalogues]\ncomments = {comments}\n", "utf-8")


def make_english(mars):
    """Write every comment as a version did that knew English alone."""
    for language in SECTIONS:
        lines = path(mars, language).read_text("utf-8").split("\n")
        made = [
            f"#. {write_remark(remark)}" if line.startswith("#. ") and (remark := read_remark(line[3:])) else line
            for line in lines
        ]
        head = f"# {HEADS['en']}".replace("en_US", HEADS[language][8:13])
        path(mars, language).write_text("\n".join([head, *made[1:]]), "utf-8")


def said_in(mars, language):
    return {one for one, start in SECTIONS.items() if any(start in comment for comment in comments(mars, language))}


@pytest.mark.parametrize("environment", ["es_CO.UTF-8", "pt_BR.UTF-8", "C"])
def test_comments_are_in_the_language_of_the_catalogue_whoever_runs_sync(mars, monkeypatch, environment):
    monkeypatch.setenv("LC_ALL", environment)
    assert mars("--lang", "en", "sync").code == 0
    for language, start in SECTIONS.items():
        assert said_in(mars, language) == {language}
        assert catalogue(mars, language).header == HEADS[language]
        assert comments(mars, language)[0] == f"{TITLES[language]} · source language: en"
        assert start in "".join(comments(mars, language))


@pytest.mark.parametrize(
    ("setting", "languages"),
    [
        ('"pt"', {"es": "pt", "en": "pt", "pt": "pt"}),
        ('"en"', {"es": "en", "en": "en", "pt": "en"}),
        ('{ en = "es" }', {"es": "es", "en": "es", "pt": "pt"}),
    ],
)
def test_a_project_sets_the_language_for_all_catalogues_or_for_some(mars, setting, languages):
    configure(mars, setting)
    mars("sync")
    assert {language: said_in(mars, language) for language in SECTIONS} == {
        language: {comments} for language, comments in languages.items()
    }


@pytest.mark.parametrize("setting", ["1", '"fr"', '{ fr = "es" }', '{ es = "fr" }'])
def test_a_setting_that_is_none_is_an_error_with_its_line(mars, setting):
    configure(mars, setting)
    report = mars("sync")
    assert report.code == 2
    assert "comments: must be one of es, en, pt" in report.err


def test_comments_in_english_stay_and_what_is_new_or_changed_is_in_the_language_of_the_catalogue(mars):
    mars("sync")
    make_english(mars)
    before = {language: path(mars, language).read_bytes() for language in SECTIONS}
    assert said_in(mars, "es") == {"en"}
    assert mars("sync", "--check").code == 0
    assert mars("sync").code == 0
    assert {language: path(mars, language).read_bytes() for language in SECTIONS} == before
    assert "stale-catalogue" not in mars("check").out
    source = mars.root / "sources" / "letter.md"
    source.write_text(source.read_text("utf-8") + "\nOne more paragraph for everybody in the valley.\n", "utf-8")
    mars("sync")
    assert said_in(mars, "es") == {"en", "es"}
    assert mars("sync", "--check").code == 0


def test_comments_are_written_anew_where_that_is_asked_for_and_nothing_else_changes(mars):
    mars("sync")
    made = {language: path(mars, language).read_bytes() for language in SECTIONS}
    make_english(mars)
    assert mars("sync", "--comments", "--check").code == 1
    assert mars("sync", "--comments").code == 0
    assert {language: path(mars, language).read_bytes() for language in SECTIONS} == made
    assert mars("sync", "--comments", "--check").code == 0


def test_a_comment_of_a_person_at_the_head_of_a_catalogue_stays(mars):
    mars("sync")
    text = path(mars, "es").read_text("utf-8")
    path(mars, "es").write_text(text.replace(f"# {HEADS['es']}", "# Revisado por Ana."), "utf-8")
    mars("sync", "--comments")
    assert catalogue(mars, "es").header == "Revisado por Ana."


def test_a_limit_is_said_in_the_language_of_the_catalogue_and_still_checked(mars):
    source = mars.root / "sources" / "letter.md"
    text = source.read_text("utf-8").replace("language: en\n", "language: en\nsubject: News of the valley\n", 1)
    source.write_text(f"{text}\n<!-- mars: note Limit: 5 characters -->\n\nA paragraph.\n", "utf-8")
    mars("sync")
    assert any("Límite: 70 caracteres" in comment for comment in comments(mars, "es"))
    po = catalogue(mars, "es")
    entry = po.find("A paragraph.")
    assert "Límite: 5 caracteres" in entry.comment
    entry.msgstr = "Un párrafo."
    po.save()
    found = json.loads(mars("check", "--format", "json", "--select", "too-long").out)["findings"]
    assert {one["language"] for one in found if one["source"] == "A paragraph."} == {"es", "en"}
