"""The prose of a segment as HTML and as plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mars_i18n.model import Segment, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mars_i18n.model import Inline

_ELEMENTS = {"b": "strong", "i": "em", "s": "del"}
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_ABOVE, _BELOW = (str.maketrans("0123456789+-=()", shown) for shown in ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"))
_SAFE = re.compile(r"(?:https?:|mailto:|tel:|[^:]*(?:[/?#]|$))", re.IGNORECASE)


def to_html(parts: Sequence[Inline], prefix: str = "") -> Markup:
    """HTML of the parts, every text escaped. `prefix` makes footnote ids unique among the documents of a page."""
    html: list[Markup] = []
    stack: list[str] = []  # end tags of what is open, so that the result is balanced whatever comes in
    titles = {
        part.number: _title(part)
        for part in parts
        if isinstance(part, Tag) and part.form == "close" and part.name == "a"
    }
    for part in parts:
        if isinstance(part, Text):
            html.append(escape(part.text))
        elif part.form == "open":
            start, end = _pair(part, titles.get(part.number, "") if part.name == "a" else "")
            html.append(start)
            stack.append(end)
        elif part.form == "close":
            html.append(Markup(stack.pop() if stack else ""))  # noqa: S704 - end tags of our own
        else:
            html.append(_alone(part, prefix))
    return Markup("").join([*html, Markup("".join(reversed(stack)))])  # noqa: S704 - end tags of our own


def _title(tag: Tag) -> str:
    """The title of a link, localised: it stands in the tag that closes it."""
    return " ".join(plain(part.parts) for part in tag.parts if isinstance(part, Segment))


def _pair(tag: Tag, title: str) -> tuple[Markup, str]:
    if tag.name in _ELEMENTS:
        return Markup("<{}>").format(_ELEMENTS[tag.name]), f"</{_ELEMENTS[tag.name]}>"
    href = tag.attribute("href")
    if tag.name != "a" or not safe_address(href):
        return Markup(""), ""
    title = title or tag.attribute("title")
    attribute = Markup(' title="{}"').format(title) if title else Markup("")
    return Markup('<a href="{}"{}>').format(href, attribute), "</a>"


def _alone(tag: Tag, prefix: str) -> Markup:
    if tag.name == "br":
        return Markup("<br>\n")
    if tag.name == "code":
        return Markup("<code>{}</code>").format(tag.attribute("code"))
    if tag.name == "html":
        return Markup(tag.attribute("html"))  # noqa: S704 - the editors' own HTML, passed through
    if tag.name == "a":
        href = tag.attribute("href")
        shown = href.removeprefix("mailto:")
        if not safe_address(href):
            return escape(shown)
        return Markup('<a class="address" href="{}">{}</a>').format(href, shown)
    if tag.name == "fn":
        label = tag.attribute("footnote")
        return Markup('<sup><a class="note" id="{0}ref-{1}" href="#{0}note-{1}">{1}</a></sup>').format(prefix, label)
    if tag.name == "img":
        return image(tag)
    return Markup("")


def image(tag: Tag, *, titled: bool = True) -> Markup:
    """An image, or its words where its address may not be followed; its title as a hint where `titled`."""
    alt, title = image_texts(tag)
    src = tag.attribute("src")
    attribute = Markup(' title="{}"').format(title) if title and titled else Markup("")
    if not safe_address(src):
        return escape(alt)
    return Markup('<img src="{}" alt="{}"{}>').format(src, alt, attribute)


def image_texts(tag: Tag) -> tuple[str, str]:
    """The alternative text and the title of an image, localised."""
    texts = [plain(part.parts) for part in tag.parts if isinstance(part, Segment)]
    alt = texts.pop(0) if texts and tag.attribute("alt").strip() else tag.attribute("alt")
    return alt, texts[0] if texts else tag.attribute("title")


def safe_address(href: str) -> bool:
    """Whether an address may be followed: the web, mail, telephone, or relative; never javascript: or data:."""
    return bool(href) and _SAFE.match(href.strip()) is not None


def plain(parts: Sequence[Inline]) -> str:
    """The words alone, on one line: those of code and of addresses too, but of no image and no note."""
    return "".join(part.text if isinstance(part, Text) else _word(part) for part in parts)


def _word(tag: Tag) -> str:
    if tag.name == "code":
        return tag.attribute("code")
    if tag.name == "a" and tag.form == "alone":
        return tag.attribute("href").removeprefix("mailto:")
    return " " if tag.name == "br" or _BREAK.fullmatch(tag.attribute("html")) else ""


def to_text(parts: Sequence[Inline]) -> str:
    """Plain text that keeps what readers need: addresses of links in brackets, alternative texts of images.

    An address within the page says nothing here.
    """
    text: list[str] = []
    opened: list[tuple[str, int]] = []  # address, and where its words begin in `text`
    raised: list[dict[int, int]] = []  # of figures above or below the line
    for part in parts:
        if isinstance(part, Text):
            text.append(part.text.translate(raised[-1]) if raised else part.text)
        elif part.name == "a" and part.form == "open":
            href = part.attribute("href")
            opened.append((href if safe_address(href) and not href.startswith("#") else "", len(text)))
        elif part.name == "a" and part.form == "close":
            href, start = opened.pop() if opened else ("", 0)
            text.append(f" ({href})" if href and href not in "".join(text[start:]) else "")
        elif part.name in {"sub", "sup"}:
            raised = [*raised, _ABOVE if part.name == "sup" else _BELOW] if part.form == "open" else raised[:-1]
        elif part.form == "alone":
            text.append(_alone_text(part))
    return "".join(text)


def _alone_text(tag: Tag) -> str:
    if tag.name == "img":
        alt = image_texts(tag)[0]
        return f"[{alt}]" if alt.strip() else ""
    if tag.name == "fn":
        return f"[{tag.attribute('footnote')}]"
    if _BREAK.fullmatch(tag.attribute("html")):
        return "\n"
    shown = {"br": "\n", "code": tag.attribute("code"), "a": tag.attribute("href").removeprefix("mailto:")}
    return shown.get(tag.name, "")
