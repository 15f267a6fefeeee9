"""Proves that a draft and its remarks together hold the words of the file: no more, and no fewer."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.plugins.imported_files import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_PIECES = 6  # of a word, in runs of different looks
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_NUMBER = re.compile(r"^(?:[ >*-]*[ >])?\d{1,9}[.)] |\[\^[^\]\n]*\]:?", re.MULTILINE)
_TAG = re.compile(r"</?(?:sup|sub|strong|em|del|br)/?>")
_MARK = re.compile(r"\\(?P<kept>[!-/:-@\[-`{-~])|\*\**|~~|``*")  # each begins with a character: searched for faster


def find_lost_words(
    words: str, title: str, body: str, remarks: Iterable[Remark], *, with_numbers: bool
) -> tuple[str, str]:
    """The words of a file that are nowhere, and those that nothing in it accounts for; both empty where all is whole.

    `words` are those of the file, by a reader other than the one that made the draft; `title` and `body` are of the
    draft, `body` in Markdown. What a remark says was changed is taken back first. `with_numbers`: `words` has those of
    lists and of footnotes.
    """
    count = _count_words(words)
    drafted = _count_words(title)
    drafted.update(_count_words(_read_markdown(body if with_numbers else _NUMBER.sub("", body))))
    count.subtract(drafted)  # a sum of each word: to subtract a list is several times slower
    for remark in remarks:
        count.update(_TOKEN.findall(remark.after))
        count.subtract(_TOKEN.findall(remark.before))
    lost, surplus = +count, -count
    if lost and surplus and not with_numbers:
        _take_joined(_TOKEN.findall(words), lost, surplus)
    return " ".join(lost.elements()), " ".join(surplus.elements())


def _count_words(text: str) -> Counter[str]:
    """How often each word is in a text; what is between two blanks is taken apart once, however often it comes."""
    count: Counter[str] = Counter()
    for piece, times in Counter(text.split()).items():
        for word in _TOKEN.findall(piece):
            count[word] += times
    return count


def _take_joined(words: Sequence[str], lost: Counter[str], surplus: Counter[str]) -> None:
    """Take out what is one word in the draft and was given in pieces by the other reader, side by side."""
    for at in range(len(words)):
        for end in range(at + 2, min(at + _MOST_PIECES, len(words)) + 1):
            pieces = Counter(words[at:end])
            if surplus["".join(words[at:end])] > 0 and pieces <= lost:
                surplus["".join(words[at:end])] -= 1
                lost -= pieces
                break


def differ_in_blanks(lost: str, surplus: str) -> bool:
    """Whether two lists of words have the same letters and figures: words are only parted or joined otherwise."""
    return bool(lost) and Counter(lost.replace(" ", "")) == Counter(surplus.replace(" ", ""))


def lost_word_remarks(lost: str, surplus: str) -> list[Remark]:
    """The words that the draft has lost, and those that it has beyond the file, as remarks on its beginning."""
    remarks = []
    if differ_in_blanks(lost, surplus):
        return [Remark(message("blanks between words were read by a guess"), lost, surplus, "guess")]
    if lost:
        remarks.append(
            Remark(message("these words of the file are not in the draft"), lost, certainty="guess", loss=True)
        )
    if surplus:
        remarks.append(Remark(message("these words of the draft are not in the file"), "", surplus, "guess", loss=True))
    return remarks


def _read_markdown(text: str) -> str:
    """The words that Markdown shows, and its numbers of lists and of footnotes; by no code that writes or parses it."""
    text = _TARGET.sub("]", _COMMENT.sub(" ", text))
    text = _TAG.sub(lambda found: " " if "br" in found[0] else "", text)
    return html.unescape(_MARK.sub(lambda found: found["kept"] or "", text))
