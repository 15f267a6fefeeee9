"""Sentences of a paragraph and of its translation, paired."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.aligning.blocks import sentence_pairs

CASES = yaml.safe_load((Path(__file__).with_name("sentences.yaml")).read_text("utf-8"))
SENTENCES = st.sampled_from(
    [
        "The laboratory opened in 2019.",
        "El laboratorio abrió en 2019.",
        "Yes!",
        "Sí.",
        "See <a1>the report</a1>.",
        "Water, water everywhere, and 35 families in Lima.",
        "Agua por todas partes y 35 familias en Lima.",
        "Why?",
        "\n\n",
        "1.",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(SENTENCES, max_size=8).map(" ".join))
LANGUAGES = st.sampled_from(["en", "es", "pt", "pt_BR", "und", ""])


def _spans(lines):
    ends = [sum(len(line) + 1 for line in lines[: number + 1]) for number in range(len(lines))]
    if ends:
        ends[-1] -= 1
    return list(zip([0, *ends], ends, strict=False))


def _lines(span, spans):
    return [number for number, (start, end) in enumerate(spans) if start < span[1] and end > span[0]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentences_find_their_partners(case):
    source, target = " ".join(case["source"]), " ".join(case["target"])
    ours, theirs = _spans(case["source"]), _spans(case["target"])
    found = sentence_pairs(source, target, *case["languages"])
    assert [[_lines(pair.source, ours), _lines(pair.target, theirs), pair.sure] for pair in found] == case["pairs"]


@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
def test_the_pairs_cover_both_texts_in_order_and_nothing_twice(source, target, one, other):
    pairs = sentence_pairs(source, target, one, other)
    for text, spans in ((source, [pair.source for pair in pairs]), (target, [pair.target for pair in pairs])):
        assert "".join(text[start:end] for start, end in spans) == text
        assert all(before[1] == after[0] for before, after in pairwise(spans))


@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
def test_what_is_sure_stays_sure_when_the_sides_are_swapped(source, target, one, other):
    there = {(pair.source, pair.target) for pair in sentence_pairs(source, target, one, other) if pair.sure}
    back = {(pair.target, pair.source) for pair in sentence_pairs(target, source, other, one) if pair.sure}
    assert there == back


@given(TEXTS, TEXTS)
def test_a_score_is_a_probability(source, target):
    assert all(0.0 <= pair.score <= 1.0 for pair in sentence_pairs(source, target, "en", "es"))


def test_a_text_of_one_sentence_is_sure_of_itself():
    (pair,) = sentence_pairs("The programme began in Lima.", "El programa comenzó en Lima.", "en", "es")
    assert pair.sure
    assert (pair.source, pair.target) == ((0, 28), (0, 28))


@pytest.mark.parametrize("piece", ["The same again. ", "A b. ", "<b1>x</b1>. ", "12.5. ", "(", "Where in Lima? 35! "])
def test_a_text_of_many_sentences_takes_time_in_proportion(piece, assert_linear):
    def work(count):
        return lambda: sentence_pairs(piece * count, piece * (count * 2 // 3), "en", "es")

    assert_linear(work, 200, 800)
