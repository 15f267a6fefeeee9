"""Markdown by the megabyte: parse and rebuild, untouched and with every segment translated. Usage: markdown.py MB..."""

from __future__ import annotations

import itertools
import resource
import sys
import time
from dataclasses import replace

from mars_i18n.formats import markdown
from mars_i18n.formats.markdown.parser import parser
from mars_i18n.model import Segment, Text, segments_of
from mars_i18n.text.segments.markup import dressed, from_msgid, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

SECTION = """## Un título con *énfasis* y más

La **subdirección** de [estudios](https://example.org/estudios "El título") presentó en mayo su informe: “tres años de
trabajo”, dijo la directora, con `código`, y una nota[^{0}] al pie. El agua, la energía y el suelo son de todos; nadie
los cuida solo. ¿Quién paga? 3 * 4 < 5 & 6 > 5.

- Primer punto con **negrita:** y texto
- Segundo punto ![una imagen](img.png "Con título")
  1. anidado _uno_
  2. anidado dos

| País | Total |
|------|-------|
| Perú | 1.234 |
| Chile | 2.345 |

> Una cita de dos líneas
> que sigue aquí. <strong>Fin:</strong>

[^{0}]: La nota al pie dice algo.

"""


def newsletter(size: int) -> str:
    """At least `size` bytes of sections that hold every construct."""
    return "".join(SECTION.format(number) for number in range(size // len(SECTION.encode()) + 1))


def upper(segment: Segment) -> Segment:
    """The segment as a translation in capitals."""
    parts = from_msgid(to_msgid(segment.parts))
    message = to_msgid(replace(part, text=part.text.upper()) if isinstance(part, Text) else part for part in parts)
    return replace(segment, parts=dressed(message, segment.parts))


def main(arguments: list[str]) -> int:
    """Print the seconds of processor time of each step, for each size."""
    for size in map(float, arguments):
        text = newsletter(int(size * 1e6))
        times = [time.process_time()]
        parser().parse(text, {})
        times.append(time.process_time())
        document = markdown.parse(text.encode(), "a.md")
        times.append(time.process_time())
        assert markdown.rebuild(document) == text.encode()
        times.append(time.process_time())
        translated = map_segments(document, upper)
        times.append(time.process_time())
        markdown.rebuild(translated)
        times.append(time.process_time())
        alone, parse, same, _, other = (after - before for before, after in itertools.pairwise(times))
        print(
            f"{len(text.encode()) / 1e6:.1f} MB, {sum(1 for _ in segments_of(document))} segments: "
            f"markdown-it alone {alone:.1f} s; parse {parse:.1f} s, of which that is part; "
            f"rebuild {same:.1f} s untouched, {other:.1f} s translated; "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["1", "10"]))
