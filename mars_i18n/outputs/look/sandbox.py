"""The sandbox that page templates run in: a template shows what it is given, reaches nothing else, and ends.

A project may come from anyone, and its templates with it. Jinja's sandbox hides what Python keeps under names with an
underscore; here, what leads from a value to files or to Python is hidden too. A render may take so many steps (turns of
loops, calls, filters, and what these make), counted and not timed, so that it ends alike on every machine. A long
document is given more of them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from functools import partial, wraps
from pathlib import PurePath
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mars_i18n.model import Block, Segment
from mars_i18n.plugins.editions import Edition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jinja2.runtime import Context

_LONGEST = 1_000_000  # items or characters that * may make, bits that * and ** may make; the largest width of a text
_LONGEST_TEXT = 50_000_000  # characters that + and ~ may make
_STEPS = 5_000_000  # of one render: a few seconds; the packaged templates take one for some characters of a page
_A_STEP = 4  # characters
_A_CALL = 20  # steps
_AN_ITEM = 500  # steps that an item of what a template is given adds: the proof copy takes 250 for a text
_A_CHARACTER = 4  # steps that a character of it adds
_HIDDEN = (PurePath, ModuleType, io.IOBase, partial)  # no attribute of such a value is for templates
_WIDTH = re.compile(r"\d{7,}")  # in a text that says how others are written: "{:>1000000}"
_COUNT, _BOUND = "mars_count_turns", "mars_bound_text"


class _Steps:
    """The steps that are left of a render. What it is given is measured only where the first ones are not enough."""

    def __init__(self, most: int, given: Mapping[str, Any]) -> None:
        self._left, self._given = most, given

    def spend(self, steps: int) -> None:
        self._left -= steps
        if self._left < 0 and self._given:
            given, self._given = self._given, {}
            self._left += sum(map(_steps_for, given.values()))
        if self._left < 0:
            raise SecurityError("it takes too many steps; does a loop not end?")


_steps: ContextVar[_Steps | None] = ContextVar("steps left", default=None)  # of the render that runs


@contextmanager
def limit_steps(most: int = _STEPS, given: Mapping[str, Any] = MappingProxyType({})) -> Iterator[None]:
    """Let what is rendered within take at most so many steps; then SecurityError is raised in the template.

    `given` are the values of the template: it may take more steps in proportion to their items and characters.
    """
    token = _steps.set(_Steps(most, given))
    try:
        yield
    finally:
        _steps.reset(token)


def _spend(steps: int = 1) -> None:
    left = _steps.get()
    if left is not None:
        left.spend(steps)


def _steps_for(value: object) -> int:
    """How many steps more a value of a template is worth; nothing for what is there beside what pages show of it."""
    if isinstance(value, str):
        return _A_CHARACTER * len(value)
    if isinstance(value, Mapping):
        return sum(_AN_ITEM + _steps_for(one) for one in value.values())
    if isinstance(value, tuple | list):
        return sum(_AN_ITEM + _steps_for(one) for one in value)
    if is_dataclass(value) and not isinstance(value, Edition | Block | Segment):
        return sum(_steps_for(getattr(value, field.name)) for field in fields(value))
    return 0


def _count_turns(items: Iterable[Any], steps: int = 1) -> Iterator[Any]:
    for item in items:
        _spend(steps)
        yield item


def _bound_text(text: Any) -> Any:
    _spend(1 + len(text) // _A_STEP)
    if len(text) > _LONGEST_TEXT:
        raise SecurityError(f"a text has more than {_LONGEST_TEXT:,} characters")
    return text


def _count_output(value: Any) -> Any:
    """What a template writes, as it is."""
    return _bound_text(value) if isinstance(value, str) else value


def _require_small(arguments: Iterable[Any]) -> None:
    for one in arguments:
        if isinstance(one, int) and abs(one) > _LONGEST:
            raise SecurityError(f"{one} is too large here; the largest number is {_LONGEST:,}")


def _count_filter(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that counts what it is given and makes, and takes no width that would fill the memory."""

    @wraps(function)
    def counted(*arguments: Any, **options: Any) -> Any:
        _spend(_A_CALL)
        _require_small((*arguments[1:], *options.values()))
        if any(isinstance(one, str) and _WIDTH.search(one) for one in arguments) and function.__name__ == "do_format":
            raise SecurityError("the format of a text names a width that is too large")
        made = function(*arguments, **options)
        if hasattr(made, "__len__"):
            _spend(len(made))
        return made

    return counted


