"""An issue that was renamed finds the catalogues of its old name: fuzzy texts, comments and obsolete entries too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Catalogue
    from mars_i18n.text.segments.source_messages import SourceMessage

_SHARE = 0.5  # of the messages of either must be in the other


def find_old_catalogue(messages: Sequence[SourceMessage], orphans: Iterable[Catalogue]) -> Catalogue | None:
    """The catalogue that holds most of an issue's messages, of those that no issue has; None where none holds half.

    It comes without its comment, which names the old issue.
    """
    keys = {message.key for message in messages}
    best, most = None, _SHARE
    for orphan in orphans if keys else ():
        there = {entry.key for entry in orphan.entries if entry.msgid and not entry.obsolete}
        share = len(keys & there) / max(len(keys), len(there))
        if share >= most:
            best, most = replace(orphan, comment=()), share
    return best
