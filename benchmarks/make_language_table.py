"""Make mars_i18n/text/language/words.bin from the word lists of wordfreq: ``make language-table``.

The same lists give the same bytes on every machine. Spanish, English and Portuguese come whole; of the languages that
are only told from them, the most usual words. Galician, which wordfreq lacks, has a short list of function words in
benchmarks/data/galician.txt. The letters of each language (trigrams that end in each letter, with bigrams to fall back
on) are counted over its own list, each word by the square root of its frequency. They also part words that two
languages use equally often, by a tenth of their weight.

The lists are those of wordfreq 3.1.1: LISTS is the digest of the files that are read, and with others nothing is made
unless ``--other-lists`` says so. tests/text/language/test_words_file.py makes the table again.
"""

from __future__ import annotations

import argparse
import math
import re
import struct
from binascii import crc32
from collections import Counter, defaultdict
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import wordfreq

from mars_i18n.text.language.word_table import FILE, FLOOR, MAGIC, OWN, STEPS

LANGUAGES = ("es", "en", "pt", "fr", "it", "ca", "gl", "de", "nl", "sv", "da", "ro")
OTHERS_KEPT = 18_000  # words of each language that is not es, en or pt
LETTERS_FROM = 60_000  # the words of a list that its letters are counted over
RAREST = 60.0  # summed weight below which a trigram of no language is kept
BY_LETTERS = 0.1  # of a word that several lists have
BEFORE = 3  # letters that part such a word; the table itself has two
BUCKETS = (16, 13, 12)  # bits of each section
# SHA-256 of the lists, one after another in the order of LANGUAGES.
LISTS = "f0c39ab23de48d7b0a9e4b681f2de80551bc8f0223a6d6f65a94a5b464b5b001"
GALICIAN = Path(__file__).parent / "data" / "galician.txt"
RUNS = re.compile(r"[^\W\d_]+")


def word_list(code):
    """Give the words of a list with their log-probabilities; parts of a word with an apostrophe count as words."""
    if code == "gl":
        return galician()
    shares = defaultdict(float)
    for centibels, words in enumerate(wordfreq.read_cBpack(list_file(code))):
        share = 10 ** (-centibels / 100)
        for word in words:
            for run in RUNS.findall(word):
                shares[run] += share
    return {word: math.log(share) for word, share in shares.items()}


def list_file(code):
    """Give the path of the largest list that wordfreq has of a language; ours for Galician."""
    if code == "gl":
        return GALICIAN
    folder = files("wordfreq").joinpath("data")
    path = folder.joinpath(f"large_{code}.msgpack.gz")
    return path if path.is_file() else folder.joinpath(f"small_{code}.msgpack.gz")


def digest_of_lists():
    """Give the SHA-256 of all that the table is made of; line ends of our own list count as LF."""
    digest = sha256()
    for code in LANGUAGES:
        read = list_file(code).read_bytes()
        digest.update(read.replace(b"\r\n", b"\n") if code == "gl" else read)
    return digest.hexdigest()


def galician():
    """Give the words of the Galician list: lines of a frequency per million and the words that have it."""
    shares = {}
    for line in GALICIAN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            per_million, *words = line.split()
            shares.update(dict.fromkeys(words, math.log(float(per_million) / 1e6)))
    return shares


def most_usual(words, count):
    """Give the ``count`` likeliest words; ties by spelling."""
    least = sorted(words.values(), reverse=True)[:count][-1]
    return sorted((word for word in words if words[word] >= least), key=lambda word: (-words[word], word))[:count]


def grams_of(word):
    """Give each letter of a word, and the blank after it, with the up to BEFORE characters before it."""
    padded = f" {word} "
    return [padded[max(0, at - BEFORE) : at + 1] for at in range(1, len(padded))]


class Letters:
    """Interpolated (Witten-Bell) log-probabilities of a letter after the three before it."""

    def __init__(self, words):
        longest = defaultdict(float)
        for word in most_usual(words, LETTERS_FROM):
            weight = math.exp((words[word] - FLOOR) / 2)
            for gram in grams_of(word):
                longest[gram] += weight
        self.counts = defaultdict(float)
        for gram, weight in longest.items():
            for start in range(len(gram)):
                self.counts[gram[start:]] += weight
        self.after, self.kinds = defaultdict(float), Counter()
        for gram, weight in self.counts.items():
            self.after[gram[:-1]] += weight
            self.kinds[gram[:-1]] += 1
        self.known = {}

    def log_probability(self, gram):
        """Give the logarithm of the share of the last letter of ``gram`` after those before it."""
        known = self.known.get(gram)
        if known is None:
            known = self.known[gram] = math.log(self._share(gram))
        return known

    def _share(self, gram):
        share = 1 / 200
        for size in range(len(gram)):
            before = gram[len(gram) - 1 - size : -1]
            if not self.after.get(before):
                break
            kinds = 2 * self.kinds[before]
            share = (self.counts.get(gram[len(gram) - 1 - size :], 0.0) + kinds * share) / (self.after[before] + kinds)
        return share

    def word(self, grams):
        """Give the log-probability of a word by its grams, one for each letter."""
        known = self.known
        return sum([known.get(gram) or self.log_probability(gram) for gram in grams])


