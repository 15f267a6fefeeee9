"""Inline markup as translators see it: typed, numbered tags in a msgid, the same for every format.

``<b1>…</b1>`` strong, ``<i1>`` emphasis, ``<s1>`` struck out, ``<a1>`` link, ``<sup1>`` and ``<sub1>`` raised and
lowered, ``<span1>`` of another look; alone: ``<code1/>`` ``<img1/>`` ``<br1/>`` ``<fn1/>`` ``<html1/>`` ``<ph1/>``. A
literal ``<b1>`` in prose is written ``&lt;b1>``, and a literal ``&lt;b1>`` is written ``&amp;lt;b1>``, so that
``from_msgid(to_msgid(parts))`` gives the same texts and labels.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mars_i18n.model import TAG_NAMES, Inline, Tag, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NAMES = "|".join(TAG_NAMES)
TAG = re.compile(rf"<(/?)({_NAMES})([1-9][0-9]{{0,5}})(/?)>")
_OBJECT = re.compile(r"<(?:code|img|a|ph|html)[1-9][0-9]{0,5}/>")
_LITERAL = re.compile(rf"(?:<|&(?:amp;)*lt;)(?=/?(?:{_NAMES})[1-9][0-9]{{0,5}}/?>)")
_ESCAPED = re.compile(rf"&((?:amp;)*)lt;(?=/?(?:{_NAMES})[1-9][0-9]{{0,5}}/?>)")


def to_msgid(parts: Iterable[Inline]) -> str:
    """The parts of a segment as one msgid."""
    return "".join(part.label if isinstance(part, Tag) else _escape_tags(part.text) for part in merge_texts(parts))


def _escape_tags(text: str) -> str:
    return _LITERAL.sub(_escape, text) if "<" in text or "&" in text else text


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    return "&lt;" if found == "<" else "&amp;" + found[1:]


def merge_texts(parts: Iterable[Inline]) -> Iterator[Inline]:
    """The same parts with neighbouring texts joined and empty ones dropped."""
    pending: list[Text] = []
    for part in parts:
        if isinstance(part, Text):
            pending.append(part)
            continue
        yield from _join_texts(pending)
        pending.clear()
        yield part
    yield from _join_texts(pending)


def _join_texts(texts: list[Text]) -> Iterator[Text]:
    if len(texts) == 1 and texts[0].text:
        yield texts[0]
    elif any(text.text for text in texts):
        raws = [text.raw for text in texts]
        joined = None if None in raws else "".join(raw for raw in raws if raw)
        yield Text("".join(text.text for text in texts), joined)


@lru_cache(maxsize=4096)  # most of what is done with a message reads it
def from_msgid(message: str) -> tuple[Inline, ...]:
    """The texts and bare tags (no parts, no attributes) of a msgid or msgstr. Any text is accepted."""
    parts: list[Inline] = []
    end = 0
    for match in TAG.finditer(message):
        closing, name, number, alone = match.groups()
        if closing and alone:
            continue
        if match.start() > end:
            parts.append(Text(_unescape(message[end : match.start()])))
        parts.append(Tag(name, int(number), "close" if closing else "alone" if alone else "open"))
        end = match.end()
    if end < len(message):
        parts.append(Text(_unescape(message[end:])))
    return tuple(parts)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: "&" + match[1][4:] + "lt;" if match[1] else "<", text)


def strip_tags(message: str) -> str:
    """The prose of a msgid: tags removed (a line break becomes a space), escapes resolved."""
    if "<" not in message and "&" not in message:
        return message
    return "".join(
        part.text if isinstance(part, Text) else " " if part.name == "br" else "" for part in from_msgid(message)
    )


def blank_tags(message: str) -> str:
    """The same text with each inline tag replaced by NULs of equal length: offsets stay true, no word runs together.

    A NUL is no letter, digit, space or punctuation, so that rules about those do not see the place of a tag as one.
    """
    return TAG.sub(lambda match: "\0" * len(match[0]), message) if "<" in message else message


def tag_differences(source: str, target: str) -> tuple[tuple[str, str], ...]:
    """What is wrong with the tags of a translation, as (fault, label) pairs; empty when all is well.

    A fault is "missing", "extra" or "crossed". The multiset of tags must be the source's and pairs must nest; their
    order is free.
    """
    if "<" not in source and "<" not in target:  # most texts have no tags
        return ()
    wanted, found = _labels(source), _labels(target)
    missing, extra = wanted - found, found - wanted
    faults = [("missing", label) for label in missing.elements()]
    faults += [("extra", label) for label in extra.elements()]
    if not faults and (crossed := misnested_tag(from_msgid(target))):
        faults.append(("crossed", crossed))
    return tuple(faults)


_TAG_FAULTS = {
    "missing": "{} is missing",
    "extra": "{} is not in the source",
    "crossed": "{} closes nothing that is open there",
}


def blank_pairs(message: str) -> str:
    """The same as `blank_tags`, but tags that represent words (code, images, bare links) are U+FFFC, not NUL."""
    return blank_tags(_OBJECT.sub(lambda match: "\ufffc" * len(match[0]), message))


def tag_faults(source: str, target: str) -> tuple[str, ...]:
    """What is wrong with the tags of a translation, in English; empty when all is well. See `tag_differences`."""
    return tuple(_TAG_FAULTS[fault].format(label) for fault, label in tag_differences(source, target))


def _labels(message: str) -> Counter[str]:
    return Counter(part.label for part in from_msgid(message) if isinstance(part, Tag))


def misnested_tag(parts: Sequence[Inline]) -> str:
    """The label of the first tag that breaks the nesting, or the empty string."""
    stack: list[tuple[str, int]] = []
    for part in parts:
        if not isinstance(part, Tag) or part.form == "alone":
            continue
        if part.form == "open":
            stack.append((part.name, part.number))
        elif not stack or stack.pop() != (part.name, part.number):
            return part.label
    return f"<{stack[-1][0]}{stack[-1][1]}>" if stack else ""


def parse_translation(message: str, source: Sequence[Inline]) -> tuple[Inline, ...]:
    """The parts of a translation, its tags taken over from the source with their raw text and attributes.

    Texts come with ``raw=None``. Call it only where ``tag_faults`` finds none; a tag unknown to the source stays bare.
    """
    known = {part.label: part for part in source if isinstance(part, Tag)}
    return tuple(
        known.get(part.label, part) if isinstance(part, Tag) else replace(part, raw=None)
        for part in from_msgid(message)
    )
