"""Measure the spelling checks on real translations: ``python benchmarks/spelling.py CORPUS [--draw N] [--seed N]``.

A corpus is that of benchmarks/quality.py. Prints the findings of accent-typo and unknown-word as they are published
(to be read: most are errors of the translators), and which share of planted errors is found: a letter dropped,
doubled, changed for a neighbour of the keyboard, two letters that changed places, an accent left out, a space lost.
A planted form that is itself in the word lists or usual is counted apart, for no dictionary finds it. With --draw N,
N published findings are printed with their text; --alone measures without the extra's word lists. With --hunspell
FOLDER (es_ES.dic, pt_BR.dic and their .aff, as Debian's hunspell-es and hunspell-pt-br have them; it needs spylls) the
lists of hunspell are asked about the same planted errors, and about each distinct lower-case word of the corpus: an
error is found, and a word of a published translation is reported, where the list does not have it.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from functools import cache
from pathlib import Path

from quality import findings_of, read_units

from mars_i18n.checks.running import CheckSettings
from mars_i18n.text.flaws import spelling
from mars_i18n.text.flaws.near_misses import without_accents

CHECKS = ("accent-typo", "unknown-word")
ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
NEIGHBOURS = {letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in ROWS for at, letter in enumerate(row)}
WORD = re.compile(r"(?<![\w@./:_#'’-])[^\W\d_A-Z]{5,30}(?![\w@/_'’-]|\.\w)")
PLANTED = 2_000
DICTIONARIES = {"es": "es_ES", "pt": "pt_BR"}


def damages(word, following, rng):
    """Give each kind of damage with the damaged form of a word (with the next word, where the space is lost)."""
    at = rng.randrange(1, len(word) - 1)
    yield "dropped", word[:at] + word[at + 1 :]
    yield "doubled", word[:at] + word[at] + word[at:]
    if word[at] in NEIGHBOURS:
        yield "neighbour", word[:at] + rng.choice(NEIGHBOURS[word[at]]) + word[at + 1 :]
    if word[at] != word[at + 1]:
        yield "swapped", word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if without_accents(word) != word:
        yield "accent", without_accents(word)
    if following:
        yield "space", word + following


def read_hunspell(folder, language):
    """Give what says whether hunspell's list of a language has a word."""
    from spylls.hunspell import Dictionary

    return cache(Dictionary.from_files(str(folder / DICTIONARIES[language])).lookup)


def compare_good_words(issues, language, knows):
    """Print which distinct lower-case words of published translations the checks and hunspell's list would report."""
    texts = [unit.target for units in issues.values() for unit in units if unit.language == language]
    words = sorted({one[0] for text in texts for one in WORD.finditer(text) if one[0].islower()})
    ours = [word for word in words if spelling.near_miss(word, language) is not None]
    theirs = [word for word in words if not knows(word)]
    print(
        f"  {language} {len(words):,} distinct words of published translations: reported {len(ours)}, "
        f"by hunspell {len(theirs)}, for example {', '.join(theirs[:: max(1, len(theirs) // 12)])}"
    )


def plant(issues, language, rng, knows=None):
    """Print the share of planted errors that near_miss finds, and that a list does not have, a kind a line."""
    found, plausible, planted, unknown = Counter(), Counter(), Counter(), Counter()
    places = []
    for units in issues.values():
        for unit in units:
            if unit.language == language and unit.target != unit.source:
                words = list(WORD.finditer(unit.target))
                places += [(one[0], unit.target[one.end() :].split(" ")[:2]) for one in words if one[0].islower()]
    for word, after in rng.sample(places, min(PLANTED, len(places))):
        following = after[1] if len(after) > 1 and after[0] == "" and after[1].isalpha() and after[1].islower() else ""
        for kind, damaged in damages(word, following, rng):
            planted[kind] += 1
            near = spelling.near_miss(damaged, language)
            found[kind] += near is not None
            unknown[kind] += knows is not None and not knows(damaged)
            plausible[kind] += near is None and not spelling.is_in_no_list(damaged, language)
    for kind in sorted(planted):
        share = 100 * found[kind] / planted[kind]
        print(
            f"  {language} {kind:<10} {found[kind]:>5} of {planted[kind]:>5} {share:5.1f} %, "
            f"{plausible[kind]:>4} of the rest are words or known forms"
            + (f"; hunspell {100 * unknown[kind] / planted[kind]:5.1f} %" if knows else "")
        )


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--draw", type=int, default=0)
    options.add_argument("--seed", type=int, default=14)
    options.add_argument("--alone", action="store_true", help="without the word lists of the extra")
    options.add_argument("--hunspell", type=Path, metavar="FOLDER", help="compare with hunspell's lists")
    asked = options.parse_args()
    if asked.alone:
        spelling.spelling_available = lambda: False
    rng = random.Random(asked.seed)  # noqa: S311 - a draw, not a secret
    issues = read_units(asked.corpus)
    began = time.process_time()
    found, _ = findings_of(issues, CheckSettings(select=CHECKS))
    units = sum(map(len, issues.values()))
    print(f"{units:,} units, {time.process_time() - began:.1f} s of a processor")
    counts = Counter((one.check, str(one.severity), one.language) for one in found)
    for (check, severity, language), count in sorted(counts.items()):
        print(f"  {check:<14}{severity:<9}{language} {count:>5} published findings")
    for one in rng.sample(found, min(asked.draw, len(found))):
        print(f"  {one.language} {one.severity} {one.message}")
    for language in ("es", "pt"):
        knows = read_hunspell(asked.hunspell, language) if asked.hunspell else None
        plant(issues, language, rng, knows)
        if knows:
            compare_good_words(issues, language, knows)


if __name__ == "__main__":
    main()
