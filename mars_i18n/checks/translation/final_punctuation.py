"""The final punctuation of a translation is not that of its source.

What it does: compares the last mark of both, apart from closing quotation marks, brackets and tags, as es and pt put
the stop after them. A full stop, an ellipsis, an exclamation mark and a colon count as the same; the stop of an
abbreviation (“etc.”, “p. m.”) matches any ending. A question that somebody asks in the text may be put in other words,
and a sentence may have the stop that its source lacks; a stop
after eight words or more that have none in the source is information.

Why: a paragraph without its full stop looks cut off, and often is; a question without its mark is read as a statement.

Wrong:
    en: The workshop begins on Tuesday.
    es: El taller comienza el martes

Wrong:
    en: Who takes part?
    es: Quién participa.

Right:
    en: She said “yes.”
    es: Dijo «sí».

Right:
    en: She asked: “Shall I go?”
    es: Preguntó: «¿Voy?».

Right:
    en: Then write: <code1/>
    es: Después escriba <code1/>

Right:
    en: It begins at 5 PM
    es: Comienza a las 5 p. m.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.sentences.endings import ending_of, quoted_ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.sentences.endings import Ending

severity: Severity = "warning"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("End the translation like the source, or correct the source.")
_CODE = re.compile(r"<code[0-9]+/>")
# Words, and then a question in quotation marks or after a colon, at the end of a text
_ASKED = re.compile(r"\w[^\n]{0,400}?(?:[\s:][\"'“‘]|: )[^\"“”‘:\n]{2,400}\?[\"'”’]{0,3}\s*\Z")
_QUESTION_WORD = re.compile(r"(?<!\w)(?:what|who|why|how|where|when)[.…!]\s*\Z", re.IGNORECASE)
_QUESTION_ORDER = re.compile(
    r"(?:\A|[\"“'‘:.] ?)(?:Are|Is|Do|Does|Did|Was|Were|Can|Could|Will|Would|Should|Have|Has)"
    r" (?:you|he|she|it|they|we|I|there|this|that)\b[^.!?\n]{2,300}[.!…][\"”'’)]*\s*\Z"
)
_WONDERED = re.compile(
    r"\b(?:think(?:ing)?|thought|wonder\w*|ask\w*|kn[eo]w\w*),? "
    r"(?:what|who|why|how|where|when|whether|if)\b[^?\n]{2,300}\?\W*\Z"
)
_SENTENCE = re.compile(r"(?:He|She|It|They|We|I|You|There|This|These|Those)(?: [a-z'’-]+){3}")
_FEWEST = 8  # words
_ASIDE = re.compile(r"\([^()\n]{1,200}\)[.\s]*\Z")
_NAMES = {
    "stop": message("a full stop"),
    "question": message("a question mark"),
    "colon": message("a colon"),
    "semicolon": message("a semicolon"),
    "comma": message("a comma"),
    "none": message("no mark"),
}


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault where the last marks are of different classes."""
    if not is_translated(unit):
        return
    source, target = _words_of(unit.source), _words_of(unit.target)
    wanted, _ = ending_of(source, unit.source_language)
    found, end = ending_of(target, unit.language)
    if quoted_ending(target) == wanted or quoted_ending(source) == found:
        return
    if _is_allowed(wanted, found, source, target):
        return
    if wanted != found and {wanted, found} != {"stop", "colon"} and "abbreviation" not in {wanted, found} and end:
        what = message(
            "the source ends with {source}, the translation with {target}", source=_NAMES[wanted], target=_NAMES[found]
        )
        weight: Severity | None = "info" if wanted == "none" and found == "stop" and _may_be_sentence(source) else None
        yield Fault(what, evidence=(("source", wanted), ("target", found)), offset=end - 1, length=1, severity=weight)


def _may_be_sentence(text: str) -> bool:
    """Whether a text without a stop is long enough for a sentence, and no heading in capitals."""
    words = text.split()
    return len(words) >= _FEWEST and 2 * sum(word[0].isupper() for word in words) < len(words)


def _words_of(text: str) -> str:
    """The text with its tags blank, and letters in place of code: a mark before code that ends it is not the last."""
    return blank_tags(_CODE.sub(lambda code: "x" * len(code[0]), text))


def _is_allowed(wanted: Ending, found: Ending, source: str, target: str) -> bool:
    """Whether the two may end otherwise, for what they say.

    A question that somebody in the text asks may be put in the words of the translation; a question word may be one
    question (“Uh, what.”); a sentence, or a caption that ends in an aside, may have the stop that its source lacks.
    """
    if wanted == "question" and found in {"stop", "comma", "none"}:
        return _ASKED.search(source) is not None or _WONDERED.search(source) is not None
    if wanted == "stop" and found == "question":
        return _QUESTION_WORD.search(source) is not None or _QUESTION_ORDER.search(source) is not None
    if wanted == "comma" and found == "stop":
        return True  # a source that was cut off
    if wanted == "none" and found == "stop":
        both = _ASIDE.search(source) is not None and _ASIDE.search(target) is not None
        return both or _SENTENCE.match(source.lstrip()) is not None
    return False
