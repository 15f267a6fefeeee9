"""Make mars_i18n/text/flaws/doubtful_words.bin from the table of words and its lists: ``make language-table``.

Two words at distance one have a deletion of at most one letter in common; so the usual words are filed under theirs,
and each word is compared with what it shares one with. tests/text/flaws/test_doubtful_words.py makes the file again.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from make_language_table import word_list
from rapidfuzz.distance import OSA

from mars_i18n.text.flaws.doubtful_words import (
    ACCENT_FROM,
    ACCENT_STEPS,
    FILE,
    LANGUAGES,
    MAGIC,
    NEAR_FROM,
    NEAR_STEPS,
)
from mars_i18n.text.flaws.near_misses import without_accents
from mars_i18n.text.language.word_table import word_table


def deletions(word):
    """Give a word and each form of it with one letter less."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def doubtful(figures):
    """Give the words of ``figures`` (word to figure) that are far rarer than one of almost the same letters."""
    near, bare = defaultdict(list), defaultdict(list)
    for word, figure in figures.items():
        if figure >= NEAR_FROM:
            for form in deletions(word):
                near[form].append(word)
        if figure >= ACCENT_FROM:
            bare[without_accents(word)].append(word)
    for word, figure in figures.items():
        if any(figures[other] >= figure + ACCENT_STEPS for other in bare.get(without_accents(word), ())):
            yield word
            continue
        others = {other for form in deletions(word) for other in near.get(form, ())}
        if any(figures[one] >= figure + NEAR_STEPS and OSA.distance(word, one, score_cutoff=1) <= 1 for one in others):
            yield word


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--out", type=Path, default=Path(str(files("mars_i18n.text.flaws").joinpath(FILE))))
    out = options.parse_args().out
    table = word_table()
    lists = [word_list(code) for code in LANGUAGES]
    rows = 1 + max(table.own_place(word) for words in lists for word in words)
    marks = bytearray()
    for column, words in enumerate(lists):
        bits, marked = bytearray((rows + 7) // 8), 0
        for word in doubtful({word: table.word(word)[column] for word in words}):
            place = table.own_place(word)
            bits[place >> 3] |= 1 << (place & 7)
            marked += 1
        print(f"{LANGUAGES[column]}: {marked:,} of {len(words):,} words are doubtful")
        marks += bits
    out.write_bytes(MAGIC + rows.to_bytes(4, "little") + marks)
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
