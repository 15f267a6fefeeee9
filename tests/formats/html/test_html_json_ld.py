"""JSON-LD is left out as data of programs; what it says in words is reported once a document, at the first script."""

import json

import pytest

from mars_i18n.checks.source import search_engine_text
from mars_i18n.formats import html, markdown
from mars_i18n.messages import render_message
from mars_i18n.model import Gap, segments_of
from mars_i18n.plugins.kinds import SourceIssue
from mars_i18n.text.segments.markup import to_msgid

SCRIPT = '<script type="application/ld+json">{}</script>'
ARTICLE = {"@type": "Article", "headline": "Big day", "author": [{"name": "Ana"}], "url": "https://example.org/name"}


def faults(document):
    found = search_engine_text.check(SourceIssue("a", (document,)))
    return [(render_message(one.message), one.location.line) for one in found]


def page(*scripts):
    return html.parse("".join(f"<p>x</p>\n{SCRIPT.format(one)}" for one in scripts).encode(), "p.html")


def test_json_ld_is_a_gap_of_data_and_no_message():
    document = page(json.dumps(ARTICLE))
    assert [one.reason for one in document.parts if isinstance(one, Gap) and one.reason] == ["data"]
    assert [to_msgid(one.parts) for one in segments_of(document)] == ["x"]


@pytest.mark.parametrize(
    ("scripts", "reported"),
    [
        ([json.dumps(ARTICLE)], [("2 texts for search engines stay in the language of the source", 2)]),
        (
            ['{"name": "Ana"}', '{"name": "Eva"}'],
            [("2 texts for search engines stay in the language of the source", 2)],
        ),
        (["{}", '{"caption": "A"}'], [("1 text for search engines stays in the language of the source", 3)]),
        (['{"headline": "https://example.org"}', '{"name": "12"}', '{"url": "a b"}', '{"name": 3}'], []),
        (["{", "[" * 100_000, ""], []),
    ],
)
def test_names_headlines_and_descriptions_are_counted(scripts, reported):
    assert faults(page(*scripts)) == reported


def test_other_scripts_are_scripts():
    document = html.parse(b'<script>{"name": "Ana"}</script><p>x', "p.html")
    assert [one.reason for one in document.parts if isinstance(one, Gap) and one.reason] == ["script"]
    assert faults(document) == []


def test_json_ld_in_markdown_is_reported_too():
    document = markdown.parse(f"x\n\n{SCRIPT.format(json.dumps(ARTICLE))}\n".encode(), "a.md")
    assert faults(document) == [("2 texts for search engines stay in the language of the source", 3)]
