"""Whether work grows as the project does: ``python benchmarks/speed/growth.py``. Exits 1 where it grows faster.

Printed are, for projects of two sizes, the seconds of a processor of a first sync, of one that changes nothing, and of
checks of the same, each with the exponent of the number of documents. Seconds do not matter, only how they grow: the
least of several runs of each is taken, and what starting takes is taken off.
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

MOST = 1.15
MARS = (sys.executable, "-m", "mars_i18n")


def cost(folder, commands, environment, rounds):
    """Command → the least seconds of a processor; each round starts from sources alone."""
    least = dict.fromkeys((name for name, _ in commands), float("inf"))
    for _ in range(rounds):
        shutil.rmtree(folder / "project" / "locales", ignore_errors=True)
        shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
        for name, command in commands:
            done = measuring.run([*MARS, "-q", "-C", str(folder / "project"), *command], environment=environment)
            if done.code not in {0, 1}:
                sys.exit(f"{name}: exit {done.code}")
            least[name] = min(least[name], done.cpu)
    return least


ATTEMPTS = 3
COMMANDS = (
    ("first sync", ("sync",)),
    ("nothing changed: sync", ("sync",)),
    ("first check", ("check",)),
    ("nothing changed: check", ("check",)),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, nargs=2, default=(50, 200))
    parser.add_argument("--segments", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        environment = {**os.environ, "XDG_CACHE_HOME": str(Path(temporary) / "cache")}
        started = min(measuring.run([*MARS, "--version"], environment=environment).cpu for _ in range(3))
        costs: list[dict[str, float]] = [{}, {}]
        for attempt in range(ATTEMPTS):
            for documents, least in zip(options.documents, costs, strict=True):
                folder = Path(temporary) / f"of-{documents}-{attempt}"
                generate.generate(folder, documents=documents, segments=options.segments)
                found = cost(folder, COMMANDS, environment, options.rounds)
                least.update({name: min(found[name], least.get(name, found[name])) for name in found})
            rows = [(name, [max(one[name] - started, 0.01) for one in costs]) for name, _ in COMMANDS]
            worst = max(measuring.exponent(*seconds, options.documents) for _, seconds in rows)
            if worst <= MOST:  # else a busy machine may have added to the larger
                break
    for name, seconds in rows:
        shown = ", ".join(f"{n}: {s:.2f} s" for n, s in zip(options.documents, seconds, strict=True))
        print(f"{name:24} {shown}  exponent {measuring.exponent(*seconds, options.documents):.2f}")
    if worst > MOST:
        sys.exit(f"work grows faster than the project: an exponent above {MOST}")


if __name__ == "__main__":
    main()
