"""The tool's messages use the words of locales/glossary.tsv in Spanish and Portuguese, by the tool's own checks."""

import re
from pathlib import Path

import polib
import pytest

from mars_i18n.checks.translation import forbidden_term, glossary_term
from mars_i18n.messages import render_message
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import Unit
from mars_i18n.text.terms.glossary import read_glossary

LOCALES = Path(__file__).parents[3] / "locales"
REGIONS = {"es": "es_CO", "pt": "pt_BR"}
# Placeholders, code, options, paths and names in capitals are no words of a sentence.
_NO_WORDS = re.compile(r"\{\w+\}|`[^`]*`|mars-i18n \w.*?(?=[.;,]|$)|--[\w-]+|[\w.<>-]*/[\w./<>-]*|\b[A-Z]{4,}\b")


def read_terms():
    terms, faults = read_glossary((LOCALES / "glossary.tsv").read_text(encoding="utf-8"), ("es", "en", "pt"))
    assert not faults
    return terms


def find_faults(msgid, msgstr, language, terms):
    texts = (_NO_WORDS.sub("…", text) for text in (msgid, msgstr))
    unit = Unit(Entry(*texts), "en", language, "messages", "mars-i18n.po", REGIONS[language], terms)
    return [render_message(fault.message) for check in (glossary_term, forbidden_term) for fault in check.check(unit)]


@pytest.mark.parametrize("language", REGIONS)
def test_each_message_has_the_terms_of_the_glossary(language):
    terms, wrong = read_terms(), {}
    for entry in polib.pofile(str(LOCALES / language / "LC_MESSAGES" / "mars-i18n.po")):
        if entry.msgid.startswith(("Wrong:", "Right:")):  # the examples are texts of others
            continue
        texts = [(entry.msgid, entry.msgstr)]
        if entry.msgid_plural:
            texts = list(zip((entry.msgid, entry.msgid_plural), entry.msgstr_plural.values(), strict=True))
        for msgid, msgstr in texts:
            if faults := find_faults(msgid, msgstr, language, terms):
                wrong[msgstr] = faults
    assert not wrong


def test_another_word_is_found():
    assert find_faults("Open the file {file}.", "Abra el fichero {file}.", "es", read_terms())
    assert not find_faults("Open `file`.", "Abra `file`.", "es", read_terms())
