"""Measure which documents are ready in their own language right after sync: ``python benchmarks/ready.py es=FOLDER …``.

Each Markdown or text file of a folder is taken for a document in the language before the ``=``, right or wrong. It is
ready when every text that its catalogue would hold is that language's own: else a person is asked to translate it. It
is read twice: with its language declared, and with nothing declared. ``--show`` prints the texts that are not ready.
Many a translation is half untranslated: with ``--monolingual`` a file counts only where another detector, eldc, finds
none of its texts of ``--words`` words or more (six) in another of the three languages.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from language import eldc

from mars_i18n import plugins
from mars_i18n.text.language.detection import DETECTED
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.segments.source_messages import messages
from mars_i18n.workflow.issue.reading import identify_languages

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".txt": "text"}
LONG_WORDS = 6
LEAST_WORDS = 50  # a shorter file is no document


def documents(folder):
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix.lower() not in SUFFIXES or not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if len(text.split()) >= LEAST_WORDS:
            yield plugins.load("formats", SUFFIXES[path.suffix.lower()]).parse(text.encode(), str(path))


def others(document, language):
    """Give the messages of a document that are not in its language."""
    read = identify_languages(document, DETECTED)
    return [message for message in messages([read]) if message.language != language]


def is_monolingual(document, language, judge, least):
    """Say whether eldc takes each text of so many words or more for the language."""
    texts = [strip_tags(message.msgid) for message in messages([document])]
    return all(judge(text) == language for text in texts if len(text.split()) >= least)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="+", metavar="LANGUAGE=FOLDER")
    options.add_argument("--show", choices=["declared", "undeclared"], help="print each text that is not ready")
    options.add_argument("--monolingual", action="store_true", help="leave out what eldc finds to be mixed")
    options.add_argument("--words", type=int, default=LONG_WORDS, help="of the shortest text that eldc is asked about")
    asked = options.parse_args()
    judge = eldc() if asked.monolingual else None
    print(f"{'language':<10}{'documents':>10}{'texts':>10}{'declared':>18}{'undeclared':>18}")
    totals = [0] * 6
    for given in asked.folders:
        language, _, folder = given.partition("=")
        row = [0] * 6  # documents, texts, ready and texts that are not: declared, undeclared
        for document in documents(folder):
            if judge is not None and not is_monolingual(document, language, judge, asked.words):
                continue
            row[0] += 1
            row[1] += len(messages([document]))
            for at, declared in ((2, language), (4, "")):
                found = others(replace(document, language=declared), language)
                row[at] += not found
                row[at + 1] += len(found)
                if asked.show == ("declared" if declared else "undeclared"):
                    for one in found:
                        print(
                            f"  {document.path}:{one.location.line}: {one.language} ({one.basis}): {one.msgid[:160]!r}"
                        )
        print_row(language, row)
        totals = [a + b for a, b in zip(totals, row, strict=True)]
    print_row("all", totals)


def print_row(name, row):
    declared, undeclared = (f"{row[at] / max(row[0], 1):.2%} ({row[at + 1]} texts)" for at in (2, 4))
    print(f"{name:<10}{row[0]:>10}{row[1]:>10}{declared:>18}{undeclared:>18}")


if __name__ == "__main__":
    main()
