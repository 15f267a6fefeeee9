"""The link map: where readers of each language are led, with nothing else changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.text.links import leading, read_links, relinked

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
    assert leading(ROWS, language)(address) == expected


def test_every_fault_is_told_at_once_with_its_line():
    table = "en\tqu\ten\nhttps://a.b\nhttps://a.c\thttps://a d\t\nhttps://a.c\thttps://a.e\nhttps://x/*\thttps://y\n1\t2\t3\t4\n"
    _, faults = read_links(table, ("es", "en"))
    assert [line for line, _ in faults] == [1, 1, 2, 3, 4, 5, 6]
    assert "no language of the project" in faults[0][1]


SOURCE = """\
See [the guide](https://e.org/guide "Guide"), <https://e.org/en/a>, [more][m] and [<https://e.org/guide>](https://e.org/guide).
![Chart](img/chart.png) `https://e.org/guide` https://e.org/guide

    https://e.org/guide

[m]: https://e.org/guide 'More'
"""


def test_links_and_images_change_in_the_file_and_nothing_else_does():
    document = relinked(
        markdown.parse(SOURCE, "a.md"), leading(ROWS, "es"), lambda address: address.replace(".png", ".es.png")
    )
    expected = (
        SOURCE.replace('(https://e.org/guide "', '(https://e.org/guia "')
        .replace("<https://e.org/en/a>", "<https://e.org/es/a>")
        .replace("(img/chart.png)", "(img/chart.es.png)")
        .replace("](https://e.org/guide).", "](https://e.org/guia).")
        .replace("[m]: https://e.org/guide", "[m]: https://e.org/guia")
    )
    assert markdown.rebuild(document).replace("[<https://e.org/guia>]", "[<https://e.org/guide>]") == expected


@given(st.text(st.sampled_from("[]()<>:/ae.org#!`\n -*"), max_size=60))
def test_without_a_row_that_fits_no_byte_changes(text):
    document = markdown.parse(text, "a.md")
    assert markdown.rebuild(relinked(document, leading(ROWS[:1], "pt"), str)) == text


@given(st.text(max_size=200))
def test_any_table_is_read_or_told(table):
    rows, faults = read_links(table, ("es", "en"))
    assert all(row.line >= 1 for row in rows)
    assert all(line >= 1 and message for line, message in faults)
