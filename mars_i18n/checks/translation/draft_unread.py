"""A machine's draft was approved unchanged, and still holds a known fault.

What it does: a draft carries its origin in a translator comment, with a digest of its text. Where the fuzzy mark is
gone and the text is still that of the draft, every other check looks at it; one finding is enough to say that nobody
read it.

Why: machines are wrong in fluent sentences, and a click on “done” is quick.

Wrong:
    # mars: draft by apertium, digest 22869a61
    en: Sida, the Swedish agency, met 27 people.
    es: Sida, la agencia sueca, se reunió con 72 personas.

Right:
    # mars: draft by apertium, digest 22869a61
    en: Sida, the Swedish agency, met 27 people.
    es: Sida, la agencia sueca, se reunió con 27 personas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import draft_digest, remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import MachineDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Read the draft against its source, and mend it."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault where an unchanged draft has a fault of any other check."""
    drafts = list(remarks_of(unit.entry.translator, MachineDraft))
    if not drafts or not translated(unit) or drafts[-1].digest != draft_digest(unit.target):
        return
    for name in plugins.names("checks.translation"):
        if name != __name__.rpartition(".")[2].replace("_", "-"):
            fault = next(iter(plugins.load("checks.translation", name).check(unit)), None)
            if fault is not None:
                origin = drafts[-1].engine
                yield Fault(f"the draft by {origin} was approved unread: {fault.message}", evidence=f"{origin}: {name}")
                return
