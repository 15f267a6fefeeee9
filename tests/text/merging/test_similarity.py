"""What changed between two texts, in a few words for translators."""

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.merging.similarity import tokens, word_diff


def test_the_words_that_changed_are_told():
    assert word_diff("On May 27th it opened.", "On May 28th it opened.") == "“27th” → “28th”"


def test_what_was_added_and_what_was_dropped_is_told():
    assert "not" in word_diff("It is ready.", "It is not ready.")
    assert "very" in word_diff("It is very late.", "It is late.")


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(old, new):
    assert isinstance(word_diff(old, new), str)
    assert "".join(tokens(old)) in old or tokens(old)
