"""Markdown: byte for byte when untouched, and readable again when translated."""

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.formats.markdown.parser import parser
from mars_i18n.model import Block, Gap, Segment, Tag, Text, segments_of
from mars_i18n.text.segments.markup import from_msgid, parse_translation, tag_faults, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

PIECES = """
# |## |> |- |* |1. |    |  |\t|\n|\n\n|\r\n|***|**|*|__|_|~~|`|``|```|~~~|[|](|)|]
![|[^1]|[^1]: |: |&amp;|&|<b>|<!-- x -->|<|>|
https://a.b|"|'|\\|---|===|| a | b ||---|---|word|la niña|1.5|[x]: y "z"|[x]|<https://a.b>|\u00a0|\0|\ufeff|!|.
"""
pieces = st.sampled_from(PIECES.strip("\n").replace("<b>\n", "<b>|").split("|"))
sources = st.one_of(st.text(max_size=60), st.lists(pieces, max_size=25).map("".join))


@given(sources)
def test_any_text_comes_back_byte_for_byte(source):
    document = markdown.parse(source.encode(), "a.md")
    assert document.raw == source
    assert markdown.rebuild(document).decode() == source


@given(sources)
def test_every_message_of_any_text_is_well_formed(source):
    for segment in segments_of(markdown.parse(source.encode(), "a.md")):
        message = to_msgid(segment.parts)
        assert to_msgid(from_msgid(message)) == message
        assert tag_faults(message, message) == ()
        assert segment.location.line >= 1


def messages(source):
    return [to_msgid(segment.parts) for segment in segments_of(markdown.parse(source.encode(), "a.md"))]


def rewritten(source, translation):
    """The source with each segment that equals “X” replaced by the translation."""

    def rewrite(segment):
        if to_msgid(segment.parts) != "X":
            return segment
        return replace(segment, parts=(Text(translation),))

    return markdown.rebuild(map_segments(markdown.parse(source.encode(), "a.md"), rewrite)).decode()


PLACES = {
    "paragraph": "X\n",
    "heading": "## X\n",
    "setext": "X\n===\n",
    "item": "- X\n",
    "quote": "> X\n",
    "cell": "| X | b |\n|---|---|\n| c | d |\n",
    "title": "---\ntitle: X\n---\n",
    "quoted title": "---\ntitle: 'X'\n---\n",
    "double-quoted title": '---\ntitle: "X"\n---\n',
    "alt": "![X](a.png)\n",
    "image title": 'a ![b](a.png "X") c\n',
    "link title": 'a [b](c "X") d\n',
    "title of a definition": 'a [b]\n\n[b]: c "X"\n',
    "footnote": "a[^1]\n\n[^1]: X\n",
    "definition": "Term\n: X\n",
}
words = st.sampled_from(
    [
        "the",
        "niño",
        "*",
        "_",
        "a_b",
        "**",
        "`",
        "[",
        "]",
        "<b>",
        "<",
        ">",
        "#",
        "1.",
        "2)",
        "-",
        "+",
        "=",
        "==",
        "~~",
        "~",
        "|",
        "\\",
        "&amp;",
        "&",
        "!",
        "![",
        "](x)",
        '"',
        "'",
        "(",
        ")",
        "---",
        ":",
        "***",
        "http://a.b",
        "“x”",
        "2.5",
        "\\*",
    ]
)
translations = st.one_of(
    st.lists(words, min_size=1, max_size=6).map(" ".join), st.lists(words, min_size=1, max_size=5).map("".join)
)


@pytest.mark.parametrize("place", PLACES)
@given(translation=translations)
def test_a_translation_reads_back_as_it_was_written_wherever_it_stands(place, translation):
    """In a title, site generators read what is typed as HTML or a link: so do we."""
    assume("title" not in place or not re.search(r"<b>.*</b>|\[[^\[\]]+\]\(x\)", translation))
    assert translation in messages(rewritten(PLACES[place], translation))


@pytest.mark.parametrize(
    "prose",
    [
        "It’s 2.5 times (or so) the snake_case of AT&T – see “this”, won’t you?",
        "¿Qué? ¡Nada! 3 * 4 < 5 & 6 > 5.",
        "A #tag, 1.5 and well-known e-mail: a@b.org; x = y | z",
        "100 % de los municipios, n.º 3",
    ],
)
def test_ordinary_prose_is_written_without_a_single_escape(prose):
    assert rewritten("X\n", prose) == f"{prose}\n"


