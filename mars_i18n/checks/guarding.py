"""Running one check on one input: what a check that is not ours raises becomes a finding, and the others go on."""

from __future__ import annotations

import hashlib
from dataclasses import field, replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Finding
from mars_i18n.plugins.contract import require_sound_fault
from mars_i18n.plugins.kinds import Fault, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.model import Location


@dataclass(frozen=True, slots=True)
class Input:
    """What a check is given, and how a failure on it is reported."""

    given: object
    about: Wording  # names it: path, line, text
    location: Location
    issue: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Failures:
    """Collects what checks of other distributions raise while they run."""

    _found: dict[str, list[Finding]] = field(default_factory=dict)

    def faults(self, check: plugins.Plugin, one: Input) -> list[Fault]:
        """What a check finds in an input; nothing where it fails, which is then among the findings."""
        if check.ours:
            return list(check.module.check(one.given))
        try:
            found = plugins.results(check, one.about, Fault, check.module.check, one.given)
            _require_sound(check, one, found)
        except plugins.PluginError as error:
            self._add(check, one, error)
            return []
        return found

    def faults_of_units(self, check: plugins.Plugin, one: Input) -> list[tuple[Unit, Fault]]:
        """The same of a check that is given an issue: each fault with its unit."""
        try:
            found = plugins.results(check, one.about, tuple, _pairs_of, check, one.given)
            _require_sound(check, one, [fault for _, fault in found])
        except plugins.PluginError as error:
            self._add(check, one, error)
            return []
        return found

    def findings(self) -> Iterator[Finding]:
        """One error for each check that failed: where it did first, and on how many inputs more."""
        for every in self._found.values():
            first, more = every[0], len(every) - 1
            what = (
                message("{failure} (and on {more} more)", failure=first.message, more=more) if more else first.message
            )
            yield replace(first, message=what, also=tuple(one.location for one in every[1:]))

    def _add(self, check: plugins.Plugin, one: Input, error: plugins.PluginError) -> None:
        digest = hashlib.sha256(f"{check.name}\0{check.distribution}\0failed".encode()).hexdigest()[:16]
        finding = Finding(
            check=check.name,
            severity="error",
            message=error.what,
            location=one.location,
            issue=one.issue,
            language=one.language,
            evidence=(("distribution", check.distribution),),
            suggestion=error.next_step or None,
            fingerprint=digest,
            check_failed=True,
        )
        self._found.setdefault(check.name, []).append(finding)


def _pairs_of(check: plugins.Plugin, given: object) -> Iterator[tuple[Unit, Fault]]:
    for unit, fault in check.module.check(given):
        if not (isinstance(unit, Unit) and isinstance(fault, Fault)):
            raise TypeError(f"it gave {type(unit).__name__} and {type(fault).__name__}, not Unit and Fault")
        yield unit, fault


def _require_sound(check: plugins.Plugin, one: Input, faults: list[Fault]) -> None:
    """Raise PluginError for a fault with values that it cannot have, or a severity that the check does not declare."""
    if check.ours:
        return
    with plugins.guard_plugin(check, one.about):
        for fault in faults:
            require_sound_fault(fault, check.severities)
