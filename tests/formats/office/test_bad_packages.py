"""Packages that cannot be read: each is refused with its path, the reason and what to do; none takes long."""
# ruff: noqa: E501 - a row a fault

import io
import struct
import zipfile
from dataclasses import replace
from types import ModuleType
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import deck, open_text, p, pack, part, relations, word

from mars_i18n.errors import MarsError
from mars_i18n.formats import docx, odt, pptx
from mars_i18n.formats._office import zip_package
from mars_i18n.model import Catalogue, Entry
from mars_i18n.text.segments.localise import localise


class Form(NamedTuple):
    """A format, a good file of it, the part that holds its text, and what opens and closes that part's text."""

    module: ModuleType
    good: bytes
    main: str
    nesting: str
    no_document: str

    @property
    def path(self):
        return f"sources/may/a{self.module.extensions[0]}"

    def parts(self, **changed):
        """The members of the good file, some with other content; None leaves one out."""
        archive = zipfile.ZipFile(io.BytesIO(self.good))
        members = {one.filename: archive.read(one) for one in archive.infolist()} | changed
        return pack([(name, content) for name, content in members.items() if content is not None])

    def text(self, content):
        """The good file with another main part."""
        return self.parts(**{self.main: content})

    def within(self, content):
        """The good file with content before the first text of its main part."""
        whole = zipfile.ZipFile(io.BytesIO(self.good)).read(self.main).decode()
        at = whole.index(self.nesting)
        return self.text(whole[:at] + content + whole[at:])

    def patched(self, offset, layout, *values, signature=b"PK\x01\x02"):
        """The good file with a field of its last header overwritten."""
        data = bytearray(self.good)
        struct.pack_into(layout, data, self.good.rindex(signature) + offset, *values)
        return bytes(data)

    def twice(self):
        """A package that has its main part twice."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(self.main, "x")
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr(self.main, "x")
        return file.getvalue()


SHAPE = "<p:sp><p:txBody><a:p><a:r><a:t>Water</a:t></a:r></a:p></p:txBody></p:sp>"
FORMS = {
    "docx": Form(docx, word(p("Water") * 3), "word/document.xml", "<w:p>", "no document of Word"),
    "odt": Form(odt, open_text("<text:p>Water</text:p>" * 3), "content.xml", "<text:p>", "no OpenDocument text"),
    "pptx": Form(pptx, deck(SHAPE, SHAPE), "ppt/slides/slide1.xml", "<a:r>", "no slides in this file"),
}
GOOD = FORMS["docx"].good
document = FORMS["docx"].text

BODY = part("document", "<w:body>{}</w:body>")
SPREADSHEET = [("_rels/.rels", relations(("d", "officeDocument", "xl/workbook.xml"))), ("xl/workbook.xml", "<a/>")]
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
WIDE = '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
REFUSED = {
    "an old file of Word or PowerPoint, or one with a password": (lambda _: OLD + b"\0" * 600, "97-2003, or one with a password"),
    "a text": (lambda _: b"Dear reader,", "this is no document"),
    "an empty file": (lambda _: b"", "this is no document"),
    "a web page": (lambda _: b"<html>", "this is no document"),
    "cut off": (lambda form: form.good[: len(form.good) // 2], "it is cut off"),
    "cut off in its last record": (lambda form: form.good[:-3], "it is cut off"),
    "two members of one name": (Form.twice, "two files of the name {main}"),
    "no document in it": (lambda form: form.parts(**{"_rels/.rels": None, "content.xml": None}), "{no_document}"),
    "a spreadsheet": (lambda _: pack(SPREADSHEET), "{no_document}"),
    "a document type": (lambda form: form.text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), "{main}, line 1: it has a document type"),
    "a billion laughs": (lambda form: form.text(LAUGHS), "{main}, line 2: it has a document type"),
    "no XML": (lambda form: form.text("Water"), "{main}, line 1: it is not well-formed"),
    "an element that is not closed": (lambda form: form.within("<open>"), "not well-formed"),
    "an entity that nobody declared": (lambda form: form.within("&nbsp;"), "not well-formed"),
    "UTF-16": (lambda form: form.text(WIDE), "its encoding is UTF-16, not UTF-8"),
    "Latin 1": (lambda form: form.text('<?xml version="1.0" encoding="iso-8859-1"?><a/>'), "its encoding is iso-8859-1"),
    "elements nested without end": (lambda form: form.within("<x>" * 5000 + "</x>" * 5000), "nested too deeply"),
    "an encrypted member": (lambda form: _in_main(form, 8, "<H", 1), "{main} is encrypted"),
    "an unknown method": (lambda form: _in_main(form, 10, "<H", 99), "unknown method"),
    "a wrong checksum": (lambda form: _in_main(form, 16, "<L", 1), "its checksum is wrong"),
    "a size that is a lie": (lambda form: _in_main(form, 24, "<L", 5), "another size than the package says"),
    "a huge declared size": (lambda form: _in_main(form, 24, "<L", 0x3F000000), "too large unpacked"),
    "a huge declared size of what is not read": (lambda form: form.patched(24, "<L", 0xF0000000), "too large unpacked"),
    "zip64": (lambda form: form.patched(20, "<L", 0xFFFFFFFF), "zip64"),
    "zip64 in its last record": (lambda form: form.patched(16, "<L", 0xFFFFFFFF, signature=b"PK\x05\x06"), "zip64"),
    "a table of contents that is elsewhere": (lambda form: form.patched(16, "<L", 5, signature=b"PK\x05\x06"), "table of contents is damaged"),
    "more members than a document has": (lambda form: form.patched(8, "<HH", 20_000, 20_000, signature=b"PK\x05\x06"), "20000 files"),
    "a member within another": (lambda form: form.patched(42, "<L", form.good.index(b"PK\x03\x04")), "overlap"),
    "a bomb": (lambda form: form.text(b"\0" * 80_000_000), "{main} is too large unpacked"),
}  # fmt: skip


def _in_main(form, offset, layout, *values):
    """The good file with a field of the header of its main part overwritten."""
    data = bytearray(form.good)
    record = form.good.rindex(form.main.encode(), 0, form.good.index(b"PK\x05\x06")) - 46
    struct.pack_into(layout, data, record + offset, *values)
    return bytes(data)


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_path_the_reason_and_what_to_do(name, kind):
    form, (make, reason) = FORMS[kind], REFUSED[name]
    with pytest.raises(MarsError) as raised:
        form.module.parse(make(form), form.path)
    assert raised.value.message.startswith(f"{form.path}: ")
    assert reason.format(main=form.main, no_document=form.no_document) in raised.value.message
    assert raised.value.hint.endswith(".")


@pytest.mark.parametrize("kind", FORMS)
def test_a_file_that_is_too_large_is_refused_unread(monkeypatch, kind):
    form = FORMS[kind]
    monkeypatch.setattr(zip_package, "MAX_PACKAGE", 1024 * 1024)
    with pytest.raises(MarsError, match="larger than 1 MB"):
        form.module.parse(form.good + b"\0" * 1024 * 1024, form.path)


@pytest.mark.parametrize("kind", FORMS)
def test_a_file_of_a_hundred_megabytes_is_refused_unread(kind):
    form = FORMS[kind]
    with pytest.raises(MarsError, match="larger than 100 MB"):
        form.module.parse(form.good + bytes(100 * 1024 * 1024), form.path)


@pytest.mark.parametrize("kind", FORMS)
def test_macros_are_kept_byte_for_byte_and_never_read(kind):
    form = FORMS[kind]
    name = "Basic/Standard/Module1.xml" if kind == "odt" else f"{form.main.partition('/')[0]}/vbaProject.bin"
    macro = b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x"><x>Sub Main' + bytes(range(256))
    data = form.parts(**{name: macro})
    parsed = form.module.parse(data, form.path)
    assert form.module.rebuild(parsed) == data
    assert "Sub Main" not in parsed.raw
    new = localise(replace(parsed, language="en"), Catalogue("pt", (Entry("Water", "Rio"),)), "pt", "pt_BR")
    archive = zipfile.ZipFile(io.BytesIO(form.module.rebuild(new)))
    assert archive.read(name) == macro
    assert b"Rio" in archive.read(form.main)


@pytest.mark.parametrize("kind", FORMS)
@given(st.data())
def test_any_damage_gives_a_document_or_a_fault_that_a_user_can_read(kind, data):
    form = FORMS[kind]
    changed = bytearray(form.good)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(changed)))
    for damaged in (bytes(changed), bytes(changed[:end])):
        try:
            parsed = form.module.parse(damaged, form.path)
        except MarsError as error:
            assert error.message.startswith(f"{form.path}: ")
        else:
            assert form.module.rebuild(parsed) == damaged


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
