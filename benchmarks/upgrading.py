"""Upgrades: files of others are translated with an earlier version, then synced with today's. What is asked for again?

Usage: upgrading.py REVISION FOLDER [KEPT]: a commit of this repository, a folder of documents, and optionally where the
project is kept. Each document is an issue of its own. The earlier version writes the catalogues, each message is
"translated" (its words get an ending, syntax stays), and today's `sync` reads all of it. An entry that is not finished
then was translated before where its words are those of a message of before (fuzzy or lost), was a part of a longer one
(split), or is new. Copies of a text in the catalogue of its own language are no translations.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = {"es": "es_CO", "en": "en_US", "pt": "pt_BR"}
_ROOT = Path(__file__).parents[1]
_ENDINGS = {".md", ".markdown", ".html", ".htm", ".txt"}
_LARGEST = 200_000  # bytes of a document
_PART = 5  # words, from which it is no accident that they are in another message
_SYNTAX = re.compile(
    r"(<[^<>]+>|\{[{%].*?[}%]\}|\{:?[ \t]*[^{}\s][^{}]*\}|(?:///|:::|!!!|\?\?\?)[ \t]*[\w-]+|\[!\w+\]|:[\w-]+:[ ]\S+)"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Counted:
    """Entries of catalogues: finished before; after, finished, fuzzy, lost, parts of longer ones, and new."""

    before: int = 0
    finished: int = 0
    fuzzy: int = 0
    lost: int = 0
    split: int = 0
    new: int = 0
    examples: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Print what `sync` asks for again after the upgrade."""
    revision, folder = arguments[0], Path(arguments[1])
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(arguments[2]) if arguments[2:] else Path(temporary) / "project"
        earlier = Path(temporary) / "earlier"
        _unpack(revision, earlier)
        count = _make_project(folder, root)
        _run(earlier, root)
        for path in _catalogues(root):
            _translate(path)
        before = {path: polib.pofile(str(path)) for path in _catalogues(root)}
        if arguments[2:]:
            shutil.copytree(root / "locales", root / "before")
        _run(_ROOT, root)
        counted = Counted()
        for path in _catalogues(root):
            _count(
                path.relative_to(root).as_posix(), before.get(path, polib.POFile()), polib.pofile(str(path)), counted
            )
    for example in counted.examples:
        print(example)
    print(
        f"{revision}: {count} documents, {counted.before} finished entries before; {counted.finished} are finished, "
        f"{counted.fuzzy} fuzzy, {counted.lost} lost, {counted.split} were parts of longer ones; {counted.new} are new"
    )
    return 1 if counted.fuzzy or counted.lost else 0


def _unpack(revision: str, to: Path) -> None:
    """Write the package of a commit to a folder."""
    to.mkdir()
    archive = subprocess.run(
        ["git", "archive", revision, "mars_i18n"],
        cwd=_ROOT,
        check=True,
        capture_output=True,
    )
    subprocess.run(["tar", "-x"], cwd=to, input=archive.stdout, check=True)


def _make_project(folder: Path, root: Path) -> int:
    """Make a project whose issues are the documents of a folder; gives how many there are."""
    shutil.rmtree(root, ignore_errors=True)
    (root / "sources").mkdir(parents=True)
    languages = "\n".join(f'{language} = "{region}"' for language, region in LANGUAGES.items())
    (root / "mars-i18n.toml").write_text(f"[languages]\n{languages}\n", encoding="utf-8")
    count = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _ENDINGS and path.is_file() and path.stat().st_size <= _LARGEST:
            count += 1
            shutil.copy(path, root / "sources" / f"d{count:03}{path.suffix.lower()}")
    return count


def _run(version: Path, root: Path) -> str:
    """Sync a project with the version in a folder; gives what it says."""
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "mars_i18n", "-C", str(root), "sync"],
        cwd=version,
        env={**os.environ, "PYTHONPATH": str(version), "XDG_CACHE_HOME": str(root / ".cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode > 1:
        raise SystemExit(f"{version}: {ran.stderr[-2000:]}")
    return ran.stderr


def _catalogues(root: Path) -> list[Path]:
    return sorted((root / "locales").rglob("*.po"))


def _translate(path: Path) -> None:
    """Finish every entry of a catalogue: each word of it gets an ending, tags stay."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    for entry in catalogue:
        if entry.obsolete:
            continue
        if not entry.msgstr:
            pieces = _SYNTAX.split(entry.msgid)
            entry.msgstr = "".join(piece if at % 2 else _pseudo(piece) for at, piece in enumerate(pieces))
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    catalogue.save(str(path))


def _pseudo(piece: str) -> str:
    return re.sub(r"[^\W\d_]{2,}(?![\w/.:;@&])", r"\g<0>os", piece)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(_SYNTAX.sub(" ", text))).casefold()


def _count(name: str, before: polib.POFile, after: polib.POFile, counted: Counted) -> None:
    """Count the entries of a catalogue, and keep those that are asked for again."""
    typed = [entry for entry in _active(before) if entry.msgstr != entry.msgid]  # others are copies that `sync` made
    counted.before += len(typed)
    known = Counter(_words(entry.msgid) for entry in typed)
    known.subtract(_words(entry.msgid) for entry in _active(after) if entry.translated())
    whole = f" {' | '.join(known)} "
    for entry in _active(after):
        words = _words(entry.msgid)
        if entry.translated():
            counted.finished += 1
        elif known[words] > 0:
            known[words] -= 1
            counted.fuzzy += entry.fuzzy
            counted.lost += not entry.fuzzy
            counted.examples.append(f"{name}: {entry.msgid!r} => {entry.msgstr!r} {entry.comment!r}")
        elif len(words.split()) >= _PART and f" {words} " in whole:
            counted.split += 1
            counted.examples.append(f"{name}: part of a longer one: {entry.msgid!r}")
        else:
            counted.new += 1


def _active(catalogue: polib.POFile) -> Iterator[polib.POEntry]:
    return (entry for entry in catalogue if not entry.obsolete)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
