"""What the checks of sources say of texts of others: ``python benchmarks/source_findings.py FOLDER --draw 300``.

Every Markdown, HTML and text file below FOLDER (PDF as pdftotext gives it) is read as an issue of its own, and the
checks of sources run over it. Printed are documents, words, and findings by check and severity; with --draw, findings
to judge, as many as given, drawn with a seed: place, check, message and the words around. Info is drawn on request.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from mars_i18n.checks.running import run_on_sources
from mars_i18n.checks.settings import CheckSettings
from mars_i18n.configuration import Configuration
from mars_i18n.errors import MarsError
from mars_i18n.messages import render_message
from mars_i18n.model import segments_of
from mars_i18n.plugins.kinds import SourceIssue
from mars_i18n.project import Project, parse_source
from mars_i18n.text.language.detected_languages import DETECTED
from mars_i18n.text.segments.markup import strip_tags, to_msgid
from mars_i18n.text.segments.source_messages import locate_segments
from mars_i18n.workflow.issue.reading import identify_languages

EXTENSIONS = {".md", ".mdx", ".html", ".txt"}
AROUND = 90  # code points printed on each side of a finding


def read(path, folder):
    """The document of a file, its languages and places set."""
    document = parse_source(Project(Path(), Configuration()), path.read_bytes(), path.relative_to(folder).as_posix())
    return locate_segments(identify_languages(replace(document, language=document.language), DETECTED))


def findings_of(path, folder, settings, totals):
    try:
        document = read(path, folder)
    except MarsError as error:
        print(f"{path}: refused: {error}")
        return []
    totals["documents"] += 1
    totals["words"] += sum(len(strip_tags(to_msgid(one.parts)).split()) for one in segments_of(document))
    return run_on_sources(SourceIssue(path.name, (document,)), settings)


def show(number, one):
    shown = one.excerpt
    print(f"--- {number} {one.severity} {one.check} {one.location}: {render_message(one.message)}  [{one.evidence}]")
    if shown:
        start, end = shown.offset, shown.offset + shown.length
        print("   ", repr(shown.text[max(0, start - AROUND) : start] + "⟦" + shown.text[start:end] + "⟧"
                          + shown.text[end : end + AROUND])[:600])  # fmt: skip


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path, nargs="+")
    options.add_argument("--draw", type=int, default=0, help="findings to print")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--severity", choices=("error", "warning", "info"), help="draw of this severity alone")
    options.add_argument("--check", help="draw of this check alone")
    options.add_argument("--most", type=int, help="documents of each folder, drawn with the seed")
    chosen = options.parse_args()
    dice = random.Random(chosen.seed)  # noqa: S311 - a draw, not a secret
    settings = CheckSettings(select=(chosen.check,) if chosen.check else ())
    totals, found, start = Counter(), [], time.process_time()
    for folder in chosen.folder:
        paths = sorted(one for one in folder.rglob("*") if one.suffix in EXTENSIONS and one.is_file())
        if chosen.most and len(paths) > chosen.most:
            paths = sorted(dice.sample(paths, chosen.most))
        for path in paths:
            found += findings_of(path, folder, settings, totals)
    severities = {chosen.severity} if chosen.severity else {"error", "warning"}
    wanted = [one for one in found if one.severity in severities]
    for number, one in enumerate(dice.sample(wanted, min(chosen.draw, len(wanted))), 1):
        show(number, one)
    seconds = time.process_time() - start
    print(f"\n{totals['documents']} documents, {totals['words']} words; {seconds:.0f} s of a processor")
    for (severity, check), count in sorted(Counter((one.severity, one.check) for one in found).items()):
        print(f"{check:<28}{severity:<10}{count:>7}{10_000 * count / totals['words']:>9.2f} per 10,000 words")


if __name__ == "__main__":
    main()
