"""What a piece of the XML of a package shows to readers: the words of fields and notes that a draft leaves out."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"<w:instrText[^>]*>[^<]*</w:instrText>|<w:delText[^>]*>[^<]*</w:delText>")
_ENDS = re.compile(r"</(?:w|a|text):(?:p|h)>|<(?:w|a|text):(?:tab|br|line-break|s)\b[^>]*>")
_MARKUP = re.compile(r"<[^<>]*>")


def text_of_markup(raw: str) -> str:
    """The words that a piece of a package's XML shows."""
    return " ".join(html.unescape(_MARKUP.sub("", _ENDS.sub(" ", _UNSEEN.sub("", raw)))).split())
