"""Write the sentences of treebanks of Universal Dependencies (CoNLL-U) as benchmarks/language.py reads them.

    python benchmarks/treebanks.py FILE.conllu…                        FILE.txt beside each, one sentence a line
    python benchmarks/treebanks.py --parallel OUT.jsonl es=FILE.conllu en=FILE.conllu pt=FILE.conllu

The second is for treebanks whose sentences are translations of one another, such as PUD: they have the same
``sent_id``, of which the last three digits number the sentence within its document (``n01001011``). The ``id`` of a
line is the document and that number (``n01001#011``).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

NUMBER = 3  # digits of a sentence's number
IDENTITY, TEXT = "# sent_id = ", "# text = "


def sentences(path):
    """Give the texts of a treebank by their sent_id, in its order."""
    found, identity = {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(IDENTITY):
            identity = line.removeprefix(IDENTITY).strip()
        elif line.startswith(TEXT):
            found[identity] = line.removeprefix(TEXT).strip()
    return found


def parallel(files):
    """Give the rows of a corpus: of each sentence that all files have, its id and its text in each language."""
    by_language = {language: sentences(Path(name)) for language, _, name in (given.partition("=") for given in files)}
    first, *rest = by_language.values()
    for identity in first:
        if all(identity in other for other in rest):
            document, number = identity[:-NUMBER], identity[-NUMBER:]
            yield {"id": f"{document}#{number}"} | {code: texts[identity] for code, texts in by_language.items()}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+")
    options.add_argument("--parallel", type=Path, metavar="OUT.jsonl")
    asked = options.parse_args()
    if asked.parallel:
        rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in parallel(asked.files)]
        asked.parallel.write_text("".join(rows), encoding="utf-8")
        print(f"{asked.parallel}: {len(rows)} sentences")
        return
    for path in map(Path, asked.files):
        texts = sentences(path).values()
        path.with_suffix(".txt").write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        print(f"{path.with_suffix('.txt')}: {len(texts)} sentences")


if __name__ == "__main__":
    main()
