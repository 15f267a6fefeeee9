"""A suppression silences nothing, or names a check that does not exist.

What it does: for each `# mars: ignore NAME, reason` in a catalogue, looks whether that check would report anything
about that entry. Rows of the baseline that match nothing are reported in the same way.

Why: a suppression that outlives its reason will one day hide a real fault.

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
from mars_i18n.checks.catalogue_of_checks import kinds_of_checks, similar_names
from mars_i18n.model import Location
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.entries import suppressed_checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import CatalogueFile, Unit

severity: Severity = "warning"
remedy = "Delete the suppression, or mend its name. `check --prune-baseline` tidies the baseline."


def check(file: CatalogueFile) -> Iterator[Fault]:
    """Yield a fault for each suppression of a translator that names no check, or one that finds nothing."""
    for unit in file.units:
        for name in sorted(suppressed_checks(unit.entry.translator)):
            message = _fault(name, unit)
            if message:
                yield Fault(message, evidence=f"{name}: {unit.source}", location=Location(file.path, unit.entry.line))


def _fault(name: str, unit: Unit) -> str:
    kind = kinds_of_checks().get(name)
    if kind is None:
        near = similar_names(name)
        return f"there is no check {name!r}" + (f"; did you mean {near[0]}?" if near else "")
    if kind != "translation":
        return ""
    check = plugins.describe("checks.translation", name)
    try:
        found = plugins.results(check, unit.path, Fault, check.module.check, unit)
    except plugins.PluginError:  # reported where that check runs itself
        return ""
    if not found:
        return f"{name} finds nothing here: this suppression is no longer needed"
    return ""
