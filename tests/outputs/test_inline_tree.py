"""The editors' own HTML in a sentence as a tree: an anchor is whole, an element ends where its end tag is."""

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import segments_of
from mars_i18n.outputs.page.html.inline_tree import inline_tree


def shape(nodes):
    return [one if isinstance(one, str) else (one.name, shape(one.children)) for one in nodes]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('A <a id="x"></a>b [c](u) d', ["A ", ("a", []), "b ", ("a", ["c"]), " d"]),
        ("A <mark>b **c**</mark> d", ["A ", ("mark", ["b ", ("strong", ["c"])]), " d"]),
        ('A <u class="x">b</u> d', ["A ", ("u", ["b"]), " d"]),
        ("A <sub>2</sub> d", ["A ", ("sub", ["2"]), " d"]),
        ("A <script>b</script> d", ["A ", ("span", ["b"]), " d"]),
    ],
)
def test_html_in_a_sentence(source, expected):
    (segment,) = list(segments_of(markdown.parse(source.encode(), "a.md")))[:1]
    assert shape(inline_tree(segment.parts)) == expected
