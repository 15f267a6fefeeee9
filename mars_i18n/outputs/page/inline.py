"""The prose of a segment: its words alone, the texts of its images and links, which addresses may be followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Inline

_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_BUTTON = re.compile(r"\)\{:?[^{}]{0,200}?(?<![\w-])\.button(?![\w-])[^{}]{0,200}\}$")
_SAFE = re.compile(r"(?:https?:|mailto:|tel:|[^:]*(?:[/?#]|$))", re.IGNORECASE)


BOXES = {"open": "\u2610", "done": "\u2611"}  # of a task in a list


def task_box(state: str) -> Tag:
    """The box of a task before its words: "open" or "done"."""
    return Tag("span", 0, "alone", attributes=(("task", state),))


def safe_address(href: str) -> bool:
    """Whether an address may be followed: the web, mail, telephone, or relative; never javascript: or data:."""
    return bool(href) and _SAFE.match(href.strip()) is not None


def plain(parts: Sequence[Inline]) -> str:
    """The words alone, on one line: those of code and of addresses too, but of no image and no note."""
    return "".join(part.text if isinstance(part, Text) else _word(part) for part in parts)


def _word(tag: Tag) -> str:
    if tag.name in {"code", "ph"}:
        return tag.attribute(tag.name)
    if tag.name == "a" and tag.form == "alone":
        return shown_address(tag)
    return " " if tag.name == "br" or is_break(tag) else ""


def is_break(tag: Tag) -> bool:
    """Whether a tag of the editors' own HTML breaks the line."""
    return _BREAK.fullmatch(tag.attribute("html")) is not None


def shown_address(tag: Tag) -> str:
    """What is shown of a link that is an address alone."""
    return tag.attribute("href").removeprefix("mailto:")


def image_texts(tag: Tag) -> tuple[str, str]:
    """The alternative text and the title of an image, localised."""
    named = {part.attribute: plain(part.parts) for part in tag.parts if isinstance(part, Segment) and part.attribute}
    if named:
        return named.get("alt", tag.attribute("alt")), named.get("title", tag.attribute("title"))
    texts = [plain(part.parts) for part in tag.parts if isinstance(part, Segment)]
    alt = texts.pop(0) if texts and tag.attribute("alt").strip() else tag.attribute("alt")
    return alt, texts[0] if texts else tag.attribute("title")


def link_titles(parts: Sequence[Inline]) -> dict[int, str]:
    """The title of each link by its number, localised: it is in the tag that closes it, else in the one that opens.

    Links without a title have the empty string.
    """
    closing = {
        part.number: title
        for part in parts
        if isinstance(part, Tag) and part.name == "a" and (title := _link_title(part))
    }
    return {
        part.number: closing.get(part.number, "") or part.attribute("title")
        for part in parts
        if isinstance(part, Tag) and part.form == "open" and part.name == "a"
    }


def button_links(parts: Sequence[Inline]) -> frozenset[int]:
    """The numbers of the links that are to look like buttons: those with the attribute list ``{.button}``."""
    return frozenset(
        part.number
        for part in parts
        if isinstance(part, Tag) and part.name == "a" and part.form == "close" and _BUTTON.search(part.raw)
    )


def _link_title(tag: Tag) -> str:
    titles = (part for part in tag.parts if isinstance(part, Segment) and part.attribute in {"", "title"})
    return " ".join(plain(part.parts) for part in titles)
