"""Text out of PDFs: whatever is read as what, the file comes back byte for byte, and a translation whole."""

from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import text as plain_text
from mars_i18n.model import Gap, Segment, Text, segments_of
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.rewriting import map_segments

COLUMNS = """\
            THE BAKERY PAPER

The rye bread that we baked in      We open at seven and close at
May sold out on the first day,      noon, but for Sundays, when the
so we bake more of it in June.      oven rests and so do we.

Everybody is welcome, as always, in the shop and at the stand beside the mill.
"""
PIECES = [
    "Words of a line",
    "and more",
    "    ",
    "\n",
    "\r\n",
    "\f",
    "\n\n",
    "12",
    "re-\nbuilt",
    " ....... 3",
    "A: b",
    ". ",
]


def parse(text):
    return plain_text.parse(text.encode(), "a.txt")


def test_a_file_with_columns_comes_back_byte_for_byte_with_places_in_the_file():
    document = parse(COLUMNS)
    assert plain_text.rebuild(document) == COLUMNS.encode()
    lines = COLUMNS.splitlines()
    for segment in segments_of(document):
        words = to_msgid(segment.parts)
        assert lines[segment.location.line - 1][segment.location.column - 1 :].startswith(words[:20])


def test_a_translation_has_its_columns_one_after_the_other():
    document = map_segments(parse(COLUMNS), lambda one: replace(one, parts=(Text(to_msgid(one.parts).upper()),)))
    assert plain_text.rebuild(document).decode().split("\n") == [
        "            THE BAKERY PAPER",
        "",
        "THE RYE BREAD THAT WE BAKED IN MAY SOLD OUT ON THE FIRST DAY, SO WE BAKE MORE OF IT IN JUNE.",
        "",
        "WE OPEN AT SEVEN AND CLOSE AT NOON, BUT FOR SUNDAYS, WHEN THE OVEN RESTS AND SO DO WE.",
        "",
        "",
        "EVERYBODY IS WELCOME, AS ALWAYS, IN THE SHOP AND AT THE STAND BESIDE THE MILL.",
        "",
    ]


def test_running_feet_are_gaps_with_that_reason():
    document = parse("The end.\n\nThe Paper     2\n\nMore.\n\nThe Paper     3\n")
    assert [part.reason for part in document.parts if isinstance(part, Gap) and "Paper" in part.raw] == [
        "furniture"
    ] * 2


def test_what_earlier_versions_read_is_known():
    (segment,) = segments_of(parse("The of\ufb01ce of the inter-\nnational bank is closed today."))
    assert segment.former == ("The of\ufb01ce of the inter- national bank is closed today.",)
    assert [one.former for one in segments_of(parse("1. Wells ....... 3\n2. Schools ..... 4\n"))] == [
        ("Wells ....... 3",),
        ("Schools ..... 4",),
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_rebuilt_as_it_was(text):
    assert plain_text.rebuild(parse(text)).decode() == text


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_word_of_any_text_is_in_a_segment_or_in_a_gap_with_a_reason(text):
    document = parse(text)
    segments = "".join(part.raw or "" for block in document.blocks for part in block.parts if isinstance(part, Segment))
    gaps = [part for part in document.parts if isinstance(part, Gap)]
    gaps += [part for block in document.blocks for part in block.parts if isinstance(part, Gap)]
    left = "".join(gap.raw for gap in gaps if not gap.reason)
    assert text.count("Words") == segments.count("Words") + sum(gap.raw.count("Words") for gap in gaps if gap.reason)
    assert "Words" not in left


def test_columns_and_pages_are_read_in_linear_time(assert_linear):
    rows = "The words of one side go on and      the words of the other go on\nand on, as     they always do, and\n"
    for piece in [rows, "a   b", "Head    1\n\f", "a . . . . ", "re-\nbuilt ", "A: b\n", "12\n\n", "www. x "]:
        assert_linear(lambda size, piece=piece: partial(parse, piece * size), 500, 5_000)
