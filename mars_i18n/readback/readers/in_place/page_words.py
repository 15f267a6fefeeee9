"""Whether the words of a localised page are an edition's, in the places where its source has its own."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Text
from mars_i18n.readback.readers.in_place.spelled_out import END, UNSEEN, WordRules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Block, BlockKind, Tag

_MARKS = "".join(("<>&\"'`={}%*|[]$\xa0", *(chr(one) for one in range(32) if chr(one) != END)))
_LINE = re.compile(rf"(?:[^{re.escape(_MARKS)}{END}]*+{END})*+")
_SIGNS = re.compile(r"[{}$|\[\]]")
_ADDRESS = re.compile(r"\s(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_LINK = re.compile(r"<a\b", re.IGNORECASE)
_KINDS: frozenset[BlockKind] = frozenset(
    {"title", "heading", "paragraph", "attribution", "cell", "term", "label", "metadata"}
)


def _sign(tag: Tag, raw: str | None, address: str) -> str | None:
    if tag.name in {"a", "img"} and tag.form != "close":
        wanted = address if tag.name == "a" and tag.form == "open" else tag.attribute("href") or tag.attribute("src")
        plain = raw == f'<a href="{wanted}">' and '"' not in wanted and "&" not in wanted
        if not plain and (not raw or _written_address(tag.parts[0].raw if tag.parts else "") != wanted.strip()):
            return None
    return UNSEEN


@lru_cache(256)
def _written_address(raw: str) -> str:
    found = _ADDRESS.search(raw)
    return unescape(found[1] or found[2] or found[3] or "").strip() if found else ""


def _leads_around(before: str, address: str) -> bool:
    """Whether the last link that begins in a text leads to an address: those of HTML are not within one another."""
    starts = [found.start() for found in _LINK.finditer(before)]
    return bool(starts) and _written_address(before[starts[-1] : before.find(">", starts[-1]) + 1]) == address.strip()


RULES = WordRules(_KINDS, _LINE, _sign, marks=_MARKS, values=True, bare_ends=True, leads_around=_leads_around)


def fits(block: Block, text: str) -> bool:
    """Whether a text is a block: what is raw as it is, words as HTML writes them (13.1.4)."""
    at = 0
    leaves = list(_leaves(block))
    for number, (raw, words, value) in enumerate(leaves):
        if raw is not None:
            if not text.startswith(raw, at):
                return False
            at += len(raw)
            continue
        after = "".join(one for one, _, _ in leaves[number + 1 : number + 2] if one)
        end = text.find(after, at) if after else len(text)
        found = text[at:end]
        marks = "<\"'" if value else "<"
        syntax = _SIGNS.search(found) is not None or found.count("%") > 1  # of templates, perhaps
        if end < 0 or syntax or any(mark in found for mark in marks) or unescape(found) != words:
            return False
        at = end
    return at == len(text)


def _leaves(block: Block) -> Iterator[tuple[str | None, str, bool]]:
    """(raw text, words, whether they are in an attribute) of all that a block is written with."""
    for part in block.parts:
        if not isinstance(part, Segment):
            yield part.raw or "", "", False
            continue
        for one in part.parts:
            if isinstance(one, Text):
                yield one.raw, one.text, bool(part.attribute)
                continue
            for inner in one.parts:
                if isinstance(inner, Segment):
                    yield from ((text.raw, text.text, True) for text in inner.parts if isinstance(text, Text))
                else:
                    yield inner.raw, "", False
