"""Blocks of a document and of its translation, paired."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.aligning.blocks import AlignableText, block_pairs

CASES = yaml.safe_load((Path(__file__).with_name("blocks.yaml")).read_text("utf-8"))
KINDS = st.sampled_from(["", "heading 2", "paragraph", "item", "cell", "alt", "metadata title"])
TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "The laboratory in Cajamarca opened in 2019.",
            "El laboratorio de Cajamarca abrió en 2019.",
            "The laboratory in Cajamarca opened in 2019. It has 35 rooms for families.",
            "Tiene 35 habitaciones para familias.",
            "See <a1>the report</a1>.",
            "",
        ]
    ),
)
PASSAGES = st.lists(st.builds(AlignableText, TEXTS, st.sampled_from(["en", "es", "pt"]), KINDS), max_size=9)


def _as_passages(blocks, language):
    return [AlignableText(text, language, kind) for kind, text in blocks]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_blocks_find_their_partners(case):
    one, other = case["languages"]
    found = block_pairs(_as_passages(case["source"], one), _as_passages(case["target"], other))
    assert [[list(range(*pair.source)), list(range(*pair.target)), pair.sure] for pair in found] == case["pairs"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_same_partners_are_found_from_the_other_side(case):
    one, other = case["languages"]
    there = block_pairs(_as_passages(case["source"], one), _as_passages(case["target"], other))
    back = block_pairs(_as_passages(case["target"], other), _as_passages(case["source"], one))
    assert {(pair.source, pair.target) for pair in there if pair.sure} == {
        (pair.target, pair.source) for pair in back if pair.sure
    }


@given(PASSAGES, PASSAGES)
def test_the_pairs_cover_both_sides_in_order_and_nothing_twice(sources, targets):
    pairs = block_pairs(sources, targets)
    assert [at for pair in pairs for at in range(*pair.source)] == list(range(len(sources)))
    assert [at for pair in pairs for at in range(*pair.target)] == list(range(len(targets)))


@given(PASSAGES, PASSAGES)
def test_what_is_sure_stays_sure_when_the_sides_are_swapped(sources, targets):
    there = {(pair.source, pair.target) for pair in block_pairs(sources, targets) if pair.sure}
    assert there == {(pair.target, pair.source) for pair in block_pairs(targets, sources) if pair.sure}


@given(PASSAGES, PASSAGES)
def test_whatever_is_not_sure_says_why(sources, targets):
    for pair in block_pairs(sources, targets):
        assert pair.sure == (not pair.reason)
        assert 0.0 <= pair.score <= 1.0


def test_a_long_passage_left_out_does_not_lose_the_rest():
    sources = [f"Paragraph of family number {number} in the valley of Cajamarca." for number in range(400)]
    targets = [f"Párrafo de la familia número {number} en el valle de Cajamarca." for number in range(400)]
    pairs = block_pairs(
        [AlignableText(text, "en") for text in sources],
        [AlignableText(text, "es") for text in targets[:100] + targets[300:]],
    )
    found = {(pair.source[0], pair.target[0]) for pair in pairs if pair.sure}
    assert found <= {(number, number if number < 100 else number - 200) for number in range(400)}
    assert len(found) >= 190


@pytest.mark.parametrize("text", ["The same paragraph again, with words.", "", "35", "<b1>x</b1>", "x " * 300])
def test_many_equal_blocks_take_time_in_proportion(text, assert_linear):
    def work(count):
        return lambda: block_pairs([AlignableText(text, "en")] * count, [AlignableText(text, "es")] * (count * 3 // 4))

    assert_linear(work, 150, 600)


def test_documents_that_share_nothing_take_time_in_proportion(assert_linear):
    def work(count):
        ours = [AlignableText(f"alpha{number} beta{number} gamma", "en") for number in range(count)]
        theirs = [AlignableText(f"delta{-number} epsilon{number}x zeta", "es") for number in range(count)]
        return lambda: block_pairs(ours, theirs)

    assert_linear(work, 150, 600)
