"""Character references: ``&eacute;`` and ``&#233;`` as the characters that browsers show, and prose written with them.

The rules are those of the HTML standard, 13.2.5.72 to 13.2.5.80. The standard library's ``html.unescape`` drops some
numeric references that browsers show.
"""

from __future__ import annotations

import re
from html.entities import html5

_REFERENCE = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z0-9]{1,32};?)")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LONGEST = max(map(len, html5))
_REPLACED = {0x80 + at: char for at, char in enumerate(bytes(range(0x80, 0xA0)).decode("cp1252", "replace"))}
_REPLACEMENT = "\ufffd"


def resolve_references(text: str, *, in_attribute: bool = False) -> str:
    """The text with its character references resolved; in an attribute, ``&copy=`` in an address stays."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_resolved_in_attribute if in_attribute else _resolved, text)


def _resolved_in_attribute(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#"):
        return _numeric(name)
    found = _longest(name)
    after = name[len(found) : len(found) + 1] or match.string[match.end() : match.end() + 1]
    if not found or (not found.endswith(";") and (after == "=" or (after.isascii() and after.isalnum()))):
        return match.group()
    return html5[found] + name[len(found) :]


def _resolved(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#"):
        return _numeric(name)
    found = _longest(name)
    return html5[found] + name[len(found) :] if found else match.group()


def _longest(name: str) -> str:
    """The longest beginning of a name that is a reference, or the empty string."""
    if name in html5:
        return name
    for end in range(min(len(name), _LONGEST), 1, -1):
        if name[:end] in html5:
            return name[:end]
    return ""


def _numeric(name: str) -> str:
    digits = name[1:].rstrip(";")
    hexadecimal = digits[:1] in "xX"
    digits = (digits[1:] if hexadecimal else digits).lstrip("0") or "0"
    if len(digits) > 8:
        return _REPLACEMENT
    code = int(digits, 16 if hexadecimal else 10)
    if code in _REPLACED:
        shown = _REPLACED[code]
        return chr(code) if shown == _REPLACEMENT else shown
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return _REPLACEMENT
    return chr(code)


def replace_broken_bytes(text: str) -> str:
    """The text with "?" for each byte that its encoding does not know, which is a lone surrogate until then."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def fold_blanks(text: str) -> str:
    """The text with each run of white space as one blank, as browsers show it; no-break spaces stay."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text or "\f" in text:
        return _BLANKS.sub(" ", text)
    return text


def fold(text: str) -> str:
    """Text as browsers show it: references resolved, white space as single blanks, NUL and broken bytes not there."""
    if text.isascii() and text.isprintable() and "&" not in text and "  " not in text:
        return text
    shown = fold_blanks(resolve_references(text)).replace("\0", "")
    return shown if shown.isascii() else replace_broken_bytes(shown)


def escape_prose(text: str, no_break_space: str = "\u00a0") -> str:
    """Prose as it is between tags. `no_break_space` is how the page writes that character."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\u00a0", no_break_space)


def escape_value(text: str, quote: str) -> str:
    """Prose as it is in an attribute within `quote` marks, or without: then with marks where it needs them."""
    escaped = text.replace("&", "&amp;")
    if quote == "'":
        return escaped.replace("'", "&#39;")
    if not quote and escaped and not re.search(r"[\s\"'=<>`]", escaped) and not escaped.endswith("/"):
        return escaped
    escaped = escaped.replace('"', "&quot;")
    return escaped if quote else f'"{escaped}"'
