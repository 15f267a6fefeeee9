"""Measure language detection: ``python benchmarks/language.py [--corpus FILE.jsonl]``.

Without a corpus: the test half of the samples in tests/text/language, which the figures of fit_language.py do not see.
It flatters: it is prose of the same writer and register as the fit half, many sentences are translations of each
other, and the lists of telling words were written by who wrote the headings. A corpus of someone else's text is the
harder and fairer test: a JSON object a line, with the same block in "es", "en" and "pt"; labels are the columns',
right or wrong.

accuracy: the likeliest language is the right one, with nothing left undetermined.
precision, coverage: as `detect` answers, "und" allowed: right among the answers, answers among all texts.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text" / "language"))

import samples

from mars_i18n.text.language.detection import detector, identify

SIZES = (1, 2, 3, 5, 8)
SHARED = 0.75
WORD = re.compile(r"[^\W\d_]+")
PLAIN = re.compile(r"(?:(?<!\S)[^\W\d_]+,?(?:\s+|$))+")  # words and commas only: no names of files, no markup


def committed():
    kinds = {f"{size} words": samples.spans("test", size) for size in SIZES}
    kinds["headings"] = samples.headings("test")
    kinds["Capitalised Headings"] = samples.capitalised(samples.headings("test"))
    kinds["sentences"] = samples.sentences("test")
    return kinds


def corpus(path):
    """Give the texts of a corpus: whole blocks, openings that look like titles, and runs of words of longer blocks.

    A block that shares most of its words with another column was left untranslated, so its label says nothing: it
    is not counted, nor is a run or opening that stands word for word in another column: it was left untranslated
    there, or it is a name. Runs are of plain words, from the middle of the block.
    """
    kinds = {f"{size} words": [] for size in SIZES} | {"openings": [], "blocks": []}
    seen = dropped = 0
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            block = json.loads(row)
            for code in samples.LANGUAGES:
                seen += 1
                others = [block[other] for other in samples.LANGUAGES if other != code]
                if any(shared(block[code], other) > SHARED for other in others):
                    dropped += 1
                    continue
                text = block[code]
                kinds["blocks"].append((text, code))
                opening = text.partition(". ")[0]
                if len(opening.split()) <= 8 and not any(opening in other for other in others):
                    kinds["openings"].append((opening, code))
                runs = [run.split() for run in PLAIN.findall(text)]
                words = max(runs, key=len, default=[])
                for size in SIZES:
                    at = (len(words) - size) // 2
                    run = " ".join(words[at : at + size])
                    if len(words) >= max(SIZES) and not any(run in other for other in others):
                        kinds[f"{size} words"].append((run, code))
    print(f"{dropped} of {seen} blocks share more than {SHARED:.0%} of their words with a translation: not counted")
    return kinds


def shared(one, other):
    """Give the share of the words of ``one`` that stand in ``other`` too."""
    words, known = WORD.findall(one.lower()), set(WORD.findall(other.lower()))
    return sum(word in known for word in words) / len(words) if words else 1.0


def table(kinds):
    for backend in ("auto", "eldc", "langdetect"):
        judge = detector(samples.LANGUAGES, backend)
        if backend == "eldc" and judge.eldc is None:
            print("eldc is not installed")
            continue
        print(f"\n{backend:<22}{'texts':>7}{'accuracy':>10}{'precision':>11}{'coverage':>10}")
        for kind, labelled in kinds.items():
            found = samples.measure(judge, labelled)
            print(f"{kind:<22}{found.texts:>7}{found.accuracy:>10.2%}{found.precision:>11.2%}{found.coverage:>10.2%}")
        texts = sorted({text for labelled in kinds.values() for text, _ in labelled})
        began = time.perf_counter()
        for text in texts:
            judge.detect(text)
        print(f"{len(texts) / (time.perf_counter() - began):,.0f} segments/s over {len(texts)} different texts")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpus", type=Path, metavar="FILE.jsonl", help="measure on someone else's texts")
    path = options.parse_args().corpus
    kinds = corpus(path) if path else committed()
    table(kinds)
    if path is None:
        names = samples.names("test")
        for backend in ("auto", "langdetect"):
            judge = detector(samples.LANGUAGES, backend)
            taken = [name for name in names if judge.detect(name).language != "und"]
            print(f"\n{backend}: of {len(names)} names, {len(taken)} are taken for text: {', '.join(taken)}")
    texts = [text for text, _ in kinds["blocks" if path else "sentences"]]
    began = time.perf_counter()
    identify(texts, "en")
    print(f"\nidentify: {len(texts) / (time.perf_counter() - began):,.0f} segments/s")


if __name__ == "__main__":
    main()
