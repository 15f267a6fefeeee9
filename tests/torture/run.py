"""The long runs of the torture, as `make torture` starts them: prints what was done in numbers, and what was found.

usage: run.py [--walks N] [--steps N] [--catalogues N] [--sources N] [--first SEED] [--jobs N]
"""

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutated_catalogues import try_catalogue
from mutated_sources import Sources
from walks import walk

_BATCH = 50  # catalogues or sources of one job


def take_walk(seed: int, steps: int) -> tuple[Counter[str], str]:
    """One walk: (what was done, what was found)."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        try:
            return walk(Path(folder) / "project", seed, steps) + Counter(walks=1), ""
        except Exception:  # noqa: BLE001 - whatever it is, it is found
            return Counter(walks=1, found=1), f"walk {seed}:\n{traceback.format_exc()}"


def damage_catalogues(seed: int, count: int) -> tuple[Counter[str], str]:
    """Damaged catalogues from a seed on: (what became of them, what was found)."""
    counts: Counter[str] = Counter()
    found = []
    for one in range(seed, seed + count):
        try:
            counts[f"damaged catalogues {try_catalogue(one)}"] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is found
            counts["found"] += 1
            found.append(f"catalogue {one}:\n{traceback.format_exc()}")
    return counts, "\n".join(found)


def damage_sources(seed: int, count: int) -> tuple[Counter[str], str]:
    """Damaged sources from a seed on: (what became of them, what was found)."""
    counts: Counter[str] = Counter()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        sources = Sources(Path(folder) / "base")
        for one in range(seed, seed + count):
            try:
                counts[f"damaged sources {sources.try_source(one)}"] += 1
            except Exception:  # noqa: BLE001 - whatever it is, it is found
                counts["found"] += 1
                found.append(f"source {one}:\n{traceback.format_exc()}")
    return counts, "\n".join(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (
        ("walks", 1000),
        ("steps", 8),
        ("catalogues", 5000),
        ("sources", 2000),
        ("first", 0),
        ("jobs", 0),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    wanted = parser.parse_args()
    began, counts = time.monotonic(), Counter({"found": 0})
    with ProcessPoolExecutor(wanted.jobs or None) as pool:
        jobs = [
            pool.submit(damage, seed, min(_BATCH, wanted.first + count - seed))
            for damage, count in ((damage_catalogues, wanted.catalogues), (damage_sources, wanted.sources))
            for seed in range(wanted.first, wanted.first + count, _BATCH)
        ]
        jobs += [pool.submit(take_walk, wanted.first + seed, wanted.steps) for seed in range(wanted.walks)]
        for job in jobs:
            done, found = job.result()
            counts.update(done)
            if found:
                sys.stdout.write(f"{found}\n")
                sys.stdout.flush()
    for name, count in sorted((counts - Counter(found=counts["found"])).items()):
        sys.stdout.write(f"{count:>8}  {name}\n")
    sys.stdout.write(f"{counts['found']:>8}  found\n{time.monotonic() - began:>8.0f}  seconds\n")
    return 1 if counts["found"] else 0


if __name__ == "__main__":
    sys.exit(main())
