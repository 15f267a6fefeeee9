"""An issue that can be released, and the record of what was."""

import json

FINE = """\
---
language: en
---

# Water for the school

The water of the valley is clean again.

![A pump](pump.png)
"""
DONE = {
    "es": ("Agua para la escuela", "El agua del valle vuelve a estar limpia.", "Una bomba"),
    "pt": ("Água para a escola", "A água do vale está limpa de novo.", "Uma bomba"),
}
TEXTS = ("Water for the school", "The water of the valley is clean again.", "A pump")
WEB = ("--output", "web,text")


def translated(path):
    """Fill a catalogue of it."""
    content = path.read_text(encoding="utf-8")
    for source, target in zip(TEXTS, DONE[path.parent.parent.name], strict=True):
        content = content.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    path.write_text(content, encoding="utf-8")


def record(mars):
    return json.loads((mars.root / "releases" / "letter.json").read_text(encoding="utf-8"))["releases"]
