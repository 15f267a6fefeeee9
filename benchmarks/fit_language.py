"""Print what the margins of language detection are chosen from: ``python benchmarks/fit_language.py [LANGUAGE=FILE]…``.

On runs of three plain words, as benchmarks/language.py draws them, of the fit half of the samples, or of files of
sentences in es, en and pt, one a line: the share of right answers among those given, and of answers given, by ACCEPT
(of the table alone) and ACCEPT_BOTH (where the profiles agree), and by ACCEPT_NAME. On the sentences: how many are
taken for a foreign language, by FOREIGN. The values of detection.py are marked. For other languages, ``fr=FILE``, the
share that is foreign is printed beside, and by UNKNOWN and UNKNOWN_BY_FUNCTION_WORDS the share that is claimed as one
of the three: of Guaraní or Quechua with borrowed words.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text" / "language"))

import language
import samples

from mars_i18n.text.language import detection

ACCEPTS = (0.6, 0.8, 0.93, 1.06, 1.2, 1.8)
NAMES = (1.7, 2.0, 3.0, 4.0, 6.0)
BOTHS = (0.4, 0.6, 0.73, 0.8, 0.93)
FOREIGNS = (4.0, 6.0, 8.0, 10.0, 12.0)
UNKNOWNS = (0.05, 0.1, 0.15, 0.2, 1.0)
SLOPES = (0.25, 0.5, 0.75)
RUN = "3 words"


def sentences(files):
    """Give the (text, language) of the files, or of the fit half of the samples where none has one of the three."""
    read = [
        (line, code)
        for code, _, name in (given.partition("=") for given in files)
        for line in Path(name).read_text(encoding="utf-8").splitlines()
    ]
    own = [one for one in read if one[1] in detection.DETECTED]
    return own or samples.sentences("fit"), [one for one in read if one[1] not in detection.DETECTED]


def runs(labelled):
    """Give the runs of three plain words in the order of the texts, none of which stands in another language too."""
    found = {}
    for text, code in labelled:
        for kind, run in language.runs(text):
            if kind == RUN:
                found.setdefault(language.spaced(run), (run, set()))[1].add(code)
    return [(run, *codes) for run, codes in found.values() if len(codes) == 1]


def with_values(judge, texts, **values):
    """Give the verdicts with some values of detection.py in place of its own."""
    before = {name: getattr(detection, name) for name in values}
    vars(detection).update(values)
    verdicts = [(judge.detect(text), code) for text, code in texts]
    vars(detection).update(before)
    return verdicts


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("files", nargs="*", metavar="LANGUAGE=FILE")
    own, foreign = sentences(options.parse_args().files)
    judge, short = detection.detector(), runs(own)
    print(f"{len(short)} runs of {RUN}; precision / coverage")
    for accept in ACCEPTS:
        row = f"ACCEPT {accept:<5}"
        for both in BOTHS:
            told = [(v.language == code) for v, code in with_values(judge, short, ACCEPT=accept, ACCEPT_BOTH=both)
                    if v.language != "und"]  # fmt: skip
            mark = "*" if (accept, both) == (detection.ACCEPT, detection.ACCEPT_BOTH) else " "
            row += f"  {both}: {sum(told) / len(told):.2%} / {len(told) / len(short):.2%}{mark}"
        print(row, flush=True)
    for value in NAMES:
        told = [v.language == code for v, code in with_values(judge, short, ACCEPT_NAME=value) if v.language != "und"]
        mark = "*" if value == detection.ACCEPT_NAME else " "
        print(f"ACCEPT_NAME {value}: {sum(told) / len(told):.2%} / {len(told) / len(short):.2%}{mark}", flush=True)
    for value in FOREIGNS:
        mistaken = sum(v.foreign for v, _ in with_values(judge, own, FOREIGN=value))
        mark = "*" if value == detection.FOREIGN else " "
        row = f"FOREIGN {value:<5}{mark} of {len(own)} own {mistaken / len(own):.2%}"
        for code in sorted({other for _, other in foreign}):
            of_it = [one for one in foreign if one[1] == code]
            share = sum(v.foreign for v, _ in with_values(judge, of_it, FOREIGN=value)) / len(of_it)
            row += f"  {code} {share:.2%}"
        print(row, flush=True)
    print("share that is not claimed of own sentences and runs; share that is claimed of others")
    for value, slope in ((value, slope) for value in UNKNOWNS for slope in SLOPES):
        given = {"UNKNOWN": value, "UNKNOWN_BY_FUNCTION_WORDS": slope, "UNKNOWN_BY_FUNCTION_WORDS_SHORT": slope}
        texts = {"sentences": own, f"runs of {RUN}": short}
        mark = "*" if (value, slope) == (detection.UNKNOWN, detection.UNKNOWN_BY_FUNCTION_WORDS) else " "
        row = f"UNKNOWN {value:<5} by {slope:<5}{mark}"
        for name, of_it in texts.items():
            row += f"  {name} {share_of(judge, of_it, given, claimed=False):.2%}"
        for code in sorted({other for _, other in foreign}):
            of_it = [one for one in foreign if one[1] == code]
            row += f"  {code} {share_of(judge, of_it, given, claimed=True):.2%}"
        print(row, flush=True)


def share_of(judge, texts, values, *, claimed):
    """Give the share of texts that are claimed as one of the three, or that are not."""
    verdicts = with_values(judge, texts, **values)
    return sum((verdict.language != "und") == claimed for verdict, _ in verdicts) / len(texts)


if __name__ == "__main__":
    main()
