"""A suppression is not needed, or names an unknown check.

What it does: reports each `# mars: ignore NAME, reason` in a catalogue whose check finds nothing in that entry, and
each baseline entry that matches no finding.

Why: a suppression that is no longer needed may hide a real fault one day.

Wrong:
    # mars: ignore untranslated, a name
    msgid "The results of the study"
    msgstr "Los resultados del estudio"

Wrong:
    # mars: ignore untransalted, a name
    msgid "The Voice of the Andes"
    msgstr "The Voice of the Andes"

Right:
    # mars: ignore untranslated, a name
    msgid "The Voice of the Andes"
    msgstr "The Voice of the Andes"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.catalogue_of_checks import REPLACED, kinds_of_checks, replacement, unknown_check
from mars_i18n.messages import message, translatable
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import suppressed_checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile, Unit

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable(
    "Delete the suppression, or correct its name. `check --prune-baseline` removes baseline entries without a finding."
)


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield a fault for each suppression of a translator that names an unknown check, or one that finds nothing."""
    for unit in file.units:
        for name in sorted(suppressed_checks(unit.entry.translator)):
            what = _fault(name, unit)
            if what is not None:
                evidence = (("check", name), ("words", unit.source))
                weight: Severity | None = "info" if name in REPLACED else None
                yield Fault(what, evidence=evidence, location=Location(file.path, unit.entry.line), severity=weight)


def _fault(name: str, unit: Unit) -> Message | None:
    if name in REPLACED:
        return replacement(name)
    kind = kinds_of_checks().get(name)
    if kind is None:
        return unknown_check(name)
    if kind != "translation":
        return None
    check = plugins.describe("checks.translation", name)
    try:
        found = plugins.results(check, unit.path, Fault, check.module.check, unit)
    except plugins.PluginError:  # reported where that check runs itself
        return None
    return None if found else message("suppression not needed: {check} finds nothing here", check=name)
