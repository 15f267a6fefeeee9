"""What the HTML reader makes of the pages below a folder: `python benchmarks/html_pages.py FOLDER…`

Printed are: pages and MB, MB/s; pages that an unchanged rebuild gives back byte for byte; segments and those with tags;
visible words by what accounts for them, and those that are in nothing; and, with every letter of every segment put in
upper case between «», pages of which nothing outside of the segments changed, and segments that read back as written.
With `--tokenizer TESTS`, the folder `tokenizer` of html5lib-tests: how many of its cases are tokenised as it says.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from mars_i18n.formats import html
from mars_i18n.formats.html.attributes import attributes_of
from mars_i18n.formats.html.entities import resolve_references
from mars_i18n.formats.html.tokens import tokens_of
from mars_i18n.model import Block, Catalogue, Entry, Gap, Tag, Text, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import has_prose, localise
from mars_i18n.text.segments.markup import from_msgid, to_msgid


def pseudo(message):
    return "".join(
        part.label if isinstance(part, Tag) else f"«{part.text.upper()}»" if part.text.strip() else part.text
        for part in from_msgid(message)
    )


def outside(whole):
    for part in whole.parts:
        if isinstance(part, Gap):
            yield part.raw
        elif isinstance(part, Block):
            yield from () if part.key == "language" else outside(part)
        elif not isinstance(part, Text):
            yield from outside(part)


def messages(document):
    return [to_msgid(one.parts) for one in segments_of(document) if one.translate and has_prose(one)]


def measure(data, path, totals, accounts):
    began = time.process_time()
    document = html.parse(data, path)
    words = account_for_words(document, html.visible_words(document))
    totals["seconds"] += time.process_time() - began
    totals["pages"] += 1
    totals["bytes"] += len(data)
    totals["identical"] += html.rebuild(document) == data
    said = messages(document)
    totals["segments"] += len(said)
    totals["tagged"] += sum(any(isinstance(part, Tag) for part in from_msgid(one)) for one in said)
    accounts.update(dict(words.counts))
    accounts["in nothing"] += sum(len(one.words.split()) for one in words.left_out)
    for one in words.left_out[:3]:
        print(f"{path}:{one.location.line}:{one.location.column}: {one.words} is in nothing")
    entries = tuple(Entry(one, pseudo(one)) for one in dict.fromkeys(said))
    result = localise(document, Catalogue("xx", entries), "xx", "xx")
    totals["untouched"] += list(outside(result)) == list(outside(document))
    again = messages(html.parse(html.rebuild(result), path))
    wanted = [pseudo(one) for one in said]
    totals["read back"] += sum((Counter(wanted) & Counter(again)).values())
    if again != wanted:
        totals["pages that read back otherwise"] += 1
        print(f"{path}: {next((pair for pair in zip(wanted, again, strict=False) if pair[0] != pair[1]), '')!r:.300}")


def of_folders(folders):
    totals, accounts = Counter(), Counter()
    for folder in folders:
        for path in sorted(Path(folder).rglob("*.htm*")):
            if path.is_file() and path.suffix in {".html", ".htm"}:
                measure(path.read_bytes(), str(path), totals, accounts)
    seconds = totals.pop("seconds")
    print(f"{totals['bytes'] / 1e6:.1f} MB, {totals['bytes'] / 1e6 / max(seconds, 1e-9):.1f} MB/s")
    for name, number in totals.items():
        print(f"{name:32} {number}")
    words = sum(accounts.values()) or 1
    for name, number in accounts.most_common():
        print(f"words: {name:25} {number} ({100 * number / words:.3f} %)")


def as_html5lib(text):
    """The tokens of a text as html5lib-tests writes them; comments and doctypes by their places alone."""
    found = []
    for token in tokens_of(text.replace("\r\n", "\n").replace("\r", "\n")):
        raw = text.replace("\r\n", "\n").replace("\r", "\n")[token.start : token.end]
        if token.kind in {"text", "raw", "escapable", "cdata"}:
            shown = raw if token.kind in {"raw", "cdata"} else resolve_references(raw)
            if found and found[-1][0] == "Character":
                found[-1][1] += shown
            else:
                found.append(["Character", shown])
        elif token.kind == "start":
            values = {
                name.replace("\0", "\ufffd"): resolve_references(one.value, in_attribute=True).replace("\0", "\ufffd")
                for name, one in attributes_of(raw, raw).items()
            }
            closed = [True] if raw.endswith("/>") and not re.search(r"=[^\s\"'>]*/>$", raw) else []
            found.append(["StartTag", token.name.replace("\0", "\ufffd"), values, *closed])
        elif token.kind == "end":
            found.append(["EndTag", token.name.replace("\0", "\ufffd")])
        elif token.kind in {"comment", "declaration"} and raw != "</>":
            found.append(["DOCTYPE" if raw[:9].lower() == "<!doctype" else "Comment"])
    return found


def unescaped(value):
    if isinstance(value, str):
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, dict):
        return {unescaped(key): unescaped(one) for key, one in value.items()}
    return [unescaped(one) for one in value] if isinstance(value, list) else value


def expected(output):
    found = []
    for one in output:
        if one[0] == "Character" and found and found[-1][0] == "Character":
            found[-1][1] += one[1]
        else:
            found.append([one[0]] if one[0] in {"Comment", "DOCTYPE"} else list(one))
    return found


def of_html5lib(folder):
    right = cases = 0
    for path in sorted(Path(folder).glob("*.test")):
        for case in json.loads(path.read_text(encoding="utf-8")).get("tests", []):
            if "Data state" not in case.get("initialStates", ["Data state"]):
                continue
            given, wanted = case["input"], case["output"]
            if case.get("doubleEscaped"):
                given, wanted = unescaped(given), unescaped(wanted)
            cases += 1
            if as_html5lib(given) == expected(wanted):
                right += 1
            else:
                print(f"{path.name}: {given!r}")
    print(f"{right} of {cases} cases of html5lib-tests")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--tokenizer"]:
        of_html5lib(sys.argv[2])
    else:
        of_folders(sys.argv[1:])
