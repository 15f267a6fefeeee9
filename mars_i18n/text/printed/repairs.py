"""What a PDF does to words: ligatures, words broken at line ends, addresses with a blank; undone where that is sure."""

from __future__ import annotations

import re
from functools import lru_cache

from mars_i18n.text.language.word_table import word_table
from mars_i18n.text.printed.line_ends import soft

LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ſt",
    "\ufb06": "st",
}
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")
_BROKEN = re.compile(
    r"(?<![\w-])(?P<lead>(?:[^\W_]+-)*)(?P<first>[^\W\d_]+|\d+)(?P<mark>[-‐–])\n(?P<second>[^\W\d_]+|\d+)"
)
_ADDRESS = re.compile(r"\b(www\.)[ \n]+(?=[\w-]+\.[a-z]{2,})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_USUAL = 60  # of 255, on the table's scale of how frequent a word is
_KNOWN = 45  # the same: below are mostly words that lack a blank or a hyphen
_SUSPENDED = frozenset("a and e nor o or ou ni to u y".split())  # small- and large-scale
_LANGUAGES = 3  # columns of the table: es, en, pt


class Repairs:
    """Reads lines as the words that they were before a PDF broke them. `text` is the whole file: its other words count.

    What is not sure stays as it is, with a blank for the line break; a check reports it.
    """

    def __init__(self, text: str) -> None:
        """Look at nothing yet."""
        self._text = text
        self._words: frozenset[str] | None = None

    def read(self, raw: str) -> str:
        """The words of some lines, as `lines.soft` gives them otherwise."""
        if "\n" not in raw and "\r" not in raw and "\f" not in raw:
            return self._characters(soft(raw))
        return self._characters(soft(raw, self._join))

    def _characters(self, line: str) -> str:
        line = _LIGATURE.sub(lambda found: LIGATURES[found[0]], line)
        return _ADDRESS.sub(r"\1", line) if "www" in line.lower() else line

    def _join(self, lines: str) -> str:
        """Lines with the words joined that a line end broke."""
        return _BROKEN.sub(self._joined, lines) if "\n" in lines else lines

    def _joined(self, found: re.Match[str]) -> str:
        lead, first, mark, second = found["lead"], found["first"], found["mark"], found["second"]
        if mark == "–" and not (first.isdigit() and second.isdigit()):
            return found[0]
        return {"join": f"{lead}{first}{second}", "keep": f"{lead}{first}{mark}{second}"}.get(
            self.verdict(lead, first, second), found[0]
        )

    def verdict(self, lead: str, first: str, second: str) -> str:
        """Whether to "join" the halves of a word, to "keep" their hyphen, or "" where neither is sure.

        "apart" is said where the second is a word of its own: small- and large-scale. `lead` is what is before the
        first half in a compound: "state-of-" before "the".
        """
        if first.isdigit() or second.isdigit():
            return "keep" if first.isdigit() and second.isdigit() else ""
        if second.casefold() in _SUSPENDED:
            return "apart"
        capital = second[0].isupper() and not (first.isupper() and second.isupper() and len(second) > 1)
        if len(first) > 1 and first.isupper() and second.islower():
            return "keep"  # LSB-compliant
        first, second = (_LIGATURE.sub(lambda one: LIGATURES[one[0]], half).casefold() for half in (first, second))
        if self.holds(f"{first}-{second}"):
            return "keep"
        if self.holds(lead.casefold() + first + second):
            return "join"
        if capital:
            return "keep"
        if not lead and is_usual_word(first + second):
            return "join"
        known = is_usual_word(first) and is_usual_word(second)
        return "keep" if known and (lead or len(first) > 1) else ""

    def holds(self, word: str) -> bool:
        """Whether the file has the word unbroken."""
        if self._words is None:
            self._words = frozenset(one.casefold().replace("‐", "-") for one in _WORD.findall(self._text))
        return word in self._words


def is_usual_word(word: str) -> bool:
    """Whether a word is frequent in one of the three languages."""
    return _frequency(word.casefold()) >= _USUAL


def is_known_word(word: str) -> bool:
    """Whether a word is found in one of the three languages, even if seldom."""
    return _frequency(word.casefold()) >= _KNOWN


def are_usual_together(first: str, second: str) -> bool:
    """Whether both words are frequent in one and the same of the three languages."""
    both = zip(word_table().word(first.casefold()), word_table().word(second.casefold()), strict=True)
    return any(min(pair) >= _USUAL for pair in list(both)[:_LANGUAGES])


@lru_cache(maxsize=4096)
def _frequency(word: str) -> int:
    """How frequent a word is in the language that has it most, 0 to 255."""
    return max(word_table().word(word)[:_LANGUAGES], default=0)
