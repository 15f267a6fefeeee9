"""A translation contains broken characters: mojibake, lost, control or invisible characters.

What it does: reports UTF-8 that was decoded with another encoding (Ã¡, â€œ), U+FFFD, a ? inside a word, control,
zero-width, private-use and direction characters, and HTML entities, unless the source has them too. Joiners in scripts
that need them and direction marks in right-to-left text are not reported.

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

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.flaws.broken_characters import broken_text
from mars_i18n.text.flaws.flaw import beyond
from mars_i18n.text.segments.markup import blank_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "error"
remedy = translatable(
    "Type the character again, or run `mars-i18n check --fix` for the certain cases; save the file as UTF-8."
)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each broken character or run that the source does not have."""
    if not is_translated(unit):
        return
    found = tuple(broken_text(blank_tags(unit.target), unit.language))
    for flaw in beyond(found, broken_text(blank_tags(unit.source), unit.source_language)) if found else ():
        yield Fault(flaw.what, evidence=(("words", flaw.key),), offset=flaw.offset, length=flaw.length, fix=flaw.fix)
