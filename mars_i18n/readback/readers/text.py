"""Reads plain text of 72 columns: paragraphs between blank lines, items, cells, call-outs behind a bar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.plugins.read_output import ReadBlock, ReadLink, ReadOutput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BAR = re.compile(r"^\s*(?:\| ?)+")
_RULE = re.compile(r"^\s*(?:=+|-+|\.+|\*{3}|\* \* \*|-+(?: {2}-+)+)\s*$")
_ITEM = re.compile(r"^\s*(?:- |[0-9]+\. |\[[0-9]+\] )+(?=\S)")
_SPEAKER = re.compile(r"^\s+[—–―] (?=\S)")
_ADDRESS = re.compile(r"(?i)(\()?((?:https?://|mailto:)[^\s<>\"']+|\w[\w.+-]*@\w[\w-]*\.\w[\w.-]*)")
_AFTER = ".,;:!?)]"  # what follows an address
_DEEPER = 4  # columns
_CELLS = re.compile(r"( {2,})")


def read(files: Mapping[str, bytes], issue: str) -> tuple[ReadOutput, ...]:
    """The text of an issue."""
    name = f"{issue}.txt"
    try:
        return (read_plain_part(files[name].decode(), name),)
    except UnicodeDecodeError as error:
        return (
            ReadOutput(
                name, faults=(message("{part} is not UTF-8: byte {byte} of it", part=name, byte=error.start + 1),)
            ),
        )


def read_plain_part(text: str, part: str) -> ReadOutput:
    """What a text says. Its blocks have no language, as text cannot say it; a wrapped paragraph is one block."""
    lines = text.replace("\r\n", "\n").split("\n")
    blocks: list[ReadBlock] = []
    links: list[ReadLink] = []
    start = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not _BAR.sub("", lines[at]).strip():
            for offset, words, gap, mark in _paragraphs(lines[start:at]):
                place = f"{part}:{start + offset + 1}"
                if "://" in words or "@" in words:
                    links += [ReadLink(one, place, len(blocks)) for one in _addresses(words)]
                blocks.append(ReadBlock(words.strip(), (), place, gap=gap, mark=mark))
            start = at + 1
    return ReadOutput(part, tuple(blocks), links=tuple(links), plain_blanks=True)


def _addresses(words: str) -> Iterator[str]:
    """The addresses in a text: those in brackets up to where these close, others without the marks of the sentence."""
    for bracket, address in _ADDRESS.findall(words):
        found = address if ":" in address else f"mailto:{address}"
        bare = found[: _closing(found)] if bracket else found.rstrip(_AFTER)
        yield bare + ")" if bare.count("(") > bare.count(")") and found[len(bare) :].startswith(")") else bare


def _closing(text: str) -> int:
    """Where a bracket closes that was opened before a text; its end where none does."""
    depth = 1
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at
    return len(text.rstrip(_AFTER))


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """(line, words, blanks before them in that line, mark of an item) of each paragraph between two blank lines.

    An item begins a paragraph, a cell is one of its own.
    """
    bare = [_BAR.sub("", line) for line in lines]
    pending: list[str] = []
    begun = indent = 0
    mark = ""
    for at, line in enumerate(bare):
        item = _ITEM.match(line)
        cells = _CELLS.split(line.strip())
        left = len(line) - len(line.lstrip())
        deeper = bool(pending) and left >= indent + _DEEPER  # what a term means
        indent = item.end() if item else left
        if item or deeper or _SPEAKER.match(line) or _RULE.match(line) or len(cells) > 1:
            if pending:
                yield begun, " ".join(pending), "", mark
            pending = []
        if _RULE.match(line):
            continue
        if len(cells) > 1 and not item:
            yield from ((at, cell, gap, "") for cell, gap in zip(cells[::2], ["", *cells[1::2]], strict=True))
            continue
        if not pending:
            begun, mark = at, item[0].strip() if item else ""
        pending.append((line[item.end() :] if item else line).strip(" "))
    if pending:
        yield begun, " ".join(pending), "", mark
