"""Style sheets that a page links to decide where blocks begin, as its own styles do."""

import pytest

from mars_i18n.formats import html
from mars_i18n.model import segments_of
from mars_i18n.plugins.testing import assert_format
from mars_i18n.text.segments.markup import to_msgid

BLOCKS = b".lead{display:block}"


def texts(page, linked=()):
    document = html.parse(page.encode(), "page.html", linked=tuple(linked))
    assert html.rebuild(document) == page.encode()
    return [to_msgid(one.parts) for one in segments_of(document)]


def page_with(head, body='Rain <span class="lead">Water for all</span> at last'):
    return f"<html lang=en><head>{head}</head><body>{body}</body></html>"


APART = ["Rain", "Water for all", "at last"]
TOGETHER = ["Rain <span1>Water for all</span1> at last"]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<link rel="stylesheet" href="s.css">', APART),
        ("<LINK REL=StyleSheet HREF=s.css>", APART),
        ('<link href="./css/../s.css?v=3" rel="preload stylesheet" media="print, screen">', APART),
        ('<link rel="stylesheet" href="s.css" media="print">', TOGETHER),
        ('<link rel="stylesheet" href="s.css" media="screen and (max-width: 600px)">', TOGETHER),
        ('<link rel="alternate stylesheet" href="s.css">', TOGETHER),
        ('<link rel="stylesheet" href="s.css" disabled>', TOGETHER),
        ('<link rel="icon" href="s.css">', TOGETHER),
        ('<link rel="stylesheet" href="other.css">', TOGETHER),
        ('<!-- <link rel="stylesheet" href="s.css"> -->', TOGETHER),
        ('<link rel="stylesheet" href="s.css"><style>.lead{display:inline}</style>', TOGETHER),
        ('<style>.lead{display:inline}</style><link rel="stylesheet" href="s.css">', APART),
        ("<style media=print>.lead{display:block}</style>", TOGETHER),
        ("<style media=screen>.lead{display:block}</style>", APART),
        ("<style>@import 's.css'; .x{display:block}</style>", APART),
        ("<style>@import url(s.css) print;</style>", TOGETHER),
    ],
)
def test_a_local_sheet_for_every_screen_counts_in_the_order_of_the_page(link, expected):
    assert texts(page_with(link), [("s.css", BLOCKS)]) == expected


def test_sheets_import_others_from_where_they_lie():
    page = page_with('<link rel="stylesheet" href="css/main.css">')
    linked = [
        ("css/main.css", b"\xef\xbb\xbf/* a */ @charset 'utf-8'; @import url('parts/a.css'); p{display:block}"),
        ("css/parts/a.css", b'@import "../main.css"; @import "../../s.css" screen;'),
        ("s.css", BLOCKS),
    ]
    assert texts(page, linked) == APART


@pytest.mark.parametrize(
    ("data", "address", "found"),
    [
        ('<link rel=stylesheet href="a%20b.css"><link rel=stylesheet href=x/y.css>', "", ("a%20b.css", "x/y.css")),
        ("<link rel=stylesheet href=//cdn/x.css><link rel=stylesheet href=https://x/y.css>", "", ()),
        ("<link rel=stylesheet href=/x.css><link rel=stylesheet href=''><link rel=stylesheet>", "", ()),
        ("<base href='https://x.org/'><link rel=stylesheet href=x.css>", "", ()),
        ("<style>@import 'z.css';</style>", "", ("z.css",)),
        (
            "@import 'z.css'; @import url( \"y.css\" ) layer(a); p{} @import 'late.css';",
            "css/a.css",
            ("css/z.css", "css/y.css"),
        ),
        ("p{display:none}", "a.css", ()),
    ],
)
def test_only_local_addresses_are_asked_for(data, address, found):
    assert html.linked_files(data.encode(), address) == found
    assert html.linked_files(data.encode("utf-16"), address) == found or address


def test_hidden_text_of_a_linked_sheet_is_no_part_of_the_sentence():
    page = page_with("<link rel=stylesheet href=s.css>", "Rain <i class=lead>today</i> again")
    assert texts(page, [("s.css", b".lead{display:none}")]) == ["Rain <ph1/>again", "today"]


def test_the_page_as_a_plugin_keeps_its_contract():
    assert_format(html, page_with("<link rel=stylesheet href=s.css>").encode(), "page.html")


@pytest.mark.parametrize("piece", ["@import 'a.css' ", "@import ", "@import url(", "/*", "@import 'a.css';"])
def test_sheets_of_imports_take_time_in_proportion(piece, assert_linear):
    assert_linear(
        lambda size: lambda: html.linked_files((piece * (size // len(piece))).encode(), "a.css"), 20_000, 80_000
    )


@pytest.mark.parametrize(
    "piece", ["<link rel=stylesheet href=a.css>", "<link ", "<link href='", "<base ", "<style>@import "]
)
def test_pages_of_links_take_time_in_proportion(piece, assert_linear):
    def work(size):
        data = (piece * (size // len(piece))).encode()
        return lambda: html.parse(data, "a.html", linked=(("a.css", BLOCKS),))

    assert_linear(work, 20_000, 80_000)
