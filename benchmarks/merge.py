"""Carry-over of a large issue against msgmerge, pot2po and po4a: seconds, and which changed texts found their own.

Run: ``python benchmarks/merge.py [MESSAGES] [SEED]``. A tenth of the messages have one word changed, a hundredth
have moved, and twenty are new. The peers merge the same catalogue, those that are on the PATH. A translation is lost
that is nowhere in the merged catalogue, not even among the obsolete.
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
from mars_i18n.model import Catalogue, Entry, Location, SegmentPlace
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.segments.source_messages import SourceMessage

WORDS = Path(__file__).parent.joinpath("data/sentences-en.dev.txt").read_text(encoding="utf-8").split()


def message(msgid: str) -> SourceMessage:
    """A message in English, as `messages` gives it."""
    return SourceMessage(msgid, "", "en", "detected", (SegmentPlace("paragraph"),), ("a.md",), (), Location("a.md"))


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


def print_result(
    name: str, seconds: float, entries: tuple[Entry, ...], origin: dict[str, str], texts: list[str]
) -> None:
    """Print one line of the table: seconds, right and wrong pairs of all changed texts, translations lost."""
    made = {entry.msgid: entry.msgstr for entry in entries if not entry.obsolete and entry.fuzzy}
    right = sum(made.get(text) == f"«{was}»" for text, was in origin.items())
    wrong = sum(origin.get(text) is None or msgstr != f"«{origin[text]}»" for text, msgstr in made.items() if msgstr)
    lost = len({f"«{text}»" for text in texts} - {entry.msgstr for entry in entries})
    print(f"{name:9} {seconds:7.2f} s   right {right}/{len(origin)}   wrong {wrong}   lost {lost}")


def peers() -> dict[str, list[str]]:
    """What each peer is called with in a folder of old.po, new.pot and new.txt; each leaves its result in out.po."""
    return {
        "msgmerge": ["msgmerge", "-q", "--no-wrap", "old.po", "new.pot", "-o", "out.po"],
        "pot2po": ["pot2po", "--progress=none", "-t", "old.po", "new.pot", "out.po"],
        "po4a": ["po4a-updatepo", "-f", "text", "-M", "UTF-8", "-m", "new.txt", "-p", "out.po"],
    }


def main() -> None:
    """Make the issue, merge it in every way, print a line for each."""
    count, seed = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)  # noqa: S311 - the same issue on every run
    texts = issue(count, chance)
    today, origin = edited(texts, chance)
    old = Catalogue("es_CO", tuple(Entry(text, f"«{text}»") for text in texts), po.new_header("es_CO", "benchmark"))
    started = time.perf_counter()
    merged = merge([message(text) for text in today], old, "es")
    print_result("mars-i18n", time.perf_counter() - started, merged.entries, origin, texts)
    for name, command in peers().items():
        if not shutil.which(command[0]):
            continue
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            for file in ("old.po", "out.po"):
                (folder / file).write_bytes(po.serialise(old))
            (folder / "new.pot").write_bytes(po.serialise(replace(old, entries=tuple(Entry(text) for text in today))))
            (folder / "new.txt").write_text("\n\n".join(today) + "\n", encoding="utf-8")
            started = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=folder)
            seconds = time.perf_counter() - started
            print_result(name, seconds, po.parse((folder / "out.po").read_bytes(), name).entries, origin, texts)


if __name__ == "__main__":
    main()