def kinds(source):
    return [
        (
            block.kind,
            block.level,
            [container.kind for container in block.containers],
            "".join(to_msgid(part.parts) for part in block.parts if isinstance(part, Segment)),
        )
        for block in markdown.parse(source.encode(), "a.md").blocks
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A #\n", [("heading", 1, [], "A")]),
        ("A\nB\n---\n", [("heading", 2, [], "A B")]),
        ("> a\n> b\nc\n", [("paragraph", 0, ["quote"], "a b c")]),
        ("- a\n  1. b\n", [("paragraph", 0, ["list", "item"], "a"), ("paragraph", 0, ["list", "item"] * 2, "b")]),
        ("| a \\| b |\n|--|\n", [("cell", 0, ["table", "row"], "a | b")]),
        ("| a \\\\| b |\n|--|\n", [("cell", 0, ["table", "row"], "a | b")]),
        ("| `a\\|` |\n|--|\n", [("cell", 0, ["table", "row"], "<code1/>")]),
        ("x[^n]\n\n[^n]: note\n", [("paragraph", 0, [], "x<fn1/>"), ("paragraph", 0, ["footnote"], "note")]),
        ("T\n: d\n", [("term", 0, ["definitions"], "T"), ("paragraph", 0, ["definitions", "definition"], "d")]),
        ("***a** b*\n", [("paragraph", 0, [], "<i1><b1>a</b1> b</i1>")]),
        ("a ~~b~~ `c` d\\\ne\n", [("paragraph", 0, [], "a <s1>b</s1> <code1/> d<br1/>e")]),
        (
            "[a](b) [c][r] [r] <http://x.y>\n\n[r]: z\n",
            [("paragraph", 0, [], "<a1>a</a1> <a2>c</a2> <a3>r</a3> <a4/>")],
        ),
        ("&lt;b1> \\* &copy;\n", [("paragraph", 0, [], "&lt;b1> * ©")]),
        ("a <kbd>b</kbd> <samp>c</samp>\n", [("paragraph", 0, [], "a <span1>b</span1> <code1/>")]),
        (
            "```py\nx\n```\n\n---\n\n<div>\nhi\n</div>\n",
            [("code", 0, [], ""), ("rule", 0, [], ""), ("paragraph", 0, [], "hi")],
        ),
        ("<!-- a comment -->\n\ntext\n", [("paragraph", 0, [], "text")]),
    ],
)
def test_each_construct_is_the_block_that_a_reader_sees(source, expected):
    assert kinds(source) == expected


@pytest.mark.parametrize(
    "source", ["a\0b\n", "# a\0b\n", "- a\0b\n", "| a\0b | c |\n|---|---|\n", "> c\n> a\0b *d*\n", "[a\0b](c\0d)\n"]
)
def test_a_nul_is_read_as_the_replacement_character_and_kept(source):
    assert any("a\ufffdb" in message for message in messages(source))
    assert markdown.rebuild(markdown.parse(source.encode(), "a.md")).decode() == source


@pytest.mark.parametrize("source", ["> " * 60 + "a\n", "- " * 45 + "a\n", "[" * 60 + "a\n", "*a **b " * 60 + "\n"])
def test_what_nests_deep_is_still_a_segment(source):
    assert len(messages(source)) == 1


def test_alt_texts_and_titles_are_segments_of_their_own_with_their_place():
    document = markdown.parse(b'See ![a map](m.png "Map of Peru") and [b](c "more").\n', "a.md")
    assert messages(document.raw) == ["See <img1/> and <a1>b</a1>.", "a map", "Map of Peru", "more"]
    columns = [segment.location.column for segment in segments_of(document)]
    assert [document.raw[column - 1 :][:3] for column in columns] == ["See", "a m", "Map", "mor"]


def test_a_link_keeps_its_source_and_takes_new_words():
    block = next(markdown.parse(b"Go [there](https://a.b 'T') now.\n", "a.md").blocks)
    segment = next(part for part in block.parts if isinstance(part, Segment))
    assert [part.note for part in segment.parts if isinstance(part, Tag) and part.form == "open"] == [
        "links to https://a.b"
    ]
    moved = replace(segment, parts=parse_translation("Ahora <a1>allí</a1>.", segment.parts))
    document = markdown.parse(b"Go [there](https://a.b 'T') now.\n", "a.md")
    parts = tuple(replace(part, parts=(moved,)) if isinstance(part, Block) else part for part in document.parts)
    assert markdown.rebuild(replace(document, parts=parts)).decode() == "Ahora [allí](https://a.b 'T').\n"


def test_spaces_inside_strong_are_moved_out_so_that_it_stays_strong():
    document = markdown.parse(b"**A** b\n", "a.md")
    rebuilt = markdown.rebuild(
        map_segments(document, lambda one: replace(one, parts=parse_translation("<b1>Muy </b1>bien", one.parts)))
    ).decode()
    assert messages(rebuilt) == ["<b1>Muy</b1> bien"]


