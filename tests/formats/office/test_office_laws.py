"""What holds for every package: it comes back byte for byte, no word of it is lost, and no work grows out of hand."""

from dataclasses import replace

import pytest
from packages import deck, open_text, p, pack, part, r, word
from test_drop_caps import cap
from test_open_text import IMAGE as OPEN_IMAGE
from test_open_text import NOTE
from test_open_text import SENTENCES as OPEN_SENTENCES
from test_slides import SENTENCES as SLIDE_SENTENCES
from test_slides import shape
from test_word_reading import BOX, CHOICE, FIELD, IMAGE, LINKS, SENTENCES

from mars_i18n.formats import docx, odt, pptx
from mars_i18n.model import Block, Catalogue, Entry, Gap, segments_of
from mars_i18n.plugins import testing
from mars_i18n.plugins.word_accounts import account_for_words
from mars_i18n.text.segments.localise import localise
from mars_i18n.text.segments.markup import to_msgid

BOXES = CHOICE.format(new=BOX.format(p("In the box")), old=BOX.format(p("In the box")), alt="descr='A yellow box'")
FILES = {
    "docx": (
        docx,
        word(
            "".join(p(content) if content[:1] == "<" else p(r("A "), content) for content, _ in SENTENCES.values())
            + p(r("Before "), BOXES, r("after."), IMAGE)
            + p(FIELD.format("TOC", "Contents 3"))
            + cap("I")
            + p("n 2005 we met."),
            links=[*LINKS, ("f", "footnotes", "footnotes.xml"), ("h", "header", "header1.xml")],
            parts=[
                ("word/media/image1.png", "x"),
                ("word/footnotes.xml", part("footnotes", f"<w:footnote w:id='2'>{p('Of water')}</w:footnote>")),
                ("word/header1.xml", part("hdr", p("The programme"))),
            ],
        ),
    ),
    "odt": (
        odt,
        open_text(
            "".join(f"<text:p>{content}</text:p>" for content, _ in OPEN_SENTENCES.values())
            + f"<text:p>A {OPEN_IMAGE}{NOTE} b</text:p>"
        ),
    ),
    "pptx": (
        pptx,
        deck(
            *(shape(f"<a:p>{content}</a:p>", kind="body") for content, _ in SLIDE_SENTENCES.values()),
            links=[("x", "hyperlink", "https://a.org/")],
        ),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_much_in_it_keeps_the_contract_of_formats(name):
    module, data = FILES[name]
    document = testing.assert_format(module, data, f"sources/may/a.{name}")
    assert len(list(segments_of(document))) > 6


@pytest.mark.parametrize("name", FILES)
def test_a_lost_block_is_found_by_the_second_reader(name):
    module, data = FILES[name]
    document = module.parse(data, f"a.{name}")
    block = next(one for one in document.blocks if one.kind == "paragraph" and any(map(str.isalpha, one.raw)))
    lost = replace(document, parts=tuple(Gap(one.raw) if one is block else one for one in document.parts))
    assert not account_for_words(document, module.visible_words(document)).left_out
    assert account_for_words(lost, module.visible_words(lost)).left_out


@pytest.mark.parametrize("name", FILES)
def test_the_file_in_its_own_language_keeps_every_byte(name):
    module, data = FILES[name]
    document = replace(module.parse(data, f"a.{name}"), language="en")
    same = tuple(Entry(message, message) for message in {to_msgid(one.parts) for one in segments_of(document)})
    assert module.rebuild(localise(document, Catalogue("en", same), "en", "en_US")) == data


WAYS = {
    "paragraphs": lambda n: p(r("word ")) * n,
    "runs of two looks": lambda n: p(*[r("a", "<w:b/>"), r("b", "<w:i/>")] * n),
    "links in a paragraph": lambda n: p(*['<w:hyperlink r:id="x">' + r("a", "<w:b/>") + "</w:hyperlink>" + r("b")] * n),
    "line breaks": lambda n: p(*[r("a", more="<w:br/>")] * n),
    "page breaks": lambda n: p(*[r("a", more='<w:br w:type="page"/>')] * n),
    "fields that do not end": lambda n: p(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("a")] * (n // 8)),
    "text boxes in a paragraph": lambda n: p(r("a"), *[BOXES, r("b")] * (n // 8)),
    "hidden words": lambda n: p(*[r("a"), r("b", "<w:vanish/>")] * n),
    "cells": lambda n: "<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 4 + "</w:tr>") * (n // 2) + "</w:tbl>",
    "blanks": lambda n: p(r(" " * n * 20), r("a")),
}


@pytest.mark.slow("hostile input in two sizes")
@pytest.mark.parametrize("way", WAYS)
def test_reading_and_writing_take_as_long_as_the_file_is(way, assert_linear):
    def work(size):
        data = word(WAYS[way](size), links=LINKS)

        def once():
            document = replace(docx.parse(data, "a.docx"), language="en")
            messages = {to_msgid(one.parts) for one in segments_of(document)}
            entries = tuple(Entry(one, one.replace("a", "ab")) for one in messages if "<a" not in one)
            docx.rebuild(localise(document, Catalogue("pt", entries), "pt", "pt_BR"))
            list(docx.visible_words(document))

        return once

    assert_linear(work, 300, 1200)


def test_blocks_of_a_paragraph_and_of_what_floats_in_it_share_no_byte():
    module, data = FILES["docx"]
    document = module.parse(data, "a.docx")
    whole = "".join(one.raw for one in document.parts)
    assert whole == document.raw
    assert sum(len(one.raw) for one in document.parts if isinstance(one, Block)) < len(whole)
    assert whole.count("In the box") == 2


def test_a_package_without_styles_or_notes_is_read():
    minimal = pack(
        [
            ("_rels/.rels", FILES_RELATIONS),
            ("word/document.xml", part("document", f"<w:body>{p('Water')}</w:body>")),
        ]
    )
    assert [one.raw for one in docx.parse(minimal, "a.docx").blocks] == ["Water"]


FILES_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="/word/document.xml"/></Relationships>'
)
