"""How `audit` finds a sentence that a translation left out: documents of a parallel corpus, one sentence removed.

    python benchmarks/audit.py CORPUS.jsonl [--language es] [--rounds 3]

CORPUS holds a JSON object a line, {"id": "document#number", "en": …, "es": …, "pt": …}: sentences in the order of their
documents. Each document becomes two Markdown files: what ends without a stop is a heading, the rest paragraphs
of one to four units. In each round one unit of each translation is removed; it is found if a finding of `omission` or
`missing-translation`, error or warning, quotes it. False are findings of the same checks, of `addition` and of
`missing-source`, on the documents as they are; they are printed, as published translations do leave sentences out.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from pathlib import Path

from mars_i18n.checks.settings import CheckSettings
from mars_i18n.workflow.audit import AuditedFile, AuditOrder, audit_documents

CHECKS = ("omission", "addition", "missing-translation", "missing-source")
STOPS = (".", "!", "?", '"', "”", "»", ":", ")")


def documents(path, language):
    """Give the documents as lists of (source, translation)."""
    found = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        unit = json.loads(line)
        if unit.get("en") and unit.get(language) and unit["en"] != unit[language]:
            found[unit["id"].rpartition("#")[0]].append((unit["en"].strip(), unit[language].strip()))
    return [units for units in found.values() if len(units) >= 5]


def layout(units, dice):
    """Put the units of a document in blocks: lists of their numbers, a heading by itself."""
    blocks, room = [], 0
    for number, (source, _) in enumerate(units):
        if not source.endswith(STOPS):
            blocks.append([number])
            room = 0
        elif room:
            blocks[-1].append(number)
            room -= 1
        else:
            blocks.append([number])
            room = dice.randrange(4)
    return blocks


def markdown(units, blocks, side, without=-1):
    """Write one side of a document, without one unit."""
    shown = []
    for block in blocks:
        texts = [units[number][side] for number in block if number != without]
        heading = not units[block[0]][0].endswith(STOPS)
        shown += [("## " if heading else "") + " ".join(" ".join(texts).split())] if texts else []
    return "\n\n".join(shown).encode()


def findings(source, target, language):
    order = AuditOrder(CheckSettings(select=CHECKS), "en", language)
    found = audit_documents(AuditedFile("en.md", source), AuditedFile(f"{language}.md", target), order)
    return [one for one in found if one.severity != "info"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--language", default="es")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=200, help="documents")
    options = parser.parse_args()
    dice = random.Random(2026)  # noqa: S311 - a fixed seed, nothing secret
    every = documents(options.corpus, options.language)[: options.most]
    start, planted, found, false, units_read = time.process_time(), 0, 0, 0, 0
    for units in every:
        blocks = layout(units, dice)
        source = markdown(units, blocks, 0)
        units_read += len(units)
        for one in findings(source, markdown(units, blocks, 1), options.language):
            false += 1
            print(f"  on the document as it is: {one.check}: {one.source or one.target}"[:200])
        for _ in range(options.rounds):
            without = dice.randrange(len(units))
            planted += 1
            told = findings(source, markdown(units, blocks, 1, without), options.language)
            words = " ".join(units[without][0].split())
            hit = any(words[:40] in (one.excerpt.text[one.excerpt.offset :] if one.excerpt else one.source or "")
                      for one in told if one.check in {"omission", "missing-translation"})  # fmt: skip
            found += hit
            if not hit:
                print(f"  not found: {words[:150]}")
    seconds = time.process_time() - start
    print(f"{options.corpus.name}, {options.language}: {len(every)} documents, {units_read} units")
    print(f"planted {planted}, found {found} ({100 * found / planted:.1f} %)")
    print(
        f"on documents as they are: {false} findings, {1000 * false / units_read:.2f} per 1,000 units; {seconds:.0f} s"
    )


if __name__ == "__main__":
    main()
