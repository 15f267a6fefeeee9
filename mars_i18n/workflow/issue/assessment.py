"""How far an issue is in a language, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.errors import MarsError
    from mars_i18n.messages import Wording
    from mars_i18n.model import Catalogue, Finding


@dataclass(frozen=True, slots=True)
class Assessment:
    """An issue in one language: its catalogue as synced in memory, what is wrong with it, and the verdict.

    `segments` and `words` count distinct messages and the words of their sources; `translated`, `needs_work` and
    `missing` count messages, `words_done` and `words_in_work` the words of those done and of those that need work.
    """

    issue: str
    language: str
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    segments: int
    words: int
    translated: int
    words_done: int
    needs_work: int
    words_in_work: int
    missing: int
    ready: bool
    reason: Wording
    unreadable: MarsError | None = None  # why the catalogue could not be read; its texts then count as missing
