"""Measure language detection: ``python benchmarks/language.py [--corpus FILE.jsonl]``.

Without a corpus: the test half of the samples in tests/text/language, which no weight was fitted on. It is prose of
the same writer and register as the fit half, so a corpus of someone else's text is the harder and fairer test: a
JSON object a line, with the same block in "es", "en" and "pt"; labels are the columns', right or wrong.

accuracy: the likeliest language is the right one, with nothing left undetermined.
precision, coverage: as `detect` answers, "und" allowed: right among the answers, answers among all texts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text" / "language"))

import samples

from mars_i18n.text.language import detector, identify

SIZES = (1, 2, 3, 5, 8)


def committed():
    kinds = {f"{size} words": samples.spans("test", size) for size in SIZES}
    kinds["headings"] = samples.headings("test")
    kinds["Capitalised Headings"] = samples.capitalised(samples.headings("test"))
    kinds["sentences"] = samples.sentences("test")
    return kinds


def corpus(path):
    """Give the texts of a corpus: runs of words from the middle of each block, openings that look like titles, blocks."""
    kinds = {f"{size} words": [] for size in SIZES} | {"openings": [], "blocks": []}
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            block = json.loads(row)
            for code in samples.LANGUAGES:
                words = block[code].split()
                for size in SIZES:
                    at = len(words) // 2
                    if at + size <= len(words):
                        kinds[f"{size} words"].append((" ".join(words[at : at + size]), code))
                opening = block[code].partition(". ")[0]
                if len(opening.split()) <= 8:
                    kinds["openings"].append((opening, code))
                kinds["blocks"].append((block[code], code))
    return kinds


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
