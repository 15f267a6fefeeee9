"""Measure regional words and recognised varieties: ``python benchmarks/varieties.py NTREX CORPUS [--habits]``.

NTREX is a checkout of MicrosoftTranslator/NTREX (CC BY-SA 4.0): its DOCUMENT_IDS.tsv and the references spa, spa-MX,
por and por-BR, which are news translated for four countries. CORPUS is the JSON lines of benchmarks/quality.py that
hold every other document of it: the habits of mars_i18n/text/varieties/recognition.py and the words of
benchmarks/make_variety_words.py were fitted on those, and the regional words were not changed after either; the rest
proves them. Prints, for each half, sentences in which a word of the other side is reported, and documents whose variety
is recognised, wrong or left open, then those that are certain enough for a finding; with --habits, how often each habit
was met. With --sentences FILE (a sentence, a tab, and es-ES, es-AR, es-PE, pt-PT or pt-BR a line, as in DSLCC) the same
of news that nobody translated, sixteen sentences of one country a document.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from mars_i18n.text.language.backends import primary
from mars_i18n.text.varieties.recognition import HABITS, recognise_variety
from mars_i18n.text.varieties.regional_words import regional_words, variety_of

GROUP = 16  # sentences a document
REFERENCES = {"spa": "es_ES", "spa-MX": "es_419", "por": "pt_PT", "por-BR": "pt_BR"}


def documents(folder, reference):
    """Give {document: sentences} of a reference."""
    found = {}
    ids = (folder / "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    lines = (folder / "NTREX-128" / f"newstest2019-ref.{reference}.txt").read_text(encoding="utf-8").split("\n")
    for name, line in zip(ids, lines, strict=False):
        found.setdefault(name.strip(), []).append(line)
    return found


def report(name, variety, texts):
    """Print what is right and wrong about [sentences of a document] of a variety."""
    sentences = [line for lines in texts for line in lines]
    false = sum(any(one.variety != variety for one in regional_words(line, variety)) for line in sentences)
    print(
        f"{name} {len(sentences):,} sentences, {100 * false / len(sentences):.2f} % with a word of the other side; ",
        end="",
    )
    print(f"{len(texts)} documents, right, wrong, open:", end="")
    for certain in (False, True):
        answers = Counter(recognise_variety("\n".join(lines), variety, certain=certain) for lines in texts)
        right, open_ = answers[variety], answers[None]
        shares = " ".join(f"{100 * count / len(texts):5.1f} %" for count in (right, len(texts) - right - open_, open_))
        print(f"{', certain' if certain else ''} {shares}", end="")
    print()


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("ntrex", type=Path)
    options.add_argument("corpus", type=Path)
    options.add_argument("--habits", action="store_true", help="print how often each habit was met in the fitted half")
    options.add_argument("--sentences", type=Path, nargs="*", default=[], metavar="FILE")
    asked = options.parse_args()
    rows = asked.corpus.read_text(encoding="utf-8").splitlines()
    fitted = {json.loads(row)["id"].partition("#")[0] for row in rows}
    for reference, variety in REFERENCES.items():
        whole = documents(asked.ntrex, reference)
        for half in ("fitted", "proof"):
            part = {name: lines for name, lines in whole.items() if (name in fitted) == (half == "fitted")}
            report(f"{reference:<7}{half:<7}", variety, part.values())
            sentences = [line for lines in part.values() for line in lines]
            if asked.habits and half == "fitted":
                text = "\n".join(sentences)
                for pattern, weight in HABITS[primary(variety)]:
                    print(f"    {weight:+.1f} {len(re.findall(pattern, text, re.IGNORECASE)):>5}  {pattern}")
    found = {}
    for row in (row for path in asked.sentences for row in path.read_text(encoding="utf-8").splitlines()):
        sentence, _, label = row.rpartition("\t")
        found.setdefault(label.strip(), {})[sentence] = None  # each once, in the order of the files
    for label in sorted(label for label in found if variety_of(label)):
        lines = list(found[label])
        documents_of_it = [lines[at : at + GROUP] for at in range(0, len(lines) - GROUP + 1, GROUP)]
        report(f"{label:<14}", variety_of(label), documents_of_it)


if __name__ == "__main__":
    main()
