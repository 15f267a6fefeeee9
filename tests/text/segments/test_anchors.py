"""The names by which links lead to headings: those that a file gives, and those that site generators make of words."""

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import html, markdown
from mars_i18n.model import Gap, Text
from mars_i18n.text.segments.anchors import github_id, hugo_id, keep_reachable, links_within, mkdocs_id, name_places
from mars_i18n.text.segments.rewriting import map_segments


def named(text, parse=markdown.parse):
    """The names of each block that has any, by the block's words."""
    document = parse(text.encode(), "a.md")
    return {
        "".join(getattr(one, "text", "") for part in block.parts if hasattr(part, "parts") for one in part.parts): list(
            block.anchors
        )
        for block in document.blocks
        if block.anchors
    }


@pytest.mark.parametrize(
    ("words", "github", "hugo", "mkdocs"),
    [
        ("What comes next", "what-comes-next", "what-comes-next", "what-comes-next"),
        ("Café & pan", "café--pan", "café-pan", "cafe-pan"),
        ("¿Qué viene?", "qué-viene", "qué-viene", "que-viene"),
        ("A_b, c: 1.2", "a_b-c-12", "a-b-c-1-2", "a_b-c-12"),
        ("--draft", "--draft", "draft", "-draft"),
    ],
)
def test_each_rule_makes_an_id_of_the_words(words, github, hugo, mkdocs):
    assert (github_id(words), hugo_id(words), mkdocs_id(words)) == (github, hugo, mkdocs)


def test_an_explicit_id_comes_first():
    assert named("## Third part {#third}\n") == {"Third part": ["third", "third-part"]}
    assert named("## Third part\n{: #third}\n")["Third part"][0] == "third"


def test_equal_headings_are_numbered_as_each_generator_does():
    names = [block.anchors for block in markdown.parse(b"# Water\n\n## Water\n\n## Water\n", "a.md").blocks]
    assert names == [("water",), ("water-1", "water_1"), ("water-2", "water_2")]


def test_a_name_by_githubs_rule_goes_before_one_by_another():
    assert named("# Café\n\n## Cafe!\n") == {"Café": ["café"], "Cafe!": ["cafe", "cafe_1"]}
    assert named("# A & b\n\n## A b\n") == {"A & b": ["a--b"], "A b": ["a-b", "a-b-1", "a-b_1"]}


def test_a_name_leads_to_one_block():
    names = [
        name for block in markdown.parse(b"# A {#x}\n\n# B {#x}\n\n# X\n", "a.md").blocks for name in block.anchors
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("text", ['<a id="here"></a>\n\nWords.\n', "Words.\n{: #here}\n", "(here)=\n\nWords.\n"])
def test_what_else_has_an_id_is_a_place(text):
    assert named(text) == {"Words.": ["here"]}


def test_ids_in_code_and_comments_are_none():
    assert named('```html\n<p id="x">\n```\n\n<!-- <p id="y"> -->\n\nWords.\n') == {}


def test_a_page_has_the_ids_of_its_elements_and_none_of_words():
    page = '<h2 id="one">First</h2><div id="two"><p>Second</p></div><h2>Third</h2><a name="four"></a><p>Fourth</p>'
    assert named(page, html.parse) == {"First": ["one"], "Second": ["two"], "Fourth": ["four"]}


SOURCE = "# The alliance\n\nSee [it](#what-comes-next) and [us](#the-alliance).\n\n## What comes next\n\nWords.\n"


def translated(source, words):
    """The document with other words in its headings."""

    def of(segment):
        text = "".join(getattr(part, "text", "") for part in segment.parts)
        return replace(segment, parts=(Text(words[text]),)) if text in words else segment

    return map_segments(markdown.parse(source.encode(), "a.md"), of)


def kept(document):
    names = [link.name for link in links_within([document])]
    return markdown.rebuild(keep_reachable(document, names, markdown.add_anchor)).decode()


def test_a_heading_that_a_link_needs_gets_an_anchor_in_the_translation():
    document = translated(SOURCE, {"What comes next": "Lo que viene"})
    assert kept(document) == SOURCE.replace("What comes next", '<a id="what-comes-next"></a>Lo que viene')


def test_where_the_file_writes_ids_as_attributes_so_does_the_anchor():
    source = SOURCE + "\n## Third {#third}\n"
    document = translated(source, {"What comes next": "Lo que viene", "Third": "Tercera"})
    expected = source.replace("What comes next", "Lo que viene {#what-comes-next}").replace("Third", "Tercera")
    assert kept(document) == expected


def test_a_heading_that_no_link_needs_or_whose_id_is_the_same_gets_none():
    assert kept(translated(SOURCE, {})) == SOURCE
    lone = "## What comes next\n\nWords.\n"
    assert kept(translated(lone, {"What comes next": "Lo que viene"})) == lone.replace(
        "What comes next", "Lo que viene"
    )


def test_an_anchor_leads_there_when_the_file_is_read_again():
    again = markdown.parse(kept(translated(SOURCE, {"What comes next": "Lo que viene"})).encode(), "a.md")
    assert any("what-comes-next" in block.anchors for block in again.blocks if block.kind == "heading")


@given(st.lists(st.text("Aa b#&é-_1", max_size=8), max_size=6))
def test_whatever_headings_say_each_name_leads_to_one_of_them(headings):
    document = markdown.parse("\n\n".join(f"## {words}" for words in headings).encode(), "a.md")
    names = [name for block in document.blocks for name in block.anchors]
    assert len(names) == len(set(names))
    assert name_places(document, by_words=True) == document


def named_of(document, raw):
    return name_places(replace(document, parts=(*document.parts, Gap(raw))), by_words=True)


def test_ids_are_found_in_linear_time(assert_linear):
    pieces = ["<a id='", "<a '", "{#a ", "{: ", "<p id=x ", "# A\n\n", "## A {#b}\n\n"]
    for piece in pieces:
        document = markdown.parse(b"Words.\n", "a.md")
        assert_linear(lambda size, one=document, piece=piece: partial(named_of, one, piece * size), 2_000, 20_000)
