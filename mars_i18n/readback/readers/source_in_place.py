"""Reads a localised Markdown file or page beside its edition, without parsing all of it.

What lies between the words must be the source's, character for character. Words in which no syntax can be are read
where they lie. Others of Markdown are read by its parser, with the lines that they are in and without the rest; those
of a page by the rules of HTML. A file of which anything else differs is not read so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.errors import MarsError
from mars_i18n.model import Block
from mars_i18n.readback.readers.html_in_place import fits_page, words_of_page_block
from mars_i18n.readback.readers.markdown_in_place import lines_to_read, words_of_markdown_block
from mars_i18n.readback.readers.source_blocks import gather, read_block
from mars_i18n.text.segments.whole_links import show_whole_links

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.model import Document
    from mars_i18n.plugins.read_output import ReadOutput

    Parse = Callable[[bytes, str], Document]
_ENCODINGS = frozenset({"utf-8", "utf-16-le", "utf-16-be", "ascii", "cp1252"})
_READ = {"markdown": words_of_markdown_block, "html": words_of_page_block}


def read_in_place(data: bytes, document: Document, parse: Parse, path: str) -> ReadOutput | None:
    """What the file of a localised document says, or None where it must be read as a whole. Linear."""
    if document.package or document.encoding not in _ENCODINGS or document.format not in _READ:
        return None
    try:
        text = data.decode(document.encoding)
        literals = [_literal(part, document.format) for part in document.parts]
        spans = locate(literals, text)
        if spans is None:
            return None
        if document.format == "markdown":
            return _read_markdown(text, document, parse, path, spans, literals)
        return _read_page(text, document, parse, path, spans)
    except (UnicodeDecodeError, MarsError):
        return None


def _literal(part: object, form: str) -> str | None:
    return _READ[form](part) if isinstance(part, Block) else part.raw  # type: ignore[attr-defined]


def _read_markdown(  # noqa: PLR0913, PLR0917 - a file, and what is known of it
    text: str,
    document: Document,
    parse: Parse,
    path: str,
    spans: Sequence[tuple[int, int]],
    literals: Sequence[str | None],
) -> ReadOutput | None:
    ranges, kept = lines_to_read(document, text, spans, literals)
    lines = "".join(text[start:end] for start, end in ranges)
    read = show_whole_links(parse(lines.encode(document.encoding), path))
    parsed = list(read.blocks)
    if len(parsed) != sum(kept):
        return None
    others = iter(parsed)
    blocks = [next(others) if whole else block for block, whole in zip(document.blocks, kept, strict=True)]
    return _gather(text, document, read, path, spans, blocks)


def _read_page(
    text: str, document: Document, parse: Parse, path: str, spans: Sequence[tuple[int, int]]
) -> ReadOutput | None:
    if not fits_page(document, text, spans):
        return None
    body = text.lower().find("<body")
    head = text[: text.find(">", body) + 1] if body >= 0 else text
    read = parse(head.encode(document.encoding), path)  # for the language that it says
    return _gather(text, document, read, path, spans, list(document.blocks))


def _gather(  # noqa: PLR0913, PLR0917 - a file, and what is known of it
    text: str,
    document: Document,
    read: Document,
    path: str,
    spans: Sequence[tuple[int, int]],
    blocks: Sequence[Block],
) -> ReadOutput:
    """The reading: what the blocks say, each at its line of the file, and the language that was read."""
    starts = [span[0] for span, part in zip(spans, document.parts, strict=True) if isinstance(part, Block)]
    lines = [1 + text.count("\n", 0, starts[0])] if starts else []
    for before, start in pairwise(starts):
        lines.append(lines[-1] + text.count("\n", before, start))
    said = (read_block(block, f"{path}:{line}") for block, line in zip(blocks, lines, strict=True))
    return gather(said, read, path)


def locate(literals: Sequence[str | None], text: str) -> list[tuple[int, int]] | None:
    """Where parts are in a text, which has each as it is; None where it has not.

    Those of which it is not known how they are written (None) lie between the parts around them; of several with
    nothing between, the first has the place.
    """
    spans: list[tuple[int, int]] = []
    waiting = -1
    at = 0
    for literal in literals:
        if literal is None:
            waiting = len(spans) if waiting < 0 else waiting
            spans.append((at, at))
            continue
        start = text.find(literal, at) if waiting >= 0 and literal else at
        if start < 0 or not text.startswith(literal, start):
            return None
        if waiting >= 0 and literal:
            spans[waiting:] = [(at, start), *[(start, start)] * (len(spans) - waiting - 1)]
            waiting = -1
        at = start + len(literal)
        spans.append((start, at))
    if waiting >= 0:
        spans[waiting] = (at, len(text))
        at = len(text)
    return spans if at == len(text) else None
