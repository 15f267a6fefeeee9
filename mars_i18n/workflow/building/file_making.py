"""Making the files of an edition: nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.messages import message
from mars_i18n.workflow.building.made_files import MadeLanguage
from mars_i18n.workflow.issue.assets import read_assets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.messages import Message, Wording
    from mars_i18n.model import Artefact
    from mars_i18n.plugins.editions import Edition
    from mars_i18n.workflow.issue.files_beside import FilesBeside
    from mars_i18n.workflow.issue.open_project import OpenProject


def make_files(opened: OpenProject, outputs: Iterable[str], edition: Edition, beside: FilesBeside) -> MadeLanguage:
    """What the outputs make of an edition, and the files that its pages need. Raises MarsError."""
    outputs = tuple(outputs)
    artefacts: list[Artefact] = []
    failures: list[plugins.PluginError] = []
    for name in outputs:
        try:
            artefacts += _render(name, edition)
        except plugins.PluginError as error:
            failures.append(error)
    shows_assets = any(plugins.describe("outputs", name).assets for name in outputs)
    assets, notes = read_assets(opened, edition, beside) if shows_assets else ({}, [])
    of_outputs = _merge_notes(artefacts, f"{edition.language}/{edition.issue}/")
    return MadeLanguage(
        tuple(artefacts),
        tuple(assets.items()),
        (*notes, *beside.take_notes(), *of_outputs),
        is_whole=not notes,
        failures=tuple(failures),
    )


def _merge_notes(artefacts: Iterable[Artefact], folder: str) -> Iterator[Message]:
    """The notes of the files of a folder, each once, after the names of all that it is about."""
    about: dict[Wording, list[str]] = {}
    for one in artefacts:
        for note in one.notes:
            about.setdefault(note, []).append(one.path)
    return (
        message("{folder}{files}: {note}", folder=folder, files=tuple(paths), note=note)
        for note, paths in about.items()
    )


def _render(name: str, edition: Edition) -> list[Artefact]:
    output, about = plugins.describe("outputs", name), f"{edition.issue} ({edition.language})"
    return plugins.artefacts(output, about, output.module.render, edition)
