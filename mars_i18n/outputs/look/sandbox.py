"""The sandbox that page templates run in: a template shows what it is given, and reaches nothing else.

A project may come from anyone, and its templates with it. Jinja's sandbox hides what Python keeps under names with an
underscore; here, what leads from a value to files or to Python is hidden too.
"""

from __future__ import annotations

import io
from functools import partial
from pathlib import PurePath
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

if TYPE_CHECKING:
    from jinja2.runtime import Context

_LONGEST = 1_000_000  # items or characters that * may make, bits that * and ** may make
_HIDDEN = (PurePath, ModuleType, io.IOBase, partial)  # no attribute of such a value is for templates


class SandboxedEnvironment(ImmutableSandboxedEnvironment):
    """A Jinja environment whose templates cannot read files, the environment, or what lies behind a value."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read `obj.attr`."""
        return not isinstance(obj, _HIDDEN) and bool(super().is_safe_attribute(obj, attr, value))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """The value of `left * right` or `left ** right`. Raises SecurityError where it would fill the memory."""
        if _size_of(operator, left, right) > _LONGEST:
            raise SecurityError(f"{operator} makes more than {_LONGEST:,} characters, items or bits")
        return super().call_binop(context, operator, left, right)


def _size_of(operator: str, left: Any, right: Any) -> int:
    """The length of what an operator makes, at most: in items or characters of a sequence, or bits of a number."""
    if operator == "**":
        return left.bit_length() * right if isinstance(left, int) and isinstance(right, int) and right > 0 else 0
    for one, other in ((left, right), (right, left)):
        if isinstance(one, int) and hasattr(other, "__len__"):
            return len(other) * one
    return 0
