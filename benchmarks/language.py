"""Measure language detection beside its peers, in one run: ``python benchmarks/language.py [--corpus FILE.jsonl]…``.

Without a corpus: the test half of the samples in tests/text/language, which the margins of fit_language.py do not see;
they flatter. A corpus is someone else's text: a JSON object a line, with the same block in "es", "en" and "pt"; labels
are the columns', right or wrong. ``--sentences LANGUAGE=FILE``, of all three languages, names text that is not
parallel, one sentence a line. ``--foreign LANGUAGE=FILE`` names sentences, one a line, of a language that is none of
the three. Peers (eldc, lingua, py3langid, langdetect) are measured where they are installed: ``pip install --group
peers``; each is restricted to the three languages.

Runs of words are drawn in two ways. *Plain*: of the longest stretch of a block that is words and commas alone, one
after another, where it has eight or more; a run that stands word for word in a translation of the block is left out.
*As written*: all of a block, cut at its spaces, one run after another from its beginning; a run without a letter is
left out, and so is one that stands word for word in a translation of its document, which is what the "id" of a block
names before its "#". So names are in neither, nor is a word that two languages share where both use it. Where text is
not parallel, a run counts once, and one that two languages have counts for none.

accuracy: the likeliest language is the right one, with nothing left undetermined.
precision, coverage: as `detect` answers, "und" allowed: right among the answers, answers among all texts.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text" / "language"))

import samples

from mars_i18n.text.language.detection import DETECTED, detector
from mars_i18n.text.language.identification import identify
from mars_i18n.text.language.likelihood import best_two

SIZES = (1, 3, 8)
WRITTEN = "as written"
RUNS = [f"{size} {way}" for way in ("words", WRITTEN) for size in SIZES]
SHARED = 0.75
HEADING_WORDS = 8
WORD = re.compile(r"[^\W\d_]+")
PLAIN = re.compile(r"(?:(?<!\S)[^\W\d_]+,?(?:\s+|$))+")  # words and commas only: no names of files, no markup


def committed():
    kinds = {f"{size} words": samples.spans("test", size) for size in SIZES}
    kinds["headings"] = samples.headings("test")
    kinds["blocks"] = samples.sentences("test")
    return kinds


def corpus(path):
    """Give the texts of a corpus: whole blocks, openings that look like headings, and runs of words.

    A block that shares most of its words with another column was left untranslated, so its label says nothing: it
    is not counted, nor is an opening that stands word for word in another column: it was left untranslated there, or
    it is a name.
    """
    kinds = {kind: [] for kind in (*RUNS, "headings", "blocks")}
    blocks = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    documents = {code: {} for code in DETECTED}
    for block in blocks:
        for code in DETECTED:
            documents[code].setdefault(document_of(block), []).append(block[code])
    whole = {
        code: {name: spaced(" ".join(texts)) for name, texts in found.items()} for code, found in documents.items()
    }
    dropped = 0
    for block in blocks:
        for code in DETECTED:
            text, others = block[code], {other: block[other] for other in DETECTED if other != code}
            if any(shared(text, other) > SHARED for other in others.values()):
                dropped += 1
                continue
            kinds["blocks"].append((text, code))
            opening = text.partition(". ")[0]
            if len(opening.split()) <= HEADING_WORDS and not any(opening in other for other in others.values()):
                kinds["headings"].append((opening, code))
            near = [spaced(other) for other in others.values()]
            far = [whole[other][document_of(block)] for other in others]
            for kind, run in runs(text):
                if not any(spaced(run) in other for other in (far if kind.endswith(WRITTEN) else near)):
                    kinds[kind].append((run, code))
    seen = len(blocks) * len(DETECTED)
    print(
        f"\n{path.name}: {dropped} of {seen} blocks share over {SHARED:.0%} of their words with a translation: left out"
    )
    return kinds


def unparallel(files):
    """Give the sentences of files and their runs of words; a run that stands in two languages is in none of them."""
    kinds = {kind: [] for kind in RUNS} | {"blocks": []}
    found = {kind: {} for kind in RUNS}
    for language, _, name in (given.partition("=") for given in files):
        for line in Path(name).read_text(encoding="utf-8").splitlines():
            kinds["blocks"].append((line, language))
            for kind, run in runs(line):
                found[kind].setdefault(spaced(run), (run, set()))[1].add(language)
    for kind, of_it in found.items():
        kinds[kind] = [(run, *codes) for run, codes in of_it.values() if len(codes) == 1]
    print(f"\n{', '.join(files)}: each run once")
    return kinds


def runs(text):
    """Give the runs of words of a text, each with its kind, one of RUNS."""
    plain = max((run.split() for run in PLAIN.findall(text)), key=len, default=[])
    written = text.split()
    for size in SIZES:
        if len(plain) >= max(SIZES):
            yield from ((f"{size} words", run) for run in pieces(plain, size))
        yield from ((f"{size} {WRITTEN}", run) for run in pieces(written, size) if WORD.search(run))


def pieces(words, size):
    """Give the runs of so many words, one after another; what is left at the end is in none."""
    return [" ".join(words[at : at + size]) for at in range(0, len(words) - size + 1, size)]


def spaced(text):
    """Give the words of a text in lower case with a space on either side of each, to look whole words up in."""
    return f" {' '.join(WORD.findall(text.lower()))} "


def document_of(block):
    """Give the name of the document that a block is of."""
    return block["id"].rpartition("#")[0]


def shared(one, other):
    """Give the share of the words of ``one`` that stand in ``other`` too."""
    words, known = WORD.findall(one.lower()), set(WORD.findall(other.lower()))
    return sum(word in known for word in words) / len(words) if words else 1.0


def ours():
    judge = detector()

    def guess(text):
        seen = judge.read(text)
        return DETECTED[best_two(seen.figures)[0]] if seen.figures else ""

    return guess


def eldc():
    import eldc

    eldc.init()
    instance = eldc.instance()
    instance.set_scheme("iso639-1")
    instance.set_languages(list(DETECTED))
    return instance.detect


def lingua():
    from lingua import Language, LanguageDetectorBuilder

    three = {Language.SPANISH: "es", Language.ENGLISH: "en", Language.PORTUGUESE: "pt"}
    built = LanguageDetectorBuilder.from_languages(*three).build()
    return lambda text: three.get(built.detect_language_of(text), "")


def py3langid():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(DETECTED))
    return lambda text: identifier.classify(text)[0]


def langdetect():
    from langdetect import DetectorFactory, detect

    DetectorFactory.seed = 0  # else each run has other answers

    def guess(text):
        try:
            return detect(text)
        except Exception:  # noqa: BLE001  it raises where it finds no n-gram
            return ""

    return guess


DETECTORS = {"ours": ours, "eldc": eldc, "lingua": lingua, "py3langid": py3langid, "langdetect": langdetect}
SLOW = {"langdetect": 300, "lingua": 5000, "py3langid": 5000}  # texts of a kind that it is asked, spread evenly


def installed():
    packages = {"ours": "mars_i18n"}
    return [name for name in DETECTORS if find_spec(packages.get(name, name)) is not None]


def accuracy_table(kinds, names):
    guesses = {name: DETECTORS[name]() for name in names}
    print(f"{'accuracy':<14}{'texts':>8}" + "".join(f"{name:>12}" for name in names))
    for kind, labelled in kinds.items():
        row = f"{kind:<14}{len(labelled):>8}"
        for name, guess in guesses.items():
            asked = labelled[:: max(1, len(labelled) // SLOW.get(name, len(labelled)))] if labelled else []
            right = sum(guess(text) == code for text, code in asked)
            row += f"{right / len(asked):>12.2%}" if asked else f"{'':>12}"
        print(row, flush=True)


def answers_table(kinds):
    judge = detector()
    print(f"{'ours':<14}{'texts':>8}{'precision':>12}{'coverage':>12}{'foreign':>12}")
    for kind, labelled in kinds.items():
        verdicts = [(judge.detect(text), code) for text, code in labelled]
        told = [verdict.language == code for verdict, code in verdicts if verdict.language != "und"]
        foreign = sum(verdict.foreign for verdict, _ in verdicts)
        count = max(len(labelled), 1)
        shares = (sum(told) / max(len(told), 1), len(told) / count, foreign / count)
        print(f"{kind:<14}{count:>8}" + "".join(f"{share:>12.2%}" for share in shares))


def foreign_table(files):
    print(f"\n{'sentences':<22}{'count':>8}{'foreign':>10}{'und':>10}{'claimed':>10}")
    judge = detector()
    for given in files:
        language, _, name = given.partition("=")
        lines = [line for line in Path(name).read_text(encoding="utf-8").splitlines() if WORD.search(line)]
        said = Counter()
        for line in lines:
            verdict = judge.detect(line)
            said["foreign" if verdict.foreign else "und" if verdict.language == "und" else "claimed"] += 1
        shares = "".join(f"{said[what] / len(lines):>10.2%}" for what in ("foreign", "und", "claimed"))
        print(f"{language + ' ' + Path(name).stem:<22}{len(lines):>8}{shares}")


MEASURED = """
import json, sys, time
from pathlib import Path
sys.path.insert(0, {folder!r})
import language
def resident():  # pages of memory; Linux alone says it
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) if status.exists() else 0
texts = json.load(sys.stdin)
before = resident()
began = time.perf_counter()
guess = language.COSTED.get({name!r}, language.DETECTORS[{name!r}])()
guess("The results of the first year of dialogue")
loaded = time.perf_counter() - began
began, worked = time.perf_counter(), time.process_time()
for text in texts:
    guess(text)
