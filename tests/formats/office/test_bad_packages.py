"""Packages that cannot be read: each is refused with its path, the reason and what to do; none takes long."""
# ruff: noqa: E501 - a row a fault

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import p, pack, part, relations, word

from mars_i18n.errors import MarsError
from mars_i18n.formats import docx
from mars_i18n.formats._office import zip_package

GOOD = word(p("Water") * 3)


def parts(**changed):
    """The members of GOOD, some with other content; None leaves one out."""
    members = {
        one.filename: zipfile.ZipFile(io.BytesIO(GOOD)).read(one)
        for one in zipfile.ZipFile(io.BytesIO(GOOD)).infolist()
    }
    members |= {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in changed.items()}
    return pack([(name, content) for name, content in members.items() if content is not None])


def document(content):
    return parts(word__document_xml=content)


def patched(offset, layout, *values, signature=b"PK\x01\x02"):
    """GOOD with a field of a header overwritten."""
    data = bytearray(GOOD)
    struct.pack_into(layout, data, GOOD.rindex(signature) + offset, *values)
    return bytes(data)


def twice():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "x")
    return file.getvalue()


BODY = part("document", "<w:body>{}</w:body>")
REFUSED = {
    "an old file of Word, or one with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "97-2003, or one with a password"),
    "a text": (b"Dear reader,", "this is no document"),
    "an empty file": (b"", "this is no document"),
    "a web page": (b"<html>", "this is no document"),
    "cut off": (GOOD[: len(GOOD) // 2], "it is cut off"),
    "cut off in its last record": (GOOD[:-3], "it is cut off"),
    "two members of one name": (twice, "two files of the name word/document.xml"),
    "no document in it": (parts(_rels__=None, **{"_rels/.rels": None}), "no document of Word"),
    "a spreadsheet": (pack([("_rels/.rels", relations(("d", "officeDocument", "xl/workbook.xml"))), ("xl/workbook.xml", "<a/>")]), "no document of Word"),
    "a document type": (document('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), "document.xml, line 1: it has a document type"),
    "a billion laughs": (document('<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'), "line 2: it has a document type"),
    "no XML": (document("Water"), "document.xml, line 1: it is not well-formed"),
    "an element that is not closed": (document(BODY.format("<w:p>")), "not well-formed"),
    "an entity that nobody declared": (document(BODY.format("<w:p>&nbsp;</w:p>")), "not well-formed"),
    "UTF-16": (document(BODY.replace("UTF-8", "UTF-16").encode("utf-16")), "its encoding is UTF-16, not UTF-8"),
    "Latin 1": (document(BODY.replace("UTF-8", "iso-8859-1").encode()), "its encoding is iso-8859-1"),
    "elements nested without end": (document(BODY.format("<w:ins>" * 5000 + "</w:ins>" * 5000)), "nested too deeply"),
    "an encrypted member": (patched(8, "<H", 1), "is encrypted"),
    "an unknown method": (patched(10, "<H", 99), "unknown method"),
    "a wrong checksum": (patched(16, "<L", 1), "its checksum is wrong"),
    "a size that is a lie": (patched(24, "<L", 5), "another size than the package says"),
    "a huge declared size": (patched(24, "<L", 0xF0000000), "too large unpacked"),
    "zip64": (patched(20, "<L", 0xFFFFFFFF), "zip64"),
    "zip64 in its last record": (patched(16, "<L", 0xFFFFFFFF, signature=b"PK\x05\x06"), "zip64"),
    "a table of contents that is elsewhere": (patched(16, "<L", 5, signature=b"PK\x05\x06"), "table of contents is damaged"),
    "more members than a document has": (patched(8, "<HH", 20_000, 20_000, signature=b"PK\x05\x06"), "20000 files"),
    "a member within another": (patched(42, "<L", GOOD.index(b"PK\x03\x04")), "overlap"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_path_the_reason_and_what_to_do(name):
    data, reason = REFUSED[name]
    data = data() if callable(data) else data
    with pytest.raises(MarsError) as raised:
        docx.parse(data, "sources/may/a.docx")
    assert raised.value.message.startswith("sources/may/a.docx: ")
    assert reason in raised.value.message
    assert raised.value.hint.endswith(".")


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(MarsError, match="too large unpacked"):
        docx.parse(document(b"\0" * 80_000_000), "a.docx")


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(zip_package, "MAX_PACKAGE", 1024 * 1024)
    with pytest.raises(MarsError, match="larger than 1 MB"):
        docx.parse(GOOD + b"\0" * 1024 * 1024, "a.docx")


@given(st.data())
def test_any_damage_gives_a_document_or_a_fault_that_a_user_can_read(data):
    changed = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(changed)))
    for damaged in (bytes(changed), bytes(changed[:end])):
        try:
            document = docx.parse(damaged, "a.docx")
        except MarsError as error:
            assert error.message.startswith("a.docx: ")
        else:
            assert docx.rebuild(document) == damaged


xml = st.lists(
    st.sampled_from(
        [
            *"""<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:t/> <w:p/> <w:r/> words\n        <w:hyperlink> </w:hyperlink> <w:sdt> </w:sdt> <w:sdtContent> </w:sdtContent> <w:pPr> </w:pPr> <w:rPr> </w:rPr>\n        <w:fldChar/> <w:instrText>HYPERLINK</w:instrText> <mc:AlternateContent> </mc:AlternateContent> <mc:Fallback>\n        </mc:Fallback> <w:txbxContent> </w:txbxContent> <w:pict> </w:pict> <w:footnoteReference/> <w:ins> </w:ins> <w:del>\n        </w:del> <w:numPr/> <w:tab/> <w:br/> <w:gridSpan/> <w:tcPr> </w:tcPr> <w:footnote> </w:footnote> &amp; &#65;\n        <![CDATA[x]]> <!--x--> <?x?>""".split(),
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:fldChar w:fldCharType="separate"/>',
            '<w:fldChar w:fldCharType="end"/>',
        ]
    ),
    max_size=40,
)


def balanced(pieces):
    """The pieces with the end tags that they lack, and without those that end nothing."""
    opened, made = [], []
    for piece in pieces:
        if piece.startswith("</"):
            if piece[2:-1] not in opened:
                continue
            while opened:
                name = opened.pop()
                made.append(f"</{name}>")
                if name == piece[2:-1]:
                    break
            continue
        made.append(piece)
        if piece.startswith(("<w:", "<mc:")) and not piece.endswith("/>") and "</" not in piece:
            opened.append(piece[1:-1])
    return "".join([*made, *[f"</{name}>" for name in reversed(opened)]])


@given(xml)
def test_any_well_formed_part_is_read_and_rebuilt(pieces):
    data = document(BODY.format(balanced(pieces)))
    read = docx.parse(data, "a.docx")
    assert docx.rebuild(read) == data
    assert sorted(read.raw) == sorted(
        BODY.format(balanced(pieces)) + zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    )
