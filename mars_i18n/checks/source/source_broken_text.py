"""A source contains broken characters: mojibake, lost, control or invisible characters.

What it does: reports UTF-8 that was decoded with another encoding (Ã¡, â€œ), U+FFFD, and control, zero-width,
private-use and direction characters in the text of a source. Joiners in scripts that need them and direction marks in
right-to-left text are not reported.

Why: each translator gets them before anyone has seen them; a file that was saved in the wrong encoding breaks every
accent, and a zero-width space breaks search and links and cannot be seen.

Wrong:
    La reuniÃ³n serÃ¡ en Lima.

Right:
    La reunión será en Lima.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.source._flaws import flaws_in
from mars_i18n.messages import translatable
from mars_i18n.text.flaws.broken_characters import broken_characters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue
    from mars_i18n.text.flaws.flaw import Flaw
    from mars_i18n.text.segments.prose import Prose

severity: Severity = "warning"
remedy = translatable(
    "Type the character again, or run `mars-i18n check --fix` for the certain cases; save the file as UTF-8."
)


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each broken character or run."""
    yield from flaws_in(issue, broken_characters, _is_in_text)


def _is_in_text(one: Prose, _flaw: Flaw) -> bool:
    """Whether there is other text beside it: a symbol alone is a button's icon, in a font that the page brings."""
    return any(char.isalnum() for char in one.text)
