"""What earlier builds left: pictures whose names hold a digest, so that nothing replaces them; pages of deleted issues.

Nothing is deleted here: a mail that was sent may load its pictures from where they are published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message, plural_message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from mars_i18n.messages import Message
    from mars_i18n.project import Issue, Project

_WITH_DIGEST = re.compile(r".+-[0-9a-f]{8}(?:-[0-9]+)?\.[a-z]+")
_SHOWN = 5  # names


def note_outdated(folder: Path, written: Collection[Path], folders: Iterable[Path]) -> Iterator[Message]:
    """A note for each of the `folders` below an issue's where others lie than the files that were `written`."""
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


def note_deleted(project: Project, issues: Iterable[Issue], out: Path) -> Iterator[Message]:
    """A note on the pages below the build folder `out` whose issue is no longer in sources/, if there are any."""
    names = {issue.name for issue in issues}
    folders = [out / language for language in project.languages if (out / language).is_dir()]
    others = (path for folder in folders for path in sorted(folder.iterdir()) if path.name not in names)
    found = [path.relative_to(out).as_posix() for path in others if (path / "index.html").is_file()]
    if found:
        yield message(
            "{folders}: sources/ has no such issue. Delete what is not to be published",
            folders=(*found[:_SHOWN], *(("…",) if found[_SHOWN:] else ())),
        )
