"""No two lists of values have one digest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.cache.digests import digest_parts

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.binary(max_size=3)
PARTS = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6)


def typed(value):
    """A value in which what Python calls equal, such as 1 and True, differs."""
    return tuple(map(typed, value)) if isinstance(value, tuple) else (type(value), value)


@given(st.lists(PARTS, max_size=3).map(tuple), st.lists(PARTS, max_size=3).map(tuple))
def test_the_digests_of_two_lists_are_the_same_where_the_lists_are(one, other):
    assert (digest_parts(*one) == digest_parts(*other)) == (typed(one) == typed(other))


@given(st.binary(), st.integers(0))
def test_moving_a_border_changes_the_digest(data, at):
    cut = at % (len(data) + 1)
    assert digest_parts(data[:cut], data[cut:]) != digest_parts(data, b"") or cut == len(data)


def test_what_has_no_digest_is_refused():
    with pytest.raises(TypeError):
        digest_parts(1.5)
