"""Whether a word is known in a language, and how it is written with its accents. Needs the extra `spelling`.

The word lists are those that simplemma packages (MIT), which know inflected forms.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("es", "en", "pt")
# What people leave out: each bare letter or ending with its accented ones, the commonest first.
_ACCENTS = {
    "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ"},
    "pt": {"a": "áãâà", "e": "éê", "i": "í", "o": "óõô", "u": "ú", "c": "ç"},
}
_ENDINGS = {"pt": (("coes", "ções"), ("cao", "ção"), ("oes", "ões"), ("ao", "ão"), ("aes", "ães"))}


@lru_cache(maxsize=1)  # checks ask once a text, and the answer is a search of the file system
def spelling_available() -> bool:
    """Whether the extra is installed. Nothing is imported."""
    return find_spec("simplemma") is not None


@lru_cache(maxsize=65_536)
def is_known(word: str, language: str) -> bool:
    """Whether a lower-case word is a word of a language ("es", "en", "pt"). The first call takes up to a second.

    Without the extra, and for other languages, every word is known.
    """
    if language not in LANGUAGES or not spelling_available():
        return True
    import simplemma

    return bool(simplemma.is_known(word, lang=language, low_memory=True))


@lru_cache(maxsize=16_384)
def with_accents(word: str, language: str) -> str:
    """The accented form that an unknown lower-case word must be meant for; empty if there is none, or it is known."""
    if is_known(word, language):
        return ""
    return next((form for form in _accented_forms(word, language) if is_known(form, language)), "")


def _accented_forms(word: str, language: str) -> Iterator[str]:
    for ending, right in _ENDINGS.get(language, ()):
        if word.endswith(ending):
            yield word.removesuffix(ending) + right
    for at, letter in enumerate(word):
        for accented in _ACCENTS.get(language, {}).get(letter, ""):
            yield word[:at] + accented + word[at + 1 :]
