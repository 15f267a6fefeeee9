"""Which files in sources/ nobody reads, once the documents of a command have said what they show and link to."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Gap, Segment, Tag, segments_of
from mars_i18n.plugins.kinds import UnreadSource
from mars_i18n.project import select_issues
from mars_i18n.project.stray_files import content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Document
    from mars_i18n.project import Issue, Project

# What may be the name of a file in front matter, HTML, template syntax or an address
_NAME = re.compile(r"[^\s\"'`()<>=\[\]{},;|]{1,400}\.\w{1,10}(?![\w.])")
_PLAIN = frozenset({"code", "html"})  # blocks of these kinds are shown although they have no segment


@dataclass(frozen=True, slots=True)
class Shown:
    """What some documents show and link to, as absolute paths; and those without any text: (path, has letters)."""

    files: tuple[str, ...] = ()
    empty: tuple[tuple[str, bool], ...] = ()


NOTHING_SHOWN = Shown()


def find_shown(project: Project, documents: Iterable[Document]) -> Shown:
    """What documents show and link to."""
    files: dict[str, None] = {}
    empty = []
    for document in documents:
        folder = project.root / Path(document.path).parent
        for name in _names_in(document):
            for written in {name, unquote(name)}:
                files[os.path.normpath(folder / written.lstrip("/"))] = None
        if not any(block.kind in _PLAIN for block in document.blocks) and not any(segments_of(document)):
            empty.append((document.path, any(map(str.isalpha, document.raw))))
    return Shown(tuple(files), tuple(empty))


class ShownFiles:
    """What the documents that a command read show and link to."""

    def __init__(self, project: Project) -> None:
        """Know nothing yet."""
        self._project = project
        self._shown: set[str] = set()
        self._empty: dict[str, bool] = {}  # path → whether it has letters all the same

    def add(self, shown: Shown) -> None:
        """Take note of what documents show."""
        self._shown.update(shown.files)
        self._empty.update(shown.empty)

    def unread(self, issues: tuple[Issue, ...], wanted: Iterable[str] = ()) -> tuple[UnreadSource, ...]:
        """The files that nobody reads, sorted by path; `issues` are all of the project.

        Only those of the wanted issues where any is named. Raises MarsError.
        """
        wanted = tuple(wanted)
        stray = self._project.stray_files(issues, wanted)
        if any(map(self._project.has_format, stray)):  # some may have come since the issues were listed
            stray = self._project.stray_files(self._project.issues(), wanted)
        stems = {one.rpartition(".")[0] for one in self._shown} if stray else set[str]()
        found = [one for path in stray if (one := self._unread(path, stems)) is not None]
        if self._empty:
            chosen = select_issues(issues, wanted, self._project)
            read = {self._project.relative(path) for one in chosen for path in one.files}
            empty = ((path, lettered) for path, lettered in self._empty.items() if path in read)
            found += [UnreadSource(path, "no text" if lettered else "blank") for path, lettered in empty]
        return tuple(sorted(found, key=lambda one: one.path))

    def _unread(self, path: Path, stems: set[str]) -> UnreadSource | None:
        base = self._base_name(path)
        if str(path) in self._shown or base in self._shown:
            return None
        name = self._project.relative(path)
        content = content_of(path)
        if content in {"broken link", "no file"}:
            return UnreadSource(name, content)
        if content == "image" and base.rpartition(".")[0] in stems:  # another form of one that is shown
            return None
        if self._project.has_format(path):
            return UnreadSource(name, "too deep")
        return UnreadSource(name, "no format" if content == "text" else content)

    def _base_name(self, path: Path) -> str:
        """The file that this one is shown in place of to readers of a language: ``map.png`` of ``map.es.png``."""
        stem, _, language = path.stem.rpartition(".")
        return str(path.with_name(f"{stem}{path.suffix}")) if language in self._project.languages else str(path)


def _names_in(document: Document) -> Iterator[str]:
    """What may name a file in a document's syntax; not what its prose and its code say."""
    for part in document.parts:
        yield from _names_in_part(part)
    for _, value in document.metadata:
        yield from _NAME.findall(value)


def _names_in_part(part: Gap | Block) -> Iterator[str]:
    if isinstance(part, Gap):
        yield from () if part.reason in {"code", "comment"} else _NAME.findall(part.raw)
        return
    if part.kind == "code":
        return
    yield from _NAME.findall(part.content)
    if part.link:
        yield _path_of(part.link)
    for one in part.parts:
        if isinstance(one, Gap):
            yield from _NAME.findall(one.raw)
        elif isinstance(one, Segment):
            yield from _names_in_tags(one)


def _names_in_tags(segment: Segment) -> Iterator[str]:
    for tag in segment.parts:
        if isinstance(tag, Tag) and tag.name != "code":
            yield from (_path_of(value) for name, value in tag.attributes if name in {"href", "src"})
            yield from _NAME.findall(tag.raw)


def _path_of(address: str) -> str:
    return re.split(r"[?#]", address.strip())[0]
