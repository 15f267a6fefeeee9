"""Quotation marks: the systems of quoting that a text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.flaws.quotation import quotations, styles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("«a» y “b”", ["«»", "“”"]),
        ("«a “b” c» y «d»", ["«»", "«»"]),
        ("\"a\" y “b 'c'”", ['""', "“”"]),
        ('un tubo de 5" y otro de 3"', []),
        ("„a“ y „b”", ["„“", "„“"]),
        ("«a, sin cerrar “b”", []),
        ("ya cerró» y «sí»", ["«»"]),
        ("", []),
    ],
)
def test_outermost_quotations_show_the_system(text, found):
    assert [style for _, style in quotations(text)] == found
    assert sorted(styles(text).elements()) == sorted(found)


@given(st.text(st.sampled_from('«»“”„"5a '), max_size=40))
def test_a_quotation_is_where_it_is_said_to_be(text):
    offsets = [offset for offset, _ in quotations(text)]
    assert offsets == sorted(set(offsets))
    assert all(text[offset] in '«“„"' for offset in offsets)


@pytest.mark.parametrize("piece", ["«", '"', "«»", "“", "a"])
def test_hostile_text_takes_linear_time(piece, assert_within):
    text = piece * (200_000 // len(piece))
    assert_within(5, lambda: [*quotations(text)])
