"""The issue as plain text, for readers of plain mail and for archives: 72 columns, headings underlined."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from mars_i18n.model import UNDETERMINED, Artefact, Block, Document, Segment, Tag
from mars_i18n.outputs.page.blocks import date_line, note_numbers
from mars_i18n.outputs.page.identity import for_xml
from mars_i18n.outputs.page.inline import to_text
from mars_i18n.outputs.page.nesting import Branch, Node, body_and_footnotes, parts_of, rows_of
from mars_i18n.outputs.page.raw_html import with_html_read
from mars_i18n.outputs.page.urls import from_page, public_address
from mars_i18n.text.segments.rewriting import map_segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.plugins.kinds import Edition

_WIDTH = 72  # columns
_UNDERLINES = {1: "=", 2: "-"}


def render(edition: Edition) -> Iterator[Artefact]:
    """The text, at ``<issue>.txt``, in UTF-8 with a final newline."""
    parts = [with_html_read(part) for document in edition.documents for part in parts_of(document)]
    documents = ["\n\n".join(_document(edition, document)) for document in parts]
    text = f"\n\n\n{'*' * 3:^{_WIDTH}}".rstrip() + "\n\n\n"
    whole = for_xml(text.join(documents).strip())  # no terminal is to obey what stands in it
    yield Artefact(f"{edition.issue}.txt", f"{whole}\n".encode())


def _readable(document: Document, edition: Edition, numbers: Mapping[str, int]) -> Document:
    """The document with its relative links led from the issue's page, where that is known, and its notes by number."""
    page = public_address(edition)

    def read(tag: Tag) -> Tag:
        href, note = tag.attribute("href"), tag.attribute("footnote")
        if tag.name == "fn" and note in numbers:
            return replace(tag, attributes=(("footnote", str(numbers[note])),))
        led = from_page(href, page) if tag.name == "a" else ""
        return replace(tag, attributes=(*tag.attributes, ("href", led))) if led else tag

    def of_segment(segment: Segment) -> Segment:
        return replace(segment, parts=tuple(read(one) if isinstance(one, Tag) else one for one in segment.parts))

    return map_segments(document, of_segment)


def _document(edition: Edition, document: Document) -> Iterator[str]:
    numbers = note_numbers(document, body_and_footnotes(document)[1])
    document = _readable(document, edition, numbers)
    titles = [block for block in document.blocks if block.kind == "title" and block.key]
    for block in titles:
        yield _underlined(_prose(block), 1)
    if date := date_line(document, edition):
        yield date
    for block in document.blocks:
        if block.kind == "metadata" and block.key == "summary":
            yield _wrapped(_prose(block))
    body, notes = body_and_footnotes(document)
    yield from _branches(body)
    known = {numbers.get(node.container.attribute("label"), 0): node for node in notes if isinstance(node, Node)}
    for number, node in sorted(known.items(), key=itemgetter(0)):
        label = f"[{number}] "
        yield _hanging(label, "\n\n".join(_branches(node.children, _WIDTH - len(label))))


def _branches(branches: Sequence[Branch], width: int = _WIDTH) -> Iterator[str]:
    for branch in branches:
        shown = _node(branch, width) if isinstance(branch, Node) else _block(branch, width)
        if shown:
            yield shown


def _node(node: Node, width: int) -> str:
    kind = node.container.kind
    if kind == "list":
        return _list(node, width)
    if kind == "table":
        return _table(node, width)
    if kind == "quote":
        blocks = [_prose(one) for one in node.children if isinstance(one, Block) and one.kind == "attribution"]
        said = [one for one in node.children if not (isinstance(one, Block) and one.kind == "attribution")]
        who = "\n".join(f"— {text}" if not number else f"  {text}" for number, text in enumerate(blocks))
        return textwrap.indent("\n\n".join(filter(None, [*_branches(said, width - 4), who])), "    ")
    if kind == "definition":
        return textwrap.indent("\n\n".join(_branches(node.children, width - 4)), "    ")
    gap = "\n" if kind == "definitions" else "\n\n"
    return gap.join(_branches(node.children, width))


def _list(node: Node, width: int) -> str:
    start = node.container.attribute("start")
    first = int(start) if start.isdecimal() else 1
    ordered, tight = node.container.attribute("ordered") == "yes", node.container.attribute("tight") == "yes"
    items = []
    for number, item in enumerate(node.children, first):
        bullet = f"{number}. " if ordered else "- "
        inner = item.children if isinstance(item, Node) else (item,)
        gap = "\n" if tight else "\n\n"
        items.append(_hanging(bullet, gap.join(_branches(inner, width - len(bullet)))))
    return ("\n" if tight else "\n\n").join(items)


def _hanging(bullet: str, text: str) -> str:
    return (bullet + textwrap.indent(text, " " * len(bullet)).lstrip(" ")).rstrip()


def _table(node: Node, width: int) -> str:
    """The rows below one another in columns, or where these are too wide for the page each row as a list by itself."""
    head, body = ([[" ".join(_prose(cell).split()) for cell in row] for row in rows] for rows in rows_of(node))
    rows = [*head, *body]
    if not rows:
        return ""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) > max(width, _WIDTH // 2):
        return "\n\n".join(_listed(row, head[0] if head else [""] * len(row)) for row in body)
    align = [*node.container.attribute("align").split(","), *[""] * len(widths)]
    lines = ["  ".join(_aligned(cell, widths[at], align[at]) for at, cell in enumerate(row)).rstrip() for row in rows]
    rule = ["  ".join("-" * width for width in widths)] if head else []
    return "\n".join([*lines[: len(head)], *rule, *lines[len(head) :]])


def _listed(row: Sequence[str], head: Sequence[str]) -> str:
    """A row of a wide table: each of its cells after the name of its column."""
    named = (f"{name}: {cell}" if name else cell for name, cell in zip(head, row, strict=True) if cell)
    return _hanging("- ", "\n".join(_wrapped(one, _WIDTH - 2) for one in named))


def _aligned(cell: str, width: int, side: str) -> str:
    return cell.rjust(width) if side == "right" else cell.center(width) if side == "center" else cell.ljust(width)


def _block(block: Block, width: int) -> str:
    if block.kind in {"heading", "title"}:
        return _underlined(_prose(block), block.level)
    if block.kind == "code":
        return textwrap.indent(block.content.rstrip("\n"), "    ")
    if block.kind == "rule":
        return f"{'* * *':^{width}}".rstrip()
    if block.kind == "masthead":
        return ""
    return _wrapped(_prose(block), width)


def _prose(block: Block) -> str:
    """The words of a block; what is not yet translated is marked with its language: [en] …"""
    texts = []
    for part in block.parts:
        if isinstance(part, Segment):
            known = part.language not in {UNDETERMINED, ""}
            mark = f"[{part.language if known else '?'}] " if part.state == "fallback" else ""
            texts.append(mark + to_text(part.parts))
    return " ".join(texts).strip()


def _wrapped(text: str, width: int = _WIDTH) -> str:
    return "\n".join(
        textwrap.fill(line.strip(" "), max(width, 20), break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def _underlined(text: str, level: int) -> str:
    lines = _wrapped(text)
    return f"{lines}\n{_UNDERLINES.get(level, '.') * max(map(len, lines.splitlines()), default=0)}" if lines else ""
