"""Call-outs and other directives: the lines that open and close them, as site generators write them.

GitHub and Obsidian (``> [!NOTE]``), Docusaurus, VitePress and Pandoc (``:::note[Title]``), MyST (``:::{admonition} T``,
```` ```{note} ````), MkDocs (``!!! note "Title"``, ``=== "Tab"``, ``/// note | Title``), components of MDX
(``<Callout type="note">``) and shortcodes of Hugo and GitBook.
"""

from __future__ import annotations

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass

CALLOUTS = frozenset(
    """note info information tip hint important warning caution danger attention alert error success failure bug example
    question quote cite abstract summary tldr faq help seealso todo check callout notice details dropdown spoiler
    aside""".split()
)
# Directives of MyST whose body is prose; that of all others is code
_PROSE = CALLOUTS | frozenset(
    """admonition figure image card grid grid-item grid-item-card tab-set tab-item margin sidebar topic epigraph
    pull-quote highlights versionadded versionchanged deprecated div tabs tab exercise solution list-table glossary only
    container rubric table theorem lemma proof definition remark algorithm proposition corollary axiom property
    observation conjecture criterion assumption figure-md""".split()
)
_FILES = frozenset({"figure", "figure-md", "image", "literalinclude", "include", "iframe", "embed", "video", "audio"})
_VERSION = re.compile(r"v?\d[\w.+-]*")  # what {versionadded} says first
_COLONS = re.compile(r"(?P<mark>:{3,})[ \t]*(?P<rest>.*)$")
_NAMED = re.compile(
    r"\{?\.?(?P<name>[A-Za-z][\w:.-]*)\}?(?P<attributes>\{[^{}]*\})?"
    r"(?:\[(?P<bracketed>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:\{[^{}]*\})?|[ \t]+(?P<title>[^\s{](?:.*?\S)?))?"
    r"(?:[ \t]*\{[^{}]*\})?$"
)
_CLASSES = re.compile(r"\{(?:[^{}.]|\.(?![\w-]))*+\.(?P<name>[\w-]++)[^{}]*+\}$")
_BANG = re.compile(
    r"(?P<mark>!!!|\?\?\?\+?)[ \t]+(?P<name>[\w-]+)(?:[ \t]+[\w-]+)*"
    r"(?:[ \t]+(?P<quote>[\"'])(?P<title>.*)(?P=quote))?[ \t]*$"
)
_TAB = re.compile(r"(?P<mark>===)[!+]?[ \t]+(?P<quote>[\"'])(?P<title>.*)(?P=quote)[ \t]*$")
_SLASHES = re.compile(
    r"(?P<mark>/{3,})[ \t]*+(?:(?P<name>[A-Za-z][\w-]*)[ \t]*+(?:\|[ \t]*(?P<title>\S(?:.*\S)?))?)?[ \t]*$"
)
_FENCE = re.compile(r"(?P<mark>`{3,}|~{3,})[ \t]*+(?:\{(?P<name>[\w:.-]+)\}[ \t]*+(?P<title>(?:[^`]*[^`\s])?))?[ \t]*$")
# The name, and a title of its own; a hard break after the name (`[!NOTE]\`) is what formatters of prose write.
_GITHUB = re.compile(r"\[!(?P<name>[A-Za-z][\w-]*)\][+-]?(?:\\|[ \t]+(?P<title>\S(?:.*\S)?))?[ \t]*$")
_COMPONENT = re.compile(r"<(?P<slash>/?)(?P<name>[A-Z][\w.]*)(?P<rest>.*?)(?P<alone>/?)>\Z", re.DOTALL)
_LABELLED = re.compile(r"\b(?:label|title|heading)=\{?[\"']\s*[^\s\"']")
_QUOTATION = re.compile(r"<(?P<slash>/?)blockquote[\s>]", re.IGNORECASE)
_KIND = re.compile(r"\b(?:type|kind|variant|style|status|intent)=[{]?[\"'](?P<kind>\w+)[\"']")
_SHORTCODE = re.compile(
    r"(?:\{\{[<%]|\{%-?)\s*(?P<slash>/?)\s*(?P<end>end)?(?P<name>[a-z]+)\b\s*(?P<rest>.*?)(?:[%>]\}\}|-?%\})\Z",
    re.DOTALL,
)
_FIRST_WORD = re.compile(r"[\"']?(?P<kind>\w+)[\"']?(?:\s|\Z)")
_PREFIXED = re.compile(r"(?:callout|admonition|alert|gdoc)-", re.IGNORECASE)


_WHOLE = re.compile(
    r"(?P<mark>:{3,})[ \t]*\{?(?P<name>[A-Za-z][\w-]*)\}?(?:\[(?P<title>[^\[\]]*)\])?"
    r"[ \t]+(?P<body>\S(?:.*?[^\s:])?)[ \t]*:{3,}[ \t]*$"
)


QUOTATION = "blockquote"  # the kind of an element that is a quotation


@dataclass(frozen=True, slots=True)
class DirectiveLine:
    """A line that opens or closes a directive.

    `mark` pairs the two; `kind` is that of a call-out, QUOTATION or empty; `title` and `column` are its own title and
    where that begins on the line, in code points.
    """

    opens: bool
    mark: str
    kind: str = ""
    title: str = ""
    column: int = 0


def prose_directive(info: str) -> str:
    """The name of the MyST directive that a fence's info string begins with, if its body is prose; else nothing."""
    found = re.match(r"\{([\w:.-]+)\}", info)
    return found[1] if found and _is_prose(found[1]) else ""


