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
from mars_i18n.plugins.word_accounts import account_for_words


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
        start = time.process_time()
        try:
            document = markdown.parse(data, str(path))
        except MarsError:
            continue
        files, size = files + 1, size + len(data)
        if markdown.rebuild(document) == data:
            identical += 1
        else:
            print(f"not identical: {path}")
        accounts = account_for_words(document, markdown.visible_words(document))
        spent += time.process_time() - start
        totals += Counter(dict(accounts.counts))
        if accounts.left_out:
            number = sum(len(one.words.split()) for one in accounts.left_out)
            totals["left out"] += number
            lost.append((number, accounts.left_out[0].location.line, str(path), accounts.left_out[0].words[:80]))
    words_in_all = sum(totals.values())
    print(f"{files} files, {identical} identical, {size / 1e6:.1f} MB, {size / 1e6 / max(spent, 1e-9):.2f} MB/s")
    for account, number in totals.most_common():
        print(f"{number:10,} {number / max(words_in_all, 1):7.2%}  {account}")
    for number, line, path_shown, excerpt in sorted(lost, reverse=True)[:shown]:
        print(f"{number:6} {path_shown}:{line}: {excerpt}")
    return int(identical < files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
