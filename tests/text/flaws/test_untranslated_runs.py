"""Words of the source that stay in a translation, and what may stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.flaws.enclosed import blank_quotations, mark_enclosed
from mars_i18n.text.flaws.untranslated_runs import LEAST, untranslated_runs

SOURCE = "The fund grows, and the countries pay for it, says “the journal of the sea” of the Bank for the Americas."


def runs(target, source=SOURCE):
    return [target[run.start : run.end] for run in untranslated_runs(source, target, "en", "es")]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("El fondo crece, and the countries pay for it.", ["and the countries pay for it"]),
        ("The fund grows, y los países pagan the countries pay for it", ["the countries pay for it"]),
        ("El fondo crece, dice «the journal of the sea».", []),
        ("El fondo (the countries pay for it) crece.", []),
        ("El Bank for the Americas crece.", []),
        ("El fondo crece y los países lo pagan.", []),
        ("", []),
    ],
)
def test_runs_are_of_prose_outside_quotes_and_names(target, found):
    assert runs(target) == found


words = st.lists(st.sampled_from([*"abc", "the", "and", "of", "de", "«", "»", '"', "(", ")", "."]), max_size=30)


@given(words, words)
def test_a_run_is_of_source_words_in_order(source, target):
    source, target = " ".join(source), " ".join(target)
    folded = " ".join(source.replace(".", " ").translate(dict.fromkeys(map(ord, '«»"()'), " ")).split())
    for run in untranslated_runs(source, target, "en", "es"):
        assert len(run.words) >= LEAST
        assert any(" ".join(run.words[n : n + LEAST]) in folded for n in range(len(run.words) - LEAST + 1))


def test_only_pairs_enclose():
    text = 'a «b» (c) d’e “f "g" http://h.i/j'
    assert (
        "".join(char for char, within in zip(text, mark_enclosed(text), strict=False) if not within)
        == 'a » ) d’e “f " '
    )
    assert blank_quotations("a «b» (c)") == "a   » (c)"


@pytest.mark.parametrize("piece", ["the ", "the a ", "«", "(", '"', "a@", "水", "a"])
def test_hostile_text_takes_linear_time(piece, assert_within):
    text = piece * (200_000 // len(piece))
    assert_within(5, lambda: (list(untranslated_runs(text, text, "en", "es")), blank_quotations(text)))
