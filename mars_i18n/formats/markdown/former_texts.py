"""The msgids that earlier versions wrote: Markdown without template syntax, call-outs, tasks and attributes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mars_i18n.formats.markdown.content import UnlocatedError
from mars_i18n.formats.markdown.inline import InlineScanner
from mars_i18n.formats.markdown.parser import plain_parser
from mars_i18n.model import Location, Segment, Tag
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.values_in_syntax import ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from mars_i18n.model import Inline


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return plain_parser()


def former_msgid_of_roles(parts: Sequence[Inline]) -> tuple[str, ...]:
    """What earlier versions made of parts with roles of MyST, whose words were code to them; nothing without a role."""
    if not any(map(_is_role, parts)):
        return ()
    written: list[Inline] = []
    codes = 0
    for part in parts:
        written.append(part)
        if isinstance(part, Tag) and (part.name == "code" or _is_role(part)):
            codes += 1
            code = Tag("code", codes, "alone")
            written[-1:] = [part, code] if part.name == "ph" else [code]
    return (to_msgid(written),)


def _is_role(part: Inline) -> bool:
    if not isinstance(part, Tag) or part.name != "ph" or not any(isinstance(one, Segment) for one in part.parts):
        return False
    return ROLE.match(part.raw) is not None


def former_msgids(content: str, environment: Mapping[str, Any]) -> tuple[str, ...]:
    """What version 0.1 made of the content of a block; nothing where it could not read it."""
    known = {key: environment[key] for key in ("references",) if key in environment}
    children = _parser().parseInline(content, known)[0].children or ()
    places = range(len(content) + 1)
    scanner = InlineScanner(_parser(), known, content, content, places, lambda _: Location(), former=True)
    try:
        return (to_msgid(scanner.scan(children)),)
    except UnlocatedError:
        return ()


def former_environment(token: Token, environment: Mapping[str, Any], unmask: Callable[[str], str]) -> Mapping[str, Any]:
    """What version 0.1 knew when it read a block: a definition with blanks in its address, as template syntax has, was
    none. The same where no link of the block has such an address. `unmask` gives the template syntax of a text.
    """
    links = (str(one.attrs.get("href", "")) for one in token.children or () if one.type == "link_open")
    if not any(_has_blank(unmask(address)) for address in links):
        return environment
    references = environment.get("references", {})
    known = {name: one for name, one in references.items() if not _has_blank(unmask(str(one["href"])))}
    return {**environment, "references": known}


def _has_blank(address: str) -> bool:
    return any(map(str.isspace, address))
