"""Time and memory against size, as an SVG drawn without any library."""

from __future__ import annotations

from math import log10

import generate
import measuring

SIZES = (10, 30, 100, 300, 1000)
WIDTH, HEIGHT, EDGE = 420, 300, 60
COLOURS = ("#0b6e99", "#c4541c", "#3d7a37")


def measure(bench, folder):
    """(title, unit, {name: [(documents, value)]}) of two charts: documents of ten segments, each synced once."""
    times, memory = {"first sync": [], "nothing changed": []}, {"first sync": [], "nothing changed": []}
    for size in SIZES:
        place = folder / f"plot-{size}"
        generate.generate(place, documents=size, segments=10)
        for of_time, of_memory in zip(times.values(), memory.values(), strict=True):  # the first run, then the second
            done = measuring.run(bench.mars(place / "project", "sync"), environment=bench.environment)
            of_time.append((size, done.cpu))
            of_memory.append((size, done.memory))
    return [("seconds of a processor", times), ("megabytes at the peak", memory)]


def draw(path, charts):
    """Write the charts side by side, both axes logarithmic."""
    width = len(charts) * (WIDTH + EDGE)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + EDGE}" role="img">',
        "<style>text{font:12px sans-serif}</style>",
        "<title>Time and memory of sync against the number of documents</title>",
    ]
    for number, (title, lines) in enumerate(charts):
        parts.append(f'<g transform="translate({number * (WIDTH + EDGE) + EDGE},20)">')
        parts += _chart(title, lines)
        parts.append("</g>")
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _chart(title, lines):
    points = [point for line in lines.values() for point in line]
    left, right = (f(log10(x) for x, _ in points) for f in (min, max))
    low, high = (f(log10(max(y, 0.01)) for _, y in points) for f in (min, max))
    high = max(high, low + 0.1)

    def place(x, y):
        across = (log10(x) - left) / (right - left) * (WIDTH - EDGE)
        return round(across, 1), round(HEIGHT - EDGE - (log10(max(y, 0.01)) - low) / (high - low) * (HEIGHT - EDGE), 1)

    yield f'<text x="0" y="-6">{title}, by documents of ten segments</text>'
    yield f'<path d="M0,0 V{HEIGHT - EDGE} H{WIDTH - EDGE}" fill="none" stroke="#888"/>'
    for x in sorted({x for x, _ in points}):
        yield f'<text x="{place(x, 10**low)[0]}" y="{HEIGHT - EDGE + 16}" text-anchor="middle">{x}</text>'
    for (name, line), colour in zip(lines.items(), COLOURS, strict=False):
        path = " ".join(f"{x},{y}" for x, y in (place(*point) for point in line))
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in line:
            across, down = place(x, y)
            yield f'<circle cx="{across}" cy="{down}" r="3" fill="{colour}"><title>{name}: {y:.2f}</title></circle>'
        across, down = place(*line[-1])
        yield f'<text x="{across + 6}" y="{down}" fill="{colour}">{name} {line[-1][1]:.1f}</text>'
