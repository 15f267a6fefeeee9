"""What the checks find of critical errors in translations of others: ``python benchmarks/critical_errors.py FOLDER``.

FOLDER holds the dev part of a set of WMT 2022's task on critical errors (github.com/WMT-QE-Task/wmt-qe-2022-data,
train-dev_data/task3_ced, pt-en): dev.src, dev.mt and dev.label, a text a line, the label OK or BAD. A text is found
where a check reports an error or a warning. Trailing spaces, which the makers of the set left, are cut. Printed are
Matthews' correlation, precision and recall, then the same of each check alone, and with --missed and --false examples.

What the set calls critical is not all that a careful editor would fix: a sentence that was left out is OK in it. So
there is a second line, "critical checks": those whose findings in the other half of the texts (odd and even lines) are
critical in at least half of the cases, each half being judged by what the other one shows.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import Unit

SILENT = ("unknown-word", "quote-style", "edge-space")


def read_lines(folder, end):
    (path,) = sorted(folder.rglob(f"[!.]*.{end}"))
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def correlation(right, false, missed, good):
    below = sqrt((right + false) * (right + missed) * (good + false) * (good + missed))
    return (right * good - false * missed) / below if below else 0.0


def show(name, found, bad, count):
    right = len(found & bad)
    false, missed = len(found) - right, len(bad) - right
    precision, recall = right / max(1, len(found)), right / max(1, len(bad))
    value = correlation(right, false, missed, count - right - false - missed)
    print(f"{name:<24}{len(found):>6}   MCC {value:.3f}   precision {precision:.3f}   recall {recall:.3f}")


def found_by_halves(by, bad):
    """What the checks find that are mostly right in the half of the texts that is not asked."""
    found = set()
    for half in (0, 1):
        for numbers in by.values():
            seen = {one for one in numbers if one % 2 != half}
            if 2 * len(seen & bad) >= max(1, len(seen)):
                found |= {one for one in numbers if one % 2 == half}
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--source", default="pt", help="language of the sources")
    options.add_argument("--target", default="en", help="language of the translations")
    options.add_argument("--missed", type=int, default=0, help="examples of what is not found")
    options.add_argument("--false", type=int, default=0, help="examples of what is found and labelled OK")
    options.add_argument("--check", help="false examples of this check alone")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    rows = list(zip(*(read_lines(chosen.folder, end) for end in ("src", "mt", "label")), strict=True))
    bad = {number for number, row in enumerate(rows) if row[2] == "BAD"}
    units = [
        Unit(Entry(source, target, context=str(number)), chosen.source, chosen.target, "set", "set.po")
        for number, (source, target, _) in enumerate(rows)
    ]
    settings = CheckSettings(select=plugins.names("checks.translation"), ignore=SILENT)
    by = defaultdict(set)
    for one in run_checks(units, [], settings):
        if one.severity != "info":
            by[one.check].add(int(one.context))
    found = set().union(*by.values())
    print(f"{len(rows)} translations, {len(bad)} with a critical error")
    show("all", found, bad, len(rows))
    show("critical checks", found_by_halves(by, bad), bad, len(rows))
    for name, numbers in sorted(by.items(), key=lambda pair: -len(pair[1])):
        show(name, numbers, bad, len(rows))
    dice = random.Random(chosen.seed)  # noqa: S311 - a draw, not a secret
    false = (by[chosen.check] if chosen.check else found) - bad
    for what, numbers, most in (("missed", bad - found, chosen.missed), ("false", false, chosen.false)):
        for number in sorted(dice.sample(sorted(numbers), min(most, len(numbers)))):
            names = Counter(name for name, ones in by.items() if number in ones)
            print(f"\n{what} {number} {', '.join(names)}\n  {rows[number][0]}\n  {rows[number][1]}")


if __name__ == "__main__":
    main()
