"""Catalogues that cannot be read are left out, so that other languages and issues go on; in the end all are told."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnreadableCatalogueError(MarsError):
    """A catalogue that cannot be read. Its file is left as it is."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The catalogues that were left out, in order."""

    errors: list[UnreadableCatalogueError] = field(default_factory=list)

    @contextmanager
    def unreadable(self) -> Iterator[None]:
        """Work on one catalogue, which ends here where it cannot be read."""
        try:
            yield
        except UnreadableCatalogueError as error:
            self.errors.append(error)

    def tell(self) -> None:
        """Raise one MarsError for all that was left out, if anything was."""
        told = {error.message: error.hint for error in self.errors}
        if told:
            raise MarsError("\n".join(told), f"{next(iter(told.values()))} Everything else was done.")
