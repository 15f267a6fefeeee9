"""Reads a web page, with the parser of the standard library."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadOutput
from mars_i18n.readback.readers.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 20_000_000  # bytes: html.parser is quadratic on some input, so that what no issue needs is not tried


class _Parser(HTMLParser):
    def __init__(self, flow: Flow) -> None:
        super().__init__(convert_charrefs=True)
        self.flow = flow

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flow.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.flow.end(tag)

    def handle_data(self, data: str) -> None:
        self.flow.text(data)


def read_page_html(html: str, part: str, language: str = "") -> ReadOutput:
    """What a page or a piece of one says; `language` is the tag of what has none of its own."""
    flow = Flow(part, language)
    parser = _Parser(flow)
    parser.feed(html)
    parser.close()
    return flow.finish()


def read_page(data: bytes, part: str) -> ReadOutput:
    """What a page in UTF-8 says; one that is too large or not UTF-8 has that as its fault."""
    if len(data) > _LONGEST:
        return ReadOutput(
            part,
            faults=(
                message(
                    "{part} has {bytes} bytes: more than {most} are not read", part=part, bytes=len(data), most=_LONGEST
                ),
            ),
        )
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return ReadOutput(
            part, faults=(message("{part} is not UTF-8: byte {byte} of it", part=part, byte=error.start + 1),)
        )
    return read_page_html(text, part)


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The page of an issue."""
    del issue
    return (read_page(files["index.html"], "index.html"),)
