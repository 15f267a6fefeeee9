"""A cell is one passage, or its table is a layout: no passage of a table is counted as two cells."""

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
