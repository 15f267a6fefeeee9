"""Where the value of an attribute is in the bytes of its part."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.formats._office.pieces import Inner

if TYPE_CHECKING:
    from mars_i18n.formats._office.xml_tree import XmlElement


@lru_cache
def _pattern(name: str) -> re.Pattern[bytes]:
    local = re.escape(name.rpartition(":")[2].encode())
    prefix = rb"[\w.-]+:" if ":" in name else b""
    return re.compile(rb"\s" + prefix + local + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def value_span(data: bytes, element: XmlElement, name: str) -> tuple[int, int] | None:
    """The bytes [start, end) of the value of an attribute (``w:val``), without its quotation marks; None without it."""
    found = _pattern(name).search(data, element.start, max(element.inner, element.start))
    if found is None:
        return None
    return found.span(1) if found[1] is not None else found.span(2)


def attribute_words(data: bytes, element: XmlElement, name: str, attribute: str) -> Inner | None:
    """The words in an attribute of an element, shown as an HTML page would in `attribute`; None where it has none."""
    text = element.attributes.get(name, "")
    span = value_span(data, element, name) if any(map(str.isalnum, text)) else None
    return Inner(*span, text, attribute) if span else None
