"""Measure how well and how fast the memory finds texts: ``python benchmarks/memory_search.py FILE… [--entries N]``.

FILE holds real sentences: one a line, or ``# text = `` lines of a treebank (.conllu), or JSON lines {"en", "es", "pt"}
(.jsonl). With --entries, there are made as many: the beginning of one sentence and the end of another. In a sample of
the texts of three words or more one word, drawn with a fixed seed, becomes another word of the sample; a text is found
where the memory gives it, or one as like. "possible" is what comparing with every text would find: all those that are
alike enough. Times are those of the processor.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from rapidfuzz.fuzz import ratio

from mars_i18n.model import Catalogue, Entry
from mars_i18n.suggesters.memory import CatalogueSource, Memory

LEAST = 0.7
OF_A_CATALOGUE = 1000
SEED = 20250501


def sentences(path):
    """The distinct texts of a file, white space single."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if path.suffix == ".jsonl":
            row = json.loads(line) if line.strip() else {}
            yield from (" ".join(row[code].split()) for code in ("en", "es", "pt") if row.get(code))
        elif path.suffix != ".conllu":
            yield " ".join(line.split())
        elif line.startswith("# text = "):
            yield " ".join(line.removeprefix("# text = ").split())


def enlarge(texts, count, rng):
    """The texts, and as many more made of halves of two of them as are wanted."""
    made = dict.fromkeys(texts)
    words = [text.split() for text in texts]
    while len(made) < count:
        one, other = rng.choice(words), rng.choice(words)
        made[" ".join(one[: len(one) // 2 + 1] + other[len(other) // 2 :])] = None
    return list(made)


def sources(texts):
    for number, start in enumerate(range(0, len(texts), OF_A_CATALOGUE)):
        entries = tuple(Entry(text, f"{text[::-1]}.") for text in texts[start : start + OF_A_CATALOGUE])
        yield CatalogueSource(f"{number}.po", "es", f"{number:05}", "1", lambda it=entries: Catalogue("es", it))


def change_one_word(text, vocabulary, rng):
    words = text.split()
    words[rng.randrange(len(words))] = rng.choice(vocabulary)
    return " ".join(words)


def percentiles(times):
    times.sort()
    return ", ".join(f"p{p} {1000 * times[len(times) * p // 100]:.1f} ms" for p in (50, 95, 99))


def measure(texts, samples, path):
    rng = random.Random(SEED)  # noqa: S311 - a draw, not a secret
    clock = time.process_time
    began, wall = clock(), time.perf_counter()
    memory = Memory(path)
    memory.update(sources(texts))
    seconds = clock() - began
    print(f"{len(texts):,} pairs indexed in {seconds:.1f} s ({time.perf_counter() - wall:.1f} s on the wall)")
    del memory
    size = sum(file.stat().st_size for file in path.parent.iterdir())
    words = sum(len(text) + len(text[::-1]) + 1 for text in texts)
    print(f"{size / len(texts):.0f} bytes a pair, of which {words / len(texts):.0f} are its letters")
    memory = Memory(path)
    asked = [rng.choice(texts) for _ in range(20_000)]
    began = clock()
    known = sum(bool(memory.exact(text, "es")) for text in asked)
    print(f"{len(asked) / (clock() - began):,.0f} exact look-ups a second; {known:,} of {len(asked):,} found")
    vocabulary = [word for text in rng.sample(texts, min(5000, len(texts))) for word in text.split()]
    chosen = rng.sample([text for text in texts if len(text.split()) >= 3], samples)
    possible = found = 0
    times, walls = [], []
    for text in chosen:
        changed = change_one_word(text, vocabulary, rng)
        alike = ratio(changed, text) / 100
        possible += alike >= LEAST
        began, wall = clock(), time.perf_counter()
        near = memory.near(changed, "es", least=LEAST)
        times.append(clock() - began)
        walls.append(time.perf_counter() - wall)
        found += alike >= LEAST and bool(near) and near[0].score >= alike - 1e-9
    share = f"{found / samples:.2%} found, {possible / samples:.2%} possible"
    print(f"{samples:,} texts with one word changed: {share}; {percentiles(times)} (wall: {percentiles(walls)})")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--entries", type=int, default=0)
    parser.add_argument("--samples", type=int, default=4000)
    order = parser.parse_args()
    texts = list(dict.fromkeys(text for file in order.files for text in sentences(file)))
    texts = [text for text in texts if any(map(str.isalpha, text))]
    chance = random.Random(SEED)  # noqa: S311 - a draw, not a secret
    texts = enlarge(texts, order.entries, chance) if order.entries else texts
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        measure(texts, min(order.samples, len(texts)), Path(folder) / "memory.sqlite")


if __name__ == "__main__":
    sys.exit(main())
