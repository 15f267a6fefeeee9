"""Reads the entry of an issue in an Atom feed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mars_i18n.readback.read_output import ReadOutput, ReadText
from mars_i18n.readback.web import read_page_html
from mars_i18n.readback.xml import XML, UnreadableError, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

_ATOM = "{http://www.w3.org/2005/Atom}"


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The entry whose page is that of the issue; none where the feed has no such entry: it holds the newest alone."""
    name = "../feed.xml"
    try:
        feed = parse_xml(files[name], "feed.xml")
    except UnreadableError as error:
        return (ReadOutput("feed.xml", faults=(str(error),)),)
    for entry in feed.iter(f"{_ATOM}entry"):
        content = entry.find(f"{_ATOM}content")
        base = "" if content is None else content.get(f"{XML}base", "")
        if content is None or (f"/{issue}/" not in f"/{unquote(base)}" and f"/{quote(issue)}/" not in f"/{base}"):
            continue
        language = feed.get(f"{XML}lang", "")
        link = entry.find(f"{_ATOM}link")
        language = language if link is None else link.get("hreflang", language)
        shown = read_page_html(content.text or "", "feed.xml", language)
        title, summary = (entry.findtext(_ATOM + tag) or "" for tag in ("title", "summary"))
        return (replace(shown, apart=(ReadText("title", title), ReadText("summary", summary), *shown.apart)),)
    return ()
