"""What each output costs: ``python benchmarks/outputs.py [OUTPUT…]``, all that are installed unless named.

Makes the Spanish edition of the sample issue, and of an issue of 10,000 paragraphs (SEGMENTS=… says otherwise) that a
machine has translated; writes each output of it in a process of its own, and reads its files back in another. Prints
the seconds of a processor that each takes, the peak memory of both processes, with the edition, and the bytes of the
files. Above is what all outputs share: how long it takes to make the localised issue of its source and catalogue, for
writing, and the ledger of what files must say, for reading.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).parents[1]


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


def make_edition(project, out):
    """The Spanish edition of the first issue of a project, and the seconds that making it of its catalogue takes."""
    from mars_i18n.project import open_project
    from mars_i18n.workflow.building.edition_making import make_editions
    from mars_i18n.workflow.building.order import Order
    from mars_i18n.workflow.issue.assess import assess
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject

    opened = OpenProject(open_project(project))
    issue = OpenIssue(opened, next(iter(opened.issues())))
    assessments = [assess(issue, language) for language in opened.project.languages]
    before = time.process_time()
    edition = make_editions(issue, assessments, Order(("es",), ("text",), out, draft=True))["es"]
    return replace(edition, draft=False), time.process_time() - before


def write(edition, name, out):
    """Write the files of an output below a folder, as `build` does."""
    from mars_i18n import plugins
    from mars_i18n.plugins.editions import Archive, EditionRecord

    module = plugins.load("outputs", name)
    files = [(out / "es" / edition.issue / one.path, one.data) for one in module.render(edition)]
    if name == "feed":
        record = EditionRecord(edition.issue, "es", edition.locale, edition.draft, module.record(edition))
        archive = Archive((record,), edition.project, ("es",), lambda _: edition.words, edition.template_folders)
        files += [(out / one.path, one.data) for one in module.archive(archive)]
    for path, data in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def read(edition, name, out):
    """Read the files back, as `build --verify` does; nothing may differ but images, which `build` copies.

    Without a name, only the ledger is made.
    """
    from mars_i18n.workflow.records.read_back import read_back

    for one in read_back(edition, (name,) if name else (), out):
        differences = [found for ledger in one.ledgers for found in ledger.differences]
        assert not one.not_read, one.not_read
        assert all(found.kind == "image" for found in differences), one.faults
        assert any(ledger.segments for ledger in one.ledgers)


def run_alone(work, *given):
    """Seconds of a processor that a function takes in a process of its own, and the peak megabytes of that."""
    child = os.fork()
    if not child:
        failed = 1
        try:
            work(*given)
            failed = 0
        finally:
            if failed:
                traceback.print_exc()
            os._exit(failed)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{work.__name__} {given[1]} failed")
    return usage.ru_utime + usage.ru_stime, megabytes(usage)


def megabytes(usage):
    """The peak memory of a process."""
    return usage.ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def main():
    from mars_i18n.workflow.build import installed_outputs

    outputs = sys.argv[1:] or installed_outputs()[0]
    count = int(os.environ.get("SEGMENTS", "10000"))
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "large"
        large(project, count)
        for title, root in (("the sample issue", ROOT), (f"{count:,} segments", project)):
            out = Path(folder) / "build"
            edition, seconds = make_edition(root, out)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (
                1024 if sys.platform != "darwin" else 1024**2
            )
            ledger, _ = run_alone(read, edition, "", out)
            print(f"{title}: made in {seconds:.2f} s, {memory} MB; its ledger in {ledger:.2f} s")
            print(f"{'output':10}{'write s':>10}{'MB':>8}{'read s':>10}{'MB':>8}{'bytes':>14}")
            for name in outputs:
                writing, most = run_alone(write, edition, name, out)
                size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
                reading, peak = run_alone(read, edition, name, out)
                shutil.rmtree(out)
                print(f"{name:10}{writing:10.2f}{most:8,d}{reading - ledger:10.2f}{peak:8,d}{size:14,d}", flush=True)


if __name__ == "__main__":
    main()
