"""What other tools change in office files that nobody translated: `python benchmarks/office_peers.py FOLDER`.

FOLDER holds .docx and .odt files, at any depth; every Nth is taken (``--every``). Each file goes out of its format and
back, with not one translation: through mars-i18n; as .odt through Translate Toolkit's odf2xliff and xliff2odf; as
.docx and .odt through pandoc, from the format to itself; and its main XML part through po4a's module for XML
(po4a has no module for either format). Printed
for each: files that failed, files that came back byte for byte, members of the package whose bytes changed or that
were lost or added, words lost and added. Words are counted by the second readers of mars-i18n, which share no code
with what reads and writes. A peer that is not installed (`pip install --group peers`, po4a from the system) has no row.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from mars_i18n import plugins
from mars_i18n.errors import MarsError
from mars_i18n.formats._office.zip_package import open_package

PARTS = {".docx": "word/document.xml", ".odt": "content.xml"}
TIMEOUT = 60


@dataclass
class Tally:
    """What became of the files of one format through one tool."""

    counts: Counter = field(default_factory=Counter)

    def add(self, before, after, suffix):
        """Add a file: its bytes before and after; None where the tool failed."""
        self.counts["files"] += 1
        if after is None:
            self.counts["failed"] += 1
            return
        self.counts["identical"] += before == after
        first, second = members(before), members(after)
        self.counts["members"] += len(first)
        self.counts["changed"] += sum(second.get(name, content) != content for name, content in first.items())
        self.counts["lost"] += len(first.keys() - second.keys())
        self.counts["added"] += len(second.keys() - first.keys())
        old, new = words(before, suffix), words(after, suffix)
        self.counts["words"] += old.total()
        self.counts["words lost"] += (old - new).total()
        self.counts["words added"] += (new - old).total()

    def row(self, name):
        one = self.counts
        text = f"{one['identical']:4} {one['changed']:8} of {one['members']:4} {one['lost']:5} {one['added']:6}"
        return f"{name:34} {one['files']:5} {one['failed']:6} {text} {one['words lost']:6} {one['words added']:6}"


def members(data):
    """Name → content of each member."""
    package = open_package(data, "file")
    return {name: package.read(name) for name in package.members}


def words(data, suffix):
    module = plugins.load("formats", suffix[1:])
    return Counter(one.word for one in module.visible_words(module.parse(data, f"a{suffix}")))


def run(*command):
    """Whether a command ended well."""
    try:
        return subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def through_ours(path, folder):
    del folder
    module = plugins.load("formats", path.suffix[1:])
    return module.rebuild(module.parse(path.read_bytes(), path.name))


def through_toolkit(path, folder):
    if path.suffix != ".odt":
        return path.read_bytes()
    xliff, made = folder / "a.xlf", folder / "made.odt"
    fine = run("odf2xliff", "--progress=none", path, xliff) and run(
        "xliff2odf", "--progress=none", "-t", path, xliff, made
    )
    return made.read_bytes() if fine and made.exists() else None


def through_pandoc(path, folder):
    made = folder / f"made{path.suffix}"
    return made.read_bytes() if run(pandoc(), path, "-o", made) else None


def through_po4a(path, folder):
    data = path.read_bytes()
    part, made, pot = folder / "part.xml", folder / "made.xml", folder / "a.pot"
    name = PARTS[path.suffix]
    package = open_package(data, path.name)
    if name not in package.members:
        return None
    part.write_bytes(package.read(name))
    fine = run("po4a-updatepo", "-f", "xml", "-M", "UTF-8", "-m", part, "-p", pot)
    fine = fine and run("po4a-translate", "-f", "xml", "-M", "UTF-8", "-m", part, "-p", pot, "-k", "0", "-l", made)
    if not fine or not made.exists():
        return None
    return data if made.read_bytes() == part.read_bytes() else package.with_members({name: made.read_bytes()})


def pandoc():
    """The program, of the system or of pypandoc, or None."""
    if found := shutil.which("pandoc"):
        return found
    try:
        import pypandoc
    except ImportError:
        return None
    return pypandoc.get_pandoc_path()


def tools():
    """(name, formats, function) of each tool that is installed."""
    yield "mars-i18n", (".docx", ".odt"), through_ours
    if shutil.which("odf2xliff"):
        yield "odf2xliff, xliff2odf", (".odt",), through_toolkit
    if pandoc():
        yield "pandoc", (".docx", ".odt"), through_pandoc
    if shutil.which("po4a-updatepo"):
        yield "po4a, module xml, main part", (".docx", ".odt"), through_po4a


def readable(path):
    """Whether mars-i18n reads a file: of others nothing can be counted."""
    try:
        words(path.read_bytes(), path.suffix)
    except MarsError as error:
        print(f"left out   {error.message}", file=sys.stderr)
        return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth file of a format")
    options = parser.parse_args()
    head = "files failed same changed members    lost  added  words: lost added"
    print(f"{'':34} {head}")
    for suffix in PARTS:
        paths = sorted(path for path in options.folder.rglob(f"*{suffix}") if path.is_file())[:: options.every]
        paths = [path for path in paths if readable(path)]
        for name, formats, through in tools():
            if suffix not in formats or not paths:
                continue
            tally = Tally()
            for path in paths:
                with tempfile.TemporaryDirectory() as folder:
                    after = through(path, Path(folder))
                try:
                    tally.add(path.read_bytes(), after, suffix)
                except MarsError as error:
                    print(f"{name}: {path.name}: {error.message}", file=sys.stderr)
                    tally.counts["failed"] += 1
            print(f"{tally.row(f'{suffix} {name}')} of {tally.counts['words']}", flush=True)


if __name__ == "__main__":
    main()
