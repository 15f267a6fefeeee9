"""Texts that no newsletter has take every output time in proportion to their length."""

from functools import cache, partial

import pytest
from outputs_editions import edition

from mars_i18n import plugins

FRONT = "---\nlanguage: en\n---\n\n# Water\n\n"
TEXTS = {
    "a paragraph": "The water of the river is clean again. ",
    "a word": "water",
    "marks": "*water **and* light** ",
    "links": "[water](https://example.org/a) ",
    "line breaks": "water\\\n",
    "headings": "\n\n## Water\n\n",
    "notes": "\n\nWater.[^a]\n\n[^a]: A note.\n\n",
    "items": "\n- Water\n",
}


@cache
def made(text, size):
    return edition("en", FRONT + text * (size // len(text)), draft=False, translations={})


def render(output, of):
    return [one.data for one in plugins.load("outputs", output).render(of)]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("output", ["docx", "email", "epub", "feed", "source", "text", "web"])
def test_any_text_takes_an_output_time_in_proportion(output, text, assert_linear):
    assert_linear(lambda size: partial(render, output, made(text, size)), 3_000, 12_000)


def test_a_text_of_very_many_letters_is_broken_into_lines_one_after_the_other():
    """With a view to the whole paragraph, typst takes seven times as long."""
    pytest.importorskip("typst", reason="needs the extra pdf")
    from mars_i18n.outputs import pdf

    def plain_lines(words):
        return pdf._Writing(edition("en", FRONT + "water " * words, translations={}), pdf.kit(())).data()["plain_lines"]

    assert [plain_lines(3_000), plain_lines(4_000)] == [False, True]
