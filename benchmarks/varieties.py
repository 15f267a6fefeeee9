"""Measure regional words and recognised varieties: ``python benchmarks/varieties.py NTREX CORPUS [--habits]``.

NTREX is a checkout of MicrosoftTranslator/NTREX (CC BY-SA 4.0): its DOCUMENT_IDS.tsv and the references spa, spa-MX,
por and por-BR, which are news translated for four countries. CORPUS is the JSON lines of benchmarks/quality.py that
hold every other document of it: the habits of mars_i18n/text/varieties/recognition.py were fitted on those, and the
words were not changed after either; the rest proves them. Prints, for each half, sentences in which a word of the
other side is reported, and documents whose variety is recognised, wrong or left open; with --habits, how often each
habit was met.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from mars_i18n.text.language.backends import primary
from mars_i18n.text.varieties.recognition import HABITS, recognise_variety
from mars_i18n.text.varieties.regional_words import regional_words

REFERENCES = {"spa": "es_ES", "spa-MX": "es_419", "por": "pt_PT", "por-BR": "pt_BR"}


def documents(folder, reference):
    """Give {document: sentences} of a reference."""
    found = {}
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    lines = (folder / "NTREX-128" / f"newstest2019-ref.{reference}.txt").read_text(encoding="utf-8").split("\n")
    for name, line in zip(ids, lines, strict=False):
        found.setdefault(name.strip(), []).append(line)
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("ntrex", type=Path)
    options.add_argument("corpus", type=Path)
    options.add_argument("--habits", action="store_true", help="print how often each habit was met in the fitted half")
    asked = options.parse_args()
    rows = asked.corpus.read_text(encoding="utf-8").splitlines()
    fitted = {json.loads(row)["id"].partition("#")[0] for row in rows}
    for reference, variety in REFERENCES.items():
        whole = documents(asked.ntrex, reference)
        for half in ("fitted", "proof"):
            part = {name: lines for name, lines in whole.items() if (name in fitted) == (half == "fitted")}
            sentences = [line for lines in part.values() for line in lines]
            false = sum(any(one.variety != variety for one in regional_words(line, variety)) for line in sentences)
            answers = Counter(recognise_variety("\n".join(lines), variety) for lines in part.values())
            right, open_ = answers[variety], answers[None]
            wrong = len(part) - right - open_
            shares = " ".join(f"{100 * count / len(part):5.1f} %" for count in (right, wrong, open_))
            share = 100 * false / len(sentences)
            print(
                f"{reference:<7}{half:<7} {len(sentences):,} sentences, {share:.2f} % with a word of the other side; "
                f"{len(part)} documents, right, wrong, open: {shares}"
            )
            if asked.habits and half == "fitted":
                text = "\n".join(sentences)
                for pattern, weight in HABITS[primary(variety)]:
                    print(f"    {weight:+.1f} {len(re.findall(pattern, text, re.IGNORECASE)):>5}  {pattern}")


if __name__ == "__main__":
    main()
