"""PO files in gettext's own form are read and written as polib reads and writes them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.catalogues import po
from mars_i18n.catalogues._plain_po import read_entries, write_entry
from mars_i18n.catalogues._po_syntax import PoError
from tests.catalogues.test_po import SAMPLE, catalogues, entries

LINES = [
    "#", "# a", "#  b ", "# ", "# #c", "#c", "## d", "#.", "#. e", "#.  f", "#. ", "#: g.md h:3", "#:", "#, fuzzy",
    "#, c-format, fuzzy", "#,", '#| msgid "o"', '#| msgctxt "o"', '#| "p"', "#|", '#~| msgid "q"', '"r"', '"\\n"', "",
    'msgctxt "s"', 'msgid "t"', 'msgid ""', 'msgid"u"', 'msgstr "v"', 'msgstr ""', 'msgid_plural "w"',
    'msgstr[0] "x"', 'msgstr[1] ""', '#~ msgctxt "y"', '#~ msgid "z"', '#~ msgstr ""', '#~ "\\"1"', "# \u00a0", "#\t2",
    '"\\a"', '"\\x"', 'msgstr "\u2028"', ' msgid "3"',
]  # fmt: skip
BREAKS = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")  # where Python breaks a line and gettext does not: for polib
PLURAL = b'\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "d"\nmsgstr[1] "e\\"\\n"\n"f"\n'
EDITORS = [path.read_bytes() for path in sorted((Path(__file__).parent / "editors").glob("*.po"))]


def read_by_polib(text):
    try:
        return po._parse_any(text, "p.po")
    except PoError as error:
        return str(error)


def require_same(text):
    plain = read_entries(text)
    if plain is None:
        return
    expected = read_by_polib(text)
    found = po.parse(text.encode(), "p.po")
    assert found == expected
    assert [entry.line for entry in found.entries] == [entry.line for entry in expected.entries]


@given(st.lists(st.sampled_from(LINES), max_size=30), st.booleans())
def test_any_lines_in_gettexts_form_read_as_polib_reads_them(lines, headed):
    require_same(('msgid ""\nmsgstr "Language: es\\n"\n\n' if headed else "") + "\n".join(lines))


@given(st.sampled_from([SAMPLE + PLURAL, *EDITORS]), st.data())
def test_a_file_with_a_line_put_in_or_taken_out_reads_as_polib_reads_it(data, draw):
    lines = data.decode().replace("\r\n", "\n").split("\n")
    at = draw.draw(st.integers(0, len(lines)))
    lines[at : at + draw.draw(st.integers(0, 2))] = draw.draw(st.lists(st.sampled_from(LINES), max_size=2))
    require_same("\n".join(lines))


@pytest.mark.parametrize("data", [SAMPLE, SAMPLE + PLURAL, *EDITORS])
def test_what_gettext_and_editors_write_is_in_that_form(data):
    assert read_entries(data.decode().replace("\r\n", "\n")) is not None


@given(catalogues)
def test_what_is_written_here_is_in_that_form(catalogue):
    try:
        text = po.serialise(catalogue).decode()
    except ValueError:
        return
    require_same(text)
    assert BREAKS.search(text) or read_entries(text) is not None


@given(entries())
def test_an_entry_is_written_as_polib_writes_it(entry):
    written = write_entry(entry)
    assert written is None or written == po._write_by_polib(entry)
