"""Fields of Word (ECMA-376, part 1, 17.16): whose results are prose, and where their links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from mars_i18n.formats._office.pieces import Frame

_ARGUMENT = re.compile(r'(\\[a-zA-Z*@#])?\s*(?:"([^"]*)"|(\S+))')
_PROSE = frozenset({"HYPERLINK", "QUOTE", ""})


@dataclass(slots=True)
class Field:
    """A field that has begun. [start, separate) are its instructions, in bytes; `separate` is -1 before the result."""

    start: int
    frame: Frame | None
    instruction: str = ""
    separate: int = -1
    prose: bool = False
    link: str = ""
    result: str = ""
    here: bool = True  # whether it began in the paragraph under way


def kind_of(instruction: str) -> str:
    """The name of a field: "HYPERLINK" of ``HYPERLINK "https://…"``."""
    return (instruction.split() or [""])[0].upper()


def is_prose(instruction: str) -> bool:
    """Whether what a field shows was written by a person. All else is computed by Word, and is made anew by it."""
    return kind_of(instruction) in _PROSE


def link_of(instruction: str) -> str:
    """Where a HYPERLINK leads: its address, and a place in it after "#"; "" for other fields."""
    if kind_of(instruction) != "HYPERLINK":
        return ""
    address, place = "", ""
    for switch, quoted, bare in _ARGUMENT.findall(instruction.strip()[len("HYPERLINK") :]):
        if switch.lower() == "\\l":
            place = quoted or bare
        elif not switch and not address and not bare.startswith("\\"):
            address = quoted or bare
    return f"{address}#{place}" if place else address
