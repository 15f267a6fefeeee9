"""Cells and items of HTML that say that their words are Markdown, and elements that are code as they are indented."""

from dataclasses import replace

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import Catalogue, Entry, segments_of
from mars_i18n.plugins.testing import assert_format
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.workflow.issue.reading import identify_languages


def parsed(text):
    return assert_format(markdown, text.encode(), "a.md")


def texts(text):
    return [to_msgid(one.parts) for one in segments_of(parsed(text))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<table>\n<tr><td markdown="span">**one** `x` [t](u)</td></tr>\n</table>',
            ["<b1>one</b1> <code1/> <a1>t</a1>"],
        ),
        ("<table>\n<tr><td markdown=1>**one** <i>t</i></td></tr>\n</table>", ["<b1>one</b1> <i1>t</i1>"]),
        ("<table>\n<tr><th class=x markdown>*one*\n   two</th></tr>\n</table>", ["<i1>one</i1> two"]),
        ("<ul>\n<li markdown=1>*one* {{ x }}</li>\n<li>*two*</li>\n</ul>", ["<i1>one</i1> <ph1/>", "*two*"]),
        ('<dl>\n<dt markdown="1">**a**</dt><dd markdown="0">**b**</dd></dl>', ["<b1>a</b1>", "**b**"]),
        ('<table>\n<tr><td markdown="block">**one**</td></tr>\n</table>', ["**one**"]),
        ("<table>\n<tr><td markdown=1><p>**one**</p></td></tr>\n</table>", ["**one**"]),
        ("<table>\n<tr><td data-markdown=1>**one**</td></tr>\n</table>", ["**one**"]),
        ("<table>\n<tr><td markdown=1>**one**\n</table>", ["**one**"]),
        ("> <ul>\n> <li markdown=1>*one*\n> two</li>\n> </ul>", ["*one* two"]),
    ],
)
def test_the_words_of_a_cell_that_says_so_are_markdown(html, expected):
    assert texts(f"{html}\n") == expected


def test_a_translation_is_written_as_markdown_within_the_html():
    document = parsed('<table>\n<tr><td markdown="span">**Rain** | [now](u)</td></tr>\n</table>\n')

    entries = (Entry("<b1>Rain</b1> | <a1>now</a1>", "<a1>ahora</a1> | <b1>Lluvia</b1> * 2"),)
    document = identify_languages(replace(document, language="en"), ("en", "es"))
    written = markdown.rebuild(localise(document, Catalogue("es", entries), "es", "es_CO")).decode()
    assert written == '<table>\n<tr><td markdown="span">[ahora](u) | **Lluvia** * 2</td></tr>\n</table>\n'
    assert texts(written) == ["<a1>ahora</a1> | <b1>Lluvia</b1> * 2"]


def test_words_finished_before_are_found_by_the_msgid_that_they_had():
    (segment,) = segments_of(parsed("<table>\n<tr><td markdown=1>**one** two</td></tr>\n</table>\n"))
    assert segment.former == ("**one** two",)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('Top\n\n    <div markdown="1">\n    **x** y\n    </div>\n', ["paragraph", "code"]),
        ('<div markdown="1">\n    <div markdown="1">\n    **x** y\n    </div>\n</div>\n', ["code"]),
        ('- item\n\n    <div markdown="1">\n    **x** y\n    </div>\n', ["paragraph", "paragraph"]),
        ('!!! note\n\n    <div markdown="1">\n    **x** y\n    </div>\n', ["paragraph"]),
        ('<div markdown="1">\n   <div markdown="1">\n   **x** y\n   </div>\n</div>\n', ["paragraph"]),
    ],
)
def test_an_element_indented_by_four_is_code_as_in_kramdown_and_python_markdown(text, kinds):
    assert [block.kind for block in parsed(text).blocks] == kinds


@pytest.mark.parametrize(
    "piece", ["<td markdown=1>x", "<td markdown=1>**x**</td>", "<td markdown=1", "<li markdown=1>x</td>"]
)
def test_cells_take_time_in_proportion(piece, assert_linear):
    def work(size):
        data = ("<table>\n" + piece * (size // len(piece))).encode()
        return lambda: markdown.parse(data, "a.md")

    assert_linear(work, 20_000, 80_000)
