"""Front matter: what is one, what it gives, and that its values are replaced without a trace on the rest."""

from dataclasses import replace

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import Masthead, Text, segments_of
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.rewriting import map_segments


def messages(source):
    return [to_msgid(segment.parts) for segment in segments_of(markdown.parse(source.encode(), "a.md"))]


def rewritten(source, translation):
    """The source with each segment that equals “X” replaced by the translation."""

    def rewrite(segment):
        if to_msgid(segment.parts) != "X":
            return segment
        return replace(segment, parts=(Text(translation),))

    return markdown.rebuild(map_segments(markdown.parse(source.encode(), "a.md"), rewrite)).decode()


def test_front_matter_gives_title_summary_language_and_masthead():
    source = (
        '---\ntitle: "A: b"\nsummary: >\n  Two\n  lines\n'
        "date: 2025-05/2025-06\nvolume: 1\nlanguage: en\nauthor: X\n---\nBody\n"
    )
    document = markdown.parse(source.encode(), "a.md")
    assert document.language == "en"
    assert document.masthead == Masthead("2025-05", "2025-06", "1", "")
    assert document.metadata == (("author", "X"),)
    assert messages(source) == ["A: b", "Two lines", "Body"]


def test_a_folded_value_is_replaced_whole():
    source = "---\nsummary: >\n  X\ntitle: T\n---\n"
    assert rewritten(source, "yes: no") == '---\nsummary: "yes: no"\ntitle: T\n---\n'


def test_front_matter_that_is_no_yaml_stays_as_it_is():
    source = "---\ntitle: [a\n---\n\nBody\n"
    assert messages(source) == ["Body"]


@pytest.mark.parametrize("prose", ["Hello there.", "- One", "Two\n\nThree", "We met: all: of us."])
def test_prose_between_two_thematic_breaks_is_no_front_matter(prose):
    source = f"---\n\n{prose}\n\n---\n\nBody\n"
    assert messages(source) == [*prose.removeprefix("- ").split("\n\n"), "Body"]


@pytest.mark.parametrize(
    "prose", ["Note: x", "Nota: uno\nOtra: dos", "See below: it is so", "- a: b", "Note: [a: b", "Ana: hola: qué"]
)
def test_prose_that_reads_as_a_mapping_is_no_front_matter(prose):
    assert messages(f"---\n{prose}\n\n---\n\nBody\n")[-1] == "Body"
    assert len(messages(f"---\n{prose}\n\n---\n\nBody\n")) == 2


@pytest.mark.parametrize(
    "matter",
    ["title: A", "Author: X\ntitle: A", "\ntitle: A", "layout: post\ntags: [a, b]\ntitle: A", "<<: {a: b}\ntitle: A"],
)
def test_front_matter_has_a_known_key_or_nothing_but_words_in_lower_case(matter):
    assert messages(f"---\n{matter}\n---\nBody\n") == ["A", "Body"]


@pytest.mark.parametrize("matter", ["layout: post", "layout: post\ntags: [a", "weight: 1\n# a: comment", ""])
def test_front_matter_without_a_word_to_translate_is_no_prose(matter):
    assert messages(f"---\n{matter}\n---\nBody\n") == ["Body"]


@pytest.mark.parametrize("before", ["\n", " ", "Text\n\n"])
def test_front_matter_begins_on_the_first_line(before):
    assert "A" not in messages(f"{before}---\ntitle: A\n---\nBody\n")


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        ("title: &t X\nsummary: *t", "title: &t hola\nsummary: *t"),
        ("title: &t 'X'\nsubject: *t", "title: &t 'hola'\nsubject: *t"),
        ('title: !!str "X"', 'title: !!str "hola"'),
        ("summary: &s >\n  X\ntitle: *s", "summary: &s hola\ntitle: *s"),
        ("author: &a X\ntitle: *a", "author: &a X\ntitle: *a"),
    ],
)
def test_an_anchor_stays_and_its_aliases_follow_it(matter, expected):
    assert rewritten(f"---\n{matter}\n---\n", "hola") == f"---\n{expected}\n---\n"


def test_a_quoted_value_is_located_within_its_quotation_marks():
    columns = [
        one.location.column for one in segments_of(markdown.parse(b"---\ntitle: 'A'\nsummary: B\n---\n", "a.md"))
    ]
    assert columns == [9, 10]


def test_a_colon_in_a_plain_value_is_read_as_people_mean_it():
    source = "---\ntitle: Quinoa: the sequel\ndate: 2025-07\n---\n\nWords.\n"
    document = markdown.parse(source.encode(), "a.md")
    assert document.raw == source
    (title,) = [block for block in document.blocks if block.kind == "title"]
    assert [part.text for segment in segments_of(title) for part in segment.parts] == ["Quinoa: the sequel"]
    assert document.masthead.start == "2025-07"


def test_the_subject_and_the_preheader_of_a_mail_tell_translators_their_limit():
    document = markdown.parse(b'---\ntitle: T\nsubject: News\npreheader: "More"\n---\n\nText.\n', "a.md")
    assert [segment.notes for segment in segments_of(document)] == [
        (),
        ("Limit: 70 characters",),
        ("Limit: 120 characters",),
        (),
    ]
