"""Translations whose HTML earlier versions wrote as ``<html1/>``, in the tags that it has today.

The words of the former msgid and of today's are the same, so that what is between the same words is the same HTML:
``<html1/>red<html2/>`` is ``<span1>red</span1>``, ``<html1/>Ctrl<html2/>`` is ``<code1/>``.
"""

from __future__ import annotations

import re

from mars_i18n.text.segments.markup import TAG

_HTML = re.compile(r"<html[1-9][0-9]*/>")
_MOST_PIECES = 400  # of a msgid; in a longer one, nothing is rewritten


def rewrite_former_html(text: str, former: str, today: str) -> str:
    """A translation of `former` with the tags of `today`; unchanged where the two cannot be laid side by side."""
    if not _HTML.search(former):
        return text
    steps = _steps(_pieces(former), _pieces(today))
    if not steps:
        return text
    known = {**steps}
    found = re.compile("|".join(re.escape(one) for one in sorted(known, key=len, reverse=True)))
    return found.sub(lambda match: known[match[0]], text)


def _pieces(message: str) -> list[str]:
    """The tags of a message, and its words one by one with the blanks before them."""
    pieces: list[str] = []
    cursor = 0
    for tag in TAG.finditer(message):
        pieces += [*re.findall(r"\S+|\s+", message[cursor : tag.start()]), tag[0]]
        cursor = tag.end()
    return [*pieces, *re.findall(r"\S+|\s+", message[cursor:])]


def _steps(old: list[str], new: list[str]) -> dict[str, str] | None:
    """What in a translation becomes what; None where the messages differ in more than their HTML.

    Tried in order at each piece: the same word; a tag of HTML for one of today's; HTML and what it holds for one tag
    that holds it; HTML that is nothing today. Each pair of places is looked at once.
    """
    if max(len(old), len(new)) > _MOST_PIECES:
        return None
    failed: set[tuple[int, int]] = set()
    # of each place: the places that follow it, and what the step is
    trail: list[tuple[int, int, dict[str, str]]] = [(0, 0, {})]
    while trail:
        at, to, steps = trail.pop()
        if at == len(old) and to == len(new):
            return steps
        if (at, to) in failed or at >= len(old):
            continue
        failed.add((at, to))
        trail += reversed([(place, goal, {**steps, **step}) for place, goal, step in _following(old, new, at, to)])
    return None


def _following(old: list[str], new: list[str], at: int, to: int) -> list[tuple[int, int, dict[str, str]]]:
    piece, target = old[at], new[to] if to < len(new) else ""
    if piece.isspace() or target.isspace():  # blanks around a line break are part of it today
        both = piece.isspace() and target.isspace()
        return [(at + 1, to + 1, {})] if both else [(at + 1, to, {})] if piece.isspace() else [(at, to + 1, {})]
    html = _HTML.fullmatch(piece)
    if not html:
        tags = TAG.fullmatch(piece), TAG.fullmatch(target)
        same = piece == target or (tags[0] and tags[1] and tags[0].group(1, 2, 4) == tags[1].group(1, 2, 4))
        return [(at + 1, to + 1, {piece: target} if tags[0] else {})] if same else []
    found: list[tuple[int, int, dict[str, str]]] = []
    tag = TAG.fullmatch(target)
    if tag:
        found.append((at + 1, to + 1, {piece: target}))
    if tag and tag[2] in {"code", "ph"}:
        ends = [end for end in range(at + 1, len(old)) if _HTML.fullmatch(old[end])]
        found += [(end + 1, to + 1, {"".join(old[at : end + 1]): target}) for end in ends[:8]]
    found.append((at + 1, to, {piece: ""}))
    return found
