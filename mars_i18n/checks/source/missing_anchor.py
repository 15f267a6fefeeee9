"""A link within an issue leads to a place that is not there.

What it does: looks for the place of each link to `#name`, in the same document or in another of the issue. A place is
a heading, by the id that it has in the file, or by the one that GitHub, Hugo or MkDocs make of its words; or whatever
else the file gives an id.

Why: readers follow it and stay where they are. A heading that was reworded has another id.

Wrong:
    See [the next part](#what-comes-later).

    ## What comes next

    The text goes on here.

Right:
    See [the next part](#what-comes-next).

    ## What comes next

    The text goes on here.

Right:
    See [the next part](#next).

    ## What comes next {#next}

    The text goes on here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.checks.source._places import fault_in
from mars_i18n.messages import message, translatable
from mars_i18n.model import Text
from mars_i18n.text.segments.anchors import links_within
from mars_i18n.text.segments.prose import prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
remedy = translatable("Correct the name after #, or give the place an id.")
_INCLUDES = re.compile(r"\{[%<]|^[ \t>]*\{\{|\{\{-?[ \t]*[#>!]|--8<--|^:::|^\.\. include|<!-- include", re.MULTILINE)
_IN_COMMENT = re.compile(r"\{/\*\s*([^*\s]{1,200})\s*\*/\}")  # the id of a heading in MDX: ## Uso {/*usage*/}
_OF_COMPONENT = re.compile(r"<[A-Z]\w*[^<>\n]{0,200}?[iI]d=[\"']([^\"'\s]{1,200})[\"']")  # <Recipes titleId="examples">
_SIGNS = re.compile(r"[\W_]")
_FILLED_IN = re.compile(r"[{}<>|$+]|top$|^fn(?:ref)?:")  # by another program, or by every browser


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each link to a name that nothing in its document has."""
    names = {
        document.path: frozenset(name for block in document.blocks for name in block.anchors)
        | frozenset(_IN_COMMENT.findall(document.raw))
        | frozenset(_OF_COMPONENT.findall(document.raw))
        for document in issue.documents
    }
    raw = {document.path: document.raw for document in issue.documents}
    filled = {document.path for document in issue.documents if _INCLUDES.search(document.raw)}
    for link in links_within(issue.documents):
        known, shown = names[link.path], f"#{link.name}"
        if not known or {link.name, unquote(link.name)} & known or _FILLED_IN.search(link.name):
            continue
        if _is_instruction(link.name, raw[link.path]):
            continue
        if link.path in filled or _plain(link.name) in {_plain(name) for name in known}:
            continue  # another file may have it, or the generator of the site names places in its own way
        before = link.segment.parts[: link.segment.parts.index(link.tag)]
        yield fault_in(
            prose(link.segment, link.block),
            sum(len(one.text) if isinstance(one, Text) else one.form == "alone" for one in before),
            1,
            message("link {link} leads to no place in {path}", link=shown, path=link.path),
            evidence=(("words", shown),),
        )


def _is_instruction(name: str, raw: str) -> bool:
    """Whether an instruction to the generator of the site makes the place: {@a name}."""
    return any(opening + name + "}" in raw for opening in ("{@a ", "{: #", "{:#", "{ #"))


def _plain(name: str) -> str:
    """A name without the signs and capitals that generators keep or drop: module-pandoc.list, modulepandoclist."""
    return _SIGNS.sub("", unquote(name)).casefold()
