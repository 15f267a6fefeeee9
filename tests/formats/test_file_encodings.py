"""Text formats read and write bytes: what the encoding of a file does, and what is said of bytes that are no text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mars_i18n.errors import MarsError
from mars_i18n.formats import markdown, text
from mars_i18n.model import Text
from mars_i18n.text.encoding import decode_text, encode_text
from mars_i18n.text.segments.rewriting import map_segments

FORMATS = [markdown, text]
FILE = "\ufeffWater for the school: ñ\r\n\r\nSecond.\r\n"


@pytest.mark.parametrize("module", FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_file_with_a_byte_order_mark_is_read_and_rebuilt_byte_for_byte(module, encoding):
    data = FILE.encode(encoding)
    document = module.parse(data, "a")
    assert document.encoding == encoding
    assert document.raw == FILE
    assert module.rebuild(document) == data


@pytest.mark.parametrize("module", FORMATS)
def test_bytes_that_are_no_text_are_reported_with_line_and_byte(module):
    with pytest.raises(MarsError, match=r"a\.x:3: byte 7 \(0xF1\) is not UTF-8"):
        module.parse(b"Uno\n\nA\xf1o", "a.x")


@pytest.mark.parametrize("module", FORMATS)
def test_a_character_that_the_encoding_lacks_is_reported_with_the_source(module):
    def arabic(segment):
        return type(segment)((Text("\u0645"),), segment.location)

    document = map_segments(module.parse(b"One", "a.x"), arabic)
    assert "\u0645".encode() in module.rebuild(document)
    with pytest.raises(MarsError, match=r"a\.x: '\u0645' of the translation cannot be written in cp1252"):
        module.rebuild(replace(document, encoding="cp1252"))


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_what_is_decoded_is_encoded_again_to_the_same_bytes(data, configured):
    try:
        found, encoding = decode_text(data, "a.x", configured)
    except MarsError as error:
        assert error.message.startswith("a.x:")
        assert error.hint
    else:
        assert encode_text(found, encoding, "a.x") == data
