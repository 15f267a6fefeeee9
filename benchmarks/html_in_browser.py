"""What the HTML reader makes of pages, against Chromium: `python benchmarks/html_in_browser.py FOLDER…`

Chromium loads each page without scripts and network; its text nodes are grouped by computed `display`. Printed are its
blocks, those that the reader has with equal text, and the words of its blocks that the reader has in none. Style sheets
that lie up to two folders above a page are read by both; template syntax, which a mail service replaces, is left out of
both. Pages that Chromium does not show within a minute are named.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import TimeoutException

from mars_i18n.configuration import Configuration
from mars_i18n.formats import html
from mars_i18n.model import Segment
from mars_i18n.outputs.page.inline import plain
from mars_i18n.project import Project, read_linked_files
from mars_i18n.text.segments.template_syntax import find_template_syntax

BLOCKS = """
const blocks = []; let text = "", since = "", breaks = 0;
const flush = () => { if (text.trim()) blocks.push(text); text = ""; breaks = 0; since = "" };
const walk = node => { for (const one of node.childNodes) {
  if (one.nodeType == 3) { text += one.data; if (one.data.trim()) breaks = 0; continue }
  if (one.nodeType != 1 || ["SVG", "MATH", "TEXTAREA", "NOSCRIPT"].includes(one.tagName.toUpperCase())) continue;
  const display = getComputedStyle(one).display;
  if (display == "none") continue;
  if (one.tagName == "BR") { if (breaks) flush(); else { text += " "; breaks = 1 } continue }
  const inline = /^(inline|contents|ruby)/.test(display);
  if (!inline) flush();
  if (one.tagName == "PRE") continue;
  walk(one);
  if (!inline) flush();
} };
walk(document.body); flush();
return blocks;
"""
_HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)


def folded(text):
    for start, end in reversed(list(find_template_syntax(text))):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(re.sub("[\u00ad\u034f\u200b-\u200f\u2060\ufeff]", "", text).split())


def browser():
    os.environ["SE_OFFLINE"] = "true"  # selenium looks for its driver on PATH alone
    options = webdriver.ChromeOptions()
    for argument in ("headless=new", "no-sandbox", "host-resolver-rules=MAP * 127.0.0.1:9", "disable-gpu"):
        options.add_argument(f"--{argument}")
    options.page_load_strategy = "normal"  # with its style sheets
    driver = webdriver.Chrome(options=options)
    driver.set_page_load_timeout(60)
    driver.set_script_timeout(60)
    return driver


def ours(data, path):
    below = path.parents[min(2, len(path.parents) - 1)]
    found = read_linked_files(Project(below, Configuration()), path, data)
    for block in html.parse(data, "p.html", linked=[(one.address, one.data) for one in found]).blocks:
        for part in block.parts:
            if isinstance(part, Segment):
                yield folded(plain(part.parts))
        if block.kind == "html":
            yield folded(block.content)


def main(folders):
    totals = Counter()
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        page = Path(folder) / "page.html"
        for path in sorted(one for name in folders for one in Path(name).rglob("*.htm*") if one.is_file()):
            data = _SCRIPT.sub(b"", path.read_bytes())
            base = f'<base href="{path.resolve().as_uri()}">'.encode()
            page.write_bytes(_HEAD.sub(lambda head, base=base: head[0] + base, data, count=1))
            try:
                chromium.get(page.as_uri())
                shown = [folded(one) for one in chromium.execute_script(BLOCKS)]
            except TimeoutException:
                print(f"{path}: not shown within a minute")
                continue
            totals["pages"] += 1
            shown = [one for one in shown if any(map(str.isalnum, one))]
            read = Counter(ours(data, path))
            totals["blocks"] += len(shown)
            totals["equal"] += sum((Counter(shown) & read).values())
            words = Counter(" ".join(shown).split())
            totals["words"] += sum(words.values())
            totals["missed"] += sum((words - Counter(" ".join(read.elements()).split())).values())
            missing = Counter(shown) - read
            for one in list(missing)[:3]:
                print(f"{path}: {one[:150]!r}")
    print(dict(totals), f"{100 * totals['equal'] / max(totals['blocks'], 1):.2f} % equal")


if __name__ == "__main__":
    main(sys.argv[1:])
