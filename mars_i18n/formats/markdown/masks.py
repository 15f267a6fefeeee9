"""Template syntax in Markdown, hidden from the parser: each piece is masked by as many private characters.

So ``*|NAME|*`` is no emphasis, ``[a]({{ x | y: "z" }})`` stays a link, and all offsets stay those of the file. Line
ends are not masked. Syntax within code is code and is left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.formats.markdown.directive_lines.callout_lines import prose_directive
from mars_i18n.formats.markdown.directive_lines.code_directives import CODE_DIRECTIVES
from mars_i18n.formats.markdown.markdown_elements import find_markdown_elements
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.text.segments.template_syntax import find_template_syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FIRST, _SECOND, _BASE = 0xF0000, 0xF8000, 0x7F00  # the digits of a piece's number, in its first two characters
FILL = "\U00100000"
_HEAD = "[\U000f0000-\U000f7fff][\U000f8000-\U000ffffd]"
MASK = re.compile(rf"{_HEAD}{FILL}*(?:\s+{FILL}+)*|{FILL}+")
TEMPLATE_LINE = re.compile(rf"(?:{_HEAD}{FILL}*[ \t]*)+")
REST_LINE = re.compile(rf"[ \t]*{FILL}*[ \t]*(?:{_HEAD}{FILL}*[ \t]*)*")
_SIGNS = re.compile(r"[{$%#<|(\[]|import|export|8<")
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_FENCE = re.compile(
    r"^(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*(?P<mark>`{3,}(?=[^`\r\n]*$)|~{3,}"
    rf"|:{{3,}}(?=[ \t]*\{{(?:{CODE_DIRECTIVES})\}}))(?P<info>[^\r\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_TICKS = re.compile(r"(?<!\\)`+|\\`+|\r?\n[ \t>]*(?=\r?\n|\Z)")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
# Components of MDX: a name in capitals that no element of HTML has, attributes in quotation marks or braces
_COMPONENT = (
    r"</?(?=[A-Z][A-Za-z0-9.]*[a-z0-9])[A-Z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*(?=[\s/>])"
    r"(?:[^<>{}\"']|\"[^\"]*+\"|'[^']*+'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\})*+>"
)
_COMPONENT_ALONE = re.compile(r"\A<(?!Img|Input)\w+\s(?:.*\s)?(?:summary|label|heading|caption|title=\{)", re.DOTALL)
_JSX = (  # an element with a value in braces, as no HTML has it
    r"<(?=[a-z][^<>]*=\{)[a-z][\w.-]*(?=\s)(?:[^<>{}\"']|\"[^\"]*+\"|'[^']*+'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+\})*+>"
)
_EXPRESSION_COMMENT = r"\{/\*(?:(?!\*/).)*+\*/\}"
_COMPONENTS = re.compile(f"{_COMPONENT}|{_JSX}|{_EXPRESSION_COMMENT}", re.DOTALL)
_MODULE = re.compile(
    r"^(?:import[ \t]+(?:[^\n]*?[ \t]from[ \t]+)?['\"][^'\"\n]+['\"];?[ \t]*\r?$"
    r"|import[ \t]*\{[^{}]*\}[ \t]*from[ \t]+['\"][^'\"\n]+['\"];?[ \t]*\r?$"
    r"|export[ \t]+(?:const|let|var|default|function|async|class)\b(?:(?!\r?\n[ \t]*(?:\r?\n|\Z)).)*)",
    re.MULTILINE | re.DOTALL,
)
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}(?=\s)")  # of MyST, before code: {ref}`target`; code is blank by now
_ATTRIBUTE = r"(?:[#.][\w:.-]++|[\w:-]++=(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s\"'{}]++))"
ATTRIBUTES = re.compile(rf"\{{:?[ \t]*{_ATTRIBUTE}(?:[ \t]+{_ATTRIBUTE})*+[ \t]*\}}")
_OF_MYST = re.compile(r"^[ \t>]*(?:`{3,}|:{3,}|~{3,})\{[a-z]|\{[a-z:]+\}`|^\([\w.:-]+\)=", re.MULTILINE)
_REMARK = re.compile(r"^(?:%[ \t]|\+{3}(?=[ \t]*(?:\{|\r?$)))[^\r\n]*", re.MULTILINE)  # a comment of MyST, a break
# Expressions of MDX: a name, its members, a call; and a blank
_EXPRESSION = re.compile(r"\{(?:[A-Za-z_$][\w$]*(?:\.[\w$]+)*(?:\([^(){}\n]*\))?|[\"'][ ]+[\"'])\}")
# The table of contents of kramdown: a list of one item, whose words nobody sees
_LISTED_CONTENTS = r"(?:[-*+]|\d{1,9}[.)])[ \t]+[^\r\n]*\r?\n[ \t>]*\{:[ \t]*toc[^{}\n]*\}"
CONTENTS = re.compile(_LISTED_CONTENTS, re.IGNORECASE)
# Lines of other programs: tables of contents, page breaks, targets of MyST, files to include
HIDDEN_LINE = re.compile(
    rf"^[ \t>]*(?P<line>{_LISTED_CONTENTS}"
    r"|\[TOC\]|\[\[_?TOC_?\]\]|\{:toc[^{}\n]*\}|\{:[ \t]*[\w-]+[ \t]*\}"
    r"|\\(?:newpage|pagebreak|clearpage)"
    r"|\([\w.:-]+\)=|-+8<-+[^\n]*?|\{::[^{}\n]*\})[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^[ \t>]*#{1,6}[ \t]+(?P<reference>:::[ \t]+\w+(?:\.\w+)*)[ \t]*\r?$", re.MULTILINE
)  # mkdocstrings
MATH = re.compile(
    r"(?<![\\$])\$\$(?:(?!\$\$|\n[ \t]*\r?\n).)+\$\$"
    r"|^[ \t>]*\\begin\{(?P<formula>(?:align|alignat|eqnarray|equation|flalign|gather|multline)\*?)\}"
    r"(?:(?!\n[ \t]*\r?\n|\\begin\{(?P=formula)).)+?\\end\{(?P=formula)\}"
    r"|(?<![\\$\w])\$(?=[^\s$])(?:[A-Za-z]|[^$\n]*[\\^_={}][^$\n]*)(?<=[^\s\\])\$(?![\d$])",
    re.DOTALL | re.MULTILINE,
)
# What is between these is no prose, though it looks like it
_VERBATIM = re.compile(
    r"\{%-?\s*(?P<name>highlight|raw|verbatim|comment|capture)\b|\{\{[<%]\s*(?P<short>highlight|mermaid|math|katex)\b"
)
_VERBATIM_END = re.compile(r"\{%-?\s*end(?P<name>\w+)|\{\{[<%]\s*/\s*(?P<short>\w+)")
_HTML_NAMES = frozenset(
    """a abbr address article aside audio b bdi bdo blockquote body br button caption center cite code col dd del
    details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input
    ins kbd label legend li link main map mark menu meta nav ol option p pre q s samp script section select small source
    span strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt u ul var video
    wbr""".split()
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its template syntax masked: `text` has the length of the file's, `pieces` are what was masked.

    `opaque` is what the project adds to template syntax.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    pieces: tuple[str, ...]
    opaque: tuple[str, ...] = ()

    def number(self, mask: str) -> int:
        """The number of the piece that a mask represents; -1 for one without its beginning."""
        if len(mask) < 2 or mask[0] == FILL:
            return -1
        number = (ord(mask[0]) - _FIRST) * _BASE + ord(mask[1]) - _SECOND
        return number if 0 <= number < len(self.pieces) else -1

    def unmask(self, text: str) -> str:
        """A text of the parser with the syntax in the place of its masks."""
        if not self.pieces:
            return text
        return MASK.sub(lambda mask: self.pieces[at] if (at := self.number(mask.group())) >= 0 else "", text)


def mask_templates(text: str, start: int, opaque: Sequence[str] = (), *, expressions: bool = False) -> Masked:
    """The text with its template syntax from `start` on masked; none where it has private characters of its own.

    `opaque` is what a project adds to template syntax; `expressions` says whether ``{name}`` is one of JavaScript, as
    in MDX.
    """
    if _PRIVATE.search(text):
        return Masked(text, (), (), tuple(opaque))
    spans = tuple(_joined(text, _found(text, start, opaque, expressions=expressions)))
    written: list[str] = []
    cursor = 0
    for number, (begin, end) in enumerate(spans):
        high, low = divmod(number, _BASE)
        head = chr(_FIRST + high) + chr(_SECOND + low)
        filled = re.sub(r"[^\r\n]", FILL, text[begin + 2 : end])
        written += (text[cursor:begin], head, filled)
        cursor = end
    pieces = tuple(text[begin:end] for begin, end in spans)
    return Masked("".join([*written, text[cursor:]]), spans, pieces, tuple(opaque))


def escape_accidents(pieces: Sequence[str], prose: Sequence[bool], opaque: Sequence[str] = ()) -> list[str]:
    """The pieces of a line with marks that keep words of prose from being read as template syntax, math or attributes.

    `prose` says which pieces are words that somebody typed; all others mean what they say. `opaque` is what a project
    adds to template syntax.
    """
    escaped = list(pieces)
    typed = "".join(piece for piece, is_prose in zip(pieces, prose, strict=True) if is_prose)
    for _ in range(len(typed) if opaque or _SIGNS.search(typed) else 0):
        line = "".join(escaped)
        starts = [0]
        for piece in escaped:
            starts.append(starts[-1] + len(piece))
        at = None
        for begin, _end in mask_templates(line, 0, opaque).spans:
            number = bisect_right(starts, begin) - 1
            if number < len(prose) and prose[number]:
                at = number, begin - starts[number]
                break
        if at is None:
            break
        number, offset = at
        piece = escaped[number]
        char = piece[offset]
        mark = f"&#{ord(char)};" if char.isalnum() else f"\\{char}"
        escaped[number] = piece[:offset] + mark + piece[offset + 1 :]
    return escaped


def _found(text: str, start: int, opaque: Sequence[str], *, expressions: bool = False) -> list[tuple[int, int]]:
    hidden = text[:start] + _without_code(text[start:])
    found = [*find_template_syntax(hidden, opaque)]
    if "<" in hidden or "{/*" in hidden:
        found += _components(hidden)
    found += find_markdown_elements(hidden)
    if "{" in hidden:
        found += [match.span() for match in ATTRIBUTES.finditer(hidden)]
        found += [match.span() for match in _ROLE.finditer(hidden) if text[match.end() : match.end() + 1] == "`"]
    found += [match.span("line") for match in HIDDEN_LINE.finditer(hidden)]
    found += [match.span("reference") for match in _REFERENCE.finditer(hidden)]
    if ("\n%" in hidden or "\n+++" in hidden) and _OF_MYST.search(text):
        found += [match.span() for match in _REMARK.finditer(hidden, start + 1)]
    if expressions and "{" in hidden:
        found += [match.span() for match in _EXPRESSION.finditer(hidden)]
    if "$$" in hidden or hidden.count("$") > 1 or "\\begin{" in hidden:
        found += [match.span() for match in MATH.finditer(hidden)]
    if "import" in hidden or "export" in hidden:
        found += [match.span() for match in _MODULE.finditer(hidden) if _begins_paragraph(hidden, match.start())]
    return sorted(
        (begin, end)
        for begin, end in found
        if begin >= start
        and not _is_escaped(text, begin)
        and end - begin >= 2
        and not set("\r\n") & set(text[begin : begin + 2])
        and (not _BLANK_LINE.search(text, begin, end) or _begins_line(text, begin))
    )


def _is_escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes is before an offset."""
    backslashes = 0
    while at - backslashes > 0 and text[at - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _components(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the tags of components, and of comments of MDX.

    ``<Details summary="More">`` is one, though an element has that name: no element says its words so.
    """
    tags = list(_COMPONENTS.finditer(text))
    names = {name for one in tags if (name := _element_name(one[0])) and _COMPONENT_ALONE.search(one[0])}
    for one in tags:
        if (name := _element_name(one[0])) == "" or name in names or (name[0].islower() and "={" in one[0]):
            yield one.span()


def _element_name(tag: str) -> str:
    """The name that a tag has, as it is written, where an element of HTML has it as well; else nothing."""
    name = re.match(r"</?([\w.]+)", tag)
    return name[1] if name is not None and name[1].lower() in _HTML_NAMES else ""


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def _begins_paragraph(text: str, at: int) -> bool:
    """Whether the line before is blank, or one of a module as well."""
    end = text.rfind("\n", 0, at)
    before = text[text.rfind("\n", 0, max(end, 0)) + 1 : end] if end > 0 else ""
    return not before.strip() or before.lstrip().startswith(("import ", "import{", "export ", "---", "+++", "}"))


def _joined(text: str, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans without those within others; ``{% raw %} … {% endraw %}`` and their like are one."""
    spans: list[tuple[int, int]] = []
    cursor = 0
    for begin, end in found:
        if begin >= cursor:
            spans.append((begin, end))
            cursor = end
    ends: dict[str, list[int]] = {}
    for begin, end in spans:
        if ending := _VERBATIM_END.match(text, begin, end):
            ends.setdefault(ending["name"] or ending["short"], []).append(end)
    cursor = 0
    for begin, end in spans:
        if begin < cursor:
            continue
        opening = _VERBATIM.match(text, begin, end)
        known = ends.get(opening["name"] or opening["short"], []) if opening else []
        at = bisect_left(known, end)
        cursor = known[at] if at < len(known) else end
        yield begin, cursor


def _without_code(text: str) -> str:
    """The text with blanks in the place of code, fenced or in a line, and of the same length. Linear."""
    pieces: list[str] = []
    cursor = 0
    open_directives: list[str] = []
    while (opening := _FENCE.search(text, cursor)) is not None:
        mark, info = opening["mark"], opening["info"].strip()
        pieces.append(_without_spans(text[cursor : opening.start()]))
        begin = opening.start()
        closes = open_directives and not info and mark.startswith(open_directives[-1])
        if closes or prose_directive(info):
            if closes:
                open_directives.pop()
            else:
                open_directives.append(mark)
            cursor = opening.end()
            pieces.append(text[begin:cursor])
            continue
        closing = re.compile(rf"^[ \t>]*{re.escape(mark)}{re.escape(mark[0])}*[ \t]*\r?$", re.MULTILINE)
        found = closing.search(text, opening.end())
        cursor = found.end() if found else len(text)
        pieces.append(re.sub(r"[^\r\n]", " ", text[begin:cursor]))
    return "".join([*pieces, _without_spans(text[cursor:])])


def _without_spans(text: str) -> str:
    """The text with blanks in the place of code within its paragraphs."""
    if "`" not in text:
        return text
    spans: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []
    for found in [*_TICKS.finditer(text), None]:
        if found is not None and found.group()[0] == "`":
            waiting.append(found.span())
        elif found is None or found.group()[0] != "\\":
            spans += _spans_of_paragraph(waiting)
            waiting = []
    pieces: list[str] = []
    cursor = 0
    for begin, end in spans:
        pieces += (text[cursor:begin], re.sub(r"[^\r\n]", " ", text[begin:end]))
        cursor = end
    return "".join([*pieces, text[cursor:]])


def _spans_of_paragraph(ticks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where code begins and ends, by the runs of backticks of a paragraph: the next run of the same length closes."""
    numbers: dict[int, list[int]] = {}
    for number, (begin, end) in enumerate(ticks):
        numbers.setdefault(end - begin, []).append(number)
    number = 0
    while number < len(ticks):
        begin, end = ticks[number]
        same = numbers[end - begin]
        at = bisect_left(same, number + 1)
        if at < len(same):
            number = same[at]
            yield begin, ticks[number][1]
        number += 1
