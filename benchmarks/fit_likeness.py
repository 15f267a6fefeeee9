"""Fit the likeness at which a changed short text is an old one: ``python benchmarks/fit_likeness.py CORPUS``.

Of the headings and cells of a corpus (JSON lines of {"en": …}) it makes edits (a letter lost, a digit changed, an s,
a word added or dropped) and pairs of unrelated texts drawn with a fixed seed. Prints how many edits each threshold
finds and how many unrelated pairs it takes for edits, by our measure and by characters alone (Indel), as before.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

from rapidfuzz.distance import Indel

from mars_i18n.text.merging.ancestors import compare_texts
from mars_i18n.text.merging.similarity import tokens

LONGEST = 5  # words


def short_texts(path):
    """The distinct texts of at most five words, and the short sentences that open paragraphs."""
    found = set()
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            text = json.loads(row)["en"]
            opening = re.match(r"([^.?!]{5,60})[.?!] ", text)
            short = text if len(tokens(text)) <= LONGEST else opening[1] if opening else ""
            if 1 <= len(tokens(short)) <= LONGEST:
                found.add(short)
    return sorted(found)


def edited(text, chance):
    words = text.split()
    at = chance.randrange(len(words))
    kind = chance.choice(("letter", "digit", "plural", "added", "dropped"))
    if kind == "letter":
        place = chance.randrange(len(words[at]))
        words[at] = words[at][:place] + words[at][place + 1 :]
    elif kind == "digit":
        return re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), text, count=1)
    elif kind == "plural":
        words[at] = words[at][:-1] if words[at].endswith("s") else f"{words[at]}s"
    elif kind == "added":
        words.insert(at, "new")
    elif len(words) > 1:
        del words[at]
    return " ".join(words)


def main():
    texts, chance = short_texts(Path(sys.argv[1])), random.Random(1)  # noqa: S311 - a draw, not a secret
    edits = [(text, edited(text, chance)) for text in texts for _ in range(4)]
    edits = [(old, new) for old, new in edits if old != new and new]
    unrelated = [(chance.choice(texts), chance.choice(texts)) for _ in range(100_000)]
    unrelated = [(old, new) for old, new in unrelated if old != new and not re.search(r"\d", old + new)]
    measures = {
        "ours": lambda old, new: compare_texts(new, tokens(new), old, tokens(old)),
        "characters": lambda old, new: Indel.normalized_similarity(new.casefold(), old.casefold()),
    }
    print(
        f"{len(edits)} edits, {len(unrelated)} pairs of unrelated texts\n{'':12}{'at':>5}{'found':>9}{'unrelated':>12}"
    )
    for name, measure in measures.items():
        right, wrong = ([measure(old, new) for old, new in pairs] for pairs in (edits, unrelated))
        for least in (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.88, 0.92):
            shares = [sum(one >= least for one in scores) / len(scores) for scores in (right, wrong)]
            print(f"{name:12}{least:5.2f}{shares[0]:9.1%}{shares[1]:12.4%}")


if __name__ == "__main__":
    main()
