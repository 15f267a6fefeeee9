"""What the engines that read prose for faults have in common.

Each is a function of a text and its language that yields `Flaw`s in order of offset. The text is given as
`markup.blank_tags` gives it, inline tags as NULs, so that offsets are those of the message.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.messages import Wording

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A fault at `offset`, over `length` code points, and `what` it is, for people.

    `key` names the words themselves, case and spaces levelled: a translation is not blamed for what its source has.
    `former_key` is the key that version 0.1 gave, where it was another.
    `fix` is what those code points should be, where that is certain.
    """

    offset: int
    length: int
    what: Wording
    key: str
    fix: str | None = None
    former_key: str | None = None


def normalise(text: str) -> str:
    """A text in small letters, its runs of white space (and NULs, which represent tags) single spaces."""
    return _SPACES.sub(" ", text.replace("\0", " ")).strip().casefold()


def beyond(flaws: Iterable[Flaw], of_source: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """The flaws whose key is none of the source's."""
    known = {flaw.key for flaw in of_source}
    return tuple(flaw for flaw in flaws if flaw.key not in known)
