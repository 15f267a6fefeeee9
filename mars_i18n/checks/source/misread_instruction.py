"""A key of the front matter, or a mars-i18n comment, is not recognised.

What it does: reports, in Markdown, front matter keys that resemble a known key (`subtitel`, `Date`), an invalid date
or language, and comments `<!-- mars: … -->` with an unknown word or check name, or `cards` without a list. Your own
keys are not reported.

Why: what is not recognised is ignored, so that a date is missing from the page and nobody knows why.

Wrong:
    ---
    title: A letter
    date: July 2025
    ---

    The well is open again, and the school has water every morning.

Wrong:
    ---
    title: A letter
    language: xx
    ---

    The well is open again, and the school has water every morning.

Wrong:
    <!-- mars: ignor mixed-language, meant -->

    The well is open again, and the school has water every morning.

Wrong:
    <!-- mars: cards -->

    The well is open again, and the school has water every morning.

Right:
    ---
    title: A letter
    date: 2025-07
    author: Ana
    ---

    The well is open again, and the school has water every morning.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from mars_i18n import plugins
from mars_i18n.checks.catalogue_of_checks import REPLACED, kinds_of_checks, unknown_check
from mars_i18n.messages import message, translatable
from mars_i18n.model import METADATA_KEYS, PROSE_KEYS, Location
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.remarks.directives import DIRECTIVE_WORDS, Directive, directive_comments, directive_note
from mars_i18n.text.segments.remarks.entries import suppressed_checks
from mars_i18n.text.values.mastheads import parse_date_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Wording
    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import SourceIssue
    from mars_i18n.text.segments.remarks.directives import DirectiveComment

severity: Severity = "warning"
remedy = translatable(
    "Correct it. The page https://github.com/mars-i18n/mars-i18n/blob/main/docs/sources/reference/configuration.md "
    "says what is recognised."
)
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"^(?P<key>[\w.-]+):[ \t]*(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})*")
_ALIKE = 0.8
_DAY = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")  # the time after a day, which site generators write
_WRITTEN_DAY = re.compile(
    r"[^\W\d_]{3,12}\.? \d{1,2}, \d{4}\Z|\d{4}/\d\d/\d\d\Z"
)  # September 22, 2022: a date for people
# Keys of Jekyll, Hugo, Docusaurus, MkDocs, MyST, Pelican and Quarto that resemble ours
_OF_OTHER_TOOLS = frozenset(
    """lang languages dates
    update updated translated translator translators translation translations translationkey titles
    subtitle numbers numbering numbered subjects descriptions titleslug summaries volumes datetime data
    untranslated untranslatable""".split()
)


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each key, value and comment that is not recognised."""
    for document in issue.documents:
        if plugins.describe("formats", document.format).instructions:
            text = document.raw
            front = _FRONT_MATTER.match(text)
            if front is not None and _is_read(document, front["body"]):
                for pair in _PAIR.finditer(text, front.start("body"), front.end("body")):
                    yield from _of_pair(document, pair)
            for comment in directive_comments(text):
                yield from _of_comment(document, comment)


def _is_read(document: Document, body: str) -> bool:
    """Whether it is front matter, not prose between two breaks: something of it is read, or every key is ours."""
    keys = [pair["key"] for pair in _PAIR.finditer(body)]
    read = document.metadata or document.masthead or any(block.key for block in document.blocks)
    return bool(keys) and (bool(read) or any(key in METADATA_KEYS for key in keys))


def _of_pair(document: Document, pair: re.Match[str]) -> Iterator[Fault]:
    key, value = pair["key"], pair["value"].strip("\"'")
    if key not in METADATA_KEYS | PROSE_KEYS | _OF_OTHER_TOOLS:
        near = get_close_matches(key.lower(), METADATA_KEYS, 1, _ALIKE)
        if near:
            what = message("unknown key “{key}”; did you mean “{near}”?", key=key, near=near[0])
            yield _fault(document, pair.start("key"), key, what)
    elif key == "date" and value and not _WRITTEN_DAY.search(value) and parse_date_value(_DAY.sub("", value)) is None:
        what = message("invalid date “{date}”; write 2025-05, 2025-05-27 or 2025-05/2025-06", date=value)
        yield _fault(document, pair.start("value"), pair["value"], what)
    elif key == "language" and value and not _is_language(value):
        what = message("unknown language code “{code}”; write en, es or pt", code=value)
        yield _fault(document, pair.start("value"), pair["value"], what)


def _is_language(value: str) -> bool:
    """Whether it is a code of a language that CLDR knows, with or without a script and region."""
    from babel.localedata import exists

    return bool(_LANGUAGE.fullmatch(value)) and bool(exists(re.split("[-_]", value)[0]))


def _of_comment(document: Document, comment: DirectiveComment) -> Iterator[Fault]:
    word = comment.word
    if word not in DIRECTIVE_WORDS:
        near = get_close_matches(word, DIRECTIVE_WORDS, 1)
        if near:
            what = message("unknown instruction “{word}”; did you mean “{near}”?", word=word, near=near[0])
        else:
            known = tuple(DIRECTIVE_WORDS)
            what = message("unknown instruction “{word}”; available: {known}", word=word, known=known)
        yield _fault(document, comment.offset, comment.raw, what)
    if word == "cards" and not _makes_cards(document, comment.offset):
        what = message("the instruction “cards” is not followed by a list: only a list of Markdown becomes cards")
        yield _fault(document, comment.offset, comment.raw, what)
    silenced = suppressed_checks([directive_note(Directive("ignore", comment.text))]) if word == "ignore" else ()
    for name in sorted(silenced):
        if name not in kinds_of_checks() and name not in REPLACED:
            yield _fault(document, comment.offset, comment.raw, unknown_check(name))


def _makes_cards(document: Document, offset: int) -> bool:
    """Whether the first block after an offset is of a list that is shown as cards."""
    line = document.raw.count("\n", 0, offset) + 1
    after = next((block for block in document.blocks if block.location.line > line), None)
    return after is not None and any(one.attribute("cards") for one in after.containers)


def _fault(document: Document, offset: int, words: str, what: Wording) -> Fault:
    before = document.raw[:offset]
    line, start = before.count("\n") + 1, before.rfind("\n") + 1
    text = document.raw[start:].partition("\n")[0]
    return Fault(
        what,
        evidence=(("words", words[:60]),),
        offset=offset - start,
        length=len(words.partition("\n")[0]),
        text=text,
        location=Location(document.path, line, offset - start + 1),
    )
