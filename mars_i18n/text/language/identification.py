"""The language of each text of a document: what is declared wins, then what is read.

Declared for a block, it holds. Declared for the document, it holds for names, quoted titles, codes and short texts, and
for every sentence but one that is plainly another language's: by its function words, outside names and quotations.
Where nothing is declared, the document is in the language of most of its words, and a text that does not show its own
language inherits that. A short heading that reads as the language of most words under it goes with them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.model import UNDETERMINED
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.detected_languages import DETECTED
from mars_i18n.text.language.detection import (
    CODE_POINTS_READ,
    NAME_WORDS,
    Reading,
    Verdict,
    detector,
    prose_of,
)
from mars_i18n.text.language.function_words import FUNCTION_WORDS, TELLING_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAIN_WORDS = 4  # of a sentence, outside names and quotations: fewer are never plainly another language's
PLAIN_FUNCTION_WORDS = 2  # of the other language
PLAIN_MARGIN = 6.0  # nats
SENTENCE_WORDS = 8  # a text that is one quotation of so many words is a sentence, not a title
LIKELY_MARGIN = 3.0  # nats, where no language is declared
PLAIN_SHARE = 4  # function words of the other language for each of the declared one

# Titles: what is in quotation marks, italics, a link; an apostrophe inside a word opens none.
_QUOTED = re.compile(
    r"“[^”]{1,300}”|«[^»]{1,300}»|„[^“”]{1,300}[“”]|\"[^\"]{1,300}\"|(?<!\w)[‘'][^’'\n]{3,300}[’'](?!\w)"
    r"|<([ai]\d{1,6})>.{0,600}?</\1>|\((?:[A-ZÀ-Þ])[^()]{0,300}\)",
    re.DOTALL,
)
_WHOLE = re.compile(r"\s*[“«\"„‘]([^“”«»\"„]+)[”»\"“’]\s*")
_WHOLE_TAG = re.compile(r"\s*<([abi]\d{1,6})>(.*)</\1>\s*", re.DOTALL)
_PARTED = re.compile(r"[,;:|/·•()\[\]\n.…–—-]+")
_JOINS = "de|del|la|las|los|el|da|das|do|dos|e|y|i|of|the|and|for|on|in|di|du|des|et|und|von|van|al|para|en|em|&"
# Capitalised words in a row, joined by particles; a capital after a stop begins a sentence, but may be a name too.
_NAME = re.compile(rf"(?<!\w)[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:{_JOINS})\s+){{0,3}}[A-ZÀ-Þ0-9][\w’'.-]*)*")
_FIRST_WORD = re.compile(rf"\s*[A-ZÀ-Þ][a-zß-ÿ]+(?=(?:\s+(?:{_JOINS}))*\s+(?!(?:{_JOINS})\s)[a-zß-ÿ])")
_TAG = re.compile(r"</?[a-z]{1,16}\d{1,6}/?>")
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[/\\<>_=]|\w\.\w|\w-\w+-\w")

AnswerBasis = Literal["declared", "detected", "inherited", "foreign", "und"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A segment's language in its document: a code, or "und"; and whether that was ``declared`` for it, ``detected``
    in it, ``inherited`` from the document, or is of none that the tool knows (``foreign``, ``und``).
    """

    language: str
    basis: AnswerBasis


