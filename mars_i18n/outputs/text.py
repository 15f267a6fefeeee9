"""The issue as plain text, for readers of plain mail and for archives: 72 columns, headings underlined."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from mars_i18n.model import UNDETERMINED, Artefact, Block, Document, Segment
from mars_i18n.outputs._blocks import date_line
from mars_i18n.outputs._inline import to_text
from mars_i18n.outputs._tree import Branch, Node, body_and_footnotes, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mars_i18n.plugins import Edition

_WIDTH = 72  # columns
_UNDERLINES = {1: "=", 2: "-"}


def render(edition: Edition) -> Iterator[Artefact]:
    """The text, at ``<issue>.txt``, in UTF-8 with a final newline."""
    parts = [part for document in edition.documents for part in parts_of(document)]
    documents = ["\n\n".join(_document(edition, document)) for document in parts]
    text = f"\n\n\n{'*' * 3:^{_WIDTH}}".rstrip() + "\n\n\n"
    yield Artefact(f"{edition.issue}.txt", (text.join(documents).strip() + "\n").encode())


def _document(edition: Edition, document: Document) -> Iterator[str]:
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
    for node in notes:
        if isinstance(node, Node):
            label = f"[{node.container.attribute('label')}] "
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
        return _table(node)
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
    return bullet + textwrap.indent(text, " " * len(bullet)).lstrip(" ")


def _table(node: Node) -> str:
    rows = [
        [_prose(cell) for cell in row.children if isinstance(cell, Block)]
        for row in node.children
        if isinstance(row, Node)
    ]
    columns = max(map(len, rows), default=0)
    widths = [max((len(row[column]) for row in rows if column < len(row)), default=0) for column in range(columns)]
    align = [*node.container.attribute("align").split(","), *[""] * columns]
    lines = ["  ".join(_aligned(cell, widths[at], align[at]) for at, cell in enumerate(row)).rstrip() for row in rows]
    return "\n".join([*lines[:1], "  ".join("-" * width for width in widths), *lines[1:]])


def _aligned(cell: str, width: int, side: str) -> str:
    return cell.rjust(width) if side == "right" else cell.center(width) if side == "center" else cell.ljust(width)


def _block(block: Block, width: int) -> str:
    if block.kind in {"heading", "title"}:
        return _underlined(_prose(block), block.level)
    if block.kind == "code":
        return textwrap.indent(block.content.rstrip("\n"), "    ")
    if block.kind == "rule":
        return f"{'* * *':^{width}}".rstrip()
    if block.kind in {"html", "masthead"}:
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
        textwrap.fill(line, max(width, 20), break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


def _underlined(text: str, level: int) -> str:
    lines = _wrapped(text)
    return f"{lines}\n{_UNDERLINES.get(level, '.') * max(map(len, lines.splitlines()), default=0)}" if lines else ""
