"""Directives of MyST whose body is no prose: code, formulas, and lists of the files that a site includes.

They are fences (```` ```{code-block} python ````) or colons (``:::{toctree}``). Their captions are prose, and the
titles that a list of files gives its entries: ``Getting started <start>``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats.markdown.directive_lines.callout_lines import prose_directive
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

# Directives between colons that hold no Markdown; of fences, all are code but those of prose
CODE_DIRECTIVES = (
    "autoclass|autofunction|automodule|autosummary|bibliography|bibtex|code|code-block|code-cell|contents"
    "|currentmodule|doctest|embed|eval-rst|graphviz|iframe|include|index|jupyter-execute|literalinclude|math|mermaid"
    "|parsed-literal|plantuml|productionlist|prompt|raw|sourcecode|tableofcontents|testcode|testoutput"
    "|toctree|tikz|uml"
)
_OPENS = re.compile(
    rf"(?P<mark>:{{3,}}(?=[ \t]*\{{(?:{CODE_DIRECTIVES})\}})|`{{3,}}|~{{3,}})[ \t]*"
    r"(?P<info>\{(?P<name>[A-Za-z][\w:.+-]*)\}(?P<argument>[^`]*))$",
    re.IGNORECASE,
)
_OPTION = re.compile(r":(?P<name>[\w-]+):(?:[ \t]+(?P<value>\S(?:.*\S)?))?[ \t]*$")
_YAML_OPTION = re.compile(r"(?P<name>[\w-]+):[ \t]+(?P<quote>[\"']?)(?P<value>\S(?:.*\S)?)(?P=quote)[ \t]*$")
_UNSHOWN = frozenset(
    """autoclass autofunction automodule autosummary bibliography contents currentmodule include index literalinclude
    tableofcontents toctree""".split()
)
_NAMES_OF_CODE = frozenset("code code-block code-cell sourcecode".split())
_LONGEST_YAML = 30  # lines of options


@dataclass(frozen=True, slots=True)
class CodeDirective:
    """The first line of a directive that holds code: what closes it, its name, and the argument after the name."""

    mark: str
    name: str
    argument: str

    @property
    def language(self) -> str:
        """The language of its code, as a fence has it."""
        return self.argument if self.name in _NAMES_OF_CODE else self.name

    @property
    def shown(self) -> bool:
        """Whether readers see what is in it."""
        return self.name not in _UNSHOWN


def read_opening(line: str) -> CodeDirective | None:
    """The directive that a line opens, if its body is no prose."""
    found = _OPENS.match(line) if line.startswith((":::", "```", "~~~")) else None
    if not found or prose_directive(found["info"]):
        return None
    return CodeDirective(found["mark"], found["name"].lower(), found["argument"].strip())


def code_directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """A rule of the parser: a directive of code with its options, up to what closes it or its container."""
    directive = None if state.is_code_block(start) else read_opening(_line(state, start))
    if directive is None or silent:
        return directive is not None
    closing = re.compile(rf"{re.escape(directive.mark)}{re.escape(directive.mark[0])}*[ \t]*$")
    last = start + 1
    while last < end and (not _line(state, last) or state.sCount[last] >= state.blkIndent):
        if closing.match(_line(state, last)):
            break
        last += 1
    body = _after_options(state, start + 1, last)
    for at in range(start + 1, body):
        option = read_option(_line(state, at))
        if option and directive.shown and option["name"].lower() == "caption" and option["value"]:
            _push_caption(state, option["value"], at, option.start("value"))
    token = state.push("code_directive", "code", 0)
    token.map, token.meta = [start, min(last + 1, end)], {"directive": directive, "body": [body, last]}
    token.content = state.getLines(body, last, state.sCount[start], keepLastLF=True)
    state.line = min(last + 1, end)
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def read_option(line: str) -> re.Match[str] | None:
    """A line of options, with its `name` and `value`: ``:caption: A text``, or of YAML."""
    return _OPTION.match(line) or _YAML_OPTION.match(line)


def _after_options(state: StateBlock, line: int, end: int) -> int:
    """The line after the options: ``:caption: A text``, or YAML between ``---``."""
    if line < end and _line(state, line).rstrip() == "---":
        for at in range(line + 1, min(line + _LONGEST_YAML, end)):
            if _line(state, at).rstrip() == "---":
                return at + 1
        return line
    while line < end and _OPTION.match(_line(state, line)):
        line += 1
    return line


def _push_caption(state: StateBlock, text: str, line: int, column: int) -> None:
    state.push("caption_open", "p", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    begin = state.bMarks[line] + state.tShift[line] + column
    token.content, token.map, token.children = text, [line, line + 1], []
    token.meta = {"column": begin - (state.src.rfind("\n", 0, begin) + 1)}
    state.push("caption_close", "p", -1)
