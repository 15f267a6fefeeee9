"""What changed between two texts, in words and back: “27th” → “28th”, “not” added."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from mars_i18n.text.segments.remarks.escapes import unescape
from mars_i18n.text.segments.remarks.remark_kinds import Change, ChangeKind, TextDifference
from mars_i18n.text.segments.remarks.wording import match_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.text.segments.remarks.wording import Wording

_BETWEEN = ", "
_MORE = "…"
_MOST_PIECES = 64  # of a line: each is tried with those before it, as words that changed may hold a comma too


def write_difference(difference: TextDifference, words: Wording, escape: Callable[[str], str]) -> str:
    """The changes in words, theirs escaped; empty where none is known."""
    words_of_changes = [words[one.kind].format(old=escape(one.old), new=escape(one.new)) for one in difference.changes]
    return _BETWEEN.join([*words_of_changes, *([_MORE] if difference.more else [])])


def read_difference(text: str, words: Wording) -> TextDifference | None:
    """The changes that these words say; None where they say anything else."""
    pieces = text.split(_BETWEEN)
    more = pieces[-1] == _MORE
    changes: list[Change] = []
    pending = ""
    if len(pieces) > _MOST_PIECES:
        return None
    for piece in pieces[:-1] if more else pieces:
        pending = f"{pending}{_BETWEEN}{piece}" if pending else piece
        change = _read_change(pending, words)
        if change is not None:
            changes.append(change)
            pending = ""
    return TextDifference(tuple(changes), more) if changes and not pending else None


def _read_change(text: str, words: Wording) -> Change | None:
    for kind in get_args(ChangeKind):
        found = match_message(words[kind], text)
        if found is not None:
            return Change(kind, unescape(found.get("old", "")), unescape(found.get("new", "")))
    return None
