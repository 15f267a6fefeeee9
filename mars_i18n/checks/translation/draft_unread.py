"""A machine draft was approved unchanged and still has a fault.

What it does: a draft has a translator comment with its origin and a digest of its text. If the fuzzy flag is removed
and the text is still that of the draft, every other check runs on it; one finding is reported as a draft that nobody
read.

Why: machine translation is fluent even where it is wrong, and a draft is quickly approved.

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

from contextlib import suppress
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import draft_digest, remarks_of
from mars_i18n.text.segments.remarks.remark_kinds import MachineDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

severity: Severity = "warning"
remedy = translatable("Compare the draft with its source, and correct it.")


def check(unit: Unit) -> Iterator[Fault]:
    """Yield one fault where an unchanged draft has a fault of any other check."""
    drafts = list(remarks_of(unit.entry.translator, MachineDraft))
    if not drafts or not is_translated(unit) or drafts[-1].digest != draft_digest(unit.target):
        return
    for name in plugins.names("checks.translation"):
        if name != __name__.rpartition(".")[2].replace("_", "-"):
            check = plugins.describe("checks.translation", name)
            found: list[Fault] = []
            with suppress(plugins.PluginError):  # reported where that check runs itself
                found = plugins.results(check, unit.path, Fault, check.module.check, unit)
            for fault in found:
                origin = drafts[-1].engine
                yield Fault(
                    message("draft by {origin} approved without review: {fault}", origin=origin, fault=fault.message),
                    evidence=(("origin", origin), ("check", name)),
                )
                return
