"""typst beside what else prints: ``python benchmarks/paper.py [LANGUAGE…]``, the project's languages unless named.

Prints the sample issue by the output pdf, and its web page by WeasyPrint (``pip install weasyprint``) and by Chromium
where they are installed; prints seconds (the best of three, a process each), bytes, pages, lines that end in a hyphen,
and whether the file is tagged and keeps PDF/UA-1 by page-validation. The files stay in .bench/paper/ to be looked at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / ".bench" / "paper"
ALONE = {**os.environ, "MARS_I18N_NO_CACHE": "1"}  # each run builds the file anew
BUILD = """
import sys
from pathlib import Path
from mars_i18n.project import open_project
from mars_i18n.workflow.build import build
from mars_i18n.workflow.building.order import Order
from mars_i18n.workflow.issue.open_project import OpenProject
root, out, output, language = sys.argv[1:]
opened = OpenProject(open_project(Path(root)))
assert all(one.ready for one in build(opened, (), Order((language,), (output,), Path(out))))
"""
WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
TAGGED = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def printers(language, build):
    """(name, command, where the file comes to lie)."""
    page, made = build / language / "2025-05" / "index.html", build / language / "2025-05" / "2025-05.pdf"
    yield "typst", [sys.executable, "-c", BUILD, str(ROOT), str(build), "pdf", language], made
    if find_spec("weasyprint"):
        for name, program in (("WeasyPrint", WEASYPRINT), ("WeasyPrint tagged", TAGGED)):
            path = build / f"{name}.pdf"
            yield name, [sys.executable, "-c", program, str(page), str(path)], path
    if chromium := shutil.which("chromium"):
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        path = build / "Chromium.pdf"
        profile = f"--user-data-dir={build / 'profile'}"
        yield "Chromium", [chromium, *options, profile, f"--print-to-pdf={path}", page.as_uri()], path


def seconds(command):
    """The best of three."""
    found = []
    for _ in range(3):
        before = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=ALONE)
        found.append(time.perf_counter() - before)
    return min(found)


def measures_of(path):
    """Pages, lines that end in a hyphen, whether tagged, and the rules of PDF/UA-1 that are broken."""
    import page
    from pypdf import PdfReader

    reader = PdfReader(path)
    lines = [line.rstrip() for one in reader.pages for line in one.extract_text().splitlines()]
    hyphens = sum(line.endswith(("-", "\u2010", "\u00ad")) for line in lines)
    tagged = "/StructTreeRoot" in reader.trailer["/Root"]
    return len(reader.pages), hyphens, tagged, page.validate_pdf(path, profile="ua1").rules.failed


def main():
    KEPT.mkdir(parents=True, exist_ok=True)
    head = f"{'':24}{'seconds':>9}{'bytes':>10}{'pages':>7}{'hyphens':>9}{'tagged':>8}{'rules of PDF/UA-1 broken':>26}"
    for language in sys.argv[1:] or ["es", "en", "pt"]:
        print(f"{language}\n{head}")
        with tempfile.TemporaryDirectory() as folder:
            build = Path(folder)
            subprocess.run([sys.executable, "-c", BUILD, str(ROOT), str(build), "web", language], check=True)
            for name, command, path in printers(language, build):
                took = seconds(command)
                pages, hyphens, tagged, broken = measures_of(path)
                shutil.copyfile(path, KEPT / f"{name.replace(' ', '-')}-{language}.pdf")
                tag = "yes" if tagged else "no"
                size = path.stat().st_size
                print(f"{name:24}{took:9.1f}{size:10,d}{pages:7d}{hyphens:9d}{tag:>8}{broken:26d}", flush=True)


if __name__ == "__main__":
    main()
