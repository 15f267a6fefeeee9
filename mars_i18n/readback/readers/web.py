"""Reads a web page, by the tokens of HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Literal

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadOutput
from mars_i18n.readback.readers.flow import Flow
from mars_i18n.readback.readers.page_looks import read_style_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CHARSET = re.compile(rb"<meta\b[^>]*charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 1024  # bytes, as browsers do
_LONGEST = 50_000_000  # bytes
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_RAW = re.compile(r"<(script|style)\b", re.IGNORECASE)  # what is in these is no HTML
_STYLE, _STYLE_END = re.compile(r"<style\b[^<>]*>", re.IGNORECASE), re.compile("</style", re.IGNORECASE)
_EVERY_SCREEN = frozenset({"", "all", "screen"})  # media
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


def read_page_html(html: str, part: str, language: str = "") -> ReadOutput:
    """What a page or a piece of one says; `language` is the tag of what has none of its own."""
    flow = Flow(part, language, looks=read_style_sheets(_style_sheets(html)))
    for kind, text in _tokens(html):
        if kind == "text":
            flow.text(unescape(text) if "&" in text else text)
        elif text[1] == "/":
            flow.end(text[2:-1].split()[0].lower())
        else:
            flow.start(*_tag(text))
    return flow.finish()


def _style_sheets(html: str) -> Iterator[str]:
    """The style sheets within a page that are for every screen."""
    at = 0
    while (begin := _STYLE.search(html, at)) and (end := _STYLE_END.search(html, begin.end())):
        if _tag(begin[0])[1].get("media", "").strip().lower() in _EVERY_SCREEN:
            yield html[begin.end() : end.start()]
        at = end.end()


def _tokens(html: str) -> Iterator[tuple[Literal["text", "tag"], str]]:
    """The tags and the texts of a page in order, without comments, scripts and styles. Linear in its length."""
    at = 0
    while at < len(html):
        start = html.find("<", at)
        start = len(html) if start < 0 else start
        if start > at:
            yield "text", html[at:start]
        after = html[start + 1 : start + 2]
        if after in {"!", "?"}:
            close = "-->" if html.startswith("<!--", start) else ">"
            end = html.find(close, start + 2)
            at = len(html) if end < 0 else end + len(close)
        elif _NAME.match(html, start + 1 + (after == "/")):
            end = _end_of_tag(html, start)
            tag = html[start:end]
            yield "tag", tag
            raw = _RAW.match(tag)
            closing = re.compile(f"</{raw[1]}", re.IGNORECASE).search(html, end) if raw else None
            at = (closing.start() if closing else len(html)) if raw else end
        else:
            if start < len(html):
                yield "text", "<"
            at = start + 1


def _end_of_tag(html: str, start: int) -> int:
    """Where a tag ends: after the first ">" that is in no quotation marks, or with the page."""
    end = html.find(">", start) + 1
    tag = html[start:end]
    if end and tag.count('"') % 2 == 0 and tag.count("'") % 2 == 0:
        return end
    whole = _TAG.match(html, start)
    return whole.end() if whole else len(html)


@lru_cache(4096)  # of the tags of a page most are alike
def _tag(tag: str) -> tuple[str, Mapping[str, str]]:
    """The name of a tag and its attributes, of one that is there twice the first."""
    name = _NAME.match(tag, 1)
    end = name.end() if name else 1
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(tag, end, len(tag) - 1):
        found.setdefault(one[1].lower(), unescape(one[2] or one[3] or one[4] or ""))
    return tag[1:end].lower(), found


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
    charset = _CHARSET.search(data, 0, _LOOKED_AT)
    if charset and charset[1].lower().replace(b"-", b"") != b"utf8":
        name = charset[1].decode("ascii")
        return ReadOutput(part, faults=(message("{part} says that it is {name}, not UTF-8", part=part, name=name),))
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
