"""Where each entry is in the text of a PO file, so that a finding points to the very line."""

from __future__ import annotations

import re

from mars_i18n.lazy_dataclasses import dataclass

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d+\])?\s*)?"(.*)"\s*$')
_ESCAPE = re.compile(r"\\(.)")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Position:
    """1-based lines of an entry's msgid and msgstr; `target_lines` are (line, code points before it) of the msgstr."""

    msgid: int
    msgstr: int
    target_lines: tuple[tuple[int, int], ...]
    indent: int  # columns before the text on the msgstr's first line

    def of_target(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point of the msgstr; exact unless escapes precede it on its line."""
        line, start = max((one for one in self.target_lines if one[1] <= offset), default=(self.msgstr, 0))
        return line, offset - start + (self.indent if line == self.msgstr else 2)


def po_positions(text: str) -> dict[tuple[str, str], Position]:
    """(context, msgid) → position of each active entry, the first of duplicates. Linear; skips what it cannot read."""
    found: dict[tuple[str, str], Position] = {}
    fields: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    target: list[tuple[int, int]] = []
    current, indent, length = "", 1, 0  # length: code points of the msgstr so far

    def finish() -> None:
        if "msgid" in fields and "msgstr" in fields:
            key = ("".join(fields.get("msgctxt", [])), "".join(fields["msgid"]))
            found.setdefault(key, Position(lines["msgid"], lines["msgstr"], tuple(target), indent))
        fields.clear()
        lines.clear()
        target.clear()

    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match is None:
            continue
        keyword = match[1] or ""
        if keyword in {"msgctxt", "msgid"} and "msgstr" in fields:
            finish()
        if keyword == "msgstr" and "msgstr" in fields:
            current = "plural"  # a second form; positions point to the first
        elif keyword:
            current = keyword
            fields[current], lines[current] = [], number
            length = 0 if keyword == "msgstr" else length
            indent = match.start(2) + 1 if keyword == "msgstr" else indent
        if current in fields:
            if current == "msgstr":
                target.append((number, length))
                length += len(_unescape(match[2]))
            fields[current].append(_unescape(match[2]))
    finish()
    return found


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: _PLAIN.get(match[1], match[1]), text) if "\\" in text else text
