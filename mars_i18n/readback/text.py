"""Reads plain text of 72 columns: paragraphs between blank lines, items, cells, call-outs behind a bar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.readback.read_output import ReadBlock, ReadLink, ReadOutput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BAR = re.compile(r"^\s*(?:\| ?)+")
_RULE = re.compile(r"^\s*(?:=+|-+|\.+|\*{3}|\* \* \*|-+(?: {2}-+)+)\s*$")
_ITEM = re.compile(r"^\s*(?:- |[0-9]+\. |\[[0-9]+\] )+(?=\S)")
_SPEAKER = re.compile(r"^\s+[—–―] (?=\S)")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"']*[^\s<>\"'.,;:!?)\]]")
_DEEPER = 4  # columns
_CELLS = re.compile(r"\s{2,}")


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The text of an issue."""
    name = f"{issue}.txt"
    try:
        return (read_plain_part(files[name].decode(), name),)
    except UnicodeDecodeError as error:
        return (ReadOutput(name, faults=(f"{name} is not UTF-8: byte {error.start + 1} of it",)),)


def read_plain_part(text: str, part: str) -> ReadOutput:
    """What a text says. Its blocks have no language, as text cannot say it; a wrapped paragraph is one block."""
    lines = text.splitlines()
    blocks, links, start = [], [], 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not _BAR.sub("", lines[at]).strip():
            for offset, words in _paragraphs(lines[start:at]):
                place = f"{part}:{start + offset + 1}"
                blocks.append(ReadBlock(" ".join(words.split()), (), place))
                links += [ReadLink(one, place) for one in _ADDRESS.findall(re.sub(r"\s+", " ", words))]
            start = at + 1
    return ReadOutput(part, tuple(blocks), links=tuple(links))


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(line, words) of what stands between two blank lines: an item begins a paragraph, a cell is one of its own."""
    bare = [_BAR.sub("", line) for line in lines]
    pending: list[str] = []
    begun = indent = 0
    for at, line in enumerate(bare):
        item = _ITEM.match(line)
        cells = [one for one in _CELLS.split(line.strip()) if one]
        left = len(line) - len(line.lstrip())
        deeper = bool(pending) and left >= indent + _DEEPER  # what a term means
        indent = item.end() if item else left
        if item or deeper or _SPEAKER.match(line) or _RULE.match(line) or len(cells) > 1:
            if pending:
                yield begun, " ".join(pending)
            pending = []
        if _RULE.match(line):
            continue
        if len(cells) > 1 and not item:
            yield from ((at, cell) for cell in cells)
            continue
        if not pending:
            begun = at
        pending.append(line[item.end() :] if item else line)
    if pending:
        yield begun, " ".join(pending)
