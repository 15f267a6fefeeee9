"""Figures as messages: segments whose form CLDR knows for every region, filled in without a translator.

A figure is a message where its form differs in the regions that a project publishes, or where it has letters (a date, a
currency's code). What a catalogue holds for it is ours where it is CLDR's form for any region of its languages, and a
person's otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mars_i18n.model import UNDETERMINED, segments_of
from mars_i18n.text.segments.markup import TAG, strip_tags, to_msgid
from mars_i18n.text.segments.remarks import is_occurrences, read_remark
from mars_i18n.text.segments.remarks.entries import source_language_of
from mars_i18n.text.segments.remarks.remark_kinds import FilledFigure, UnchangedFigure
from mars_i18n.text.segments.rewriting import map_segments
from mars_i18n.text.values.figures import FigureForm, has_sure_decimals, read_figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mars_i18n.model import Document, Entry, FigureKind, Segment
    from mars_i18n.text.segments.source_messages import SourceMessage

_LONGEST = 200  # code points of a msgid with its tags
_MOST_SPACES = 20  # of a text; a range of two dates with their weekdays has about twelve
_OBJECTS = frozenset({"code", "img", "ph", "html"})  # tags that are content themselves
# What a column of codes is headed with: they look like decimals and stay as they are.
_CODES = re.compile(
    r"(?:versions?|releases?|sections?|chapters?|codes?|phone|isbn|doi|id|versi[oó]n(?:es)?|vers(?:ão|ões)|secci[oó]n|"
    r"seção|cap[ií]tulo|c[oó]digo|tel[eé]fono|telefone)",
    re.IGNORECASE,
)
# What differs between the regions of a language: marks, per cent, months in full and short, weekdays, order, times.
_PROBES = (
    "1,234,567.89",
    "12.5%",
    "12/25/2025",
    "9:05 a.m.",
    "3:30 p.m.",
    *(f"{month} 5, 2025" for month in "January February March April May June July August".split()),
    *(f"{month} 5, 2025" for month in "September October November December Jan Feb Mar Apr Jun Jul".split()),
    *(f"{month} 5, 2025" for month in "Aug Sep Oct Nov Dec".split()),
    *("May 5", "May 2025", "Jan 5", "Jan 2025"),
    *("Monday, May 5, 2025", "Tuesday, May 6, 2025", "Wednesday, May 7, 2025", "Thursday, May 8, 2025"),
    *("Friday, May 9, 2025", "Saturday, May 10, 2025", "Sunday, May 11, 2025"),
)
_SPACES = re.compile("[\u00a0\u202f\u2009]")


def read_figure_message(msgid: str, source_locale: str, locale: str, *, is_quantity: bool = False) -> FigureForm:
    """A msgid that is one figure, its tags around it, as `text.values.figures.read_figure` reads its text."""
    pieces = TAG.split(msgid) if len(msgid) <= _LONGEST else []
    texts = [at for at in range(0, len(pieces), 5) if pieces[at].strip()]
    if len(texts) != 1 or not _OBJECTS.isdisjoint(pieces[2::5]):
        return FigureForm("no figure", msgid)
    figure = read_figure(pieces[texts[0]], source_locale, locale, is_quantity=is_quantity)
    if figure.reading != "localised":
        return FigureForm(figure.reading, msgid)
    tags = [tag[0] for tag in TAG.finditer(msgid)]
    written = [figure.text if at == texts[0] else pieces[at] for at in range(0, len(pieces), 5)]
    return FigureForm("localised", "".join(a + b for a, b in zip(written, [*tags, ""], strict=True)))


def mark_figures(documents: Sequence[Document], locales: Mapping[str, str]) -> tuple[Document, ...]:
    """The documents of an issue with `figure` set on their segments.

    `locales` are the languages that a project publishes and their locales. Where one text has two values, as 2.º has in
    English and in Spanish, its context names the language of its source: ``figure es``. A number is sure to be one
    where another of its column or list has decimals: 2.0 beside 3.75.
    """
    if not any(_may_be_figure(segment) for document in documents for segment in segments_of(document)):
        return tuple(documents)
    read = [_read_figures(document, locales) for document in documents]
    values: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for figures in read:
        for msgid, kind, forms in figures:
            if kind == "regional":
                values[msgid].add(forms)
    return tuple(_mark(document, figures, values) for document, figures in zip(documents, read, strict=True))


def _mark(document: Document, figures: Sequence[_Figure], values: Mapping[str, set[tuple[str, ...]]]) -> Document:
    if not any(figure.kind for figure in figures):
        return document
    following = iter(figures)

    def mark(segment: Segment) -> Segment:
        msgid, kind, _ = next(following)
        if not kind:
            return segment
        named = f"figure {segment.language}" if len(values[msgid]) > 1 else ""
        return replace(segment, figure=kind, context=segment.context or (named if kind == "regional" else ""))

    return map_segments(document, mark)


class _Figure(NamedTuple):
    msgid: str
    kind: FigureKind
    forms: tuple[str, ...] = ()  # for each region


_NO_FIGURE = _Figure("", "")


def _read_figures(document: Document, locales: Mapping[str, str]) -> list[_Figure]:
    """What is read in each segment of a document, in order."""
    groups = list(_group_segments(document))
    codes = {group for group, segment in groups if group and _CODES.fullmatch(segment.raw.strip())}
    quantities = {
        group for group, segment in groups if group and _may_be_figure(segment) and has_sure_decimals(segment.raw)
    }
    found: list[_Figure] = []
    for group, segment in groups:
        figure = _NO_FIGURE
        if _may_be_figure(segment):
            figure = _read_segment(segment, locales, is_quantity=group in quantities)
        if group in codes and set(figure.forms) - {figure.msgid}:
            figure = _NO_FIGURE
        found.append(figure)
    return found


def _group_segments(document: Document) -> Iterator[tuple[tuple[int, int] | None, Segment]]:
    """Each segment, in order, with the column of a table or the list that it is in."""
    columns: Counter[int] = Counter()
    for block in document.blocks:
        group = None
        for container in block.containers:
            if container.kind in {"table", "list"}:
                group = (container.number, 0)
            elif container.kind == "row" and group:
                columns[container.number] += 1
                group = (group[0], columns[container.number])
        for segment in segments_of(block):
            yield group, segment


def _may_be_figure(segment: Segment) -> bool:
    raw = segment.raw
    return (
        segment.translate
        and len(raw) <= _LONGEST
        and raw.count(" ") <= _MOST_SPACES
        and re.search("[0-9]", raw) is not None
    )


def _read_segment(segment: Segment, locales: Mapping[str, str], *, is_quantity: bool) -> _Figure:
    """A segment as a figure: of no kind where it is none, or has one form that needs no message."""
    msgid, own = to_msgid(segment.parts), _source_locale(segment.language, locales)
    if not own:
        return _Figure(msgid, "")
    others = {code: locale for code, locale in locales.items() if code != segment.language}
    forms = {code: read_figure_message(msgid, own, locale, is_quantity=is_quantity) for code, locale in others.items()}
    readings = {one.reading for one in forms.values()}
    has_letters = any(map(str.isalpha, strip_tags(msgid)))
    if "ambiguous" in readings:
        return _Figure(msgid, "" if has_letters else "ambiguous")
    if not forms or "no figure" in readings or not ("localised" in readings or has_letters):
        return _Figure(msgid, "")
    return _Figure(msgid, "regional", tuple(forms[code].text if code in forms else msgid for code in locales))


def _source_locale(language: str, locales: Mapping[str, str]) -> str:
    """The locale that figures of a source are read in; empty where its language is not known."""
    return locales.get(language) or (language if language != UNDETERMINED and _region_locales(language) else "")


def with_figures(
    messages: Sequence[SourceMessage], locales: Mapping[str, str], language: str
) -> tuple[SourceMessage, ...]:
    """The messages, those of figures with what CLDR writes for the region of a catalogue's language, and a note."""
    return tuple(_with_form(message, locales, language) if message.figure else message for message in messages)


