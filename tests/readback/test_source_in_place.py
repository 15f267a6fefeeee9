"""A localised source is read in place only where parsing all of it would give the same."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from outputs_editions import SOURCE as EVERY_CONSTRUCT
from planted import FAULTS, files_of, plant, whole

from mars_i18n import plugins
from mars_i18n.model import Block, Catalogue, Entry, Segment, Text
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare
from mars_i18n.readback.readers import readings, source
from mars_i18n.readback.readers.source_in_place import read_in_place
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.source_messages import messages
from mars_i18n.workflow.records.template_labels import file_labels

MARKDOWN = """\
---
title: Water
language: en
---

# The water

The **pump** brings *clean* [water](https://example.org/a) to `3` villages.[^1]

Two lines
of prose, see [below](#cost).

- An item
- Another **item**

  with more

| Place | People |
|---|---|
| Lima | many |

> Quoted words

Term
: Meaning

What it costs {#cost}
=====================

Last words ![a pump](pump.png "The pump").

<div>

Inside

</div>

[^1]: A note.
"""
PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Water</title></head>
<body><h1>The water</h1>
<p>The <b>pump</b> brings <a href="https://example.org/?a=1&amp;b=2" title="Story">water</a>&nbsp;to all.
<img src="pump.png" alt="A pump"></p>
<ul><li>An item<li>Another <i>item</i></ul></body></html>
"""
FORMATS = {"markdown": ("page.md", MARKDOWN), "html": ("page.html", PAGE)}
PIECES = st.sampled_from(
    [
        *"aZ9é .,;:!?()-—'\"%*_`[]<>&#|\\~$={}+@^\xa0",
        *(
            "1. ",
            "# ",
            "- ",
            "> ",
            "](",
            "**",
            "&amp;",
            "<b>",
            "{{ x }}",
            "agua",
            "El río",
            "https://x.org",
            "import x",
        ),
        *("---", "![", "[^1]", "<!--", "```", ": ", "$x$"),
    ]
)
WORDS = st.lists(PIECES, max_size=6).map("".join)


def localised(form, change, text=None):
    """The document of a format in Spanish, each text changed; tags stay."""
    path, source_text = FORMATS[form]
    document = plugins.load("formats", form).parse((text or source_text).encode(), path)
    entries = tuple(Entry(one.msgid, change(one.msgid)) for one in messages([document]))
    return localise(document, Catalogue("es", entries), "es", "es_CO")


def said(reading):
    """What a reading says, without where it is; blanks are compared by those who compare files with editions."""
    blocks = tuple((" ".join(one.text.split()), one.level) for one in reading.blocks)
    texts = sorted((one.kind, " ".join(one.text.split())) for one in reading.apart)
    links = [(one.address, one.block) for one in reading.links]
    images = [one.address for one in reading.images]
    return blocks, texts, links, images


def both(form, document, data):
    """What is read in place, and with the parser of the format."""
    path = document.path
    parse = plugins.load("formats", form).parse
    found = read_in_place(data, document, parse, path)
    return found, source._read_file(data, path)


@pytest.mark.parametrize("form", FORMATS)
def test_plain_words_are_read_in_place(form):
    document = localised(form, lambda text: text.replace("The", "El").replace("em", "ém"))
    found, whole = both(form, document, plugins.load("formats", form).rebuild(document))
    assert found is not None
    assert said(found) == said(whole)
    assert [one.place for one in found.blocks] == [one.place for one in whole.blocks]


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=50, deadline=None)
@given(before=WORDS, after=WORDS)
@example(before="1. ", after="")
@example(before="", after="`")
@example(before="a", after="\\")
def test_what_is_read_in_place_is_what_parsing_gives(form, before, after):
    document = localised(form, lambda text: before + text + after)
    found, whole = both(form, document, plugins.load("formats", form).rebuild(document))
    assert found is None or said(found) == said(whole)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=50, deadline=None)
@given(before=WORDS, after=WORDS)
@example(before="1. ", after="")
@example(before="", after="&lt;")
def test_words_that_were_written_without_their_escapes_are_not_read_as_the_editions(form, before, after):
    """A writer that forgets to escape: what is read in place is what a parser finds, not what was meant."""
    document = localised(form, lambda text: before + text + after)
    naive = "".join(_unescaped(part) for part in document.parts).encode()
    found, whole = both(form, document, naive)
    assert found is None or said(found) == said(whole)


def _unescaped(part):
    if isinstance(part, Block | Segment):
        return "".join(map(_unescaped, part.parts))
    if isinstance(part, Text):
        return part.text if part.raw is None else part.raw
    return "".join(map(_unescaped, part.parts)) if hasattr(part, "parts") else part.raw or ""


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=50, deadline=None)
@given(at=st.integers(0), length=st.sampled_from([0, 1, 2, 30]), text=WORDS)
def test_a_file_that_somebody_edited_says_what_parsing_gives(form, at, length, text):
    document = localised(form, lambda text: text.replace("The", "El"))
    data = plugins.load("formats", form).rebuild(document).decode()
    at %= len(data)
    found, whole = both(form, document, (data[:at] + text + data[at + length :]).encode())
    assert found is None or said(found) == said(whole)


