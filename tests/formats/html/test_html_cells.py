"""A cell is one passage, or its table is a layout: no passage of a table is counted as two cells."""

import re

import pytest

from mars_i18n.formats import html
from mars_i18n.model import segments_of
from mars_i18n.text.segments.markup import to_msgid

HEAD = "<table><tr><th>a<th>b<tr>"


@pytest.mark.parametrize(
    ("row", "kind", "texts"),
    [
        ("<td><p>q</p><td>c</table>", "cell", ["a", "b", "q", "c"]),
        ("<td>p<br><br>q<td>c</table>", "cell", ["a", "b", "p<br1/><br2/>q", "c"]),
        ("<td>p<p>q</p><td>c</table>", "paragraph", ["a", "b", "p", "q", "c"]),
        ("<td><p>q</p>r<td>c</table>", "paragraph", ["a", "b", "q", "r", "c"]),
        ("<td> <p>q</p> <td>c</table>", "cell", ["a", "b", "q", "c"]),
    ],
)
def test_what_stands_in_a_cell(row, kind, texts):
    document = html.parse((HEAD + row).encode(), "a.html")
    assert [to_msgid(one.parts) for one in segments_of(document)] == texts
    assert {block.kind for block in document.blocks} - {"metadata"} == {kind}


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>a</li><li>b</li><li>c</li><li><p>d</p><p>e</p></li><li>f</li></ul>",
        "<ol><li>a<ul><li>b</li><li>c</li><li>d</li></ul></li><li>e</li><li><b>f</b> g</li></ol>",
        "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr><tr><td></td><td>d</td></tr></table>",
        (
            "<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td>d</td><td>e</td><td>f</td></tr>"
            "<tr><th>g</th><td>h</td><td>i</td></tr></table>"
        ),
        "<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt>d</dt><dd>e</dd></dl>",
        "<p>a</p><p>b</p><p>c <b>d</b></p><p>e</p>",
    ],
)
def test_elements_whose_ends_are_left_out_are_as_many_as_those_whose_ends_are_written(page):
    def blocks_of(data):
        for block in html.parse(data.encode(), "p.html").blocks:
            yield block.kind, block.containers, [to_msgid(one.parts) for one in segments_of(block)]

    assert list(blocks_of(re.sub("</(?:li|p|td|th|tr|dt|dd)>", "", page))) == list(blocks_of(page))
