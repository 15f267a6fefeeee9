"""The number of its page that a running head or foot has, and the words beside it."""

from __future__ import annotations

import re

_PAGE = r"(?:p(?:age|ágina|agina|ág|ag|\.)\.?[ \t]*)?"
_ALONE = re.compile(
    rf"[-–—|·\[(]?[ \t]*{_PAGE}(\d{{1,4}})(?:[ \t]*(?:/|of|de|\|)[ \t]*\d{{1,4}})?[ \t]*[-–—|·\])]?", re.IGNORECASE
)
_LAST = re.compile(rf"(\S.*?)(?:[ \t]{{2,}}|[ \t]*[|·•–—][ \t]*){_PAGE}(\d{{1,4}})", re.IGNORECASE)
_FIRST = re.compile(rf"{_PAGE}(\d{{1,4}})(?:[ \t]{{2,}}|[ \t]*[|·•–—][ \t]*)(\S.*)", re.IGNORECASE)
NUMBER_ALONE = "#"  # the words of a line that is a number alone


def split_page_number(text: str) -> tuple[str, int | None]:
    """The words of a line and the number of the page in it, if it has one at its end or its beginning."""
    if found := _ALONE.fullmatch(text):
        return NUMBER_ALONE, int(found[1])
    if found := _LAST.fullmatch(text):
        return " ".join(found[1].split()), int(found[2])
    if found := _FIRST.fullmatch(text):
        return " ".join(found[2].split()), int(found[1])
    return " ".join(text.split()), None
