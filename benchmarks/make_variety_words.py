"""Make the two tables of weights of Spanish: ``python benchmarks/make_variety_words.py NTREX TWEETS CORPUS DSL``.

They are mars_i18n/text/varieties/spanish_words.tsv and spanish_expressions.tsv.

How much a lower-case word, or two in a row, speaks for Spain against Spanish America, in hundredths of a nat. Words are
weighed by two sources: counts on Twitter by country (TWEETS: data/SpanishLang/voc of INGEOTEC/regional-spanish-models,
MIT licence; tweets in Spanish from Britain and France stand for Spain, whose own file its snapshots lack), and one half
of NTREX-128 (CC BY-SA 4.0), the documents that CORPUS holds, translated for Spain and for Mexico. Of NTREX a word
counts once a document, by its smoothed ratio. How much each source weighs beside the habits and the regional words of
mars_i18n/text/varieties, seven numbers, is fitted by logistic regression on those documents, each scored by counts that
leave it out (nine folds), and on as much of DSL, DSL-TL-Corpus/ES-DSL-TL/ES_train.tsv of LanguageTechnologyLab/DSL-TL:
sentences of newspapers of Spain and Argentina, fourteen a document, of which no word is kept. The rows of
spanish_expressions.tsv are a list by hand, and the sign of each is its side: on those documents of both its ratio is
counted, smoothed towards that side, and nothing where it is of the other one. The other half of NTREX, and other
corpora, are for benchmarks/varieties.py to prove the result on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter
from importlib.resources import files
from pathlib import Path

from varieties import documents

from mars_i18n.text.varieties.expressions import EXPRESSIONS, expressions, read_rows
from mars_i18n.text.varieties.recognition import weigh_habits, weigh_regional_words
from mars_i18n.text.varieties.word_weights import FILE, plain_words, words_and_pairs

SPAIN = ("GB", "FR")
AMERICA = ("MX", "CO", "CL", "PE", "VE", "EC", "UY", "PY", "CR", "GT", "DO", "PA")
TWEETED = 2500  # times that a word is on Twitter to count: once in a million
FOLDS = 9
PENALTY, STEPS, RATE = 1.0, 4000, 0.5  # of the fit
LEAST = 0.045  # nats of a row: below, thousands of rows change nothing
EXPECTED = 1.5  # nats of an expression that no document has
SMOOTHED, USUAL = 3.0, 0.1  # documents of either side that are added, and the share of them that has an expression
GROUP = 14  # sentences of a newspaper that make a document
HEAD = """\
# Words and pairs of them, in lower case and without accents, and how much each speaks for Spain against Spanish
# America, in hundredths of a nat. Made by benchmarks/make_variety_words.py. Licence and sources: words.NOTICE
"""


def tweeted(folder):
    """Give {word: nats for Spain}, at most 1.5, from the counts of each country."""
    counts = {}
    for country in SPAIN + AMERICA:
        rows = gzip.decompress((folder / f"{country}.tsv.gz").read_bytes()).decode("utf-8").splitlines()[1:]
        counts[country] = Counter()
        for word, times, *_ in (row.split("\t") for row in rows):
            if word.isalpha() and word.islower():
                counts[country][word] += int(times)
    spain = sum((counts[country] for country in SPAIN), Counter())
    total = sum(spain.values())
    totals = {country: sum(counts[country].values()) for country in AMERICA}
    found = {}
    for word in sorted(set().union(*counts.values())):
        america = sum(counts[country][word] for country in AMERICA)
        if spain[word] + america < TWEETED:
            continue
        mean = sum(math.log((counts[country][word] + 1) / totals[country]) for country in AMERICA) / len(AMERICA)
        found[word] = max(-1.5, min(1.5, math.log((spain[word] + 1) / total) - mean))
    return found


def translated(texts, least, alpha):
    """Give {word or pair: nats for Spain} from [(is of Spain, {words and pairs of a document})]."""
    sides = {True: Counter(), False: Counter()}
    for side, words in texts:
        sides[side].update(words)
    known = sorted(
        word for word in sides[True] | sides[False] if sides[True][word] + sides[False][word] >= least[" " in word]
    )
    found = {}
    for pair in (False, True):
        part = [word for word in known if (" " in word) == pair]
        total = {side: sum(sides[side][word] + alpha[pair] for word in part) for side in sides}
        for word in part:
            ratio = {side: math.log((sides[side][word] + alpha[pair]) / total[side]) for side in sides}
            found[word] = ratio[True] - ratio[False]
    return found


def leanings(texts):
    """Give {expression: nats for Spain} from [(is of Spain, {expressions of a document})]; 0 against its own side."""
    counts, sizes = {True: Counter(), False: Counter()}, Counter(side for side, _ in texts)
    for side, found in texts:
        counts[side].update(found)
    weights = {}
    for row, known in read_rows().items():
        own = math.copysign(EXPECTED / 2, known)
        share = {
            side: (counts[side][row] + SMOOTHED * USUAL * math.exp(own if side else -own)) / (sizes[side] + SMOOTHED)
            for side in counts
        }
        nats = math.log(share[True] / share[False])
        weights[row] = nats if nats * own > 0 else 0.0
    return weights


def figures_of(text, tweets, ratios, leaning):
    """Give what a text says by each source.

    They are tweets, words and pairs of NTREX, habits, regional words, the length, and expressions.
    """
    words = words_and_pairs(text)
    return (
        sum(tweets.get(word, 0) for word in words),
        sum(ratios.get(word, 0) for word in words if " " not in word),
        sum(ratios.get(word, 0) for word in words if " " in word),
        weigh_habits(text, "es"),
        weigh_regional_words(text, "es"),
        sum(map(bool, plain_words(text))) / 100,
        sum(leaning[row] for row in expressions(text)),
    )


def newspapers(path):
    """Give [(is of Spain, text)] of fourteen sentences each from a file of DSL-TL."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for label, side in (("ES-ES", True), ("ES-AR", False)):
        sentences = sorted(row[1].strip('"') for row in rows if len(row) == 3 and row[2] == label)
        sentences.sort(key=lambda sentence: sentence[::-1])  # no two of one report side by side
        yield from ((side, "\n".join(sentences[at : at + GROUP])) for at in range(0, len(sentences) - GROUP + 1, GROUP))


