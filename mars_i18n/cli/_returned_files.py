"""What comes back from translators: PO files, the files of other tools, and zips that hold them."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.project import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.messages import Message
    from mars_i18n.workflow.issue.open_project import OpenProject
    from mars_i18n.workflow.translators.receive import Received

_OF_OTHER_TOOLS = frozenset({".xlf", ".xliff", ".csv", ".xlsx", ".docx", ".tmx"})
_LOOKED_FOR = frozenset({".po", ".xlf", ".xliff", ".csv", ".xlsx", ".docx"})  # in a zip
_UNPACK = message("Unpack it, and give the files.")
_MEMBERS, _LARGEST = 1000, 50_000_000  # of a zip: files at most, and bytes of one of them unpacked
# Members of zips that are one file themselves: an Office document, an OpenDocument.
_ONE_FILE = ("[Content_Types].xml", "mimetype")
_NOT_RETURNED = ("memory.tmx", "glossary")  # what `pack` puts beside the catalogues


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file to take in: where it lies, and how to name it to people ("back.zip: es/2025-05.po")."""

    path: Path
    shown: str


def returned_files(paths: Iterable[Path]) -> Iterator[ReturnedFile | MarsError]:
    """The files, and in place of each zip the files in it that translators send; those are there until the next.

    What cannot be read, or is a zip without such files, is given as its error.
    """
    for path in paths:
        try:
            data = read_bytes(path)
            members = list(_members(data, path)) if _is_zip_of_files(data) else None
        except MarsError as error:
            yield error
            continue
        if members is None:
            yield ReturnedFile(path, str(path))
            continue
        with tempfile.TemporaryDirectory(prefix="mars-i18n-") as folder:
            for number, (name, content) in enumerate(members):
                target = Path(folder, str(number), PurePosixPath(name).name)
                target.parent.mkdir()
                target.write_bytes(content)
                yield ReturnedFile(target, f"{path}: {name}")


def receive_returned(opened: OpenProject, file: ReturnedFile, issue: str, language: str) -> Received:
    """Merge one file into the catalogue it belongs to, by what it is. Raises MarsError, with the name to show."""
    from mars_i18n.workflow.translators.exchange import format_of, import_file
    from mars_i18n.workflow.translators.receive import receive_file

    try:
        if file.path.suffix.lower() not in _OF_OTHER_TOOLS:
            return receive_file(opened, file.path, issue, language)
        form = format_of(read_bytes(file.path), file.path)
        _require_no_memory(form, file)
        return import_file(opened, file.path, form, issue, language)
    except MarsError as error:
        at = error.at.replace(str(file.path), file.shown)
        raise MarsError(error.reason, error.next_step, at=at) from error


def _require_no_memory(form: str, file: ReturnedFile) -> None:
    from mars_i18n.workflow.translators.exchange import holds_memory

    if holds_memory(form):
        raise MarsError(
            message("this is a translation memory"), message("Import it with `mars-i18n import`."), at=file.shown
        )


def _is_zip_of_files(data: bytes) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not any(name in _ONE_FILE for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True


def _members(data: bytes, path: Path) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of the files in a zip that translators send; nothing is unpacked by its name. Raises MarsError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [one for one in archive.infolist() if _is_returned(one.filename) and not one.is_dir()]
            if fault := _fault_of(wanted):
                raise MarsError(fault, _UNPACK, at=path)
            for one in wanted:
                with archive.open(one) as member:
                    yield one.filename, member.read(_LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise MarsError(message("the zip cannot be read: {error}", error=str(error)), _UNPACK, at=path) from error


def _fault_of(wanted: Sequence[zipfile.ZipInfo]) -> Message | None:
    if not wanted:
        return message("the zip holds no PO, XLIFF, CSV, Excel or Word file")
    if len(wanted) > _MEMBERS:
        return message("the zip holds more than {number} files", number=_MEMBERS)
    large = [one.filename for one in wanted if one.file_size > _LARGEST]
    size = _LARGEST // 1_000_000
    return message("{file} is larger than {size} MB", file=large[0], size=size) if large else None


def _is_returned(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix.lower() in _LOOKED_FOR and not hidden and not path.name.startswith(_NOT_RETURNED)
