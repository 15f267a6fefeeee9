"""What outputs have recorded of the editions of a project, for the files that are for all issues together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.plugins.editions import Archive, EditionRecord
from mars_i18n.workflow.issue.edition_making import template_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.workflow.issue.edition_making import Order
    from mars_i18n.workflow.issue.open_project import OpenProject

    Recorded = tuple[tuple[str, EditionRecord], ...]  # (name of the output, what it recorded of an edition)


class EditionRecords:
    """The records of the ordered outputs that make files for all issues; editions are let go of once recorded.

    A command that builds issue after issue keeps it: each issue is recorded once, and files for all issues are made
    again only where a record has changed.
    """

    def __init__(self, opened: OpenProject, order: Order) -> None:
        """Know nothing of any issue yet."""
        self._opened = opened
        self._order = order
        described = (plugins.describe("outputs", name) for name in order.outputs)
        self._outputs = {one.name: one for one in described if one.archive is not None}
        self._by_issue: dict[str, Recorded] = {}
        self._failures: dict[str, plugins.PluginError] = {}
        self.changed = True  # since the files for all issues were made
        self.notes: tuple[Wording, ...] = ()  # on those files

    @property
    def wanted(self) -> bool:
        """Whether any ordered output makes files for all issues."""
        return bool(self._outputs)

    def knows(self, issue: str) -> bool:
        """Whether the editions of an issue are recorded."""
        return issue in self._by_issue

    def add(self, issue: str, editions: Iterable[Edition]) -> None:
        """Record the editions of an issue, in order of their languages, in place of what was recorded of it.

        What an output of others fails on is kept for `failures`. Raises MarsError where something cannot be read.
        """
        found = tuple(self._record(editions))
        self.changed |= self._by_issue.get(issue) != found
        self._by_issue[issue] = found

    def _record(self, editions: Iterable[Edition]) -> Iterator[tuple[str, EditionRecord]]:
        for edition in editions:
            for name, output in self._outputs.items():
                try:
                    texts = plugins.record(output, edition)
                except plugins.PluginError as error:
                    self._failures.setdefault(name, error)
                    continue
                yield name, EditionRecord(edition.issue, edition.language, edition.locale, edition.draft, texts)

    @property
    def failures(self) -> tuple[plugins.PluginError, ...]:
        """Why outputs of others could not record an edition: nothing is made of them for all issues."""
        return tuple(self._failures.values())

    def archives(self) -> Iterator[tuple[plugins.Plugin, Archive]]:
        """Each output that makes files for all issues, with what it is given for them."""
        project = self._opened.project
        by_output: dict[str, list[EditionRecord]] = {name: [] for name in self._outputs if name not in self._failures}
        for _, recorded in sorted(self._by_issue.items()):
            for name, one in recorded:
                if name in by_output:
                    by_output[name].append(one)
        for name, records in by_output.items():
            archive = Archive(
                records=tuple(records),
                project=project.configuration.title,
                languages=project.languages,
                words=partial(self._opened.template_words.translate, without_unreadable=True),
                template_folders=template_folders(project),
                base_url=project.configuration.base_url,
                outputs=self._order.outputs,
            )
            yield self._outputs[name], archive
