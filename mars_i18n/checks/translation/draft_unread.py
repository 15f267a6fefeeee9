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

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.translated import translated
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import remarks_of
from mars_i18n.text.segments.remarks.kinds import MachineDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = "Read the draft against its source, and mend it."


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault where an unchanged draft has a fault of any other check."""
    drafts = list(remarks_of(unit.entry.translator, MachineDraft))
    if not drafts or not translated(unit) or drafts[-1].digest != digest(unit.target):
        return
    for name in plugins.names("checks.translation"):
        if name != __name__.rpartition(".")[2].replace("_", "-"):
            check = plugins.describe("checks.translation", name)
            found: list[Fault] = []
            with suppress(plugins.PluginError):  # reported where that check runs itself
                found = plugins.results(check, unit.path, Fault, check.module.check, unit)
            for fault in found:
                origin = drafts[-1].engine
                yield Fault(f"the draft by {origin} was approved unread: {fault.message}", evidence=f"{origin}: {name}")
                return


def digest(text: str) -> str:
    """What a draft's comment says of its text: the first eight digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
