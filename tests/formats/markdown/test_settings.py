"""What a project sets for its formats: template syntax of its own, and which keys of front matter are prose."""

from dataclasses import replace

import pytest

from mars_i18n.formats import html, markdown
from mars_i18n.model import Setting, Text, segments_of
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.markup import parse_translation, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

OPAQUE = Setting("markdown", "opaque", ("[[ ... ]]", "@BREAK@"))
TEXT = """\
---
title: On [[ name ]]
---

Dear [[ name ]], see [this]([[ the url ]]) or `[[ code ]]`.

[[ include the/file ]]

<p>Raw [[ the
name ]] here</p>

@BREAK@
"""


def read(text, *settings):
    return markdown.parse(text.encode(), "a.md", settings)


def messages(document):
    return [to_msgid(segment.parts) for segment in segments_of(document)]


def shouted(segment):
    parts = [replace(one, text=one.text.upper(), raw=None) if isinstance(one, Text) else one for one in segment.parts]
    return replace(segment, parts=parse_translation(to_msgid(parts), segment.parts))


def left_out(document):
    return [one.words for one in account_for_words(document, markdown.visible_words(document)).left_out]


def test_syntax_of_the_project_is_opaque_like_the_packaged_kinds():
    document = read(TEXT, OPAQUE)
    assert messages(document) == [
        "On [[ name ]]",
        "Dear <ph1/>, see <a1>this</a1> or <code1/>.",
        "Raw <ph1/> here",
    ]
    assert left_out(document) == []
    assert markdown.rebuild(document).decode() == TEXT
    written = markdown.rebuild(map_segments(document, shouted)).decode()
    assert "DEAR [[ name ]], SEE [THIS]([[ the url ]]) OR `[[ code ]]`." in written
    assert "<p>RAW [[ the\nname ]] HERE</p>" in written
    assert written.endswith("\n@BREAK@\n")


def test_syntax_of_the_project_that_a_translator_types_is_no_syntax():
    def typed(segment):
        return replace(segment, parts=(Text("[[ x ]] @BREAK@"),))

    written = markdown.rebuild(map_segments(read("Words\n", OPAQUE), typed)).decode()
    assert messages(read(written, OPAQUE)) == ["[[ x ]] @BREAK@"]


def test_marks_of_the_project_answer_a_word_that_is_left_out():
    text = "| a |\n|---|\n| b | lost |\n"  # a cell more than the table has columns
    assert left_out(read(text)) == ["lost"]
    assert left_out(read(text, Setting("markdown", "opaque", ("| lost",)))) == []


def test_pages_have_syntax_of_the_project_too():
    page = b"<p>Dear [[ name ]], <a href='[[ u ]]'>come</a></p><p>[[ more ]]</p>"
    document = html.parse(page, "a.html", [replace(OPAQUE, plugin="html")])
    assert messages(document) == ["Dear <ph1/>, <a1>come</a1>"]
    assert account_for_words(document, html.visible_words(document)).left_out == ()
    assert html.rebuild(document) == page


YAML = """\
---
title: The wells
caption: {caption}
cover:
  credit: {credit}
  caption: "{caption}"
steps:
  - "{step}"
  - {step}
---
"""
TOML = """\
+++
caption = "{caption}"
[cover]
credit = "{credit}"
caption = "{caption}"
+++
"""


@pytest.mark.parametrize(
    ("added", "kept", "found"),
    [
        ((), (), ["One", "One"]),
        (("credit",), (), ["One", "Two", "One"]),
        (("cover.credit", "steps"), ("caption",), ["Two", "Three", "Three"]),
        (("credit",), ("cover.caption", "cover.credit"), ["One"]),
        (("cover.caption",), ("caption",), ["One"]),
    ],
)
def test_a_project_chooses_the_keys_that_are_prose(added, kept, found):
    text = YAML.format(caption="One", credit="Two", step="Three")
    settings = Setting("markdown", "prose-keys", added), Setting("markdown", "kept-keys", kept)
    document = read(text, *settings)
    assert messages(document) == ["The wells", *found]
    assert left_out(document) == []
    written = markdown.rebuild(map_segments(document, shouted)).decode()
    assert written.lower() == text.lower()
    of_toml = read(TOML.format(caption="One", credit="Two"), *settings)
    assert set(messages(of_toml)) == set(found) - {"Three"}
    assert left_out(of_toml) == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('---\nlayout: post\nsummary: "a "broken" one"\n---\n\nText\n', 3, "not valid YAML"),
        ("---\ntitle: [a\n---\n\nText\n", 3, "not valid YAML"),
        ("---\ntitle: a\n\tsummary: b\n---\n\nText\n", 3, "not valid YAML"),
        ('+++\ndraft = false\ntitle = "a\n+++\n\nText\n', 3, "not valid TOML: Illegal character"),
    ],
)
def test_broken_front_matter_names_its_problem_and_line(text, line, what):
    document = read(text)
    assert markdown.rebuild(document).decode() == text
    (passage,) = account_for_words(document, markdown.visible_words(document)).left_out
    assert passage.location.line == line
    assert what in str(passage.cause.what)
    assert "quotation marks" in str(passage.cause.remedy)


def test_broken_front_matter_without_prose_is_no_problem():
    document = read("---\nlayout: {{ page }}\npermalink: [a\n---\n\nText\n")
    assert left_out(document) == []
    assert messages(document) == ["Text"]
