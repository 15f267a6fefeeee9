"""Inline markup in messages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.model import Tag, Text
from mars_i18n.text.segments.markup import (
    blank_tags,
    from_msgid,
    merge_texts,
    parse_translation,
    strip_tags,
    tag_faults,
    to_msgid,
)

pieces = st.sampled_from(["<", "b1", ">", "/", "&lt;", "&amp;", "lt;", "amp;", "img2", "a", " ", "ñ", "<b1>", "</a3>"])
texts = st.one_of(st.text(max_size=20), st.lists(pieces, max_size=8).map("".join)).filter(bool).map(Text)
names = st.sampled_from(["a", "b", "br", "code", "fn", "html", "i", "img", "s"])
tags = st.builds(Tag, names, st.integers(1, 99), st.sampled_from(["open", "close", "alone"]))


@given(st.lists(st.one_of(texts, tags), max_size=8))
def test_a_message_reads_back_as_the_texts_and_tags_it_was_made_of(parts):
    assert from_msgid(to_msgid(parts)) == tuple(merge_texts(parts))


@given(st.lists(pieces, max_size=12).map("".join))
def test_any_text_is_a_message_and_writing_it_again_is_stable(message):
    once = to_msgid(from_msgid(message))
    assert to_msgid(from_msgid(once)) == once


def test_a_literal_tag_in_prose_is_escaped():
    assert to_msgid([Text("write <b1> for bold")]) == "write &lt;b1> for bold"
    assert from_msgid("write &lt;b1>") == (Text("write <b1>"),)


def test_prose_without_tags_stays_as_it_is():
    for prose in ("3 < 4 & 5 > 4", "<p>", "AT&T &amp; co", "&lt;", "a <b> c"):
        assert to_msgid([Text(prose)]) == prose


@pytest.mark.parametrize(
    ("source", "target", "fault"),
    [
        ("<b1>a</b1>", "<b1>b</b1>", ""),
        ("<b1>a</b1> <a1>b</a1>", "<a1>b</a1> <b1>a</b1>", ""),
        ("<b1>a</b1>", "b", "<b1> is missing"),
        ("a", "<i1>a</i1>", "<i1> is not in the source"),
        ("<b1>a</b1> <a1>b</a1>", "<b1>a <a1>b</b1></a1>", "</b1> closes nothing that is open there"),
        ("<b1>a</b1>", "</b1>a<b1>", "</b1> closes nothing that is open there"),
        ("a<br1/>b", "ab", "<br1/> is missing"),
    ],
)
def test_tag_faults_are_said_in_words(source, target, fault):
    assert (tag_faults(source, target) or ("",))[0] == fault


def test_a_translation_takes_over_the_tags_of_its_source():
    link = Tag("a", 1, "open", attributes=(("href", "https://example.org"),))
    parts = parse_translation("ver <a1>aquí</a1>", (Text("see "), link, Text("here"), Tag("a", 1, "close")))
    assert parts == (Text("ver "), link, Text("aquí"), Tag("a", 1, "close"))


def test_stripping_leaves_what_a_reader_reads():
    assert strip_tags("<b1>one</b1><br1/>two &lt;b1>") == "one two <b1>"


@given(st.lists(texts, min_size=2, max_size=5))
def test_neighbouring_texts_become_one(parts):
    merged = tuple(merge_texts(parts))
    assert not any(isinstance(left, Text) and isinstance(right, Text) for left, right in pairwise(merged))


def test_blanking_tags_keeps_every_offset():
    message = "See <a1>the report</a1><br1/>now, not a <tag>."
    bare = blank_tags(message)
    assert len(bare) == len(message)
    assert [word for word in bare.split("\0") if word] == ["See ", "the report", "now, not a <tag>."]
