"""How alike two texts are, and what changed between them, by words."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.text.segments.remarks.remark_kinds import Change, TextDifference

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"</?[a-z]+\d+/?>|\w+(?:[.,’'-]\w+)*|[^\w\s]")
_LONG = 400  # words; a diff of more says less than the texts themselves


def tokens(text: str) -> list[str]:
    """Words, numbers ("1,234.5" is one), tags and single marks, in order."""
    return _TOKEN.findall(text)


def token_matches(text: str) -> Iterator[re.Match[str]]:
    """The same as `tokens`, with their places."""
    return _TOKEN.finditer(text)


@lru_cache(maxsize=2048)  # every catalogue of an issue asks the same
def find_difference(old: str, new: str, most: int = 3) -> TextDifference:
    """The first `most` changes between two texts, by words: “27th” → “28th”, “not” added, “in May” moved."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > _LONG:
        return TextDifference((Change("many"),))
    operations = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    edits = [(what, " ".join(before[a:b]), " ".join(after[c:d])) for what, a, b, c, d in operations if what != "equal"]
    moved = {gone for what, gone, _ in edits if what == "delete"} & {
        come for what, _, come in edits if what == "insert"
    }
    changes = []
    for what, gone, come in edits:
        if what == "replace":
            changes.append(Change("replaced", _shorten(gone), _shorten(come)))
        elif (gone or come) not in moved:
            changes.append(Change("added", new=_shorten(come)) if come else Change("removed", _shorten(gone)))
        elif come:
            changes.append(Change("moved", new=_shorten(come)))
    return TextDifference(tuple(changes[:most]) or (Change("spacing"),), len(changes) > most)


def _shorten(text: str, width: int = 80) -> str:
    return text if len(text) <= width else f"{text[: width // 2].rstrip()} … {text[-width // 2 :].lstrip()}"
