"""A translation holds characters that no one typed: mojibake, lost characters, control or invisible ones.

What it does: looks for UTF-8 that was read in another encoding (Ã¡, â€œ), U+FFFD, a ? within a word, control,
zero-width, private and direction characters, and HTML entities, that the source does not have. Joiners in scripts that
need them and direction marks in right-to-left text are silent.

Why: a file that was saved in the wrong encoding breaks every accent; a zero-width space breaks search and links and
cannot be seen.

Wrong:
    en: The information on mining
    es: La informaciÃ³n sobre minerÃ\u00ada

Wrong:
    en: The information
    es: La informaci?n

Wrong:
    en: Research and development
    es: Investigación&nbsp;y desarrollo

Right:
    en: What information?
    pt: Qual informação? A AMANHÃ…
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.broken_characters import broken_text
from mars_i18n.text.flaws.flaws import beyond
from mars_i18n.text.segments.markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = "Type the character anew, or let `mars-i18n check --fix` mend what is certain; save the file as UTF-8."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each broken character or run that the source does not have."""
    if not translated(unit):
        return
    found = tuple(broken_text(blanked(unit.target), unit.language))
    for flaw in beyond(found, broken_text(blanked(unit.source), unit.source_language)) if found else ():
        yield Fault(flaw.what, evidence=flaw.key, offset=flaw.offset, length=flaw.length, fix=flaw.fix)
