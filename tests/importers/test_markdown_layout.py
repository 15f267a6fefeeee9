"""A document laid out as Markdown and read again says the same: blocks, lists, tables, tags, notes."""

import pytest

from mars_i18n import plugins
from mars_i18n.importers.document_import import import_document
from mars_i18n.importers.draft import write_draft
from mars_i18n.model import Segment
from mars_i18n.text.segments.markup import to_msgid

CASES = {
    "a heading and a paragraph": "## One\n\nTwo **three** and *four* ~~five~~.",
    "a list within a list": "- one\n- two\n  - inner\n  - other\n- three",
    "an ordered list that begins at four": "4. four\n5. five",
    "two lists side by side": "- a\n- b\n\n* c\n* d",
    "a loose list with two paragraphs": "- one\n\n  more of it\n\n- two",
    "a quotation": "> said\n>\n> and more",
    "a list in a quotation": "> - a\n> - b",
    "a table": "| a | b |\n|---|---|\n| 1 | 2 \\| 3 |",
    "a link, code and a note": "See [here](https://x.org/a_(b)) and `code` x.[^1]\n\n[^1]: A note.",
    "a line break": "one\\\ntwo",
    "a definition": "term\n:   what it means",
    "code": "```py\nx = 1\n```",
    "a rule": "a\n\n***\n\nb",
    "prose that looks like marks": "1\\. no list, 2 * 3, \\# no heading, \\[no link\\]",
}


def shape(data):
    document = plugins.load("formats", "markdown").parse(data, "a.md")
    return [
        (
            block.kind,
            block.level,
            tuple(one.kind for one in block.containers),
            tuple(to_msgid(part.parts) for part in block.parts if isinstance(part, Segment)),
            block.content,
        )
        for block in document.blocks
    ]


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_it_reads_back_as_it_was(text):
    markdown = plugins.load("formats", "markdown")
    document = markdown.parse(text.encode(), "a.md")
    draft = write_draft(import_document(document, "", None, ""), "", markdown.rebuild)
    assert shape(draft.text.split("---\n", 2)[2].encode()) == shape(text.encode())