def test_a_link_whose_address_was_not_written_is_not_read_as_the_editions():
    document = localised("markdown", lambda text: text.replace("The", "El"))
    other = map_addresses(document)
    found, whole = both("markdown", other, plugins.load("formats", "markdown").rebuild(other))
    assert found is None or said(found) == said(whole)
    assert next(one.address for one in found.links) == "https://example.org/a"


def map_addresses(document):
    """The document with other addresses in its tags, whose raw text is the same."""

    def of_tag(tag):
        changed = tuple((key, "https://example.org/b" if key == "href" else one) for key, one in tag.attributes)
        return replace(tag, attributes=changed)

    def of_segment(one):
        return replace(one, parts=tuple(part if isinstance(part, Text) else of_tag(part) for part in one.parts))

    def of_block(block):
        return replace(block, parts=tuple(of_segment(one) if isinstance(one, Segment) else one for one in block.parts))

    return replace(document, parts=tuple(of_block(one) if isinstance(one, Block) else one for one in document.parts))


@pytest.mark.parametrize("fault", [one for one in FAULTS if "source" not in dict(one.unseen)], ids=lambda one: one.name)
def test_a_planted_fault_is_found_by_who_knows_the_edition(fault):
    assert differences(files_of("source")) == []
    assert differences(plant(fault, "source"))


def differences(files):
    """The kinds of the differences that are found with the documents of the edition at hand."""
    output = plugins.describe("outputs", "source")
    (read,) = readings("source", files, "may", whole().documents)
    labels = file_labels(output, whole())
    ledger = compare(expect(whole()), read, output.body, output.apart, frozenset({"pump.png"}), labels=labels)
    return [one.kind for one in ledger.differences]


def test_every_construct_is_read_as_parsing_reads_it():
    document = localised("markdown", lambda text: f"Ñ{text}", EVERY_CONSTRUCT)
    found, whole = both("markdown", document, plugins.load("formats", "markdown").rebuild(document))
    assert found is not None
    assert said(found) == said(whole)


@pytest.mark.parametrize("form", FORMATS)
def test_reading_in_place_is_linear(form, assert_linear):
    paragraph = {"markdown": "A **line** of `words`.\n\n", "html": "<p>A <b>line</b> &amp; words.</p>\n"}[form]

    def work(count):
        document = localised(form, lambda text: text + " *", paragraph * count)
        data = plugins.load("formats", form).rebuild(document)
        return lambda: read_in_place(data, document, plugins.load("formats", form).parse, document.path)

    assert_linear(work, 50, 500)
