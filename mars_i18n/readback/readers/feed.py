"""Reads the entry of an issue in an Atom feed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ApartKind, ReadOutput, ReadText
from mars_i18n.readback.readers.web import read_page_html
from mars_i18n.readback.readers.xml import XML, UnreadableError, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

_ATOM = "{http://www.w3.org/2005/Atom}"
_FULL = 20  # entries
_DAY = len("2025-05-01")
_TEXTS: tuple[tuple[str, ApartKind], ...] = (
    ("title", "title"),
    ("summary", "preheader"),
    ("published", "first day"),
)


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The entry whose page is that of the issue; none where the feed is full, as it holds the newest issues alone."""
    name = "../feed.xml"
    try:
        feed = parse_xml(files[name], "feed.xml")
    except UnreadableError as error:
        return (ReadOutput("feed.xml", faults=(error.wording,)),)
    found: list[ReadOutput] = []
    for entry in feed.iter(f"{_ATOM}entry"):
        content = entry.find(f"{_ATOM}content")
        base = "" if content is None else content.get(f"{XML}base", "")
        if content is None or (f"/{issue}/" not in f"/{unquote(base)}" and f"/{quote(issue)}/" not in f"/{base}"):
            continue
        language = feed.get(f"{XML}lang", "")
        link = entry.find(f"{_ATOM}link")
        language = language if link is None else link.get("hreflang", language)
        shown = read_page_html(content.text or "", "feed.xml", language)
        texts = ((kind, entry.findtext(_ATOM + tag) or "") for tag, kind in _TEXTS)
        apart = (ReadText(kind, text[:_DAY] if kind == "first day" else text) for kind, text in texts)
        found.append(replace(shown, apart=(*apart, ReadText("language", language), *shown.apart)))
    if len(found) == 1:
        return tuple(found)
    if found:
        return (ReadOutput("feed.xml", faults=(message("feed.xml has more than one entry of {issue}", issue=issue),)),)
    if sum(1 for _ in feed.iter(f"{_ATOM}entry")) >= _FULL:
        return ()
    fault = message("feed.xml has no entry of {issue}", issue=issue)
    return (ReadOutput("feed.xml", faults=(fault,), absent=True),)
