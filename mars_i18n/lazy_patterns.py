"""The standard library's `re`, whose `compile` makes a pattern when it is first searched for.

``from mars_i18n import lazy_patterns as re`` in place of ``import re`` changes nothing else: the modules of one command
have three hundred patterns, and most commands use fifty of them. Not for patterns that a match is asked for (``match.re
is``): there it is the compiled one.
"""

from __future__ import annotations

import re
from re import *  # noqa: F403 - the same names
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from re import compile  # noqa: A004 - type checkers see that of `re`
else:

    def compile(pattern, flags=0):  # noqa: A001, ANN001, ANN201 - as it is there
        """A pattern that is compiled when anything but its text is asked of it. Errors in it are raised then."""
        return LazyPattern(pattern, flags)


class LazyPattern:
    """What has the attributes of a compiled pattern, each from the first time on that it is asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        """Keep what is to be compiled."""
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = re.compile(self.pattern, self._flags) if name == "_compiled" else getattr(self._compiled, name)
        setattr(self, name, value)  # so that it is asked once
        return value