def figure(nats):
    """Give a log-probability as a byte of the table."""
    return max(1, min(255, round((nats - FLOOR) * STEPS)))


def section(bits, columns, rows):
    """Give the bytes of a section of ``rows``: key to figures. Of two keys of one CRC-32, the larger figures stay."""
    by_crc = {}
    for key in sorted(rows):
        crc = crc32(key.encode())
        known = by_crc.get(crc)
        by_crc[crc] = rows[key] if known is None else bytes(map(max, known, rows[key]))
    # Two keys that differ in the middle bits alone share bucket and fingerprint only where bits < 16.
    merged = {}
    for crc, row in sorted(by_crc.items()):
        place = (crc >> (32 - bits), crc & 0xFFFF)
        known = merged.get(place)
        merged[place] = row if known is None else bytes(map(max, known, row))
    starts = [0] * (2**bits + 1)
    for bucket, _ in merged:
        starts[bucket + 1] += 1
    for bucket in range(2**bits):
        starts[bucket + 1] += starts[bucket]
    ordered = sorted(merged)
    head = struct.pack("<BBHI", bits, columns, 0, len(ordered)) + struct.pack(f"<{len(starts)}I", *starts)
    return head + struct.pack(f"<{len(ordered)}H", *(at[1] for at in ordered)) + b"".join(merged[at] for at in ordered)


def own_words(lists, letters):
    """Give the rows of every word of es, en and pt; ties are parted by letters."""
    rows = {}
    for word in set().union(*lists[:OWN]):
        known = [words.get(word) for words in lists[:OWN]]
        shift = [0.0] * OWN
        if sum(nats is not None for nats in known) > 1:
            grams = grams_of(word)
            likely = [model.word(grams) for model in letters[:OWN]]
            shift = [BY_LETTERS * (one - max(likely)) for one in likely]
        rows[word] = bytes(0 if nats is None else figure(nats + by) for nats, by in zip(known, shift, strict=True))
    return rows


def other_words(lists):
    """Give the rows of the most usual words of the other languages."""
    kept = set()
    for words in lists[OWN:]:
        kept.update(most_usual(words, OTHERS_KEPT))
    return {word: bytes(figure(words[word]) if word in words else 0 for words in lists[OWN:]) for word in kept}


def letter_rows(letters):
    """Give the rows of the bigrams and trigrams that some language uses often enough."""
    usual = set()
    for model in letters:
        usual.update(gram for gram, weight in model.counts.items() if len(gram) == 3 and weight >= RAREST)
        usual.update(gram for gram, weight in model.counts.items() if len(gram) == 2 and weight >= RAREST / 4)
    return {gram: bytes(figure(model.log_probability(gram)) for model in letters) for gram in usual}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    path = Path(str(files("mars_i18n.text.language").joinpath(FILE)))
    options.add_argument("--out", type=Path, default=path)
    options.add_argument("--other-lists", action="store_true", help="make a table of lists that are not those of LISTS")
    asked = options.parse_args()
    if not asked.other_lists and digest_of_lists() != LISTS:
        options.error(
            "the word lists are not those of wordfreq 3.1.1; install it, or make another table: --other-lists"
        )
    out = asked.out
    lists = [word_list(code) for code in LANGUAGES]
    letters = [Letters(words) for words in lists]
    sections = [own_words(lists, letters), other_words(lists), letter_rows(letters)]
    columns = (OWN, len(LANGUAGES) - OWN, len(LANGUAGES))
    data = MAGIC + bytes([len(LANGUAGES)]) + "".join(LANGUAGES).encode()
    for bits, width, rows in zip(BUCKETS, columns, sections, strict=True):
        data += section(bits, width, rows)
    out.write_bytes(data)
    print(f"{out}: {len(data):,} bytes; words, others, letters: {', '.join(f'{len(rows):,}' for rows in sections)}")


if __name__ == "__main__":
    main()
