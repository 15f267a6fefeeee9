"""Sources with their bytes, lines or pieces damaged: whatever an editor, a paste or a disk did to them.

Each is refused with its path and the reason, or is synced, checked and built; a second sync changes nothing; nothing is
written outside the project; and no command takes longer than some seconds of a processor.
"""

import contextlib
import io
import json
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from limits import limit_seconds
from projects import CONFIGURATION

from mars_i18n.cli import run

TESTS = Path(__file__).parents[1]
MARKDOWN = """\
---
title: A letter from the valley
summary: Water, at last.
language: en
date: 2025-05/2025-06
volume: 3
---

<!-- mars: note for translators -->
## Water for the “school”[^1]

The new pump brings **clean *water*** to the [school](https://example.org/a?b=1&c "The school") of `the` village.
![A pump](pump.png "Our pump") El programa fue presentado a las comunidades.

> [!NOTE] Mind
> the rain.

| Place | Share |
|:------|------:|
| Peru  | 12.5% |
| Chile | 1,234 |

1. A library <span lang="es">nueva</span>
   - with {{ site.count }} books
2. A garden

<!-- mars: skip on -->
Not this.
<!-- mars: skip off -->

<div class="box"><p>A <b>box</b> &amp; more.</p></div>

Term
: What it means.

[^1]: A footnote *here*.
"""
HTML = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A letter</title><style>p { color: red }</style></head>
<body><h1 title="Hello">Water</h1><p>The <b>new</b> <a href="https://example.org/?a=1&amp;b=2">pump</a><br>works.</p>
<table><tr><th>Place</th><td lang="es">Una aldea nueva</td></tr></table><ul><li>One<li>Two</ul>
<img src="a.png" alt="A pump"><!-- a comment --><script>var x = "<p>";</script><pre>code  here</pre>
<p>*|FNAME|* and {{ name }} &nbsp; end</p></body></html>
"""
PIECES = (
    *("\0", "\r", "\r\n", "\t", "\u2028", "\x85", "\u202e", "\ufeff", "\ufffe", "é", "\u0301", "🎈", "\U000e0041"),
    *("---\n", "<!-- mars: ", "-->", "<!--", "```\n", "~~~", "[^1]", "[^1]: ", "](", "![", "**", "__", "<b1>", "</b1>"),
    *("<ph1/>", "&#0;", "&#x110000;", "&amp", "<", "</", "<div>", "</div>", "<![CDATA[", "<?", "{{", "}}", "{%", "*|"),
    *("\n\n", "\n    ", "> ", "- ", "1. ", "999999999999. ", "| a | b |\n|---|---|\n", "# ", "===\n", ": ", "\\", "`"),
    *("language: xx\n", "language: pt\n", "date: 9999-99\n", "title: [\n", "translate: false\n", "{: .x}", "[!NOTE]"),
    *("::: warning\n", "lang=", ' href="javascript:a"', "../../x.png", "http://[", "1.240 personas", "$310,200.50"),
)
BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xff\xfe", b"\xfe\xff", b"\x93", b"\x00")
OUTPUTS = ("web", "text", "source", "email", "epub", "docx", "feed", "proof")


def originals() -> tuple[tuple[str, str], ...]:
    """(extension, text) of the sources that are damaged."""
    spec = json.loads((TESTS / "formats" / "commonmark" / "spec.json").read_text(encoding="utf-8"))
    examples = [one["markdown"] for one in spec]
    joined = ["\n\n".join(examples[at : at + 12]) for at in range(0, len(examples), 12)]
    pages = sorted((TESTS / "formats" / "html" / "kinds").glob("*.html"))
    texts = [(".html", path.read_text(encoding="utf-8", errors="surrogateescape")) for path in pages]
    texts += [(".md", MARKDOWN)] * len(joined) + [(".md", text) for text in joined] + [(".html", HTML)] * len(joined)
    texts += [
        (".txt", (TESTS / "formats" / "text" / name).read_text(encoding="utf-8"))
        for name in ("issue.txt", "wrapped.txt")
    ]
    return tuple(texts)


def mutate(text: str, chosen: random.Random) -> bytes:
    """The bytes of a text with one to six damages."""
    for _ in range(chosen.randint(1, 6)):
        text = chosen.choice(_DAMAGES)(text, chosen)
    data = text.encode("utf-8", "surrogateescape")
    if chosen.random() < 0.1:
        at = chosen.randint(0, len(data))
        data = data[:at] + chosen.choice(BYTES) + data[at:]
    return data


def _insert(text: str, chosen: random.Random) -> str:
    at = chosen.randint(0, len(text))
    return text[:at] + chosen.choice(PIECES) + text[at:]


def _delete(text: str, chosen: random.Random) -> str:
    at = chosen.randint(0, len(text))
    return text[:at] + text[at + chosen.randint(1, 60) :]


def _repeat(text: str, chosen: random.Random) -> str:
    at = chosen.randint(0, len(text))
    return text[:at] + chosen.choice(PIECES) * chosen.choice([2, 3, 40, 400]) + text[at:]


def _lines(text: str, chosen: random.Random) -> str:
    lines = text.split("\n")
    at, other = chosen.randrange(len(lines)), chosen.randrange(len(lines))
    kind = chosen.choice(["drop", "double", "swap", "cut", "indent", "join"])
    if kind == "drop":
        del lines[at]
    elif kind == "double":
        lines.insert(other, lines[at])
    elif kind == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "cut":
        lines = lines[: at + 1]
    elif kind == "indent":
        lines[at] = chosen.choice(["> ", "    ", "- ", "\t", "  "]) + lines[at]
    else:
        return "\r\n".join(lines)
    return "\n".join(lines)


_DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (_insert, _insert, _delete, _repeat, _lines)


class Sources:
    """A project whose one source is another each time."""

    def __init__(self, base: Path) -> None:
        self.base, self.project = base, base / "project"
        self.project.mkdir(parents=True)
        (self.project / "mars-i18n.toml").write_text(CONFIGURATION)
        (self.base / "beside.txt").write_text("beside")
        self.originals = originals()

    def call(self, seed: int, *arguments: str) -> tuple[int, str]:
        """(exit code, what was printed) of a command; a bug, and a slow one, are raised."""
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), limit_seconds():
            code = run(["-C", str(self.project), *arguments])
        assert code in {0, 1, 2}, (seed, arguments, printed.getvalue())
        assert code != 2 or "error:" in printed.getvalue().lower(), (seed, arguments, printed.getvalue())
        return code, printed.getvalue()

    def catalogues(self) -> list[bytes]:
        """The bytes of every catalogue."""
        return [path.read_bytes() for path in sorted(self.project.rglob("*.po"))]

    def try_source(self, seed: int) -> str:
        """Damage one source and hold what is promised of it: "refused", "synced" or "built"."""
        chosen = random.Random(seed)  # noqa: S311 - reproducible, not secret
        extension, text = chosen.choice(self.originals)
        data = mutate(text, chosen)
        for name in ("sources", "locales", "build"):
            shutil.rmtree(self.project / name, ignore_errors=True)
        source = self.project / "sources" / f"letter{extension}"
        source.parent.mkdir()
        source.write_bytes(data)
        code, printed = self.call(seed, "sync")
        if code == 2:
            assert f"sources/letter{extension}" in printed, (seed, printed)
            assert self.call(seed, "check")[0] == 2, seed
            return "refused"
        reasons = (
            "is in no segment",
            "no text was found in it",
            "the front matter is not valid",
        )  # of a source that cannot be released as it is
        assert code == 0 or any(reason in printed for reason in reasons), (seed, printed)
        before = self.catalogues()
        assert self.call(seed, "sync")[0] == code, (seed, printed)
        assert self.catalogues() == before, (seed, "a second sync changed something")
        assert self.call(seed, "check", "--allow-missing")[0] in {0, 1}, (seed, printed)
        wanted = ",".join(chosen.sample(OUTPUTS, 2))
        built, printed = self.call(seed, "build", "--draft", "--output", wanted)
        assert source.read_bytes() == data, seed
        there = {path.name for path in self.base.iterdir()} - {"cache"}
        assert there == {"project", "beside.txt"}, (seed, there)
        inside = {path.name for path in self.project.iterdir()}
        assert inside <= {"mars-i18n.toml", "sources", "locales", "build"}, (seed, inside)
        return "synced" if built == 2 else "built"


def try_sources(base: Path, seeds: Iterator[int]) -> Counter[str]:
    """How many sources were refused, synced alone, and built."""
    sources = Sources(base)
    return Counter(sources.try_source(seed) for seed in seeds)
