"""Exchange files as tools give them back: split, re-ordered, in other encodings, with tags of their own, or hostile."""

from dataclasses import replace

import pytest
from exchange_files import EXAMPLE, files
from hypothesis import given

from mars_i18n.catalogues.exchange import tmx, xliff, xliff_1_2
from mars_i18n.catalogues.exchange._xml import root_of
from mars_i18n.errors import MarsError
from mars_i18n.model import Entry

MODULES = (xliff, xliff_1_2, tmx)


def unit(segments):
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="pt"><file id="f">'
        f'<unit id="u1">{segments}</unit></file></xliff>'
    ).encode()


def old(inside):
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="may" source-language="en" '
        f'target-language="pt" datatype="plaintext"><body>{inside}</body></file></xliff>'
    ).encode()


ONE = "<segment{state}><source>One.</source>{target}</segment><ignorable><source> </source></ignorable>"


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        # Of two sentences, one is done: no translation may be published that lacks the other.
        ("<target>Um.</target>|", ("Um. ", True)),
        ("<target>Um.</target>|<target/>", ("Um. ", True)),
        ("<target>Um.</target>|<target>Dois.</target>", ("Um. Dois.", False)),
        ('<target order="3">Um.</target>|<target order="1">Dois.</target>', ("Dois. Um.", False)),
        ("|", ("", False)),
    ],
)
def test_sentences_of_a_split_unit(segments, expected):
    first, second = segments.split("|")
    text = ONE.format(state="", target=first) + f"<segment><source>Two.</source>{second}</segment>"
    (entry,) = xliff.read(unit(text), "a.xlf").entries
    assert (entry.msgid, (entry.msgstr, entry.fuzzy)) == ("One. Two.", expected)


@pytest.mark.parametrize(
    ("target", "fuzzy"),
    [
        ('<mrk mtype="seg" mid="1">Um.</mrk> <mrk mtype="seg" mid="2"/>', True),
        ('<mrk mtype="seg" mid="1">Um.</mrk>', True),
        ('<mrk mtype="seg" mid="1">Um.</mrk> <mrk mtype="seg" mid="2">Dois.</mrk>', False),
        ("Um. Dois.", True),  # segmentation lost: nobody knows whether all of it is there
    ],
)
def test_sentences_that_trados_marks_in_xliff_1_2(target, fuzzy):
    marked = '<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>'
    source = f"<source>One. Two.</source><seg-source>{marked}</seg-source>"
    text = f'<trans-unit id="u">{source}<target state="translated">{target}</target></trans-unit>'
    assert xliff_1_2.read(old(text), "a.xlf").entries[0].fuzzy is fuzzy


@pytest.mark.parametrize("module", [xliff, xliff_1_2])
def test_a_translation_written_beside_untouched_states_is_done(module):
    """So do Translate Toolkit and tools that know no states: nobody should have to approve it all again."""
    data = module.write(replace(EXAMPLE, entries=(Entry("Air"),))).decode()
    assert "approved" not in data
    assert "state" not in data
    (entry,) = module.read(data.replace("</source>", "</source><target>Ar</target>").encode(), "a.xlf").entries
    assert entry.done


def test_a_translation_sent_back_to_the_initial_state_needs_work():
    """Translate Toolkit 3.20 does so when a translation is marked as needing work."""
    text = '<segment state="initial"><source>Air</source><target>Ar</target></segment>'
    assert xliff.read(unit(text), "a.xlf").entries[0].fuzzy


NATIVE = (
    ('<bpt id="b1">&lt;strong></bpt>Ar<ept id="b1">&lt;/strong></ept>', "<b1>Ar</b1>"),
    ('<bpt id="1">&lt;b1></bpt>Ar<ept id="1">&lt;/b1></ept>', "<b1>Ar</b1>"),
    ('Ar<ph id="br1"/>', "Ar<br1/>"),
    ('<it id="b1" pos="open"/>Ar', "<b1>Ar"),
    ('Ar<it id="9" pos="close">&lt;/b1></it>', "Ar</b1>"),
)


