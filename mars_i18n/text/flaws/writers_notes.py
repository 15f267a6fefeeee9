"""Notes that writers leave for themselves: TODO, FIXME, XXX, ???, lorem ipsum, [revisar]."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n.messages import message
from mars_i18n.text.flaws.flaw import Flaw, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

# TODO is a word of Spanish and Portuguese (“TODO EL PAÍS”): it must be marked as a note. XXX is 30 in Roman numerals.
_MARKER = re.compile(
    r"""(?<!\w)FIXME(?!\w)
    |(?<!\w)TODO(?=:\s|\()|\[TODO\b
    |(?<![\w.])X{3,12}(?!\w)
    |\?{3,}
    |(?<!\w)(?:lorem[ ]ipsum|dolor[ ]sit[ ]amet)(?!\w)
    |(?<!\w)(?:TBD|TBC|TKTK|TK[ ]TK)(?!\w)
    |\[(?:(?i:revisar|pendiente|pendente|por[ ]traducir|a[ ]traduzir|traducir|traduzir|translate|check|verificar|falta)
      [^\]\n]{0,60}|(?:NT|NdT|N\.[ ]?d\w?\.?[ ]?T\.?|N\.[ ]?T\.)[:?][^\]\n]{0,60})\]
    |<{7}(?=[ ])|>{7}(?=[ ])|(?<!=)={7}(?!=)""",
    re.VERBOSE | re.IGNORECASE,
)
# One of these is in whatever _MARKER finds, or in that in small letters
_HINTS = ("TODO", "XXX", "???", "TBD", "TBC", "TK", "[", "<<<", ">>>", "===")
_SMALL_HINTS = ("fixme", "lorem", "dolor")
# What a machine says before its answer; the colon, or the end of its sentence, is followed by the translation
_ANSWER = re.compile(
    r"\A\s*(?:(?:Sure|Certainly|Of course|Claro(?: que sí)?|Por supuesto|Com certeza|Certamente)[,!.]\s+)?"
    r"(?:Here(?: is|’s|'s) (?:the|your) translation|The translation is|Aquí (?:está|tienes|tiene) la traducción"
    r"|Aqui está a tradução|Segue a tradução|Esta es la traducción)\b[^:\n]{0,60}:"
    r"|\A\s*(?:Translation|Traducción|Tradução):\s",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?:todo|xxx+|tbd|tbc|fixme|tktk|tk tk)")
_THIRTY = re.compile(r"\b(?:30|30th|thirt\w+|treinta|trinta|tri[gc]\w+|siglo|século|century)\b", re.IGNORECASE)


def writers_notes(text: str, language: str) -> Iterator[Flaw]:
    """Each note in a text (its tags as NULs) that was not meant for readers."""
    del language  # writers mix these
    if (answer := _ANSWER.match(text)) is not None:
        what = message("“{note}” is a placeholder or an unfinished note", note=answer[0].strip())
        yield Flaw(answer.start(), len(answer[0]), what, normalise(answer[0]))
    lowered = text.lower()
    if not any(hint in text for hint in _HINTS) and not any(hint in lowered for hint in _SMALL_HINTS):
        return
    for match in _MARKER.finditer(text):
        if _SMALL.match(match[0]) or (match[0] == "XXX" and _THIRTY.search(text)):
            continue
        what = message("“{note}” is a placeholder or an unfinished note", note=match[0])
        yield Flaw(match.start(), len(match[0]), what, normalise(match[0]))
