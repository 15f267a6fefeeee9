"""The prose of a segment as plain text that keeps what readers need, for the text of an issue and for proofs."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Tag, Text
from mars_i18n.outputs.page.inline import image_texts, is_break, safe_address, shown_address
from mars_i18n.outputs.page.urls import from_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mars_i18n.model import Inline

_FIGURES = "0123456789+-=()"
_RAISED = {
    "sup": str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
    "sub": str.maketrans(_FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


@dataclass(slots=True)
class _Writing:
    page: str  # the public address of the issue
    text: list[str] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)  # links: address, and where its words begin in `text`
    raised: list[Mapping[int, int]] = field(default_factory=list)  # of figures above or below the line


def to_text(parts: Sequence[Inline], page: str = "") -> str:
    """Plain text with the addresses of links in brackets, alternative texts of images, and numbers of notes.

    Relative links are led from `page`, the public address of the issue, where that is known. An address within the
    page says nothing here.
    """
    writing = _Writing(page)
    for part in parts:
        if isinstance(part, Text):
            writing.text.append(part.text.translate(writing.raised[-1]) if writing.raised else part.text)
        else:
            writing.text.append(TAGS[part.name](part, writing))
    return "".join(writing.text)


def _a(tag: Tag, writing: _Writing) -> str:
    if tag.form == "alone":
        return (from_page(tag.attribute("href"), writing.page) or shown_address(tag)).removeprefix("mailto:")
    if tag.form == "open":
        href = tag.attribute("href")
        shown = safe_address(href) and not href.startswith("#")
        writing.opened.append(((from_page(href, writing.page) or href) if shown else "", len(writing.text)))
        return ""
    href, start = writing.opened.pop() if writing.opened else ("", 0)
    return f" ({href})" if href and href not in "".join(writing.text[start:]) else ""


def _br(_tag: Tag, _writing: _Writing) -> str:
    return "\n"


def _code(tag: Tag, _writing: _Writing) -> str:
    return tag.attribute("code")


def _fn(tag: Tag, _writing: _Writing) -> str:
    return f"[{tag.attribute('number') or tag.attribute('footnote')}]"


def _html(tag: Tag, _writing: _Writing) -> str:
    return "\n" if is_break(tag) else ""


def _img(tag: Tag, _writing: _Writing) -> str:
    alt = image_texts(tag)[0]
    return f"[{alt}]" if alt.strip() else ""


def _ph(tag: Tag, _writing: _Writing) -> str:
    return tag.attribute("ph")


def _raise(tag: Tag, writing: _Writing) -> str:
    writing.raised = [*writing.raised, _RAISED[tag.name]] if tag.form == "open" else writing.raised[:-1]
    return ""


def _no_mark(_tag: Tag, _writing: _Writing) -> str:
    return ""


def _span(tag: Tag, _writing: _Writing) -> str:
    return {"open": "[ ] ", "done": "[x] "}.get(tag.attribute("task"), "")


TAGS: Mapping[str, Callable[[Tag, _Writing], str]] = {
    "a": _a,
    "b": _no_mark,
    "br": _br,
    "code": _code,
    "fn": _fn,
    "html": _html,
    "i": _no_mark,
    "img": _img,
    "ph": _ph,
    "s": _no_mark,
    "span": _span,
    "sub": _raise,
    "sup": _raise,
}