rate, of_processor = (len(texts) / spent for spent in (time.perf_counter() - began, time.process_time() - worked))
grown = resident() - before
print(f"{name:<12}{{1000 * loaded:>12.1f}}{{grown / 256:>12.1f}}{{rate:>14,.0f}}{{of_processor:>16,.0f}}")
"""
COSTED = {"ours": lambda: detector().detect}  # the whole answer, with both voters
MEASURED_FEWER = 20  # one text of so many is asked of langdetect


def cost_table(names, texts, what):
    """Print what each costs, in its own process: time to the first answer, memory, texts a second.

    Each text is asked once, so that a memory of words helps as it does with a text that is new. The last column is by
    the time of a processor that the process took, which other work on the machine hardly changes.
    """
    print(f"\n{what}: {len(texts)}")
    print(f"{'':<12}{'load, ms':>12}{'memory, MB':>12}{'segments/s':>14}{'of a processor':>16}")
    for name in names:
        program = MEASURED.format(folder=str(Path(__file__).parent), name=name)
        asked = json.dumps(texts[:: MEASURED_FEWER if name == "langdetect" else 1])
        done = subprocess.run([sys.executable, "-c", program], input=asked, capture_output=True, text=True, check=False)
        print(done.stdout.rstrip() or f"{name}: {done.stderr.strip().splitlines()[-1]}")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--corpus", type=Path, metavar="FILE.jsonl", action="append", default=[])
    options.add_argument("--sentences", metavar="LANGUAGE=FILE", action="append", default=[])
    options.add_argument("--foreign", metavar="LANGUAGE=FILE", action="append", default=[])
    options.add_argument("--no-peers", action="store_true", help="measure ours alone")
    asked = options.parse_args()
    names = ["ours"] if asked.no_peers else installed()
    readers = [partial(corpus, path) for path in asked.corpus]
    readers += [partial(unparallel, asked.sentences)] if asked.sentences else []
    for read in readers or [committed]:
        kinds = read()
        accuracy_table(kinds, names)
        answers_table(kinds)
    if not readers:
        taken = [name for name in samples.names("test") if detector().detect(name).language != "und"]
        print(f"\nof {len(samples.names('test'))} names, {len(taken)} are taken for text: {', '.join(taken)}")
    if asked.foreign:
        foreign_table(asked.foreign)
    of_three = list(dict.fromkeys(text for text, _ in kinds["3 words"]))
    cost_table(names, of_three, "runs of three words of the last corpus, each once")
    short = [text for size in (1, 3, 8) for text, _ in samples.spans("test", size)]
    short += [text for text, _ in samples.headings("test")]
    cost_table(names, sorted(set(short)), "runs of 1, 3 and 8 words and headings of the samples")
    texts = [text for text, _ in kinds["blocks"]]
    began = time.process_time()
    identify(texts, "en")
    print(f"\nidentify: {len(texts) / (time.process_time() - began):,.0f} segments/s")


if __name__ == "__main__":
    main()
