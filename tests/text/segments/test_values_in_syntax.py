"""Words within template syntax: as they are written there, and as outputs show them."""

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import Block, Catalogue, Entry, Segment, Tag
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.values_in_syntax import is_in_syntax


def localised(source, **entries):
    document = markdown.parse(source.encode(), "a.md")
    catalogue = Catalogue("es", tuple(Entry(one.replace("_", " "), text) for one, text in entries.items()))
    return localise(document, catalogue, "es", "es_CO")


def test_outputs_show_a_shortcode_with_its_words_in_their_language():
    document = localised('{{< figure src="x.png"  caption="A boat" >}}\n', A_boat="Un barco")
    (block,) = document.blocks
    assert block.content == '{{< figure src="x.png"  caption="Un barco" >}}'
    assert markdown.rebuild(document).decode() == block.content + "\n"


def test_outputs_show_a_shortcode_in_a_sentence_with_its_words_in_their_language():
    document = localised(
        'Press {{< button label="Read" >}}.\n', **{"Press <ph1/>.": "Pulse <ph1/>.", "Read": 'Lea "esto"'}
    )
    (tag,) = [
        part
        for block in document.blocks
        if isinstance(block, Block)
        for segment in block.parts
        if isinstance(segment, Segment)
        for part in segment.parts
        if isinstance(part, Tag)
    ]
    assert tag.attribute("ph") == '{{< button label="Lea \u201desto\u201d" >}}'
    assert markdown.rebuild(document).decode() == f"Pulse {tag.attribute('ph')}.\n"


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ("{% include a.html title='It' %}", "L'eau", "{% include a.html title='L\u2019eau' %}"),
        ('{{< a title="It" >}}', r"a\b", r'{{< a title="a\\b" >}}'),
        ('<Card title={"It"} />', 'A "b"', '<Card title={"A \u201db\u201d"} />'),
        ('<Card title="It" />', "A \"b\" 'c'", '<Card title="A &quot;b&quot; &#39;c&#39;" />'),
    ],
)
def test_a_quotation_mark_cannot_end_the_value(source, text, written):
    assert markdown.rebuild(localised(source + "\n", It=text)).decode() == written + "\n"


@pytest.mark.parametrize(
    ("before", "is_in"),
    [
        ('{{< a b="', True),
        ('{{< a >}} <a b="', False),
        ('{% a %}{% b c="', True),
        ('<A b={"', True),
        ('<A b="', False),
        ("", False),
    ],
)
def test_where_syntax_begins_and_ends(before, is_in):
    assert is_in_syntax(before) is is_in
