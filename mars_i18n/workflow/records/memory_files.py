"""Translation memories from elsewhere: TMX files in memory/, which the project's memory is made from too."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Catalogue, Entry
from mars_i18n.project import (
    Project,
    list_folder,
    read_bytes,
    read_if_exists,
    require_status,
    stamp_of,
    write_if_changed,
)
from mars_i18n.suggesters.memory import CatalogueSource, Memory
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import Occurrences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mars_i18n.messages import Message

FOLDER = "memory"


def add_memory(project: Project, file: Path, data: bytes) -> tuple[Path, dict[str, int]]:
    """Keep the TMX made of a file in memory/: where it is now, and its pairs into each language of the project.

    Raises MarsError where it cannot be read, or another memory of that name is there already.
    """
    pairs = list(_parse_entries(data, str(file)))
    path = project.root / FOLDER / f"{file.stem}.tmx"
    if read_if_exists(path, shown=project.relative(path)) not in {None, data}:
        raise MarsError(
            message("{path} already exists, with other pairs", path=project.relative(path)),
            message("Rename the new file."),
        )
    write_if_changed(path, data)
    counts = Counter(language for language, _ in pairs)
    return path, {language: counts[language] for language in project.languages if counts[language]}


def memory_sources(project: Project) -> Iterator[CatalogueSource]:
    """A source of the memory for each file of memory/ and each language."""
    folder = project.root / FOLDER
    for path in list_folder(folder, shown=FOLDER):
        if path.suffix != ".tmx" or not (stamp := stamp_of(path)):
            continue
        shown = shown_name(project.relative(path))
        file = _MemoryFile(path, shown, project.languages)
        for language in project.languages:
            read = partial(file.read, language)
            yield CatalogueSource(f"{shown}#{language}", language, shown_name(path.name), stamp, read, elsewhere=True)


def memory_faults(project: Project, memory: Memory) -> Iterator[Message]:
    """The error of each file of memory/ that cannot be read; the memory is then without it."""
    unreadable = {path.rpartition("#")[0] for path in memory.unreadable()}
    if not unreadable:
        return

    for path in list_folder(project.root / FOLDER, shown=FOLDER):
        if (shown := shown_name(project.relative(path))) in unreadable:
            try:
                _require_pairs(path, shown)
            except MarsError as error:
                yield message("skipped: {fault}", fault=error.message)


def _require_pairs(path: Path, shown: str) -> None:
    """Raise MarsError where the pairs of a file cannot be read. One that is too large is not read to be refused."""
    from mars_i18n.catalogues.exchange.tmx import read_pairs, require_memory_size  # slow to import, and seldom needed

    require_memory_size(_size_of(path), shown)
    read_pairs(read_bytes(path), shown)


def _size_of(path: Path) -> int:
    return status.st_size if (status := require_status(path.resolve())) else 0


def shown_name(name: str) -> str:
    """The name of a file as text; bytes in it that are no UTF-8 as question marks."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode()


class _MemoryFile:
    """A file of memory/ whose pairs are asked for one language after the other: it is parsed once for all of them."""

    def __init__(self, path: Path, shown: str, languages: Sequence[str]) -> None:
        self._path, self._shown, self._languages = path, shown, languages
        self._held: dict[str, Catalogue | None] = {}

    def read(self, language: str) -> Catalogue | None:
        """The pairs into a language, or None where the file cannot be read: the memory is then without it."""
        if language not in self._held:
            self._held = self._read_all()
        return self._held.pop(language)

    def _read_all(self) -> dict[str, Catalogue | None]:
        entries: dict[str, list[Entry]] = {language: [] for language in self._languages}
        try:
            for code, entry in _read_entries(self._path, self._shown):
                if code in entries:
                    entries[code].append(entry)
        except MarsError:
            return dict.fromkeys(self._languages)
        return {language: Catalogue(language, tuple(found)) for language, found in entries.items()}


def _read_entries(path: Path, shown: str) -> Iterator[tuple[str, Entry]]:
    from mars_i18n.catalogues.exchange.tmx import require_memory_size  # as above

    require_memory_size(_size_of(path), shown)
    yield from _parse_entries(read_bytes(path), shown)


def _parse_entries(data: bytes, path: str) -> Iterator[tuple[str, Entry]]:
    """(language, entry) of every pair, in both directions."""
    from mars_i18n.catalogues.exchange.tmx import read_pairs  # as above

    for pair in read_pairs(data, path):
        sides = ((pair.source, pair.source_language), (pair.target, pair.language))
        for (text, code), (other, target) in (sides, sides[::-1]):
            line = (write_remark(Occurrences(_base(code))),)
            yield _base(target), Entry(text, other, pair.context, extracted=line)


def _base(language: str) -> str:
    return language.replace("-", "_").partition("_")[0].lower()
