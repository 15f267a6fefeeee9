"""Which checks run, and how severe each is, in a project and in each of its languages."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, cast

from mars_i18n.checks.catalogue_of_checks import current_names, require_installed, require_known_checks, setting_of
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit

# The checks that count what is left to do. While work is in progress they inform, whatever the configuration says.
UNFINISHED = frozenset({"missing-translation", "needs-work"})


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """All checks run where `select` is empty, but those in `ignore`; `severity` holds severities other than their own.

    `ignore_in` and `severity_in` say the same of one language: {"pt": …}.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    ignore_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severity_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    in_progress: bool = False  # what is missing or fuzzy is work, not a fault: see UNFINISHED
    errors_only: bool = False  # checks that report no error need not run: all that a release asks for

    def require_known_checks(self) -> None:
        """Raise MarsError for the first name that is no check's, or a selected check whose extra is not installed."""
        require_known_checks((*self.select, *self.ignore, *self.severity))
        require_installed(self.select)
        for named in (*self.ignore_in.values(), *self.severity_in.values()):
            require_known_checks(named)

    def wants(self, name: str, language: str | None = None) -> bool:
        """Whether a check runs (in a language)."""
        ignored = (*self.ignore, *self.ignore_in.get(language, ())) if language is not None else self.ignore
        if name in current_names(ignored):
            return False
        return not self.select or name in current_names(self.select)

    def judges(self, name: str, unit: Unit) -> bool:
        """Whether a check of translations that runs judges a text: in progress, a fuzzy one is judged when done."""
        return not (self.in_progress and unit.entry.fuzzy) or name in UNFINISHED

    def wants_of_unit(self, name: str, unit: Unit) -> bool:
        """Whether a check of translations runs over a text."""
        return self.judges(name, unit) and self.wants(name, unit.language)

    def may_block(self, name: str, own: Collection[Severity]) -> bool:
        """Whether a check whose findings have those severities of their own can report an error anywhere."""
        said = {setting_of(name, named) for named in (self.severity, *self.severity_in.values())}
        return "error" in said or ("error" in own and setting_of(name, self.severity) is None)

    def severity_of(self, name: str, language: str | None, own: Severity) -> Severity:
        """The severity of a check's finding, which is `own` unless the settings say otherwise."""
        if self.in_progress and name in UNFINISHED:
            return "info"
        said = setting_of(name, self.severity_in.get(language or "", {})) or setting_of(name, self.severity)
        return cast("Severity", said) if said else own
