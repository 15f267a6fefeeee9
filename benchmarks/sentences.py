"""How well and how fast sentences are found: ours and, where they can be imported, other libraries.

Run ``python benchmarks/sentences.py``. It prints the golden rules of pySBD that each follows; the F1 of sentence
boundaries on running prose, where each paragraph of benchmarks/data/sentences-LANGUAGE.PART.txt is joined by single
spaces and the boundaries inside it are to be found; and sentences per second. The rules were adjusted on the ``dev``
parts, never on the ``test`` parts. Peers: pysbd (a development dependency), sentencex, sentence-splitter, syntok,
nupunkt, blingfire. pySBD has no Portuguese, nor nupunkt anything but English: pySBD gets its Spanish rules there.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import yaml

from mars_i18n.text.sentences.splitting import spans, split

ROOT = Path(__file__).parents[1]
DATA = ROOT / "benchmarks" / "data"
GOLDEN = ROOT / "tests" / "text" / "sentences"
LANGUAGES = ("en", "es", "pt")
Splitter = Callable[[str, str], Iterable[str]]


def pysbd(text: str, language: str) -> Iterable[str]:
    import pysbd as library

    return library.Segmenter(language="es" if language == "pt" else language, clean=False).segment(text)


def sentencex(text: str, language: str) -> Iterable[str]:
    import sentencex as library

    return library.segment(language, text)


@cache
def _sentence_splitter(language: str):
    from sentence_splitter import SentenceSplitter

    return SentenceSplitter(language=language)


def sentence_splitter(text: str, language: str) -> Iterable[str]:
    return _sentence_splitter(language).split(text)


def syntok(text: str, _language: str) -> Iterator[str]:
    from syntok import segmenter

    for paragraph in segmenter.process(text):
        for tokens in paragraph:
            yield text[tokens[0].offset : tokens[-1].offset + len(tokens[-1].value)]


def nupunkt(text: str, _language: str) -> Iterable[str]:
    import nupunkt as library

    return library.sent_tokenize(text)


def blingfire(text: str, _language: str) -> Iterable[str]:
    import blingfire as library

    return library.text_to_sentences(text).split("\n")


def splitters() -> dict[str, Splitter]:
    peers = (pysbd, sentencex, sentence_splitter, syntok, nupunkt, blingfire)
    found: dict[str, Splitter] = {"ours": split}
    for peer in peers:
        with suppress(ImportError):
            importlib.import_module(peer.__name__)
            found[peer.__name__] = peer
    return found


def golden(splitter: Splitter, language: str) -> tuple[int, int]:
    """The golden rules of a language that a splitter follows, and how many there are."""
    rules = [rule.splitlines() for rule in yaml.safe_load((GOLDEN / f"golden-{language}.yaml").read_text("utf-8"))]
    passed = sum([s.strip() for s in splitter(" ".join(rule), language)] == rule for rule in rules)
    return passed, len(rules)


def paragraphs(language: str, part: str) -> list[list[str]]:
    """The sentences of each paragraph of a part of our gold data."""
    lines = (DATA / f"sentences-{language}.{part}.txt").read_text("utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).split("\n\n")
    return [block.split("\n") for block in (each.strip() for each in blocks) if block]


def ends(sentences: Iterable[str]) -> set[int]:
    """Where sentences end, counted in characters that are not white space, but for the last."""
    found, count = [], 0
    for sentence in sentences:
        count += sum(not mark.isspace() for mark in sentence)
        found.append(count)
    return {end for end in found if 0 < end < count}


def score(splitter: Splitter, language: str, part: str) -> tuple[float, float, float, int]:
    """Precision, recall and F1 in percent, and the number of boundaries to find."""
    right = guessed = wanted = 0
    for sentences in paragraphs(language, part):
        gold = ends(sentences)
        found = ends(splitter(" ".join(sentences), language))
        right, guessed, wanted = right + len(gold & found), guessed + len(found), wanted + len(gold)
    precision, recall = 100 * right / guessed, 100 * right / wanted
    return precision, recall, 2 * precision * recall / (precision + recall), wanted


def speed(splitter: Splitter, language: str) -> float:
    """Sentences per second over the paragraphs of both parts: the best of five rounds, none of which remembers."""
    blocks = [block for part in ("dev", "test") for block in paragraphs(language, part)]
    texts = [" ".join(block) for block in blocks]
    best = float("inf")
    for _ in range(5):
        spans.cache_clear()
        start = time.perf_counter()
        for text in texts:
            list(splitter(text, language))
        best = min(best, time.perf_counter() - start)
    return sum(map(len, blocks)) / best


def main() -> None:
    for name, splitter in splitters().items():
        rules = [
            f"{language} {passed}/{of}" for language in ("en", "es") for passed, of in [golden(splitter, language)]
        ]
        print(f"{name:18} golden rules     {'   '.join(rules)}")
        for part in ("dev", "test"):
            for language in LANGUAGES:
                precision, recall, f1, wanted = score(splitter, language, part)
                print(
                    f"{name:18} {part:4} {language}  F1 {f1:6.2f}  precision {precision:6.2f}  "
                    f"recall {recall:6.2f}  ({wanted} boundaries)"
                )
        rates = [f"{language} {speed(splitter, language):,.0f}" for language in LANGUAGES]
        print(f"{name:18} sentences/s      {'   '.join(rates)}")
    for piece in ("a. ", "(", ". ", '"', "...", "1.1.1."):
        start = time.perf_counter()
        list(split(piece * 100_000, "es"))
        print(f"ours               {piece!r} x 100,000 in {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
