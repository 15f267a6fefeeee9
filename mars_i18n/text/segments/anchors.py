"""The names by which links within a document lead to its headings, and to other places that it gives an id.

A heading's id is the one that its file gives it, else that of GitHub, made of its words. Site generators make others
of the same words: where only one heading has such a name, links lead there, too.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import Block, Document, Gap, Segment, Tag, Text, segments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_UNREAD = frozenset({"code", "comment", "data", "script"})  # reasons of gaps in which nothing is an id
_IDS = re.compile(
    r"""<!--(?s:.*?)(?:-->|\Z) | <[A-Za-z][^<>]*>
    | \{:?[ \t]*(?:[^{}\r\n]*[ \t])?\#(?P<attribute>[\w:.-]+)[^{}\r\n]*\}
    | ^[ \t>]*\((?P<label>[\w:.-]+)\)=[ \t]*\r?$ """,
    re.VERBOSE | re.MULTILINE,
)
_ID = re.compile(r"""\s(?P<name>id|name)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'<>=`]+)""", re.IGNORECASE)


def github_id(text: str) -> str:
    """The id that GitHub gives a heading of these words, before equal ones are numbered."""
    return "".join("-" if char == " " else char for char in text.strip().lower() if char == " " or _is_kept(char))


def hugo_id(text: str) -> str:
    """The id that Hugo's former parser, Blackfriday, gives: whatever is no letter or figure is one hyphen."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def mkdocs_id(text: str) -> str:
    """The id that Python-Markdown gives, as MkDocs has it: without accents, and with one hyphen between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _is_kept(char: str) -> bool:
    return char.isalnum() or char in "-_" or unicodedata.category(char) in {"Mn", "Mc", "Pc"}


# The rule, and the mark before the number of the second of two equal ids
_RULES: tuple[tuple[Callable[[str], str], str], ...] = ((github_id, "-"), (hugo_id, "-"), (mkdocs_id, "_"))


def may_name_places(text: str) -> bool:
    """Whether a file may declare an id: a quick look that spares the long one."""
    return "{" in text or ")=" in text or _ID.search(text) is not None


def name_places(document: Document, *, by_words: bool) -> Document:
    """The document with the `anchors` of its blocks; `by_words` says that headings have ids made of their words.

    An id that the file declares outside of a heading leads to the block that it is in, or to the next. Linear.
    """
    declared = _declared(document)
    made = _of_words(document) if by_words else {}
    taken: set[str] = set()
    first: dict[int, list[str]] = {}
    for at, names in declared.items():
        first[at] = [name for name in dict.fromkeys(names) if name not in taken]
        taken.update(names)
    for rule in range(len(_RULES)):
        claims = Counter(names[rule] for names in made.values())
        free = {at: names[rule] for at, names in made.items() if names[rule] and claims[names[rule]] == 1}
        for at, name in free.items():
            if name not in taken:
                first.setdefault(at, []).append(name)
        taken.update(free.values())
    if not first:
        return document
    parts = tuple(
        replace(part, anchors=tuple(first[at])) if isinstance(part, Block) and first.get(at) else part
        for at, part in enumerate(document.parts)
    )
    return replace(document, parts=parts)


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link to a named place: the path of the document that it leads to, and where it is itself."""

    path: str
    name: str
    block: Block
    segment: Segment
    tag: Tag


def links_within(documents: Sequence[Document]) -> Iterator[InnerLink]:
    """Every link from one of the documents to a named place in it, or in another of them."""
    paths = {PurePosixPath(document.path).name: document.path for document in documents}
    for document in documents:
        for block in document.blocks:
            for segment in segments_of(block):
                for tag in segment.parts:
                    href = tag.attribute("href").strip() if isinstance(tag, Tag) and tag.name == "a" else ""
                    file, mark, name = href.partition("#")
                    path = paths.get(unquote(file).removeprefix("./"), "") if file else document.path
                    if isinstance(tag, Tag) and mark and name and path:
                        yield InnerLink(path, name, block, segment, tag)


def keep_reachable(document: Document, names: Iterable[str], add: Callable[[Block, str, Document], Block]) -> Document:
    """A localised document in which each of the names still leads where it leads in the source.

    The ids of its headings are made of their words, which are others now: `add` gives a heading one more name. Only
    names that lead to a heading in the source, and no more in the translation, are added.
    """
    bare = tuple(replace(part, anchors=()) if isinstance(part, Block) else part for part in document.parts)
    today = _by_name(name_places(replace(document, parts=bare), by_words=True))
    places = _by_name(document)
    parts = list(document.parts)
    for name in dict.fromkeys(one if one in places else unquote(one) for one in names):
        at = places.get(name, -1)
        if at >= 0 and today.get(name) != at and isinstance(heading := parts[at], Block) and heading.kind == "heading":
            parts[at] = add(heading, name, document)
    return document if parts == list(document.parts) else replace(document, parts=tuple(parts))


def _by_name(document: Document) -> dict[str, int]:
    return {name: at for at, part in enumerate(document.parts) if isinstance(part, Block) for name in part.anchors}


def heading_words(block: Block) -> str:
    """The words of a heading that ids are made of: its text and code, on one line."""
    parts = (part for one in block.parts if isinstance(one, Segment) for part in one.parts)
    return " ".join("".join(part.text if isinstance(part, Text) else _words_of(part) for part in parts).split())


def _words_of(tag: Tag) -> str:
    if tag.name == "a" and tag.form == "alone":
        return tag.attribute("href").removeprefix("mailto:")
    return " " if tag.name == "br" else tag.attribute("code")


def _of_words(document: Document) -> dict[int, tuple[str, ...]]:
    """The ids that each rule gives to each heading, by its place among the parts of the document."""
    seen: list[Counter[str]] = [Counter() for _ in _RULES]
    made: dict[int, tuple[str, ...]] = {}
    for at, part in enumerate(document.parts):
        if isinstance(part, Block) and part.kind == "heading":
            words = heading_words(part)
            made[at] = tuple(
                _numbered(rule(words), mark, counts) for (rule, mark), counts in zip(_RULES, seen, strict=True)
            )
    return made


def _numbered(name: str, mark: str, seen: Counter[str]) -> str:
    """The name, with a number where an earlier heading has it: "water", "water-1"."""
    number = seen[name]
    seen[name] += 1
    given = f"{name}{mark}{number}" if number else name
    while number and given in seen:
        number += 1
        given = f"{name}{mark}{number}"
    if given != name:
        seen[name] = number + 1
        seen[given] += 1
    return given


def _declared(document: Document) -> dict[int, list[str]]:
    """The ids that the file itself gives to each of its blocks, by the block's place among the parts."""
    found: dict[int, list[str]] = {}
    waiting: list[str] = []
    for at, part in enumerate(document.parts):
        if isinstance(part, Gap):
            waiting += () if part.reason in _UNREAD else _ids_in(part.raw)
            continue
        waiting += _of_block(part)
        if waiting and _takes_names(part):
            found[at], waiting = waiting, []
    if waiting:
        blocks = ((at, part) for at, part in enumerate(document.parts) if isinstance(part, Block))
        last = max((at for at, part in blocks if _takes_names(part)), default=-1)
        if last >= 0:
            found[last] = [*found.get(last, []), *waiting]
    return found


def _takes_names(block: Block) -> bool:
    """Whether links can lead to a block: not to front matter, raw HTML, and what is an anchor alone."""
    if block.kind in {"metadata", "masthead", "html"} or (block.kind == "title" and block.key):
        return False
    return not _is_bare(block)


def _is_bare(block: Block) -> bool:
    """Whether a block is nothing but tags of HTML, such as an anchor."""
    inner = [part for one in block.parts if isinstance(one, Segment) for part in one.parts]
    return bool(inner) and not any(
        part.text.strip() if isinstance(part, Text) else part.name not in {"html", "a"} or bool(part.attribute("href"))
        for part in inner
    )


def _of_block(block: Block) -> list[str]:
    if block.kind == "code":
        return []
    names: list[str] = []
    for part in block.parts:
        if isinstance(part, Gap):
            names += () if part.reason in _UNREAD else _ids_in(part.raw)
        elif isinstance(part, Segment):
            for tag in part.parts:
                if isinstance(tag, Tag) and tag.name != "code":
                    names += _ids_in(tag.raw)
    if block.kind == "heading" and block.key:
        return [block.key, *(name for name in names if name != block.key)]
    return names


def _ids_in(raw: str) -> Sequence[str]:
    """The ids that a piece of a file declares: attributes of HTML, ``{#id}``, and ``(id)=`` of MyST."""
    if not ("{" in raw or ")=" in raw or ("<" in raw and _ID.search(raw))):
        return ()
    names: list[str] = []
    for found in _IDS.finditer(raw):
        if name := found["attribute"] or found["label"]:
            names.append(name)
        elif not found.group().startswith(("{", "<!")):
            names += _ids_of_element(found.group())
    return names


def _ids_of_element(tag: str) -> Iterator[str]:
    link = re.match(r"<a[\s/]", tag, re.IGNORECASE) is not None
    for one in _ID.finditer(tag):
        if one["name"].lower() == "id" or link:
            name = unescape(one["value"].strip("\"'")).strip()
            if name and not re.search(r"\s", name):
                yield name
