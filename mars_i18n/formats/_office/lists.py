"""Paragraphs with a number or a bullet as lists and items within lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Container

if TYPE_CHECKING:
    from collections.abc import Callable

_DEEPEST = 9  # levels that Word and PowerPoint have


@dataclass(slots=True)
class _Level:
    name: str
    level: int
    list: Container
    item: Container


@dataclass(slots=True)
class Lists:
    """The lists that are open. `number` gives a number that no other container has."""

    number: Callable[[], int]
    open: list[_Level] = field(default_factory=list)
    counts: Counter[tuple[str, int]] = field(default_factory=Counter)

    def item(self, name: str, level: int, *, ordered: bool, first: int = 1) -> tuple[Container, ...]:
        """The containers of the next item of the list `name`, at `level` from 0; `first` is the number it starts at."""
        level = min(level, _DEEPEST)
        while self.open and (self.open[-1].level > level or self._is_other(name, level)):
            self.open.pop()
        for key in [one for one in self.counts if one[0] == name and one[1] > level]:
            del self.counts[key]
        self.counts[name, level] += 1
        item = Container("item", self.number())
        if self.open and self.open[-1].level == level:
            self.open[-1].item = item
        else:
            start = str(first + self.counts[name, level] - 1)
            said = (("ordered", "yes"), ("start", start), ("tight", "yes")) if ordered else (("tight", "yes"),)
            self.open.append(_Level(name, level, Container("list", self.number(), said), item))
        return tuple(one for level in self.open for one in (level.list, level.item))

    def _is_other(self, name: str, level: int) -> bool:
        last = self.open[-1]
        return last.level == level and last.name != name

    def end(self) -> None:
        """What follows is in no list."""
        self.open.clear()