def identify(
    texts: Sequence[str],
    declared: str | None = None,
    languages: tuple[str, ...] = DETECTED,
    blocks: Sequence[str] = (),
    headings: Sequence[int] = (),
) -> tuple[Answer, ...]:
    """Give each segment of one document its language, in the order of ``texts``.

    ``declared`` is the language tag of the document, ``blocks`` that of each segment, where one is declared for it;
    ``headings`` are the levels of those that are one, from 1, else 0.
    A tag that ``languages``, those of the project, know by another region becomes theirs. In a tie, or when nothing
    shows, the answer is "und".
    """
    judge = detector()
    readings = [judge.read(text) for text in texts]
    verdicts = [judge.judge(reading) for reading in readings]
    said = [code_of(tag, languages) if tag else "" for tag in (blocks or [""] * len(texts))]
    document = code_of(declared, languages) if declared else _of_most_words(texts, readings, verdicts, said)
    answers = []
    for text, reading, verdict, block in zip(texts, readings, verdicts, said, strict=True):
        if block:
            answers.append(Answer(block, "declared"))
            continue
        seen: Verdict | None = verdict
        if document != UNDETERMINED and reading.kind != "empty" and not _same(verdict, document):
            seen = (
                plainly_other(text, document, verdict) if declared else likely_other(text, document, reading, verdict)
            )
        answers.append(_answer(seen, document, languages))
    for at, level in enumerate(headings):
        if level and answers[at].basis == "inherited" and verdicts[at].language != UNDETERMINED:
            under = _language_under(at, headings, answers, readings)
            if primary(under) == verdicts[at].language:
                answers[at] = Answer(under, "detected")
    return tuple(answers)


def _language_under(
    heading: int, headings: Sequence[int], answers: Sequence[Answer], readings: Sequence[Reading]
) -> str:
    """The language of most words that show theirs under a heading, up to the next of its level or above."""
    words: Counter[str] = Counter()
    for at in range(heading + 1, len(answers)):
        if 0 < headings[at] <= headings[heading]:
            break
        if answers[at].basis in {"detected", "declared"}:
            words[answers[at].language] += len(readings[at].words)
    return words.most_common(1)[0][0] if words else UNDETERMINED


def code_of(tag: str, languages: tuple[str, ...]) -> str:
    """The code of the project that a language tag names: itself, or the one of its primary language; else the latter.

    ``pt`` for ``pt-BR`` where the project has pt; ``fr`` for ``fr-CA`` where it has no French.
    """
    if tag in languages:
        return tag
    return next((code for code in languages if primary(code) == primary(tag)), primary(tag))


def plainly_other(text: str, document: str, verdict: Verdict) -> Verdict | None:
    """The verdict on a text of a document whose language is declared, where it is plainly another's; else None."""
    if verdict.language == UNDETERMINED and not verdict.foreign:
        return None
    bare = outside_names(text)
    words = written_words(bare)
    if len(words) < PLAIN_WORDS:
        return None
    second = verdict if bare == text else detector().detect(bare)
    own = function_words(words, document, second.language)
    if second.foreign and not second.nearest:  # by no word of any language: no list of names of packages
        return None if own or is_list(bare) else second
    if second.foreign:  # by words of a third language: hardly any function word is the document's
        return second if PLAIN_SHARE * own <= len(words) and not _same(second, document) else None
    if _same(second, document) or second.margin < PLAIN_MARGIN:
        return None
    other = function_words(words, second.language, document)
    plain = other >= PLAIN_FUNCTION_WORDS and other >= PLAIN_SHARE * own
    return second if plain else None


def likely_other(text: str, document: str, reading: Reading, verdict: Verdict) -> Verdict | None:
    """The verdict on a text of a document that declares no language, where it is likely another's; else None."""
    if verdict.language == UNDETERMINED:
        return plainly_other(text, document, verdict)
    if is_code(text):
        return None
    read = outside_quotations(text)
    second = verdict if read == text else detector().detect(read)
    if second.language != verdict.language:
        return None
    if len(reading.words) <= NAME_WORDS:
        known = verdict.margin >= LIKELY_MARGIN and _has_words_of(read, verdict.language, document)
        return verdict if known else None
    words = written_words(read)
    own = function_words(words, document, verdict.language)
    other = function_words(words, verdict.language, document)
    return verdict if other > 2 * own and verdict.margin >= LIKELY_MARGIN else None


def outside_quotations(text: str) -> str:
    """The beginning of a text, without tags and what is in quotation marks, italics, or a link.

    A text that is one quotation, or in italics or a link as a whole, and reads as a sentence, is that sentence: it ends
    in a stop, or is long enough.
    """
    read = text[: 4 * CODE_POINTS_READ]
    while (whole := _WHOLE_TAG.fullmatch(read)) and _is_sentence(whole[2]):
        read = whole[2]
    if (whole := _WHOLE.fullmatch(read)) and len(_WORD.findall(whole[1])) >= SENTENCE_WORDS:
        read = whole[1]
    return _TAG.sub("", _QUOTED.sub(" … ", read))


