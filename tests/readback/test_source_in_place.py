"""A localised source is proven in place only where parsing all of it gives what its edition says."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from outputs_editions import SOURCE as EVERY_CONSTRUCT
from planted import FAULTS, files_of, plant, whole

from mars_i18n import plugins
from mars_i18n.model import Block, Catalogue, Entry, Segment, Text
from mars_i18n.readback.expected import expect
from mars_i18n.readback.ledger import compare, compare_proven
from mars_i18n.readback.readers import PROOFS, readings, source
from mars_i18n.readback.readers.in_place.proof import prove
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.source_messages import messages
from mars_i18n.text.segments.whole_links import show_whole_links
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
<p><a href="https://example.org/all">All of a paragraph</a></p>
<a href="https://example.org/card"><h2>A card</h2><p>Its words</p></a>
<ul><li>An item<li>Another <i>item</i></ul></body></html>
"""
PLAIN = """\
THE WATER OF THE VALLEY
May 2025

Back at last
The pump brings clean water to three villages, and nobody walks to the river any more.

What the neighbours say:
- The well is deep
- The pump works

“It is ours”
Ana, of the council

A last paragraph that goes on
over two lines, as many do.
"""
FORMATS = {"markdown": ("page.md", MARKDOWN), "html": ("page.html", PAGE), "text": ("page.txt", PLAIN)}
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
    return show_whole_links(localise(document, Catalogue("es", entries), "es", "es_CO"))


def said(words, reading):
    """What a file says, without where it is; blanks are compared by those who compare files with editions."""
    texts = sorted((one.kind, " ".join(one.text.split())) for one in reading.apart)
    beside = [one for one in texts if one[0] in {"language", "masthead"}]
    return [" ".join(one.split()) for one in words], beside, [one.address for one in reading.images]


def of_whole(reading):
    """The same of a file that was read as a whole."""
    return said([one.text for one in reading.blocks if not one.code], reading)


def both(document, data):
    """What is proven in place, and what the parser of the format reads."""
    path = document.path
    found = prove(data, document, source._parser(path), path)
    return found, source._read_file(data, path)


def agree(found, whole):
    """Whether a proof says what reading the file as a whole finds: the same words, and all that these lead to."""
    same = said(found.words, found.reading) == of_whole(whole)
    return same and sorted(one.address for one in found.reading.links) == sorted(one.address for one in whole.links)


@pytest.mark.parametrize("form", FORMATS)
def test_plain_words_are_proven_in_place(form):
    document = localised(form, lambda text: text.replace("The", "El").replace("em", "ém"))
    found, whole = both(document, plugins.load("formats", form).rebuild(document))
    assert found is not None
    assert agree(found, whole)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_says_something_else_is_not_proven(form):
    document = localised(form, lambda text: text.replace("The", "El"))
    data = plugins.load("formats", form).rebuild(document)
    assert both(document, data)[0] is not None
    for before, after in ((b"pump", b"pumps"), (b"water", b"w\xc3\xa4ter"), (b"El ", b"E1 "), (b"\n", b"\n\nx\n")):
        changed = data.replace(before, after, 1)
        assert changed != data
        assert both(document, changed)[0] is None


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=50, deadline=None)
@given(before=WORDS, after=WORDS)
@example(before="1. ", after="")
@example(before="", after="`")
@example(before="a", after="\\")
@example(before="a www.example.org ", after="")
@example(before="\x01", after="\x02")
def test_what_is_proven_in_place_is_what_parsing_gives(form, before, after):
    document = localised(form, lambda text: before + text + after)
    found, whole = both(document, plugins.load("formats", form).rebuild(document))
    assert found is None or agree(found, whole)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=50, deadline=None)
@given(before=WORDS, after=WORDS)
@example(before="1. ", after="")
@example(before="", after="&lt;")
def test_words_that_were_written_without_their_escapes_are_not_proven_to_be_the_editions(form, before, after):
    """A writer that forgets to escape: what is proven is what a parser finds, not what was meant."""
    document = localised(form, lambda text: before + text + after)
    naive = "".join(_unescaped(part) for part in document.parts).encode()
    found, whole = both(document, naive)
    assert found is None or agree(found, whole)


def _unescaped(part):
    if isinstance(part, Block | Segment):
        return "".join(map(_unescaped, part.parts))
    if isinstance(part, Text):
        return part.text if part.raw is None else part.raw
    return "".join(map(_unescaped, part.parts)) if hasattr(part, "parts") else part.raw or ""


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=50, deadline=None)
@given(at=st.integers(0), length=st.sampled_from([0, 1, 2, 30]), text=WORDS)
def test_a_file_that_somebody_edited_is_proven_only_if_it_still_says_the_same(form, at, length, text):
    document = localised(form, lambda text: text.replace("The", "El"))
    data = plugins.load("formats", form).rebuild(document).decode()
    at %= len(data)
    found, whole = both(document, (data[:at] + text + data[at + length :]).encode())
    assert found is None or agree(found, whole)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_link_whose_address_was_not_written_is_not_proven_to_be_the_editions(form):
    document = localised(form, lambda text: text.replace("The", "El"))
    data = plugins.load("formats", form).rebuild(document)
    assert both(document, data)[0] is not None
    assert both(map_addresses(document), data)[0] is None


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
    assert is_proven(files_of("source"))
    assert not is_proven(plant(fault, "source"))


def is_proven(files):
    """Whether the files of the edition are proven to say it; the ledger is then what reading them as a whole gives."""
    output = plugins.describe("outputs", "source")
    proven = PROOFS["source"](files, whole().documents)
    if proven is None:
        return False
    there = frozenset({"pump.png"})
    ledger = compare_proven(expect(whole()), proven, output.body, output.apart, there)
    (read,) = readings("source", files, "may")
    labels = file_labels(output, whole())
    assert ledger == compare(expect(whole()), read, output.body, output.apart, there, labels=labels)
    return not ledger.differences


def test_every_construct_is_proven_as_parsing_reads_it():
    document = localised("markdown", lambda text: f"Ñ{text}", EVERY_CONSTRUCT)
    found, whole = both(document, plugins.load("formats", "markdown").rebuild(document))
    assert found is not None
    assert agree(found, whole)


@pytest.mark.parametrize("form", FORMATS)
def test_proving_in_place_is_linear(form, assert_linear):
    paragraph = {"markdown": "A **line** of `words`.\n\n", "html": "<p>A <b>line</b> &amp; words.</p>\n"}
    paragraph["text"] = "Words of one line, and more of them.\n\n"

    def work(count):
        document = localised(form, lambda text: text + " *", paragraph[form] * count)
        data = plugins.load("formats", form).rebuild(document)
        return lambda: prove(data, document, source._parser(document.path), document.path)

    assert_linear(work, 50, 500)
