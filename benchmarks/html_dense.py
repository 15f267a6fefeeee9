"""Pages that are dense with one kind of markup: ``python benchmarks/html_dense.py [BYTES]``, 400,000 if not given.

Each is read, written, and proven to have lost no word. Printed are seconds of a processor for each step, the best of
three, and how many times longer a page of twice the size takes, the best of three as well; the kinds that take more
than half a second to read are marked.
"""

from __future__ import annotations

import sys
import time

from mars_i18n.formats import html
from mars_i18n.plugins.word_accounts import account_for_words

BAR = 0.5  # seconds to read a page
_ROUNDS = 3
# The beginning of a page, and what follows until it is full
KINDS: dict[str, tuple[str, str]] = {
    "paragraphs": ("", "<p>x"),
    "items": ("<ul>", "<li>x"),
    "cells": ("<table>", "<td>x"),
    "rows": ("<table>", "<tr><td>x<td>y"),
    "options": ("<select>", "<option>x"),
    "bold": ("", "<b>x</b>"),
    "bold that is open": ("", "<b>x"),
    "links": ("", "<a href=x>y</a>"),
    "crossed tags": ("", "<b><i>x</b></i>"),
    "code": ("", "<code>x"),
    "line breaks": ("", "x<br>"),
    "images": ("", 'x<img alt="x y">'),
    "nested blocks": ("", "<div>"),
    "nested lists": ("", "<ul><li>x"),
    "nested tables": ("", "<table><tr><td>x"),
    "styled paragraphs": ("<style>.a{display:block}</style>", '<p class="a b">x'),
    "hidden in sentences": ("", "x<i hidden>y</i>"),
    "languages": ("", "<p lang=en>x</p>"),
    "references": ("", "&nbsp;x "),
    "template syntax": ("", "{{x}} "),
    "comments": ("", "<!-- x -->"),
    "comments for Outlook": ("", "<!--[if mso]>x<![endif]-->"),
    "comments that are open": ("", "<!--"),
    "half tags": ("", '<a b="'),
    "signs": ("", "<"),
    "one sentence": ("<p>", "word "),
    "raw text": ("<pre>", "a < b\n"),
    "drawings": ("", "<svg><title>x</title></svg>"),
}


def page_of(kind: str, size: int) -> bytes:
    """A page of a kind, as long as that in bytes, or somewhat shorter."""
    begin, piece = KINDS[kind]
    return (begin + piece * ((size - len(begin)) // len(piece))).encode()


def measure(data: bytes) -> tuple[float, float, float]:
    """Seconds to read a page, to write it, and to prove that no word is lost. Raises ValueError where one is."""
    began = time.process_time()
    document = html.parse(data, "page.html")
    read = time.process_time()
    if html.rebuild(document) != data:
        raise ValueError("the page is not what it was")
    wrote = time.process_time()
    if lost := account_for_words(document, html.visible_words(document)).left_out:
        raise ValueError(f"words in no segment: {lost[0]}")
    return read - began, wrote - read, time.process_time() - wrote


def measure_best(kind: str, size: int) -> tuple[float, ...]:
    """The least seconds of each step in a few rounds: a busy machine only ever adds."""
    return tuple(map(min, zip(*(measure(page_of(kind, size)) for _ in range(_ROUNDS)), strict=True)))


def main(arguments: list[str]) -> int:
    """Print a line a kind."""
    size = int(arguments[0]) if arguments else 400_000
    slow = 0
    for kind in KINDS:
        read, write, prove = measure_best(kind, size)
        twice, _, _ = measure_best(kind, 2 * size)
        mark = "  above the bar" if read > BAR else ""
        slow += read > BAR
        print(
            f"{kind:24} read {read:.2f} s, write {write:.2f}, prove {prove:.2f}; twice {twice / read:.1f} x{mark}",
            flush=True,
        )
    print(f"{len(KINDS)} kinds of {size:,} bytes: {slow} take more than {BAR} s to read")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