def _with_form(message: SourceMessage, locales: Mapping[str, str], language: str) -> SourceMessage:
    locale = locales[language]
    form = message.msgid
    if message.language != language:
        own = _source_locale(message.language, locales)
        form = read_figure_message(message.msgid, own, locale, is_quantity=True).text
    if form == message.msgid:
        return replace(message, notes=(*message.notes, UnchangedFigure()))
    return replace(message, figure=form, notes=(*message.notes, FilledFigure(locale, strip_tags(form).strip())))


def is_figure(entry: Entry) -> bool:
    """Whether an entry is a figure's: a note says so, or its msgid has a digit and no letter."""
    lines = (line for line in entry.extracted if not is_occurrences(line))  # those take long to read
    if any(isinstance(read_remark(line), FilledFigure | UnchangedFigure) for line in lines):
        return True
    text = strip_tags(entry.msgid)
    return not any(map(str.isalpha, text)) and any(map(str.isdigit, text))


def is_filled(entry: Entry, language: str) -> bool:
    """Whether the msgstr of a figure is CLDR's form for a region of `language`, that of the catalogue, or its msgid.

    White space of other kinds is the same. Where no note names the language of the source, it may be any of the three.
    """
    text = _SPACES.sub(" ", entry.msgstr)
    if not text or text == _SPACES.sub(" ", entry.msgid):
        return True
    sources = [known] if (known := source_language_of(entry)[0]) else ["es", "en", "pt"]
    return any(text in _region_forms(entry.msgid, source, language) for source in sources)


@lru_cache(maxsize=256)
def _region_forms(msgid: str, source: str, language: str) -> frozenset[str]:
    """Every form of a figure in the regions of a language, read in every region of its source's."""
    return frozenset(
        _SPACES.sub(" ", read_figure_message(msgid, one, locale, is_quantity=True).text)
        for one in _distinct_readings(source)
        for locale in _distinct_forms(language)
    )


@lru_cache(maxsize=16)
def _region_locales(language: str) -> tuple[str, ...]:
    """CLDR's locales of a language, itself the first; none for a language that it does not have."""
    from babel.localedata import locale_identifiers

    code = language.replace("-", "_").partition("_")[0].lower()
    return tuple(sorted(name for name in locale_identifiers() if name == code or name.startswith(f"{code}_")))


@lru_cache(maxsize=16)
def _distinct_forms(language: str) -> tuple[str, ...]:
    """A locale of a language for each way in which its regions write figures, dates and times."""
    written = {
        tuple(read_figure(one, "en_US", name).text for one in _PROBES): name for name in _region_locales(language)
    }
    return tuple(written.values())


@lru_cache(maxsize=16)
def _distinct_readings(language: str) -> tuple[str, ...]:
    """A locale of a language for each pair of decimal and group marks that its regions write."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    marks = {(get_decimal_symbol(name), get_group_symbol(name)): name for name in reversed(_region_locales(language))}
    return tuple(marks.values())
