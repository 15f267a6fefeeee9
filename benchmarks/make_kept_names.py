"""Make mars_i18n/text/language/kept_names.tsv: ``python benchmarks/make_kept_names.py en_US.dic``.

Names that English, Spanish and Portuguese write alike, of which the table of words says nonetheless that they are more
usual in English: Saskatchewan, Berlioz. `untranslated` does not take them for English. The dictionary is hunspell's for
English (SCOWL, Kevin Atkinson; Debian's hunspell-en-us has it), where names alone begin with a capital. Left out are
names that CLDR writes otherwise in Spanish or Portuguese (Guernsey, Guernesey), adjectives of places, which are
translated, and words so usual in English and so rare elsewhere that a form of their own is likely (Thames). What CLDR
writes alike (Telugu, Modi) is added.
"""

from __future__ import annotations

import argparse
import re
from importlib.resources import files
from pathlib import Path

from babel import Locale

from mars_i18n.text.language.kept_names import FILE
from mars_i18n.text.language.word_table import STEPS, word_table

LANGUAGES = ("es", "pt")
TELLING = 2.5  # nats by which a word must be more usual in English to be written: others say nothing anyway
USUAL = 120  # steps of the table from which a word of English
ELSEWHERE = 100  # must be as usual as this in the other language to be a name that it keeps
ADJECTIVE = re.compile(r".*(?:ian|ean|ese|ish|ist|ite|ism)s?")
TABLES = ("territories", "languages", "scripts")
HEAD = """\
# Names, in small letters, and the languages that write them as English does. Made by benchmarks/make_kept_names.py.
# Licence and sources: words.NOTICE
"""


def dictionary(path):
    """Give the words that a dictionary has with a capital alone, in small letters."""
    words = [line.partition("/")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    small = {word for word in words if word[:1].islower()}
    return {word.lower() for word in words if word[:1].isupper() and word.isalpha()} - small


def cldr(language):
    """Give (words of names that a language writes otherwise than English, names of a word that it writes alike)."""
    otherwise, alike = set(), set()
    english, other = Locale("en"), Locale(language)
    for table in TABLES:
        for code, name in getattr(english, table).items():
            its = getattr(other, table).get(code, name)
            if its.casefold() != name.casefold():
                otherwise.update(re.findall(r"\w+", name.casefold()))
            elif name.isalpha():
                alike.add(name.casefold())
    for kind in ("months", "days"):
        otherwise.update(name.casefold() for name in getattr(english, kind)["format"]["wide"].values())
    return otherwise, alike


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("dictionary", type=Path)
    options.add_argument("--out", type=Path, default=Path(str(files("mars_i18n.text.language").joinpath(FILE))))
    asked = options.parse_args()
    table = word_table()
    named, kept = dictionary(asked.dictionary), {}
    for language in LANGUAGES:
        otherwise, alike = cldr(language)
        for word in (named | alike) - otherwise:
            figures = dict(zip(table.languages, table.word(word), strict=True))
            own, other = figures["en"], figures[language]
            is_kept = word in alike or (not ADJECTIVE.fullmatch(word) and (own < USUAL or other >= ELSEWHERE))
            if is_kept and own - other >= TELLING * STEPS:
                kept.setdefault(word, []).append(language)
    rows = "".join(f"{word}\t{' '.join(languages)}\n" for word, languages in sorted(kept.items()))
    asked.out.write_text(HEAD + rows, encoding="utf-8")
    print(f"{len(kept):,} names, {asked.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
