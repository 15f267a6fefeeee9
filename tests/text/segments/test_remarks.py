"""Every line that is read again: what is written reads back, for any value; and what it says."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mars_i18n.model import WHOLE_PLACES, Entry, InnerKind, PlaceKind, SegmentPlace, Tag
from mars_i18n.text.merging.staleness import says_the_same
from mars_i18n.text.segments.remarks import Remark, is_occurrences, read_remark, read_source_language, write_remark
from mars_i18n.text.segments.remarks.entries import suppressed_checks
from mars_i18n.text.segments.remarks.escapes import is_one_line
from mars_i18n.text.segments.remarks.remark_kinds import (
    AlsoInDocument,
    AlsoInMemory,
    AlsoTranslated,
    AskedToConfirm,
    AssembledFromSentences,
    Change,
    CutFromLonger,
    DoubtfulMatch,
    FilledFigure,
    Fuzzy,
    JoinedTexts,
    KeepInstruction,
    KeptTranslation,
    Limit,
    MachineDraft,
    Meaning,
    Occurrences,
    OtherTranslation,
    ReplacedTranslation,
    Risk,
    SameWordsElsewhere,
    SimilarText,
    SourceBasis,
    SourceChanged,
    SuppressedChecks,
    TagMeaning,
    TakenFromDocument,
    TakenFromMemory,
    TakenFromSimilar,
    Terms,
    TextDifference,
    TextLanguage,
    TextOfLanguage,
    UnchangedFigure,
)
from mars_i18n.text.segments.remarks.translated_words import TRANSLATED
from mars_i18n.text.segments.remarks.wording import (
    COMMENT_LANGUAGES,
    ENGLISH,
    MESSAGES,
    WORDINGS,
    translate_messages,
    wording_of,
)

PIECES = [
    "», paragraph",
    "Section «",
    "»",
    "«Water», again",
    " | ",
    "Heading",
    "and 2 more",
    " · ",
    "source language: pt (und)",
    ": title of image 1",
    " 2 of 3",
    " of the document",
    "Fuzzy: ",
    "marked by hand before; ",
    "source changed, ",
    "“a” → “b”",
    "”",
    "“",
    "” added",
    ", ",
    ", …",
    " · mind the date",
    " and the ",
    "Keep: ",
    " → ",
    "Limit: 5 characters",
    "<a1> links to x",
    "mars: ignore spacing",
    "memory of ",
    ": ",
    ", digest 22869a61",
    " (",
    ")",
    "\\",
    "\\n",
    "\\u{bb}",
    "\\u{}",
    "\\u{110000}",
    "\n",
    "\r",
    "\x85",
    "\u2028",
    "\u200f",
    "\u2067ماء\u2069",
    "\xa0",
    " ",
    "  ",
    "\t",
    "\0",
    "\ud800",
    "ß",
    "İ",
    "Sección «",
    "Seção «",
    "», párrafo 1 de 2",
    " del documento",
    "Dudosa: ",
    "Duvidosa: ",
    "cambió el original, ",
    "se quitó «",
    "Conservar: ",
    "Límite: 5 caracteres",
    "y 2 más",
    "<b1>x</b1>",
    "{section}",
    "{",
]
texts = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.lists(st.sampled_from(PIECES), max_size=5).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=5).map("".join),
)
some_text = texts.filter(bool)
numbers = st.integers(1, 999_999_999)


def kind_of(alias):
    return st.sampled_from(get_args(alias))


@st.composite
def places(draw):
    kind = draw(kind_of(PlaceKind))
    inner = draw(st.none() | kind_of(InnerKind))
    total = 1 if kind in WHOLE_PLACES else draw(st.integers(1, 999))
    return SegmentPlace(
        kind,
        section="" if kind in WHOLE_PLACES else draw(texts),
        number=draw(st.integers(1, total)),
        total=total,
        key=draw(some_text) if kind == "metadata" else "",
        inner=inner,
        tag=draw(numbers) if inner else 0,
    )


@st.composite
def occurrences(draw):
    found = tuple(draw(st.lists(places(), max_size=3)))
    return Occurrences(draw(texts), draw(kind_of(SourceBasis)), found, draw(st.integers(0, 9999)) if found else 0)


@st.composite
def changes(draw):
    kind = draw(st.sampled_from(["replaced", "added", "removed", "moved", "many", "spacing"]))
    old = draw(texts) if kind in {"replaced", "removed"} else ""
    return Change(kind, old, draw(texts) if kind in {"replaced", "added", "moved"} else "")


@st.composite
def differences(draw):
    found = tuple(draw(st.lists(changes(), max_size=3)))
    return TextDifference(found, bool(found) and draw(st.booleans()))


labels = st.builds(
    lambda name, number, form: Tag(name, number, form).label,
    st.sampled_from(["a", "ph", "fn"]),
    st.integers(1, 999_999),
    st.sampled_from(["open", "close", "alone"]),
)
reasons = st.one_of(
    st.just(SameWordsElsewhere()),
    st.just(CutFromLonger()),
    st.builds(TextOfLanguage, kind_of(TextLanguage)),
    *(
        st.builds(kind, differences(), st.lists(kind_of(Risk), unique=True).map(tuple))
        for kind in (SourceChanged, SimilarText)
    ),
)
remarks = st.one_of(
    occurrences(),
    st.builds(TagMeaning, labels, kind_of(Meaning), texts),
    st.builds(
        lambda keep, pair: Terms(tuple(keep), tuple(pair)),
        st.lists(texts),
        st.lists(st.tuples(texts, texts), min_size=1),
    ),
    st.builds(lambda keep: Terms(tuple(keep)), st.lists(texts, min_size=1)),
    st.builds(Limit, st.integers(0, 999_999_999)),
    st.builds(FilledFigure, some_text, some_text),
    st.just(UnchangedFigure()),
    st.builds(Fuzzy, reasons, st.booleans()),
    st.just(Fuzzy(None, marked=True)),
    st.builds(SuppressedChecks, st.lists(texts, min_size=1).map(tuple), texts),
    st.builds(KeptTranslation, texts, differences()),
    st.builds(JoinedTexts, numbers),
    st.builds(AlsoInMemory, texts, texts),
    st.builds(TakenFromSimilar, st.integers(0, 100), texts, differences(), st.booleans()),
    st.builds(MachineDraft, texts, texts),
    st.just(AssembledFromSentences()),
    st.just(AskedToConfirm()),
    *(
        st.builds(kind, texts)
        for kind in (
            KeepInstruction,
            OtherTranslation,
            ReplacedTranslation,
            AlsoTranslated,
            TakenFromDocument,
            DoubtfulMatch,
            AlsoInDocument,
            TakenFromMemory,
        )
    ),
)
# Another language, as gettext would give it: other words, in another order, some of them alike.
REORDERED = {
    "counted": "{number} de {total}: {name}",
    "in section": "{name} en la sección «{section}»",
    "metadata": "el documento tiene {key}",
    "replaced": "«{new}» en vez de «{old}»",
    "added": "se añadió «{new}»",
    "last risk": " y ",
    "next risk": ", ",
}
OTHER_WORDS = {message: REORDERED.get(key, f"el {message}") for key, message in MESSAGES.items()}
SPANISH = translate_messages(lambda message: OTHER_WORDS[message])


@given(remarks)
@example(TakenFromDocument("memory of May"))
@example(TakenFromSimilar(99, "May · adapted"))
@example(KeptTranslation("", TextDifference((Change("many"), Change("added")))))
@example(OtherTranslation("a\nb\\n\\\\u{41} "))
@example(Occurrences("en", places=(SegmentPlace("paragraph", "A», paragraph | Section «B"),)))
def test_what_is_written_reads_back(remark):
    line = write_remark(remark)
    assert is_one_line(line)
    assert line.splitlines() == [line]
    assert read_remark(line) == remark


@given(remarks | texts)
@example("mars: paragraph 1 · source language: en")
@example("  paragraph 1 · source language: en (inherited) ")
def test_a_line_with_a_source_language_is_known_without_reading_its_places(said):
    line = said if isinstance(said, str) else write_remark(said)
    remark = read_remark(line)
    assert is_occurrences(line) == isinstance(remark, Occurrences)
    known = (remark.language, remark.basis) if isinstance(remark, Occurrences) else None
    assert read_source_language(line) == known


@given(remarks)
def test_any_wording_has_the_law(remark):
    assert read_remark(write_remark(remark, SPANISH), (SPANISH,)) == remark


@pytest.mark.parametrize("wording", WORDINGS)
@given(remark=occurrences(), step=st.integers(1, 10**9))
@example(remark=Occurrences("en", places=(SegmentPlace("item", "x, list item 1 of 2", 1, 2),), more=1), step=98)
def test_places_that_differ_in_numbers_and_headings_alone_read_back_too(wording, remark, step):
    def count_on(place):
        return replace(
            place,
            section=place.section and "Water: title of image 1, source language: es (of 3), 2 of 3",
            total=place.total + step if place.total > 1 else 1,
            number=place.number + step if 1 < place.total == place.number else place.number,
            tag=place.tag + step if place.tag else 0,
        )

    more = remark.more + step if remark.more else 0
    try:
        other = replace(remark, places=tuple(map(count_on, remark.places)), more=more)
    except ValueError:  # no number of that place
        return
    for one in (remark, other):
        try:
            line = write_remark(one, wording)
        except ValueError:  # too large a number
            continue
        assert read_remark(line) == one


@pytest.mark.parametrize("language", COMMENT_LANGUAGES)
@given(remark=remarks)
@example(remark=Occurrences("en", places=(SegmentPlace("title"), SegmentPlace("heading"))))  # “Título” is of two
@example(remark=Occurrences("en", places=(SegmentPlace("title"),), more=2))
@example(remark=Fuzzy(SimilarText(TextDifference((Change("replaced", "good", "bad"),)))))  # its arrow is as in terms
@example(remark=Terms(("MARS",), (("water", "agua"),)))
@example(remark=Terms((), (("Keep: MARS", "Conservar: MARS"),)))
def test_every_language_is_read_beside_the_others(language, remark):
    line = write_remark(remark, wording_of(language))
    assert is_one_line(line)
    assert read_remark(line) == remark


@given(st.lists(st.tuples(remarks, st.sampled_from(COMMENT_LANGUAGES)), max_size=5))
def test_the_lines_of_an_entry_may_be_in_several_languages(said):
    lines = [write_remark(remark, wording_of(language)) for remark, language in said]
    assert [read_remark(line) for line in lines] == [remark for remark, _ in said]


@given(remarks)
def test_in_every_language_a_remark_is_the_same_fact_to_a_comparison(remark):
    """What `sync` compares: a line in another language is neither missing nor false."""
    english, *others = (Entry("a", extracted=(write_remark(remark, wording_of(one)),)) for one in COMMENT_LANGUAGES)
    assert all(says_the_same(other, english) and says_the_same(english, other) for other in others)


def test_a_line_that_a_tool_wrapped_is_the_same_fact_in_another_language():
    wrapped = (
        "Section «Water», paragraph 2 of 3 · source language: en",
        "<a1> links to",
        "https://example.org/a-long-",
        "page.html",
    )
    said = [
        Occurrences("en", places=(SegmentPlace("paragraph", "Water", 2, 3),)),
        TagMeaning("<a1>", "link", "https://example.org/a-long-page.html"),
    ]
    spanish = tuple(write_remark(one, wording_of("es")) for one in said)
    assert says_the_same(Entry("a", extracted=wrapped), Entry("a", extracted=spanish))


@pytest.mark.parametrize("language", ["es", "pt"])
def test_the_words_of_a_language_are_all_there_with_their_fields(language):
    words = TRANSLATED[language]
    assert words.keys() == MESSAGES.keys()
    fields = re.compile(r"\{\w+\}")
    assert {key: sorted(fields.findall(words[key])) for key in MESSAGES} == {
        key: sorted(fields.findall(message)) for key, message in MESSAGES.items()
    }


def test_source_languages_are_english_in_every_language():
    said = Occurrences("pt", "inherited", (SegmentPlace("paragraph", "Agua", 2, 3),))
    assert write_remark(said, wording_of("es")) == "Sección «Agua», párrafo 2 de 3 · source language: pt (inherited)"
    assert write_remark(said, wording_of("pt")) == "Seção «Agua», parágrafo 2 de 3 · source language: pt (inherited)"
    assert write_remark(said, wording_of("qu")) == write_remark(said)


def test_a_catalogue_in_several_wordings_is_read_whole():
    reported = Occurrences("en", "inherited", (SegmentPlace("paragraph", "Water", 2, 3),))
    spanish = write_remark(reported, SPANISH)
    assert spanish == "2 de 3: el paragraph en la sección «Water» · source language: en (inherited)"
    assert read_remark(spanish, (*WORDINGS, SPANISH)) == reported
    assert read_remark(spanish) == Occurrences("en", "inherited")  # the language is fixed English
    assert read_remark("se añadió «a»", (ENGLISH, SPANISH)) is None
    changed = Fuzzy(SourceChanged(TextDifference((Change("replaced", "a", "b"),)), ("number", "link")))
    assert read_remark(write_remark(changed, SPANISH), (ENGLISH, SPANISH)) == changed


@pytest.mark.slow("draws until each kind was there")
def test_all_kinds_of_remarks_are_drawn():
    drawn = {type(remark) for remark in (find(kind) for kind in get_args(Remark))}
    assert drawn == set(get_args(Remark))


def find(kind):
    from hypothesis import Phase, settings
    from hypothesis import find as first

    drawn_only = settings(phases=[Phase.generate], max_examples=5000, deadline=None)  # the smallest one is not needed
    return first(remarks, lambda remark: isinstance(remark, kind), settings=drawn_only)


@given(texts)
def test_any_line_can_be_read(line):
    remark = read_remark(line)
    assert remark is None or read_remark(write_remark(remark)) == remark
    suppressed_checks([line])
