"""``#.`` lines: what translators are shown about a message, in words and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from mars_i18n import lazy_patterns as re
from mars_i18n.text.segments.markup import TAG
from mars_i18n.text.segments.remarks.differences import read_difference, write_difference
from mars_i18n.text.segments.remarks.escapes import unescape
from mars_i18n.text.segments.remarks.place_lines import read_places, write_places
from mars_i18n.text.segments.remarks.remark_kinds import (
    CutFromLonger,
    FilledFigure,
    Fuzzy,
    Limit,
    Meaning,
    Occurrences,
    Reason,
    Risk,
    SameWordsElsewhere,
    SimilarText,
    SourceBasis,
    SourceChanged,
    TagMeaning,
    Terms,
    TextDifference,
    TextLanguage,
    TextOfLanguage,
    UnchangedFigure,
)
from mars_i18n.text.segments.remarks.wording import match_message, read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.text.segments.remarks.remark_kinds import Fact
    from mars_i18n.text.segments.remarks.wording import Wording

    Escape = Callable[[str], str]

_BETWEEN = " · "
_TERM = "{term} → {form}"
_SOURCE_LANGUAGE = "source language: "  # fixed English, whatever language the other words have
_LANGUAGE = re.compile(r"(?P<language>(?:\w|\\u\{[0-9a-f]*\})+)(?: \((?P<basis>inherited|und|foreign)\))?")
RISK_WORDS: dict[Risk, str] = {
    "negation": "negation",
    "number": "number",
    "date": "date",
    "name": "name",
    "link": "risky link",
}
# Reasons that are another text than that of the entry, and what says so.
OTHER_TEXT: dict[type[SourceChanged | SimilarText], str] = {SourceChanged: "changed", SimilarText: "similar"}


def write_fact(fact: Fact, words: Wording, escape: Escape) -> str:
    """The line of a fact, its values escaped."""
    match fact:
        case Occurrences():
            basis = "" if fact.basis == "detected" else f" ({fact.basis})"
            places = write_places(fact.places, fact.more, words, escape)
            language = f"{_SOURCE_LANGUAGE}{escape(fact.language)}{basis}"
            return f"{places}{_BETWEEN}{language}" if places else language
        case TagMeaning():
            return f"{fact.label} {words[fact.meaning].format(value=fact.value and escape(fact.value)).rstrip(' ')}"
        case Terms():
            kept = [words["keep"].format(terms=", ".join(map(escape, fact.keep)))] if fact.keep else []
            pairs = [_TERM.format(term=escape(term), form=escape(form)) for term, form in fact.translate]
            return _BETWEEN.join([*kept, *pairs])
        case Limit():
            return words["limit of one" if fact.characters == 1 else "limit"].format(number=fact.characters)
        case FilledFigure():
            return words["filled figure"].format(locale=escape(fact.locale), text=escape(fact.text))
        case UnchangedFigure():
            return words["unchanged figure"]
        case Fuzzy():
            return words["fuzzy"].format(reason=write_reason(fact, words, escape))


def write_reason(fuzzy: Fuzzy, words: Wording, escape: Escape) -> str:
    """Why an entry is fuzzy, in words."""
    reasons = [words["marked"]] if fuzzy.marked else []
    match fuzzy.reason:
        case SameWordsElsewhere():
            reasons.append(words["elsewhere"])
        case CutFromLonger():
            reasons.append(words["cut"])
        case TextOfLanguage(language):
            reasons.append(words[f"{language} text"])
        case SourceChanged(difference, risks) | SimilarText(difference, risks):
            changes = write_difference(difference, words, escape)
            about = words[OTHER_TEXT[type(fuzzy.reason)]]
            reason = f"{about}, {changes}" if changes else about
            reasons.append(words["mind"].format(reason=reason, risks=_write_risks(risks, words)) if risks else reason)
    return "; ".join(reasons)


def _write_risks(risks: Sequence[Risk], words: Wording) -> str:
    names = [words[RISK_WORDS[risk]] for risk in risks]
    return words["last risk"].join([words["next risk"].join(names[:-1]), names[-1]] if names[1:] else names)


def read_fact(line: str, words: Wording) -> Fact | None:
    """The fact that a line says in these words; None where it says none. Pairs of terms alone: `read_term_pairs`."""
    return (
        _read_occurrences(line, words)
        or _read_tag(line, words)
        or _read_fuzzy(line, words)
        or _read_limit(line, words)
        or _read_figure(line, words)
        or _read_kept_terms(line, words)
    )


def match_source_language(line: str) -> tuple[str, re.Match[str]] | None:
    """What comes before the source language in a line that says one, and the language; None where it says none."""
    places, found, rest = line.rpartition(_SOURCE_LANGUAGE)
    said = _LANGUAGE.fullmatch(rest) if found else None
    return None if said is None or (places and not places.endswith(_BETWEEN.lstrip())) else (places, said)


def _read_occurrences(line: str, words: Wording) -> Occurrences | None:
    matched = match_source_language(line)
    if matched is None:
        return None
    places, said = matched
    where, more = read_places(places.removesuffix(_BETWEEN), words)
    return Occurrences(*language_in(said), where, more)


def language_in(said: re.Match[str]) -> tuple[str, SourceBasis]:
    """The source language that `match_source_language` found, and its basis."""
    return unescape(said["language"]), cast("SourceBasis", said["basis"] or "detected")


def _read_tag(line: str, words: Wording) -> TagMeaning | None:
    label, _, rest = line.partition(" ")
    if not TAG.fullmatch(label):
        return None
    for meaning in get_args(Meaning):
        found = match_message(words[meaning], rest) or match_message(words[meaning], f"{rest} ")
        if found:
            return TagMeaning(label, meaning, unescape(found["value"]))
    return None


def _read_limit(line: str, words: Wording) -> Limit | None:
    """A limit, which people write too: in any case, with any spaces, and with a full stop."""
    plain = " ".join(line.replace(":", ": ").casefold().rstrip(" .").split())
    for key in ("limit", "limit of one"):
        found = match_message(words[key].casefold(), plain)
        if found and (number := read_number(found["number"])) >= 0:
            return Limit(number)
    return None


def _read_figure(line: str, words: Wording) -> FilledFigure | UnchangedFigure | None:
    if line == words["unchanged figure"]:
        return UnchangedFigure()
    found = match_message(words["filled figure"], line)
    values = (unescape(found["locale"]), unescape(found["text"])) if found else ("", "")
    return FilledFigure(*values) if all(values) else None


def _read_kept_terms(line: str, words: Wording) -> Terms | None:
    first, *others = line.split(_BETWEEN)
    kept = match_message(words["keep"], first)
    pairs = _read_pairs(others) if kept else None
    return Terms(tuple(map(unescape, kept["terms"].split(", "))), pairs) if kept and pairs is not None else None


def read_term_pairs(line: str) -> Terms | None:
    """Terms and their forms, which are written alike in every language; None where the line says none.

    Any line with an arrow reads so, also one that is of other words than ours: it is asked last.
    """
    pairs = _read_pairs(line.split(_BETWEEN))
    return None if pairs is None else Terms((), pairs)


def _read_pairs(pieces: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    pairs = [match_message(_TERM, piece) for piece in pieces]
    return None if None in pairs else tuple((unescape(one["term"]), unescape(one["form"])) for one in pairs if one)


def _read_fuzzy(line: str, words: Wording) -> Fuzzy | None:
    found = match_message(words["fuzzy"], line)
    if not found:
        return None
    text = found["reason"]
    mark, separator, rest = text.partition("; ")
    if mark == words["marked"]:
        return Fuzzy(_read_reason(rest, words) if separator else None, marked=True)
    reason = _read_reason(text, words)
    return Fuzzy(reason) if reason else None


def _read_reason(text: str, words: Wording) -> Reason | None:
    if text == words["elsewhere"]:
        return SameWordsElsewhere()
    if text == words["cut"]:
        return CutFromLonger()
    for language in get_args(TextLanguage):
        if text == words[f"{language} text"]:
            return TextOfLanguage(language)
    risks: tuple[Risk, ...] = ()
    if found := match_message(words["mind"], text, last=True):
        risks = _read_risks(found["risks"], words)
        text = found["reason"] if risks else text
    for kind, key in OTHER_TEXT.items():
        if text == words[key]:
            return kind(risks=risks)
        if text.startswith(start := f"{words[key]}, "):
            return kind(read_difference(text[len(start) :], words) or TextDifference(), risks)
    return None


def _read_risks(text: str, words: Wording) -> tuple[Risk, ...]:
    names = {words[word]: risk for risk, word in RISK_WORDS.items()}
    named = text.replace(words["last risk"], words["next risk"]).split(words["next risk"])
    return tuple(names[name] for name in named) if all(name in names for name in named) else ()
