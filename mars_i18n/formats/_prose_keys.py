"""Which keys of front matter hold prose: those of the site generators that people use, and what a project says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mars_i18n.messages import translatable
from mars_i18n.model import PROSE_KEYS
from mars_i18n.plugins.options import Option

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEY = r"[\w-]+(?:\.[\w-]+)*"
_MUST_BE = translatable('a list of keys of front matter: ["teaser", "cover.credit"]')
PROSE = Option[tuple[str, ...]](
    "prose-keys",
    default=(),
    help=translatable(
        "keys of front matter whose values are translated, beside title, summary, description and their like; "
        "with the keys around it, as in cover.credit, a key is one of prose there alone"
    ),
    pattern=_KEY,
    must_be=_MUST_BE,
)
KEPT = Option[tuple[str, ...]](
    "kept-keys",
    default=(),
    help=translatable("keys of front matter whose values stay as they are, though they are prose elsewhere"),
    pattern=_KEY,
    must_be=_MUST_BE,
)


@dataclass(frozen=True)  # without slots, for what is computed once
class ProseKeys:
    """Keys that a project `added` to those of prose, and those that it `kept` as they are.

    Each is a key at any depth, "caption", or a path of keys, "cover.caption", which comes first.
    """

    added: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()

    def with_added(self, keys: Iterable[str]) -> ProseKeys:
        """With more keys, which a document names."""
        return replace(self, added=self.added | frozenset(keys))

    def is_added(self, path: str) -> bool:
        """Whether the project or the document names the key at a path as one of prose."""
        return not self.is_kept(path) and bool({path, _last(path)} & self.added)

    def is_kept(self, path: str) -> bool:
        """Whether the value of the key at a path is to stay as it is."""
        return path in self.kept or (_last(path) in self.kept and path not in self.added)

    def is_prose(self, path: str) -> bool:
        """Whether readers see the value of the key at a path."""
        return not self.is_kept(path) and bool({path, _last(path)} & (PROSE_KEYS | self.added))

    @cached_property
    def line(self) -> re.Pattern[str]:
        """What a line of such a key begins with; one of a path of keys is recognised by its value alone."""
        keys = (PROSE_KEYS | {key for key in self.added if "." not in key}) - self.kept
        return re.compile(rf"[ \t]*(?:{'|'.join(map(re.escape, sorted(keys)))})[ \t]*[:=]")


USUAL = ProseKeys()  # where a project says nothing


def _last(path: str) -> str:
    return path.rpartition(".")[2]