def callout_kind(name: str) -> str:
    """The kind of call-out that a name represents, or nothing."""
    kind = _PREFIXED.sub("", name).lower()
    return "note" if kind == "admonition" else kind if kind in CALLOUTS else ""


def read_colons(line: str) -> DirectiveLine | None:
    """``:::note[Title]``, or the ``:::`` that closes it."""
    found = _COLONS.match(line)
    if not found:
        return None
    mark, rest = found["mark"], found["rest"].rstrip(":").rstrip()
    if not rest:
        return DirectiveLine(opens=False, mark=mark)
    named = _NAMED.match(rest)
    if not named:
        classes = _CLASSES.match(rest)
        return DirectiveLine(opens=True, mark=mark, kind=callout_kind(classes["name"]) if classes else "")
    group = "bracketed" if named["bracketed"] is not None else "title"
    kind, title = callout_kind(named["name"]), named[group] or ""
    known = kind or _is_prose(named["name"]) or (" " in title and group == "title" and "{" in rest[:1])
    if "{" in rest[:1] and not known:
        title = ""  # an argument: the module of a reference
    if not kind and title and group == "title" and (named["name"] in _FILES or _VERSION.fullmatch(title)):
        title = ""
    kind = kind or ("details" if title and group == "bracketed" else "")
    column = found.start("rest") + named.start(group) if title else 0
    title = title if kind or (group == "title" and known) else ""
    return DirectiveLine(opens=True, mark=mark, kind=kind, title=title, column=column)


def read_slashes(line: str) -> DirectiveLine | None:
    """``/// note | Title``, a block of Python-Markdown's extensions, or the ``///`` that closes it."""
    found = _SLASHES.match(line)
    if not found:
        return None
    title = found["title"] or ""
    kind = callout_kind(found["name"] or "") or ("details" if title else "")
    return DirectiveLine(bool(found["name"]), found["mark"], kind, title, found.start("title") if title else 0)


def read_whole(line: str) -> tuple[DirectiveLine, str, int] | None:
    """``:::note[Title] Text :::``, a call-out in one line: it, its text and where that begins, in code points."""
    found = _WHOLE.match(line)
    kind = callout_kind(found["name"]) if found else ""
    if not found or not kind or not found["body"].strip(": \t"):
        return None
    column = found.start("title") if found["title"] else 0
    line_of = DirectiveLine(opens=True, mark=found["mark"], kind=kind, title=found["title"] or "", column=column)
    return line_of, found["body"], found.start("body")


def _is_prose(name: str) -> bool:
    return name.lower().removeprefix("prf:") in _PROSE


def read_bang(line: str) -> DirectiveLine | None:
    """``!!! note "Title"``, or ``=== "Title"``, a tab; its body is indented."""
    if tab := _TAB.match(line):
        column = tab.start("title") if tab["title"].strip() else 0
        return DirectiveLine(opens=True, mark=tab["mark"], kind="details", title=tab["title"], column=column)
    found = _BANG.match(line)
    if not found:
        return None
    title = found["title"] or ""
    kind = callout_kind(found["name"]) or found["name"].lower()
    column = found.start("title") if title.strip() else 0
    return DirectiveLine(opens=True, mark=found["mark"], kind=kind, title=title, column=column)


def read_fence(line: str) -> DirectiveLine | None:
    """```` ```{note} Title ````, or a fence without a word, which may close it."""
    found = _FENCE.match(line)
    if not found or (found["name"] and not _is_prose(found["name"])):
        return None
    name, title = found["name"] or "", found["title"] or ""
    title = "" if name.lower() in _FILES or _VERSION.fullmatch(title) else title
    return DirectiveLine(bool(name), found["mark"], callout_kind(name), title, found.start("title") if title else 0)


def read_alert(line: str) -> DirectiveLine | None:
    """``[!NOTE]``, the first line of a quotation."""
    found = _GITHUB.match(line)
    if not found:
        return None
    kind = callout_kind(found["name"]) or found["name"].lower()
    column = found.start("title") if found["title"] else 0
    return DirectiveLine(opens=True, mark="", kind=kind, title=found["title"] or "", column=column)


def read_template(piece: str) -> DirectiveLine | None:
    """``<Callout type="note">``, ``{{< notice tip >}}``, ``{% hint style="info" %}``, or their ends.

    Or ``<blockquote markdown="1">``, a quotation.
    """
    if quotation := _QUOTATION.match(piece):
        return DirectiveLine(not quotation["slash"], QUOTATION, QUOTATION)
    found = _COMPONENT.match(piece)
    if found:
        if found["alone"]:
            return None
        kind = callout_kind(found["name"])
        said = _KIND.search(found["rest"])
        if not kind and (found["slash"] or _LABELLED.search(found["rest"])):
            return DirectiveLine(not found["slash"], f"<{found['name']}", "details")  # a tab, a card, an accordion
        if not kind:
            return None
        if said and kind in {"callout", "note", "alert", "aside", "notice"}:
            kind = said["kind"].lower()
        return DirectiveLine(not found["slash"], f"<{found['name']}", "note" if kind == "callout" else kind)
    found = _SHORTCODE.match(piece)
    if not found or found["name"] not in CALLOUTS:
        return None
    kind = found["name"]
    said = _KIND.search(found["rest"]) or _FIRST_WORD.match(found["rest"].strip())
    if said and callout_kind(said["kind"]):
        kind = callout_kind(said["kind"])
    closes = found["slash"] or found["end"]
    return DirectiveLine(not closes, f"{{{found['name']}", "note" if kind in {"callout", "notice"} else kind)
