"""The link map: where readers of each language are led, with nothing else changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import html, markdown
from mars_i18n.model import Tag, segments_of
from mars_i18n.text.terms.links import link_function, read_links, relink

TABLE = """\
en\tes\tpt
https://e.org/guide\thttps://e.org/guia\t
https://e.org/en/*\thttps://e.org/es/*\thttps://e.org/pt/*
https://e.org/en/news/*\thttps://e.org/es/noticias/*
"""
ROWS, FAULTS = read_links(TABLE, ("es", "en", "pt"))


def test_the_table_is_read_whole():
    assert FAULTS == ()
    assert [row.line for row in ROWS] == [2, 3, 4]


@pytest.mark.parametrize(
    ("language", "address", "expected"),
    [
        ("es", "https://e.org/guide", "https://e.org/guia"),
        ("es", "http://www.e.org/guide/", "https://e.org/guia"),
        ("es", "https://e.org/guide#two", "https://e.org/guia#two"),
        ("pt", "https://e.org/guide", "https://e.org/guide"),
        ("es", "https://e.org/en/x?y=1", "https://e.org/es/x?y=1"),
        ("es", "https://e.org/en/news/a", "https://e.org/es/noticias/a"),
        ("pt", "https://e.org/en/news/a", "https://e.org/pt/news/a"),
        ("es", "http://e.org/es/x", "http://e.org/es/x"),
        ("es", "https://e.org/english", "https://e.org/english"),
        ("es", "#note", "#note"),
        ("es", "mailto:a@e.org", "mailto:a@e.org"),
    ],
)
def test_where_readers_are_led(language, address, expected):
    assert link_function(ROWS, language)(address) == expected


def test_every_fault_is_reported_at_once_with_its_line():
    table = "en\tqqq\ten\nhttps://a.b\nhttps://a.c\thttps://a d\t\nhttps://a.c\thttps://a.e\nhttps://x/*\thttps://y\n1\t2\t3\t4\n"
    _, faults = read_links(table, ("es", "en"))
    assert [line for line, _ in faults] == [1, 1, 2, 3, 4, 5, 6]
    assert "not a language of the project" in str(faults[0][1])


def test_a_column_of_a_language_that_the_project_does_not_have_is_not_used_and_no_fault():
    rows, faults = read_links("en\tes\tfr\nhttps://a.b\thttps://a.c\thttps://a.d\n", ("es", "en"))
    assert faults == ()
    assert rows[0].addresses == (("en", "https://a.b"), ("es", "https://a.c"))


SOURCE = """\
See [the guide](https://e.org/guide "Guide"), <https://e.org/en/a>, [more][m] and [<https://e.org/guide>](https://e.org/guide).
![Chart](img/chart.png) `https://e.org/guide` https://e.org/guide

    https://e.org/guide

[m]: https://e.org/guide 'More'
"""


def test_links_and_images_change_in_the_file_and_nothing_else_does():
    document = relink(
        markdown.parse(SOURCE.encode(), "a.md"),
        link_function(ROWS, "es"),
        lambda address: address.replace(".png", ".es.png"),
    )
    expected = (
        SOURCE.replace('(https://e.org/guide "', '(https://e.org/guia "')
        .replace("<https://e.org/en/a>", "<https://e.org/es/a>")
        .replace("(img/chart.png)", "(img/chart.es.png)")
        .replace("](https://e.org/guide).", "](https://e.org/guia).")
        .replace("[m]: https://e.org/guide", "[m]: https://e.org/guia")
    )
    assert markdown.rebuild(document).decode().replace("[<https://e.org/guia>]", "[<https://e.org/guide>]") == expected


@given(st.text(st.sampled_from("[]()<>:/ae.org#!`\n -*"), max_size=60))
def test_without_a_row_that_fits_no_byte_changes(text):
    document = markdown.parse(text.encode(), "a.md")
    assert markdown.rebuild(relink(document, link_function(ROWS[:1], "pt"), str)).decode() == text


@given(st.text(max_size=200))
def test_any_table_is_read_or_reported(table):
    rows, faults = read_links(table, ("es", "en"))
    assert all(row.line >= 1 for row in rows)
    assert all(line >= 1 and message for line, message in faults)


@pytest.mark.parametrize(
    ("row", "line", "words"),
    [
        ('"https://a.b"\t"https://a.c"', 2, "quotation marks"),
        ("https://a.b/*/x\thttps://a.c/*/y", 2, "only at the end"),
        ("https://a.b\tjavascript:alert(1)", 2, "pages may not link to javascript:alert(1)"),
        ("https://a.b\thttps://a.c\nhttps://a.c\thttps://a.d", 3, "https://a.c is already on line 2"),
    ],
)
def test_what_a_row_may_not_hold(row, line, words):
    _, faults = read_links(f"en\tes\n{row}\n", ("es", "en"))
    assert faults
    assert {number for number, _ in faults} == {line}
    assert any(words in str(message) for _, message in faults)


@pytest.mark.parametrize("head", ["# ours\n", "\n\n", "\ufeff# ours\r\n\r\n"])
def test_remarks_and_empty_lines_may_come_first_and_a_spreadsheet_may_add_empty_columns(head):
    rows, faults = read_links(f"{head}en\tes\t\t\nhttps://a.b\thttps://a.c\t\t\n", ("es", "en"))
    assert faults == ()
    assert link_function(rows, "es")("https://a.b") == "https://a.c"


def test_one_address_may_serve_two_languages_of_a_row():
    assert read_links("en\tes\tpt\nhttps://a.b\thttps://a.c\thttps://a.c\n", ("es", "en", "pt"))[1] == ()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.b/x#one", "https://a.c/y#uno"),
        ("https://a.b/x#two", "https://a.b/x#two"),
        ("https://a.b/z#two", "https://a.c/z#todo"),
        ("https://a.b/en/", "https://a.c/es/"),
        ("https://a.b/en/2025/", "https://a.c/es/2025/"),
        ("https://a.b/en/2025/#top", "https://a.c/es/2025/#top"),
    ],
)
def test_fragments_of_rows_and_last_slashes(address, expected):
    table = "en\tes\nhttps://a.b/x#one\thttps://a.c/y#uno\nhttps://a.b/z\thttps://a.c/z#todo\nhttps://a.b/en/*\thttps://a.c/es/*\n"
    assert link_function(read_links(table, ("es", "en"))[0], "es")(address) == expected


def test_links_and_images_in_written_html_are_led_too():
    source = (
        '<p class="x">See <a class=y href="https://e.org/guide">it</a> <img alt="" src=\'chart.png\'></p>\n\n'
        'Words <a href="https://e.org/en/a?b=1&amp;c=2">more</a> and <a id="https://e.org/guide">none</a>.\n'
    )
    document = relink(
        markdown.parse(source.encode(), "a.md"), link_function(ROWS, "es"), lambda one: one.replace(".p", ".es.p")
    )
    expected = (
        source.replace('href="https://e.org/guide"', 'href="https://e.org/guia"')
        .replace("chart.png", "chart.es.png")
        .replace("https://e.org/en/a", "https://e.org/es/a")
    )
    assert markdown.rebuild(document).decode() == expected
    tags = [
        part
        for one in segments_of(document)
        for part in one.parts
        if isinstance(part, Tag) and part.name in {"a", "img"}
    ]
    assert [one.attribute("href") or one.attribute("src") for one in tags] == [
        *("https://e.org/guia", "", "chart.es.png"),
        *("https://e.org/es/a?b=1&c=2", "", "", ""),
    ]


@pytest.mark.parametrize("module", [markdown, html])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            '<p>See <a href="https://e.org/en/a?b=1&amp;c=2">it</a></p>\n',
            '<p>See <a href="https://e.org/es/a?b=1&amp;c=2">it</a></p>\n',
        ),
        (
            '<p>See <a href="https://e.org/guide" data-x="https://e.org/guide">it</a></p>\n',
            '<p>See <a href="https://e.org/guia" data-x="https://e.org/guide">it</a></p>\n',
        ),
        (
            '<p><img alt="A chart" src="a&amp;b.png" title="a.png"> of it</p>\n',
            '<p><img alt="A chart" src="a&amp;b.es.png" title="a.png"> of it</p>\n',
        ),
        (
            '<div><a href="https://e.org/guide"><img src="chart.png"></a><p>Hello</p></div>\n',
            '<div><a href="https://e.org/guia"><img src="chart.es.png"></a><p>Hello</p></div>\n',
        ),
        (
            '<table><tr><td><a href="https://e.org/en/a">Here</a></td><td>There</td></tr></table>\n',
            '<table><tr><td><a href="https://e.org/es/a">Here</a></td><td>There</td></tr></table>\n',
        ),
        (
            '<div><p>One</p><!-- <img src="a.png"> --><pre><a href="https://e.org/guide">c</a></pre></div>\n',
            '<div><p>One</p><!-- <img src="a.png"> --><pre><a href="https://e.org/guide">c</a></pre></div>\n',
        ),
        ('<!-- <img src="a.png"> -->\n\n<p>One</p>\n', '<!-- <img src="a.png"> -->\n\n<p>One</p>\n'),
    ],
)
def test_each_address_in_html_is_led_once_and_nothing_else_changes(module, source, expected):
    document = relink(
        module.parse(source.encode(), "a"), link_function(ROWS, "es"), lambda one: one.replace(".png", ".es.png")
    )
    assert module.rebuild(document).decode() == expected


@pytest.mark.parametrize(
    "piece",
    ['<a href="', "<a href='", "<a ", "<a href ", "<img src=", "<a x=' href=\"", "<!-- ", '<a href="b">', "<a\t\t\t"],
)
def test_html_without_end_is_read_in_linear_time(assert_linear, piece):
    def prepare(count):
        document = markdown.parse(("<p>\n" + piece * count).encode(), "a.md")
        return lambda: relink(document, link_function(ROWS, "es"), str)

    assert_linear(prepare, 1000, 8000)
