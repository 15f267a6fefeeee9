"""Where each segment stands, in words for translators, and the distinct messages of an issue."""

from mars_i18n.formats import markdown
from mars_i18n.model import SegmentPlace, segments_of
from mars_i18n.text.segments.remarks import write_remark
from mars_i18n.text.segments.remarks.remark_kinds import Occurrences
from mars_i18n.text.segments.source_messages import locate_segments, messages
from mars_i18n.workflow.issue.reading import identify_languages

SOURCE = """\
---
title: A letter
summary: What happened in the valley.
---

Opening words of the letter.

## Water

First paragraph about water.

Second paragraph, with ![a well](well.png "The new well").

- A list item

> Someone said this.

## Water

First paragraph about water.
"""


def documents(*texts):
    return tuple(
        locate_segments(
            identify_languages(markdown.parse(text.encode(), f"sources/may/{number} a.md"), ("es", "en", "pt"))
        )
        for number, text in enumerate(texts)
    )


def test_each_place_is_described_as_an_editor_would_describe_it():
    (document,) = documents(SOURCE)
    reported = [write_remark(Occurrences("en", places=(segment.place,))) for segment in segments_of(document)]
    assert [line.removesuffix(" · source language: en") for line in reported] == [
        "Title",
        "Summary of the document",
        "Section «A letter», paragraph",
        "Heading",
        "Section «Water», paragraph 1 of 2",
        "Section «Water», paragraph 2 of 2",
        "Section «Water», paragraph 2 of 2: alternative text of image 1",
        "Section «Water», paragraph 2 of 2: title of image 1",
        "Section «Water», list item",
        "Section «Water», quotation",
        "Heading",
        "Section «Water», paragraph",
    ]


def test_a_text_that_is_said_twice_is_one_message_with_both_places():
    found = {message.msgid: message for message in messages(documents(SOURCE))}
    assert found["Water"].places == (SegmentPlace("heading"),) * 2
    assert found["First paragraph about water."].location.line == 10
    assert list(found)[:3] == ["A letter", "What happened in the valley.", "Opening words of the letter."]


def test_a_reference_with_spaces_is_escaped_as_po_needs_it_and_each_is_said_once():
    found = {message.msgid: message for message in messages(documents(SOURCE, SOURCE))}
    assert found["Water"].references == ("sources/may/0%20a.md", "sources/may/1%20a.md")


def test_a_text_that_is_there_thousands_of_times_is_one_message_in_linear_time(assert_linear):
    def linked(count):
        lines = (f"[Words](https://example.org/{number})\n\n" for number in range(count))
        return locate_segments(identify_languages(markdown.parse("".join(lines).encode(), "a.md"), ("en",)))

    known = {count: linked(count) for count in (3, 300, 1_500)}
    (one,) = messages([known[3]])
    assert (one.msgid, len(one.places), len(one.notes)) == ("<a1>Words</a1>", 3, 3)
    assert_linear(lambda count: lambda: messages([known[count]]), 300, 1_500)


def test_numbers_and_exempt_text_are_no_messages():
    skipped = "<!-- mars: skip -->\n\nNot this one.\n\n2025\n\nThis one is told to everybody.\n"
    assert [message.msgid for message in messages(documents(skipped))] == ["This one is told to everybody."]


def test_where_one_text_is_said_in_two_languages_the_detected_one_is_kept():
    english = "---\nlanguage: en\n---\n\nMARS 2\n\nThe water of the valley is clean again.\n"
    spanish = "---\nlanguage: es\n---\n\nMARS 2\n\nThe water of the valley is clean again.\n"
    found = {message.msgid: message for message in messages(documents(english, spanish))}
    assert found["The water of the valley is clean again."].language == "en"
