"""What `sync` does to the catalogues of an issue, as values that can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.workflow.issue.unread_sources import NOTHING_SHOWN, Shown

if TYPE_CHECKING:
    from mars_i18n.model import WordAccounts

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class SyncedFile:
    """What `sync` did (or, with `check`, would do) to one catalogue. Counts are of messages.

    `rewritten` are those that an earlier version of mars-i18n wrote otherwise, of which so many `stay_finished`.
    `plural_forms` is the rule that gettext could not use and `sync` replaced; empty where it could. `other_plurals`
    are (line, number of forms, number that the header says) of entries that are left as they are.
    """

    issue: str
    language: str
    path: str
    outcome: Outcome
    messages: int
    missing: int
    needs_work: int
    obsolete: int
    rewritten: int = 0
    stay_finished: int = 0
    plural_forms: str = ""
    other_plurals: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SyncedSource:
    """What accounts for the words of one source; None where its format does not prove that there is anything."""

    issue: str
    path: str
    accounts: WordAccounts | None


@dataclass(frozen=True, slots=True)
class SyncedIssue:
    """What `sync` found of an issue, and what its documents show."""

    files: tuple[SyncedFile, ...]
    sources: tuple[SyncedSource, ...] = ()
    shown: Shown = NOTHING_SHOWN

    @property
    def changes(self) -> bool:
        """Whether a catalogue was or would be written."""
        return any(one.outcome != "unchanged" for one in self.files)
