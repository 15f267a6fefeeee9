"""The laws of the plain text format, over text that nobody wrote."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import text as plain_text
from mars_i18n.model import Gap, Masthead, Segment, Text, segments_of
from mars_i18n.text.segments.rewriting import map_segments

PIECES = (
    *("\n", "\r\n", "\r", "\f", "\n\n", "\r\n\r\n", "\v", "\x1c", "\x85", "\u2028", "\u2029"),
    *(" ", "\t", "\u00a0", "\u2009", "\u3000", "\u200b", "\ufeff", "\u00ad", "    "),
    *("- ", "• ", "•", "* ", "1. ", "a) ", "— ", "---", "=====", "* * *", ":", ";", ",", ".", "…", "(…)", "?"),
    *(
        "“",
        "”",
        '"',
        "«",
        "»",
        "‘",
        "’",
        "A",
        "la",
        "río",
        "TITLE",
        "Ana Quispe",
        "May 2024",
        "Vol. 2 / ",
        "a@b.c",
        "İ",
    ),
    "The neighbours of the eleven villages keep the river and write down what they see",
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text()


def parse(text, path):
    return plain_text.parse(text.encode(), path)


def rebuild(document):
    return plain_text.rebuild(document).decode()


@given(texts)
def test_any_text_is_rebuilt_as_it_was(text):
    document = parse(text, "a.txt")
    assert document.raw == text
    assert rebuild(document) == text
    assert all(block.raw for block in document.blocks)


@given(texts)
def test_gaps_between_blocks_hold_no_prose(text):
    """Nothing that a reader would read is left out of the blocks, but the line under a heading."""
    for part in parse(text, "a.txt").parts:
        if isinstance(part, Gap):
            assert not any(map(str.isalnum, part.raw))


@given(texts)
def test_a_segment_is_one_line_without_white_space_at_its_edges(text):
    for segment in segments_of(parse(text, "a.txt")):
        (prose,) = segment.parts
        assert prose.text == prose.text.strip()
        assert prose.text
        assert not re.search(r"[\r\n\f]", prose.text)
        assert list(filter(str.isalnum, prose.text)) == list(filter(str.isalnum, prose.raw))


@given(texts, st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_translating_changes_the_segments_and_nothing_else(text, translation):
    document = parse(text, "a.txt")
    wanted = [
        translation if isinstance(part, Segment) else part.raw
        for whole in document.parts
        for part in ([whole] if isinstance(whole, Gap) else whole.parts)
    ]
    translated = map_segments(document, lambda segment: replace(segment, parts=(Text(translation),)))
    assert rebuild(translated) == "".join(wanted)


names = st.sampled_from(["Ana Quispe", "Rosa Mamani", "José Ñaupari"])
heads = st.sampled_from(["New Doors Open", "A Calendar for All", "Tres laboratorios", "Escreva para nós"])
sentences = st.sampled_from(
    [
        "The neighbours keep the river, and each of them writes down what the water looks like in the morning.",
        "El calendario dice quién toma las muestras, dónde y cuándo, y quién responde a las preguntas de los demás.",
        "A equipe publica os dados de cada trimestre e responde às perguntas de quem traz uma garrafa de água.",
    ]
)
sections = st.one_of(
    st.tuples(st.just("heading paragraph"), heads, sentences).map(lambda s: (s[0], f"{s[1]}\n\n{s[2]}")),
    sentences.map(lambda s: ("paragraph", s)),
    st.tuples(sentences, st.integers(50, 100)).map(lambda s: ("paragraph", _wrapped(s[0] + " " + s[0], s[1]))),
    st.tuples(names, heads).map(
        lambda s: ("paragraph attribution attribution", f"“We keep the river.”\n\n{s[0]}\nHead of the Laboratory")
    ),
    st.lists(names, min_size=2, max_size=5).map(
        lambda items: (" ".join(["paragraph"] * (1 + len(items))), "Speakers:\n\n" + "\n".join(items))
    ),
    st.lists(sentences, min_size=1, max_size=4).map(
        lambda items: (" ".join(["paragraph"] * len(items)), "\n".join("- " + item for item in items))
    ),
    sentences.map(lambda s: ("title paragraph", f"ANNUAL SUMMARY\n\n{s}")),
)
issues = st.lists(sections, max_size=8).map(
    lambda parts: (
        " ".join(["title masthead", *(kinds for kinds, _ in parts)]).split(),
        "\n\n".join(["RIVER NEWS", "March - April 2024 / Volume 7", *(text for _, text in parts)]),
    )
)


def _wrapped(text, width):
    import textwrap

    return "\n".join(textwrap.wrap(text, width))


@given(issues, st.sampled_from(["\n", "\r\n"]))
def test_every_part_of_an_issue_is_told_by_its_shape(issue, newline):
    kinds, text = issue
    assert [block.kind for block in parse(text.replace("\n", newline), "a.txt").blocks] == kinds


@given(issues)
def test_a_translated_issue_reads_as_the_same_structure(issue):
    """Other words of the same case and somewhat more of them: the blocks and their containers are the same."""

    def longer(segment):
        text = segment.parts[0].text
        return replace(segment, parts=(Text(re.sub(r"^(\W*)(\w+)", lambda m: f"{m[1]}{m[2]} {m[2]}", text)),))

    document = parse(issue[1], "a.txt")
    again = parse(rebuild(map_segments(document, longer)), "a.txt")
    assert [(b.kind, b.level, b.containers) for b in again.blocks] == [
        (b.kind, b.level, b.containers) for b in document.blocks
    ]


HOSTILE = {
    "one line of words": "a b. ",
    "one word": "x",
    "one line of spaces": " ",
    "blank lines": "\r\n",
    "pages": "\f",
    "short lines": "Lima\n",
    "sentences": "Lima.\n",
    "colons": "Lima:\n",
    "colons and blank lines": "Lima:\n\n",
    "items": "- a\n",
    "quotations": "“a.”\n\nAna\n\n",
    "opening marks": "“",
    "lower-case lines": "a\n",
    "capitals": "TITLE\n\n",
    "a drawn line": "- ",
    "dates": "May 2025\n\n",
    "soft hyphens": "a\u00ad\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(piece, assert_linear):
    """Five times the text takes about five times as long, never twenty-five."""
    assert_linear(lambda size: lambda: _round_trip(piece * (size // len(piece))), 10_000, 50_000)


def _round_trip(text):
    assert rebuild(parse(text, "a.txt")) == text


@pytest.mark.parametrize("text", ["word " * 200_000, "\n" * 200_000, "Lima\n" * 100_000, "Lima:\n\nPeru\n\n" * 8_000])
def test_a_huge_file_is_read_in_seconds(text, assert_within):
    assert_within(20, lambda: _round_trip(text))


def test_a_translation_of_spaces_is_written_in_linear_time(assert_within):
    document = map_segments(parse("One", "a.txt"), lambda s: replace(s, parts=(Text("a" + " " * 500_000 + "b"),)))
    assert len(rebuild(document)) == 500_002
    assert_within(5, lambda: rebuild(document))


def test_items_deepen_no_further_than_six_lists():
    text = "".join("  " * depth + "- a\n" for depth in range(50))
    assert max(len(block.containers) for block in parse(text, "a.txt").blocks) == 12


def test_a_masthead_counts_as_written():
    (block,) = parse("\u00a0March 2024\u00a0\n", "a.txt").blocks
    assert block.parts == (Masthead("2024-03", "2024-03", raw="March 2024"),)
