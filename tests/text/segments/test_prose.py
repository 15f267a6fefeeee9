"""Every character of the prose is found where an editor sees it in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.formats import markdown, text
from mars_i18n.text.segments.prose import proses

MARKDOWN = """\
---
title: A title with Equador
---

Some *emphasised Bolivia* and\\_escaped &amp; Peru
over two lines with **Chile**<br>and
  Colombia after it.

> quoted text on
> Uruguay, and ![alt of Argentina](a.png "Paraguay")
"""


@pytest.mark.parametrize(
    "word", ["Equador", "Bolivia", "Peru", "Chile", "Colombia", "Uruguay", "Argentina", "Paraguay"]
)
def test_a_word_is_found_at_its_line_and_column(word):
    document = markdown.parse(MARKDOWN.encode(), "a.md")
    (place,) = {one.location(one.text.index(word)) for one in proses(document) if word in one.text}
    assert MARKDOWN.splitlines()[place.line - 1][place.column - 1 :].startswith(word)


@given(st.lists(st.text("ab «”\u00a0é😀", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5))
def test_in_plain_text_every_letter_is_where_its_place_says(lines):
    source = "\n\n".join(lines) + "\n"
    for one in proses(text.parse(source.encode(), "a.txt")):
        for offset, char in enumerate(one.text):
            place = one.location(offset)
            assert char.isspace() or source.split("\n")[place.line - 1][place.column - 1] == char
