"""PO files: what is read, what is written, and what is refused, by line."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.catalogues import po
from mars_i18n.model import Catalogue, Entry, Location, SegmentPlace
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.segments.source_messages import SourceMessage

gettext = pytest.mark.skipif(not shutil.which("msgcat"), reason="gettext's tools are not installed")

characters = st.one_of(
    st.sampled_from(
        ['"', "\\", "\n", "\t", "\r", "\u00a0", "\u2028", "\x0b", "\x0c", "\x07", "\x85", "#", "~", "😀", "ñ"]
    ),
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]),
)
texts = st.text(characters, max_size=30)
lines = st.tuples(st.text("abc é.:~|,#0", min_size=1, max_size=12)).map(lambda one: one[0].strip() or "x")


@st.composite
def entries(draw):
    obsolete = draw(st.booleans())
    fuzzy = draw(st.booleans())
    return Entry(
        msgid=draw(texts.filter(bool)),
        msgstr=draw(texts),
        context=draw(st.one_of(st.just(""), texts)),
        fuzzy=fuzzy,
        obsolete=obsolete,
        previous="" if obsolete else draw(texts),
        extracted=() if obsolete else tuple(draw(st.lists(lines, max_size=3))),
        translator=tuple(draw(st.lists(lines, max_size=3))),
        references=()
        if obsolete
        else tuple(draw(st.lists(st.sampled_from(["a.md", "b/c%20d.md", "x:12"]), max_size=2))),
        flags=("c-format",) if draw(st.booleans()) else (),
    )


catalogues = st.builds(
    lambda listed: Catalogue("pt_BR", tuple(listed), po.new_header("pt_BR", "X"), ("made here",), "p.po"),
    st.lists(entries(), max_size=5).map(lambda listed: sorted(listed, key=lambda one: one.obsolete)),
)


@given(catalogues)
def test_what_is_written_reads_back_the_same_or_is_refused(catalogue):
    try:
        data = po.serialise(catalogue)
    except ValueError:
        return
    assert po.parse(data, "p.po") == catalogue


@given(catalogues)
def test_writing_is_stable(catalogue):
    try:
        data = po.serialise(catalogue)
    except ValueError:
        return
    assert po.serialise(po.parse(data, "p.po")) == data


SAMPLE = po.serialise(
    Catalogue(
        "es_CO",
        (
            Entry('A "b"', "á", extracted=("Heading · source language: en",), references=("a.md",)),
            Entry("C", "ç", fuzzy=True, previous="B", translator=("mars: ignore x, y", "", "z")),
            Entry("gone", "ido", obsolete=True, fuzzy=True),
        ),
        po.new_header("es_CO", "MARS"),
        ("Made here",),
    )
)


@given(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.binary(max_size=6))
def test_no_damage_to_a_file_gives_anything_but_a_po_error_with_a_line(at, cut, inserted):
    damaged = SAMPLE[:at] + inserted + SAMPLE[at + cut :]
    try:
        po.parse(damaged, "p.po")
    except po.PoError as error:
        assert 1 <= error.line <= damaged.count(b"\n") + damaged.count(b"\r") + 1
        assert error.message.startswith(f"p.po:{error.line}: ")
        assert error.hint


@given(st.binary(max_size=60))
def test_no_bytes_give_anything_but_a_po_error(data):
    try:
        po.parse(data, "p.po")
    except po.PoError as error:
        assert error.line >= 1


@pytest.mark.parametrize(
    ("data", "line", "reported"),
    [
        (b'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n', 2, "merge conflict"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c', 4, "ends in the middle"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', 4, "ends in the middle"),
        (b'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr ""\n', 2, "closing quotation mark"),
        (b'msgid "a"\nmsgstr "b"c"\n', 2, "not escaped"),
        (b'msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3, "has no msgstr"),
        (b'msgstr "a"\n', 1, "without a msgid"),
        (b"hello\n", 1, "not PO syntax"),
        (b'msgid "a"\nmsgstr "\xff"\n', 2, "not UTF-8"),
        ('msgid "a"\n'.encode("utf-16"), 1, "UTF-16"),
        (b'msgid "a"\nmsgstr "b\0"\n', 2, "U\\+0000"),
        ('msgid "a"\nmsgstr "b\ufdd0"\n'.encode(), 2, "U\\+FDD0"),
    ],
)
def test_each_kind_of_damage_is_reported_with_its_line(data, line, reported):
    with pytest.raises(po.PoError, match=reported) as caught:
        po.parse(data, "p.po")
    assert caught.value.line == line


def test_a_file_in_another_charset_is_read_by_its_header():
    data = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "á"\n'
    assert po.parse(data.encode("latin-1"), "p.po").entries[0].msgstr == "á"


def test_bom_and_windows_line_ends_are_taken_in():
    data = b"\xef\xbb\xbf" + SAMPLE.replace(b"\n", b"\r\n")
    assert po.serialise(po.parse(data, "p.po")) == SAMPLE


def test_comments_of_every_kind_are_kept():
    data = b'#no space\n# a\n#. b\n#: f.md g.md:3\n#, fuzzy, c-format\n#| msgid "o"\nmsgid "a"\nmsgstr "b"\n'
    entry = po.parse(data, "p.po").entries[0]
    assert entry.translator == ("no space", "a")
    assert (entry.extracted, entry.references, entry.flags) == (("b",), ("f.md", "g.md:3"), ("c-format",))
    assert (entry.fuzzy, entry.previous) == (True, "o")


@gettext
def test_gettext_accepts_what_is_written_and_writes_the_same(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(SAMPLE)
    subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "a.mo"), str(path)], check=True, capture_output=True)
    written = subprocess.run(["msgcat", "--no-wrap", str(path)], check=True, capture_output=True)
    assert written.stdout == SAMPLE


def test_plural_entries_of_others_survive():
    data = b'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "d\xc3\xada"\nmsgstr[1] "d\xc3\xadas"\n'
    catalogue = po.parse(data, "p.po")
    assert catalogue.entries[0].plurals == ("día", "días")
    assert b'msgstr[1] "d\xc3\xadas"' in po.serialise(catalogue)


def test_hostile_files_cost_linear_time():
    for line in (b'"' * 200_000, b'msgid "' + b'\\"' * 100_000, b"#" * 200_000, b"\n" * 200_000):
        try:
            po.parse(line, "p.po")
        except po.PoError as error:
            assert error.line >= 1


@pytest.mark.parametrize("charset", ["undefined", "x-unknown", "rot13", "unicode_escape", "idna", "utf-7", "utf-16"])
def test_a_charset_that_is_none_for_text_is_reported_as_bytes_that_are_not_utf_8(charset):
    data = (
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "'.encode()
        + b'\xff"\n'
    )
    with pytest.raises(po.PoError, match=r"\(0xFF\) is not UTF-8") as caught:
        po.parse(data, "p.po")
    assert caught.value.line == 5


def test_no_space_is_needed_before_a_string():
    entries = po.parse(b'msgctxt"c"\nmsgid"a"\nmsgstr"b"\n\n#~ msgid"d"\n#~ msgstr"e"\n', "p.po").entries
    assert [(entry.context, entry.msgid, entry.msgstr) for entry in entries] == [("c", "a", "b"), ("", "d", "e")]


def test_a_bell_reads_the_same_as_gettext_writes_it():
    entry = po.parse(b'msgid "a\\\\a"\nmsgstr "b\\a"\n', "p.po").entries[0]
    assert (entry.msgid, entry.msgstr) == ("a\\a", "b\a")


@pytest.mark.parametrize("line", [": a", ", fuzzy", "#: b", "", "  c"])
def test_any_comment_above_the_header_is_kept(line):
    catalogue = Catalogue("es", (Entry("a"),), (("Language", "es"),), ("first", line, "last"), "p.po")
    assert po.parse(po.serialise(catalogue), "p.po") == catalogue


MERGEABLE = (
    SAMPLE + b'\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "d"\nmsgstr[1] "e\\r\\nf"\n\nmsgid "C"\nmsgstr "g\\rh"\n'
)


@given(st.integers(0, len(MERGEABLE)), st.integers(0, 40), st.sampled_from([b"", b'"', b"\\r", b"\n", b"\0", b"#~ "]))
def test_whatever_can_be_read_can_be_carried_over_and_written(at, cut, inserted):
    try:
        old = po.parse(MERGEABLE[:at] + inserted + MERGEABLE[at + cut :], "p.po")
    except po.PoError:
        return
    reported = SourceMessage("day", "", "en", "detected", (SegmentPlace("heading"),), ("a.md",), (), Location("a.md"))
    merged = merge(
        [reported, replace(reported, msgid="C")], replace(old, header=po.complete_header(old.header, ())), "es"
    )
    merged = replace(merged, language=dict(merged.header).get("Language", ""))
    assert po.parse(po.serialise(merged), "p.po") == merged
