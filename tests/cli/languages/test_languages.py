"""The command line in the user's language: by --lang, else by the environment; output for programs stays English."""

import importlib.util
import json
import os
import re
from functools import cache
from pathlib import Path

import click
import polib
import pytest

from mars_i18n.cli._terminal import click_words, localised
from mars_i18n.messages import ENGLISH
from mars_i18n.translations import language_of_environment, load_translations

ROOT = Path(__file__).parents[3]
LOCALES = ROOT / "locales"
SPANISH = {
    "Only this language.": "Solo este idioma.",
    "Show this message and exit.": "Muestra esta ayuda.",
    "Run every check over sources and catalogues, and print what is missing or wrong.": "Revisa todo.",
    "Options": "Opciones",
    "Usage:": "Uso:",
    "No such command {name!r}.": "No existe el comando {name!r}.",
    "no issue {name} in sources/": "no hay ninguna edición {name} en sources/",
    "The issues are: {names}.": "Las ediciones son: {names}.",
    "error": "fallo",
    "segment not translated": "segmento sin traducir",
    "{language} is not ready: {reasons}.": "{language} no está listo: {reasons}.",
}


@cache
def script(name):
    """A script of locales/, as a module."""
    spec = importlib.util.spec_from_file_location(name, LOCALES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def spanish(tmp_path, monkeypatch):
    """An installation with a compiled catalogue in Spanish."""
    folder = tmp_path / "compiled"
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    catalogue.extend([polib.POEntry(msgid=msgid, msgstr=msgstr) for msgid, msgstr in SPANISH.items()])
    plural = {0: "falta {count} segmento", 1: "faltan {count} segmentos"}
    catalogue.append(
        polib.POEntry(msgid="{count} segment missing", msgid_plural="{count} segments missing", msgstr_plural=plural)
    )
    (folder / "es" / "LC_MESSAGES").mkdir(parents=True)
    catalogue.save_as_mofile(str(folder / "es" / "LC_MESSAGES" / "mars-i18n.mo"))
    monkeypatch.setattr(localised, "FOLDER", folder)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_CO.UTF-8"}, "es"),
        ({"LANG": "es_CO.UTF-8", "LC_ALL": "pt_BR"}, "pt"),
        ({"LANG": "en_US", "LANGUAGE": "fr:pt_BR:es"}, "pt"),
        ({"LANG": "fr_FR"}, "en"),
        ({"LANG": "C", "LANGUAGE": "es"}, "en"),
        ({"LANG": "es_CO", "LC_ALL": "C"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "pt"}, "pt"),
    ],
)
def test_the_environment_chooses_as_for_gettext_and_c_means_english(environment, language):
    assert language_of_environment(environment) == language


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("lead", [["--lang", "es"], []])
def test_help_is_in_the_language_of_lang_or_of_the_environment(mars, monkeypatch, lead):
    if not lead:
        monkeypatch.setenv("LANG", "es_CO.UTF-8")
    told = mars(*lead, "check", "--help").out
    assert told.startswith("Uso: mars-i18n check")
    assert all(words in told for words in ("Revisa todo.", "Opciones:", "Solo este idioma."))


@pytest.mark.usefixtures("spanish")
def test_the_option_help_is_in_the_language_of_lang_too(mars):
    assert "-h, --help                   Muestra esta ayuda." in mars("--lang", "es", "--help").out


@pytest.mark.usefixtures("spanish")
def test_lang_wins_over_the_environment_and_nothing_of_it_stays(mars, monkeypatch):
    monkeypatch.setenv("LANG", "es_CO.UTF-8")
    assert mars("--lang", "en", "check", "--help").out.startswith("Usage:")
    assert "LANGUAGE" not in os.environ
    assert mars("check", "--help").out.startswith("Uso:")


@pytest.mark.usefixtures("spanish")
def test_errors_are_translated_and_exit_codes_are_the_same(mars):
    english, told = mars("check", "june"), mars("--lang", "es", "check", "june")
    assert told.err == "error: no hay ninguna edición 'june' en sources/\n  Las ediciones son: letter.\n"
    assert told.code == english.code == 2
    assert "No existe el comando 'chek'." in mars("--lang", "es", "chek").err


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("lead", [("--lang", "es"), ("--lang=es",), ("-C", ".", "--lang", "es")])
def test_an_unknown_option_before_the_command_is_reported_in_the_language_of_lang(mars, lead):
    told = mars(*lead, "--nonsense", "check")
    assert told.code == 2
    assert told.err.startswith("Uso: mars-i18n")
    assert "Usage:" in mars("check", "--lang", "es").err, "after the command it is no option"


