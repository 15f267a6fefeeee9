"""What counts as syntax of site generators and mail services, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats._opaque_marks import OPAQUE
from mars_i18n.text.segments.template_syntax import find_template_syntax


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


@pytest.mark.parametrize(
    ("text", "opaque", "pieces"),
    [
        ("Dear [[name]], {{ x }} -NAME-", ["[[ ... ]]", "-NAME-"], ["[[name]]", "{{ x }}", "-NAME-"]),
        ("[[ a\nb ]] and [[ c\n\nd ]]", ["[[\u2026]]"], ["[[ a\nb ]]"]),
        ("[[ a [[ b ]] ]]", ["[[ ... ]]"], ["[[ b ]]"]),
        ("@@a@@ b @@c@@", ["@@...@@"], ["@@a@@", "@@c@@"]),
        ("(x: 1, y: 2) (x: 3)", ["(x: ..., y: ...)"], ["(x: 1, y: 2)"]),
        ("a.b+c a_b+c", ["a.b+c"], ["a.b+c"]),
        ("{{ [[ x ]] }}", ["[[ ... ]]"], ["{{ [[ x ]] }}"]),
        ("{{ x }}!", ["{{ ... }}!"], ["{{ x }}!"]),
    ],
)
def test_a_project_adds_marks_of_its_own(text, opaque, pieces):
    assert found(text, *opaque) == pieces


@pytest.mark.parametrize("marks", ["", "x", "...", "[[ ...", "... ]]", "[[ \u2026 ", "  \u2026 ]]", "[[\n]]", 3])
def test_marks_that_would_take_the_whole_text_are_refused(marks):
    with pytest.raises(ValueError, match="begin and end with a mark"):
        OPAQUE.parse([marks])


@given(
    st.text(alphabet="{}%<>?*|#$[a \n", max_size=60),
    st.lists(st.sampled_from(["[...]a", "aa", "{...%...>"]), max_size=3),
)
def test_pieces_are_in_order_and_do_not_overlap(text, opaque):
    end = 0
    for start, finish in find_template_syntax(text, opaque):
        assert end <= start < finish <= len(text)
        end = finish


@pytest.mark.parametrize("opening", ["{{", "{%", "{#", "<%", "<?php ", "[%", "${", "*|", "%%a", "%a", "##a", "{$"])
def test_many_openings_take_time_in_proportion(opening, assert_linear):
    assert_linear(lambda size: lambda: list(find_template_syntax(opening * (size // 2))), 50_000, 200_000)


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        ("[[ ... ]]", "[["),
        ("aa ... aa ... b", "a"),
        ("[a ... a ... a ... a ... a ... b", "[a a "),
        ("@@ ... @@", "@ @@"),
        ("(a+)+ ... $", "(a+)+ "),
        ("aa ... b", "aa\n   "),
    ],
)
def test_no_marks_of_a_project_take_more_time_than_in_proportion(marks, text, assert_linear):
    assert_linear(lambda size: lambda: list(find_template_syntax(text * (size // len(text)), [marks])), 50_000, 200_000)
