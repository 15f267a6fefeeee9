"""Measure the checks on real translations: ``python benchmarks/quality.py CORPUS [--read CHECK]``, or ``make quality``.

A corpus is JSON lines of ``{"id", "en", "es", "pt"}``, each value one block; ids of one issue share what is before
``#``. English is taken as the source of both others. Prints for each check and language its hits and hits a thousand
units; with --read, hits to judge, drawn with a fixed seed: source, translation, what the check says.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import IssueUnits, Unit
from mars_i18n.text.terms.glossary import read_glossary

LOCALES = {"es": "es_ES", "pt": "pt_BR"}


def read_units(path, terms=()):
    """Give {issue: units}, in the order of the file."""
    issues = {}
    with path.open(encoding="utf-8") as rows:
        for number, row in enumerate(rows):
            block = json.loads(row)
            issue = block["id"].partition("#")[0]
            for language, locale in LOCALES.items():
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


def print_samples(found, chosen):
    hits = [
        one
        for one in found
        if one.check == chosen.read
        and chosen.language in {None, one.language}
        and chosen.severity in {None, one.severity}
    ]
    size = chosen.size
    for one in random.Random(1).sample(hits, min(size, len(hits))):  # noqa: S311 - a draw, not a secret
        print(f"--- {one.language} {one.severity}: {one.message}  [{one.evidence}]")
        print(f"  {one.source}\n  → {one.target}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("corpus", type=Path)
    options.add_argument("--read", metavar="CHECK", help="print hits of this check to judge")
    options.add_argument("--size", type=int, default=40, help="how many of them")
    options.add_argument("--language", choices=sorted(LOCALES))
    options.add_argument("--severity", choices=("error", "warning", "info"))
    options.add_argument("--glossary", type=Path, help="terms to hold the translations to")
    chosen = options.parse_args()
    terms = read_glossary(chosen.glossary.read_text(encoding="utf-8"), ("es", "en", "pt"))[0] if chosen.glossary else ()
    issues = read_units(chosen.corpus, terms)
    names = {name for kind in ("translation", "issue") for name in plugins.names(f"checks.{kind}")}
    if chosen.read and chosen.read not in names:
        options.error(f"--read: there is no such check; they are {', '.join(sorted(names))}")
    settings = CheckSettings(select=(chosen.read,) if chosen.read else tuple(sorted(names)))
    found, seconds = findings_of(issues, settings)
    if chosen.read:
        print_samples(found, chosen)
    print_table(found, issues, seconds)


if __name__ == "__main__":
    main()
