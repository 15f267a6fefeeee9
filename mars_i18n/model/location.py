"""Where something is in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where something stands. Lines and columns count from 1; columns count code points."""

    path: str = ""
    line: int = 1
    column: int = 1
