"""What each output costs: ``python benchmarks/outputs.py [OUTPUT…]``, all that are installed unless named.

Makes the Spanish edition of the sample issue, and of an issue of 10,000 paragraphs (SEGMENTS=… says otherwise) that a
machine has translated; writes each output of it in a process of its own, and reads its files back in another. Prints
the seconds of a processor that each takes, how much of writing reading is, the peak memory of both processes, with the
edition, and the bytes of the files. What all outputs share is apart: how long it takes to make the localised issue of
its source and catalogue, for writing, and the ledger of what files must say, for reading. The output `source` is in the
format of its source: it has a row for each (FORMATS=md,docx names some).

Each figure is the least of 3 rounds (ROUNDS=… says otherwise), in which an output is written and read back. In each
process the work is done until it has taken half a second, at least twice, and the least counts: so other programs that
use the machine change little. The ledger, which takes longest, is made once a process.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
import traceback
from dataclasses import replace
from pathlib import Path

from large_issue import SOURCES, large

ROOT = Path(__file__).parents[1]


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
    """Write the files of an output below a folder, as `build` does; the seconds that it takes."""
    from mars_i18n import plugins
    from mars_i18n.plugins.editions import Archive, EditionRecord

    module = plugins.load("outputs", name)

    def work():
        files = [(out / "es" / edition.issue / one.path, one.data) for one in module.render(edition)]
        if name == "feed":
            record = EditionRecord(edition.issue, "es", edition.locale, edition.draft, module.record(edition))
            archive = Archive((record,), edition.project, ("es",), lambda _: edition.words, edition.template_folders)
            files += [(out / one.path, one.data) for one in module.archive(archive)]
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return least(work), 0.0


def read(edition, name, out):
    """Read the files back, as `build --verify` does; nothing may differ but images, which `build` copies.

    The seconds that it takes without the ledger of the edition, and those of this.
    """
    from mars_i18n.workflow.records import read_back

    before = time.process_time()
    expected = read_back.expect(edition)
    ledger = time.process_time() - before
    read_back.expect = lambda _: expected

    def work():
        for one in read_back.read_back(edition, (name,), out):
            differences = [found for ledger in one.ledgers for found in ledger.differences]
            assert not one.not_read, one.not_read
            assert all(found.kind == "image" for found in differences), one.faults
            assert any(ledger.segments for ledger in one.ledgers)

    return least(work), ledger


def least(work):
    """The least seconds of a processor that some work takes, after what is loaded once a command."""
    took = []
    while len(took) < 3 or sum(took) < 0.5:
        before = time.process_time()
        work()
        took.append(time.process_time() - before)
    return min(took[1:])


def run_alone(work, *given):
    """What a function gives in a process of its own, and the peak megabytes of that."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        failed = 1
        try:
            os.write(there, json.dumps(work(*given)).encode())
            failed = 0
        finally:
            if failed:
                traceback.print_exc()
            os._exit(failed)
    os.close(there)
    with os.fdopen(here, "rb") as pipe:
        result = pipe.read()
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{work.__name__} {given[1]} failed")
    return (*json.loads(result), megabytes(usage))


def megabytes(usage):
    """The peak memory of a process."""
    return usage.ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def measure(edition, name, out, rounds):
    """What an output costs: seconds to write, megabytes, seconds to read, megabytes, seconds of the ledger, bytes."""
    writing, reading, size = [], [], 0
    for _ in range(rounds):
        writing.append(run_alone(write, edition, name, out))
        size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        reading.append(run_alone(read, edition, name, out))
        shutil.rmtree(out)
    (written, _, most), (read_again, ledger, peak) = min(writing), min(reading)
    return written, most, read_again, peak, ledger, size


def show(title, edition, names, out, rounds):
    """Print a row for each output of an edition; `title` stands for the name of the only one."""
    for name in names:
        writing, most, reading, peak, ledger, size = measure(edition, name, out, rounds)
        print(
            f"{title or name:16}{writing:10.2f}{most:8,d}{reading:10.2f}{peak:8,d}{reading / writing:8.2f}"
            f"{ledger:10.2f}{size:14,d}",
            flush=True,
        )


def main():
    from mars_i18n.workflow.build import installed_outputs

    outputs = sys.argv[1:] or installed_outputs()[0]
    count, rounds = int(os.environ.get("SEGMENTS", "10000")), int(os.environ.get("ROUNDS", "3"))
    forms = [one for one in os.environ.get("FORMATS", ",".join(SOURCES)).split(",") if one in SOURCES]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "build"
        head = f"{'output':16}{'write s':>10}{'MB':>8}{'read s':>10}{'MB':>8}{'ratio':>8}{'ledger s':>10}{'bytes':>14}"
        edition, seconds = make_edition(ROOT, out)
        print(f"the sample issue, made in {seconds:.2f} s\n{head}")
        show("", edition, outputs, out, rounds)
        for form in forms if "source" in outputs else ["md"]:
            project = Path(folder) / form
            large(project, count, form)
            edition, seconds = make_edition(project, out)
            print(f"{count:,} paragraphs, {form}: made in {seconds:.2f} s\n{head}")
            show("", edition, [one for one in outputs if one != "source"] if form == "md" else [], out, rounds)
            if "source" in outputs:
                show(f"source, {form}", edition, ["source"], out, rounds)


if __name__ == "__main__":
    main()
