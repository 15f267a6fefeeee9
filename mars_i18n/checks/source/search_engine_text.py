"""Texts for search engines in a page, in JSON-LD, stay in the language of the source.

What it does: counts the names, headlines, descriptions and captions in the `<script type="application/ld+json">` of a
web page, or of raw HTML in Markdown. They are data of a program and are not translated.

Why: search engines may show them with the address of the translation. Readers of the page itself see none of them.

Wrong:
    <script type="application/ld+json">{"@type": "Article", "headline": "The well is open"}</script>

    The well is open.

Right:
    <script type="application/ld+json">{"@type": "Article", "url": "https://example.org/well"}</script>

    The well is open.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mars_i18n.checks.source._places import shorten
from mars_i18n.messages import plural_message, translatable
from mars_i18n.model import Block, Gap, Location
from mars_i18n.plugins.kinds import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Document, Severity
    from mars_i18n.plugins.kinds import SourceIssue

severity: Severity = "info"
remedy = translatable(
    "Nothing needs to change. Where search engines are to show them in each language, let the site generator write "
    "them from the title and the description of the page, which are translated."
)
_SCRIPT = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)(?:</script|\Z)", re.DOTALL | re.IGNORECASE)
# Properties of schema.org that hold prose
_PROSE = frozenset("abstract alternativeHeadline articleBody caption description headline name text".split())


def check(issue: SourceIssue) -> Iterator[Fault]:
    """Yield a fault for each document that has such texts, once."""
    for document in issue.documents:
        texts: list[str] = []
        line = 0
        for at, script in _scripts(document):
            found = list(_texts_of(script))
            line = line or (document.raw.count("\n", 0, at) + 1 if found else 0)
            texts += found
        if texts:
            yield Fault(
                plural_message(
                    "{count} text for search engines stays in the language of the source",
                    "{count} texts for search engines stay in the language of the source",
                    len(texts),
                ),
                evidence=(("words", shorten(texts[0])),),
                location=Location(document.path, line, 1),
            )


def _scripts(document: Document) -> Iterator[tuple[int, str]]:
    """(offset, JSON) of each script with JSON-LD in a document, in order."""
    at = 0
    for part in document.parts:
        raw = part.raw
        if isinstance(part, Gap) and part.reason == "data":
            yield at, raw
        elif isinstance(part, Block) and part.kind == "html":
            for found in _SCRIPT.finditer(raw):
                yield at + found.start(), found[1]
        at += len(raw)


def _texts_of(script: str) -> Iterator[str]:
    """The prose in JSON-LD; none where it is no JSON."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            for key, one in value.items():
                if isinstance(one, list | dict):
                    waiting.append(one)
                elif isinstance(one, str) and key in _PROSE and "://" not in one and any(map(str.isalpha, one)):
                    yield one
