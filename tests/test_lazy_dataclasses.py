"""A dataclass whose methods are written when they are first called is as `dataclasses` would make it."""

import copy
import dataclasses
import pickle
from dataclasses import field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mars_i18n import lazy_dataclasses


def describe(decorate, *, frozen):
    @decorate(frozen=frozen, slots=True)
    class Pair:
        """A pair."""

        text: str
        number: int = 3
        words: tuple[str, ...] = field(default=("a",), repr=False)
        found: dict[str, int] = field(default_factory=dict, hash=False)
        line: int = field(default=0, compare=False)

        def __post_init__(self):
            if self.number < 0:
                raise ValueError(self.text)

        @property
        def twice(self):
            return self.number * 2

    Pair.__qualname__ = "Pair"
    return Pair


@lazy_dataclasses.dataclass(frozen=True, slots=True)
class Sent:
    text: str
    number: int = 1


def tell(do, *given, **named):
    """What a call gives, or what it raises, in words."""
    try:
        return repr(do(*given, **named))
    except (TypeError, AttributeError, ValueError) as error:
        return f"{type(error).__name__}: {str(error).replace('describe.<locals>.', '')}"


ARGUMENTS = [
    ((), {}),
    (("a",), {}),
    (("a", 5, ("b",), {"c": 1}, 7), {}),
    (("a",), {"found": {"d": 2}, "line": 4}),
    (("a", -1), {}),
    (("a",), {"other": 1}),
]


@pytest.fixture(params=[True, False], ids=["frozen", "open"])
def both(request):
    return tuple(describe(one, frozen=request.param) for one in (lazy_dataclasses.dataclass, dataclasses.dataclass))


@pytest.mark.parametrize(("given", "named"), ARGUMENTS)
def test_the_same_arguments_make_the_same_value_or_raise_the_same_error(both, given, named):
    ours, theirs = both
    assert tell(ours, *given, **named) == tell(theirs, *given, **named)


def test_values_are_equal_and_hashed_as_those_of_dataclasses(both):
    values = [[made("a"), made("a", line=9), made("b"), made("a", 4), made("a", found={"x": 1})] for made in both]
    ours, theirs = ([[a == b for b in row] for a in row] for row in values)
    assert ours == theirs
    assert ours[0] == [True, True, False, False, False]
    assert values[0][0] != values[1][0], "of another class"
    assert [tell(hash, one)[:9] for one in values[0]] == [tell(hash, one)[:9] for one in values[1]]
    assert tell(hash, both[0]("a")) == tell(hash, both[1]("a"))


def test_fields_can_be_replaced_matched_and_copied(both):
    ours, theirs = both
    assert [one.name for one in dataclasses.fields(ours)] == [one.name for one in dataclasses.fields(theirs)]
    assert (ours.__slots__, ours.__match_args__) == (theirs.__slots__, theirs.__match_args__)
    value = dataclasses.replace(ours("a", 2, found={"x": 1}), number=8)
    assert (value.number, value.twice, value.found, copy.copy(value), copy.deepcopy(value)) == (
        8, 16, {"x": 1}, value, value
    )  # fmt: skip
    assert dataclasses.asdict(value)["number"] == 8
    assert ours("a").found is not ours("a").found


def test_a_frozen_value_refuses_to_be_changed_as_those_of_dataclasses_do(both):
    ours, theirs = both
    assert tell(setattr, ours("a"), "text", 1) == tell(setattr, theirs("a"), "text", 1)
    assert tell(delattr, ours("a"), "text") == tell(delattr, theirs("a"), "text")
    with pytest.raises(AttributeError):
        ours("a").unknown = 1


def test_a_value_can_be_sent_to_another_process():
    assert pickle.loads(pickle.dumps(Sent("a", 4))) == Sent("a", 4)  # noqa: S301 - made on the same line


def test_a_method_of_the_class_itself_stays():
    @lazy_dataclasses.dataclass(frozen=True, slots=True)
    class Named:  # noqa: PLW1641 - it is given a __hash__
        name: str

        def __repr__(self):
            return self.name

        def __eq__(self, other):
            return self.name.lower() == other.name.lower()

    assert repr(Named("a")) == "a"
    assert Named("a") == Named("A")
    assert hash(Named("a")) == hash(("a",))


KINDS = st.sampled_from(["given", "default", "factory"])
FLAGS = st.fixed_dictionaries({"repr": st.booleans(), "compare": st.booleans(), "hash": st.sampled_from([None, True])})
VALUES = st.lists(st.one_of(st.integers(0, 2), st.sampled_from(["a", "b"]), st.just([1])), min_size=4, max_size=4)


@st.composite
def descriptions(draw):
    """Up to four fields, as (name, value in the class body or None where it must be given); defaults come last."""
    kinds = sorted(draw(st.lists(KINDS, max_size=4)), key=lambda kind: kind != "given")
    made = {"default": {"default": 3}, "factory": {"default_factory": list}}
    return tuple((f"f{at}", draw(FLAGS) | made[kind] if kind in made else None) for at, kind in enumerate(kinds))


def make_described(decorate, description, *, frozen):
    body = {name: field(**value) for name, value in description if value is not None}
    body |= {"__annotations__": {name: "object" for name, _ in description}, "__module__": __name__}
    return decorate(frozen=frozen, slots=True)(type("Described", (), body))


@settings(max_examples=min(50, settings.default.max_examples))
@given(descriptions(), st.booleans(), st.lists(VALUES, min_size=2, max_size=3), st.integers(0, 5))
def test_any_fields_give_what_dataclasses_give(description, frozen, rows, count):
    ours, theirs = (
        make_described(one, description, frozen=frozen) for one in (lazy_dataclasses.dataclass, dataclasses.dataclass)
    )

    def answers(made):
        values = []
        for row in rows:
            said = tell(made, *row[:count])
            yield said
            if "Error" not in said:
                values.append(made(*row[:count]))
        for one in values:
            yield tell(hash, one)
            yield [one == other for other in values], one == row, repr(copy.copy(one)), repr(copy.deepcopy(one))
            yield repr(one), tell(dataclasses.astuple, one), tell(dataclasses.replace, one, f0=9)
            if dataclasses.fields(made):
                changed = copy.copy(one)
                yield tell(setattr, changed, "f0", 7), repr(changed), changed == one
                yield tell(delattr, changed, "f0")
        yield made.__match_args__, made.__slots__, made.__hash__ is None

    assert list(answers(ours)) == list(answers(theirs))


def test_no_method_is_written_before_it_is_called():
    made = describe(lazy_dataclasses.dataclass, frozen=True)
    before = vars(made)["__init__"]
    made("a")
    written = vars(made)["__init__"]
    made("b")
    assert before is not written is vars(made)["__init__"]


def test_what_is_not_made_here_is_refused():
    with pytest.raises(TypeError, match="slots"):
        lazy_dataclasses.dataclass(slots=False, frozen=True)
    with pytest.raises(TypeError, match="bases"):

        @lazy_dataclasses.dataclass(slots=True)
        class Longer(Sent):
            more: str
