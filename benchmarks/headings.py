"""How headings that were left in English are found: short texts that `untranslated` is given as their own translation.

    python benchmarks/headings.py CORPUS.jsonl FOLDER

CORPUS holds {"id", "en", "es", "pt"} a line; its headings are units of up to four words, and the words before the first
stop of longer units. FOLDER is searched for compiled catalogues of programs, es/LC_MESSAGES/*.mo and pt_BR beside it:
labels of up to three words that both languages translate are to be found, labels that both leave as they are, not.
Headings that are names alone (no word of them is usual in English in small letters) are counted apart: nobody can say
from the words that “Debian Wiki” is English. Words with capitals within sentences of the corpus that both translations
have too are names which may stand alone in a heading; many are made of English words (Free Software Foundation).
"""

from __future__ import annotations

import argparse
import gettext
import json
import re
from pathlib import Path

from mars_i18n.checks.translation.untranslated import check
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import Unit
from mars_i18n.text.language.word_table import word_table

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
HEADING = re.compile(r"([A-Z][^.!?:;]{2,60})\. [A-Z]")
NAME = re.compile(rf"(?<=[a-z,] )[A-Z]{WORD.pattern}(?: [A-Z]{WORD.pattern}){{0,2}}")
MONTHS = frozenset("jan feb mar apr may jun jul aug sep sept oct nov dec".split())
USUAL = 105  # steps of the table of words above its floor: about once in 300,000 words of English
APART = 30  # steps (two nats) that a word is more usual in English than in Spanish and Portuguese
MARKS = set("%<_{\n&-/")  # of labels that hold more than words
NAMES = ("iso_639", "iso_3166-2", "iso_3166-3", "iso_15924", "iso_4217", "xkeyboard")  # catalogues of names


def is_name(text):
    """Whether no word of a text but its function words, months and figures is a usual word of English."""
    table = word_table()
    words = [word for word in WORD.findall(text) if len(word) > 2 and word.lower() not in MONTHS]
    return not any(
        table.word(word.lower())[table.languages.index("en")] >= USUAL and is_english(word) for word in words
    )


def is_english(word):
    """Whether a word is of English alone: names of places and products are written so in every language."""
    figures = dict(zip(word_table().languages, word_table().word(word.lower()), strict=True))
    return figures["en"] > max(figures["es"], figures["pt"]) + APART


def headings(path, language):
    """Give the English headings of a corpus that its translators translated."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        unit = json.loads(line)
        source, target = unit.get("en", "").strip(), unit.get(language, "").strip()
        match = HEADING.match(source)
        text = match[1] if match else source
        if target and target != source and text not in target and 1 <= len(WORD.findall(text)) <= 4:
            found.add(text)
    return sorted(found)


def names_of(path):
    """Give the names within English sentences that both translations have."""
    units = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    found = {
        name[0]
        for unit in units
        for name in NAME.finditer(unit.get("en", ""))
        if all(re.search(rf"(?<!\w){re.escape(name[0])}(?!\w)", unit.get(language, "")) for language in ("es", "pt"))
    }
    return sorted(found)


def labels(folder):
    """Give (translated, left) labels of programs, each once."""
    translated, left = set(), set()
    for path in sorted(folder.rglob("es/LC_MESSAGES/*.mo")):
        other = path.parents[2] / "pt_BR" / "LC_MESSAGES" / path.name
        if path.stem.startswith(NAMES) or not other.exists():
            continue
        es, pt = (gettext.GNUTranslations(one.open("rb")) for one in (path, other))
        for msgid in getattr(es, "_catalog", {}):
            text = msgid.rpartition("\4")[2] if isinstance(msgid, str) else ""
            if MARKS & set(text) or not text[:1].isupper() or not 1 <= len(WORD.findall(text)) <= 3:
                continue
            both = (es.gettext(msgid), pt.gettext(msgid))
            if both == (text, text):
                left.add(text)
            elif text not in both:
                translated.add(text)
    return sorted(translated), sorted(left)


def is_found(text, language):
    """Whether `untranslated` reports a text that is its own translation."""
    return any(True for _ in check(Unit(Entry(text, text), "en", language, "issue", f"{language}.po")))


def show(what, texts, wanted):
    for language in ("es", "pt"):
        found = [text for text in texts if is_found(text, language)]
        rest = found if not wanted else [text for text in texts if text not in set(found)]
        print(f"{what}, {language}: {len(found)} of {len(texts)} ({100 * len(found) / max(1, len(texts)):.1f} %)")
        print(f"   {'not found' if wanted else 'found'}, for example: {', '.join(rest[:: max(1, len(rest) // 12)])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    every = headings(options.corpus, "es")
    names = [text for text in every if is_name(text)]
    show(f"headings of {options.corpus.name}", [text for text in every if text not in set(names)], wanted=True)
    show("headings that are names alone", names, wanted=True)
    show("names that both translations have", names_of(options.corpus), wanted=False)
    translated, left = labels(options.folder)
    show("labels that both translate", translated, wanted=True)
    show("labels that both leave", left, wanted=False)


if __name__ == "__main__":
    main()
