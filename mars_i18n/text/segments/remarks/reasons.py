"""Why an entry is fuzzy, as a message for people and as a value for programs: see remark_kinds.Fuzzy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.messages import Message, message
from mars_i18n.text.segments.remarks.facts import OTHER_TEXT, RISK_WORDS
from mars_i18n.text.segments.remarks.remark_kinds import (
    CutFromLonger,
    SameWordsElsewhere,
    SimilarText,
    SourceChanged,
    TextOfLanguage,
)
from mars_i18n.text.segments.remarks.wording import MESSAGES

if TYPE_CHECKING:
    from mars_i18n.evidence import Evidence
    from mars_i18n.messages import Value
    from mars_i18n.text.segments.remarks.remark_kinds import Fuzzy


def describe_reason(fuzzy: Fuzzy) -> Message:
    """Why an entry is fuzzy, to be shown in any language; it says in English what its `#.` line says."""
    own = _describe(fuzzy)
    marked = _say("marked")
    if own is None:
        return marked
    return message("{reason}; {other}", reason=marked, other=own) if fuzzy.marked else own


def reason_evidence(fuzzy: Fuzzy) -> Evidence:
    """The same for programs: the name of the reason, which no wording or language changes."""
    match fuzzy.reason:
        case SameWordsElsewhere():
            return (("reason", "same-words-elsewhere"),)
        case CutFromLonger():
            return (("reason", "cut-from-longer"),)
        case TextOfLanguage():
            return (("reason", "language-changed"),)
        case SimilarText():
            return (("reason", "similar-text"),)
        case SourceChanged():
            return (("reason", "source-changed"),)
    return (("reason", "marked-by-hand"),)


def _describe(fuzzy: Fuzzy) -> Message | None:
    match fuzzy.reason:
        case SameWordsElsewhere():
            return _say("elsewhere")
        case CutFromLonger():
            return _say("cut")
        case TextOfLanguage(language):
            return _say(f"{language} text")
        case SourceChanged(difference, risks) | SimilarText(difference, risks):
            changes: list[Message | str] = [_say(one.kind, old=one.old, new=one.new) for one in difference.changes]
            changes += ["…"] if difference.more else []
            reason = _say(OTHER_TEXT[type(fuzzy.reason)])
            if changes:
                reason = message("{reason}, {changes}", reason=reason, changes=tuple(changes))
            names = [_say(RISK_WORDS[risk]) for risk in risks]
            return _say("mind", reason=reason, risks=_join(names)) if names else reason
    return None


def _join(names: list[Message]) -> Message:
    """“date, the number and the negation”."""
    joined = names[0]
    for number, name in enumerate(names[1:], 2):
        between = _say("last risk" if number == len(names) else "next risk")
        joined = message("{first}{between}{second}", first=joined, between=between, second=name)
    return joined


def _say(key: str, **values: Value) -> Message:
    return Message(MESSAGES[key], tuple(values.items()))
