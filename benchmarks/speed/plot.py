"""Time and memory against size, as an SVG for the docs: ``python benchmarks/speed/plot.py FILE.svg [--sizes N…]``.

Projects of ten segments a document, each synced and checked from sources alone, and then synced again, in one process.
Both axes are logarithmic: work that grows as the project does is a line of 45 degrees, were they of one scale.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from math import ceil, floor, log10
from pathlib import Path

import generate
import measuring

SIZES = (10, 30, 100, 300, 1000)
COMMANDS = (("first sync", ("sync",)), ("first check", ("check",)), ("nothing changed", ("sync",)))
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 460, 300, 50, 140, 40, 40
COLOURS = ("#0b6e99", "#c4541c", "#3d7a37")


def measure(folder, sizes=SIZES):
    """(title, {name: [(documents, value)]}) of two charts."""
    times, memory = ({name: [] for name, _ in COMMANDS} for _ in range(2))
    for size in sizes:
        place = folder / f"plot-{size}"
        generate.generate(place, documents=size, segments=10)
        environment = {**os.environ, "XDG_CACHE_HOME": str(place / "cache")}
        for name, command in COMMANDS:
            call = [sys.executable, "-m", "mars_i18n", "-q", "-C", str(place / "project"), *command, "--jobs", "1"]
            done = measuring.run(call, environment=environment)
            if done.code not in {0, 1}:
                sys.exit(f"{name} of {size} documents: exit {done.code}")
            times[name].append((size, done.cpu))
            memory[name].append((size, done.memory))
            print(f"{size} documents, {name}: {done.cpu:.2f} s, {done.memory:.0f} MB", flush=True)
    return [("seconds of a processor", times), ("megabytes at the peak", memory)]


def draw(path, charts):
    """Write the charts side by side."""
    width = len(charts) * WIDTH
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" role="img" fill="#555">',
        "<style>text{font:12px sans-serif}</style>",
        "<title>Time and memory of sync and check against the number of documents</title>",
    ]
    for number, (title, lines) in enumerate(charts):
        parts.append(f'<g transform="translate({number * WIDTH + LEFT},{TOP})">')
        parts += _chart(title, lines)
        parts.append("</g>")
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _chart(title, lines):
    points = [point for line in lines.values() for point in line]
    left, right = (f(log10(x) for x, _ in points) for f in (min, max))
    low, high = floor(min(log10(y) for _, y in points)), ceil(max(log10(y) for _, y in points))
    wide, tall = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def place(x, y):
        across = (log10(x) - left) / (right - left) * wide
        return round(across, 1), round(tall - (log10(y) - low) / (high - low) * tall, 1)

    yield f'<text x="{-LEFT + 8}" y="-18">{title}, by documents of ten segments</text>'
    for power in range(low, high + 1):
        down = place(10**left, 10**power)[1]
        yield f'<path d="M0,{down} H{wide}" stroke="#ccc"/>'
        yield f'<text x="-6" y="{down + 4}" text-anchor="end">{10**power:g}</text>'
    for x in sorted({x for x, _ in points}):
        yield f'<text x="{place(x, 10**low)[0]}" y="{tall + 18}" text-anchor="middle">{x:,}</text>'
    ends = [place(*line[-1])[1] for line in lines.values()]
    for at, ((name, line), colour) in enumerate(zip(lines.items(), COLOURS, strict=True)):
        path = " ".join(f"{x},{y}" for x, y in (place(*point) for point in line))
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in line:
            across, down = place(x, y)
            yield f'<circle cx="{across}" cy="{down}" r="3" fill="{colour}"><title>{name}: {y:.2f}</title></circle>'
        rank = sorted(range(len(ends)), key=ends.__getitem__).index(at)  # labels of lines that end alike do not overlap
        down = max([ends[at], *(sorted(ends)[k] + 14 * (rank - k) for k in range(rank))])
        yield f'<text x="{wide + 6}" y="{down + 4}" fill="{colour}">{name} {line[-1][1]:.3g}</text>'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, metavar="FILE.svg")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        draw(options.file, measure(Path(temporary), options.sizes))


if __name__ == "__main__":
    main()
