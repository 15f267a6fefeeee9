"""What changed between two texts, in a few words for translators."""

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.merging.similarity import find_difference, tokens
from mars_i18n.text.segments.remarks.remark_kinds import Change, TextDifference


def test_the_words_that_changed_are_told():
    assert find_difference("On May 27th it opened.", "On May 28th it opened.") == TextDifference(
        (Change("replaced", "27th", "28th"),)
    )


def test_what_was_added_and_what_was_dropped_is_told():
    assert find_difference("It is ready.", "It is not ready.").changes == (Change("added", new="not"),)
    assert find_difference("It is very late.", "It is late.").changes == (Change("removed", "very"),)


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(old, new):
    assert find_difference(old, new).changes
    assert "".join(tokens(old)) in old or tokens(old)
