"""Tags of any format as Markdown writes them: `**`, links, notes. What only looks is dropped, and said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.importers.shown_text import text_of_markup
from mars_i18n.messages import message
from mars_i18n.model import Gap, Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mars_i18n.messages import Message
    from mars_i18n.model import Inline

_MARKS = {"b": ("**", "**"), "i": ("*", "*"), "s": ("~~", "~~"), "sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>")}
_PLAIN_ADDRESS = re.compile(r"[^\s<>()\\]+")


def lay_inline(
    parts: Sequence[Inline], images: Collection[str], *, line_break: str, cell: bool
) -> tuple[tuple[Inline, ...], list[tuple[Message, str, str]]]:
    """The parts with their tags as Markdown, and (what was done, words before, words after) for what it cannot hold.

    `images` are addresses of images that there are; the others are left out.
    """
    laid: list[Inline] = []
    said: list[tuple[Message, str, str]] = []
    links: dict[int, str] = {}
    for part in parts:
        if isinstance(part, Text):
            laid.append(Text(part.text))
        elif part.name in _MARKS and part.form != "alone":
            laid.append(replace(part, parts=(Gap(_MARKS[part.name][part.form == "close"]),)))
        elif part.name == "a" and part.form != "alone":
            laid += _link(part, links)
        elif written := _written_alone(part, "<br>" if cell else line_break):
            laid.append(replace(part, parts=(Gap(written),)))
        elif part.name == "img":
            _image(part, images, laid, said)
        elif part.name == "ph" and not part.attribute("html"):
            shown = text_of_markup(part.raw)
            said.append((message("a field was left out: {note}", note=part.note or shown), shown, ""))
        elif part.name == "span" and part.form == "open" and part.note:
            said.append((message("Markdown has no such look, and it was dropped: {note}", note=part.note), "", ""))
    return _without_empty_marks(laid), said


def _written_alone(tag: Tag, line_break: str) -> str:
    """A tag without a pair as Markdown writes it; empty where it has no such form."""
    if tag.name == "fn":
        return f"[^{tag.attribute('footnote')}]"
    if tag.name == "br":
        return line_break
    return _code(tag.attribute("code")) if tag.name == "code" and tag.attribute("code") else ""


def _link(tag: Tag, links: dict[int, str]) -> list[Inline]:
    """One end of a link; none for one that leads nowhere."""
    if tag.form == "open":
        links[tag.number] = tag.attribute("href")
        return [replace(tag, parts=(Gap("["),))] if links[tag.number] else []
    address = links.get(tag.number, "")
    if not address:
        return []
    written = address if _PLAIN_ADDRESS.fullmatch(address) else f"<{re.sub(r'[<> ]', _percent, address)}>"
    return [replace(tag, parts=(Gap(f"]({written})"),))]


def _percent(found: re.Match[str]) -> str:
    return found[0] if found[0] == " " else f"%{ord(found[0]):02X}"


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    room = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{room}{text}{room}{fence}"


def _image(tag: Tag, images: Collection[str], laid: list[Inline], said: list[tuple[Message, str, str]]) -> None:
    inner = {one.attribute: one for one in tag.parts if isinstance(one, Segment)}
    words, title = (
        "".join(text.text for text in inner[name].parts if isinstance(text, Text)) if name in inner else ""
        for name in ("alt", "title")
    )
    words = words or tag.attribute("alt")
    address = tag.attribute("src")
    if address not in images:
        about = message("a picture was left out; --images takes pictures out of the file")
        said.append((about, f"{words} {title}".strip(), ""))
        return
    if title:
        said.append((message("the title of a picture was left out"), title, ""))
    shown = address if _PLAIN_ADDRESS.fullmatch(address) else f"<{address}>"
    laid.append(replace(tag, parts=(Gap("!["), Segment((Text(words),)), Gap(f"]({shown})"))))


def _closes(opening: Tag, tag: Tag) -> bool:
    return tag.form == "close" and (opening.name, opening.number) == (tag.name, tag.number)


def _without_empty_marks(parts: list[Inline]) -> tuple[Inline, ...]:
    """The parts without pairs of tags that have nothing between them."""
    kept: list[Inline] = []
    for part in parts:
        last = kept[-1] if kept else None
        if isinstance(last, Tag) and last.form == "open" and isinstance(part, Tag) and _closes(last, part):
            kept.pop()
        elif not (isinstance(part, Text) and not part.text):
            kept.append(part)
    return tuple(kept)
