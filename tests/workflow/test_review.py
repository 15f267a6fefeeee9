"""A text that is there often has one entry with the notes of all its places; each row is shown those of its own."""

from mars_i18n.formats import markdown
from mars_i18n.model import Entry, segments_of
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.source_messages import tag_meanings
from mars_i18n.workflow.review import _OwnNotes


def shared_text(places):
    """(the segments of one text that cites another footnote in each place, their entry)."""
    text = "".join(f"Words.[^n{at}]\n\n" for at in range(places))
    notes = "".join(f"[^n{at}]: A note.\n\n" for at in range(places))
    document = markdown.parse((text + notes).encode(), "letter.md")
    segments = [one for block in document.blocks for one in segments_of(block) if list(tag_meanings(one))]
    assert len(segments) == places
    lines = tuple(write_remark(meaning) for one in segments for meaning in tag_meanings(one))
    return segments, Entry(to_msgid(segments[0].parts), "", extracted=("Keep: Words", *lines))


def test_a_row_is_shown_what_is_said_of_its_text_and_its_own_tags():
    segments, entry = shared_text(3)
    notes = _OwnNotes(segments)
    assert notes.of(entry, segments[1]) == ("Keep: Words", "<fn1/> refers to footnote n1")


def test_many_places_of_one_text_take_time_in_proportion(assert_linear):
    def work(size):
        segments, entry = shared_text(size)

        def run():
            notes = _OwnNotes(segments)
            assert sum(len(notes.of(entry, one)) for one in segments) == 2 * size

        return run

    assert_linear(work, 500, 2_000)
