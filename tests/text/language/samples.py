"""The texts that language detection is fitted and tested on, written for this project, and how they are halved.

In texts/, ``prose_*.txt`` are running sentences, ``headings_*.txt`` are headings of newsletters and reports,
``names.txt`` are names of people, places and firms, which have no language. A text belongs to the fit or the test half
by the hash of its own characters; no text is in both. Headings that read alike in two of the languages are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mars_i18n.model import UNDETERMINED
from mars_i18n.text.language.likelihood import best_two

if TYPE_CHECKING:
    from mars_i18n.text.language.detection import Detector

HERE = Path(__file__).parent / "texts"
LANGUAGES = ("es", "en", "pt")
Half = Literal["fit", "test"]
Labelled = tuple[str, str]  # a text and its language


def half(text: str) -> Half:
    """Say which half ``text`` belongs to: the lowest bit of its SHA-256."""
    return "test" if sha256(text.encode()).digest()[0] & 1 else "fit"


def lines(name: str, wanted: Half) -> list[str]:
    """Give the texts of one half of a file, in its order."""
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if half(line) == wanted]


def sentences(wanted: Half) -> list[Labelled]:
    return [(text, code) for code in LANGUAGES for text in lines(f"prose_{code}.txt", wanted)]


def spans(wanted: Half, size: int) -> list[Labelled]:
    """Give the runs of ``size`` words in the sentences of one half, each starting half a run after the last."""
    step = max(1, size // 2)
    found = []
    for text, code in sentences(wanted):
        words = text.split()
        found += [(" ".join(words[at : at + size]), code) for at in range(0, len(words) - size + 1, step)]
    return found


def headings(wanted: Half) -> list[Labelled]:
    return [(text, code) for code in LANGUAGES for text in lines(f"headings_{code}.txt", wanted)]


def capitalised(texts: list[Labelled]) -> list[Labelled]:
    """Give short headings with every word capitalised, as designers set them."""
    return [(text.title().replace("'S", "'s"), code) for text, code in texts if len(text.split()) <= 5]


def names(wanted: Half) -> list[str]:
    return lines("names.txt", wanted)


def guess(judge: Detector, text: str) -> str:
    """Give the likeliest language of ``text`` however slim its margin, where `Detector.detect` may say "und"."""
    seen = judge.read(text)
    if not seen.figures:
        return UNDETERMINED
    best, margin = best_two(seen.figures)
    return LANGUAGES[best] if margin else UNDETERMINED


@dataclass(frozen=True, slots=True)
class Measure:
    """Shares between 0 and 1: right guesses; right among detected; detected among all."""

    texts: int
    accuracy: float
    precision: float
    coverage: float


def measure(judge: Detector, labelled: list[Labelled]) -> Measure:
    guessed = sum(guess(judge, text) == code for text, code in labelled)
    told = [(judge.detect(text).language, code) for text, code in labelled]
    kept = [found == code for found, code in told if found != UNDETERMINED]
    return Measure(len(told), guessed / len(told), sum(kept) / len(kept), len(kept) / len(told))
