"""Front matter of site generators: what of it is a message, and that the rest stays as it is. Cases as data."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from mars_i18n.formats import markdown
from mars_i18n.model import Text, segments_of
from mars_i18n.text.segments.markup import dressed, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

KINDS = yaml.safe_load((Path(__file__).parent / "front_matter.yaml").read_text(encoding="utf-8"))


def shouted(segment):
    parts = [replace(one, text=one.text.upper(), raw=None) if isinstance(one, Text) else one for one in segment.parts]
    return replace(segment, parts=dressed(to_msgid(parts), segment.parts))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["name"])
def test_front_matter_is_read_and_written_in_its_own_syntax(kind, ends):
    data = kind["source"].replace("\n", ends).encode()
    document = markdown.parse(data, "a.md")
    assert markdown.rebuild(document) == data
    assert [to_msgid(segment.parts) for segment in segments_of(document)] == kind["messages"]
    assert document.language == kind.get("language", "")
    written = markdown.rebuild(map_segments(document, shouted)).decode()
    assert written == kind["written"].replace("\n", ends)


def test_words_in_a_literal_string_of_toml_cannot_end_it():
    document = markdown.parse(b"+++\ntitle = 'X'\n+++\n", "a.md")
    written = map_segments(document, lambda segment: replace(segment, parts=(Text("l'eau"),)))
    assert markdown.rebuild(written).decode() == "+++\ntitle = 'l\u2019eau'\n+++\n"


def test_many_lines_of_front_matter_take_time_in_proportion(assert_linear):
    assert_linear(lambda size: lambda: markdown.parse(b"+++\n" + b'a = "b"\n' * size, "a.md"), 1000, 4000)
    assert_linear(lambda size: lambda: markdown.parse(b"Title: a\n" * size, "a.md"), 1000, 4000)