@pytest.mark.parametrize(("target", "expected"), NATIVE)
def test_tags_that_a_tool_wrote_as_native_codes_are_ours(target, expected):
    text = f'<trans-unit id="u"><source>Air</source><target>{target}</target></trans-unit>'
    assert xliff_1_2.read(old(text), "a.xlf").entries[0].msgstr == expected


def test_a_note_of_several_lines_is_as_many_comments():
    text = "<notes><note>first\nsecond</note></notes><segment><source>Air</source></segment>"
    assert xliff.read(unit(text), "a.xlf").entries[0].translator == ("first", "second")


@given(file=files)
def test_a_memory_keeps_every_finished_pair(file):
    done = [(entry.msgid, entry.msgstr, entry.context) for entry in file.entries if entry.done]
    pairs = tmx.read_pairs(tmx.write(file), "a.tmx")
    assert [(pair.source, pair.target, pair.context) for pair in pairs] == done


def test_a_tag_has_the_same_number_on_both_sides_of_a_memory():
    entry = Entry("<b1>a</b1> <i1>b</i1>", "<i1>b</i1> <b1>a</b1>")
    source, target = tmx.write(replace(EXAMPLE, entries=(entry,))).decode().split("<seg>")[1:]
    for tag, number in (("b1", 1), ("i1", 2)):
        assert f'x="{number}">&lt;{tag}&gt;' in source
        assert f'x="{number}">&lt;{tag}&gt;' in target


OMEGAT = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" segtype="paragraph"
    srclang="EN"/>
  <body>
<!-- Default translations -->
    <tu>
      <tuv lang="ES-CO"><seg>Una &lt;b1&gt;bomba&lt;/b1&gt;</seg></tuv>
      <tuv lang="EN-US" changeid="ana"><seg>A &lt;b1&gt;pump&lt;/b1&gt;</seg></tuv>
    </tu>
  </body>
</tmx>
"""


def test_tags_of_a_memory_that_omegat_made_of_a_catalogue_are_tags():
    (pair,) = tmx.read_pairs(OMEGAT, "a.tmx")
    assert (pair.source, pair.target) == ("A <b1>pump</b1>", "Una <b1>bomba</b1>")
    assert (pair.source_language, pair.language) == ("EN-US", "ES-CO")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("module", MODULES)
def test_files_in_other_encodings_are_known_and_read(module, coding):
    """Trados writes memories in UTF-16."""
    text = module.write(EXAMPLE).decode().replace('encoding="UTF-8"', f'encoding="{coding[:6]}"')
    data = text.encode(coding)
    assert [one.recognises(data) for one in MODULES] == [one is module for one in MODULES]
    assert module.read(data, "a.xlf").entries[0] == module.read(module.write(EXAMPLE), "a.xlf").entries[0]


def test_a_long_comment_before_the_root_hides_nothing():
    assert root_of(b"<?xml version='1.0'?><!--" + b"<tmx> " * 5000 + b"--><y:xliff version='1.2'>") == ("xliff", "1.2")
    assert root_of(b"<!-- <tmx>") == ("", "")


def nested(count):
    return "<mrk id='1'>" * count + "x" + "</mrk>" * count


@pytest.mark.parametrize("count", [1_000, 200_000])
@pytest.mark.parametrize("module", MODULES)
def test_elements_in_one_another_without_end_are_refused_with_their_line(module, count):
    text = f"<segment><source>\n{nested(count)}</source></segment>"
    with pytest.raises(MarsError, match=r"^a\.xlf:2: elements are nested more than 100 deep"):
        module.read(unit(text), "a.xlf")


@pytest.mark.parametrize("code", ["D800", "DFFF", "110000", "0", "-7", "", "1_0", "F" * 100_000])
def test_a_code_point_that_is_no_character_is_refused(code):
    text = f'<segment><source>Air</source><target><cp hex="{code}"/></target></segment>'
    with pytest.raises(MarsError, match=r"^a\.xlf:1: U\+.* is not a text character"):
        xliff.read(unit(text), "a.xlf")


@pytest.mark.parametrize("head", [b"<xliff ", b"<tmx", b"<!--", b"<a:xliff version='", b"-->"])
def test_telling_a_format_takes_linear_time(head, assert_linear):
    assert_linear(lambda count: lambda: root_of(head * count), 1000, 8000)