@pytest.mark.usefixtures("spanish")
def test_a_report_for_people_is_in_their_language(mars, monkeypatch):
    mars("sync")
    monkeypatch.setenv("LC_ALL", "es_CO")
    told = mars("check")
    assert "segmento sin traducir [missing-translation]" in told.out
    assert "faltan 5 segmentos" in told.err or "falta 1 segmento" in told.err


@pytest.mark.usefixtures("spanish")
def test_severities_and_the_page_of_the_project_are_in_the_language_of_people(mars):
    mars("sync")
    assert ": fallo: segmento sin traducir [missing-translation]" in mars("--lang", "es", "check").out
    page = mars("--lang", "es", "status", "--format", "html").out
    assert '<html lang="es">' in page
    assert '<td class="error">fallo</td>' in page
    assert '<td class="error">error</td>' in mars("--lang", "en", "status", "--format", "html").out


@pytest.mark.usefixtures("spanish")
@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab", "rdjson"])
def test_a_report_for_programs_is_english_unless_lang_is_given(mars, monkeypatch, form):
    mars("sync")
    english = mars("check", "--format", form).out
    monkeypatch.setenv("LC_ALL", "es_CO")
    assert mars("check", "--format", form).out == english
    told = mars("--lang", "es", "check", "--format", form).out
    assert "segmento sin traducir" in told
    assert told != english


@pytest.mark.usefixtures("spanish")
def test_in_json_only_message_and_suggestion_follow_the_language(mars):
    mars("sync")
    english, told = (
        json.loads(mars("--lang", lang, "check", "--format", "json").out)["findings"] for lang in ("en", "es")
    )
    assert english != told
    for finding in (*english, *told):
        del finding["message"], finding["suggestion"]
    assert english == told


def test_a_checkout_without_compiled_catalogues_speaks_english(tmp_path):
    assert load_translations("es", tmp_path) is ENGLISH
    damaged = tmp_path / "pt" / "LC_MESSAGES" / "mars-i18n.mo"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"not a catalogue")
    assert load_translations("pt", tmp_path) is ENGLISH


def test_what_is_listed_of_click_is_what_click_says():
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    joined = re.sub(r'"\s*"', "", sources)
    for template in (*click_words.WORDS, *(one for pair in click_words.PLURALS for one in pair)):
        assert json.dumps(template) in joined, template


@pytest.mark.slow("extracts every message")
@pytest.mark.parametrize("language", ["es", "pt"])
def test_every_translation_is_of_a_message_that_the_code_still_has(language):
    tool = script("tool_messages")
    known = tool.templates()
    done = polib.pofile(str(tool.catalogue_path(language))).translated_entries()
    assert not [entry.msgid for entry in done if (entry.msgid, entry.msgid_plural) not in known], "run make messages"


@pytest.mark.slow("extracts every message")
@pytest.mark.parametrize("language", ["es", "pt"])
def test_bringing_a_catalogue_up_to_date_keeps_what_is_translated(language):
    tool = script("tool_messages")
    before, after = polib.pofile(str(tool.catalogue_path(language))), polib.pofile(tool.updated(language))
    assert {entry.msgid: entry.msgstr for entry in before.translated_entries()} == {
        entry.msgid: entry.msgstr for entry in after.translated_entries()
    }
    assert {(entry.msgid, entry.msgid_plural) for entry in after} == set(tool.templates())


def placeholders(text):
    return set(re.findall(r"\{[^{}]*\}", text))


@pytest.mark.parametrize("language", ["es", "pt"])
def test_every_message_is_translated(language):
    catalogue = polib.pofile(str(LOCALES / language / "LC_MESSAGES" / "mars-i18n.po"))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


@pytest.mark.parametrize("language", ["es", "pt"])
def test_a_translation_has_the_placeholders_of_its_template(language):
    for entry in polib.pofile(str(LOCALES / language / "LC_MESSAGES" / "mars-i18n.po")):
        forms = entry.msgstr_plural or {0: entry.msgstr}
        for form, text in forms.items():
            template = entry.msgid_plural if form else entry.msgid
            assert not text or placeholders(text) == placeholders(template), entry.msgid


def test_the_wheel_has_what_the_catalogues_compile_to(tmp_path):
    made = script("build_hook").compile_catalogues(LOCALES, tmp_path)
    assert made == ["es/LC_MESSAGES/mars-i18n.mo", "pt/LC_MESSAGES/mars-i18n.mo"]
    for language in ("es", "pt"):
        assert load_translations(language, tmp_path) is not ENGLISH
