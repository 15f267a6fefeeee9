"""Law 8 for office files: a word of a paragraph that the reader loses is found, and none is found where it is right."""
# ruff: noqa: E501 - the XML of a drawing is read on one line

from dataclasses import replace

import pytest
from packages import deck, open_text, word

from mars_i18n.formats import docx, odt, pptx
from mars_i18n.model import Block, Gap
from mars_i18n.plugins.word_accounts import account_for_words

PARAGRAPHS = ("The pump works.", "Wells &amp; gardens.")
FILES = {
    "docx": (docx, word("".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in PARAGRAPHS))),
    "pptx": (
        pptx,
        deck(
            "<p:sp><p:nvSpPr><p:cNvPr id='1' name='Box'/><p:nvPr/></p:nvSpPr><p:txBody>"
            + "".join(f"<a:p><a:r><a:t>{one}</a:t></a:r></a:p>" for one in PARAGRAPHS)
            + "</p:txBody></p:sp>"
        ),
    ),
    "odt": (odt, open_text("".join(f"<text:p>{one}</text:p>" for one in PARAGRAPHS))),
}


@pytest.mark.parametrize("name", FILES)
def test_a_paragraph_that_the_reader_loses_is_found(name):
    module, data = FILES[name]
    document = module.parse(data, f"a.{name}")
    assert account_for_words(document, module.visible_words(document)).left_out == ()
    parts = tuple(
        Gap(part.raw) if isinstance(part, Block) and "The pump" in part.raw else part for part in document.parts
    )
    lost = replace(document, parts=parts)
    found = account_for_words(lost, module.visible_words(lost))
    assert [one.words for one in found.left_out] == ["The pump works"]
    assert dict(found.counts) == {"segment": 2}


def test_what_a_hidden_drawing_says_is_left_out_for_a_reason():
    box = "<w:pict><v:shape alt='A pump'><v:textbox><w:txbxContent><w:p><w:r><w:t>In</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    picture = "<w:drawing><wp:inline><wp:docPr id='1' name='x' descr='A well'/></wp:inline></w:drawing>"
    hidden = "".join(f"<w:r><w:rPr><w:vanish/></w:rPr>{one}</w:r>" for one in (box, picture))
    document = docx.parse(word(f"<w:p>{hidden}<w:r><w:t>Seen</w:t></w:r></w:p>"), "a.docx")
    account = account_for_words(document, docx.visible_words(document))
    assert account.left_out == ()
    assert dict(account.counts) == {"excluded": 5, "segment": 1}
