"""Values that readers make quickly are the very values that their classes make."""

from __future__ import annotations

import gc
import pickle
from dataclasses import FrozenInstanceError, fields

import pytest

from mars_i18n.model import Block, Gap, Location, Segment, SegmentPlace, Tag, Text
from mars_i18n.model.construction import fast_constructor
from mars_i18n.model.garbage_collection import collection_paused

TEXT = Text("a", "a")
SEGMENT = Segment((TEXT,), Location("p.html", 3, 4), notes=("a note",))
GIVEN = [
    (Text, ("a",), {}),
    (Gap, ("<p>",), {"reason": "code"}),
    (Location, (), {}),
    (Tag, ("b", 1, "open", (Gap("<b>"),)), {"note": "bold"}),
    (Segment, ((TEXT,),), {"translate": False}),
    (Block, ("paragraph", (SEGMENT,), 0), {"link": "https://example.org/"}),
]


@pytest.mark.parametrize(("kind", "values", "named"), GIVEN)
def test_a_value_made_quickly_is_the_value_that_its_class_makes(kind, values, named):
    made, usual = fast_constructor(kind)(*values, **named), kind(*values, **named)
    assert type(made) is kind
    assert (made, hash(made), repr(made)) == (usual, hash(usual), repr(usual))
    assert pickle.loads(pickle.dumps(made)) == usual  # noqa: S301 - our own value
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(kind)[0].name, "other")


def test_a_value_made_quickly_requires_what_has_no_default():
    with pytest.raises(TypeError):
        fast_constructor(Segment)()


def test_a_class_that_checks_its_values_is_refused():
    with pytest.raises(TypeError, match="checks its values"):
        fast_constructor(SegmentPlace)


def test_collections_run_again_after_a_pause_also_after_an_error():
    def fail():
        with collection_paused():
            assert not gc.isenabled()
            raise ValueError("broken")

    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"):
        fail()
    assert gc.isenabled()
