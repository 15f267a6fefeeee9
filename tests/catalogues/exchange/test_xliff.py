"""XLIFF 2.1 and 1.2: valid by the schemas of OASIS, whole after a round trip, and read as other tools leave them."""

from dataclasses import replace
from pathlib import Path

import pytest
from exchange_files import EXAMPLE, files
from hypothesis import given
from lxml import etree

from mars_i18n.catalogues.exchange import tmx, xliff, xliff_1_2
from mars_i18n.errors import MarsError
from mars_i18n.model import Entry

SCHEMAS = Path(__file__).parent / "schemas"
FORMATS = {"xliff-core-2.0.xsd": xliff, "xliff-core-1.2-strict.xsd": xliff_1_2}


class Local(etree.Resolver):
    def resolve(self, url, _public, context):
        return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context) if url.endswith("xml.xsd") else None


def schema(name):
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))


LOADED = {name: schema(name) for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
@given(file=files)
def test_what_is_written_is_valid_and_reads_back(name, file):
    data = FORMATS[name].write(file)
    assert LOADED[name].validate(etree.fromstring(data)), LOADED[name].error_log
    again = FORMATS[name].read(data, "a.xlf")
    assert again.entries == file.entries
    assert (again.issue, again.source_language, again.language, again.locale) == ("may", "en", "es", "es_CO")
    assert FORMATS[name].recognises(data)


def test_each_knows_its_own():
    modern, old, memory = xliff.write(EXAMPLE), xliff_1_2.write(EXAMPLE), tmx.write(EXAMPLE)
    assert [module.recognises(modern) for module in (xliff, xliff_1_2, tmx)] == [True, False, False]
    assert [module.recognises(old) for module in (xliff, xliff_1_2, tmx)] == [False, True, False]
    assert [module.recognises(memory) for module in (xliff, xliff_1_2, tmx)] == [False, False, True]


def test_pairs_are_paired_elements_and_what_crosses_is_begun_and_ended():
    text = xliff.write(EXAMPLE).decode()
    assert '<pc id="b1" type="fmt" subType="xlf:b">bomba <pc id="i1"' in text
    assert '<sc id="b1" type="fmt" subType="xlf:b"/>cru<sc id="i1"' in text
    assert 'isolated="yes"/>perdido' in text


@pytest.mark.parametrize("module", [xliff, xliff_1_2])
def test_what_xml_cannot_hold_is_refused_with_a_message(module):
    broken = replace(EXAMPLE, entries=(Entry("bell", "tim\x07bre"),))
    with pytest.raises(MarsError, match=r"U\+0007 in 'bell'"):
        module.write(broken)


UNIT = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="pt-BR"><file id="f">
<unit id="u1"><segment{state}><source>Water</source><target>{target}</target></segment></unit></file></xliff>"""
OLD = """<?xml version="1.0"?><x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<x:file original="may" source-language="en" target-language="pt"><x:body><x:trans-unit id="u1"{approved}>
<x:source>Water</x:source><x:target{state}><![CDATA[Água]]></x:target></x:trans-unit></x:body></x:file></x:xliff>"""


@pytest.mark.parametrize(
    ("state", "fuzzy"),
    [
        ("", False),  # a tool that knows no states: what is there is done
        (' state="translated"', False),
        (' state="final"', False),
        (' state="initial" subState="mars:fuzzy"', True),
        (' state="translated" subState="mars:fuzzy"', False),  # approved, the sub-state left behind
    ],
)
def test_states_of_xliff_2(state, fuzzy):
    (entry,) = xliff.read(UNIT.format(state=state, target="Água").encode(), "a.xlf").entries
    assert (entry.msgstr, entry.fuzzy) == ("Água", fuzzy)


@pytest.mark.parametrize(
    ("approved", "state", "fuzzy"),
    [
        ("", "", False),
        (' approved="no"', "", True),
        ("", ' state="translated"', False),
        (' approved="no"', ' state="translated"', False),
        ("", ' state="needs-review-translation"', True),
        (' approved="yes"', ' state="final"', False),
    ],
)
def test_states_of_xliff_1_2(approved, state, fuzzy):
    file = xliff_1_2.read(OLD.format(approved=approved, state=state).encode(), "a.xliff")
    assert (file.entries[0].msgstr, file.entries[0].fuzzy, file.language) == ("Água", fuzzy, "pt")


def test_segments_that_a_tool_split_are_one_again():
    text = UNIT.format(state="", target="Um. ").replace(
        "</segment>",
        "</segment><ignorable><source> </source></ignorable>"
        "<segment><source>Two.</source><target>Dois.</target></segment>",
    )
    (entry,) = xliff.read(text.replace("Water", "One.").encode(), "a.xlf").entries
    assert (entry.msgid, entry.msgstr) == ("One. Two.", "Um.  Dois.")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>\n<xliff version="2.0">&b;</xliff>'
HOSTILE = {
    "empty": b"",
    "no xml": b"PK\x03\x04",
    "cut": xliff.write(EXAMPLE)[:900],
    "entities": BOMB.encode(),
    "external": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff version="2.0">&e;</xliff>',
    "external dtd": b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><xliff version="3">&e;</xliff>',
    "other root": b"<html/>",
    "encoding": b'<?xml version="1.0" encoding="klingon"?><xliff version="2.0"/>',
    "utf-8": b'<xliff version="2.0">\xff</xliff>',
    "no source": b'<xliff version="2.0">\n<unit><segment><target>x</target></segment></unit></xliff>',
    "foreign tag": UNIT.format(state="", target='<ph id="9"/>').encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("module", [xliff, xliff_1_2, tmx])
def test_damage_is_reported_with_its_line(name, module):
    with pytest.raises(MarsError, match=r"^a\.xlf:\d+: "):
        module.read(HOSTILE[name], "a.xlf")


def test_a_memory_with_its_document_type_is_read():
    data = tmx.write(EXAMPLE).replace(b"<tmx", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx', 1)
    assert tmx.read(data, "a.tmx").entries[0].msgstr == "Una <b1>bomba <i1>nueva</i1></b1>"


@pytest.mark.parametrize("module", [xliff, xliff_1_2, tmx])
def test_a_file_of_many_entries_takes_linear_time(module, assert_linear):
    def work(count):
        entries = tuple(Entry(f"Text <b1>number</b1> {n}", f"Texto <b1>número</b1> {n}") for n in range(count))
        data = module.write(replace(EXAMPLE, entries=entries))
        return lambda: module.read(data, "a.xlf")

    assert_linear(work, 500, 2000)
