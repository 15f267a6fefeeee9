"""Translations with tags: whatever a translator does with them, the file written reads back as what was meant."""

from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.formats.markdown.emphasis import move_spaces_out
from mars_i18n.model import Text, segments_of
from mars_i18n.text.segments.markup import TAG, from_msgid, parse_translation, tag_faults, to_msgid
from mars_i18n.text.segments.rewriting import map_segments


@lru_cache(maxsize=64)
def parsed(source):
    return markdown.parse(source.encode(), "a.md")


def messages(source):
    return [to_msgid(segment.parts) for segment in segments_of(parsed(source))]


def written(source, msgid, translation):
    """The source with each segment of a message translated."""

    def rewrite(segment):
        return (
            replace(segment, parts=parse_translation(translation, segment.parts))
            if to_msgid(segment.parts) == msgid
            else segment
        )

    return markdown.rebuild(map_segments(parsed(source), rewrite)).decode()


def numbered_anew(message):
    """Tags numbered in the order of their first sight, as the parser numbers them."""
    numbers = {}

    def number(match):
        seen = numbers.setdefault(match[2], {})
        return f"<{match[1]}{match[2]}{seen.setdefault(match[3], len(seen) + 1)}{match[4]}>"

    return TAG.sub(number, message)


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("**A** b", "<b1>A:</b1>b", "<strong>A:</strong>b"),
        ("**A** b", "b<b1> A</b1>", "b **A**"),
        ("**A** b", "<b1>Muy </b1>bien", "**Muy** bien"),
        ("**A** b", "d<b1>“A”</b1>", "d<strong>“A”</strong>"),
        ("**A** b", "<b1>¡Hola!</b1>amigo", "<strong>¡Hola!</strong>amigo"),
        ("**A** b", "<b1>¡Hola!</b1> amigo", "**¡Hola!** amigo"),
        ("**A** b", "<b1>¡Hola!</b1>, amigo", "**¡Hola!**, amigo"),
        ("**A** b", "sub<b1>ur</b1>bano", "sub**ur**bano"),
        ("__A__ b", "sub<b1>ur</b1>bano", "sub**ur**bano"),
        ("__A__ b", "un <b1>ur</b1> bano", "un __ur__ bano"),
        ("*A* b", "(<i1>A</i1>)", "(*A*)"),
        ("*A* b", "x<i1>(A)</i1>", "x<em>(A)</em>"),
        ("~~A~~ b", "x<s1>(A)</s1>", "x<del>(A)</del>"),
        ("***A** b*", "<i1>a <b1>b</b1></i1>", "*a **b***"),
        ("**A** b", "b<b1></b1>", "b<strong></strong>"),
        ("**A** b", "5€<b1>(A)</b1>", "5€<strong>(A)</strong>"),
        ("**A** b", "<b1>5 €</b1> b", "**5 €** b"),
        ("**A**", "<b1>A</b1>\u00a0b", "**A**\u00a0b"),
    ],
)
def test_emphasis_is_written_with_stars_where_they_mark_it_and_else_in_html(source, translation, expected):
    assert written(source, messages(source)[0], translation) == expected


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<strong>a</strong> <B>b</B>", "<b1>a</b1> <b2>b</b2>"),
        ("<em>a</em> <i>b</i> <del>c</del> <s>d</s>", "<i1>a</i1> <i2>b</i2> <s1>c</s1> <s2>d</s2>"),
        ("**a <em>b</em>** c", "<b1>a <i1>b</i1></b1> c"),
        ("x <b>a **b</b> c**", "x <ph1/>a <b1>b<ph2/> c</b1>"),
        ("x <b>a <i>b</b> c</i>", "x <b1>a <ph1/>b</b1> c<ph2/>"),
        ("<em>**a <b>b** c</em> <i>d", "<i1><b1>a <ph1/>b</b1> c</i1> <ph2/>d"),
        ('x <b class="k">a</b>', "x <b1>a</b1>"),
        ("a</b> <b>c", "a<ph1/> <ph2/>c"),
    ],
)
def test_emphasis_in_html_is_emphasis_where_it_nests(source, message):
    assert messages(source) == [message]
    assert markdown.rebuild(markdown.parse(source.encode(), "a.md")).decode() == source


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("a[^1]\n\n[^1]: n\n", "<fn1/>: x"),
        ("a\\\nb[^1]\n\n[^1]: n\n", "a<br1/><fn1/>: x"),
        ("[foo] a\n\n[foo]: /u\n", "<a1>foo</a1>: a"),
        ("- a[^1]\n\n[^1]: n\n", "<fn1/>: x"),
        ("> a[^1]\n\n[^1]: n\n", "<fn1/>:"),
    ],
)
def test_a_reference_before_a_colon_defines_nothing(source, translation):
    found = messages(source)
    assert messages(written(source, found[0], translation)) == [translation, *found[1:]]


def test_an_exclamation_mark_is_escaped_before_a_link_alone():
    assert written("a [b](c)", "a <a1>b</a1>", "¡a!<a1>b</a1>!") == "¡a\\![b](c)!"
    assert written("**a**", "<b1>a</b1>", "¡A!<b1>b!</b1>!").count("\\") == 0


