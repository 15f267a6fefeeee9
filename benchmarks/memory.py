"""Measure what the memory saves: ``python benchmarks/memory.py``.

A first issue of a hundred paragraphs is translated; a second one repeats a third of them word for word, in the same
places as newsletters repeat their notes and addresses. Prints the share of the second issue's words that nobody has to
type again, and the seconds of its sync, with a cold memory and a warm one. Texts are this project's test sentences.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text" / "language"))

import polib
import samples

from mars_i18n.project import open_project
from mars_i18n.workflow.init import NewProject, init
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.sync import sync

PARAGRAPHS = 100


def issue(paragraphs):
    return "---\nlanguage: en\n---\n\n# Our newsletter\n\n" + "\n\n".join(paragraphs) + "\n"


def translate(path):
    file = polib.pofile(str(path), wrapwidth=0)
    for entry in file:
        entry.msgstr = entry.msgstr or f"[es] {entry.msgid}"
    file.save()


def words(path, *, done):
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete and entry.msgid]
    return sum(
        len(entry.msgid.split()) for entry in entries if not done or (entry.msgstr and "fuzzy" not in entry.flags)
    )


def main():
    texts = [text for text, code in [*samples.sentences("fit"), *samples.sentences("test")] if code == "en"]
    paragraphs = list(dict.fromkeys(re.sub(r"\s+", " ", text).strip() for text in texts))
    half = min(PARAGRAPHS, len(paragraphs) // 2)
    first, fresh = paragraphs[:half], paragraphs[half : 2 * half]
    second = [*first[: half // 3], *fresh[: half - half // 3]]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        root = Path(folder) / "project"
        init(root, NewProject("Valley", ("es_CO", "en_US"), sample=False))
        project = open_project(root)
        (root / "sources" / "2025-01.md").write_text(issue(first), encoding="utf-8")
        list(sync(OpenProject(project), ()))
        catalogue = project.catalogue_path("es", "2025-01")
        translate(catalogue)
        (root / "sources" / "2025-03.md").write_text(issue(second), encoding="utf-8")
        for warmth in ("cold", "warm"):
            project.catalogue_path("es", "2025-03").unlink(missing_ok=True)
            began = time.perf_counter()
            list(sync(OpenProject(project), ["2025-03"]))
            print(f"sync with a {warmth} memory: {time.perf_counter() - began:.2f} s")
        path = project.catalogue_path("es", "2025-03")
        saved, every = words(path, done=True), words(path, done=False)
        summary = f"{saved} of {every} words need not be typed, {saved / every:.1%}"
        print(f"{len(second)} paragraphs, a third of them as before: {summary}")


if __name__ == "__main__":
    main()
