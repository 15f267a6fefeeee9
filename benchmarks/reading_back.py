"""False alarms of reading back: ``python benchmarks/reading_back.py FOLDER… [--output web,…] [--keep FOLDER]``.

Each file below the folders that a format reads becomes an issue of a project in Spanish, English and Portuguese. Its
catalogues are filled by a machine that keeps tags, codes and addresses: Portuguese is upper-cased, the others have
accents on all vowels. Every output of every language is built as a draft and read back. As
nobody touched the files, each difference is a false alarm; they are printed, and counted a kind and an output.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from mars_i18n.catalogues import po
from mars_i18n.project import open_project, source_extensions
from mars_i18n.workflow.build import build, installed_outputs
from mars_i18n.workflow.building.order import Order
from mars_i18n.workflow.issue.open_project import OpenProject

SETTINGS = """\
title = "Others"
base_url = "https://example.org/news"
[languages]
en = "en_US"
es = "es_CO"
pt = "pt_BR"
"""
# tags, entities, addresses, syntax of templates, names of files, escapes
KEPT = re.compile(r"(<[^<>]*>|&#?\w+;|\w+:/*\S+|\{+[^{}]*\}+|%\w+|\S+@\S+|\S+\.\w{2,4}\b|\\.)")
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def accented(text):
    return text.translate(ACCENTS)


TRANSLATE = {"en": accented, "es": accented, "pt": str.upper}


def translated(msgid, change):
    """The text with `change` done to what is no tag, code or address."""
    return "".join(one if at % 2 else change(one) for at, one in enumerate(KEPT.split(msgid)))


def make_project(folder, files):
    """Each file as an issue, its catalogues filled."""
    (folder / "mars-i18n.toml").write_text(SETTINGS, encoding="utf-8")
    names = Counter()
    for path in files:
        name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "issue"
        names[name] += 1
        name += f"-{names[name]}" if names[name] > 1 else ""
        target = folder / "sources" / name / path.name
        target.parent.mkdir(parents=True)
        shutil.copy(path, target)
    subprocess.run([sys.executable, "-m", "mars_i18n", "-q", "-C", folder, "sync"], check=False)
    for path in sorted((folder / "locales").glob("*/LC_MESSAGES/*.po")):
        change = TRANSLATE[path.parts[-3]]
        catalogue = po.parse(path.read_bytes(), str(path))
        filled = (
            one if one.done or one.obsolete else replace(one, msgstr=translated(one.msgid, change), flags=())
            for one in catalogue.entries
        )
        path.write_bytes(po.serialise(replace(catalogue, entries=tuple(filled))))


def check(folder, outputs):
    """Build everything and read it back; print the differences and the figures. Gives how many outputs differ.

    Apart are links and images that lead to files which the sources do not have either: of these it is true.
    """
    opened = OpenProject(open_project(folder))
    order = Order(tuple(TRANSLATE), outputs or installed_outputs()[0], folder / "build", draft=True, verify=True)
    read, faults = [], 0
    for one in build(opened, (), order):
        faults += one.unreadable is not None or bool(one.failures)
        read += one.read_back
    differing, lacking = 0, 0
    kinds = Counter()
    for one in read:
        found = [difference for ledger in one.ledgers for difference in ledger.differences]
        false = [difference for difference in found if not is_lacking(folder / "sources" / one.issue, difference)]
        lacking += bool(found) and not false
        differing += bool(false) or bool(one.not_read)
        kinds.update((one.output, difference.kind) for difference in false)
        for sentence in [*(difference.sentence for difference in false), *([one.not_read] if one.not_read else [])]:
            print(f"{one.issue} {one.language} {one.output}: {sentence}")
    segments = sum(ledger.segments for one in read for ledger in one.ledgers)
    empty = sum(not any(ledger.segments for ledger in one.ledgers) for one in read)
    print(f"{len(read)} outputs of {len(opened.issues())} issues, {segments:,} segments read back; {empty} have none")
    print(f"{faults} editions cannot be built; {differing} outputs differ, and {lacking} lack what the sources lack")
    print(*(f"{count:5} {output}: {kind}" for (output, kind), count in sorted(kinds.items())), sep="\n")
    return differing


def is_lacking(folder, difference):
    """Whether a difference is a link or an image that leads to a file which the sources do not have."""
    path = unquote(difference.text.partition("#")[0].partition("?")[0])
    return difference.kind in {"link", "image"} and bool(path) and ":" not in path and not (folder / path).exists()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--output", default="")
    options.add_argument("--keep", type=Path)
    order = options.parse_args()
    known = source_extensions()
    paths = sorted({path for one in order.folders for path in ([one] if one.is_file() else one.rglob("*"))})
    with tempfile.TemporaryDirectory() as temporary:
        folder = order.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "mars-i18n.toml").exists():
            make_project(folder, [path for path in paths if path.suffix.lower() in known])
        sys.exit(1 if check(folder, tuple(filter(None, order.output.split(",")))) else 0)


if __name__ == "__main__":
    main()
