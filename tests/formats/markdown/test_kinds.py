"""Markdown as people write it: what is a message, what is opaque, and what the translated file is. Cases as data."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown
from mars_i18n.model import Block, Segment, Text, segments_of
from mars_i18n.text.segments.markup import parse_translation, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

KINDS = yaml.safe_load((Path(__file__).parent / "kinds.yaml").read_text(encoding="utf-8"))
NAMES = [kind["name"] for kind in KINDS]


def parsed(source):
    return markdown.parse(source.encode(), "a.md")


def messages(source):
    return [to_msgid(segment.parts) for segment in segments_of(parsed(source)) if segment.translate]


def shouted(segment):
    """Its words in capitals, tags as they are."""
    parts = [replace(one, text=one.text.upper(), raw=None) if isinstance(one, Text) else one for one in segment.parts]
    return replace(segment, parts=parse_translation(to_msgid(parts), segment.parts))


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_what_is_a_message(kind):
    assert messages(kind["source"]) == kind["messages"]


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_what_the_translated_file_is(kind):
    assert markdown.rebuild(map_segments(parsed(kind["source"]), shouted)).decode() == kind["written"]
    assert len(messages(kind["written"])) == len(kind["messages"])


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_an_untouched_file_stays_byte_for_byte(kind, ends):
    data = kind["source"].replace("\n", ends).encode()
    assert markdown.rebuild(markdown.parse(data, "a.md")) == data
    assert messages(data.decode()) == kind["messages"]


@pytest.mark.parametrize("kind", [one for one in KINDS if "callouts" in one], ids=lambda kind: kind["name"])
def test_call_outs_are_containers_with_a_kind_and_a_title(kind):
    blocks = [
        one for one in parsed(kind["source"]).parts if isinstance(one, Block) and one.kind in {"paragraph", "label"}
    ]
    found = [[c.attribute("callout") for c in block.containers if c.kind == "callout"] for block in blocks]
    assert found == kind["callouts"]
    labels = [
        to_msgid(part.parts) for one in blocks if one.kind == "label" for part in one.parts if isinstance(part, Segment)
    ]
    assert labels == kind.get("labels", [])


SOURCES = st.lists(
    st.sampled_from([kind["source"] for kind in KINDS] + ["{{", "}}", "%}", ":::\n", "```\n", "> ", "    ", "$"])
)


@given(SOURCES)
def test_kinds_in_any_order_stay_byte_for_byte(sources):
    text = "".join(sources)
    assert markdown.rebuild(parsed(text)).decode() == text


@pytest.mark.parametrize(
    "words",
    [
        "{{ x }}",
        "${a}",
        "*|A|*",
        "$x_1$",
        "{#id}",
        "<Card>",
        "::: note",
        "!!! note",
        "%%a%%",
        "[TOC]",
        "{% a %}",
        "import 'a'",
    ],
)
def test_syntax_that_a_translator_types_is_no_syntax(words):
    def typed(segment):
        return replace(segment, parts=(Text(words),))

    assert messages(markdown.rebuild(map_segments(parsed("Words\n"), typed)).decode()) == [words]


@pytest.mark.parametrize(
    "source",
    [
        lambda size: ":::note\n" * size,
        lambda size: "".join(f"{':' * 3}note[T]\n" for _ in range(size)) + ":::\n" * size,
        lambda size: "> [!NOTE]\n" * size,
        lambda size: "{{ " * size,
        lambda size: "{% a\n" * size,
        lambda size: "<Card a={" * size,
        lambda size: "```{note}\n" * size,
        lambda size: "`" * size + " ``" * size,
        lambda size: "$a" * size,
        lambda size: "{.a " * size,
        lambda size: "export const a\n" * size,
        lambda size: "<div markdown>\n" * size,
        lambda size: "<div markdown>\n" * size + "</div>\n" * size,
        lambda size: "<div markdown>x</div>" * size,
        lambda size: "<b>\n<p markdown>x\n</p>\n" * size,
        lambda size: f":::{{note}} a{' ' * size}b\n\n```{{note}} a{' ' * size}b\n:alt: c{' ' * size}d\n```\n",
        lambda size: f"/// a | b{' ' * size}c\n\n:::note a{' :' * size}b :::\n\n> [!NOTE] a{' ' * size}b\n",
        lambda size: ":::{code} a\n" * size + "b\n",
        lambda size: "a\nb\n\n: c\n\n" * size,
        lambda size: "<div>\n:::\n" * size,
        lambda size: "\\begin{align}\n{ref}`a <b`\n*[a]: b\n<a b={\n" * size,
        lambda size: f"---\ntitle: {'<b>x [a](b ' * size}\n---\n",
    ],
    ids="""callouts closed alerts template statement component fence code math attributes module elements nested line
    between blanks marks unclosed terms html syntax values""".split(),
)
def test_hostile_syntax_takes_time_in_proportion(source, assert_linear):
    assert_linear(lambda size: lambda: parsed(source(size)), 1000, 4000)


def test_a_quotation_of_kramdown_is_a_quotation():
    document = parsed('<blockquote markdown="1">\n# One\n\n- two\n</blockquote>\n\nthree\n')
    assert [[one.kind for one in block.containers] for block in document.blocks] == [
        ["quote"],
        ["quote", "list", "item"],
        [],
    ]


def test_a_name_in_braces_is_an_expression_in_mdx_alone():
    source = "# Of {name.first} {#id}\n\nA{' '}b {f('x')} {\"words\"}\n"
    found = [to_msgid(one.parts) for one in segments_of(markdown.parse(source.encode(), "a.mdx"))]
    assert found == ["Of <ph1/>", 'A<ph1/>b <ph2/> {"words"}']
    assert messages(source)[0] == "Of {name.first}"
