"""Law 8: every visible word of Markdown is in a segment, in a protected tag, or in a gap with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.formats.markdown.left_out import (
    count_words_of_markdown,
    find_left_out_of_markdown,
    visible_words_of_markdown,
)
from mars_i18n.model import Block, Gap

FOLDER = Path(__file__).parent
SOURCES = [
    kind["source"]
    for name in ("kinds.yaml", "front_matter.yaml")
    for kind in yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("source", SOURCES)
def test_no_visible_word_of_any_kind_is_left_out(source):
    assert find_left_out_of_markdown(markdown.parse(source.encode(), "a.md")) == ()


@given(st.lists(st.sampled_from(SOURCES), max_size=6))
def test_no_visible_word_of_kinds_one_after_another_is_left_out(sources):
    text = "\n\n".join(sources)
    assert find_left_out_of_markdown(markdown.parse(text.encode(), "a.md")) == ()


def test_a_lost_paragraph_is_found_with_its_line():
    document = markdown.parse(b"One two\n\n> three\n", "a.md")
    lost = replace(
        document,
        parts=tuple(
            Gap(part.raw) if isinstance(part, Block) and "three" in part.raw else part for part in document.parts
        ),
    )
    assert [(one.word, one.location.line, one.location.column) for one in find_left_out_of_markdown(lost)] == [
        ("three", 3, 3)
    ]
    assert count_words_of_markdown(lost) == {"segment": 2, "left out": 1}


def test_words_that_nobody_sees_are_not_visible():
    text = "A [b](c \"d\") `e` <!-- f --> {{ g }} <i title=h>j</i> &amp;\n\n    k\n\n[l]: m 'n'\n"
    assert [one.word for one in visible_words_of_markdown(text)] == ["A", "b", "d", "j"]


def test_the_proof_takes_time_in_proportion(assert_linear):
    assert_linear(
        lambda size: lambda: list(visible_words_of_markdown("a <b> [c](d) `e` {{f}} <!-- [( $ `\n\n" * size)), 500, 2000
    )
