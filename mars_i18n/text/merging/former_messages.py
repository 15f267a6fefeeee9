"""Entries whose msgid an earlier version wrote otherwise take today's form, with their work: nobody does it again.

A format says what earlier versions wrote for a segment: template syntax as words, the box of a task, the marker of a
call-out, a paragraph without its drop cap. The same is done to the translation. Where its tags are then not those of
the msgid, the entry is fuzzy.

A line such as ``:::note[Title] Text :::`` or ``title: A title summary: A summary ...`` was one message, of which
today's are parts. Its translation is divided at the same syntax, letter for letter; one that lacks some of it is not.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.model import Entry
from mars_i18n.text.merging.former.former_blocks import divide_at_breaks, join_at_ends
from mars_i18n.text.merging.former.former_html import rewrite_former_html
from mars_i18n.text.merging.former.former_marks import find_former_titles, rewrite_former_marks
from mars_i18n.text.segments.markup import TAG, tag_differences
from mars_i18n.text.segments.remarks.remark_kinds import TagMeaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from mars_i18n.model import Catalogue
    from mars_i18n.text.segments.source_messages import SourceMessage

_MARKER = re.compile(r"\[(?:[ xX]|!\w+)\](?:[ \n]+|<br[1-9][0-9]*/>[ \n]*)")  # with its hard break, as it may be
_TITLED = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ ]+[^\"]*\"(?P<title>.*)\"")
_ROLE = re.compile(r"(<ph[1-9][0-9]*/>)<code[1-9][0-9]*/>")  # of MyST, whose words were code
_LEADER = re.compile(
    r"[ ]?(?:\.{4,}|(?:\. ){4,}|…{2,}|·{4,}|_{4,})[ ]?(?:[0-9]{1,4}|[ivxlc]{1,6})$"
)  # of a table of contents
_ATTRIBUTES = re.compile(r"[ ]*\{:?[ ]*(?:[#.][\w:.-]+|[\w-]+=[^\s{}]+)[^{}]*\}(?=\s*$)")
_BEGINS_WITH_SYNTAX = re.compile(
    r"-{3}[ ]|[:~][ ]|\*\[|:{3,}|/{3,}|`{3,}|~{3,}|\+\+\+|!!!|\?\?\?|\[!\w|\{[%{]|<[A-Z]|<html[1-9]"
    r"|[A-Za-z_-]{2,30}[ ]?[:=][ ]"
)
_ENDS_WITH_SYNTAX = re.compile(r"\{:?[ ]?[#.\w][^{}]{0,200}\}$|<html[1-9][0-9]*/>$|:{3}$|/{3}$")
_JOINT = re.compile(r"(?<=[^\W_])\s+(?=[^\W\d_])")
_MOST_TRIED = 2_000_000  # pairs of an old message and a new one
_LONGEST_INITIAL = 30  # code points of the word that a drop cap holds
_LONGEST = 20_000  # code points of a message that is divided


def rewrite_former_messages(catalogue: Catalogue, messages: Sequence[SourceMessage]) -> Catalogue:
    """The catalogue with each entry under the msgid that its message has today. Those that need nothing are the same.

    A translation that cannot be rewritten with certainty is fuzzy, with the former msgid as its previous one.
    """
    entries = tuple(new for _, made in _rewrite_entries(catalogue, messages) for new in made)
    return catalogue if entries == catalogue.entries else replace(catalogue, entries=entries)


class RewrittenEntries(NamedTuple):
    """What a new catalogue has of an old one in today's form: how many messages, how many of them finished.

    `texts` are the translations that the old one had for them.
    """

    messages: int = 0
    finished: int = 0
    texts: frozenset[str] = frozenset()


def rewritten_entries(old: Catalogue, messages: Sequence[SourceMessage], made: Catalogue) -> RewrittenEntries:
    """What a new catalogue has of an old one in today's form."""
    changed = [(entry, new) for entry, new in _rewrite_entries(old, messages) if new != (entry,)]
    if not changed:
        return RewrittenEntries()
    held = {entry.msgstr for entry in made.entries}
    done = {entry.key for entry in made.entries if entry.done and not entry.obsolete}
    today = [one for _, new in changed for one in new]
    texts = (entry.msgstr for entry, new in changed if all(one.msgstr in held for one in new))
    return RewrittenEntries(len(today), sum(one.key in done for one in today), frozenset(texts))


