"""`check --fix`: what is certain is mended in the files, sources and catalogues; the rest is left to people."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.project import Project, is_plain_text, read_bytes, read_text, write_if_changed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.model import Entry, Excerpt, Finding

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its certain faults mended: its path below the project, both texts, its encoding, how many faults."""

    path: str
    old: str
    new: str
    encoding: str
    count: int


def mended(project: Project, findings: Iterable[Finding]) -> tuple[Mended, ...]:
    """The files that `--fix` would write, in order of path. Nothing is written. Raises MarsError on unreadable files.

    A fix is left out where the file no longer holds the faulty words at their place, or where two fixes overlap.
    Sources that are no plain text are left out, too.
    """
    of_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None and finding.excerpt is not None:
            of_path.setdefault(finding.location.path, []).append(finding)
    files = []
    for path, fixable in sorted(of_path.items()):
        if path.endswith(".po"):
            made = _catalogue(project, path, fixable)
        elif is_plain_text(path):
            made = _source(project, path, fixable)
        else:
            continue
        if made.new != made.old:
            files.append(made)
    return tuple(files)


def write(project: Project, files: Sequence[Mended]) -> None:
    """Write the mended files, each whole or not at all. Raises MarsError."""
    for file in files:
        write_if_changed(project.root / file.path, file.new.encode(file.encoding))


def diff(files: Iterable[Mended]) -> str:
    """A unified diff of what `--fix` would write."""
    return "".join(_lines_of(file) for file in files)


def _lines_of(file: Mended) -> str:
    old, new = file.old.splitlines(keepends=True), file.new.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, f"a/{file.path}", f"b/{file.path}", n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _source(project: Project, path: str, findings: Sequence[Finding]) -> Mended:
    text, encoding = read_text(project.root / path, project.configuration.encoding, shown=path)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    edits = [
        (starts[place.line - 1] + place.column - 1, _words(finding.excerpt), finding.fix or "")
        for finding in findings
        for place in (finding.location, *finding.also)
        if finding.excerpt is not None and place.line <= len(starts)
    ]
    new, count = _edited(text, edits)
    return Mended(path, text, new, encoding, count)


def _catalogue(project: Project, path: str, findings: Sequence[Finding]) -> Mended:
    data = read_bytes(project.root / path)
    catalogue = po.parse(data, path)
    edits: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for finding in findings:
        if finding.excerpt is not None:
            edit = (finding.excerpt.offset, _words(finding.excerpt), finding.fix or "")
            edits.setdefault((finding.context, finding.source or ""), []).append(edit)
    entries, count = [], 0
    for entry in catalogue.entries:
        done, number = (entry, 0) if entry.obsolete else _entry(entry, edits.get(entry.key, []))
        entries.append(done)
        count += number
    new = po.serialise(replace(catalogue, entries=tuple(entries)))
    return Mended(path, data.decode("utf-8-sig"), new.decode(), "utf-8", count)


def _entry(entry: Entry, edits: Sequence[tuple[int, str, str]]) -> tuple[Entry, int]:
    text, count = _edited(entry.msgstr, edits)
    return (replace(entry, msgstr=text), count) if count else (entry, 0)


def _words(excerpt: Excerpt) -> str:
    return excerpt.text[excerpt.offset : excerpt.offset + excerpt.length]


def _edited(text: str, edits: Iterable[tuple[int, str, str]]) -> tuple[str, int]:
    """The text with (offset, words, replacement) applied from its end, and how many applied."""
    pieces, end, count = [], len(text), 0
    for offset, words, replacement in _apart(edits):
        if text.startswith(words, offset) and offset + len(words) <= end:
            pieces += [text[offset + len(words) : end], replacement]
            end, count = offset, count + 1
    return text[:end] + "".join(reversed(pieces)), count


def _apart(edits: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    yield from sorted(set(edits), key=lambda edit: (-edit[0], -len(edit[1])))
