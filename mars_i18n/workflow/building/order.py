"""What is to be built, and where its templates are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from mars_i18n.project import Project


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: languages and outputs in order, where to, and whether incomplete languages are wanted."""

    languages: tuple[str, ...]
    outputs: tuple[str, ...]
    out: Path
    draft: bool = False
    verify: bool = False  # read the files back
    archive: bool = True  # make the files that are for all issues, too

    def outputs_for(self, *, ready: bool) -> tuple[str, ...]:
        """The outputs to build of a language: where it is not ready, those for editors alone, unless draft."""
        if ready or self.draft:
            return self.outputs
        return tuple(name for name in self.outputs if plugins.describe("outputs", name).on_request)


def template_folders(project: Project) -> tuple[str, ...]:
    """Where the project's own templates lie."""
    return (str(project.root / "templates"),)
