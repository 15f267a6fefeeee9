"""Words of real Markdown that are in no segment: ``python benchmarks/markdown.py FOLDER``.

Reads every .md, .markdown and .mdx file below the folder, and prints how many visible words stand in segments, in
protected tags and in gaps, by reason; the words that are left out, by file; and whether each file is rebuilt byte for
byte. Exit code 1 where a file is not.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from mars_i18n.errors import MarsError
from mars_i18n.formats import markdown
from mars_i18n.formats.markdown.left_out import count_words_of_markdown, find_left_out_of_markdown


def main(folder: str, shown: int = 40) -> int:
    """Print the figures for the files below a folder."""
    totals: Counter[str] = Counter()
    lost: list[tuple[int, int, str, str]] = []
    files = identical = 0
    size = 0
    spent = 0.0
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix not in markdown.extensions or not path.is_file():
            continue
        data = path.read_bytes()
        start = time.perf_counter()
        try:
            document = markdown.parse(data, str(path))
        except MarsError:
            continue
        spent += time.perf_counter() - start
        files, size = files + 1, size + len(data)
        if markdown.rebuild(document) == data:
            identical += 1
        else:
            print(f"not identical: {path}")
        counts = count_words_of_markdown(document)
        totals += counts
        if counts["left out"]:
            words = find_left_out_of_markdown(document)
            excerpt = " ".join(word.word for word in words[:12])
            lost.append((counts["left out"], words[0].location.line, str(path), excerpt))
    words_in_all = sum(totals.values())
    print(f"{files} files, {identical} identical, {size / 1e6:.1f} MB, {size / 1e6 / max(spent, 1e-9):.2f} MB/s")
    for account, number in totals.most_common():
        print(f"{number:10,} {number / max(words_in_all, 1):7.2%}  {account}")
    for number, line, path_shown, excerpt in sorted(lost, reverse=True)[:shown]:
        print(f"{number:6} {path_shown}:{line}: {excerpt}")
    return int(identical < files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
