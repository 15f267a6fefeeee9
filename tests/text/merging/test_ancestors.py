"""How alike two texts are, whatever their size."""

import pytest

from mars_i18n.text.merging.ancestors import compare_texts
from mars_i18n.text.merging.similarity import tokens


def alike(new, old):
    return compare_texts(new, tokens(new), old, tokens(old))


@pytest.mark.parametrize(
    ("unit", "other"),
    [('"', "“"), ("water ", "valley "), ("a", "ab"), ("<b1>x</b1> ", "y ")],
    ids=["marks", "words", "one word", "tags"],
)
def test_texts_of_a_megabyte_are_compared_in_linear_time(unit, other, assert_within):
    assert_within(4, lambda: alike(unit * (1_000_000 // len(unit)), other * (1_000_000 // len(other))))


def test_a_very_long_text_is_like_itself_with_a_word_changed_and_unlike_others():
    long = " ".join(f"word{number}" for number in range(20_000))
    assert alike(long, long.replace("word7 ", "another ")) > 0.99
    assert alike(long, " ".join(f"other{number}" for number in range(20_000))) < 0.01
