"""Sentences: the laws of the offsets, the cases of each language, the golden rules, and time on hostile input."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mars_i18n.text.sentences.abbreviations import lexicon
from mars_i18n.text.sentences.splitting import _BULLETS, spans, split

CASES = Path(__file__).parent
LANGUAGES = st.sampled_from(["en", "es", "pt", "pt_BR", "es-CO", "und", ""])
PIECES = st.sampled_from(
    [
        *" \n\t.!?…¿¡()[]«»“”\"'—-•1aAÁé。",
        *("\u00a0", "\n\n", ". ", "Sr. ", "EE. UU.", "a. m.", "etc.", " El ", "the ", "2. ", "3.5", "U.S.", "..."),
        *("<b1>", "</b1>", "<fn1/>", "<br1/>", "<code1/>", ". . .", "http://a.b", "J. ", "(…)"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))
WORDS = st.lists(st.sampled_from(["casa", "house", "mesa", "rio", "verde", "sol", "lunar"]), min_size=2, max_size=8)


def cases():
    for path in sorted(CASES.glob("??.yaml")):
        for rule, members in yaml.safe_load(path.read_text("utf-8")).items():
            for number, case in enumerate(members, 1):
                yield pytest.param(path.stem, case.splitlines(), id=f"{path.stem}-{rule}-{number}")


def golden(language: str):
    return [case.splitlines() for case in yaml.safe_load((CASES / f"golden-{language}.yaml").read_text("utf-8"))]


def stripped(text: str, language: str) -> list[str]:
    return [sentence.strip() for sentence in split(text, language)]


@pytest.mark.parametrize(("language", "sentences"), [*cases()])
def test_each_case_is_split_as_a_reader_would(language, sentences):
    assert stripped(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(("language", "count"), [("en", 48), ("es", 30)])
def test_every_golden_rule_of_pysbd_is_followed(language, count):
    rules = golden(language)
    assert len(rules) == count
    assert [rule for rule in rules if stripped(" ".join(rule), language) != rule] == []


@given(TEXTS, LANGUAGES)
def test_sentences_joined_are_the_text(text, language):
    assert "".join(split(text, language)) == text


@settings(max_examples=300)
@given(TEXTS, LANGUAGES)
def test_spans_are_contiguous_and_none_is_empty(text, language):
    found = spans(text, language)
    assert [start for start, _ in found] == [0, *[end for _, end in found]][: len(found)]
    assert all(start < end for start, end in found)
    assert (found[-1][1] if found else 0) == len(text)
    assert bool(found) == bool(text)


@settings(max_examples=300)
@given(TEXTS, LANGUAGES)
def test_every_sentence_but_the_last_says_something(text, language):
    """A sentence holds a letter or figure, unless a blank line or a list's next item ends it."""
    if "\n" not in text and "\u2029" not in text and text.lstrip()[:1] not in tuple(_BULLETS):
        assert all(any(mark.isalnum() or mark == "_" for mark in sentence) for sentence in split(text, language)[:-1])


@given(TEXTS, LANGUAGES)
def test_white_space_after_a_sentence_belongs_to_it(text, language):
    assert not any(sentence[0].isspace() for sentence in split(text, language)[1:])


@given(st.lists(st.tuples(WORDS, st.sampled_from([".", "!", "?", "…", ".»", "?)", ".</b1>", ".<fn1/>"])), max_size=12))
def test_plain_sentences_are_found_again(sentences):
    """Words, a stop, a space and a capital: whatever the language, the boundary is there and nowhere else."""
    written = [" ".join(words).capitalize() + stop for words, stop in sentences]
    for language in ("en", "es", "pt", "und"):
        assert stripped(" ".join(written), language) == written


@given(TEXTS, LANGUAGES)
def test_the_answer_depends_on_the_text_and_language_alone(text, language):
    assert spans(text, language) == spans(text, language)


@given(st.text(alphabet="abc ABC,;:«»(\"'0123456789", max_size=200))
def test_text_without_stops_or_items_is_one_sentence(text):
    assert len(spans(text, "es")) == bool(text)


def test_a_blank_line_ends_a_sentence_and_a_single_one_does_not():
    assert split("Un título\n\nEl texto\nsigue aquí.", "es") == ("Un título\n\n", "El texto\nsigue aquí.")


def test_the_empty_text_has_no_sentence_and_white_space_is_one():
    assert spans("", "en") == ()
    assert spans(" \n ", "en") == ((0, 3),)


def test_offsets_count_code_points():
    assert spans("🎉 Sí. 🎉 No.", "es") == ((0, 6), (6, 11))


def test_region_and_case_of_the_language_code_do_not_matter():
    text = "Trabaja en EE. UU. Su hermana, no."
    assert spans(text, "es") == spans(text, "es_CO") == spans(text, "ES-419")


def test_an_unknown_language_knows_what_is_common():
    assert split("Dr. Ruiz et al. (2020) left, etc. They returned.", "xx") == (
        "Dr. Ruiz et al. (2020) left, etc. ",
        "They returned.",
    )


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_no_abbreviation_is_longer_than_what_is_looked_at(language):
    known = lexicon(language)
    assert max(map(len, [*known.tokens, *known.sequences])) < 24


HOSTILE = [
    *("a. ", "A. ", "(", ")", "([", ". ", '"', '". ', "...", ". . ", "1.1.1.", "1. A ", "a.b.", "(a. ", "[. B", "• "),
    *("\n", "\n\n", "\n ", " ", "\u00a0.", "<b1>", ". </b1>", "<fn1/>", "¿", "?!", "! ¡", "EE. UU. ", "S. A. ", "Mr. "),
    *("x", "X. (", "— ", "— A. ", "«. A", "...\u00a0", "&lt;", "[1", ".[1]", "www.", "a) ", "(a) ", "p. 1 ", '?" A '),
]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_input_takes_linear_time(piece, assert_linear):
    """Four times the text takes about four times as long, never sixteen; and the text stays whole."""
    assert spans(piece * 10_000, "es")[-1][1] == len(piece) * 10_000
    assert_linear(lambda count: lambda: spans(piece * count, "es"), 5_000, 20_000)
