"""Rules of blocks that CommonMark has not: lines of template syntax, and the lines that open and close directives.

A directive's two lines are tokens of their own, of which the reader of blocks makes a container: so neither what is
never closed nor what nests ten thousand deep takes more than one look at each line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats.markdown.directive_lines.callout_lines import (
    read_alert,
    read_bang,
    read_colons,
    read_fence,
    read_slashes,
    read_template,
    read_whole,
)
from mars_i18n.formats.markdown.directive_lines.code_directives import code_directive
from mars_i18n.formats.markdown.markdown_elements import is_element
from mars_i18n.formats.markdown.masks import FILL, MASK, REST_LINE, TEMPLATE_LINE

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

    from mars_i18n.formats.markdown.directive_lines.callout_lines import DirectiveLine

_INDENT = 4  # of the body of ``!!! note``
_OPTION = re.compile(r":[\w-]+:(?:[ \t]|$)")
_ABBREVIATION = re.compile(r"\*\[[^\[\]]+\][ ]?:[ \t]*(?P<title>\S(?:.*\S)?)[ \t]*$")
_MEANS = re.compile(r"[:~][ \t]+\S")  # what a term means
_MOST_TERMS = 5  # that one meaning has
_LONGEST_TERM = 80  # code points
_ENDS_BY_ITSELF = re.compile(r"<(?:pre|script|style|textarea)\b|<[!?]", re.IGNORECASE)
_YAML_OPTION = re.compile(r"(?:attrs|new|open|select|type):(?:[ \t]|$)")  # of blocks of Python-Markdown's extensions
# What a line that opens or closes a directive begins with → what reads it
_READERS = {":::": read_colons, "///": read_slashes, "```": read_fence, "~~~": read_fence}


def enable_rules(parser: MarkdownIt) -> MarkdownIt:
    """The parser with the rules of this module."""
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "directive", _directive, ends)
    parser.block.ruler.before("directive", "whole directive", _whole, ends)
    parser.block.ruler.before("directive", "code directive", code_directive, ends)
    parser.block.ruler.before("fence", "admonition", _admonition, ends)
    parser.block.ruler.before("fence", "abbreviation", _abbreviation, ends)
    parser.block.ruler.before("fence", "template", _template, ends)
    parser.block.ruler.before("fence", "alert", _alert)
    parser.block.ruler.before("fence", "element", _element, ends)
    parser.block.ruler.before("paragraph", "terms", _terms)
    parser.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _template(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """Lines of nothing but template syntax; a piece that goes on over lines is filled with its own character."""
    content = _line(state, start)
    if not TEMPLATE_LINE.fullmatch(content) or state.is_code_block(start):
        return False
    if silent:
        return True
    last = start
    following = start + 1
    while following < end:
        line = _line(state, following)
        if line.startswith(FILL):
            if not REST_LINE.fullmatch(line):
                return False
            last = following
        elif line:
            break
        following += 1
    masks = [found.group() for found in MASK.finditer(content)]
    piece = state.env["masked"].unmask(masks[0]) if len(masks) == 1 and "masked" in state.env else ""
    directive = read_template(piece)
    if directive is not None:
        _push(state, directive, start, last + 1)
    else:
        token = state.push("template", "", 0)
        token.map, token.content = [start, last + 1], content
    state.line = last + 1
    return True


def _abbreviation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``*[HTML]: Hyper Text Markup Language``: what readers see of it is a tooltip, wherever the word is."""
    del end
    found = _ABBREVIATION.match(_line(state, start))
    if not found or state.is_code_block(start):
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        begin = state.bMarks[start] + state.tShift[start] + found.start("title")
        token.map, token.content = [start, start + 1], found["title"]
        token.meta = {"column": begin - (state.src.rfind("\n", 0, begin) + 1)}
        state.line = start + 1
    return True


