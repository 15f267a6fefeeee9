"""The blocks of Markdown, in source order: kinds, levels, containers, and the offsets of their prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mars_i18n.formats.markdown.content import UnlocatedError
from mars_i18n.formats.markdown.former_texts import former_environment, former_msgid_of_roles, former_msgids
from mars_i18n.formats.markdown.html_blocks import read_html, read_marks, with_marks
from mars_i18n.formats.markdown.inline import InlineScanner
from mars_i18n.formats.markdown.line_index import locate_content, span_of_title
from mars_i18n.formats.markdown.masks import MASK
from mars_i18n.formats.markdown.opaque import (
    TASK,
    abbreviation,
    code_of_directive,
    explicit_id,
    holds_nothing,
    is_attributes,
    shown_syntax,
    spoken_options,
    spoken_parts,
    trim_edges,
)
from mars_i18n.formats.markdown.open_containers import OpenContainers
from mars_i18n.model import CAPTION, Block, BlockKind, ContainerKind, Gap, Inline, Segment, Tag, Text
from mars_i18n.text.segments.markup import to_msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from mars_i18n.formats.markdown.directive_lines.callout_lines import DirectiveLine
    from mars_i18n.formats.markdown.line_index import Lines

LINK_TITLE = "link title"  # the key of a block that is the title of a link reference definition
_CELL = re.compile(r"(?:[^|]|(?<=\\)\|)*")  # a bar after a backslash is none, even after two of them
_CONTAINERS: dict[str, ContainerKind] = {
    "blockquote": "quote",
    "bullet_list": "list",
    "ordered_list": "list",
    "list_item": "item",
    "table": "table",
    "tr": "row",
    "dl": "definitions",
    "dd": "definition",
    "footnote_reference": "footnote",
    "callout": "callout",
}
_LABELS = frozenset({"label", "title", "heading"})  # attributes of components that show them above what they hold
_READERS = {"abbreviation": abbreviation, "code_directive": code_of_directive}
_LEAVES: dict[str, BlockKind] = {"fence": "code", "code_block": "code", "hr": "rule", "html_block": "html"}
_KINDS: dict[str, BlockKind] = {
    "heading": "heading",
    "dt": "term",
    "th": "cell",
    "td": "cell",
    "label": "label",
    "caption": "paragraph",
}


@dataclass
class BlockReader:
    """The parser's tokens on their way to (start, end, block); `first` is the line at which the body begins."""

    parser: MarkdownIt
    lines: Lines
    first: int
    environment: dict[str, Any]
    found: list[tuple[int, int, Block | Gap]] = field(default_factory=list)
    open: OpenContainers = field(default_factory=OpenContainers)
    kinds: list[tuple[BlockKind, int]] = field(default_factory=list)
    row: tuple[int, int] = (0, 0)  # line and column of the table row under way
    head: bool = False
    key: str = ""  # of the paragraph under way: CAPTION
    marker: str = ""  # of the call-out under way, which earlier versions took for its first words

    def read(self, tokens: Sequence[Token]) -> list[tuple[int, int, Block | Gap]]:
        """Every block, sorted by its start; blocks that cannot be located are left out, and stay as they are.

        A cell or an item of a list without words is a block without parts: what follows it keeps its place.
        """
        for number, token in enumerate(tokens):
            name = token.type.removesuffix("_open").removesuffix("_close")
            if token.type == "inline":
                self._inline(token)
            elif token.type in _LEAVES:
                self._leaf(token)
            elif token.type == "template":
                self._template(token)
            elif token.type in {"directive", "alert"}:
                self._directive(token)
            elif token.type in _READERS:
                self.found += _READERS[token.type](token, self.lines, self.first, self.open.all)
            elif token.type == "definition":
                self._definition(token)
            elif token.type.endswith("_open"):
                self._open(name, token, tokens, number)
            elif token.type.endswith("_close"):
                self._close(name)
        return sorted(self.found, key=lambda one: one[0])

    def _open(self, name: str, token: Token, tokens: Sequence[Token], number: int) -> None:
        if name in _CONTAINERS:
            said = token.meta.get("callout") if token.meta else None
            kind: ContainerKind = "callout" if said else _CONTAINERS[name]
            attributes = (("callout", str(said)),) if said else self._attributes(name, token, tokens, number)
            self.open.push(kind, attributes, token.map[0] if token.map else -1)
        if name == "thead":
            self.head = True
        if name == "tr" and token.map:
            line = self.first + token.map[0]
            content = self.lines.content(line)
            start = self.open.after_markers(content, token.map[0])
            self.row = (line, start + (content[start : start + 1] == "|"))
        if name in _KINDS or name == "paragraph":
            level = int(token.tag[1]) if name == "heading" else 0
            self.kinds.append((_KINDS.get(name, "paragraph"), level))
            self.key = CAPTION if name == "caption" else ""

    def _close(self, name: str) -> None:
        if name in _CONTAINERS and self.open.stack:
            self.open.end_directives()
            if name == "list_item" and not self._holds_last():
                self._nothing("paragraph", self.lines.ends[self.first + max(self.open.begun[-1], 0)])
            self.open.pop()
        if name == "thead":
            self.head = False
        if (name in _KINDS or name == "paragraph") and self.kinds:
            self.kinds.pop()

    def _holds_last(self) -> bool:
        """Whether the innermost container holds the last block so far."""
        last = next((part for *_, part in reversed(self.found) if isinstance(part, Block)), None)
        return last is not None and self.open.stack[-1] in last.containers

    def _directive(self, token: Token) -> None:
        """The line that opens or closes a call-out; it holds no prose but its title, which follows."""
        directive = token.meta["directive"]
        self.marker = self._former_marker(directive, token)
        if token.type == "directive":
            self.open.follow(directive)
        if token.map:
            line = self.first + token.map[0]
            labelled = directive.opens and bool(directive.kind) and not directive.title
            for mask in MASK.finditer(self.lines.content(line)):
                if mask[0] not in directive.title:
                    self._components(self.lines.starts[line] + mask.start(), mask[0], labelled=labelled)
            self.found += spoken_options(self.lines, range(line + 1, self.first + token.map[1]), self.open.all)

    def _former_marker(self, directive: DirectiveLine, token: Token) -> str:
        line = self.lines.content(self.first + token.map[0]) if token.map else ""
        if token.type == "alert" and directive.mark == "" and not directive.title:
            return line[line.find("[") :].rstrip() + "\n"
        return line.strip() if token.type == "alert" and directive.mark else ""

    def _components(self, begin: int, mask: str, *, labelled: bool = False) -> int:
        """The texts in the attributes of a piece that is by itself, as blocks; gives where it ends.

        The first title among them is the label of the call-out that the piece opens, if `labelled`.
        """
        number = self.lines.masked.number(mask)
        if number < 0:
            return begin + len(mask)
        piece = self.lines.masked.pieces[number]
        start = at = begin
        before: tuple[Gap, ...] = ()  # what says which marks a text is between
        for part in spoken_parts(piece, begin, self.lines.locate):
            at += len(part.raw)
            if isinstance(part, Segment):
                is_label = labelled and part.attribute in _LABELS
                labelled = labelled and not is_label
                kind: BlockKind = "label" if is_label else "metadata"
                key = "" if is_label else f"{part.attribute}="  # not that of a value of the front matter
                said = read_marks(part) if piece.startswith("{") else part
                block = Block(kind, (*before, said), 0, self.open.all, part.location, key)
                self.found.append((start, at, block))
                start, before = at, ()
            elif part.reason:
                before = (part,)
        self.found += [(start, at, one) for one in before]
        return at

    def _template(self, token: Token) -> None:
        """Lines of template syntax: outputs show what a program replaces, not what says how things look."""
        if not token.map:
            return
        line, last = self.first + token.map[0], self.first + token.map[1] - 1
        content = self.lines.content(line)
        column = content.find(token.content[:2])
        begin, end = self.lines.starts[line] + max(column, 0), self.lines.ends[last]
        end = begin + len(self.lines.text[begin:end].rstrip())
        self._opaque(begin, end, [found.group() for found in MASK.finditer(token.content)])

    def _opaque(self, begin: int, end: int, masks: Sequence[str]) -> None:
        """A block of template syntax alone, with what outputs show of it; none where that is nothing."""
        masked = self.lines.masked
        numbers = [masked.number(mask) for mask in masks]
        pieces = [(masked.spans[number][0], masked.pieces[number]) for number in numbers if number >= 0]
        block = shown_syntax(self.lines.text[begin:end], pieces, self.open.all, begin, self.lines.locate)
        if block is not None:
            self.found.append((begin, end, with_marks(block)))
            return
        for number, mask in zip(numbers, masks, strict=True):
            if number >= 0:
                self._components(masked.spans[number][0], mask)

    def _attributes(self, name: str, token: Token, tokens: Sequence[Token], number: int) -> tuple[tuple[str, str], ...]:
        if name == "tr":
            return (("header", "yes"),) if self.head else ()
        if name == "footnote_reference":
            return (("label", str((token.meta or {}).get("label", ""))),)
        if name == "table":
            aligned = []
            for at in range(number, len(tokens)):
                if (one := tokens[at]).type == "thead_close":
                    break
                if one.type == "th_open":
                    aligned.append(str(one.attrs.get("style", "")).rpartition(":")[2])
            return (("align", ",".join(aligned)),)
        attributes = []
        if name == "ordered_list":
            attributes += [("ordered", "yes"), ("start", str(token.attrs.get("start", 1)))]
        if name.endswith("_list"):
            ends = {"paragraph_open", f"{name}_close"}
            after = range(number + 1, len(tokens))
            first = next((at for at in after if tokens[at].type in ends), number)
            if tokens[first].hidden:
                attributes.append(("tight", "yes"))
        return tuple(attributes)

    def _leaf(self, token: Token) -> None:
        if not token.map:
            return
        start, last = self.first + token.map[0], self.first + token.map[1] - 1
        while last > start and not self.lines.content(last).strip():
            last -= 1
        begin, end = self.lines.starts[start], self.lines.ends[last]
        raw = self.lines.text[begin:end]
        if token.type == "html_block" and (inside := self._html(begin, end, token.map[0])):
            self.found += inside
            return
        block = Block(
            _LEAVES[token.type],
            (Gap(raw),),
            containers=self.open.all,
            location=self.lines.locate(begin),
            key=token.info.strip() if token.type == "fence" else "",
            content=self.lines.masked.unmask(token.content),
        )
        self.found.append((begin, end, block))

    def _definition(self, token: Token) -> None:
        """The title of a link reference definition; ``[//]: # (…)`` is a comment."""
        title = str((token.meta or {}).get("title", ""))
        if not token.map or self._is_remark(token) or not title.strip():
            return
        span = span_of_title(self.parser, self.lines, self.first + token.map[1] - 1, title)
        if span is not None:
            start, end = span
            raw, location = self.lines.text[start:end], self.lines.locate(start + 1)
            shown = Text(" ".join(title.split()) if "\n" in title else title, raw[1:-1])
            parts = (Gap(raw[0]), Segment((shown,), location), Gap(raw[-1]))
            self.found.append((start, end, Block("metadata", parts, 0, self.open.all, location, LINK_TITLE)))

    def _html(self, begin: int, end: int, line: int) -> list[tuple[int, int, Block | Gap]]:
        """What raw HTML says, after the markers of what it is in."""
        begin += self.open.after_markers(self.lines.content(self.first + line), line) if self.open.stack else 0
        return read_html(self.lines.text[begin:end], begin, self.lines, self.open, (self.parser, self.environment))

    def _is_remark(self, token: Token) -> bool:
        """Whether a definition is the way of writing a comment that nobody can cite."""
        if not token.map or str((token.meta or {}).get("id", "")).lower() not in {"//", "comment", "_", "-"}:
            return False
        begin = self.lines.starts[self.first + token.map[0]]
        end = self.lines.ends[self.first + token.map[1] - 1]
        self.found.append((begin, end, Gap(self.lines.text[begin:end], "comment")))
        return True

    def _inline(self, token: Token) -> None:
        kind, level = self.kinds[-1] if self.kinds else ("paragraph", 0)
        try:
            places = (
                self._cell(token)
                if kind == "cell"
                else locate_content(token, self.lines, self.first, heading=kind == "heading")
            )
            scanner = InlineScanner(
                self.parser,
                self.environment,
                self.lines.text,
                token.content,
                places,
                self.lines.locate,
                self.lines.masked,
            )
            parts = scanner.scan(token.children or ())
        except UnlocatedError:
            if kind == "cell":
                self._nothing(kind, self.lines.starts[self.row[0]] + self.row[1])
            return
        start, end = places[0], places[-1]
        if start == end and kind == "cell":
            self._nothing(kind, start)
        if start == end or "".join(part.raw or "" for part in parts) != self.lines.text[start:end]:
            return
        if all(holds_nothing(part) for part in parts) and any(isinstance(part, Tag) for part in parts):
            if kind == "cell":
                shown = (Segment(parts, self.lines.locate(start), translate=False),)
                self.found.append((start, end, Block(kind, shown, 0, self.open.all, self.lines.locate(start))))
                return
            self._opaque(start, end, [found.group() for found in MASK.finditer(token.content)])
            return
        self._segment(kind, level, start, parts, self._former(token, parts))

    def _segment(
        self, kind: BlockKind, level: int, start: int, parts: tuple[Inline, ...], former: tuple[str, ...]
    ) -> None:
        """The block of a text; see block_edges for what is no part of its message."""
        edges = trim_edges(parts, in_item=self._begins_item())
        if not edges.parts:
            return
        key = edges.key
        if kind == "heading" and not key and isinstance(last := edges.parts[-1], Tag):
            key = explicit_id(last.parts[-1].raw) if last.parts and is_attributes(last.parts[-1].raw) else ""
        if edges.level and kind == "paragraph":
            kind, level = "heading", edges.level
        at = start + sum(len(piece.raw) for piece in edges.before) + len(edges.task)
        location = self.lines.locate(at)
        pieces = (*edges.before, Gap(edges.task), Segment(edges.parts, location, former=former), *edges.after)
        kept = tuple(piece for piece in pieces if piece.raw)
        containers = self.open.with_task(done="x" in edges.task.lower()) if edges.task else self.open.all
        block = Block(kind, kept, level, containers, location, key=key if kind == "heading" else self.key)
        self.found.append((start, start + len(block.raw), block))

    def _former(self, token: Token, parts: Sequence[Inline]) -> tuple[str, ...]:
        """The msgids of earlier versions, where they were others."""
        content, marker = self.lines.masked.unmask(token.content), self.marker
        self.marker = ""
        boxed = bool(TASK.match(content)) and self._begins_item()
        html = any(one.type == "html_inline" for one in token.children or ())
        environment = former_environment(token, self.environment, self.lines.masked.unmask)
        if not (marker or boxed or html or content != token.content or environment is not self.environment):
            return ()
        whole = marker if token.meta and marker else marker + content
        former = (*former_msgid_of_roles(parts), *former_msgids(whole, environment))
        return tuple(one for one in former if one != to_msgid(parts) or boxed)

    def _begins_item(self) -> bool:
        """Whether the block under way is the first in an item of a list."""
        if not self.open.stack or self.open.stack[-1].kind != "item":
            return False
        return not self._holds_last()

    def _nothing(self, kind: BlockKind, at: int) -> None:
        """A block without words at an offset, to keep the place of those after it."""
        self.found.append((at, at, Block(kind, (), 0, self.open.all, self.lines.locate(at))))

    def _cell(self, token: Token) -> list[int]:
        line, column = self.row
        content = self.lines.content(line)
        span = _CELL.match(content, column)
        end = span.end() if span else column
        self.row = (line, min(end + 1, len(content)))
        raw = content[column:end]
        if raw.strip().replace("\\|", "|") != token.content:
            raise UnlocatedError
        places = []
        at = column + len(raw) - len(raw.lstrip())
        for char in token.content:
            places.append(self.lines.starts[line] + at)
            at += 2 if char == "|" else 1
        return [*places, self.lines.starts[line] + at]
