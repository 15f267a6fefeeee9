"""Addresses in visible text, and what they lead to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.values.addresses import address_key, addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a, or http://example.com.", ["https://example.org/a", "http://example.com"]),
        ("(https://example.org/x_(y))", ["https://example.org/x_(y)"]),
        ("Write to info@example.org.pe; thanks", ["info@example.org.pe"]),
        ("www.example.org/es/ and example.com", ["www.example.org/es/", "example.com"]),
        ("«https://example.org»", ["https://example.org"]),
        ("\0\0\0\0https://example.org\0\0\0\0\0 more", ["https://example.org"]),
        ("node.js, file.txt, e.g. this, S.A., 3.5 and v1.8", []),
        ("The end.Next", []),
        ("", []),
    ],
)
def test_addresses_are_found_without_the_marks_of_the_sentence(text, found):
    assert [address.text for address in addresses(text)] == found


def test_one_address_may_be_written_in_several_ways():
    keys = {address_key(one) for one in ("https://www.Example.org/", "example.org", "http://example.org")}
    assert keys == {"example.org"}
    assert address_key("mailto:a@b.org") == address_key("a@b.org")
    assert address_key("https://example.org/A") != address_key("https://example.org/a")


@given(st.text(st.sampled_from("ab.@/:-w(),\0 é"), max_size=60))
def test_an_address_stands_where_it_is_said_to(text):
    for address in addresses(text):
        assert text.startswith(address.text, address.offset)
        assert address.text
