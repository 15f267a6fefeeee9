"""`add`: a PDF, or a Word, web or text file to be rewritten, becomes a draft in Markdown with a report on it."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from mars_i18n import plugins
from mars_i18n.checks.running import run_on_imported
from mars_i18n.errors import MarsError
from mars_i18n.importers.document_import import import_document
from mars_i18n.importers.draft import write_draft
from mars_i18n.importers.pdf_draft import import_pdf
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message, render_message
from mars_i18n.model import VisibleWord
from mars_i18n.plugins.imported_files import ImportedFile
from mars_i18n.project import (
    parse_source,
    read_bytes,
    read_if_exists,
    read_linked_files,
    replace_file,
    source_extensions,
)
from mars_i18n.project.file_reading import is_folder, list_folder
from mars_i18n.project.issue_names import require_portable_names
from mars_i18n.project.stray_files import is_leftover
from mars_i18n.workflow.issue.reading import identify_languages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mars_i18n.importers.draft import Draft
    from mars_i18n.importers.imported_document import Imported
    from mars_i18n.messages import Message
    from mars_i18n.model import Finding
    from mars_i18n.workflow.issue.open_project import OpenProject

_MARKDOWN = frozenset({".md", ".markdown", ".mdx"})
_PDF = ".pdf"
_UNFIT = re.compile(r'[\s<>:"/\\|?*\x00-\x1f\x7f]+')

Outcome = Literal["added", "replaced", "unchanged", "edited"]


@dataclass(frozen=True, slots=True)
class AddedDraft:
    """What became of a file: `path` is the draft, relative to the project, `pictures` the files beside it.

    `outcome` is "edited" where the same file was added before and somebody has worked on its draft since: it stays.
    """

    path: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    issue: str
    pictures: tuple[str, ...] = ()
    whole: bool = True


def add_file(opened: OpenProject, file: Path, issue: str, name: str, *, images: bool) -> AddedDraft:
    """Make ``sources/<issue>/<name>.md`` of a file, and the record of it beside that.

    Raises MarsError for a file that cannot be read, and where the draft would replace what somebody has written.
    """
    project = opened.project
    if is_folder(file):
        raise MarsError(message("is a folder, not a file"), _say_how_to_add(file), at=file)
    name = name or _UNFIT.sub("-", file.stem).strip("-. ") or "draft"
    issue = issue or name
    require_portable_names(
        {issue: f"sources/{issue}", **({name: f"sources/{issue}/{name}.md"} if name != issue else {})}
    )
    folder = project.root / "sources" / issue
    _require_free(opened, folder, issue)
    data = read_bytes(file)
    imported = _import(opened, data, file, f"{name}-", images=images)
    draft = write_draft(imported, _language_of(opened, imported), plugins.load("formats", "markdown").rebuild)
    path = folder / f"{name}.md"
    record = folder / f".{name}.added.json"
    with opened.lock():
        outcome = _decide(project.relative(path), path, record, data, draft)
        if outcome != "edited":
            for address, picture in imported.pictures:
                replace_file(folder / address, picture, read_if_exists(folder / address))
            replace_file(path, draft.text.encode(), read_if_exists(path))
        shown = project.relative(path)
        settings = replace(opened.check_settings, select=())  # the report is whole, whatever `check` is limited to
        findings = tuple(run_on_imported(ImportedFile(shown, draft.remarks), issue, settings))
        if outcome != "edited":
            replace_file(record, _record(file.name, data, draft), read_if_exists(record))
    pictures = tuple(f"sources/{issue}/{address}" for address, _ in imported.pictures)
    return AddedDraft(shown, outcome, findings, issue, pictures, not (draft.lost or draft.surplus))


def _say_how_to_add(folder: Path) -> Message:
    """What to do with a folder: the command for the first file in it that a draft can be made of."""
    endings = _endings()
    files = [path for path in list_folder(folder) if not is_leftover(path) and path.suffix.lower() in endings]
    if not files:
        return message(
            "`add` takes one file, and the folder has none that it reads: {endings}. Markdown needs no draft: put it "
            "into sources/.",
            endings=endings,
        )
    return plural_message(
        "`add` takes one file. The folder has {count} that it reads: `mars-i18n add {file}`.",
        "`add` takes one file. The folder has {count} that it reads: run it for each of them, such as "
        "`mars-i18n add {file} --issue {issue}`.",
        len(files),
        file=shlex.quote(str(files[0])),
        issue=shlex.quote(_UNFIT.sub("-", folder.resolve().name).strip("-. ") or "draft"),
    )


def _endings() -> tuple[str, ...]:
    """The endings of the files that a draft is made of."""
    return tuple(sorted({_PDF, *source_extensions()} - _MARKDOWN))


def _require_free(opened: OpenProject, folder: Path, issue: str) -> None:
    """Raise MarsError where a file has the name of the issue: an issue is a file or a folder."""
    for extension in source_extensions():
        claim = folder.with_name(f"{issue}{extension}")
        if read_if_exists(claim) is not None:
            raise MarsError(
                message("the issue {issue} is this file, and cannot be a folder as well", issue=repr(issue)),
                message("Name another issue with --issue, or move the file into sources/{issue}/.", issue=issue),
                at=opened.project.relative(claim),
            )


def _import(opened: OpenProject, data: bytes, file: Path, folder: str, *, images: bool) -> Imported:
    suffix = file.suffix.lower()
    if suffix == _PDF or data[:1024].lstrip().startswith(b"%PDF-"):
        _require_pdfium()
        return import_pdf(data, str(file), pictures=images, folder=folder)
    if suffix in _MARKDOWN or suffix not in source_extensions():
        hint = message("It reads {endings}. Markdown needs no draft: put it into sources/.", endings=_endings())
        raise MarsError(message("`add` makes no draft of such a file"), hint, at=file)
    linked = read_linked_files(opened.project, file, data, file.parent)
    document = parse_source(opened.project, data, str(file), linked)
    if not document.package and not any(map(str.isalnum, document.raw)):
        raise MarsError(message("no text was found in it"), message("Check that this is the right file."), at=file)
    form = plugins.describe("formats", document.format)
    words = ""
    if form.visible_words is not None:
        found = plugins.results(form, document.path, VisibleWord, form.visible_words, document)
        words = " ".join(one.word for one in found)
    media = form.packaged_image if images and document.package else None
    return import_document(document, words, (lambda address: media(document, address)) if media else None, folder)


def _require_pdfium() -> None:
    try:
        import pypdfium2  # noqa: F401 - whether it is there
    except ImportError as error:
        raise MarsError(
            message("reading a PDF needs pypdfium2, which is not installed"),
            message('Install the extra: pip install "mars-i18n[add]".'),
        ) from error


def _language_of(opened: OpenProject, imported: Imported) -> str:
    """The language of most words of a file, or the one that it declares."""
    return identify_languages(imported.document, opened.project.languages).language


def _decide(shown: str, path: Path, record: Path, data: bytes, draft: Draft) -> Outcome:
    """What is to be done with a draft; raises MarsError where it would replace what somebody has written."""
    present = read_if_exists(path)
    if present is None:
        return "added"
    if present == draft.text.encode():
        return "unchanged"
    known = _read_record(record)
    if known.get("draft_sha256") == _digest(present):
        return "replaced"
    if known.get("sha256") == _digest(data):
        return "edited"
    raise MarsError(
        message("this draft was edited, or is no draft of `add`: it is not replaced"),
        message("Give the new draft another name with --name, or move this one away."),
        at=shown,
    )


def _read_record(record: Path) -> dict[str, str]:
    try:
        read = json.loads(read_if_exists(record) or b"{}")
    except ValueError:
        return {}
    return {key: value for key, value in read.items() if isinstance(value, str)} if isinstance(read, dict) else {}


def _record(name: str, data: bytes, draft: Draft) -> bytes:
    rows: Sequence[dict[str, object]] = [
        {
            "line": one.line,
            "page": one.remark.page or None,
            "what": render_message(one.remark.about),
            "before": one.remark.before,
            "after": one.remark.after,
            "certainty": one.remark.certainty,
        }
        for one in draft.remarks
    ]
    head = {"schema_version": 1, "file": name, "sha256": _digest(data), "draft_sha256": _digest(draft.text.encode())}
    listed = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    start = json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}")
    body = f"[\n    {listed}\n  ]" if listed else "[]"
    return f'{start},\n  "remarks": {body}\n}}\n'.encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
