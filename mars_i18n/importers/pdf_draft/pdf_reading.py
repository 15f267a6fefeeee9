"""Runs the process that reads a PDF: it has a limit of time and of memory, and may die of a damaged file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import mars_i18n
from mars_i18n.errors import MarsError
from mars_i18n.importers.pdf_draft.printed_words import pages_of_process
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.importers.pdf_draft.printed_words import PdfPage

SECONDS = 60
PAGES = 2000
LARGEST = 200 * 2**20  # bytes of a PDF
_MEMORY = 2**30  # bytes that the process may take beside the PDF
_SIGNATURE_WITHIN = 1024  # bytes from the start: as readers of PDF allow
_READER = ("-m", "mars_i18n.importers.pdf_process.pdfium_process")  # of its modules, and no others of the package
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP")  # of the environment
_REPAIR = message("Open it in a PDF viewer and print it to a new PDF, or export it again.")


def read_pdf(data: bytes, path: str, *, pictures: bool = False) -> tuple[tuple[PdfPage, ...], dict[str, bytes]]:
    """The pages of a PDF, and its pictures by the names that the pages give them.

    Raises MarsError, with the page where there is one, for what is encrypted, damaged or too large.
    """
    if b"%PDF-" not in data[:_SIGNATURE_WITHIN]:
        raise MarsError(message("this is not a PDF"), message("Open it, and export it as PDF."), at=path)
    if len(data) > LARGEST:
        what = message("the PDF is larger than {size} MiB", size=LARGEST // 2**20)
        raise MarsError(what, message("Export only the pages that you need."), at=path)
    with tempfile.TemporaryDirectory(prefix="mars-i18n-") as folder:
        said = _run(data, path, Path(folder), pictures=pictures)
        saved = {one.name: one.read_bytes() for one in sorted(Path(folder).iterdir())}
    try:
        return pages_of_process(said), saved
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise MarsError(message("its reader was cut off: {error}", error=str(error)), _REPAIR, at=path) from error


def _run(data: bytes, path: str, folder: Path, *, pictures: bool) -> bytes:
    import pypdfium2

    limits = [str(_MEMORY + 4 * len(data)), str(PAGES), str(folder) if pictures else ""]
    folders = [str(Path(one).parents[1]) for one in (mars_i18n.__file__, pypdfium2.__file__)]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        result = subprocess.run(  # noqa: S603 - our own module, the PDF on stdin
            [sys.executable, "-P", "-X", "utf8", *_READER, *limits],
            input=data,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            cwd=folder,
            env=kept | {"PYTHONPATH": os.pathsep.join(folders), "PYTHONNOUSERSITE": "1"},
        )
    except subprocess.TimeoutExpired as error:
        what = message("reading the PDF took more than {seconds} seconds", seconds=SECONDS)
        raise MarsError(what, message("Export only the pages that you need."), at=path) from error
    if result.returncode == 0:
        return result.stdout
    if result.returncode == 1 and result.stdout.startswith(b"{"):
        raise _fault(path, **json.loads(result.stdout))
    said = result.stderr.decode("utf-8", "replace").strip().splitlines()
    what = message(
        "its reader ended with exit code {code}: {output}", code=result.returncode, output=said[-1] if said else "–"
    )
    raise MarsError(what, _REPAIR, at=path)


def _fault(path: str, fault: str, page: int) -> MarsError:
    if fault == "password":
        what = message("the PDF is encrypted: it opens with a password only")
        return MarsError(what, message("Open it with its password, and print it to a new PDF."), at=path)
    if fault == "pages":
        what = message("the PDF has {count} pages; {most} are read at most", count=page, most=PAGES)
        return MarsError(what, message("Export only the pages that you need."), at=path)
    if fault == "long":
        what = message("page {page}: the PDF has more text than is read of one file", page=page)
        return MarsError(what, message("Export only the pages that you need."), at=path)
    if page:
        return MarsError(message("page {page} of the PDF is damaged", page=page), _REPAIR, at=path)
    return MarsError(message("the PDF is damaged"), _REPAIR, at=path)
