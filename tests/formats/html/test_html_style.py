"""Which of a page's own rules on `display` count, and for which elements."""

import pytest

from mars_i18n.formats.html.style import Element, StyleSheet, declared_display

ANCESTORS = (
    Element("body", "", frozenset()),
    Element("div", "top", frozenset({"nav"})),
    Element("p", "", frozenset()),
)
LINK = Element("a", "go", frozenset({"button", "red"}))


@pytest.mark.parametrize(
    ("sheet", "display"),
    [
        ("a { display: block }", "block"),
        ("A{display:BLOCK}", "block"),
        (".button{display:block} a{display:inline}", "block"),
        ("a{display:inline} a{display:block}", "block"),
        ("#go{display:none} .button.red{display:block}", "none"),
        ("a{display:none!important} #go{display:block}", "none"),
        (".nav a{display:block}", "block"),
        ("#top > p > a{display:block}", "block"),
        ("div > a{display:block}", ""),
        ("ul a{display:block}", ""),
        ("a:hover{display:block}", ""),
        ("a[href]{display:block}", ""),
        ("@media print { a{display:none} } a{display:block}", "block"),
        ("@import 'x'; a{display:block}", "block"),
        (".nav&gt; a{display:block}", ""),
        ("/* a{display:none} */ b, a{display:block}", "block"),
        ("a{color:red", ""),
        ("<!-- a{display:block} -->", "block"),
        ("a{display:block;display:flex}", "flex"),
    ],
)
def test_the_rule_that_counts_is_the_most_specific_of_those_for_every_reader(sheet, display):
    styles = StyleSheet()
    styles.add(sheet)
    assert styles.display(LINK, lambda: ANCESTORS)[0] == display


@pytest.mark.parametrize(
    ("style", "display"),
    [
        ("color:red;display:block", ("block", False)),
        ("display: none !important", ("none", True)),
        ("mso-hide:all", ("none", False)),
        ("background:display", ("", False)),
        ("", ("", False)),
    ],
)
def test_a_style_attribute_says_how_its_element_is_displayed(style, display):
    assert declared_display(style) == display


@pytest.mark.parametrize("piece", ["a{", "}", "a{display:block}", "@media{", "/*", ".a .b{display:none}", ";", "a,"])
def test_sheets_without_end_take_time_in_proportion(piece, assert_linear):
    def work(size):
        return lambda: StyleSheet().add("display " + piece * (size // len(piece)))

    assert_linear(work, 20_000, 80_000)
