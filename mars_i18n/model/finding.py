"""What checks and outputs give: findings, finished files; and what the configuration says of a plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.evidence import Evidence
    from mars_i18n.messages import Wording
    from mars_i18n.model.location import Location

Severity: TypeAlias = Literal["error", "warning", "info"]
# For people; what programs read has the severities themselves.
SEVERITY_WORDS = {"error": message("error"), "warning": message("warning"), "info": message("info")}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The text that a finding is about, and the faulty words in it: `offset` and `length` in code points."""

    text: str
    offset: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, located, for people and machines. Absent values are None. See reports/.

    `fix` is what the words that `excerpt` marks must become, where that is certain; `context` is the entry's msgctxt;
    `place` the heading that it is under; `also` where else the same words have the same fault;
    `counterpart` the place in the other document, where two are compared. `fingerprint` stays
    the same when lines move, whatever the language and the wording; `former_fingerprint` is that of version 0.1.
    `check_failed`: the check itself raised, so nobody knows what it would have found. No baseline accepts that, and no
    command that meets it exits 0.
    """

    check: str
    severity: Severity
    message: Wording
    location: Location
    issue: str | None = None
    language: str | None = None
    source: str | None = None
    target: str | None = None
    evidence: Evidence = ()
    suggestion: Wording | None = None
    fingerprint: str = ""
    former_fingerprint: str = ""
    context: str = ""
    place: str = ""
    excerpt: Excerpt | None = None
    fix: str | None = None
    also: tuple[Location, ...] = ()
    check_failed: bool = False
    counterpart: Location | None = None


@dataclass(frozen=True, slots=True)
class Artefact:
    """A finished file: its path below the output folder, its bytes, and notes, shown as warnings on building."""

    path: str
    data: bytes
    notes: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a project's configuration says of an option of a plugin: ("email", "from", "MARS <news@example.org>").

    `language` is that of the readers for whom it is said; empty for those of every language.
    """

    plugin: str
    option: str
    value: str | bool | float | tuple[float, ...] | tuple[str, ...]
    language: str = ""
