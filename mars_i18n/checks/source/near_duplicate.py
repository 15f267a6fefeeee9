"""Two texts of an issue differ only in punctuation, capitals or one word.

What it does: compares headings and paragraphs of five words or more, and reports two together that differ only in
punctuation and capitals, or in one word at one place.

Why: each needs a translation of its own, and readers see a difference that nobody intended. Where it is intended (a
list of offices, for example), nothing needs to change.

Wrong:
    - The workshop on clean water in the north of the country
    - The workshop on clear water in the north of the country

Right:
    - The workshop on clean water in the north of the country
    - A course about soil for the teachers of two villages
"""

from __future__ import annotations

import re
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import fault_in, shorten
from mars_i18n.messages import message, translatable
from mars_i18n.text.segments.prose import Prose, proses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.evidence import Evidence
    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "info"
remedy = translatable("Make the two texts the same, unless the difference is intended.")
_WORD = re.compile(r"[^\W_]+")
_FEWEST, _MOST = 5, 400  # words of a text that is compared


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each text that almost repeats an earlier one."""
    texts: list[Prose] = []
    keys, ends = array("q"), [0]  # those of a text begin where those of the one before end
    for document in issue.documents:
        for one in proses(document):
            words = _WORD.findall(one.text.casefold())
            if _FEWEST <= len(words) <= _MOST:
                texts.append(one)
                keys.extend(_all_but_one(words))
                ends.append(len(keys))
    repeated = {key for key, after in pairwise(sorted(keys)) if key == after}
    seen: dict[int, Prose] = {}
    for at, one in enumerate(texts) if repeated else ():
        mine = [key for key in keys[ends[at] : ends[at + 1]] if key in repeated]
        like = next((seen[key] for key in mine if key in seen), None)
        if like and " ".join(like.text.split()) != " ".join(one.text.split()):
            yield _fault(one, like)
        for key in mine:
            seen.setdefault(key, one)


def _all_but_one(words: list[str]) -> Iterator[int]:
    """A digest for each place of a text, of what is before it and after it. Linear: those of both are carried along."""
    after = [0]
    for word in reversed(words):
        after.append(hash((word, after[-1])))
    before = 0
    for place, word in enumerate(words):
        yield hash((place, len(words), before, after[len(words) - place - 1]))
        before = hash((before, word))


def _fault(one: Prose, other: Prose) -> Fault:
    words, others = (_WORD.findall(each.text.casefold()) for each in (one, other))
    pair = next(((old, new) for old, new in zip(others, words, strict=True) if old != new), None)
    path, line = other.segment.location.path, other.segment.location.line
    same = path == one.segment.location.path
    where = message("line {line}", line=line) if same else message("line {line} of {path}", line=line, path=path)
    text = shorten(one.text)
    evidence: Evidence
    if pair:
        what = message(
            "almost repeats {where}: “{word}” in place of “{other}”", where=where, word=pair[1], other=pair[0]
        )
        evidence, former = (("words", pair[1]), ("other", pair[0]), ("words", text)), f"“{pair[1]}” for “{pair[0]}”"
    else:
        what = message("repeats {where} with other punctuation or capitals", where=where)
        evidence, former = (("words", text),), "punctuation or capitals"
    return fault_in(one, 0, len(one.text), what, evidence=evidence, former_evidence=f"{former}: {text}")
