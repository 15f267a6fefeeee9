"""Which files in sources/ nobody reads, once the documents of a command have said what they show and link to."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.model import Block, Gap, Segment, Tag, segments_of
from mars_i18n.plugins.kinds import UnreadSource
from mars_i18n.project import source_extensions
from mars_i18n.project.stray_files import content_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mars_i18n.model import Document
    from mars_i18n.project import Issue, Project

# What may be the name of a file in front matter, HTML, template syntax or an address
_NAME = re.compile(r"[^\s\"'`()<>=\[\]{},;|]{1,400}\.\w{1,10}(?![\w.])")
_PLAIN = frozenset({"code", "html"})  # blocks of these kinds are shown although they have no segment


class ShownFiles:
    """What the documents that a command read show and link to: absolute paths; and the documents without any text."""

    def __init__(self, project: Project) -> None:
        """Know nothing yet."""
        self._project = project
        self._shown: set[str] = set()
        self._empty: dict[str, bool] = {}  # path → whether it has letters all the same

    def add(self, documents: Iterable[Document]) -> None:
        """Take note of what documents show."""
        for document in documents:
            self._add(document)

    def _add(self, document: Document) -> None:
        folder = (self._project.root / document.path).parent
        for name in _names_in(document):
            for written in {name, unquote(name)}:
                self._shown.add(os.path.normpath(folder / written.lstrip("/")))
        if not any(block.kind in _PLAIN for block in document.blocks) and not any(segments_of(document)):
            self._empty[document.path] = any(map(str.isalpha, document.raw))

    def unread(self, wanted: Iterable[str] = ()) -> tuple[UnreadSource, ...]:
        """The files that nobody reads, sorted by path; in the wanted issues where any is named. Raises MarsError."""
        wanted = tuple(wanted)
        stray = self._project.stray_files(wanted)
        found = [one for path in stray if (one := self._unread(path)) is not None]
        issues = self._project.issues(wanted)
        empty = ((path, lettered) for path, lettered in self._empty.items() if self._is_of(path, issues))
        found += [UnreadSource(path, "no text" if lettered else "blank") for path, lettered in empty]
        return tuple(sorted(found, key=lambda one: one.path))

    @property
    def _stems(self) -> set[str]:
        return {one.rpartition(".")[0] for one in self._shown}

    def _is_of(self, path: str, issues: Iterable[Issue]) -> bool:
        return any(self._project.root / path in issue.files for issue in issues)

    def _unread(self, path: Path) -> UnreadSource | None:
        base = self._base_name(path)
        if str(path) in self._shown or base in self._shown:
            return None
        name = self._project.relative(path)
        content = content_of(path)
        if content == "image" and base.rpartition(".")[0] in self._stems:  # another form of one that is shown
            return None
        if path.suffix.lower() in source_extensions():
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