def _terms(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Several terms, each on a line of its own, with what they mean after them."""
    last = start
    while last + 1 < end and _line(state, last + 1) and not _MEANS.match(_line(state, last + 1)):
        last += 1
        if last - start >= _MOST_TERMS:
            return False
    marker = last + 2 if last + 1 < end and not _line(state, last + 1) else last + 1
    if silent or last == start or marker >= end or not _MEANS.match(_line(state, marker)):
        return False
    terms = [_line(state, line).rstrip() for line in range(start, last)]
    ends = state.md.block.ruler.getRules("paragraph")
    if any(len(one) > _LONGEST_TERM or one.endswith((".", ":", ";", ",")) for one in terms):
        return False
    if any(rule(state, line, end, True) for rule in ends for line in range(start + 1, last + 1)):  # noqa: FBT003
        return False
    from markdown_it.token import Token

    at = len(state.tokens)
    definitions = next(rule.fn for rule in state.md.block.ruler.__rules__ if rule.name == "deflist")
    if not definitions(state, last, end, False):  # noqa: FBT003 - as the parser calls it
        return False
    first, level = state.tokens[at], state.tokens[at].level + 1
    first.map = [start, (first.map or [0, last])[1]]
    made: list[Token] = []
    for line, term in enumerate(terms, start):
        made += (
            Token("dt_open", "dt", 1, map=[line, line], level=level, block=True),
            Token("inline", "", 0, map=[line, line], level=level + 1, content=term, children=[], block=True),
            Token("dt_close", "dt", -1, level=level, block=True),
        )
    state.tokens[at + 1 : at + 1] = made
    return True


def _element(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """The start tag of an element of Markdown ends the paragraph before it; what follows it is one of its own."""
    del end
    piece = _first_piece(state, _line(state, start)) if silent else ""
    return is_element(piece) and not piece.startswith("</") and not state.is_code_block(start)


def _first_piece(state: StateBlock, line: str) -> str:
    """The piece of template syntax that a line begins with; or nothing."""
    mask = MASK.match(line)
    return state.env["masked"].unmask(mask.group()) if mask and "masked" in state.env else ""


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Raw HTML up to where it ends for CommonMark, or to a line that begins with a tag of an element of Markdown.

    Or to one that closes a directive or opens the next.
    """
    from markdown_it.rules_block.html_block import html_block

    lines = state.env.get("element lines")
    if lines is None:
        shown = (line.lstrip(" \t>") for line in state.src.split("\n"))
        lines = [number for number, line in enumerate(shown) if is_element(_first_piece(state, line))]
        state.env["element lines"] = lines
    at = bisect_right(lines, start)
    if at < len(lines) and lines[at] < end and not state.is_code_block(lines[at]):
        end = lines[at]
    line = _line(state, start)
    # One that ends a paragraph too is HTML for certain, and read up to a blank line: so is it looked through
    if not silent and html_block(state, start, end, True) and not _ENDS_BY_ITSELF.match(line):  # noqa: FBT003
        end = _before_colons(state, start, end)
    return html_block(state, start, end, silent)


def _before_colons(state: StateBlock, start: int, end: int) -> int:
    """The line at which a directive begins or ends after a line, before the next blank one; `end` where none does."""
    for line in range(start + 1, end):
        content = _line(state, line)
        if not content:
            return end
        if content.startswith(":::"):
            return line
    return end


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``:::note[Title]``, ``/// note | Title``, ```` ```{note} ````, and what closes them."""
    first = state.src[state.bMarks[start] + state.tShift[start] : state.bMarks[start] + state.tShift[start] + 3]
    if first not in _READERS or state.is_code_block(start):
        return False
    directive = _READERS[first](_line(state, start))
    if directive is None:
        return False
    open_fences: list[str] = state.env.setdefault("open fences", [])
    is_fence = first in {"```", "~~~"}
    if is_fence and not directive.opens:
        if not open_fences or not directive.mark.startswith(open_fences[-1]):
            return False
        if not silent:
            open_fences.pop()
    if silent:
        return True
    if is_fence and directive.opens:
        open_fences.append(directive.mark)
    last = start + 1
    if directive.opens:
        last = _after_options(state, last, end)
    _push(state, directive, start, last)
    state.line = last
    return True


def _whole(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A call-out in one line: its opening, its text as a paragraph, its end."""
    del end
    content = _line(state, start)
    whole = read_whole(content) if content.startswith(":::") and not state.is_code_block(start) else None
    if whole is None or silent:
        return whole is not None
    directive, body, column = whole
    _push(state, directive, start, start + 1)
    begin = state.bMarks[start] + state.tShift[start] + column
    state.push("paragraph_open", "p", 1).map = [start, start + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = body, [start, start + 1], []
    token.meta = {"column": begin - (state.src.rfind("\n", 0, begin) + 1)}
    state.push("paragraph_close", "p", -1)
    state.push("directive", "", 0).meta = {"directive": replace(directive, opens=False, title="", kind="")}
    state.line = start + 1
    return True


def _after_options(state: StateBlock, line: int, end: int) -> int:
    """The line after the options of a directive of MyST: ``:class: tip``, or YAML between ``---``."""
    if line < end and _line(state, line).rstrip() == "---":
        for at in range(line + 1, min(line + 30, end)):
            if _line(state, at).rstrip() == "---":
                return at + 1
    while line < end and _OPTION.match(_line(state, line)):
        line += 1
    while line < end and state.is_code_block(line) and _YAML_OPTION.match(_line(state, line)):
        line += 1
    return line


def _push(state: StateBlock, directive: DirectiveLine, start: int, end: int) -> None:
    token = state.push("directive", "", 0)
    token.map, token.meta = [start, end], {"directive": directive}
    if not directive.title.strip():
        return
    begin = state.bMarks[start] + state.tShift[start] + directive.column
    column = begin - (state.src.rfind("\n", 0, begin) + 1)
    token = state.push("label_open", "p", 1)
    token.map = [start, start + 1]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = directive.title, [start, start + 1], []
    token.meta = {"column": column}
    state.push("label_close", "p", -1)


def _alert(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``[!NOTE]`` on the first line of a quotation."""
    del end
    if silent or not state.tokens or state.tokens[-1].type != "blockquote_open":
        return False
    directive = read_alert(_line(state, start))
    if directive is None or state.is_code_block(start):
        return False
    state.tokens[-1].meta = {"callout": directive.kind}
    _push(state, directive, start, start + 1)
    state.tokens[-1 if not directive.title.strip() else -4].type = "alert"
    state.line = start + 1
    return True


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """``!!! note "Title"`` or ``=== "Title"`` with its indented body."""
    first = state.src[state.bMarks[start] + state.tShift[start] : state.bMarks[start] + state.tShift[start] + 3]
    if first not in {"!!!", "???", "==="} or state.is_code_block(start):
        return False
    directive = read_bang(_line(state, start))
    if directive is None:
        return False
    if silent:
        return True
    indent = state.sCount[start] + _INDENT
    last = line = start + 1
    while line < end and (not _line(state, line) or state.sCount[line] >= indent):
        line += 1
        last = line if _line(state, line - 1) else last
    token = state.push("callout_open", "div", 1)
    token.map, token.meta = [start, last], {"callout": directive.kind}
    _push(state, directive, start, start + 1)
    state.tokens[-1 if not directive.title.strip() else -4].type = "alert"
    kept = state.blkIndent, state.lineMax, state.parentType
    state.blkIndent, state.lineMax, state.parentType = indent, last, "admonition"
    state.md.block.tokenize(state, start + 1, last)
    state.blkIndent, state.lineMax, state.parentType = kept
    state.push("callout_close", "div", -1)
    state.line = last
    return True
