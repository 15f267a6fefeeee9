"""The languages that are detected, and what to say of a project that publishes others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.language.backends import primary

if TYPE_CHECKING:
    from mars_i18n.messages import Message

DETECTED = ("es", "en", "pt")


def explain_undetected(languages: tuple[str, ...]) -> tuple[Message, ...]:
    """One sentence for each of a project's languages (codes or tags) that is never detected: it must be declared."""
    return tuple(
        message(
            "{language} is not detected, only {languages} are: write `language: {language}` at the top of its sources.",
            language=code,
            languages=tuple(DETECTED),
        )
        for code in languages
        if primary(code) not in DETECTED
    )