class SandboxedEnvironment(ImmutableSandboxedEnvironment):
    """A Jinja environment whose templates cannot read files, the environment, or what lies behind a value."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Take what Jinja's environment takes; every filter is counted."""
        super().__init__(*arguments, finalize=_count_output, **options)
        self.filters = {name: _count_filter(function) for name, function in self.filters.items()}
        self.filters |= {_COUNT: _count_turns, _BOUND: _bound_text}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """A template in which each loop counts its turns, and each text put together is bounded."""
        template = super()._parse(source, name, filename)
        for loop in template.find_all(nodes.For):
            written = sum(len(one.data) for one in loop.find_all(nodes.TemplateData))
            loop.iter = _apply(_COUNT, loop.iter, nodes.Const(1 + written // _A_STEP))
        _bound_concatenations(template)
        return template

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read `obj.attr`."""
        return not isinstance(obj, _HIDDEN) and bool(super().is_safe_attribute(obj, attr, value))

    def call(self, context: Context, obj: Any, /, *arguments: Any, **options: Any) -> Any:
        """The value of a call. Raises SecurityError where calls do not end, or would fill the memory."""
        _spend(_A_CALL)
        if isinstance(obj, LoopContext) and arguments:  # a loop that calls itself
            arguments = (_count_turns(arguments[0]), *arguments[1:])
        method = getattr(obj, "__wrapped__", obj)  # Jinja puts a function of its own round str.format
        owner = getattr(method, "__self__", None)
        if isinstance(owner, str):
            maps = (one for one in arguments if isinstance(one, Mapping))
            _require_small((*arguments, *options.values(), *(value for one in maps for value in one.values())))
            if method.__name__.startswith("format") and _WIDTH.search(owner):
                raise SecurityError("the format of a text names a width that is too large")
        made = super().call(context, obj, *arguments, **options)
        return _bound_text(made) if isinstance(made, str) else made

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The value of `left * right`, `left ** right`, `left + right` or `left % right`.

        Raises SecurityError where it would fill the memory.
        """
        if operator in {"*", "**"} and _size_of(operator, left, right) > _LONGEST:
            raise SecurityError(f"{operator} makes more than {_LONGEST:,} characters, items or bits")
        if operator == "%" and isinstance(left, str) and (_WIDTH.search(left) or "*" in left):
            raise SecurityError("the format of a text names a width that is too large")
        made = super().call_binop(context, operator, left, right)
        return _bound_text(made) if operator == "+" and hasattr(made, "__len__") else made


def _apply(name: str, node: nodes.Node, *given: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(given), [], None, None, lineno=node.lineno)


def _bound_concatenations(node: nodes.Node) -> None:
    for field, value in list(node.iter_fields()):
        if isinstance(value, list):
            for at, one in enumerate(value):
                if isinstance(one, nodes.Node):
                    _bound_concatenations(one)
                    value[at] = _apply(_BOUND, one) if isinstance(one, nodes.Concat) else one
        elif isinstance(value, nodes.Node):
            _bound_concatenations(value)
            if isinstance(value, nodes.Concat):
                setattr(node, field, _apply(_BOUND, value))


def _size_of(operator: str, left: Any, right: Any) -> int:
    """The length of what an operator makes, at most: in items or characters of a sequence, or bits of a number."""
    if operator == "**":
        return left.bit_length() * right if isinstance(left, int) and isinstance(right, int) and right > 0 else 0
    for one, other in ((left, right), (right, left)):
        if isinstance(one, int) and hasattr(other, "__len__"):
            return len(other) * one
    return 0
