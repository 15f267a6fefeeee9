"""The one way in which a command replaces a catalogue: nothing is lost, and nothing is written that changes nothing.

The file is read again just before it is replaced. A save in between, by an editor that knows no lock, is merged: the
catalogue is made anew from what was saved. Every text that a person may have typed is in the new bytes, or was replaced
by a person through this command; else nothing is written.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.catalogues import po
from mars_i18n.catalogues.po_splicing import rewrite
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message
from mars_i18n.project import FileChangedError, replace_file
from mars_i18n.text.merging.conservation import find_lost_texts
from mars_i18n.text.merging.staleness import compare_catalogues
from mars_i18n.workflow.issue.stored import StoredCatalogue, read_stored
from mars_i18n.workflow.issue.unreadable import UnreadableCatalogueError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mars_i18n.model import Catalogue
    from mars_i18n.workflow.issue.open_project import OpenProject

_TRIES = 5
_SAVING = 0.2  # seconds that an editor is given to end its saving
_SHOWN = 60  # code points of a text in an error


class MadeCatalogue(NamedTuple):
    """A catalogue to be written, and the texts of the old one that a person replaced through this command.

    With `comments_anew`, it is also written where only its comments for translators are other.
    """

    catalogue: Catalogue
    replaced: Collection[str] = ()
    comments_anew: bool = False


@dataclass(frozen=True, slots=True)
class CataloguePlan:
    """What is to become of a catalogue file: its bytes, which stay where nothing that counts differs.

    `catalogue` is what a command made, `written` what the bytes say: the two differ in nothing that counts.
    """

    stored: StoredCatalogue
    catalogue: Catalogue
    data: bytes
    written: Catalogue

    @property
    def changes(self) -> bool:
        """Whether the file is written."""
        return self.data != self.stored.data


def plan_catalogue(stored: StoredCatalogue, made: MadeCatalogue) -> CataloguePlan:
    """The bytes of a catalogue that was made from a stored one. Raises MarsError where a text would be lost."""
    catalogue, old = made.catalogue, stored.catalogue
    if old is None or stored.data is None:
        return CataloguePlan(stored, catalogue, _serialise(catalogue), catalogue)
    anew = made.comments_anew and (old.comment != catalogue.comment or _comments(old) != _comments(catalogue))
    if not anew and not compare_catalogues(old, catalogue):
        return CataloguePlan(stored, catalogue, stored.data, old)
    if anew:
        data = po.serialise(catalogue)
        written = po.parse(data, catalogue.path)
        if compare_catalogues(written, catalogue):
            raise RuntimeError(f"{catalogue.path}: the catalogue does not read back as it was written")
    else:
        data, written = rewrite(stored.data, old, catalogue)
    if lost := find_lost_texts(old, written, stored.language, made.replaced):
        texts = tuple(repr(one.text[:_SHOWN]) for one in lost[:3])
        raise MarsError(
            plural_message(
                "{count} text would be lost: {texts}", "{count} texts would be lost: {texts}", len(lost), texts=texts
            ),
            message("Nothing was written. This is a bug in mars-i18n: report it, with this file."),
            at=stored.path,
        )
    return CataloguePlan(stored, catalogue, data, written)


def _comments(catalogue: Catalogue) -> list[tuple[str, ...]]:
    return [entry.extracted for entry in catalogue.entries if entry.msgid and not entry.obsolete]


def _serialise(catalogue: Catalogue) -> bytes:
    """The bytes of a new catalogue. Law 4 at run time: they read back as that catalogue."""
    data = po.serialise(catalogue)
    if po.parse(data, catalogue.path) != catalogue:
        raise RuntimeError(f"{catalogue.path}: the catalogue does not read back as it was written")
    return data


def write_catalogue(
    opened: OpenProject, plan: CataloguePlan, again: Callable[[StoredCatalogue], MadeCatalogue]
) -> CataloguePlan:
    """Write what was planned, unless it changes nothing; `again` makes it anew from a file that was saved meanwhile.

    Gives what was done in the end; what reads the catalogue later has this one. Raises MarsError;
    UnreadableCatalogueError where another program left the file so that it cannot be read.
    """
    for _ in range(_TRIES):
        stored = plan.stored
        if not plan.changes:
            return plan
        path = opened.project.catalogue_path(stored.language, stored.name)
        try:
            replace_file(path, plan.data, stored.data)
        except FileChangedError:
            time.sleep(_SAVING)
            saved = read_stored(opened.project, stored.language, stored.name)
            if not saved.data and saved.fault is None:  # some editors delete or empty a file before they write it
                raise UnreadableCatalogueError(
                    message("the file was deleted or emptied while the command ran"),
                    message("Nothing was written there. Run the command again."),
                    at=stored.path,
                ) from None
            opened.replace_stored(saved, stored.catalogue)
            saved.require_readable()
            plan = plan_catalogue(saved, again(saved))
            continue
        written = StoredCatalogue(stored.language, stored.name, stored.path, plan.data, plan.written)
        opened.replace_stored(written, stored.catalogue)
        return plan
    raise UnreadableCatalogueError(
        message("another program keeps writing this file"),
        message("Close it there and run the command again."),
        at=plan.stored.path,
    )
