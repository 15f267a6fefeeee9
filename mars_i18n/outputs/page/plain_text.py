"""An issue as plain text of 72 columns, which is an output by itself and the text of a mail."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED
from mars_i18n.outputs.images.hero import with_heroes
from mars_i18n.outputs.page.hidden_syntax import hide_syntax
from mars_i18n.outputs.page.identity import for_xml
from mars_i18n.outputs.page.inline import plain
from mars_i18n.outputs.page.inline_text import to_text
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.page.urls import public_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mars_i18n.outputs.page import tree
    from mars_i18n.plugins.editions import Edition

_WIDTH = 72  # columns
_UNDERLINES = {1: "=", 2: "-"}
_TAGS = re.compile(r"<[^<>]*>")  # of a page, around its template syntax
_LIKE_AN_ITEM = re.compile(r"(?<=\S) (?=(?:-|\||[0-9]+\.|\[[0-9]+\])(?: |$))")  # after it, what looks like a bullet
_BLANKS = re.compile(" {2,}")  # which are one to readers of a page, and in text look like those between cells
_BOUND = "\x00"  # that blank while lines are filled: no line ends there
_DASHES = ("—", "–", "―")


def plain_text(edition: Edition) -> str:
    """The text, ending in a newline; relative links are led from the public address of the issue."""
    page = public_address(edition)
    edition, hidden = hide_syntax(with_heroes(edition))
    documents = ["\n\n".join(_document(part, page)) for part in resolve(edition, "read").parts]
    between = f"\n\n\n{'*' * 3:^{_WIDTH}}".rstrip() + "\n\n\n"
    return (
        hidden.restore_text(for_xml(between.join(documents).strip())) + "\n"
    )  # a terminal must not obey control characters in it


@dataclass(frozen=True, slots=True)
class Column:
    """What nodes are written into: its width, and the public address that relative links are led from."""

    width: int
    page: str

    def indent(self, by: int) -> Column:
        """A column within this one, narrower by so many characters."""
        return replace(self, width=self.width - by)

    def all(self, nodes: Iterable[tree.Node]) -> list[str]:
        """The nodes in order, those without words left out."""
        return [text for node in nodes if (text := NODES[node.kind](node, self))]

    def prose(self, prose: tree.Prose) -> str:
        """The words of a block; what is not yet translated is marked with its language: [en] …"""
        texts = []
        for segment in prose:
            known = segment.language not in {UNDETERMINED, ""}
            mark = f"[{segment.language if known else '?'}] " if segment.state == "fallback" else ""
            texts.append(mark + to_text(segment.parts, self.page))
        return " ".join(texts).strip()


def _document(part: tree.Part, page: str) -> Iterator[str]:
    column = Column(_WIDTH, page)
    for title in part.titles:
        yield _underline(column.prose(title), 1)
    if part.date:
        yield part.date
    if part.summary:
        yield _wrap(column.prose((part.summary,)))
    if part.byline:
        yield _wrap(column.prose((part.byline,)))
    yield from column.all((*([part.hero] if part.hero else []), *part.body))
    for note in part.notes:
        label = f"[{note.number}] "
        yield _hang(label, "\n\n".join(column.indent(len(label)).all(note.children)))


def _heading(node: tree.Heading, column: Column) -> str:
    return _underline(column.prose(node.prose), node.source_level)


def _paragraph(node: tree.Paragraph | tree.Figure | tree.DefinedTerm | tree.Attribution, column: Column) -> str:
    return _wrap(column.prose(node.prose), column.width)


def _code(node: tree.Code, _column: Column) -> str:
    return textwrap.indent(node.content.rstrip("\n"), "    ")


def _rule(_node: tree.Rule, column: Column) -> str:
    return f"{'* * *':^{column.width}}".rstrip()


def _html(_node: tree.Html, _column: Column) -> str:
    return ""  # the tree is asked for with the editors' HTML read as blocks


def _template(node: tree.Template, _column: Column) -> str:
    return "\n".join(line.strip() for line in _TAGS.sub("\n", node.content).splitlines() if line.strip())


def _quote(node: tree.Quote, column: Column) -> str:
    """What is said, and under it after a dash who said it."""
    inner = column.indent(4)
    dashed = any(plain(one.parts).lstrip().startswith(_DASHES) for line in node.who[:1] for one in line.prose[:1])
    lines = "\n".join(text for one in node.who if (text := inner.prose(one.prose)))
    source = _wrap(lines, inner.width) if dashed or not lines else _hang("— ", _wrap(lines, inner.width - 2))
    return textwrap.indent("\n\n".join(filter(None, [*inner.all(node.said), source])), "    ")


def _callout(node: tree.Callout, column: Column) -> str:
    """Its label in square brackets, and a bar along all that it holds."""
    label = column.prose(node.label) or node.word
    inner = "\n\n".join(filter(None, [_wrap(f"[{label}]", column.width - 2), *column.indent(2).all(node.children)]))
    return textwrap.indent(inner, "| ", lambda _line: True).replace("| \n", "|\n")


def _list(node: tree.List, column: Column) -> str:
    items = []
    gap = "\n" if node.tight else "\n\n"
    for number, item in enumerate(node.items, node.start):
        bullet = f"{number}. " if node.ordered else "- "
        items.append(_hang(bullet, gap.join(column.indent(len(bullet)).all(item))))
    return gap.join(items)


def _table(node: tree.Table, column: Column) -> str:
    """The rows below one another in columns, or where these are too wide for the page each row as a list by itself."""
    head, body = (
        [[" ".join(column.prose(cell).split()) for cell in row] for row in rows] for rows in (node.head, node.body)
    )
    rows = [*head, *body]
    if not rows:
        return ""
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    if sum(widths) + 2 * (len(widths) - 1) > max(column.width, _WIDTH // 2):
        return "\n\n".join(_rows_as_lists(rows, named=bool(head)))
    lines = [
        "  ".join(_align(cell, widths[at], node.align[at]) for at, cell in enumerate(row)).rstrip() for row in rows
    ]
    rule = ["  ".join("-" * width for width in widths)] if head else []
    return "\n".join([*lines[: len(head)], *rule, *lines[len(head) :]])


def _rows_as_lists(rows: Sequence[Sequence[str]], *, named: bool) -> Iterator[str]:
    """The rows of a wide table, each of their cells after the name of its column, which the first row has if `named`.

    The name of a column without cells is in the row below; where there is none, the names are a row as others are.
    """
    names, body = (rows[0], rows[1:]) if named and len(rows) > 1 else ([""] * len(rows[0]), rows)
    empty = [not any(cells) for cells in zip(*body, strict=True)]
    for number, row in enumerate(body):
        cells = (
            f"{name}: {cell}" if name and cell else cell or f"{name}:"
            for name, cell, bare in zip(names, row, empty, strict=True)
            if cell or (name and bare and number == 0)
        )
        if text := "\n".join(_wrap(one, _WIDTH - 2) for one in cells):
            yield _hang("- ", text)


def _align(cell: str, width: int, side: str) -> str:
    return cell.rjust(width) if side == "right" else cell.center(width) if side == "center" else cell.ljust(width)


def _definitions(node: tree.Definitions, column: Column) -> str:
    return "\n".join(column.all(node.children))


def _definition(node: tree.Definition, column: Column) -> str:
    return textwrap.indent("\n\n".join(column.indent(4).all(node.children)), "    ")


def _hang(bullet: str, text: str) -> str:
    """The text with its first line after a bullet, and the others below the first."""
    return (bullet + textwrap.indent(text, " " * len(bullet)).lstrip(" ")).rstrip()


def _wrap(text: str, width: int = _WIDTH) -> str:
    """The text in lines of at most `width` columns, none of which begins with what looks like the mark of an item."""
    return "\n".join(
        textwrap.fill(
            _LIKE_AN_ITEM.sub(_BOUND, _BLANKS.sub(" ", line).strip(" ")),
            max(width, 20),
            break_long_words=False,
            break_on_hyphens=False,
        ).replace(_BOUND, " ")
        for line in text.split("\n")
    )


def _underline(text: str, level: int) -> str:
    lines = _wrap(text)
    return f"{lines}\n{_UNDERLINES.get(level, '.') * max(map(len, lines.splitlines()), default=0)}" if lines else ""


NODES: Mapping[tree.NodeKind, Callable[[Any, Column], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "figure": _paragraph,
    "attribution": _paragraph,
    "code": _code,
    "rule": _rule,
    "html": _html,
    "template": _template,
    "quote": _quote,
    "callout": _callout,
    "list": _list,
    "cards": lambda node, column: _list(node.as_list, column),
    "table": _table,
    "definitions": _definitions,
    "term": _paragraph,
    "definition": _definition,
}
