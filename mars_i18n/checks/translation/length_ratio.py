"""A translation is less than half, or more than twice, as long as its source.

What it does: compares the lengths in code points of what readers see, tags and addresses left out, where the source
has 60 or more. Sources in scripts that write words in one or two characters are silent.

Why: the rest of the paragraph was lost, another paragraph stands in its place, or two do.

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

from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.plugins.options import Option
from mars_i18n.text.segments.markup import strip_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Compare the two: what is missing, or what is too much?"
_LEAST = 60  # code points of the source; shorter ones vary more
LIMITS = Option(
    "limits", (0.5, 2.0), "The shortest and the longest that a translation may be, as shares of its source."
)
options = (LIMITS,)
_ADDRESS = re.compile(r"\w{2,9}://\S+")
_DENSE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]")  # Chinese, Japanese, Korean


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the ratio of the lengths is out of bounds."""
    if not translated(unit) or len(unit.source) < _LEAST:
        return
    shortest, longest = LIMITS.value(unit.settings, of="length-ratio")
    if shortest <= len(unit.target) / len(unit.source) <= longest and "<" not in unit.source and "/" not in unit.source:
        return
    source, target = _seen(unit.source), _seen(unit.target)
    if len(source) < _LEAST or _DENSE.search(source) or _DENSE.search(target):
        return
    ratio = len(target) / len(source)
    if not shortest <= ratio <= longest:
        than = f"{ratio:.1f} times as long as" if ratio > 1 else f"{ratio:.0%} of the length of"
        message = f"the translation ({len(target)} characters) is {than} its source ({len(source)})"
        yield Fault(message, evidence=f"source {len(source)}, target {len(target)}")


def _seen(message: str) -> str:
    return _ADDRESS.sub("", strip_tags(message)).strip()
