"""How well translated documents are aligned with their sources: ours, and Gale and Church's lengths alone.

Run ``python benchmarks/alignment.py CORPUS``, a file of JSON lines {"id": "issue#number", "en", "es", "pt"} in which
the blocks of one issue follow one another. Documents are the issues of five blocks and more, in which a share of the
blocks is left out on one side or joined with the next on one side, by a fixed seed; none is moved. A pair is right if
it begins and ends where the two texts were cut together. Sentences are those of the blocks that have as many in both
languages, treated alike: such blocks are taken as translated sentence by sentence, which a few are not. Without a
corpus, only the sample issue is brought back from its own Spanish and Portuguese builds. ``--fit CORPUS`` prints the
numbers that mars_i18n/text/_affinity.py holds, rounded to what suits the three pairs of languages.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from math import erfc, exp, log, log1p, sqrt
from pathlib import Path

from mars_i18n.cli import run
from mars_i18n.project import open_project
from mars_i18n.text.aligning.affinity import LENGTHS, Affinity, unit
from mars_i18n.text.aligning.blocks import AlignableText, BlockPair, block_pairs, sentence_pairs
from mars_i18n.text.sentences.splitting import spans, split
from mars_i18n.workflow.issue.open_project import OpenProject
from mars_i18n.workflow.issue.stored import read_stored
from mars_i18n.workflow.translators.import_translated import import_translated

ROOT = Path(__file__).parents[1]
PAIRS = (("en", "es"), ("en", "pt"), ("es", "pt"))
PRIORS = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}


def documents(rows):
    found = {}
    for row in rows:
        found.setdefault(row["id"].split("#")[0], []).append(row)
    return [blocks for blocks in found.values() if len(blocks) >= 5]


def damaged(texts, rate, rng):
    """Both sides of a document, the blocks that stay one against one, and where both sides may be cut."""
    ours, theirs, single, cuts, at = [], [], set(), {(0, 0)}, 0
    while at < len(texts):
        chance, (one, other) = rng.random(), texts[at]
        following = texts[at + 1] if at + 1 < len(texts) else None
        if chance < rate / 4:
            ours.append(one)
        elif chance < rate / 2:
            theirs.append(other)
        elif chance < rate * 3 / 4 and following:
            ours, theirs, at = [*ours, one, following[0]], [*theirs, f"{other} {following[1]}"], at + 1
        elif chance < rate and following:
            ours, theirs, at = [*ours, f"{one} {following[0]}"], [*theirs, other, following[1]], at + 1
        else:
            single.add((len(ours), len(theirs)))
            ours, theirs = [*ours, one], [*theirs, other]
        cuts.add((len(ours), len(theirs)))
        at += 1
    return ours, theirs, single, cuts


def ours_aligned(sources, targets, one, other):
    return block_pairs([AlignableText(text, one) for text in sources], [AlignableText(text, other) for text in targets])


def gale_church(sources, targets, one, other):
    """Lengths alone: the priors and the variance of the paper, the ratio of our pair of languages."""
    ratio, infinite = LENGTHS[other] / LENGTHS[one], float("inf")
    best = {(0, 0): (0.0, None)}
    for row in range(len(sources) + 1):
        for column in range(len(targets) + 1):
            for (down, right), prior in PRIORS.items():
                if row < down or column < right:
                    continue
                length = sum(map(len, sources[row - down : row]))
                target = sum(map(len, targets[column - right : column]))
                mean = (length + target / ratio) / 2
                delta = abs(target - length * ratio) / sqrt(6.8 * mean) if mean else 0.0
                cost = best[row - down, column - right][0] - log(prior) - log(max(erfc(delta / sqrt(2)), 1e-300))
                if cost < best.get((row, column), (infinite,))[0]:
                    best[row, column] = (cost, (down, right))
    pairs, row, column = [], len(sources), len(targets)
    while row or column:
        down, right = best[row, column][1]
        pairs.append(BlockPair((row - down, row), (column - right, column), 0.0, sure=(down, right) == (1, 1)))
        row, column = row - down, column - right
    return pairs[::-1]


def blocks(rows, aligner, languages, rate):
    rng, counts, began = random.Random(5), Counter(), time.perf_counter()  # noqa: S311 - a fixed seed
    for document in documents(rows):
        texts = [tuple(row[language] for language in languages) for row in document]
        sources, targets, single, cuts = damaged(texts, rate, rng)
        for pair in aligner(sources, targets, *languages):
            (start, end), (from_, to) = pair.source, pair.target
            if start == end or from_ == to:
                continue
            right = (start, from_) in cuts and (end, to) in cuts
            counts.update(pairs=1, right=right, sure=pair.sure, sure_right=pair.sure and right)
            counts["found"] += (end - start, to - from_) == (1, 1) and (start, from_) in single
        counts["single"] += len(single)
    return counts, time.perf_counter() - began


def summary_line(name, languages, rate, counts, seconds):
    return (
        f"{name:12} {'-'.join(languages)}  {rate:4.0%} changed  pairs right {counts['right'] / counts['pairs']:7.2%}  "
        f"1-1 found {counts['found'] / counts['single']:7.2%} of {counts['single']}  sure right "
        f"{counts['sure_right'] / counts['sure']:7.2%} of {counts['sure']}  {seconds:.1f} s"
    )


def sentences(rows, languages, rate=0.16):
    """Paragraphs of as many sentences on both sides, half of them with sentences left out or joined."""
    rng, counts, began = random.Random(3), Counter(), time.perf_counter()  # noqa: S311 - a fixed seed
    for row in rows:
        one, other = languages
        texts = list(zip(split(row[one], one), split(row[other], other), strict=False))
        if len(texts) < 2 or row[one] == row[other] or len(split(row[one], one)) != len(split(row[other], other)):
            continue
        source, target, cuts, single = "", "", {(0, 0)}, set()
        damage = rate if rng.random() < 0.5 else 0.0
        for number, pair in enumerate(texts):
            chance, last = rng.random(), number + 1 == len(texts)
            ours, theirs = (text.strip() for text in pair)
            if chance < damage / 2:
                source += ours + " "
            elif chance < damage:
                target += theirs + " "
            else:
                start = (len(source), len(target))
                source, target = source + ours + " ", target + theirs + " "
                if chance < damage * 3 / 2 and not last:
                    target = (target[:-1].rstrip(".!?") + ";").ljust(len(target))
                    continue
                if chance < damage * 2 and not last:
                    source = (source[:-1].rstrip(".!?") + ";").ljust(len(source))
                    continue
                single.add((*start, len(source), len(target)))
            cuts.add((len(source), len(target)))
        ends = {end for _, end in spans(source, one)} | {0}, {end for _, end in spans(target, other)} | {0}
        single = {span for span in single if {span[0], span[2]} <= ends[0] and {span[1], span[3]} <= ends[1]}
        for pair in sentence_pairs(source, target, one, other):
            (start, end), (from_, to) = pair.source, pair.target
            if start == end or from_ == to:
                continue
            right = (start, from_) in cuts and (end, to) in cuts
            counts.update(pairs=1, right=right, sure=pair.sure, sure_right=pair.sure and right)
            counts["found"] += (start, from_, end, to) in single
        counts["single"] += len(single)
    return counts, time.perf_counter() - began


def round_trip():
    """The sample issue, built, its catalogues emptied, and the built files imported."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for name in ("sources", "locales", "templates"):
            shutil.copytree(ROOT / name, root / name)
        for name in ("pyproject.toml", "glossary.tsv"):
            shutil.copy(ROOT / name, root / name)
        built = Path(folder) / "built"
        run(["-q", "-C", str(root), "build", "--output", "source,text", "--out", str(built)])
        project = open_project(root)
        for language in ("es", "pt"):
            path = project.catalogue_path(language, "2025-05")
            kept = path.read_bytes()
            before = {one.key: one for one in read_stored(project, language, "2025-05").catalogue.entries}
            own = built / language / "2025-05"
            for kind, files in (("md", sorted((own / "source").glob("*.md"))), ("txt", [own / "2025-05.txt"])):
                path.unlink()
                for file in files:
                    import_translated(OpenProject(project), "", language, file)
                counts = Counter(
                    _became(before[one.key], one)
                    for one in read_stored(project, language, "2025-05").catalogue.entries
                    if before[one.key].msgstr != one.msgid or not one.msgstr or one.translator
                )
                print(
                    f"sample, {language} from {kind}: ", ", ".join(f"{n} {what}" for what, n in sorted(counts.items()))
                )
            path.write_bytes(kept)


