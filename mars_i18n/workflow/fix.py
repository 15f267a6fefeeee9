"""`check --fix`: what is certain is fixed in the files, sources and catalogues; the rest is left to people."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mars_i18n.catalogues import po
from mars_i18n.catalogues.po_splicing import rewrite
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.project import Project, is_plain_text, read_bytes, read_text, write_if_changed
from mars_i18n.workflow.issue.catalogue_writing import MadeCatalogue, plan_catalogue, write_catalogue
from mars_i18n.workflow.issue.stored import StoredCatalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.model import Catalogue, Entry, Excerpt, Finding
    from mars_i18n.workflow.issue.open_project import OpenProject

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FixedCatalogue:
    """A catalogue as it was read and as it is fixed, and the translations that a fix replaced."""

    data: bytes
    old: Catalogue
    new: Catalogue
    replaced: frozenset[str]


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file with its certain faults fixed: its path below the project, both texts, its encoding, how many faults."""

    path: str
    old: str
    new: str
    encoding: str
    count: int
    catalogue: FixedCatalogue | None = None


def fix_files(project: Project, findings: Iterable[Finding]) -> tuple[FixedFile, ...]:
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
            made = _fix_catalogue(project, path, fixable)
        elif is_plain_text(path):
            made = _fix_source(project, path, fixable)
        else:
            continue
        if made.new != made.old:
            files.append(made)
    return tuple(files)


def write(opened: OpenProject, files: Sequence[FixedFile]) -> None:
    """Write the fixed files, each whole or not at all; the project is read anew afterwards. Raises MarsError."""
    try:
        for file in files:
            if file.catalogue is None:
                write_if_changed(opened.project.root / file.path, file.new.encode(file.encoding))
            else:
                _write_catalogue(opened, file, file.catalogue)
    finally:
        opened.forget()


def _write_catalogue(opened: OpenProject, file: FixedFile, fixed: FixedCatalogue) -> None:
    path = PurePosixPath(file.path)
    stored = StoredCatalogue(path.parts[-3], path.stem, file.path, fixed.data, fixed.old)

    def again(saved: StoredCatalogue) -> MadeCatalogue:
        raise MarsError(
            message("the file was saved while it was being fixed"), message("Run the command again."), at=saved.path
        )

    write_catalogue(opened, plan_catalogue(stored, MadeCatalogue(fixed.new, fixed.replaced)), again)


def diff(files: Iterable[FixedFile]) -> str:
    """A unified diff of what `--fix` would write."""
    return "".join(_diff_file(file) for file in files)


def _diff_file(file: FixedFile) -> str:
    old, new = file.old.splitlines(keepends=True), file.new.splitlines(keepends=True)
    lines = difflib.unified_diff(old, new, f"a/{file.path}", f"b/{file.path}", n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _fix_source(project: Project, path: str, findings: Sequence[Finding]) -> FixedFile:
    text, encoding = read_text(project.root / path, project.configuration.encoding, shown=path)
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    edits = [
        (starts[place.line - 1] + place.column - 1, _faulty_words(finding.excerpt), finding.fix or "")
        for finding in findings
        for place in (finding.location, *finding.also)
        if finding.excerpt is not None and place.line <= len(starts)
    ]
    new, count = _apply_edits(text, edits)
    return FixedFile(path, text, new, encoding, count)


def _fix_catalogue(project: Project, path: str, findings: Sequence[Finding]) -> FixedFile:
    data = read_bytes(project.root / path)
    catalogue = po.parse(data, path)
    edits: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for finding in findings:
        if finding.excerpt is not None:
            edit = (finding.excerpt.offset, _faulty_words(finding.excerpt), finding.fix or "")
            edits.setdefault((finding.context, finding.source or ""), []).append(edit)
    entries, count, replaced = [], 0, set()
    for entry in catalogue.entries:
        done, number = (entry, 0) if entry.obsolete else _fix_entry(entry, edits.get(entry.key, []))
        entries.append(done)
        count += number
        replaced |= {entry.msgstr} if number else set()
    fixed = replace(catalogue, entries=tuple(entries))
    new = rewrite(data, catalogue, fixed)[0] if count else data
    of_catalogue = FixedCatalogue(data, catalogue, fixed, frozenset(replaced))
    return FixedFile(path, po.decode(data, path), po.decode(new, path), "utf-8", count, of_catalogue)


def _fix_entry(entry: Entry, edits: Sequence[tuple[int, str, str]]) -> tuple[Entry, int]:
    text, count = _apply_edits(entry.msgstr, edits)
    return (replace(entry, msgstr=text), count) if count else (entry, 0)


def _faulty_words(excerpt: Excerpt) -> str:
    return excerpt.text[excerpt.offset : excerpt.offset + excerpt.length]


def _apply_edits(text: str, edits: Iterable[tuple[int, str, str]]) -> tuple[str, int]:
    """The text with (offset, words, replacement) applied from its end, and how many applied."""
    pieces, end, count = [], len(text), 0
    for offset, words, replacement in _from_the_end(edits):
        if text.startswith(words, offset) and offset + len(words) <= end:
            pieces += [text[offset + len(words) : end], replacement]
            end, count = offset, count + 1
    return text[:end] + "".join(reversed(pieces)), count


def _from_the_end(edits: Iterable[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    yield from sorted(set(edits), key=lambda edit: (-edit[0], -len(edit[1])))