def test_bytes_outside_of_text_are_gaps():
    document = markdown.parse(b"- [ ] a\n\n| b |\n|:-:|\n", "a.md")
    assert [part.raw for part in document.parts if isinstance(part, Gap)] == ["- ", "\n\n| ", " |\n|:-:|\n"]


HOSTILE = ["[", "*a ", "`", "![", "> ", "- ", "<", "&", "\\", "_", "|", "\n", "[a](", "a\n", "~~", "[^1]", "# "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_costs_no_more_than_its_parser_by_a_small_factor(piece, assert_linear):
    """The parser is itself worse than linear on some of these: its cost is the measure, "1" it alone and "2" both."""
    source = piece * (4_000 // len(piece))
    alone, both = (lambda: parser().parse(source, {})), (lambda: markdown.parse(source.encode(), "a.md"))
    assert_linear(lambda which: alone if which == 1 else both, 1, 2)


def localised(source, **translations):
    """The source with each segment of these messages dressed anew, without regard to anything else."""

    def rewrite(segment):
        message = translations.get(to_msgid(segment.parts))
        return replace(segment, parts=parse_translation(message, segment.parts)) if message else segment

    return markdown.rebuild(map_segments(markdown.parse(source.encode(), "a.md"), rewrite)).decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[water]\n\n[water]: /u\n", "[agua][water]\n\n[water]: /u\n"),
        ("[water][]\n\n[water]: /u\n", "[agua][water]\n\n[water]: /u\n"),
        ("[water][w]\n\n[w]: /u\n", "[agua][w]\n\n[w]: /u\n"),
        ("![water]\n\n[water]: /u\n", "![agua][water]\n\n[water]: /u\n"),
        ("![water][]\n\n[water]: /u\n", "![agua][water]\n\n[water]: /u\n"),
    ],
)
def test_a_reference_still_leads_to_its_target_when_its_words_are_translated(source, expected):
    words = {"<a1>water</a1>": "<a1>agua</a1>", "water": "agua"}
    assert localised(source, **words) == expected


@pytest.mark.parametrize("source", ["| ![X](a) |\n|---|\n", '| ![b](a "X") |\n|---|\n', '| [b](a "X") |\n|---|\n'])
@given(translation=translations)
def test_alt_texts_and_titles_in_a_table_read_back_as_they_were_written(source, translation):
    assert translation in messages(rewritten(source, translation))


@given(translation=translations)
def test_a_translation_after_a_line_break_does_not_begin_another_block(translation):
    assert messages(localised("a\\\nX\n", **{"a<br1/>X": f"a<br1/>{translation}"})) == [f"a<br1/>{translation}"]


@pytest.mark.parametrize("prefix", ["- ", "1. ", "> - ", "- > ", "[^1]: ", "- - "])
def test_a_table_that_begins_beside_a_marker_keeps_its_first_cell(prefix):
    indent = "".join(">" if char == ">" else " " for char in prefix) if prefix != "[^1]: " else "    "
    source = f"x[^1]\n\n{prefix}| a | b |\n{indent}|--|--|\n{indent}| c | d |\n"
    assert messages(source)[1:] == ["a", "b", "c", "d"]


@pytest.mark.parametrize("piece", ["<http://a.b> ", "- a\n\n1. b\n\n", "|a|\n|-|\n\n", "T\n: d\n\n"])
def test_four_times_as_many_constructs_cost_about_four_times_as_much(piece, assert_linear):
    assert_linear(lambda count: lambda: markdown.parse((piece * count).encode(), "a.md"), 1000, 4000)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('[a]\n\n[a]: /u "X"\n', '[a]\n\n[a]: /u "1 \\"2\\" (3) \'4\'"\n'),
        ("[a]\n\n[a]: /u 'X'  \n", "[a]\n\n[a]: /u '1 \"2\" (3) \\'4\\''  \n"),
        ("[a]: /u (X)\n", "[a]: /u (1 \"2\" \\(3\\) '4')\n"),
        ('> - [a]: /u\n>   "X"\n', '> - [a]: /u\n>   "1 \\"2\\" (3) \'4\'"\n'),
        ('[a "b]: <u "v> "X"\n', '[a "b]: <u "v> "1 \\"2\\" (3) \'4\'"\n'),
    ],
)
def test_the_title_of_a_link_definition_is_a_segment(source, expected):
    assert rewritten(source, "1 \"2\" (3) '4'") == expected
    assert "1 \"2\" (3) '4'" in messages(expected)
