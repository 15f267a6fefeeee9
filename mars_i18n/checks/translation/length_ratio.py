"""A translation is less than half, or more than twice, as long as its source.

What it does: compares the lengths of the visible texts in code points, without tags and addresses, where the source has
60 or more; below 100 the bounds are a fifth wider. Scripts that write words in one or two characters are not compared.

Why: part of the paragraph may be lost, or another paragraph pasted in its place.

Wrong:
    en: The workshop brought together leaders of the public sector and of civil society in Lima.
    es: El taller reunió a líderes.

Right:
    en: The workshop brought together leaders of the public sector and of civil society in Lima.
    es: El taller reunió en Lima a líderes del sector público y de la sociedad civil.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.plugins.options import Option
from mars_i18n.text.segments.markup import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Compare the two texts: something may be missing or added.")
_LEAST = 60  # code points of the source; shorter ones vary more
_USUAL, _LEEWAY = 100, 0.8  # below so many code points the bounds are a fifth wider
LIMITS = Option(
    "limits",
    (0.5, 2.0),
    translatable("The shortest and the longest that a translation may be, as shares of its source."),
)
options = (LIMITS,)
_ADDRESS = re.compile(r"\w{2,9}://\S+")
_DENSE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]")  # Chinese, Japanese, Korean


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the ratio of the lengths is out of bounds."""
    if not is_translated(unit) or len(unit.source) < _LEAST:
        return
    shortest, longest = LIMITS.value(unit.settings, of="length-ratio")
    if shortest <= len(unit.target) / len(unit.source) <= longest and "<" not in unit.source and "/" not in unit.source:
        return
    source, target = _seen(unit.source), _seen(unit.target)
    if len(source) < _LEAST or _DENSE.search(source) or _DENSE.search(target):
        return
    ratio = len(target) / len(source)
    if len(source) < _USUAL:
        shortest, longest = shortest * _LEEWAY, longest / _LEEWAY
    if not shortest <= ratio <= longest:
        what = message(
            "the translation has {percent} % of the length of its source ({target} characters, source {source})",
            percent=round(100 * ratio),
            target=len(target),
            source=len(source),
        )
        yield Fault(what, evidence=(("source", len(source)), ("target", len(target))))


def _seen(message: str) -> str:
    return _ADDRESS.sub("", strip_tags(message)).strip()
