"""Why an entry is fuzzy is a message that can be shown in any language, and says what its `#.` line says in English."""

import pytest

from mars_i18n.model import Entry
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.entries import fuzzy_remark
from mars_i18n.text.segments.remarks.reasons import describe_reason, reason_evidence
from mars_i18n.text.segments.remarks.remark_kinds import (
    Change,
    CutFromLonger,
    Fuzzy,
    SameWordsElsewhere,
    SimilarText,
    SourceChanged,
    TextDifference,
    TextOfLanguage,
)

CHANGES = TextDifference((Change("replaced", "27th", "28th"), Change("added", "", "cold")), more=True)
REASONS = {
    "marked-by-hand": Fuzzy(None, marked=True),
    "same-words-elsewhere": Fuzzy(SameWordsElsewhere()),
    "cut-from-longer": Fuzzy(CutFromLonger(), marked=True),
    "language-changed": Fuzzy(TextOfLanguage("en")),
    "similar-text": Fuzzy(SimilarText(CHANGES, ("number",))),
    "source-changed": Fuzzy(SourceChanged(CHANGES, ("number", "date", "negation")), marked=True),
}


@pytest.mark.parametrize("name", REASONS)
def test_the_message_says_in_english_what_the_line_says(name):
    line = write_remark(REASONS[name])
    assert line == f"Fuzzy: {describe_reason(REASONS[name])}"
    assert fuzzy_remark(Entry("a", "b", fuzzy=True, extracted=(line,))) == REASONS[name]


@pytest.mark.parametrize("name", REASONS)
def test_programs_are_given_its_name(name):
    assert reason_evidence(REASONS[name]) == (("reason", name),)


def test_an_entry_without_such_a_line_has_none():
    assert fuzzy_remark(Entry("a", "b", fuzzy=True)) is None
