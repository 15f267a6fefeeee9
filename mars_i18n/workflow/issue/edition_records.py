"""What outputs have recorded of the editions of a project, for the files that are for all issues together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.plugins.editions import Archive, EditionRecord
from mars_i18n.workflow.issue.edition_making import template_folders

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mars_i18n.plugins.editions import Edition
    from mars_i18n.workflow.issue.edition_making import Order
    from mars_i18n.workflow.issue.open_project import OpenProject


class EditionRecords:
    """The records of the ordered outputs that make files for all issues; editions are let go of once recorded."""

    def __init__(self, opened: OpenProject, order: Order) -> None:
        """Know nothing of any issue yet."""
        self._opened = opened
        self._order = order
        described = (plugins.describe("outputs", name) for name in order.outputs)
        self._outputs = {one.name: one for one in described if one.archive is not None}
        self._records: dict[str, list[EditionRecord]] = {name: [] for name in self._outputs}
        self._failures: dict[str, plugins.PluginError] = {}

    @property
    def wanted(self) -> bool:
        """Whether any ordered output makes files for all issues."""
        return bool(self._outputs)

    def add(self, editions: Iterable[Edition]) -> None:
        """Record the editions of an issue, in order of their languages. Issues are to be added in order, too.

        What an output of others fails on is kept for `failures`. Raises MarsError where something cannot be read.
        """
        for edition in editions:
            for name, output in self._outputs.items():
                try:
                    texts = plugins.record(output, edition)
                except plugins.PluginError as error:
                    self._failures.setdefault(name, error)
                    continue
                made = EditionRecord(edition.issue, edition.language, edition.locale, edition.draft, texts)
                self._records[name].append(made)

    @property
    def failures(self) -> tuple[plugins.PluginError, ...]:
        """Why outputs of others could not record an edition: nothing is made of them for all issues."""
        return tuple(self._failures.values())

    def archives(self) -> Iterable[tuple[plugins.Plugin, Archive]]:
        """Each output that makes files for all issues, with what it is given for them."""
        project = self._opened.project
        for name, output in self._outputs.items():
            if name not in self._failures:
                yield (
                    output,
                    Archive(
                        records=tuple(self._records[name]),
                        project=project.configuration.title,
                        languages=project.languages,
                        words=partial(self._opened.template_words.translate, without_unreadable=True),
                        template_folders=template_folders(project),
                        base_url=project.configuration.base_url,
                        outputs=self._order.outputs,
                    ),
                )
