"""A heading, paragraph or sentence is in another language than its document.

What it does: compares the language of each block with that of its document (declared in the front matter, or that of
most of its words). A third language is reported too: it is to be translated into every language. In a block of the
document's language, each sentence of five words or more is compared. A whole section in another language (three blocks
in a row or more, or blocks under a heading in their language) and a block whose language is declared are information
only: they are probably intended. So are a quotation, a text of four words or fewer that is no heading, and one most of
whose words the document's language has as well, and one in a document of lists and links. More than five sentences of a
document are one finding.

Why: mars-i18n translates from each block's own language, so a mixed source is allowed. But a single Spanish heading in
an English issue is usually a leftover of pasted text.

Wrong:
    # The annual meeting of our partners

    The partners met in the capital and agreed on a plan for the next two years.

    ## Lanzamiento de la nueva estrategia

    The strategy was presented by the director, who thanked everyone for their work.

Right:
    # The annual meeting of our partners

    The partners met in the capital and agreed on a plan for the next two years.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from mars_i18n.checks.languages import name_language
from mars_i18n.checks.source._places import fault_in, is_digest, is_title_of_link, shorten
from mars_i18n.messages import message, translatable
from mars_i18n.text.flaws.code_like import is_mostly_code
from mars_i18n.text.flaws.enclosed import ADDRESS
from mars_i18n.text.language.backends import primary
from mars_i18n.text.language.detection import detect
from mars_i18n.text.language.function_words import FUNCTION_WORDS
from mars_i18n.text.language.identification import plainly_other
from mars_i18n.text.language.word_table import word_table
from mars_i18n.text.segments.prose import Prose, proses
from mars_i18n.text.sentences.splitting import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import Fault, SourceIssue

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("Write it in the document's language, or keep it if it is intended: it is translated either way.")
_THIRD = "foreign"  # in place of a language that is none of the three
_OTHER = message("a language other than English, Spanish and Portuguese")
_HEADINGS = frozenset({"heading", "title"})
_SECTION = 3  # blocks in a row that make a section of their own
_MANY = 5  # sentences of a document that are reported one by one: more are said once
_WORDS = 5  # of a sentence, at least
_MARGIN = 8.0  # nats: a sentence among others must be clearly of another language
_QUOTED = re.compile(r"[“«\"„‘][^“”«»\"„‘’]{3,}[”»\"“’]")
_OF_NAMES = 45  # three nats
_FUNCTION = frozenset().union(*FUNCTION_WORDS.values())
_CLEARLY = 15  # steps of the table of words: one nat, so that a word is nearly three times as usual
_MESSAGE = re.compile(
    r"\s*(?:(?:\w+ ){0,3}\w*[Ee]rrors?|Warning|Uncaught|"
    r"npm|npx|pnpm|yarn|ng|git|pip|docker|kubectl|cargo|brew|apt|cd|/\S+):? "
)
_CONSOLE = re.compile(r"<(?=[A-Z])\w*(?:Console|Terminal|LogLine)\w*[^<>\n]{0,200}>\s*$", re.MULTILINE)
_DATA = re.compile(r"[\x01-\x08\x0e-\x1f\ufffd]")
_LATIN = re.compile(
    r"\b(?:lorem|ipsum|dolor|amet|elit|adipiscing|consectetu?er|consectetur|hendrerit|posuere|lectus|viverra|nulla|vivamus|aenean|mauris|nunc|duis|nullam|aliquam|quisque)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]{0,200}\)|[“«\"„‘][^“”«»\"„‘’]{3,}[”»\"“’]|\S*[\d_/@#.]\w\S*")
_PLAIN_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+")


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each run of blocks, and for each sentence, in another language than the document's."""
    for document in issue.documents:
        if document.language:
            yield from _blocks(document)
            yield from _said_once(list(_sentences(document)), document)


def _blocks(document: Document) -> Iterator[Fault]:
    def other(one: Prose) -> tuple[str, str]:
        if one.basis == "foreign":
            return _THIRD, one.basis
        own = one.basis not in {"detected", "declared"} or one.language == document.language
        return ("", "") if own else (one.language, one.basis)

    heading = ""
    everything = list(proses(document))
    foreign = [one for one in everything if one.basis == _THIRD]
    is_foreign = 2 * sum(map(_count_words, foreign)) > sum(map(_count_words, everything))
    if is_foreign:
        yield _of_document(foreign[0], document)
    is_of_many = is_digest(document)
    messages = frozenset(_messages_of_programs(document))
    everything = [one for one in everything if one.block.location.line not in messages]
    for (language, basis), group in groupby(everything, key=other):
        run = list(group)
        under, heading = heading, _last_heading(run, language, heading)
        if not language or (language == _THIRD and is_foreign):
            continue
        begins = len(run) > 1 and run[0].block.kind in _HEADINGS
        intended = basis == "declared" or is_of_many or len(run) >= _SECTION or begins or under == language
        names = {"language": _name(language), "document": name_language(document.language)}
        if len(run) > 1:
            what = message("{count} blocks in {language}, in a document in {document}", count=len(run), **names)
        elif run[0].block.kind in _HEADINGS:
            what = message("heading in {language}, in a document in {document}", **names)
        else:
            what = message("text in {language}, in a document in {document}", **names)
        yield fault_in(
            run[0],
            0,
            len(run[0].text),
            what,
            evidence=(("language", language), ("document", document.language), ("words", shorten(run[0].text))),
            severity="info" if intended or not _is_plain(run, language, document.language) else None,
        )