def _is_sentence(text: str) -> bool:
    """Whether a text that is one piece of markup is a sentence and not a title: titles have no stop at their end."""
    count = len(_WORD.findall(text))
    return count >= SENTENCE_WORDS or (count > PLAIN_WORDS and text.rstrip().endswith((".", "!", "?", "…")))


def outside_names(text: str) -> str:
    """The beginning of a text `outside_quotations`, without names.

    A name is a run of capitalised words with the particles between them; where all is in capitals there is none.
    """
    read = outside_quotations(text)
    if read.isupper():
        return read
    first = _FIRST_WORD.match(read)  # capitalised as the beginning, and no name where the next is a word of prose
    return (first[0] if first else "") + _NAME.sub(" … ", read[first.end() :] if first else read)


def is_list(text: str) -> bool:
    """Whether a text has no run of `PLAIN_WORDS` words between its commas, stops, dashes and the like."""
    return max(len(_WORD.findall(part)) for part in _PARTED.split(text)) < PLAIN_WORDS


def written_words(text: str) -> list[str]:
    """The words of the beginning of a text in lower case, without those in capitals among others: ES, DE, AND."""
    read = prose_of(text)
    return [word.lower() for word in _WORD.findall(read) if not word.isupper() or read.isupper()]


def function_words(words: Sequence[str], language: str, against: str) -> int:
    """How many of lower-case ``words`` are function words of one language and not of the other."""
    own = FUNCTION_WORDS.get(primary(language), frozenset()) - FUNCTION_WORDS.get(primary(against), frozenset())
    return sum(word in own for word in words)


def is_code(text: str) -> bool:
    """Whether a text is no word but the name of a file, a tag or a path: set-state-in-effect, <title>, /docs/Web."""
    bare = text[:CODE_POINTS_READ].strip()
    return _CODE.search(bare) is not None and not any(map(str.isspace, bare))


def _has_words_of(text: str, language: str, against: str) -> bool:
    """Whether a short text has words of one language that the other does not have.

    One will do outside names. Where all is capitalised, as titles and the names of products are, it is a function word,
    or most of the words are: Executive Summary, and no React Developer Tools.
    """
    known = TELLING_WORDS.get(primary(language), frozenset()) - TELLING_WORDS.get(primary(against), frozenset())
    if not known.isdisjoint(written_words(outside_names(text))) or function_words(
        written_words(text), language, against
    ):
        return True
    words = written_words(text)
    return 2 * sum(word in known for word in words) > len(words)


def _same(verdict: Verdict, document: str) -> bool:
    return primary(document) in {verdict.language, verdict.nearest}


def _answer(verdict: Verdict | None, document: str, languages: tuple[str, ...]) -> Answer:
    if verdict is not None and verdict.foreign and not _same(verdict, document):
        return Answer(UNDETERMINED, "foreign")
    if verdict is not None and verdict.language != UNDETERMINED:
        return Answer(code_of(verdict.language, languages), "detected")
    return Answer(document, "und" if document == UNDETERMINED else "inherited")


def _of_most_words(
    texts: Sequence[str], readings: Sequence[Reading], verdicts: Sequence[Verdict], said: Sequence[str]
) -> str:
    """The language of most words of the texts that show theirs; lists of names count only where there is no prose."""
    words: Counter[str] = Counter()
    prose: Counter[str] = Counter()
    for text, reading, verdict, block in zip(texts, readings, verdicts, said, strict=True):
        language = block or verdict.language
        if language != UNDETERMINED and not is_code(text):
            words[language] += len(reading.words)
            known = FUNCTION_WORDS.get(primary(language), frozenset())
            prose[language] += len(reading.words) if not known.isdisjoint(map(str.lower, reading.words)) else 0
    ranked = (prose if any(prose.values()) else words).most_common(2)
    tied = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return UNDETERMINED if tied or not ranked else ranked[0][0]
