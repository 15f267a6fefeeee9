"""A sieve of words says what asking each word would say, and asks of most words once."""

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.folded_words import WordSieve

TEXTS = st.lists(st.sets(st.sampled_from("a bb ccc dddd eeeee ffffff".split())))


@given(TEXTS, st.integers(0, 5))
def test_a_sieve_says_what_asking_each_word_would_say(texts, most):
    sieve = WordSieve(lambda word: len(word) > 4, most)
    for words in texts:
        assert sieve.holds_any(words) == any(len(word) > 4 for word in words)


def test_a_word_that_is_not_worth_it_is_asked_about_once():
    asked = []
    sieve = WordSieve(lambda word: asked.append(word) or False)
    assert not sieve.holds_any({"water", "rises"})
    assert not sieve.holds_any({"water", "falls"})
    assert sorted(asked) == ["falls", "rises", "water"]
