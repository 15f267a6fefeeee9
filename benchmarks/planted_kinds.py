"""Whether the checks find each kind of fault that reviewers meet: ``python benchmarks/planted_kinds.py``.

benchmarks/data/planted_kinds.tsv has a kind a line: source, good translation, and the same with the fault. A fault is
found where a check of translations reports an error or a warning; the good one beside it must have none. Printed are
kinds that are missed, kinds whose good translation is reported, and the counts.
"""

from __future__ import annotations

import csv
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.checks.running import CheckSettings, run_checks
from mars_i18n.model import Entry
from mars_i18n.plugins.kinds import IssueUnits, Unit

DATA = Path(__file__).parent / "data" / "planted_kinds.tsv"
LOCALES = {"es": "es_ES", "pt": "pt_BR"}


def reported(language, source, target):
    """Give the checks that report an error or a warning of a translation."""
    unit = Unit(Entry(source, target, context="1"), "en", language, "issue", "issue.po", LOCALES[language])
    names = (*plugins.names("checks.translation"), *plugins.names("checks.issue"))
    found = run_checks([unit], [], CheckSettings(select=names), [IssueUnits("issue", (unit,))])
    return sorted({one.check for one in found if one.severity != "info"})


def main():
    with DATA.open(encoding="utf-8") as rows:
        kinds = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = silent = 0
    for row in kinds:
        bad, good = (reported(row["language"], row["source"], row[which]) for which in ("bad", "good"))
        found += bool(bad)
        silent += not good
        if not bad:
            print(f"missed: {row['kind']}: {row['bad']}")
        if good:
            print(f"false: {row['kind']}: {row['good']}: {', '.join(good)}")
    print(f"{found} of {len(kinds)} kinds are found, {silent} good translations beside them are silent")


if __name__ == "__main__":
    main()