def fit(rows, sides, shares):
    """Give the weight of each figure by logistic regression with a square penalty, by steps down the slope."""
    size = len(rows[0])
    spread = [math.sqrt(sum(row[at] ** 2 for row in rows) / len(rows)) or 1.0 for at in range(size)]
    scaled = [[value / spread[at] for at, value in enumerate(row)] for row in rows]
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [PENALTY * weight / len(rows) for weight in weights]
        for row, side, share in zip(scaled, sides, shares, strict=True):
            odds = sum(weight * value for weight, value in zip(weights, row, strict=True))
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))) - side
            for at, value in enumerate(row):
                slope[at] += share * error * value / len(rows)
        weights = [weight - RATE * change for weight, change in zip(weights, slope, strict=True)]
    return [weight / spread[at] for at, weight in enumerate(weights)]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("ntrex", type=Path)
    options.add_argument("tweets", type=Path)
    options.add_argument("corpus", type=Path)
    options.add_argument("newspapers", type=Path, metavar="DSL")
    options.add_argument("--out", type=Path, default=Path(str(files("mars_i18n.text.varieties").joinpath(FILE))))
    asked = options.parse_args()
    fitted = {json.loads(row)["id"].partition("#")[0] for row in asked.corpus.read_text(encoding="utf-8").splitlines()}
    names = sorted(fitted)
    texts = [
        (name, side, "\n".join(documents(asked.ntrex, reference)[name]))
        for reference, side in (("spa", True), ("spa-MX", False))
        for name in names
    ]
    tweets = tweeted(asked.tweets)
    words = [(name, side, words_and_pairs(text)) for name, side, text in texts]
    phrases = [(name, side, expressions(text)) for name, side, text in texts]
    groups = list(newspapers(asked.newspapers))
    printed = [(side, expressions(text)) for side, text in groups]
    least, alpha = {False: 2, True: 4}, {False: 0.5, True: 1.0}
    rows, sides = [], []
    for number in range(FOLDS):
        left_out = {name for at, name in enumerate(names) if at % FOLDS == number}
        ratios = translated([(side, found) for name, side, found in words if name not in left_out], least, alpha)
        leaning = leanings([*printed, *((side, found) for name, side, found in phrases if name not in left_out)])
        for name, side, text in texts:
            if name in left_out:
                rows.append(figures_of(text, tweets, ratios, leaning))
                sides.append(float(side))
    shares = [1.0] * len(rows)
    ratios = translated([(side, found) for _, side, found in words], least, alpha)
    news = [(side, found) for _, side, found in phrases]
    leaning = leanings(news)
    for side, text in groups:
        rows.append(figures_of(text, tweets, ratios, leaning))
        sides.append(float(side))
        shares.append(len(texts) / 2 / sum(other == side for other, _ in groups))
    leaning = leanings([*printed, *news])
    weights = fit(rows, sides, shares)
    print(
        "tweets, words, pairs, habits, regional words, 100 words, expressions: "
        + ", ".join(f"{one:+.3f}" for one in weights)
    )
    table = {}
    for word in sorted(set(tweets) | set(ratios)):
        weight = tweets.get(word, 0) * weights[0] + ratios.get(word, 0) * weights[2 if " " in word else 1]
        if abs(weight) >= LEAST:
            table[word] = round(weight * 100)
    rows = "".join(f"{word}\t{weight}\n" for word, weight in table.items())
    asked.out.write_text(f"{HEAD}{rows}", encoding="utf-8")
    path = asked.out.with_name(EXPRESSIONS)
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    leaned = [f"{row}\t{round(100 * nats * weights[6])}" for row, nats in sorted(leaning.items()) if nats]
    path.write_text("\n".join([*head, *leaned, ""]), encoding="utf-8")
    print(f"{len(leaned):,} expressions")
    print(f"{len(table):,} words and pairs, {asked.out.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
