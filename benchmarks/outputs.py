"""What each output costs: ``python benchmarks/outputs.py [OUTPUT…]``, all that are installed unless named.

Makes the Spanish edition of the sample issue, and of an issue of 10,000 paragraphs (SEGMENTS=… says otherwise) that a
machine has translated; writes each output of it in a process of its own, and reads its files back in another. Prints
the seconds of a processor that writing and reading back take by themselves, the peak memory of both processes, and the
bytes of the files. The row "edition" is what all share: how long it takes to make the localised issue of the source and
its catalogue, and what a process has in memory then.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
PREPARE = """
import json, sys, time
from dataclasses import replace
from pathlib import Path
from mars_i18n import plugins
from mars_i18n.plugins.editions import Archive, EditionRecord
from mars_i18n.project import open_project
from mars_i18n.workflow.issue.assess import assess
from mars_i18n.workflow.building.edition_making import make_editions
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.building.order import Order
from mars_i18n.workflow.records.read_back import read_back
project, out, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
opened = OpenProject(open_project(project))
issue = OpenIssue(opened, next(iter(opened.issues())))
assessments = [assess(issue, language) for language in opened.project.languages]
before = time.process_time()
edition = make_editions(issue, assessments, Order(("es",), ("text",), out, draft=True))["es"]
edition = replace(edition, draft=False)
made = time.process_time() - before
before = time.process_time()
"""
WRITE = """
if name:
    module = plugins.load("outputs", name)
    files = [(out / "es" / edition.issue / one.path, one.data) for one in module.render(edition)]
    if hasattr(module, "record"):
        record = EditionRecord(edition.issue, "es", edition.locale, False, module.record(edition))
        archive = Archive((record,), edition.project, ("es",), lambda _: edition.words, edition.template_folders)
        files += [(out / one.path, one.data) for one in module.archive(archive) if name == "feed"]
    for path, data in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
print(json.dumps(time.process_time() - before if name else made))
"""
READ = """
for one in read_back(edition, (name,) if name else (), out):
    assert not one.not_read, one.not_read
    differences = [found for ledger in one.ledgers for found in ledger.differences]
    assert all(found.kind == "image" for found in differences), one.faults  # they are copied by `build`
    assert any(ledger.segments for ledger in one.ledgers)
print(json.dumps(time.process_time() - before))
"""


def large(folder, count):
    """Make a project of one issue of so many paragraphs, translated word for word."""
    from mars_i18n.catalogues import po

    (folder / "sources").mkdir(parents=True)
    settings = 'title = "Large"\n[languages]\nes = "es_CO"\nen = "en_US"\n'
    (folder / "mars-i18n.toml").write_text(settings, encoding="utf-8")
    head = "---\ntitle: A large issue\nlanguage: en\ndate: 2025-05\n---\n\n"
    blocks = (
        f"## Part {n}\n\n"
        if n % 20 == 0
        else f"The neighbours of village {n} keep the **river** and write it down.\n\n"
        for n in range(count)
    )
    (folder / "sources" / "2025-05.md").write_text(head + "".join(blocks), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mars_i18n", "-q", "-C", folder, "sync"], check=True)
    path = folder / "locales" / "es" / "LC_MESSAGES" / "2025-05.po"
    catalogue = po.parse(path.read_bytes(), str(path))
    words = (("The neighbours of village", "Los vecinos del pueblo"), ("keep the", "cuidan el"), ("river", "río"))
    words += (("and write it down", "y lo anotan"), ("Part", "Parte"), ("A large issue", "Un número grande"))
    entries = []
    for one in catalogue.entries:
        text = one.msgid
        for before, after in words:
            text = text.replace(before, after)
        entries.append(replace(one, msgstr=text, fuzzy=False))
    path.write_bytes(po.serialise(replace(catalogue, entries=tuple(entries))))


def measured(project, output):
    """Seconds and megabytes to write, seconds and megabytes to read, the bytes."""
    with tempfile.TemporaryDirectory() as folder:
        writing = run_alone(PREPARE + WRITE, project, folder, output)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        reading = run_alone(PREPARE + READ, project, folder, output) if output != "proof" else (0, 0)
        return *writing, *reading, size


def run_alone(code, project, folder, output):
    """Seconds of a processor that the program prints, and the peak memory of its process in megabytes."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(project), folder, output], stdout=subprocess.PIPE, text=True
    )
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{output} failed")
    return json.loads(printed), usage.ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def main():
    from mars_i18n.workflow.build import installed_outputs

    outputs = sys.argv[1:] or installed_outputs()[0]
    count = int(os.environ.get("SEGMENTS", "10000"))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "large"
        large(made, count)
        print(f"{'':10}{'the sample issue, Spanish':>50}{f'{count:,} segments':>50}")
        head = f"{'write s':>10}{'MB':>8}{'read s':>10}{'MB':>8}{'bytes':>14}"
        print(f"{'output':10}{head}{head}")
        for output in ["", *outputs]:
            row = ""
            for project in (ROOT, made):
                writing, most, reading, peak, size = measured(project, output)
                row += f"{writing:10,.2f}{most:8,d}{reading:10,.2f}{peak:8,d}{size:14,d}"
            print(f"{output or 'edition':10}{row}", flush=True)


if __name__ == "__main__":
    main()
