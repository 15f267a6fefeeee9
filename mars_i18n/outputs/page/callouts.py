"""The kinds of call-out that programs know, each with the word for its label and the tone of its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.outputs.page.tree import Tone

# GitHub's alerts, MkDocs' and Sphinx's admonitions, Docusaurus' and Obsidian's call-outs
_SAME = {
    "information": "info",
    "hint": "tip",
    "success": "tip",
    "attention": "warning",
    "alert": "warning",
    "error": "danger",
    "failure": "danger",
    "abstract": "summary",
    "tldr": "summary",
    "faq": "question",
    "help": "question",
    "cite": "quote",
}
_TONES: dict[str, Tone] = {"warning": "warn", "caution": "warn", "danger": "bad"}


def callout_word(name: str, words: Callable[[str], str]) -> str:
    """What a call-out of a kind is called in the reader's language; a kind that nobody knows by its own name."""
    known = {
        "note": words("Note"),
        "info": words("Information"),
        "tip": words("Tip"),
        "important": words("Important"),
        "warning": words("Warning"),
        "caution": words("Caution"),
        "danger": words("Danger"),
        "example": words("Example"),
        "question": words("Question"),
        "quote": words("Quotation"),
        "summary": words("Summary"),
        "seealso": words("See also"),
    }
    kind = name.strip().lower()
    return known.get(_SAME.get(kind, kind)) or " ".join(name.split())[:1].upper() + " ".join(name.split())[1:]


def callout_tone(name: str) -> Tone:
    """The tone of a call-out's colours; calm for a kind that nobody knows."""
    kind = name.strip().lower()
    return _TONES.get(_SAME.get(kind, kind), "calm")
