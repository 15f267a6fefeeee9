"""Limits: the line that says how many characters a translation may have."""

from mars_i18n.text.segments.limits import limit_line
from mars_i18n.text.segments.remarks.entries import limit_of


def test_a_limit_is_read_as_it_is_written():
    assert limit_of((limit_line(60), "Section «A»", "limit: 50 Characters.")) == 50
    assert limit_line(1) == "Limit: 1 character"
    assert limit_of((limit_line(1),)) == 1
    assert limit_of(("Keep: MARS", "No limit: 60 characters", "Limit: many characters")) is None
