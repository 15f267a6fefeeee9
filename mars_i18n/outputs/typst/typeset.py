"""typst itself: files in, a tagged PDF out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typst


def typeset(files: Mapping[str, bytes], main: str, fonts: typst.Fonts, seconds: int = 0) -> bytes:
    """A PDF/UA-1 of the template `main` among these files by their names, dated `seconds` after 1970 in UTC.

    The files lie in a temporary folder meanwhile: typst takes nothing but text from memory, and images are none.
    Raises TypstError, and MarsError where the folder cannot be written.
    """
    import typst

    try:
        with tempfile.TemporaryDirectory(prefix="mars-i18n-") as folder:
            for name, content in files.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            made: bytes = typst.compile(
                Path(folder, main),
                root=Path(folder),
                font_paths=fonts,
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
                timestamp=seconds,
            )
            return made
    except OSError as error:
        hint = message("Make room there, or name another folder in TMPDIR.")
        raise MarsError(
            message(
                "{folder}: the PDF cannot be made there ({reason})",
                folder=tempfile.gettempdir(),
                reason=str(error.strerror),
            ),
            hint,
        ) from error
