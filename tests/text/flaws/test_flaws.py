"""The engines that read prose for faults: each flaw where it is, none elsewhere, in linear time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.text.flaws.broken_characters import broken_text
from mars_i18n.text.flaws.doubled_words import doubled_words
from mars_i18n.text.flaws.flaw import beyond, normalise
from mars_i18n.text.flaws.inverted_marks import inverted_marks
from mars_i18n.text.flaws.spacing import spacing_flaws
from mars_i18n.text.flaws.unpaired_marks import unpaired_marks
from mars_i18n.text.flaws.writers_notes import writers_notes

ENGINES = {  # by the name of the file of their cases
    "spacing": spacing_flaws,
    "doubled_words": doubled_words,
    "unpaired": unpaired_marks,
    "inverted_marks": inverted_marks,
    "broken_text": broken_text,
    "unfinished": writers_notes,
}
FOLDER = Path(__file__).parent


def cases(name):
    """Lines of `language: text`, flaws between ⟦ and ⟧; ␀ stands for a NUL (a tag), ⍽ for a no-break space."""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip("\n").split("\n"):
        language, _, text = line.partition(": ")
        yield name, language, text.replace("␀", "\0").replace("⍽", "\u00a0")


CASES = [case for name in ENGINES for case in cases(name)]


def shown(text, flaws):
    """The text with each flaw between ⟦ and ⟧."""
    for flaw in sorted(flaws, key=lambda flaw: -flaw.offset):
        end = flaw.offset + flaw.length
        text = f"{text[: flaw.offset]}⟦{text[flaw.offset : end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize(("name", "language", "marked"), CASES)
def test_the_flaws_are_those_that_are_marked(name, language, marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    assert shown(text, ENGINES[name](text, language)) == marked


pieces = st.sampled_from(
    [*"aAáñ .,;:!?¿¡()[]«»“”\"'‘’…-5\n\0\u00a0", "de de", "  ", "Lima", "水", "مرحبا", "\ufffd", "Ã¡"]
)
texts = st.one_of(st.text(max_size=40), st.lists(pieces, max_size=30).map("".join))


@pytest.mark.parametrize("name", ENGINES)
@given(text=texts, language=st.sampled_from(["es", "en", "pt", "und", "fr"]))
def test_flaws_are_in_the_text_in_order_and_are_described_in_words(name, text, language):
    flaws = list(ENGINES[name](text, language))
    assert [flaw.offset for flaw in flaws] == sorted(flaw.offset for flaw in flaws)
    for flaw in flaws:
        assert 0 <= flaw.offset < flaw.offset + flaw.length <= len(text)
        assert flaw.what
        assert flaw.key


@given(texts)
def test_what_is_fixed_stays_fixed(text):
    for _ in range(3):
        for flaw in sorted(spacing_flaws(text, "es"), key=lambda flaw: -flaw.offset):
            text = text[: flaw.offset] + flaw.fix + text[flaw.offset + flaw.length :]
    assert not list(spacing_flaws(text, "es"))


def test_a_translation_is_not_blamed_for_what_its_source_has():
    source, target = doubled_words("the the fund", "en"), doubled_words("The The  the fund fund", "en")
    assert [flaw.key for flaw in beyond(target, source)] == ["fund"]
    assert normalise(" The\0\0 Fund\n") == "the fund"


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "\u00a0",
        "(",
        ")",
        "«",
        '"',
        "‘",
        '5"',
        "de ",
        "a,",
        "A.",
        "abc.D",
        "¿",
        "?",
        "水",
        "\0",
        "\n",
        "-",
        "Ã¡",
        "&a",
        "[revisar",
        "a@b.",
        "\u200e",
    ],
)
def test_hostile_text_takes_linear_time(name, piece, assert_within):
    text = piece * (100_000 // len(piece))
    assert_within(2.5, lambda: list(ENGINES[name](text, "es")))
