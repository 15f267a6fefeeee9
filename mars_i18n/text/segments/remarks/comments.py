"""``mars:`` comments, as people and mars-i18n write them in catalogues and sources: fixed English, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.text.segments.remarks.differences import read_difference, write_difference
from mars_i18n.text.segments.remarks.escapes import escape_text, unescape, unescape_text
from mars_i18n.text.segments.remarks.remark_kinds import (
    AlsoInDocument,
    AlsoInMemory,
    AlsoTranslated,
    AskedToConfirm,
    AssembledFromSentences,
    DoubtfulMatch,
    JoinedTexts,
    KeepInstruction,
    KeptTranslation,
    MachineDraft,
    OtherTranslation,
    ReplacedTranslation,
    SuppressedChecks,
    TakenFromDocument,
    TakenFromMemory,
    TakenFromSimilar,
    TextDifference,
)
from mars_i18n.text.segments.remarks.wording import ENGLISH, match_message, read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mars_i18n.text.segments.remarks.remark_kinds import Comment

_OneValue: TypeAlias = (
    AlsoInDocument | AlsoTranslated | DoubtfulMatch | KeepInstruction | TakenFromDocument | TakenFromMemory
)
_Text: TypeAlias = OtherTranslation | ReplacedTranslation

# What a line begins with; the first that fits is meant.
_TEXTS: dict[type[_Text], str] = {
    OtherTranslation: "mars: another translation was received: ",
    ReplacedTranslation: "mars: this stood here before one was received: ",
}
_ONE_VALUE: dict[type[_OneValue], str] = {
    TakenFromMemory: "mars: from memory of ",
    TakenFromDocument: "mars: from ",
    DoubtfulMatch: "mars: doubtful, ",
    AlsoInDocument: "mars: also there: ",
    KeepInstruction: "mars: keep ",
    AlsoTranslated: "also translated: ",
}
_STARTS = ("mars:", "also translated: ")  # every comment begins with one of them
_WHOLE: dict[type[AskedToConfirm | AssembledFromSentences], str] = {
    AssembledFromSentences: "mars: put together of sentences that were translated in other paragraphs",
    AskedToConfirm: "mars: asked whether this text is translated by itself",
}
_JOINED = "mars: joined from {count} texts"
_IN_MEMORY = "mars: also translated in {issue}: {text}"
_SIMILAR = re.compile(r"mars: (?P<percent>[0-9]{1,3}) % of (?P<rest>.*)")
_BETWEEN, _ADAPTED = " · ", " · adapted"
_DRAFT = re.compile(r"mars: draft by (?P<engine>.+?), digest (?P<digest>(?:\w|\\u\{[0-9a-f]*\})+)")
_NAMES = r"mars:\s*ignore\s+((?:[\w\s-]|\\u\{[0-9a-f]*\})+)"  # people write it, so any spaces will do
_IGNORED_WITHIN = re.compile(_NAMES)
_IGNORE = re.compile(_NAMES + r"(?:,\s*)?(.*)", re.DOTALL)
_KEPT = "mars: kept though the source changed: "
_DIFFERENCE = re.compile(r" \((?=“|many words changed|white space changed)")


def write_comment(comment: Comment, escape: Callable[[str], str]) -> str:
    """The line of a comment, its values escaped."""
    match comment:
        case OtherTranslation(text) | ReplacedTranslation(text):
            return _TEXTS[type(comment)] + escape_text(text, escape)
        case AlsoInDocument(value) | AlsoTranslated(value) | DoubtfulMatch(value) | KeepInstruction(value):
            return _ONE_VALUE[type(comment)] + escape(value)
        case TakenFromDocument(value) | TakenFromMemory(value):
            return _ONE_VALUE[type(comment)] + escape(value)
        case AlsoInMemory(issue, text):
            return _IN_MEMORY.format(issue=escape(issue), text=escape(text))
        case AssembledFromSentences() | AskedToConfirm():
            return _WHOLE[type(comment)]
        case JoinedTexts(count):
            return _JOINED.format(count=count)
        case MachineDraft(engine, digest):
            return f"mars: draft by {escape(engine)}, digest {escape(digest)}"
        case SuppressedChecks(names, reason):
            line = f"mars: ignore {' '.join(map(escape, names))}"
            return f"{line}, {escape(reason)}" if reason else line
        case KeptTranslation() | TakenFromSimilar():
            return _write_difference_of(comment, escape)


def _write_difference_of(comment: KeptTranslation | TakenFromSimilar, escape: Callable[[str], str]) -> str:
    changes = write_difference(comment.difference, ENGLISH, escape)
    if isinstance(comment, KeptTranslation):
        return _KEPT + escape(comment.reason) + (f" ({changes})" if changes else "")
    pieces = [f"mars: {comment.percent} % of {escape(comment.issue)}", *([changes] if changes else [])]
    return _BETWEEN.join(pieces) + (_ADAPTED if comment.is_adapted else "")


def read_comment(line: str) -> Comment | None:
    """The comment that a line holds; None for words of people."""
    if not line.startswith(_STARTS):
        return None
    for kind, start in _TEXTS.items():
        if line.startswith(start):
            return kind(unescape_text(line[len(start) :]))
    for one, start in _ONE_VALUE.items():
        if line.startswith(start):
            return one(unescape(line[len(start) :]))
    return next((found for read in _READERS if (found := read(line)) is not None), None)


def _read_whole(line: str) -> AskedToConfirm | AssembledFromSentences | None:
    return next((kind() for kind, whole in _WHOLE.items() if line == whole), None)


def _read_joined(line: str) -> JoinedTexts | None:
    found = match_message(_JOINED, line)
    count = read_number(found["count"]) if found else -1
    return JoinedTexts(count) if count >= 0 else None


def _read_in_memory(line: str) -> AlsoInMemory | None:
    found = match_message(_IN_MEMORY, line)
    return AlsoInMemory(unescape(found["issue"]), unescape(found["text"])) if found else None


def _read_similar(line: str) -> TakenFromSimilar | None:
    found = _SIMILAR.fullmatch(line)
    if found is None or int(found["percent"]) > 100:
        return None
    text = found["rest"].removesuffix(_ADAPTED)
    issue, has_changes, changes = text.partition(_BETWEEN)
    difference = read_difference(changes, ENGLISH) if has_changes else TextDifference()
    if difference is None:
        return None
    return TakenFromSimilar(int(found["percent"]), unescape(issue), difference, text != found["rest"])


def _read_draft(line: str) -> MachineDraft | None:
    found = _DRAFT.match(line)
    return MachineDraft(unescape(found["engine"]), unescape(found["digest"])) if found else None


def _read_ignored(line: str) -> SuppressedChecks | None:
    found = _IGNORE.match(line)
    names = tuple(map(unescape, found[1].split())) if found else ()
    return SuppressedChecks(names, unescape(found[2])) if found and names else None


def _read_kept(line: str) -> KeptTranslation | None:
    if not line.startswith(_KEPT):
        return None
    text = line[len(_KEPT) :]
    found = _DIFFERENCE.search(text)
    if found is None or not text.endswith(")"):
        return KeptTranslation(unescape(text))
    difference = read_difference(text[found.end() : -1], ENGLISH)
    return KeptTranslation(unescape(text[: found.start()]), difference or TextDifference())


_READERS: tuple[Callable[[str], Comment | None], ...] = (
    _read_whole,
    _read_joined,
    _read_in_memory,
    _read_similar,
    _read_draft,
    _read_ignored,
    _read_kept,
)


def names_ignored(line: str) -> frozenset[str]:
    """The checks that a line silences: an ``ignore`` of its own, or ones within the words of a person."""
    if isinstance(read_comment(line), SuppressedChecks | None):
        return frozenset(name for found in _IGNORED_WITHIN.findall(line) for name in map(unescape, found.split()))
    return frozenset()


def squash(lines: Iterable[str]) -> str:
    """Lines without white space, as one: what stays of a comment that an editor wrapped otherwise."""
    return "".join("".join(line.split()) for line in lines)