def _messages_of_programs(document: Document) -> Iterator[int]:
    """The lines at which a component begins to show what a program says: <ConsoleLogLine level="error">."""
    if not _CONSOLE.search(document.raw):
        return
    lines = document.raw.splitlines()
    for number, line in enumerate(lines, 1):
        if _CONSOLE.search(line):
            yield from (number + more for more, text in enumerate(lines[number : number + 3], 1) if text.strip())


def _count_words(one: Prose) -> int:
    return len(one.text.split())


def _of_document(first: Prose, document: Document) -> Fault:
    """One fault for a document that is mostly in a third language, in place of one for each of its blocks."""
    what = message(
        "most of the document is in {language}; it is translated as {document}",
        language=_OTHER,
        document=name_language(document.language),
    )
    evidence = (("language", _THIRD), ("document", document.language), ("words", shorten(first.text)))
    return fault_in(first, 0, len(first.text), what, evidence=evidence)


def _is_plain(run: list[Prose], language: str, document: str) -> bool:
    """Whether most words of a run are words of the other language, and not of the document's: no names, no terms."""
    return any(
        not is_title_of_link(one) and not _is_quoted(one) and _is_of(one.text, language, document) for one in run
    )


def _is_quoted(one: Prose) -> bool:
    """Whether it is what another said, a title, a name of a field, or code that its writer did not close off."""
    if any(container.kind == "quote" for container in one.block.containers) or is_mostly_code(one.text):
        return True
    words: list[str] = _WORD.findall(ADDRESS.sub(" ", one.text))
    if one.block.kind in _HEADINGS:
        return len(words) < 2 and (one.text.isupper() or "\0" in one.text)
    names = [word for word in words if word.lower() not in _FUNCTION]
    is_title = len(names) > 2 and all(word[0].isupper() for word in names)
    return is_title or len(words) < _WORDS or one.text.lstrip().startswith("# ")


def _is_of(text: str, language: str, document: str) -> bool:
    if len(_LATIN.findall(text)) > 1 or _MESSAGE.match(text) or _DATA.search(text):
        return False  # a filler that printers use: lorem ipsum; what a program says; no text at all
    words: list[str] = _PLAIN_WORD.findall(_ASIDE.sub(" ", text))
    own = [word for word in words if word[0].islower()]
    if own or text.isupper():
        return 2 * sum(_is_of_other(word.lower(), language, document, _CLEARLY) for word in own or words) > len(
            own or words
        )
    # Capitals alone may be a name: La Mesa, Coto de Caza
    own = [word for word in words if word.lower() not in _FUNCTION]
    return len(own) > 1 and all(_is_of_other(word.lower(), language, document, _OF_NAMES) for word in own)


def _is_of_other(word: str, language: str, document: str, clearly: int) -> bool:
    table = word_table()
    figures = dict(zip(table.languages, table.word(word), strict=True))
    home = figures.pop(primary(document), 0)
    if language == _THIRD:
        return not home or home + clearly < max(figures.values(), default=0)
    return home + clearly < figures.get(primary(language), 0)


def _last_heading(run: list[Prose], language: str, before: str) -> str:
    """The language of the heading that the text after a run is under; empty where it is the document's."""
    return language if any(one.block.kind in _HEADINGS for one in run) else before


def _name(language: str) -> Wording:
    return _OTHER if language == _THIRD else name_language(language)


def _said_once(found: list[Fault], document: Document) -> Iterator[Fault]:
    """The faults of sentences; one for all where a whole document is mixed, as one that is being translated is."""
    if len(found) <= _MANY:
        yield from found
        return
    what = message(
        "{count} sentences in another language, in a document in {document}",
        count=len(found),
        document=name_language(document.language),
    )
    yield replace(found[0], message=what)


def _sentences(document: Document) -> Iterator[Fault]:
    messages = frozenset(_messages_of_programs(document))
    for one in proses(document):
        if (
            one.block.location.line in messages
            or one.language != document.language
            or one.block.kind not in {"paragraph", "cell"}
        ):
            continue
        cuts = spans(one.text, one.language)
        said = _QUOTED.sub(lambda match: " " * len(match[0]), one.text)
        for start, end in cuts if len(cuts) > 1 else ():
            sentence = said[start:end]
            if len(_WORD.findall(sentence)) < _WORDS:
                continue
            verdict = plainly_other(sentence, one.language, detect(sentence))
            if verdict is not None and (verdict.foreign or verdict.margin >= _MARGIN):
                found = _THIRD if verdict.foreign else verdict.language
                if not _is_of(sentence, found, one.language):
                    continue
                yield fault_in(
                    one,
                    start,
                    len(one.text[start:end].rstrip()),
                    message(
                        "sentence in {language}, in a text in {document}",
                        language=_name(found),
                        document=name_language(one.language),
                    ),
                    evidence=(
                        ("language", found),
                        ("document", one.language),
                        ("words", shorten(one.text[start:end])),
                    ),
                )
