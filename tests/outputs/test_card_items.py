"""How cards and buttons look in each output: a grid, rows, columns; a button is one on paper too."""

import struct
import zlib

import pytest
from outputs_editions import edition

from mars_i18n.model import Tag, Text
from mars_i18n.outputs import docx, email, text, web
from mars_i18n.outputs.email.mail_html import CARD_WIDTH
from mars_i18n.outputs.page.resolve import resolve
from mars_i18n.outputs.pdf.inline import InlineWriter


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


WIDE = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 400, 1, 8, 0, 0, 0, 0))
WIDE += chunk(b"IDAT", zlib.compress(bytes(401))) + chunk(b"IEND", b"")
CARDS = """\
---
title: The lake
language: en
---

<!-- mars: cards -->
- ![A lake](lake.png)
  [The lake is clean](https://example.org/lake)
  Four communities measured it.
- [![A pump](lake.png)](https://example.org/pump)
  [The pump](https://example.org/pump), at last.
- Words alone.
"""


def shown(**options):
    return edition("en", CARDS, {}, draft=False, image={"lake.png": WIDE}.get, **options)


def body_of(module, name):
    return next(one.data.decode() for one in module.render(shown()) if one.path == name).partition("</style>")[2]


def test_a_card_has_its_picture_its_title_in_bold_and_its_words():
    (cards,) = resolve(shown()).parts[0].body
    (first, said), (second, linked), (third, alone) = cards.items
    assert [one.image.attribute("src") for one in (first, second)] == ["lake.png"] * 2
    assert third is None
    names = [part.name if isinstance(part, Tag) else part.text for part in said[0].prose[0].parts]
    assert names == ["b", "a", "The lake is clean", "a", "b", "br", "Four communities measured it."]
    assert [part.name for part in linked[0].prose[0].parts if isinstance(part, Tag)] == ["a", "a"]  # in a sentence
    assert [part for part in alone[0].prose[0].parts if isinstance(part, Tag)] == []


def test_the_page_shows_a_list_of_cards_whose_picture_may_be_a_link():
    html = body_of(web, "index.html")
    assert html.count('<ul class="cards">') == 1
    assert '<p><strong><a href="https://example.org/lake">The lake is clean</a></strong><br>' in html.replace("\n", "")
    assert '<a href="https://example.org/pump"><img src="lake.png" alt="A pump"' in html


def test_a_mail_shows_rows_of_a_table_with_pictures_of_their_own_width():
    html = body_of(email, "may.mail.html")
    assert html.count('<tr><td class="card') == 3
    assert html.count(f'width="{CARD_WIDTH}"') == 2


def test_the_text_shows_a_list():
    lines = next(iter(text.render(shown()))).data.decode().splitlines()
    assert "- [A lake] The lake is clean (https://example.org/lake) Four communities" in lines
    assert "- Words alone." in lines


def test_word_shows_a_table():
    pytest.importorskip("docx", reason="needs python-docx (the extra docx)")
    from books import read

    xml = read(next(iter(docx.render(shown()))).data)["word/document.xml"].decode()
    assert xml.count('<w:tblStyle w:val="Cards"/>') == 1
    assert xml.count("<w:tr>") == 3


@pytest.mark.parametrize(
    ("closing", "kind"), [("](https://example.org){.button}", "button"), ("](https://example.org)", "a")]
)
def test_a_button_is_one_on_paper(closing, kind):
    from mars_i18n.model import Gap
    from mars_i18n.outputs.typst.fonts import Repertoire

    parts = (
        Tag("a", 1, "open", (Gap("["),), (("href", "https://example.org"),)),
        Text("Give"),
        Tag("a", 1, "close", (Gap(closing),)),
    )
    writer = InlineWriter(Repertoire([frozenset(range(128))]), lambda _: "", lambda *_: "")
    assert [piece["is"] for piece in writer.pieces(parts)] == [kind]


def test_a_task_has_its_box_and_no_bullet_beside_it():
    source = "---\ntitle: T\nlanguage: en\n---\n\n- [x] The wall\n- A fence\n"
    shown = edition("en", source, {}, draft=False)
    html = next(one.data.decode() for one in web.render(shown)).replace("\n", "")
    assert '<li class="todo"><span class="task">☑</span> The wall' in html
    assert "<li>A fence" in html
