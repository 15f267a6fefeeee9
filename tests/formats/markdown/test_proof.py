"""Law 8: every visible word of Markdown is in a segment, in a protected tag, or in a gap with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.formats.markdown.second_reader import words_of_markdown
from mars_i18n.model import Block, Gap
from mars_i18n.plugins.word_accounts import account_for_words

FOLDER = Path(__file__).parent
BROKEN = '+++\ntitle = "a\n+++\n\nText\n'  # a title that nobody can read
SOURCES = [
    kind["source"]
    for name in ("kinds.yaml", "front_matter.yaml")
    for kind in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    if kind["source"] != BROKEN
]


def accounts_of(document):
    return account_for_words(document, markdown.visible_words(document))


@pytest.mark.parametrize("source", SOURCES)
def test_no_visible_word_of_any_kind_is_left_out(source):
    assert accounts_of(markdown.parse(source.encode(), "a.md")).left_out == ()


@given(st.lists(st.sampled_from(SOURCES), max_size=6))
def test_no_visible_word_of_kinds_one_after_another_is_left_out(sources):
    text = "\n\n".join(sources)
    assert accounts_of(markdown.parse(text.encode(), "a.md")).left_out == ()


def test_a_title_in_front_matter_that_cannot_be_read_is_left_out():
    assert [one.words for one in accounts_of(markdown.parse(BROKEN.encode(), "a.md")).left_out] == ["a"]


def test_a_lost_paragraph_is_found_with_its_line():
    document = markdown.parse(b"One two\n\n> three\n", "a.md")
    lost = replace(
        document,
        parts=tuple(
            Gap(part.raw) if isinstance(part, Block) and "three" in part.raw else part for part in document.parts
        ),
    )
    found = accounts_of(lost)
    assert [(one.words, one.location.line, one.location.column, one.line) for one in found.left_out] == [
        ("three", 3, 3, "> three")
    ]
    assert found.counts == (("segment", 2),)


def test_words_that_nobody_sees_are_not_visible():
    text = "A [b](c \"d\") `e` <!-- f --> {{ g }} <i title=h>j</i> &amp;\n\n    k\n\n[l]: m 'n'\n"
    assert [one.word for one in words_of_markdown(text)] == ["A", "b", "d", "j", "n"]


@pytest.mark.parametrize("target", ["<a b c.pdf>", "<a \\> b.pdf> 'Words'", " <a b.pdf>"])
def test_the_blanks_in_an_address_between_angle_brackets_make_no_words(target):
    document = markdown.parse(f"See [it]({target}), ![it]({target}).\n".encode(), "a.md")
    assert accounts_of(document).left_out == ()


def test_a_tag_in_brackets_after_brackets_is_no_address():
    assert [one.word for one in words_of_markdown("[note](<b>bold words</b>)\n")] == ["note", "bold", "words"]


def test_the_proof_takes_time_in_proportion(assert_linear):
    assert_linear(
        lambda size: lambda: list(words_of_markdown("a <b> [c](d) `e` {{f}} <!-- [( $ `\n\n" * size)), 500, 2000
    )


def test_words_of_a_shortcode_whose_meaning_nobody_knows_are_counted_as_template_syntax():
    text = '{{< button "Read it all" >}}\n\n{{< figure caption="A boat" >}}\n\n[a]({{< ref "x y" >}}) {{< b "c d" >}}\n'
    found = account_for_words(markdown.parse(text.encode(), "a.md"), words_of_markdown(text))
    assert dict(found.counts) == {"template": 3, "segment": 3}
    assert not found.left_out
