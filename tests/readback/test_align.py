"""Segments and blocks are paired in order, whatever stands between them, in linear time."""

from mars_i18n.readback.align import align


def forms(*texts):
    return [(one,) for one in texts]


def test_what_a_file_says_beside_the_edition_is_left():
    found = align(forms("one", "two"), ["menu", "one", "note", "two", "foot"])
    assert [blocks for _, blocks in found.pairs] == [range(1, 2), range(3, 4)]
    assert (found.missing, found.left) == ([], [0, 2, 4])


def test_a_block_may_hold_several_segments_and_a_segment_several_blocks():
    found = align(forms("Anna", "Head", "along"), ["AnnaHead", "a", "long"])
    assert found.pairs == [(range(2), range(1)), (range(2, 3), range(1, 3))]


def test_marks_of_items_and_notes_are_not_of_the_text():
    assert not align(forms("first", "note"), ["1.first", "[2]note↩"]).missing


def test_a_segment_that_is_missing_costs_no_other():
    found = align(forms("one", "two", "three"), ["one", "three"])
    assert found.missing == [1]


def test_a_segment_that_moved_is_missing_where_it_was_and_left_where_it_is():
    found = align(forms("one", "two", "three", "four"), ["one", "three", "four", "two"])
    assert (found.missing, found.left) == ([1], [3])


def test_pairing_is_linear_where_every_other_segment_is_missing(assert_linear):
    def work(count):
        units = forms(*(f"segment{at}" for at in range(count)))
        blocks = [f"segment{at}" for at in range(0, count, 2)]
        return lambda: align(units, blocks)

    assert_linear(work, 2_000, 20_000)
