"""A project of any size, with true translations and a second version: ``python benchmarks/speed/generate.py FOLDER``.

Written are, from a seed, so that the same options give the same bytes:

- ``project/``: a project with DOCUMENTS Markdown documents of SEGMENTS segments, in English, Spanish and Portuguese by
  turns; no segment occurs twice;
- ``second/``: the sources of the second version, in which a share of the segments has one word less or a number more;
- ``translations/LANGUAGE/``: the documents as a translator would write them, for tools that read translated documents;
- ``pairs.tsv``: a line a segment, with its document, its language, and the three texts as messages of ours.

``--documents 1000 --segments 100 --changed 0.1 --seed 1`` are what the figures in
docs/sources/explanation/measurements.md were made with.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

import sentences
from sentences import LANGUAGES

CONFIGURATION = '[languages]\nes = "es_CO"\nen = "en_US"\npt = "pt_BR"\n'
OWN = ("en", "en", "es", "pt")  # the languages of documents, by turns
_LINK = "https://example.org/{0}"


@dataclass(frozen=True)
class Segment:
    """A heading, list item or paragraph: its texts in Markdown, in the order of LANGUAGES."""

    kind: str
    texts: tuple[str, ...]

    def block(self, language):
        """The lines of Markdown that hold it."""
        return {"heading": "## {0}", "item": "- {0}"}.get(self.kind, "{0}").format(
            self.texts[LANGUAGES.index(language)]
        )


def make_document(number, segments, seed):
    """The segments of a document. Each holds a number that no other segment has."""
    random = Random(f"{seed} {number}")  # noqa: S311 - no secret
    made = []
    for index in range(segments):
        own = 1000 + number * segments + index
        kind = "heading" if index % 10 == 0 else "item" if index % 10 in {7, 8} else "paragraph"
        if kind == "heading":
            texts = sentences.make_heading(random, own)
        else:
            parts = [sentences.make_sentence(random) for _ in range(1 if kind == "item" else random.randint(1, 3))]
            parts.append(sentences.make_ending(random, own))
            texts = tuple(" ".join(texts) for texts in zip(*parts, strict=True))
            if index % 10 == 3:
                texts = tuple(_with_markup(text, own) for text in texts)
        made.append(Segment(kind, texts))
    return made


def _with_markup(text, number):
    """A text with its first word in bold and its last one a link."""
    first, rest = text.split(" ", 1)
    rest, last = rest.removesuffix(".").rsplit(" ", 1)
    return f"**{first}** {rest} [{last}]({_LINK.format(number)})."


def change(segments, share, number, seed):
    """The segments of the second version: in a share of them a word is doubled by a number in brackets."""
    random = Random(f"{seed} {number} second")  # noqa: S311 - no secret
    changed = set(random.sample(range(len(segments)), round(len(segments) * share)))
    return [
        Segment(one.kind, tuple(_change_text(text, random.randint(2, 9)) for text in one.texts))
        if index in changed
        else one
        for index, one in enumerate(segments)
    ]


def _change_text(text, number):
    first, rest = text.split(" ", 1)
    return f"{first} ({number}) {rest}"


def render(segments, language):
    """A document in Markdown."""
    front = f"---\nlanguage: {language}\n---\n\n"
    return front + "\n\n".join(one.block(language) for one in segments) + "\n"


def as_message(text):
    """A text of Markdown as a message of ours: with numbered tags."""
    text = re.sub(r"\*\*(.+?)\*\*", r"<b1>\1</b1>", text)
    return re.sub(r"\[(.+?)\]\(.+?\)", r"<a1>\1</a1>", text)


def write(path, text):
    """Write a text to a file, with the folders that lead to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def generate(folder, *, documents=1000, segments=100, changed=0.1, seed=1):
    """Write everything; gives the names of the documents."""
    write(folder / "project" / "mars-i18n.toml", CONFIGURATION)
    rows, names = [], []
    for number in range(documents):
        own, name = OWN[number % len(OWN)], f"issue-{number:05}"
        first = make_document(number, segments, seed)
        write(folder / "project" / "sources" / f"{name}.md", render(first, own))
        second = change(first, changed, number, seed)
        write(folder / "second" / f"{name}.md", render(second, own))
        for language in LANGUAGES:
            text = render(first, language)
            write(folder / "translations" / language / f"{name}.md", text)
        rows += ("\t".join((name, own, *map(as_message, one.texts))) for one in first)
        names.append(name)
    write(folder / "pairs.tsv", "\n".join(rows) + "\n")
    return names


def fill(folder):
    """Translate the catalogues of ``project/``, which `sync` has made, by pairs.tsv. Gives the number of texts."""
    import polib

    texts = {}
    for row in (folder / "pairs.tsv").read_text(encoding="utf-8").splitlines():
        _, own, *row_texts = row.split("\t")
        texts[row_texts[LANGUAGES.index(own)]] = dict(zip(LANGUAGES, row_texts, strict=True))
    filled = 0
    for language in LANGUAGES:
        for path in sorted((folder / "project" / "locales" / language / "LC_MESSAGES").glob("*.po")):
            file = polib.pofile(str(path), wrapwidth=0)
            for entry in file:
                if not entry.msgstr and not entry.obsolete:
                    entry.msgstr = texts[entry.msgid][language]
                    filled += 1
            file.save()
    return filled


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--segments", type=int, default=100)
    parser.add_argument("--changed", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    options = vars(parser.parse_args())
    folder = options.pop("folder")
    names = generate(folder, **options)
    print(f"{len(names)} documents of {options['segments']} segments in {folder}")


if __name__ == "__main__":
    main()
