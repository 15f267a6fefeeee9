"""How alike two texts are, and what changed between them, by words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_TOKEN = re.compile(r"</?[a-z]+\d+/?>|\w+(?:[.,’'-]\w+)*|[^\w\s]")
_LONG = 400  # words; a diff of more says less than the texts themselves


def tokens(text: str) -> list[str]:
    """Words, numbers ("1,234.5" is one), tags and single marks, in order."""
    return _TOKEN.findall(text)


def word_diff(old: str, new: str, most: int = 3) -> str:
    """What changed, for a translator: “27th” → “28th”, “not” added. At most `most` changes are told, then "…"."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > _LONG:
        return "many words changed"
    changes = []
    for operation, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[a:b]), " ".join(after[c:d])
        if operation == "replace":
            changes.append(f"“{_clipped(gone)}” → “{_clipped(come)}”")
        elif operation == "insert":
            changes.append(f"“{_clipped(come)}” added")
        elif operation == "delete":
            changes.append(f"“{_clipped(gone)}” removed")
    if not changes:
        return "white space changed"
    return ", ".join(changes[:most]) + (", …" if len(changes) > most else "")


def _clipped(text: str, width: int = 80) -> str:
    return text if len(text) <= width else f"{text[: width // 2].rstrip()} … {text[-width // 2 :].lstrip()}"
