"""What each passage of a plain text is, recognised by its shape and its neighbours, never by its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.formats.text.lines import ITEM, SHORT, Passage, is_quoted
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import BlockKind, Container, Masthead
from mars_i18n.text.printed.line_ends import SURE, is_address, is_ornament
from mars_i18n.text.values.mastheads import parse_masthead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADING = 100  # the longest heading, code points
_HEADING_WORDS = 16
_QUOTE = 600  # the longest pull quote in quotation marks
_BARE_QUOTE = 300  # and without
_SENTENCE_WORDS = 5
_PROSE = 100  # longer than this is a paragraph, full stop or not
_DEEPEST = 6  # nesting of lists
_ATTRIBUTION_LINES = 3
_DASH = re.compile(r"[-–—―]\s*(?=\w)")


@dataclass(frozen=True, slots=True)
class Role:
    """What a passage is. `skip` counts the code points at its start that are syntax, such as an attribution's dash.

    `kind` is None for the line under a heading. A masthead has its values.
    """

    kind: BlockKind | None
    level: int = 0
    containers: tuple[Container, ...] = ()
    masthead: Masthead | None = None
    numbered: bool = False  # the marker belongs to the prose
    skip: int = 0


class _Numbers:
    """Numbers for containers, unique in a document."""

    def __init__(self) -> None:
        self.last = 0

    def container(self, kind: str, **attributes: str) -> Container:
        self.last += 1
        return Container(kind, self.last, tuple(attributes.items()))  # type: ignore[arg-type]  # one of our own names


def roles_of(passages: Sequence[Passage]) -> Iterator[Role]:
    """One role for each passage, in order."""
    numbers = _Numbers()
    index = 0
    while index < len(passages):
        found = (
            _simple(passages, index)
            or _quote(passages, index, numbers)
            or _list(passages, index, numbers)
            or _loose(passages, index, numbers)
            or (_title_or_heading(passages, index) or Role("paragraph"),)
        )
        yield from found
        index += len(found)


def _at(passages: Sequence[Passage], index: int) -> Passage | None:
    return passages[index] if 0 <= index < len(passages) else None


def _simple(passages: Sequence[Passage], index: int) -> tuple[Role, ...]:
    """A masthead, a rule, or a heading with its underline."""
    passage, following = passages[index], _at(passages, index + 1)
    if passage.marker or passage.listed:
        return ()
    if is_ornament(passage.text):
        return (Role("rule"),)
    if len(passage.text) == 1 and SURE.match(passage.text):  # a bullet whose item is elsewhere
        return (Role(None),)
    if following and not following.opens and is_ornament(following.text) and _brief(passage):
        title = index == 0 and following.text[0] == "="
        return (Role("title", 1) if title else Role("heading", 2), Role(None))
    if passage.lines == 1 and (masthead := parse_masthead(passage.text)):
        return (Role("masthead", masthead=masthead),)
    return ()


def _brief(passage: Passage) -> bool:
    """Whether it may be a heading by its own shape."""
    text = passage.text
    return (
        len(text) <= HEADING
        and len(text.split()) <= _HEADING_WORDS
        and any(map(str.isalpha, text))
        and not text[0].islower()
        and not text.endswith((".", "…", ":", ";", ",", ".”", '."', ".»"))
        and not is_address(text)
    )


def _prose(passage: Passage | None) -> bool:
    """Whether it is running text, or leads up to a list in a sentence."""
    if passage is None or passage.marker:
        return False
    leads = passage.text.endswith(":") and len(passage.text.split()) >= _SENTENCE_WORDS
    return len(passage.text) > _PROSE or passage.stops or leads


def _capitals(passage: Passage, *, first: bool = False) -> bool:
    """Whether it is set in capitals as a title is. Fewer than five letters are an acronym, but for the first line."""
    letters = sum(map(str.isalpha, passage.text))
    return passage.text.isupper() and (first or letters >= 5) and len(passage.text) <= SHORT


def _title_or_heading(passages: Sequence[Passage], index: int) -> Role | None:
    passage, following = passages[index], _at(passages, index + 1)
    alone = passage.opens and passage.closes
    if (
        passage.labelled
        or not _brief(passage)
        or not (alone or _leads(passages, index))
        or (passage.stops and not _prose(following))
    ):
        return None
    if passage.marker and not _is_prominent(passages, index):
        return None
    dated = following is not None and following.lines == 1 and parse_masthead(following.text) is not None
    after = _at(passages, index + 2)
    led = following is not None and _brief(following) and not _capitals(following) and _prose(after)
    first = index == 0 and not passage.marker
    if (first and dated) or (_capitals(passage, first=first) and (first or dated or led or _prose(following))):
        return Role("title", 1)
    return Role("heading", 2, numbered=bool(passage.marker))


def _leads(passages: Sequence[Passage], index: int) -> bool:
    """Whether it is right above running text or a masthead, with no blank line."""
    following = _at(passages, index + 1)
    if following is None or passages[index].closes:
        return False
    return _prose(following) or (index == 0 and parse_masthead(following.text) is not None)


def _is_prominent(passages: Sequence[Passage], index: int) -> bool:
    """Whether a numbered line is a heading: running text follows, and it is no item among others."""
    passage, before, after = passages[index], _at(passages, index - 1), _at(passages, index + 1)
    alone = not (before and before.marker[:1].isdigit()) and _prose(after)
    return passage.marker[0].isdigit() and alone and passage.opens and passage.closes


def _quote(passages: Sequence[Passage], index: int, numbers: _Numbers) -> tuple[Role, ...]:
    """A pull quote with the lines that say whose it is."""
    passage, following = passages[index], _at(passages, index + 1)
    if passage.marker or passage.listed or not (passage.opens or is_quoted(passage.text)):
        return ()
    if is_quoted(passage.text) and len(passage.text) <= _QUOTE:
        said = _attribution(passages, index, in_marks=True)
        if not said and (not passage.opens or not passage.closes or (_brief(passage) and _prose(following))):
            return ()
    elif len(passage.text) <= _BARE_QUOTE and (passage.stops or passage.text.endswith("(…)")):
        said = _attribution(passages, index, in_marks=False)
        if not said:
            return ()
    else:
        return ()
    quote = (numbers.container("quote"),)
    lines = (Role("attribution", 0, quote, skip=_dash(line)) for line in said)
    return (Role("paragraph", 0, quote), *lines)


def _dash(passage: Passage) -> int:
    return match.end() if (match := _DASH.match(passage.text)) else 0


def _attribution(passages: Sequence[Passage], index: int, *, in_marks: bool) -> Sequence[Passage]:
    """The lines after a quotation that name its speaker: up to three short ones, next to one another."""
    quote = passages[index]
    said: list[Passage] = []
    for number, passage in enumerate(passages[index + 1 : index + 2 + _ATTRIBUTION_LINES], index + 1):
        if said and (passage.opens or _leads(passages, number)):
            break
        said.append(passage)
    if not said or len(said) > _ATTRIBUTION_LINES or not all(map(_names_someone, said)):
        return ()
    first, after = said[0], _at(passages, index + 1 + len(said))
    if first.marker[:1] in ("-", "–") or _dash(first):
        return said
    several = len(said) > 1 or (first.lines > 1 and first.text.count(",") > 0)
    if in_marks:
        return said if several or not first.opens or not _prose(after) else ()
    return said if several and quote.closes and first.opens else ()


def _names_someone(passage: Passage) -> bool:
    text = passage.text
    plain = not passage.marker or passage.marker[0] in "-–"
    return (
        plain
        and len(text) <= HEADING + 20
        and not passage.stops
        and not passage.listed
        and not text.endswith(":")
        and not text[0].islower()
        and not any(map(str.isdigit, text))
        and not (is_address(text) or is_quoted(text))
        and any(map(str.isalpha, text))
        and not (_capitals(passage) and passage.opens and passage.closes)
    )


def _list(passages: Sequence[Passage], index: int, numbers: _Numbers) -> tuple[Role, ...]:
    """The items, with or without bullets, that are next to one another."""
    end = index
    if passages[index].listed:
        while end < len(passages) and passages[end].listed and (end == index or not passages[end].opens):
            end += 1
        holder = numbers.container("list", tight="yes")
        return tuple(Role("paragraph", 0, (holder, numbers.container("item"))) for _ in range(index, end))
    while end < len(passages) and passages[end].marker and not _is_heading(passages, end):
        end += 1
    return _marked(passages[index:end], numbers)


def _is_heading(passages: Sequence[Passage], index: int) -> bool:
    found = _title_or_heading(passages, index)
    return found is not None and found.numbered


def _marked(items: Sequence[Passage], numbers: _Numbers) -> tuple[Role, ...]:
    """Roles of items with bullets or numbers; a deeper indent is a list within the item before."""
    tight = {} if any(item.opens for item in items[1:]) else {"tight": "yes"}
    open_lists: list[tuple[int, str, tuple[Container, ...]]] = []  # indent, kind of marker, containers of the last item
    roles = []
    for item in items:
        style = item.marker[-2:-1] if item.marker[0].isalnum() else item.marker[0]
        while len(open_lists) > 1 and item.indent < open_lists[-1][0]:
            open_lists.pop()
        deeper = bool(open_lists) and item.indent > open_lists[-1][0] + 1 and len(open_lists) < _DEEPEST
        same = bool(open_lists) and open_lists[-1][1] == style and not deeper
        if same:
            indent, _, containers = open_lists.pop()
            holders = containers[:-1]
        else:
            outer = open_lists[-1][2] if deeper else open_lists.pop()[2][:-2] if open_lists else ()
            number = re.match("[0-9]+", item.marker)
            ordered = {"ordered": "yes", "start": str(int(number[0]))} if number else {}
            indent, holders = item.indent, (*outer, numbers.container("list", **ordered, **tight))
        containers = (*holders, numbers.container("item"))
        open_lists.append((indent, style, containers))
        roles.append(Role("paragraph", 0, containers))
    return tuple(roles)


def _loose(passages: Sequence[Passage], index: int, numbers: _Numbers) -> tuple[Role, ...]:
    """Short lines with blank ones between them, after a line that ends in a colon; the last may be a heading."""
    before = _at(passages, index - 1)
    if before is None or not before.text.endswith(":") or before.marker:
        return ()
    end = index
    while end < len(passages) and _loose_item(passages[end]):
        end += 1
    if _prose(_at(passages, end)):
        end -= 1
    if end <= index:
        return ()
    holder = numbers.container("list")
    return tuple(Role("paragraph", 0, (holder, numbers.container("item"))) for _ in range(index, end))


def _loose_item(passage: Passage) -> bool:
    return (
        passage.opens
        and passage.closes
        and len(passage.text) <= ITEM
        and not (passage.marker or passage.stops or _capitals(passage) or passage.text.endswith(":"))
        and not is_ornament(passage.text)
    )
