"""The translation of a paragraph as a beginning for that of its changed text: sentence by sentence where they pair."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mars_i18n.text.merging.joined_and_split import count_tags, renumber_tags
from mars_i18n.text.segments.markup import TAG
from mars_i18n.text.sentences.splitting import split

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST = 200  # sentences of a paragraph that is taken apart


def prefill(
    old: str, target: str, new: str, languages: tuple[str, str], known: Callable[[str], str] = lambda _: ""
) -> str:
    """A beginning for the translation of `new`, made of `target`, which translates `old`.

    `languages` are that of both sources and that of the translation.
    Sentences that stayed keep their translations, in today's order; those that went are left out; a changed one keeps
    the old translation; one that came is filled by `known` (sentence → translation or empty), or left out. Where the
    sentences of `old` and `target` are not as many, or a tag would be lost, it is `target` itself.
    """
    before, after, theirs = split(old, languages[0]), split(new, languages[0]), split(target, languages[1])
    if len(before) != len(theirs) or not 1 <= len(after) <= _MOST or len(before) > _MOST:
        return target
    sources, news = [one.strip() for one in before], [one.strip() for one in after]
    chosen = _choose_sentences(sources, news, theirs, known)
    if chosen is None:
        return target
    text = " ".join(one.strip() for one in chosen if one.strip())
    wanted, made, had = _count_labels(new), _count_labels(text), _count_labels(target)
    return text if text and not (wanted & had) - made else target


def _choose_sentences(
    before: Sequence[str], after: Sequence[str], theirs: Sequence[str], known: Callable[[str], str]
) -> list[str] | None:
    """The sentences of the translation for today's, or None where nothing came, went or moved."""
    at = {text: number for number, text in reversed(list(enumerate(before)))}
    found: list[str] = []
    moved = False
    for operation, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal" or (operation == "replace" and b - a == d - c):
            found += theirs[a:b]
        elif operation == "replace" and d - c < b - a:
            return None  # joined, perhaps: which of them went is a guess
        else:
            moved = True
            come = after[c:d]
            changed = theirs[a:b] if operation == "replace" else []
            found += changed
            found += [theirs[at[one]] if one in at else known(one) for one in come[len(changed) :]]
    return found if moved else None


def cut_translation(
    msgid: str, msgstr: str, pieces: Sequence[str], source_language: str, language: str
) -> tuple[str, ...]:
    """The translation of a text that was split, cut where the text was: one part a piece; () where that is a guess.

    The sentences of both must be as many, and each piece whole sentences. Tags are numbered as in the pieces.
    """
    counts = [len(split(piece, source_language)) for piece in pieces]
    theirs = split(msgstr, language)
    if len(theirs) != sum(counts) or len(split(msgid, source_language)) != sum(counts):
        return ()
    parts, start, taken = [], 0, Counter[str]()
    for count, piece in zip(counts, pieces, strict=True):
        text = "".join(theirs[start : start + count]).strip()
        numbered = renumber_tags(text, {name: -number for name, number in taken.items()})
        if _count_labels(numbered) != _count_labels(piece):
            return ()
        parts.append(numbered)
        taken += count_tags(piece)
        start += count
    return tuple(parts)


def _count_labels(message: str) -> Counter[str]:
    return Counter(match[0] for match in TAG.finditer(message))
