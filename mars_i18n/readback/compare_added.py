"""What a file says beside its edition: words of templates, or words that somebody added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.readback.blanks import letters
from mars_i18n.readback.readback_difference import ReadbackDifference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mars_i18n.plugins.read_output import ReadOutput
    from mars_i18n.readback.expected import Expected

_WORD = re.compile(r"[^\W_]+")
_FEW = 3  # digits, with fewer of which a text without letters is a number of a page, item or note


@dataclass(frozen=True, slots=True)
class FileLabels:
    """What the files of an output may say beside an edition: phrases, and single words of a project's templates."""

    phrases: tuple[str, ...]
    words: frozenset[str] = frozenset()  # case-folded


def compare_added(
    expected: Expected, reading: ReadOutput, left: Iterable[int], labels: FileLabels
) -> Iterator[ReadbackDifference]:
    """The blocks of those `left` that say more than what outputs may show beside the edition.

    This is: `labels`; the names of project and issue; titles and date lines again; texts of images and links; HTML that
    pages have as it is written.
    """
    blocks = [reading.blocks[at] for at in left]
    if not blocks:
        return
    own = (form for unit in expected.head for form in unit.forms)
    apart = (*expected.alternatives, *expected.pictures, *expected.image_titles, *expected.link_titles)
    known = {
        one.casefold() for one in (*own, *map(letters, (*labels.phrases, *expected.names, expected.base, *apart)))
    } - {""}
    phrases = sorted(known, key=len, reverse=True)
    for block in blocks:
        key = letters(block.text)
        if any(key in one for one in expected.passed) or not _says_more(key.casefold(), phrases):
            continue
        if not labels.words or not labels.words.issuperset(map(str.casefold, _WORD.findall(block.text))):
            yield ReadbackDifference(reading.part, "added", block.text, "", block.place)


def _says_more(key: str, phrases: Sequence[str]) -> bool:
    for phrase in phrases:
        key = key.replace(phrase, "")
    return any(map(str.isalpha, key)) or sum(map(str.isdigit, key)) >= _FEW
