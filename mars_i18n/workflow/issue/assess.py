"""Whether an issue is ready in a language, and why not: what `status`, `build` and `check` agree on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.readiness import readiness
from mars_i18n.checks.running import run_checks
from mars_i18n.messages import message, plural_message
from mars_i18n.model import Catalogue
from mars_i18n.plugins.kinds import IssueUnits, Unit
from mars_i18n.text.segments.figure_messages import is_figure
from mars_i18n.text.segments.markup import strip_tags
from mars_i18n.text.segments.remarks.entries import source_language_of
from mars_i18n.workflow.issue.assessment import Assessment
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError
from mars_i18n.workflow.records.baseline import without_accepted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mars_i18n.model import Entry, Finding
    from mars_i18n.text.segments.source_messages import SourceMessage
    from mars_i18n.workflow.issue.open_issue import OpenIssue
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.issue.reading import ReadIssue

__all__ = ["Assessment", "assess", "assess_checked", "units_of"]


def units_of(
    opened: OpenProject, catalogue: Catalogue, language: str, issue: str, messages: Iterable[SourceMessage] = ()
) -> tuple[Unit, ...]:
    """The active entries of a catalogue as checks are given them. Raises MarsError where the glossary is broken.

    Of today's `messages` is taken what earlier versions wrote for them.
    """
    former = {one.key: one.former[0] for one in messages if one.former}
    locale, terms, links = opened.project.locale(language), opened.terms, opened.links
    settings = opened.project.configuration.checks_for(language)
    return tuple(
        Unit(
            entry,
            source_language_of(entry)[0],
            language,
            issue,
            catalogue.path,
            locale,
            terms,
            links,
            settings,
            former.get(entry.key, ""),
        )
        for entry in catalogue.entries
        if not entry.obsolete and entry.msgid
    )


def assess(issue: OpenIssue, language: str) -> Assessment:
    """Judge an issue's catalogue as `sync` would write it today; one that cannot be read is not ready."""
    opened = issue.opened
    try:
        catalogue = issue.update_catalogue(language)
        words_missing = opened.template_words.count_missing(language)
    except UnreadableCatalogueError as error:
        return _assess_unreadable(issue.read, language, error)
    units = units_of(opened, catalogue, language, issue.name, issue.read.messages)
    settings = replace(opened.check_settings, errors_only=True)
    found = run_checks(units, (), settings, [IssueUnits(issue.name, units)])
    return _sum_up(issue, catalogue, language, (units, found, words_missing))


def assess_checked(issue: OpenIssue, language: str, units: Sequence[Unit], found: Iterable[Finding]) -> Assessment:
    """As `assess`, where `found` is what a check of the whole issue found and `units` are those of the language.

    Only checks of an issue are run again, as they see one language here. Raises MarsError.
    """
    opened, catalogue = issue.opened, issue.update_catalogue(language)
    of_texts = frozenset(plugins.names("checks.translation"))
    mine = [one for one in found if one.language == language and one.severity == "error" and one.check in of_texts]
    settings = replace(opened.check_settings, errors_only=True)
    mine += run_checks((), (), settings, [IssueUnits(issue.name, tuple(units))])
    return _sum_up(issue, catalogue, language, (units, mine, opened.template_words.count_missing(language)))


def _sum_up(
    issue: OpenIssue, catalogue: Catalogue, language: str, known: tuple[Sequence[Unit], list[Finding], int]
) -> Assessment:
    """An assessment from the units, the findings, and how many words of the page templates are missing."""
    units, found, words_missing = known
    findings = tuple(without_accepted(found, issue.opened.baseline))
    template_words = plural_message(
        "{count} word of the page templates missing", "{count} words of the page templates missing", words_missing
    )
    words_left_out = plural_message(
        "the sources hold words in {count} place that are in no segment (run `mars-i18n check`)",
        "the sources hold words in {count} places that are in no segment (run `mars-i18n check`)",
        len(issue.left_out),
    )
    also = [*([template_words] if words_missing else []), *([words_left_out] if issue.left_out else [])]
    ready, reason = readiness(language, findings, *also)
    done = [unit.entry for unit in units if unit.entry.done]
    return Assessment(
        issue=issue.name,
        language=language,
        catalogue=catalogue,
        findings=findings,
        segments=len(units),
        words=sum(_count_words(unit.entry) for unit in units),
        translated=len(done),
        words_done=sum(map(_count_words, done)),
        needs_work=sum(unit.entry.fuzzy and bool(unit.target) for unit in units),
        words_in_work=sum(_count_words(unit.entry) for unit in units if unit.entry.fuzzy and unit.target),
        missing=sum(not unit.target for unit in units),
        ready=ready,
        reason=reason,
    )


def _assess_unreadable(issue: ReadIssue, language: str, error: UnreadableCatalogueError) -> Assessment:
    words = sum(len(strip_tags(message.msgid).split()) for message in issue.messages if not message.figure)
    count = len(issue.messages)
    return Assessment(
        issue=issue.name,
        language=language,
        catalogue=Catalogue(language),
        findings=(),
        segments=count,
        words=words,
        translated=0,
        words_done=0,
        needs_work=0,
        words_in_work=0,
        missing=count,
        ready=False,
        reason=message("{language} cannot be read: {error}.", language=language, error=error.what),
        unreadable=error,
    )


def _count_words(entry: Entry) -> int:
    """The words of an entry's source; a figure has none."""
    if is_figure(entry):
        return 0
    return len(strip_tags(entry.msgid).split())