def _rewrite_entries(
    catalogue: Catalogue, messages: Sequence[SourceMessage]
) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Each entry with what it is today: the same, another, or several of whose messages it was one."""
    today = {message.key for message in messages}
    known = by_key = {entry.key: entry for entry in catalogue.entries}
    moved = {
        (message.context, former): message
        for message in reversed(messages)
        if message.former and message.key not in known
        for former in message.former
        if (message.context, former) in known and (message.context, former) not in today
    }
    new = [message for message in messages if message.key not in known and message not in moved.values()]
    left = [entry for entry in catalogue.entries if entry.key not in today]
    divided = {entry.key: texts for entry, texts in _divide_entries(left, new)} if new else {}
    divided |= {entry.key: texts for entry, texts in divide_at_breaks(left, new)} if new else {}
    joined: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for whole, text, old in join_at_ends(left, new) if new else ():
        if not any(one.key in joined for one in old):
            comments = tuple(line for one in old for line in one.translator)
            one_entry = replace(old[0], msgid=whole.msgid, msgstr=text, obsolete=False, translator=comments)
            joined |= {one.key: (one_entry,) if one is old[0] else () for one in old}
    if not moved and not divided and not joined:
        yield from ((entry, (entry,)) for entry in catalogue.entries)
        return
    taken: set[tuple[str, str]] = set()
    for entry in catalogue.entries:
        message = moved.get(entry.key)
        if entry.key in joined:
            yield entry, joined[entry.key]
            continue
        if texts := divided.get(entry.key, ()):
            yield (
                entry,
                tuple(
                    replace(
                        entry,
                        msgid=one.msgid,
                        msgstr=text,
                        obsolete=False,
                        translator=() if number else entry.translator,
                    )
                    for number, (one, text) in enumerate(texts)
                ),
            )
            continue
        one = entry
        if message is not None and message.key not in taken:
            initial = _initial_before(entry.msgid, message)
            one = (
                _with_initial(entry, by_key.get((entry.context, initial)), message)
                if initial
                else _rewritten(entry, message)
            )
        taken.add(one.key)
        yield entry, (one, *(_titles_of(entry, {other.key for other in new} - taken) if message is not None else ()))


def _titles_of(entry: Entry, wanted: AbstractSet[tuple[str, str]]) -> Iterator[Entry]:
    """Entries of the titles and alternative texts that were words of an entry, of those that are wanted."""
    texts = dict(reversed(find_former_titles(entry.msgstr, entry.msgid))) if entry.msgstr else {}
    for words, text in texts.items():
        if ("", words) in wanted:
            yield replace(entry, msgid=words, msgstr=text, context="", obsolete=False, translator=())


def rewrite_former_text(msgid: str, msgstr: str, message: SourceMessage) -> str | None:
    """The translation of what an earlier version wrote for a message, in today's form; None where it is not certain."""
    if _initial_before(msgid, message):
        return None
    entry = _rewritten(Entry(msgid, msgstr), message)
    return None if entry.fuzzy else entry.msgstr


def _initial_before(former: str, message: SourceMessage) -> str:
    """The letters of a drop cap, which were a message of their own, if `former` is all but these; else ""."""
    (tags, words), (old_tags, rest) = _after_tags(message.msgid), _after_tags(former)
    if not rest or tags != old_tags or not words.endswith(rest):
        return ""
    initial = words.removesuffix(rest).strip()
    return initial if len(initial) <= _LONGEST_INITIAL and not re.search(r"[\s<>]", initial) else ""


def _after_tags(text: str) -> tuple[str, str]:
    """The tags that a text begins with, and what follows them."""
    at = 0
    while tag := TAG.match(text, at):
        at = tag.end()
    return text[:at], text[at:]


def _with_initial(entry: Entry, initial: Entry | None, message: SourceMessage) -> Entry:
    """The entry of what follows a drop cap, and that of its letters, as the entry of both.

    Outputs showed the two translations one after the other, so this is what readers saw. It is fuzzy where one of them
    was not finished, or where the second begins with a capital as if it were whole by itself.
    """
    if not entry.msgstr:
        return replace(entry, msgid=message.msgid)
    (_, old), (tags, rest) = _after_tags(entry.msgid), _after_tags(entry.msgstr)
    blank = message.msgid.removesuffix(old)[-1:].isspace()
    letters = initial.msgstr.strip() if initial is not None else ""
    text = f"{tags}{letters}{' ' if blank and letters else ''}{rest}"
    whole = old[0].islower() and not blank and rest[:1].isupper()
    if initial is not None and initial.done and not whole and not tag_differences(message.msgid, text):
        return replace(entry, msgid=message.msgid, msgstr=text)
    return replace(entry, msgid=message.msgid, msgstr=text, fuzzy=True, previous=entry.msgid)


