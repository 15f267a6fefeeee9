"""What a result depends on besides its files: where the addresses in documents lead to."""

from __future__ import annotations

from mars_i18n.lazy_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """Which file of sources/ an address in a document of a folder leads to; paths are below the project.

    None where it leads to none. Where a link of the file system is on the way, the path is that behind it.
    """

    folder: str
    address: str
    path: str | None
