"""typst in a process of its own, for templates that come with a project: the caller ends it when it takes too long.

It is run as a file, and reads one JSON object from stdin: root, main, fonts (folders), seconds, dots (pixels an inch of
a PNG, or 0), packages (an empty folder, where typst looks for its packages), made (the file to write), memory (bytes).
Exit code 0: the PDF or PNG is in `made`; 1: stdout holds {"message", "diagnostic"}.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


def compile_for_caller(order: dict[str, Any]) -> int:
    """Compile what the order says. Gives the exit code."""
    import typst

    _limit_memory(order["memory"])
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=order["fonts"])
    try:
        made = typst.compile(
            Path(order["root"], order["main"]),
            root=Path(order["root"]),
            font_paths=fonts,
            ignore_system_fonts=True,
            timestamp=order["seconds"],
            package_path=order["packages"],
            package_cache_path=order["packages"],
            **image_options(order["dots"]),
        )
    except typst.TypstError as error:
        sys.stdout.write(json.dumps({"message": error.message, "diagnostic": str(error.diagnostic)}))
        return 1
    Path(order["made"]).write_bytes(made[0] if isinstance(made, list) else made)
    return 0


def image_options(dots: int) -> dict[str, Any]:
    """The options of typst for the form of its file: a PNG of so many pixels an inch, or a PDF/UA-1."""
    return {"format": "png", "ppi": float(dots)} if dots else {"pdf_standards": ["ua-1"]}


def _limit_memory(size: int) -> None:
    """Let the process have so many bytes of memory at most, where the system can hold it to that."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


if __name__ == "__main__":
    sys.exit(compile_for_caller(json.load(sys.stdin)))
