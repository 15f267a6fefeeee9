"""Measure the checks on real translations: ``python benchmarks/quality.py CORPUS… [--draw 60]``, or ``make quality``.

A corpus is JSON lines of ``{"id", "en", "es", "pt"}``, each value one block; ids of one issue share what is before
``#``. English is taken as the source of both others. Prints for each check and language its hits and hits a thousand
units; with --draw or --read, hits to judge, drawn with a seed: source, translation, what the check says.

What was read is benchmarks/data/translation_verdicts.tsv: a finding a line by its fingerprint, and "real" where a
careful translator would fix it, else "false". With --measure FILE the hits of the first corpus, and how many of those
that were read in any of them were real, are written for docs/generators/checks.py. A verdict counts while the check
still reports the finding with that severity. A corpus is known by the name of its file.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
from collections import Counter
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.messages import render_message
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import IssueUnits, Unit
from mars_i18n.text.terms.glossary import read_glossary

VERDICTS = Path(__file__).parent / "data" / "translation_verdicts.tsv"
AROUND = 330  # code points of the other text that are printed on each side of the place
LOCALES = {"es": "es_ES", "pt": "pt_BR"}


def read_units(path, terms=(), locales=LOCALES):
    """Give {issue: units}, in the order of the file."""
    issues = {}
    with path.open(encoding="utf-8") as rows:
        for number, row in enumerate(rows):
            block = json.loads(row)
            issue = block["id"].partition("#")[0]
            for language, locale in locales.items():
                entry = Entry(block["en"], block[language], context=str(number))
                unit = Unit(entry, "en", language, issue, f"{issue}.{language}.po", locale, terms)
                issues.setdefault(issue, []).append(unit)
    return issues


def findings_of(issues, settings):
    """Every finding of every issue, with the seconds that they took."""
    began = time.perf_counter()
    found = [
        finding
        for issue, units in issues.items()
        for finding in run_checks(units, [], settings, [IssueUnits(issue, tuple(units))])
    ]
    return found, time.perf_counter() - began


def print_table(found, issues, seconds):
    units = Counter(unit.language for each in issues.values() for unit in each)
    counts = Counter((one.severity, one.check, one.language) for one in found)
    print(f"{sum(units.values())} units in {seconds:.1f} s, {sum(units.values()) / seconds:,.0f} a second\n")
    print(f"{'check':<28}{'severity':<10}" + "".join(f"{code:>7}{'/1000':>8}" for code in LOCALES))
    for severity, check in sorted({key[:2] for key in counts}):
        row = "".join(
            f"{counts[severity, check, code]:>7}{1000 * counts[severity, check, code] / units[code]:>8.2f}"
            for code in LOCALES
        )
        print(f"{check:<28}{severity:<10}{row}")
    for severity in ("error", "warning", "info"):
        row = "".join(
            f"{(n := sum(v for k, v in counts.items() if k[0] == severity and k[2] == code)):>7}"
            f"{1000 * n / units[code]:>8.2f}"
            for code in LOCALES
        )
        print(f"{'all':<28}{severity:<10}{row}")


def print_samples(found, corpus, chosen):
    """Print a draw of the findings, each with its verdict if it has one: the columns of the file of verdicts first."""
    hits = [
        one
        for one in found
        if chosen.read in {None, one.check}
        and chosen.language in {None, one.language}
        and one.severity in ({chosen.severity} if chosen.severity else {"error", "warning"})
    ]
    known = read_verdicts()
    for one in random.Random(chosen.seed).sample(hits, min(chosen.draw, len(hits))):  # noqa: S311 - a draw
        print("---", *key_of(one, corpus), known.get(key_of(one, corpus), "?"), sep="\t")
        print(f"  row {one.context}: {render_message(one.message)}")
        source, target = one.source or "", "= the source" if one.target == one.source else one.target or ""
        shown = one.excerpt
        if shown:
            start, end = shown.offset, shown.offset + shown.length
            marked = shown.text[max(0, start - AROUND) : start] + "⟦" + shown.text[start:end] + "⟧"
            marked += shown.text[end : end + AROUND]
            source, target = (marked, target) if shown.text == source else (source, marked)
        print(f"  {source}\n  → {target}".replace("\0", "_"))


def key_of(finding, corpus):
    return corpus.stem, finding.language or "", finding.check, finding.severity, finding.fingerprint


def read_verdicts():
    """Give {(corpus, language, check, severity, fingerprint): verdict}."""
    with VERDICTS.open(encoding="utf-8") as rows:
        return {tuple(row[:5]): row[5] for row in list(csv.reader(rows, delimiter="\t"))[1:]}


def write_measured(path, found):
    """Write hits of the first corpus, and verdicts of all, by check and severity."""
    known, first = read_verdicts(), next(iter(found))
    hits, verdicts = Counter(), Counter()
    for corpus, findings in found.items():
        for one in findings:
            if corpus == first:
                hits[one.check, one.severity, one.language] += 1
            verdicts[one.check, one.severity, known.get(key_of(one, corpus))] += 1
    with path.open("w", encoding="utf-8") as file:
        file.write("check\tseverity\t" + "\t".join(LOCALES) + "\tread\treal\n")
        for check, severity in sorted({key[:2] for key in verdicts}):
            real, false = (verdicts[check, severity, verdict] for verdict in ("real", "false"))
            counts = (hits[check, severity, code] for code in LOCALES)
            if real + false:
                print(check, severity, *counts, real + false, real, sep="\t", file=file)


def print_precision(found):
    """Print how many findings of each corpus were read, and how many were real."""
    known = read_verdicts()
    for corpus, findings in found.items():
        for severity in ("error", "warning"):
            read = Counter(known.get(key_of(one, corpus)) for one in findings if one.severity == severity)
            count, real = read["real"] + read["false"], read["real"]
            print(f"{corpus.stem}: {severity}s {sum(read.values())}, read {count}, real {real}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path, nargs="+")
    options.add_argument("--read", metavar="CHECK", help="print hits of this check to judge")
    options.add_argument("--draw", type=int, default=0, help="hits to print, of all checks or of --read")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--measure", type=Path, help="write hits and verdicts by check here")
    options.add_argument("--language", choices=sorted(LOCALES))
    options.add_argument("--severity", choices=("error", "warning", "info"))
    options.add_argument("--locales", nargs=2, default=tuple(LOCALES.values()), help="of the two translations")
    options.add_argument("--glossary", type=Path, help="terms to hold the translations to")
    chosen = options.parse_args()
    terms = read_glossary(chosen.glossary.read_text(encoding="utf-8"), ("es", "en", "pt"))[0] if chosen.glossary else ()
    names = {name for kind in ("translation", "issue") for name in plugins.names(f"checks.{kind}")}
    if chosen.read and chosen.read not in names:
        options.error(f"--read: there is no such check; they are {', '.join(sorted(names))}")
    settings = CheckSettings(select=(chosen.read,) if chosen.read else tuple(sorted(names)))
    found = {}
    for corpus in chosen.corpus:
        issues = read_units(corpus, terms, dict(zip(LOCALES, chosen.locales, strict=True)))
        found[corpus], seconds = findings_of(issues, settings)
        if chosen.draw:
            print_samples(found[corpus], corpus, chosen)
        print_table(found[corpus], issues, seconds)
    print_precision(found)
    if chosen.measure:
        write_measured(chosen.measure, found)


if __name__ == "__main__":
    main()
