"""What was handed to translators: kept in the cache, so that what comes back is merged against what they were given.

That is what was exported and packed, and each catalogue as `sync` and `receive` wrote it, since that file is what many
send. It adds to git's history, which has only what was committed; without either, a text that both sides have is a
conflict.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.errors import MarsError
from mars_i18n.model import Catalogue
from mars_i18n.project import Project, cache_folder, read_bytes, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mars_i18n.model import Entry

_MOST = 30  # versions of a catalogue that are kept


def remember_sent(project: Project, issue: str, language: str, entries: Sequence[Entry]) -> None:
    """Keep the entries that were handed out; where the cache cannot be written, nothing is kept."""
    folder = _folder(project, issue, language)
    header = po.new_header(project.locale(language), "sent")
    data = po.serialise(Catalogue(language, tuple(entries), header))
    with suppress(MarsError, OSError):
        write_if_changed(folder / f"{hashlib.sha256(data).hexdigest()[:16]}.po", data)
        for old in _newest_first(folder)[_MOST:]:
            old.unlink(missing_ok=True)


def sent_versions(project: Project, issue: str, language: str) -> Iterator[bytes]:
    """What was handed out of a catalogue, as PO files, the newest first."""
    for path in _newest_first(_folder(project, issue, language)):
        with suppress(MarsError):
            yield read_bytes(path)


def _folder(project: Project, issue: str, language: str) -> Path:
    return cache_folder(project) / "sent" / f"{issue}.{language}"


def _newest_first(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.po"), key=lambda path: (-path.stat().st_mtime_ns, path.name))
    except OSError:
        return []
