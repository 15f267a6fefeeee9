"""``<!-- mars: … -->`` comments: of what they speak."""

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import segments_of
from mars_i18n.text.segments.markup import to_msgid


def messages(source):
    return [to_msgid(segment.parts) for segment in segments_of(markdown.parse(source.encode(), "a.md"))]


def test_directives_speak_of_the_next_block():
    source = (
        "<!-- mars: note a name -->\n\nOne\n\n<!-- mars: context button -->\n\nTwo\n\n<!-- mars: skip -->\n\nThree\n\n"
        "<!-- mars: skip on -->\n\nFour\n\nFive\n\n<!-- mars: skip off -->\n\nSix\n"
    )
    found = {to_msgid(one.parts): one for one in segments_of(markdown.parse(source.encode(), "a.md"))}
    assert found["One"].notes == ("a name",)
    assert found["Two"].context == "button"
    assert [one.translate for one in found.values()] == [True, True, False, False, False, True]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("- a\n- b\n  - c\n\nd\n", "d"),
        ("| a | b |\n|---|---|\n| c | d |\n\ne\n", "e"),
        ("> a\n>\n> - b\n\nc\n", "c"),
        ("T\n: a\n: b\n\nc\n", "c"),
        ("a\n\nb\n", "b"),
        ("# a\n\n- b\n", "b"),
    ],
)
def test_a_directive_before_a_list_table_or_quotation_speaks_of_the_whole(source, kept):
    found = segments_of(markdown.parse(f"<!-- mars: skip -->\n<!-- mars: note n -->\n\n{source}".encode(), "a.md"))
    assert [(to_msgid(one.parts), one.notes) for one in found if one.translate] == [(kept, ())]


def test_a_directive_within_an_item_speaks_of_the_next_block_there():
    source = "- <!-- mars: skip -->\n  a\n\n  b\n- c\n- <!-- mars: skip -->\n\n  - d\n  - e\n\n  f\n"
    found = {to_msgid(one.parts): one.translate for one in segments_of(markdown.parse(source.encode(), "a.md"))}
    assert found == {"a": False, "b": True, "c": True, "d": False, "e": False, "f": True}


def test_a_context_is_that_of_the_words_not_of_the_texts_inside_their_tags():
    found = segments_of(markdown.parse(b'<!-- mars: context button -->\n\nA ![b](c "d") [e](f "g")\n', "a.md"))
    assert [one.context for one in found] == ["button", "", "", ""]


def test_a_document_can_exempt_itself():
    assert not any(one.translate for one in segments_of(markdown.parse(b"---\ntranslate: false\n---\nA\n", "a.md")))


def test_skipping_a_block_skips_the_texts_inside_its_tags():
    found = segments_of(markdown.parse(b'<!-- mars: skip -->\nA ![b](c "d")\n\n![e](f)\n', "a.md"))
    assert [(to_msgid(one.parts), one.translate) for one in found] == [
        ("A <img1/>", False),
        ("b", False),
        ("d", False),
        ("<img1/>", True),
        ("e", True),
    ]
