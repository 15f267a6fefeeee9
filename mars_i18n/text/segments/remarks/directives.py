"""``<!-- mars: … -->`` comments of a source: what they say of the block that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

DirectiveName: TypeAlias = Literal[
    "skip on", "skip off", "skip", "cards", "context", "language", "note", "ignore", "keep"
]
DIRECTIVE_WORDS = tuple(sorted({name.partition(" ")[0] for name in get_args(DirectiveName)}))
_DIRECTIVE = re.compile(rf"<!--\s*mars:\s*({'|'.join(get_args(DirectiveName))})\b\s*(.*?)\s*-->", re.DOTALL)
_WORDS = re.compile(r"\S")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_ANY = re.compile(r"<!--\s*mars:\s*(?P<word>[\w-]*)(?P<rest>[^>]*?)-->")


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: its name, and the words after it, which may be none."""

    name: DirectiveName
    text: str = ""


@dataclass(frozen=True, slots=True)
class DirectiveComment:
    """A comment that begins as a directive does, understood or not: its first word, the rest, and its place.

    `offset` is in code points from the beginning of the text; `raw` is the whole comment.
    """

    word: str
    text: str
    raw: str
    offset: int


def read_directives(text: str) -> tuple[Directive, ...]:
    """The directives in the HTML comments of a text, in order; what is not understood is passed over."""
    return tuple(Directive(found[1], found[2]) for found in _DIRECTIVE.finditer(text))  # type: ignore[arg-type]


def directive_comments(text: str) -> Iterator[DirectiveComment]:
    """Every HTML comment that begins with ``mars:``, understood or not, in order."""
    for found in _ANY.finditer(text):
        yield DirectiveComment(found["word"], found["rest"], found[0], found.start())


def skipped_passages(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what comments exclude from translation, in order.

    From ``<!-- mars: skip on -->`` to ``skip off``, or from ``skip`` to the blank line after the next words.
    """
    begun = -1
    for comment in directive_comments(text):
        if comment.word != "skip":
            continue
        after, said = comment.offset + len(comment.raw), comment.text.split()
        if said[:1] == ["on"]:
            begun = after if begun < 0 else begun
        elif said[:1] == ["off"]:
            if begun >= 0:
                yield begun, comment.offset
            begun = -1
        elif begun < 0:
            words = _WORDS.search(text, after)
            end = _BLANK_LINE.search(text, words.start()) if words else None
            yield after, end.start() if end else len(text)
    if begun >= 0:
        yield begun, len(text)


def directive_note(directive: Directive) -> str:
    """The ``#.`` line by which an ``ignore``, ``keep`` or ``note`` reaches the catalogue, as its writer worded it."""
    return directive.text if directive.name == "note" else f"mars: {directive.name} {directive.text}"
