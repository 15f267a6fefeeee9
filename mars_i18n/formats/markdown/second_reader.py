"""The words that Markdown shows, by a second reader: the proof that the first one lost none.

It takes them from the file's own lines, wherever the parser of CommonMark sees text or HTML. Shared with the first
reader are only that parser and what counts as template syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.model import VisibleWord
from mars_i18n.text.segments.template_syntax import find_template_syntax

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# What no reader sees in a line of text: comments, tags, addresses, labels of references, directives, attributes
_UNSEEN = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | </?[A-Za-z](?:[^<>"']|"[^"]*+"|'[^']*+')*+>
    | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> | <[^<>\s@]+@[^<>\s]+>
    | (?<=\])\([ \t]*<(?:[^<>\\\r\n]|\\.)*+>(?=[\s)])
    | (?<=\])\((?!<)(?:[ \t]+(?=\S*[:/#.]))?(?:[^()\s]|\([^()\s]*\)|\\.)*+(?=[\s)]) | (?<=\])\[[^\[\]]*+\]
    | \[\^[^\]\s]+\]
    | ^[ \t>]*\[(?://|comment|_|-)\]:[^\r\n]*
    | ^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*+\[(?!\^)[^\]\r\n]++(?:\r?\n[^\]\r\n]++)?\]:
        [ \t]*(?:\r?\n[ \t>]*)?(?:<[^<>\r\n]*>|\S+)
    | ^[ \t>]*:{3,}[ \t]*\{(?:figure|image|include|literalinclude|code|code-block|figure-md|iframe|embed|raw|csv-table
        |bibliography)\}[ \t]+[^\r\n]*
    | ^[ \t>]*(?:[:/]{3,}|`{3,}|~{3,}|!!!|\?{3}\+?)[ \t]*\{?[\w:.-]*\}?
    | ^[ ]{4,}(?:attrs|new|open|select|type):[ \t][^\r\n]*
    | ^[ \t>]*\[![\w-]+\]
    | ^[ \t>]*\*\[[^\[\]\r\n]+\]:
    | ^[ \t>]*\#{1,6}[ \t]+:::[ \t]+[\w.]+[ \t]*$
    | \\begin\{(?P<formula>align|alignat|eqnarray|equation|flalign|gather|multline)\*?\}.*?
        (?:\\end\{(?P=formula)\*?\}|\Z)
    | ^[ \t>]*(?:[-+*]|\d+[.)])[ \t]+\[[xX]\](?=[ \t])
    | ^[ \t>]*:(?:(?:alt|caption):(?=[ \t])|[\w-]+:[^\r\n]*)
    | ^[ \t>]*\[\[?_?TOC_?\]?\] | ^[ \t>]*\([\w.:-]+\)=[ \t]*$
    | \{:?[ \t]*[#.\w][^{}\r\n]*\}
    | &(?:\#\w+|\w+);
    | (?<!\\)\$\$.*?\$\$ | (?<![\\$\w])\$(?=\S)[^$\r\n]*[\\^_={}][^$\r\n]*\$
    | \\(?:newpage|pagebreak|clearpage) """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
# One of these is in whatever `_UNSEEN` finds
_SYNTAX = re.compile(r"[<\[{&$\\`~]|^[ \t>]*(?:[:/(]|!!!|\?\?\?)", re.MULTILINE)
_FILLER = "\ue000"
_SAID = re.compile(
    r"\"[^\"\n]*[^\W\d_] [^\W\d_][^\"\n]*\""
)  # several words in quotation marks: of a shortcode that shows them
_RAW = re.compile(r"<(script|style|pre|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t>]*\n).)*?(?<!`)\1(?!`)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_OF_MYST = re.compile(r"^[ \t>]*(?:`{3,}|:{3,}|~{3,})\{[a-z]|\{[a-z:]+\}`|^\([\w.:-]+\)=", re.MULTILINE)
_REMARK = re.compile(r"(?<=\n)%[ \t][^\r\n]*")
# Directives of MyST between colons whose body is code, or a list of files
_CODE_DIRECTIVE = re.compile(
    r"""^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*+(?P<mark>:{3,})[ \t]*\{(?:auto\w+|bibliography|bibtex|code[\w-]*
    |contents|currentmodule|doctest|embed|eval-rst|graphviz|iframe|include|index|jupyter-execute|literalinclude|math
    |mermaid|parsed-literal|plantuml|productionlist|prompt|raw|sourcecode|tableofcontents|test\w+|tikz|toctree|uml)\}
    [^\r\n]*+$(?:[^\r\n]++|\r?\n(?![ \t>]*(?P=mark)))*+""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def words_of_markdown(text: str, opaque: Sequence[str] = ()) -> Iterator[VisibleWord]:
    """The words of the lines that the parser reads as text or HTML, in order, but for what no reader sees in them.

    `opaque` is what a project adds to template syntax.
    """
    from mars_i18n.formats.markdown.parser import block_parser

    if ":::" in text:
        text = _CODE_DIRECTIVE.sub(_blanks, text)
    if "\n%" in text and _OF_MYST.search(text):
        text = _REMARK.sub(_blanks, text)
    lines = [found.span() for found in _LINE.finditer(text) if found.group()]
    shown: set[int] = set()
    for token in block_parser().parse(text):
        if token.map and token.type in {"inline", "html_block", "definition"}:
            shown.update(range(*token.map))
    numbers = sorted(shown)
    at = 0
    while at < len(numbers):
        last = at
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        start = lines[numbers[at]][0]
        end = lines[min(numbers[last], len(lines) - 1)][1]
        seen = _without_unseen(text[start:end], opaque)
        for word in _WORD.finditer(seen):
            yield VisibleWord(word.group(), start + word.start())
        at = last + 1


def _without_unseen(text: str, opaque: Sequence[str]) -> str:
    """The text with blanks in the place of what no reader sees, of the same length."""
    if "`" in text:
        text = _CODE.sub(_blanks, text)
    if "<" in text:
        text = _RAW.sub(_blanks, text)
    pieces: list[str] = []
    said: list[tuple[int, int]] = []
    cursor = 0
    for start, end in find_template_syntax(text, opaque):
        if text.startswith(("{{<", "{{%", "{%"), start) and not text[text.rfind("\n", 0, start) + 1 : start].strip(
            " \t>"
        ):
            said += [one.span() for one in _SAID.finditer(text, start, end)]
        pieces += (text[cursor:start], re.sub(r"[^\r\n]", _FILLER, text[start:end]))  # no blank: addresses hold it
        cursor = end
    shown = "".join([*pieces, text[cursor:]])
    shown = _UNSEEN.sub(_blanks, shown) if _SYNTAX.search(shown) else shown
    pieces, cursor = [], 0
    for start, end in said:
        pieces += (shown[cursor:start], _UNSEEN.sub(_blanks, text[start:end]))
        cursor = end
    return "".join([*pieces, shown[cursor:]])


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found.group())
