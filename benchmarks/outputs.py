"""What each output costs: ``python benchmarks/outputs.py [OUTPUT…]``, all that are installed unless named.

Builds the sample issue, and one of 10,000 paragraphs (SEGMENTS=… says otherwise), each output in a process of its own,
and reads its files back in another; prints seconds, peak memory, and the bytes of the files. Reading sources and
catalogues, which all share, is counted too: the row "nothing" is that alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUILD = """
import sys
from pathlib import Path
from mars_i18n.project import open_project
from mars_i18n.workflow.build import build
from mars_i18n.workflow.issue.edition_making import Order
from mars_i18n.workflow.issue.open_project import OpenProject
opened = OpenProject(open_project(Path(sys.argv[1])))
outputs = tuple(name for name in sys.argv[3].split(",") if name)
assert all(one.ready for one in build(opened, (), Order(("en",), outputs, Path(sys.argv[2]))))
"""
READ = """
import sys
from pathlib import Path
from mars_i18n.project import open_project
from mars_i18n.workflow.issue.edition_making import Order, make_editions
from mars_i18n.workflow.issue.assess import assess
from mars_i18n.workflow.issue.open_issue import OpenIssue
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.records.read_back import read_back
opened = OpenProject(open_project(Path(sys.argv[1])))
outputs = tuple(name for name in sys.argv[3].split(",") if name)
for found in opened.issues():
    issue = OpenIssue(opened, found)
    assessments = [assess(issue, language) for language in opened.project.languages]
    edition = make_editions(issue, assessments, Order(("en",), outputs or ("text",), Path(sys.argv[2])))["en"]
    assert not any(one.not_read for one in read_back(edition, outputs, Path(sys.argv[2])))
"""


def large(folder, count):
    """Make a project of one issue of so many paragraphs, which is its own edition in English."""
    (folder / "sources").mkdir(parents=True)
    (folder / "mars-i18n.toml").write_text('title = "Large"\n[languages]\nen = "en_US"\n', encoding="utf-8")
    head = "---\ntitle: A large issue\nlanguage: en\ndate: 2025-05\n---\n\n"
    blocks = (
        f"## Part {n}\n\n"
        if n % 20 == 0
        else f"The neighbours of village {n} keep the **river** and write it down.\n\n"
        for n in range(count)
    )
    (folder / "sources" / "2025-05.md").write_text(head + "".join(blocks), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mars_i18n", "-q", "-C", folder, "sync"], check=True)


def measured(project, output):
    """Seconds and megabytes to write, the bytes, seconds and megabytes to read."""
    with tempfile.TemporaryDirectory() as folder:
        writing = run_alone(BUILD, project, folder, output)
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        return *writing, *run_alone(READ, project, folder, output), size


def run_alone(code, project, folder, output):
    before = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, str(project), folder, output])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{output} failed")
    return time.perf_counter() - before, usage.ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)


def main():
    from mars_i18n.workflow.build import installed_outputs

    outputs = sys.argv[1:] or [*installed_outputs()[0], "proof"]
    count = int(os.environ.get("SEGMENTS", "10000"))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "large"
        large(made, count)
        print(f"{'':10}{'the sample issue, English':>50}{f'{count:,} segments':>50}")
        head = f"{'write s':>10}{'MB':>8}{'read s':>10}{'MB':>8}{'bytes':>14}"
        print(f"{'output':10}{head}{head}")
        for output in ["", *outputs]:
            row = ""
            for project in (ROOT, made):
                writing, most, reading, peak, size = measured(project, output)
                row += f"{writing:10,.1f}{most:8,d}{reading:10,.1f}{peak:8,d}{size:14,d}"
            print(f"{output or 'nothing':10}{row}", flush=True)


if __name__ == "__main__":
    main()
