"""The containers that are open while Markdown is read: those of the parser, and the directives within them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.formats.markdown.directive_lines.callout_lines import QUOTATION
from mars_i18n.formats.markdown.parser import NESTING
from mars_i18n.model import Container

if TYPE_CHECKING:
    from mars_i18n.formats.markdown.directive_lines.callout_lines import DirectiveLine
    from mars_i18n.model import ContainerKind

_MARKERS: dict[str, str] = {
    "item": r"(?:[-+*]|\d{1,9}[.)])",
    "definition": r"[:~]",
    "footnote": r"(?:\[\^[^\]]+\]:)?",
}


class _OpenDirective(NamedTuple):
    mark: str
    shown: bool  # whether it is a container


@dataclass
class OpenContainers:
    """A stack of containers. `begun` is the line of the body at which each begins, or -1; -2 for directives.

    Directives are closed by what holds them, and what nests deeper than the parser reads is no container.
    """

    stack: list[Container] = field(default_factory=list)
    begun: list[int] = field(default_factory=list)
    levels: list[tuple[list[_OpenDirective], Counter[str]]] = field(default_factory=lambda: [([], Counter())])
    numbers: int = 0

    @property
    def all(self) -> tuple[Container, ...]:
        """Those that are open, from outside in."""
        return tuple(self.stack)

    def push(self, kind: ContainerKind, attributes: tuple[tuple[str, str], ...], begun: int) -> None:
        """Open a container of the parser."""
        self._append(kind, attributes, begun)
        self.levels.append(([], Counter()))

    def pop(self) -> None:
        """Close a container of the parser; its directives are closed."""
        self.levels.pop()
        self.stack.pop()
        self.begun.pop()

    def end_directives(self) -> None:
        """Close every directive of the innermost container of the parser."""
        directives, marks = self.levels[-1]
        marks.clear()
        while directives:
            self._drop(directives.pop())

    def follow(self, directive: DirectiveLine) -> None:
        """Open or close a directive. What closes none that is open is nothing; what closes an outer one closes all."""
        directives, marks = self.levels[-1]
        if directive.opens:
            shown = bool(directive.kind) and len(self.stack) < NESTING
            if shown and directive.kind == QUOTATION:
                self._append("quote", (), -2)
            elif shown:
                self._append("callout", (("callout", directive.kind),), -2)
            directives.append(_OpenDirective(directive.mark, shown))
            marks[directive.mark] += 1
            return
        if not directives:
            return
        mark = directive.mark if marks[directive.mark] else directives[-1].mark
        if not directive.mark.startswith(mark):
            return
        while True:
            last = directives.pop()
            marks[last.mark] -= 1
            self._drop(last)
            if last.mark == mark:
                return

    def reserve(self, count: int) -> int:
        """Keep as many numbers for the containers of raw HTML; gives the number before the first of them."""
        self.numbers += count
        return self.numbers - count

    def with_task(self, *, done: bool) -> tuple[Container, ...]:
        """Those that are open, the innermost being the item of a task."""
        item = self.stack[-1]
        self.stack[-1] = replace(item, attributes=(*item.attributes, ("task", "done" if done else "open")))
        return self.all

    def after_markers(self, content: str, line: int) -> int:
        """Where the text of a line of the body begins, after the markers of what it is in, if they are on it."""
        begun = zip(self.stack, self.begun, strict=True)
        markers = [_MARKERS.get(one.kind) for one, at in begun if at in {line, -1}]
        prefix = "".join(rf"[ \t>]*{marker}(?=[ \t])" for marker in markers if marker)
        found = re.match(rf"{prefix}[ \t>]*", content) or re.match(r"[ \t>]*", content)
        return found.end() if found else 0

    def _append(self, kind: ContainerKind, attributes: tuple[tuple[str, str], ...], begun: int) -> None:
        self.numbers += 1
        self.stack.append(Container(kind, self.numbers, attributes))
        self.begun.append(begun)

    def _drop(self, directive: _OpenDirective) -> None:
        if directive.shown:
            self.stack.pop()
            self.begun.pop()
