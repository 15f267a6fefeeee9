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
    """What changed, for a translator: “27th” → “28th”, “not” added, “in May” moved. After `most` changes stands "…"."""
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > _LONG:
        return "many words changed"
    operations = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    edits = [(what, " ".join(before[a:b]), " ".join(after[c:d])) for what, a, b, c, d in operations if what != "equal"]
    moved = {gone for what, gone, _ in edits if what == "delete"} & {
        come for what, _, come in edits if what == "insert"
    }
    changes = []
    for what, gone, come in edits:
        if what == "replace":
            changes.append(f"“{_clipped(gone)}” → “{_clipped(come)}”")
        elif (gone or come) not in moved:
            changes.append(f"“{_clipped(come)}” added" if come else f"“{_clipped(gone)}” removed")
        elif come:
            changes.append(f"“{_clipped(come)}” moved")
    if not changes:
        return "white space changed"
    return ", ".join(changes[:most]) + (", …" if len(changes) > most else "")


def _clipped(text: str, width: int = 80) -> str:
    return text if len(text) <= width else f"{text[: width // 2].rstrip()} … {text[-width // 2 :].lstrip()}"