def _rewritten(entry: Entry, message: SourceMessage) -> Entry:
    if not entry.msgstr:
        return replace(entry, msgid=message.msgid)
    same = entry.msgstr == entry.msgid
    marks = None if same else rewrite_former_marks(entry.msgstr, entry.msgid, message.msgid)
    if marks is not None and not tag_differences(message.msgid, marks):
        return replace(entry, msgid=message.msgid, msgstr=marks)
    text = message.msgid if same else _rewrite(entry.msgstr, message)
    if not same and tag_differences(message.msgid, text):
        former = entry.msgid if _ATTRIBUTES.search(message.msgid) else _ATTRIBUTES.sub("", entry.msgid)
        text = _rewrite(rewrite_former_html(entry.msgstr, former, message.msgid), message)
    if not tag_differences(message.msgid, text) and not _is_left(text, message):
        return replace(entry, msgid=message.msgid, msgstr=text)
    return replace(entry, msgid=message.msgid, msgstr=text, fuzzy=True, previous=entry.msgid)


def _rewrite(text: str, message: SourceMessage) -> str:
    """A translation in the form of today: what the tags of its message represent, as these tags."""
    titled = _TITLED.fullmatch(text)
    text = titled["title"] if titled else text
    if not _MARKER.match(message.msgid):
        text = _MARKER.sub("", text, count=1) if _MARKER.match(text) else text
    for meaning in message.notes:
        if not isinstance(meaning, TagMeaning) or not meaning.value:
            continue
        name = meaning.label.strip("</>")
        if meaning.meaning == "link":
            written = re.compile(rf"\[([^\[\]]*)\]\({re.escape(meaning.value)}\)")
            text = written.sub(rf"<{name}>\1</{name}>", text, count=1)
        elif name.startswith("ph"):
            text = _former_writing(meaning.value).sub(f"<{name}/>", text, count=1)
    if not _LEADER.search(message.msgid):
        text = _LEADER.sub("", text)
    if not _ATTRIBUTES.search(message.msgid):
        text = _ATTRIBUTES.sub("", text)
    text = _ROLE.sub(lambda role: role[0] if f"{role[1]}<code" in message.msgid else role[1], text)
    return _renumbered(text)


def _former_writing(value: str) -> re.Pattern[str]:
    """How earlier versions showed a piece of template syntax: as it is, or its stars read as emphasis, or as HTML."""
    words = r"\s+".join(re.escape(word) for word in value.split())
    if value.startswith("*|"):
        return re.compile(rf"<i[1-9][0-9]*>{re.escape(value[1:-1])}</i[1-9][0-9]*>|{words}")
    if value.startswith("<"):
        return re.compile(rf"<html[1-9][0-9]*/>|{words}")
    return re.compile(words)


def _renumbered(text: str) -> str:
    """The text with the numbers of each name's tags closed up, in their order: of ``<i2>`` alone, ``<i1>``."""
    numbers: dict[str, set[int]] = {}
    for tag in TAG.finditer(text):
        numbers.setdefault(tag[2], set()).add(int(tag[3]))
    new = {(name, one): place for name, found in numbers.items() for place, one in enumerate(sorted(found), 1)}
    return TAG.sub(lambda tag: f"<{tag[1]}{tag[2]}{new[tag[2], int(tag[3])]}{tag[4]}>", text)


def _is_left(text: str, message: SourceMessage) -> bool:
    """Whether a marker of the former form is left that the message has not."""
    return bool(_MARKER.match(text)) and not _MARKER.match(message.msgid)


def _divide_entries(
    entries: Iterable[Entry], messages: Sequence[SourceMessage]
) -> Iterator[tuple[Entry, tuple[tuple[SourceMessage, str], ...]]]:
    """The entries that hold today's messages within syntax, each with the messages and what is theirs of its msgstr.

    `messages` are those without an entry. A message is taken once.
    """
    old = [one for one in entries if one.msgstr and not one.plural and _holds_syntax(one.msgid)]
    if not old or len(old) * len(messages) > _MOST_TRIED:
        return
    taken: set[tuple[str, str]] = set()
    for entry in old:
        if len(entry.msgid) > _LONGEST:
            continue
        free = (one for one in messages if one.key not in taken and one.context == entry.context)
        found = _places(entry.msgid, free)
        texts = _divide(entry, found) if found else ()
        if texts:
            taken.update(message.key for message, _ in texts)
            yield entry, texts


