"""Catalogues that cannot be read are skipped, so that other languages and issues go on, and reported at the end."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, stack_messages

if TYPE_CHECKING:
    from collections.abc import Iterator


class UnreadableCatalogueError(MarsError):
    """A catalogue that cannot be read. Its file is left as it is."""


@dataclass(frozen=True, slots=True)
class SkippedCatalogues:
    """The catalogues that were skipped, in order."""

    errors: list[UnreadableCatalogueError] = field(default_factory=list)

    @contextmanager
    def skip_unreadable(self) -> Iterator[None]:
        """Work on one catalogue; where it cannot be read, that work ends and the error is kept for later."""
        try:
            yield
        except UnreadableCatalogueError as error:
            self.errors.append(error)

    def require_none(self) -> None:
        """Raise one MarsError for all skipped catalogues, if there are any."""
        hints = {error.what: error.next_step for error in self.errors}
        if hints:
            hint = next(iter(hints.values())) or ""
            raise MarsError(stack_messages(hints), message("{hint} Everything else was done.", hint=hint))
