"""Pictures that earlier builds wrote and this one did not: their names hold a digest, so that nothing replaces them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import plural_message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from mars_i18n.messages import Message

_WITH_DIGEST = re.compile(r".+-[0-9a-f]{8}(?:-[0-9]+)?\.[a-z]+")
_SHOWN = 5  # names


def note_outdated(folder: Path, written: Collection[Path], folders: Iterable[Path]) -> Iterator[Message]:
    """A note for each of the `folders` below that of an issue in which others than the files that were `written` lie.

    Nothing is deleted: a mail that was sent may load its pictures from where they are published.
    """
    for one in sorted(set(folders) - {folder}):
        found = sorted(path.name for path in one.iterdir() if _WITH_DIGEST.fullmatch(path.name) and path not in written)
        if found:
            yield plural_message(
                "{folder}: {count} picture is of an earlier build: {names}. Delete it, unless a mail that was sent "
                "shows it",
                "{folder}: {count} pictures are of an earlier build: {names}. Delete them, unless a mail that was sent "
                "shows them",
                len(found),
                folder=f"{folder.parent.name}/{folder.name}/{one.relative_to(folder).as_posix()}",
                names=(*found[:_SHOWN], *(("…",) if found[_SHOWN:] else ())),
            )