def _holds_syntax(msgid: str) -> bool:
    """Whether an old message holds template syntax, or begins or ends with attributes, HTML or marks of containers."""
    ends = msgid.endswith(("}", "/>", "::", "//")) and _ENDS_WITH_SYNTAX.search(msgid)
    return "{%" in msgid or "{{" in msgid or bool(ends or _BEGINS_WITH_SYNTAX.match(msgid.lstrip("> ")))


def _places(msgid: str, messages: Iterable[SourceMessage]) -> list[tuple[int, int, SourceMessage]]:
    """Where today's messages are in an old one, as it wrote them, in order, the longest of those that overlap."""
    found = [
        (*span, one)
        for one in messages
        for text in (one.msgid, *one.former)
        if text and text != msgid and (span := _find(text, msgid)) is not None
    ]
    kept: list[tuple[int, int, SourceMessage]] = []
    for start, end, message in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, message))
    return sorted(kept, key=lambda one: one[0])


def _find(text: str, msgid: str) -> tuple[int, int] | None:
    """Where a text is in an old message, whatever the numbers of its tags; None where it is not."""
    if (at := msgid.find(text)) >= 0:
        return at, at + len(text)
    if "/>" not in text and "</" not in text:
        return None
    words = TAG.sub("\0", text).split("\0")
    if max(words, key=len) not in msgid:
        return None
    tags = (rf"<{tag[1]}{tag[2]}[1-9][0-9]*{tag[4]}>" for tag in TAG.finditer(text))
    pattern = "".join(chain.from_iterable(zip_longest(map(re.escape, words), tags, fillvalue="")))
    found = re.search(pattern, msgid)
    return found.span() if found else None


def _divide(entry: Entry, places: Sequence[tuple[int, int, SourceMessage]]) -> tuple[tuple[SourceMessage, str], ...]:
    """What is each message's of the translation; nothing where the syntax around them is not all there."""
    cursor, pattern = 0, ""
    joints: list[bool] = []  # of each message: whether nothing is between it and the one before
    for number, (start, end, _) in enumerate(places):
        between = entry.msgid[cursor:start]
        joint = bool(number) and not between.strip()
        before = places[number - 1]
        if joint and _only_joint(entry.msgid[before[0] : end]) != entry.msgid[before[0] : before[1]]:
            return ()
        joints.append(joint)
        pattern += "" if joint else _loosely(between) + r"(.+?)"
        cursor = end
    rest = entry.msgid[cursor:]
    if not (entry.msgid[: places[0][0]].strip() or rest.strip() or not all(joints[1:])):
        return ()
    match = re.fullmatch(pattern + _loosely(rest), entry.msgstr, re.DOTALL)
    if match is None:
        return ()
    divided = _divide_at_joints(match.groups(), joints)
    if len(divided) != len(places):
        return ()
    texts = []
    for (start, end, message), text in zip(places, divided, strict=True):
        former = entry.msgid[start:end]
        part = replace(entry, msgid=former, msgstr=text.strip())
        today = part if former == message.msgid else _rewritten(part, message)
        if today.fuzzy != entry.fuzzy or tag_differences(message.msgid, today.msgstr):
            return ()
        texts.append((message, today.msgstr))
    return tuple(texts)


def _divide_at_joints(groups: Iterable[str], joints: Sequence[bool]) -> list[str]:
    """The text of each message; none where one of two that nothing divides cannot be known from the other."""
    left, texts = iter(groups), list[str]()
    for number, joint in enumerate(joints):
        if joint:
            continue
        text = next(left)
        if number + 1 < len(joints) and joints[number + 1]:
            title = _only_joint(text.strip())
            if not title or joints[number + 2 : number + 3] == [True]:
                return []
            texts += [title, text.strip()[len(title) :]]
        else:
            texts.append(text)
    return texts


def _only_joint(text: str) -> str:
    """What is before the one place where a sentence begins after no stop: a title, and the text after it.

    Nothing where there is no such place, or more than one: a name may be what begins there.
    """
    found = [one for one in _JOINT.finditer(text) if text[one.end()].isupper()]
    return text[: found[0].start()] if len(found) == 1 else ""


def _loosely(syntax: str) -> str:
    """A pattern of a piece of syntax, whatever its blanks."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", syntax))) if syntax.strip() else r"\s*"
