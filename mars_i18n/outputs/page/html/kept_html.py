"""What mails, books and feeds keep of the editors' own HTML: which elements go, which attributes stay and how."""

from __future__ import annotations

import re

from mars_i18n.outputs.page.html.html_tree import HtmlElement

GONE = frozenset(
    """audio button canvas embed head iframe input link math meta noscript object param script select style svg template
    textarea title video""".split()
)
ATTRIBUTE_FORMS = {
    "dir": re.compile(r"ltr|rtl|auto"),
    "class": re.compile(r"[A-Za-z0-9_ -]{1,80}"),
    "scope": re.compile(r"col|row"),
    "start": re.compile(r"\d{1,9}"),
    "colspan": re.compile(r"[1-9]\d?"),
    "rowspan": re.compile(r"[1-9]\d?"),
}


def heading_name(name: str) -> str:
    """The name of an element, that of the second level for a heading of the first: the issue has its title already."""
    return "h2" if name == "h1" else name


def only_image(paragraph: HtmlElement) -> HtmlElement | None:
    """The image that is all of a paragraph, or None."""
    shown = [one for one in paragraph.children if not isinstance(one, str) or one.strip()]
    found = [one for one in shown if isinstance(one, HtmlElement) and one.name == "img"]
    return found[0] if len(found) == len(shown) == 1 else None