def test_the_box_of_a_task_stays_a_box():
    assert written("- [x] b\n", "b", "c") == "- [x] c\n"
    assert written("[x] b\n", "[x] b", "[x] c") == "\\[x\\] c\n"


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        (
            "![a](b)\n",
            "La (gran) presa_de_agua * «única» & más, 'a' \"b\"",
            "![La (gran) presa_de_agua * «única» & más, 'a' \"b\"](b)\n",
        ),
        ("![a](b)\n", "¡a!", "![¡a!](b)\n"),
        ("![a](b)\n", "*a* [b] `c` <d> &amp;", "![\\*a\\* \\[b\\] \\`c\\` \\<d> \\&amp;](b)\n"),
        ('[x](b "a")\n', 'It\'s “1” *a* (b) [c] "d"', '[x](b "It\'s “1” *a* (b) [c] \\"d\\"")\n'),
        ("[x](b 'a')\n", 'It\'s "1"', "[x](b 'It\\'s \"1\"')\n"),
        ("[x](b (a))\n", '(1) "b"', '[x](b (\\(1\\) "b"))\n'),
    ],
)
def test_alternative_texts_and_titles_are_escaped_only_where_they_must_be(source, translation, expected):
    assert written(source, "a", translation) == expected
    assert translation in messages(expected)


@pytest.mark.parametrize("html", ["<div>", "</td>", "<!-- c -->", "<?x?>", "<!X>", "<![CDATA[x]]>", "<h1>", "<kbd>"])
@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("a {}\n", "<ph1/> a"),
        ("- a {}\n", "<ph1/> a"),
        ("a {}\n===\n", "<ph1/> a"),
        ("| a {} |\n|---|\n", "<ph1/> a"),
        ("a {}\\\nb\n", "a<br1/><ph1/> b"),
        ("> a {}\\\n> b\n", "a<br1/><ph1/> b"),
    ],
)
def test_html_that_begins_a_line_begins_no_block(html, source, translation):
    source = source.format(html)
    assert messages(written(source, messages(source)[0], translation)) == [translation]


def test_two_codes_side_by_side_stay_two():
    assert written("`a` x `b`", "<code1/> x <code2/>", "x <code2/><code1/>") == "x `b`<!-- -->`a`"
    assert messages("x `b`<!-- -->`a`") == ["x <code1/><code2/>"]


TAGGED = "**x** *y* ~~z~~ [l](u) `c` ``d`` __v__ _w_ [m] <kbd> k[^n]"
PLACES = {
    "paragraph": "{}\n",
    "heading": "## {}\n",
    "closed heading": "# {} #\n",
    "setext": "{}\n===\n",
    "item": "- {}\n",
    "numbered item": "1. {}\n",
    "task": "- [x] {}\n",
    "quote": "> {}\n",
    "item in a quotation": "> - {}\n",
    "head cell": "| {} | b |\n|---|---|\n| c | d |\n",
    "cell": "| a | b |\n|---|---|\n| c | {} |\n",
    "footnote": "a[^1]\n\n[^1]: {}\n",
    "term": "{}\n: d\n",
    "definition": "Term\n: {}\n",
}
PAIRS = ("b1", "i1", "s1", "a1", "b2", "i2", "a2")
VOIDS = ("<code1/>", "<code2/>", "<ph1/>", "<fn1/>")
WORDS = """
la niña A: “A” ¡Hola! ¿Qué? (x) * _ ** ` [ ] < > # 1. - + = ~~ | \\ & &amp; ! : 2.5 é, . … – € $ '
"""
words = st.sampled_from([*WORDS.split(), *[" "] * 12])


@st.composite
def tagged(draw):
    """A translation with every tag of TAGGED once, nested and placed at will."""
    pieces = [*VOIDS, *draw(st.lists(words, max_size=14))]
    pieces = list(draw(st.permutations(pieces)))
    for name in PAIRS:
        first = draw(st.integers(0, len(pieces)))
        last = first
        while last < len(pieces) and draw(st.integers(0, 3)):
            last += 1
        inside = pieces[first:last]
        if name[0] == "a" and any("<a" in piece or "<fn" in piece for piece in inside):
            inside, last = [], first  # no link stands within another, and a reference to a note is one
        pieces[first:last] = [f"<{name}>" + "".join(inside or ["w"]) + f"</{name}>"]
    return "".join(pieces)


def as_read(translation, parts):
    """What must be read: spaces at the edges of emphasis outside it, none around the whole, tags in reading order."""
    message = to_msgid(move_spaces_out(parse_translation(translation, parts)))
    return numbered_anew(message).strip()


@pytest.mark.slow("parses each example in every place")
@pytest.mark.parametrize("place", PLACES)
@given(translation=tagged())
def test_a_tagged_translation_reads_back_as_it_was_meant_wherever_it_stands(place, translation):
    source = PLACES[place].format(TAGGED) + "\n[m]: /m\n\n[^n]: note\n"
    parts = next(one.parts for one in segments_of(parsed(source)) if "<b1>" in to_msgid(one.parts))
    msgid = to_msgid(parts)
    assert not tag_faults(msgid, translation)
    again = written(source, msgid, translation)
    assert as_read(translation, parts) in messages(again)
    assert len(messages(again)) == len(messages(source))


@pytest.mark.parametrize(
    "piece", ["*a* **b** ", "*a **b** c*d ", "~~a~~b", "*a ", "**a **b** c** ", "[a](b) ", "a\\\n"]
)
@pytest.mark.parametrize("word", ["¡{}!", "{}", " {} "])
def test_four_times_as_many_tags_cost_about_four_times_as_much(piece, word, assert_linear):
    def rebuilding(count):
        document = markdown.parse((piece * count + "a" + "*" * (count if piece == "*a " else 0)).encode(), "a.md")
        parts = next(segments_of(document)).parts
        translation = "".join(
            word.format(part.text) if isinstance(part, Text) else part.label for part in from_msgid(to_msgid(parts))
        )
        changed = map_segments(document, lambda one: replace(one, parts=parse_translation(translation, one.parts)))
        return lambda: markdown.rebuild(changed).decode()

    assert_linear(rebuilding, 150, 600)
