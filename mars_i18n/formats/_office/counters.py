"""What goes on through all parts of a package."""

from __future__ import annotations

from mars_i18n.lazy_dataclasses import dataclass

ALTERNATIVE = "alternative text"  # the key of a block that a shape says to those who do not see it


@dataclass(slots=True)
class Counters:
    """Numbers that go on through all parts of a document: of paragraphs, and of containers."""

    paragraphs: int = 0
    containers: int = 0

    def container(self) -> int:
        """The next number of a container."""
        self.containers += 1
        return self.containers
