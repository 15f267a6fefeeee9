"""Markdown that was words is tags: the translation is read as its msgid is, or not at all."""

import pytest

from mars_i18n.text.merging.former.former_marks import rewrite_former_marks


@pytest.mark.parametrize(
    ("former", "today", "text", "expected"),
    [
        ("**a** b", "<b1>a</b1> b", "b **a**", "b <b1>a</b1>"),
        ("*a **b** c*", "<i1>a <b1>b</b1> c</i1>", "*x **y***", "<i1>x <b1>y</b1></i1>"),
        ("[a](u) [b](v)", "<a1>a</a1> <a2>b</a2>", "[b](v) [a](u)", "<a2>b</a2> <a1>a</a1>"),
        ("[**a**](u)", "<a1><b1>a</b1></a1>", "[**x**](u)", "<a1><b1>x</b1></a1>"),
        ("`a` `b`", "<code1/> <code2/>", "`b`, `a`", "<code2/>, <code1/>"),
        ("a_b *c*", "a_b <i1>c</i1>", "x_y *z*", "x_y <i1>z</i1>"),
        ("<b1>a</b1> **b**", "<b1>a</b1> <b2>b</b2>", "**y** <b1>x</b1>", "<b2>y</b2> <b1>x</b1>"),
        ("2 * 3 **x**", "2 * 3 <b1>x</b1>", "2 * 3 **y**", "2 * 3 <b1>y</b1>"),
        ("[a]({% link b.md %}) c", "<a1>a</a1> c", "z [x]({% link b.md %})", "z <a1>x</a1>"),
        ("[a b] c [d](u)", "<a1>a b</a1> c <a2>d</a2>", "[y](u) [x]", "<a2>y</a2> <a1>x</a1>"),
    ],
)
def test_marks_become_the_tags_that_represent_the_same(former, today, text, expected):
    assert rewrite_former_marks(text, former, today) == expected


@pytest.mark.parametrize(
    ("former", "today", "text"),
    [
        ("**a** b", "<b1>a</b1> other words", "**x**"),
        ("**a**", "**a**", "**x**"),
        ("**a**", "<b1>a</b1>", "**x"),
        ("[a](u)", "<a1>a</a1>", "[x](elsewhere)"),
        ("`a`", "<code1/>", "`other`"),
        ("[a] [b]", "<a1>a</a1> <a2>b</a2>", "[y] [x]"),  # nothing says which is which
        ("[a]", "<a1>a</a1>", "x"),
    ],
)
def test_what_cannot_be_read_as_its_message_is_not_rewritten(former, today, text):
    assert rewrite_former_marks(text, former, today) is None


@pytest.mark.parametrize("piece", ["*", "**a** ", "[", "[a](", "`", "\\", "_a", "[a](u) ", "<b1>"])
def test_time_grows_in_proportion(piece, assert_linear):
    def work(count):
        text = piece * count
        return lambda: rewrite_former_marks(text, text, "other")

    assert_linear(work, 500, 2_000)
