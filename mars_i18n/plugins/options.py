"""Options: what a plugin lets a project set, in a table such as ``[checks.NAME]`` of its configuration."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from mars_i18n.errors import OptionError
from mars_i18n.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Setting

Value = str | bool | float | tuple[float, ...] | tuple[str, ...]
T_co = TypeVar("T_co", bound=Value, covariant=True)


@dataclass(frozen=True)  # without slots: Python 3.11 cannot make an Option[tuple[str, ...]](…) of a class with them
class Option(Generic[T_co]):
    """A setting that a plugin declares. Its type is that of its default, and a list of numbers has as many as that.

    Numbers are above 0. A text, and each text of a list, matches `pattern` as a whole, where there is one; `must_be`
    says the same in words.
    `help` and `must_be` are templates (`translatable`), translated where they are shown.
    `published` are values that make sense only where the project has a `base_url`. A setting that is `by_language` may
    also be a table with one value a language of the project; an output is given that of its edition.
    """

    name: str
    default: T_co
    help: str  # what it does, in a sentence
    pattern: str = ""
    must_be: str = ""
    published: tuple[str, ...] = ()
    by_language: bool = False

    def parse(self, value: object) -> T_co:
        """The value of a configuration as this option's. Raises OptionError, which says what it must be."""
        found = self._converted(value)
        if found is None:
            expected = Message(self.must_be) if self.must_be else self._expected()
            texts = value if isinstance(value, list) and self.pattern else []
            wrong = next((one for one in texts if not self._fits(one)), value)
            what = message("must be {expected}, not {value}", expected=expected, value=repr(wrong))
            raise OptionError(what, wrong if isinstance(wrong, str) and texts else "")
        return cast("T_co", found)

    def value(self, settings: Iterable[Setting], of: str) -> T_co:
        """What the settings say of this option of the plugin `of`, or the default."""
        return cast(
            "T_co", next((one.value for one in settings if (one.plugin, one.option) == (of, self.name)), self.default)
        )

    def _converted(self, value: object) -> Value | None:
        default = self.default
        if isinstance(default, bool):
            return value if isinstance(value, bool) else None
        if isinstance(default, str):
            return str(value) if self._fits(value) else None
        if isinstance(default, float):
            numbers = _numbers(value if isinstance(value, list) else [value])
            return numbers[0] if len(numbers) == 1 else None
        if isinstance(default, tuple) and default and isinstance(default[0], float):
            numbers = _numbers(value if isinstance(value, list) else [])
            return numbers if len(numbers) == len(default) else None
        return tuple(map(str, value)) if isinstance(value, list) and all(map(self._fits, value)) else None

    def _fits(self, value: object) -> bool:
        """Whether a value is a text of the form that this option has."""
        return isinstance(value, str) and (not self.pattern or bool(re.fullmatch(self.pattern, value, re.ASCII)))

    def _expected(self) -> Message:
        default = self.default
        if isinstance(default, bool):
            return message("true or false")
        if isinstance(default, str):
            return message("text in quotation marks")
        if isinstance(default, float):
            return message("a number above 0")
        if isinstance(default, tuple) and default and isinstance(default[0], float):
            return message("a list of {number} numbers above 0", number=len(default))
        return message("a list of texts")


def _numbers(values: Sequence[object]) -> tuple[float, ...]:
    """The values as numbers; none at all where one is not a number above 0."""
    found = tuple(float(one) for one in values if isinstance(one, int | float) and type(one) is not bool and one > 0)
    return found if len(found) == len(values) else ()