def _became(before, after):
    if not after.msgstr:
        return "not found"
    same = after.msgstr == before.msgstr
    return f"{'fuzzy' if after.fuzzy else 'translated'}, {'as it was' if same else 'another text'}"


def fit(rows):
    """The length ratios and, by logistic regression, the weights of evidence: true pairs against their neighbours."""
    for language in ("es", "pt"):
        pairs = [(len(row["en"]), len(row[language])) for row in rows if row["en"] != row[language]]
        print(language, round(sum(pair[1] for pair in pairs) / sum(pair[0] for pair in pairs), 3))
    for languages in PAIRS:
        vectors, answers = [], []
        for document in documents(rows):
            one, other = ([unit(row[language], language) for row in document] for language in languages)
            affinity = Affinity(one, other)
            for at, source in enumerate(one):
                for place in range(max(0, at - 1), min(len(other), at + 2)):
                    found = affinity.evidence(source, other[place])
                    vectors.append(
                        [1, found.likeness, log1p(found.common), min(found.deviation, 16), min(found.figures, 3)]
                    )
                    answers.append(at == place)
        weights = _regression(vectors, answers)
        weights[0] -= log(sum(answers) / (len(answers) - sum(answers)))
        print("-".join(languages), "bias, likeness, common, deviation, figures:", [round(one, 2) for one in weights])


def _regression(vectors, answers):
    """Newton's method, with a ridge of one."""
    size = len(vectors[0])
    weights = [0.0] * size
    for _ in range(12):
        rows = [[float(at == place) for place in range(size)] + [-weights[at]] for at in range(size)]
        for vector, answer in zip(vectors, answers, strict=True):
            total = sum(weight * value for weight, value in zip(weights, vector, strict=True))
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
            for at, value in enumerate(vector):
                rows[at][size] += (answer - chance) * value
                for place, other in enumerate(vector):
                    rows[at][place] += chance * (1 - chance) * value * other
        for at in range(size):
            for place in range(size):
                if place != at:
                    factor = rows[place][at] / rows[at][at]
                    rows[place] = [one - factor * two for one, two in zip(rows[place], rows[at], strict=True)]
        weights = [weight + rows[at][size] / rows[at][at] for at, weight in enumerate(weights)]
    return weights


def main():
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    rows = [json.loads(line) for path in paths for line in Path(path).read_text("utf-8").splitlines()]
    if "--fit" in sys.argv:
        fit(rows)
        return
    for rate in (0.0, 0.1, 0.3) if rows else ():
        for languages in PAIRS:
            for name, aligner in (("ours", ours_aligned), ("Gale-Church", gale_church)):
                print(summary_line(name, languages, rate, *blocks(rows, aligner, languages, rate)), flush=True)
    for languages in PAIRS if rows else ():
        print(summary_line("sentences", languages, 0.16, *sentences(rows, languages)))
    round_trip()


if __name__ == "__main__":
    main()
