"""Projects of hostile sizes: ``python benchmarks/speed/hostile.py [--case NAME] [--scale F]``.

Each case is made at a quarter of its size and at its size, and each command is run on both. Printed are seconds of a
processor, megabytes at the peak (all processes, ``--jobs 1``), and the exponent of the size by which the seconds and
the megabytes grow, what starting takes taken off: 1 is linear. ``--scale 0.1`` makes all sizes smaller.

- ``segments``: one document of so many segments;
- ``paragraph``: one paragraph of so many megabytes;
- ``documents``: so many documents of ten segments;
- ``memory``: a memory of so many pairs, in files of 100,000, and a new document of a hundred segments;
- ``alike``: one document of so many segments that differ in one word, then one in ten of them changed;
- ``languages``: one document of two hundred segments, and so many languages.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

import generate
import measuring
from babel.core import get_global
from generate import CONFIGURATION, write

MARS = (sys.executable, "-m", "mars_i18n")
_MANY = (
    "es en pt fr de it ca gl eu nl sv da nb fi is pl cs sk sl hr sr bg ro hu el tr ru uk be lt lv et mk sq hy ka he ar "
    "fa hi bn ta te ml th vi id ms sw zu"
).split()
_OF_FILE = 100_000  # pairs: 50 MB; beyond 200 MB a file is refused
_TMX = '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="es"><seg>{1}</seg></tuv></tu>\n'


def make_segments(folder, size):
    """One document of so many segments, translated."""
    generate.generate(folder, documents=1, segments=size)


def make_documents(folder, size):
    """Documents of ten segments."""
    generate.generate(folder, documents=size, segments=10)


def make_paragraph(folder, size):
    """One paragraph of so many megabytes."""
    parts, length, number = [], 0, 0
    while length < size * 1_000_000:
        parts += [one.texts[1] for one in generate.make_document(number, 100, 1) if one.kind == "item"]
        length, number = sum(map(len, parts[-20:])) + length, number + 1
    write(folder / "project" / "mars-i18n.toml", CONFIGURATION)
    write(folder / "project" / "sources" / "long.md", f"---\nlanguage: en\n---\n\n{' '.join(parts)}\n")


def make_memory(folder, size):
    """A memory of so many pairs, in files, and a document of which none is in it but some are like one."""
    write(folder / "project" / "mars-i18n.toml", CONFIGURATION)
    for first in range(0, size, _OF_FILE):
        _write_memory(folder / "project" / "memory" / f"part-{first}.tmx", first, min(first + _OF_FILE, size))
    segments = generate.change(generate.make_document(0, 100, 1), 0.5, 0, 1)
    write(folder / "project" / "sources" / "new.md", generate.render(segments, "en"))


def _write_memory(path, first, last):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en"/><body>\n')
        for number in range(first, last, 100):
            for one in generate.make_document(number // 100, 100, 1):
                spanish, english, _ = map(generate.as_message, one.texts)
                file.write(_TMX.format(*(text.replace("<", "&lt;") for text in (english, spanish))))
        file.write("</body></tmx>\n")


def make_alike(folder, size):
    """Segments that differ in one number in words; the second version has one in ten changed."""
    first = [
        f"The water of the school in the village with the name {_name(number)} is clean again since the month of May."
        for number in range(size)
    ]
    second = [text.replace("clean again", "not clean") if at % 10 == 0 else text for at, text in enumerate(first)]
    write(folder / "project" / "mars-i18n.toml", CONFIGURATION)
    for path, texts in ((folder / "project" / "sources", first), (folder / "second", second)):
        write(path / "alike.md", "---\nlanguage: en\n---\n\n" + "\n\n".join(texts) + "\n")


def _name(number):
    """A name of two words of which no other number has both."""
    syllables = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru")
    return "".join(syllables[int(digit)] for digit in f"{number:06}").capitalize()


def make_languages(folder, size):
    """One document, and so many languages."""
    generate.generate(folder, documents=1, segments=200)
    likely = get_global("likely_subtags")  # en_Latn_US of en: a project names the region
    rows = "".join(f'{code} = "{code}_{likely[code].rpartition("_")[2]}"\n' for code in _MANY[:size])
    write(folder / "project" / "mars-i18n.toml", f"[languages]\n{rows}")


def use_second(folder):
    """The second version of the sources in place of the first."""
    shutil.rmtree(folder / "project" / "sources")
    shutil.copytree(folder / "second", folder / "project" / "sources")


SYNC, CHECK = ("sync", ("sync", "--jobs", "1")), ("check", ("check", "--jobs", "1"))
AGAIN = ("nothing changed: sync", ("sync", "--jobs", "1"))
CHANGED = ("10 % changed: sync", ("sync", "--jobs", "1"))
SOURCES = ("check --sources-only", ("check", "--sources-only", "--jobs", "1"))
CASES = {
    "segments": (make_segments, 100_000, "segments", (SYNC, AGAIN, CHECK)),
    "paragraph": (make_paragraph, 10, "MB", (SYNC, AGAIN, SOURCES)),
    "documents": (make_documents, 10_000, "documents", (SYNC, AGAIN, CHECK)),
    "memory": (make_memory, 1_000_000, "pairs", (SYNC, AGAIN)),
    "alike": (make_alike, 20_000, "segments", (SYNC, CHANGED, CHECK)),
    "languages": (make_languages, 50, "languages", (SYNC, AGAIN, CHECK)),
}


def run_case(folder, name, size, started):
    """(command, seconds of a processor, megabytes) of each command of a case at a size."""
    make, _, _, commands = CASES[name]
    make(folder, size)
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    rows = []
    for shown, command in commands:
        if shown == CHANGED[0]:
            use_second(folder)
        done = measuring.run([*MARS, "-q", "-C", str(folder / "project"), *command], environment=environment)
        if done.code not in {0, 1}:
            sys.exit(f"{name} of {size}: {shown}: exit {done.code}")
        rows.append((shown, max(done.cpu - started, 0.01), done.memory))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--case", choices=[*CASES], action="append")
    parser.add_argument("--scale", type=float, default=1.0, metavar="F")
    options = parser.parse_args()
    started = min(measuring.run([*MARS, "--version"]).cpu for _ in range(3))
    print("| case | command | quarter | s | MB | size | s | MB | exponent: s | MB |\n|" + " --- |" * 10)
    for name in options.case or CASES:
        _, whole, unit, _ = CASES[name]
        large = max(round(whole * options.scale), 4)
        sizes = (max(large // 4, 1), large)
        found = []
        for size in sizes:
            with tempfile.TemporaryDirectory() as temporary:
                found.append(run_case(Path(temporary), name, size, started))
        for small, big in zip(*found, strict=True):
            of_time, of_memory = (measuring.exponent(small[at], big[at], sizes) for at in (1, 2))
            cells = [f"{at} {unit}" for at in sizes]
            print(
                f"| {name} | {small[0]} | {cells[0]} | {small[1]:.2f} | {small[2]:.0f} | {cells[1]} | {big[1]:.2f} "
                f"| {big[2]:.0f} | {of_time:.2f} | {of_memory:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
