"""Carry-over of a large issue against msgmerge: seconds, and how many changed texts found their own translation.

Run: ``python benchmarks/merge.py [MESSAGES] [SEED]``. A tenth of the messages have one word changed, a hundredth
have moved, and twenty are new. msgmerge is timed on the same catalogue and skipped where gettext is not installed.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from mars_i18n.catalogues import po
from mars_i18n.model import Catalogue, Entry, Location
from mars_i18n.text.merge import merge
from mars_i18n.text.segments import Message

WORDS = Path(__file__).parent.joinpath("data/sentences-en.dev.txt").read_text(encoding="utf-8").split()


def message(msgid: str) -> Message:
    """A message in English, as `messages` gives it."""
    return Message(msgid, "", "en", "detected", ("Paragraph",), ("a.md",), (), Location("a.md"))


def issue(count: int, chance: random.Random) -> list[str]:
    """Distinct texts of 1 to 40 words of real prose, a third of them no longer than a heading."""
    texts: dict[str, None] = {}
    while len(texts) < count:
        length = chance.choice((chance.randint(1, 5), chance.randint(6, 40), chance.randint(6, 40)))
        start = chance.randrange(len(WORDS) - length)
        texts[" ".join(WORDS[start : start + length]).replace("<", "").replace("\\", "")] = None
    return list(texts)


def edited(texts: list[str], chance: random.Random) -> tuple[list[str], dict[str, str]]:
    """Today's texts, and for each changed one the text that it was."""
    origin: dict[str, str] = {}
    today = list(texts)
    for place in chance.sample(range(len(today)), len(today) // 10):
        words = today[place].split()
        words[chance.randrange(len(words))] = chance.choice(WORDS)
        changed = " ".join(words)
        if changed not in texts and changed not in origin:
            origin[changed], today[place] = today[place], changed
    for place in chance.sample(range(len(today)), len(today) // 100):
        today.insert(chance.randrange(len(today)), today.pop(place))
    new = [f"{' '.join(chance.sample(WORDS, 12))}" for _ in range(20)]
    return [*today, *(text for text in new if text not in origin)], origin


def told(name: str, seconds: float, entries: tuple[Entry, ...], origin: dict[str, str]) -> None:
    """Print one line of the table: seconds, right and wrong pairs of all changed texts."""
    made = {entry.msgid: entry.msgstr for entry in entries if not entry.obsolete and entry.fuzzy}
    right = sum(made.get(text) == f"«{was}»" for text, was in origin.items())
    wrong = sum(origin.get(text) is None or msgstr != f"«{origin[text]}»" for text, msgstr in made.items() if msgstr)
    print(f"{name:9} {seconds:7.2f} s   right {right}/{len(origin)}   wrong {wrong}")


def main() -> None:
    """Make the issue, merge it both ways, print both lines."""
    count, seed = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)  # noqa: S311 - the same issue on every run
    texts = issue(count, chance)
    today, origin = edited(texts, chance)
    header = po.new_header("es_CO", "benchmark")
    old = Catalogue("es_CO", tuple(Entry(text, f"«{text}»") for text in texts), header)
    started = time.perf_counter()
    merged = merge([message(text) for text in today], old, "es")
    told("mars-i18n", time.perf_counter() - started, merged.entries, origin)
    if not shutil.which("msgmerge"):
        return
    with tempfile.TemporaryDirectory() as folder:
        before, template = Path(folder, "old.po"), Path(folder, "new.pot")
        before.write_bytes(po.serialise(old))
        template.write_bytes(po.serialise(replace(old, entries=tuple(Entry(text) for text in today))))
        started = time.perf_counter()
        run = subprocess.run(["msgmerge", "-q", "--no-wrap", before, template], check=True, capture_output=True)
        told("msgmerge", time.perf_counter() - started, po.parse(run.stdout, "merged.po").entries, origin)


if __name__ == "__main__":
    main()
