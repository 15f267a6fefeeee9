"""The codec gives back what it was given, and makes nothing of bytes that it did not write."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.cache.value_codec import ValueCodec
from mars_i18n.messages import Message
from mars_i18n.model import Excerpt, Finding, LeftOutWords, Location, WordAccounts
from mars_i18n.model.accounts import VisibleWord

CLASSES = (Excerpt, Finding, LeftOutWords, Location, Message, VisibleWord, WordAccounts)
CODEC = ValueCodec(*CLASSES)
# Any character at all: half of a surrogate pair too, which the names of files can hold
TEXTS = st.text(st.characters(exclude_categories=()) | st.sampled_from("\ud83d\ude00"), max_size=8)
SCALARS = st.none() | st.booleans() | st.integers() | TEXTS | st.binary(max_size=8) | st.floats(allow_nan=False)


def values_of(inner):
    tuples = st.lists(inner, max_size=4).map(tuple)
    made = [st.builds(one, *[inner] * len(ValueCodec(one)._fields[one])) for one in CLASSES]
    return st.one_of(tuples, *made)


VALUES = st.recursive(SCALARS, values_of, max_leaves=12)


def typed(value):
    if dataclasses.is_dataclass(value):
        return type(value), *(typed(getattr(value, field.name)) for field in dataclasses.fields(value))
    return (type(value), *map(typed, value)) if isinstance(value, tuple) else (type(value), value)


@given(VALUES)
def test_what_was_written_reads_back(value):
    found = CODEC.read(CODEC.write(value))
    assert found == value
    assert typed(found) == typed(value)


@given(VALUES)
def test_the_same_value_gives_the_same_bytes(value):
    assert CODEC.write(CODEC.read(CODEC.write(value))) == CODEC.write(value)


@given(st.binary() | st.sampled_from([b"{}", b'{"Location":[]}', b'{"eval":["1"]}', b'{"Location":{}}', b"[" * 9999]))
def test_other_bytes_are_a_value_or_refused(data):
    try:
        found = CODEC.read(data)
    except ValueError:
        return
    assert CODEC.read(CODEC.write(found)) == found or found != found  # noqa: PLR0124 - NaN


@pytest.mark.parametrize("value", [[], {}, {1}, object(), Location, ValueError("x"), (Location("a"), [1])])
def test_what_could_not_be_read_back_is_refused(value):
    with pytest.raises(TypeError):
        CODEC.write(value)


def test_a_class_that_the_codec_does_not_know_is_refused():
    with pytest.raises(TypeError):
        ValueCodec(Excerpt).write(Location("a"))
    with pytest.raises(ValueError, match="not a value"):
        ValueCodec(Excerpt).read(CODEC.write(Location("a")))
