"""Print the weights and margins of language detection, fitted on the fit half of its samples.

Run ``python benchmarks/fit_language.py``. They stand in language.py and language_profiles.py of mars_i18n/text; a
figure that differs from the one there is marked.

- SMOOTHING: of 0.5, 5, 50, 500 and 5,000, the one with which the profiles alone name most of the texts below.
- Weights: multinomial logistic regression (Newton's method) on spans of 1, 2, 3, 5 and 8 words and on headings,
  once for eldc's mean weights and once for the profiles' log-likelihoods and telling words together.
- ACCEPT, ACCEPT_ALONE: the least margin, in steps of 0.1, at which 99.8 % (of the profiles alone, 99.5 %) of the
  answers on spans of 2 and 3 words and on headings are right. Our own samples flatter, hence so near to all.
- ACCEPT_NAME, ACCEPT_NAME_ALONE: the least margin at which at most one name in ten is taken for text of a language.
- FOREIGN: ten times the most, in whole nats, by which some foreign language surpasses ours on our own texts.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text" / "language"))

import samples

from mars_i18n.text.language import backends as language_profiles
from mars_i18n.text.language import detection as language
from mars_i18n.text.language.function_words import TELLING_WORDS

RIGHT = 0.998
RIGHT_ALONE = 0.995
NAMES_TAKEN = 0.1


def fit(rows, size, rounds=30):
    """Fit ``size`` weights to ``rows`` of (features of each language, index of the right one)."""
    weights = [0.1] * size
    for _ in range(rounds):
        slope, curve = [0.0] * size, [[1e-6 * (i == j) for j in range(size)] for i in range(size)]
        for features, right in rows:
            scores = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in features]
            odds = [math.exp(score - max(scores)) for score in scores]
            shares = [value / sum(odds) for value in odds]
            mean = [sum(q * row[i] for q, row in zip(shares, features, strict=True)) for i in range(size)]
            for i in range(size):
                slope[i] += features[right][i] - mean[i]
                for j in range(size):
                    product = sum(q * row[i] * row[j] for q, row in zip(shares, features, strict=True))
                    curve[i][j] += product - mean[i] * mean[j]
        step = solve(curve, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
    return weights


def solve(matrix, right):
    """Solve a small positive definite system by elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for j in range(size):
            if j != i:
                rows[j] = [a - rows[j][i] * b for a, b in zip(rows[j], rows[i], strict=True)]
    return [row[-1] for row in rows]


def least_margin(answers, share):
    """Give the least margin at which enough of ``answers``, pairs of (margin, right), are right."""
    for tenths in range(1, 200):
        kept = [right for margin, right in answers if margin >= tenths / 10]
        if sum(kept) >= share * len(kept):
            return tenths / 10
    raise SystemExit("no margin is enough")


def least_name_margin(margins, names):
    """Give the least margin at which at most one in ten of so many ``names`` would be taken for text."""
    return next(t / 10 for t in range(1, 200) if sum(m >= t / 10 for m in margins) <= NAMES_TAKEN * names)


def best(scores):
    first, after = sorted(scores, reverse=True)[:2]
    return scores.index(first), first - after


def print_smoothing(texts):
    """Print the smoothing with which n-grams alone name most languages right; stop if the code has another."""
    standing, right = language_profiles.SMOOTHING, {}
    read = [(language.detector(samples.LANGUAGES).read(text).words, code) for text, code in texts]
    for value in (0.5, 5.0, 50.0, 500.0, 5000.0):
        language_profiles.SMOOTHING = value
        profiles = language_profiles.Profiles.load(samples.LANGUAGES)
        right[value] = sum(samples.LANGUAGES[best(profiles.scores(words))[0]] == code for words, code in read)
    language_profiles.SMOOTHING = standing
    chosen = max(right, key=right.get)
    print(f"# right of {len(texts)} by smoothing: {right}")
    if chosen != standing:
        raise SystemExit(f"set SMOOTHING = {chosen} in language_profiles.py, then fit again")
    print(f"SMOOTHING = {chosen}")


def main():
    codes = samples.LANGUAGES
    every = language.detector(codes)
    if every.eldc is None:
        raise SystemExit("the weights are fitted with eldc installed")
    short = samples.headings("fit") + [s for size in (2, 3) for s in samples.spans("fit", size)]
    texts = short + [s for size in (1, 5, 8) for s in samples.spans("fit", size)]

    def read(text):
        words = every.read(text).words
        grams = every.profiles.scores(words)
        counts = [sum(word in TELLING_WORDS[code] for word in words) for code in codes]
        size = min(len(words), language.WORDS_COUNTED)
        means = [score * size for score in every.eldc.scores(text)] if words else [0.0] * len(codes)
        return [(m,) for m in means], list(zip(grams, counts, strict=True))

    print_smoothing(texts)
    rows = [(*read(text), codes.index(code)) for text, code in texts]
    (eldc,) = fit([(means, right) for means, _, right in rows], 1)
    gram, word = fit([(pairs, right) for _, pairs, right in rows], 2)
    found = {"ELDC_WEIGHT": round(eldc, 1), "GRAM_WEIGHT": round(gram, 3), "WORD_WEIGHT": round(word, 2)}

    by_eldc, by_profiles = [], []
    for text, code in short:
        means, pairs = read(text)
        for answers, scores in (
            (by_eldc, [found["ELDC_WEIGHT"] * m for (m,) in means]),
            (by_profiles, [found["GRAM_WEIGHT"] * g + found["WORD_WEIGHT"] * w for g, w in pairs]),
        ):
            index, margin = best(scores)
            answers.append((margin, codes[index] == code))
    found["ACCEPT"] = least_margin(by_eldc, RIGHT)
    found["ACCEPT_ALONE"] = least_margin(by_profiles, RIGHT_ALONE)

    agreed, alone = [], []
    names = samples.names("fit")
    for text in names:
        if every.read(text).kind != "name-like":
            continue
        means, pairs = read(text)
        first = best([found["ELDC_WEIGHT"] * m for (m,) in means])
        second = best([found["GRAM_WEIGHT"] * g + found["WORD_WEIGHT"] * w for g, w in pairs])
        alone.append(second[1])
        agreed.append(min(first[1], second[1]) if first[0] == second[0] else 0.0)
    found["ACCEPT_NAME"] = least_name_margin(agreed, len(names))
    found["ACCEPT_NAME_ALONE"] = least_name_margin(alone, len(names))

    excess = []
    for text, _ in texts + samples.sentences("fit"):
        words = every.read(text).words
        if len(words) >= language.FOREIGN_WORDS:
            nats = found["ELDC_WEIGHT"] * min(len(words), language.WORDS_COUNTED)
            excess.append(nats * (every.eldc.best_of_all(text) - max(every.eldc.scores(text))))
    found["FOREIGN"] = math.floor(max(excess)) * 10.0

    for name, value in found.items():
        stands = getattr(language, name)
        print(f"{name} = {value}" + ("" if stands == value else f"   # language.py has {stands}"))


if __name__ == "__main__":
    main()
