"""What counts as syntax of site generators and mail services, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats._template_syntax import find_template_syntax


def found(text, *patterns):
    return [text[start:end] for start, end in find_template_syntax(text, patterns)]


SYNTAX = """{{ name }}|{{{ raw }}}|{% if a > b %}|{%- endif -%}|{# note #}|<% code %>|<%= x %>|<?php echo "a>b"; ?>
<?= $x ?>|[% name %]|${name}|{$name}|%%FirstName%%|%recipient.name%|##name##|{{< figure src="a" >}}|{{% note %}}"""
BARRED = ["*|FNAME|*", "*|IF:MERGE1|*", "*|LIST:DESCRIPTION|*"]


@pytest.mark.parametrize("syntax", [*SYNTAX.replace("\n", "|").split("|"), *BARRED])
def test_syntax_of_a_template_is_found_whole_in_a_sentence(syntax):
    assert found(f"Dear {syntax}, hello") == [syntax]


@pytest.mark.parametrize(
    "text",
    [
        "50% of 30% is 15%",
        "a {{ that is never closed",
        "{{ <b>bold</b> }}",
        "caf%C3%A9",
        "5 * | 3",
        "C## and F##",
        "$ {a}",
        "<?xml version='1.0'?>",
        "{ a: { b: 1 } }",
    ],
)
def test_what_only_looks_like_syntax_is_not_found(text):
    assert found(text) == []


def test_an_unclosed_opening_does_not_swallow_the_next():
    assert found("{{ open {{ name }}") == ["{{ name }}"]


def test_a_project_adds_patterns_of_its_own():
    assert found("Dear [firstname], {{ x }} -name-", r"\[\w+\]", "-name-") == ["[firstname]", "{{ x }}", "-name-"]


@given(st.text(alphabet="{}%<>?*|#$[a \n", max_size=60))
def test_pieces_are_in_order_and_do_not_overlap(text):
    end = 0
    for start, finish in find_template_syntax(text):
        assert end <= start < finish <= len(text)
        end = finish


@pytest.mark.parametrize("opening", ["{{", "{%", "{#", "<%", "<?php ", "[%", "${", "*|", "%%a", "%a", "##a", "{$"])
def test_many_openings_take_time_in_proportion(opening, assert_linear):
    assert_linear(lambda size: lambda: list(find_template_syntax(opening * (size // 2))), 50_000, 200_000)
