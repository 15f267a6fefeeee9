"""Plain text as a person sees it. Whole files lie in text/*.txt beside their outlines; shapes.yaml has more."""

import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from mars_i18n.formats import text as plain_text
from mars_i18n.model import Masthead, Segment, Text, segments_of
from mars_i18n.text.segments.markup import to_msgid
from mars_i18n.text.segments.rewriting import map_segments

CASES = Path(__file__).with_name("text")
SHAPES = yaml.safe_load((CASES / "shapes.yaml").read_text("utf-8"))


def parse(text, path):
    return plain_text.parse(text.encode(), path)


def rebuild(document):
    return plain_text.rebuild(document).decode()


def outline(document):
    """One line a block: the containers, the kind, the level, the prose."""
    return [_line(block) for block in document.blocks]


def _line(block):
    holders = [
        holder.kind + "".join(f"({key if value == 'yes' else value})" for key, value in holder.attributes)
        for holder in block.containers
    ]
    name = f"{block.kind} {block.level}" if block.level else block.kind
    shown = [
        " ".join(filter(None, (part.start, part.end, part.volume, part.number)))
        if isinstance(part, Masthead)
        else to_msgid(part.parts)
        for part in block.parts
        if isinstance(part, Segment | Masthead)
    ]
    return " > ".join([*holders, name]) + (": " + "".join(shown) if shown else "")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_is_read_as_a_person_would_and_rebuilt(path, newline):
    text = path.read_text("utf-8").replace("\n", newline)
    document = parse(text, path.name)
    assert outline(document) == path.with_suffix(".outline").read_text("utf-8").splitlines()
    assert document.raw == rebuild(document) == text


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["claim"])
def test_shape(shape):
    document = parse(shape["text"], "a.txt")
    assert outline(document) == shape["read"]
    assert rebuild(document) == shape["text"]


@pytest.mark.parametrize("width", range(40, 150, 7))
def test_setting_a_file_to_a_width_changes_no_segment(width):
    text = (CASES / "issue.txt").read_text("utf-8")
    lines = ["\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) for line in text.splitlines()]
    assert outline(parse("\n".join(lines), "a.txt")) == outline(parse(text, "a.txt"))


def test_the_issue_has_its_first_masthead_as_its_own():
    document = parse((CASES / "issue.txt").read_text("utf-8"), "issue.txt")
    assert document.masthead == Masthead("2024-03", "2024-04", "7", "", "March - April 2024 / Volume 7")
    assert (document.format, document.path, document.language) == ("text", "issue.txt", "")


def test_a_date_below_running_text_is_not_that_of_the_issue():
    document = parse("Come to the river.\n\nMarch 2024\n", "a.txt")
    assert [block.kind for block in document.blocks] == ["paragraph", "masthead"]
    assert document.masthead is None


def test_blocks_and_segments_say_where_they_stand():
    """Lines end at LF, CR LF and CR; a form feed starts no line, and a byte order mark takes no column."""
    text = "\ufeffOne line.\r\n\r\n  Two.\r\f  Three.\n\n- four\n- five"
    document = parse(text, "a.txt")
    places = [(block.location.line, block.location.column) for block in document.blocks]
    assert places == [(1, 1), (3, 3), (4, 4), (6, 3), (7, 3)]
    assert [(s.location.line, s.location.column) for s in segments_of(document)] == places
    assert {block.location.path for block in document.blocks} == {"a.txt"}


def test_white_space_at_the_edges_is_not_shown_to_translators():
    document = parse("\ufeff\t A line.\u00a0\u2009\n\u3000\n\u200bAnother.\u00a0", "a.txt")
    assert [to_msgid(segment.parts) for segment in segments_of(document)] == ["A line.", "Another."]


def test_containers_have_numbers_of_their_own():
    document = parse("- a\n- b\n\nWords between the two lists.\n\n- c\n", "a.txt")
    holders = [block.containers for block in document.blocks]
    assert holders[0][0] == holders[1][0] != holders[3][0]
    numbers = {holder.number: holder.kind for stack in holders for holder in stack}
    assert list(numbers.values()) == ["list", "item", "item", "list", "item"]


def test_a_line_break_in_a_translation_becomes_a_space():
    def translated(segment):
        return replace(segment, parts=(Text("Uno \n dos\r\ntres\ffin\n"),))

    assert rebuild(map_segments(parse("- One\n  two\n\nThree", "a.txt"), translated)) == (
        "- Uno dos tres fin \n\nUno dos tres fin "
    )


def test_a_masthead_is_written_as_it_was_set():
    document = parse("NEWS\n\nMarch 2024\n", "a.txt")
    parts = tuple(
        replace(part, parts=(replace(part.parts[0], raw="Marzo de 2024"),))
        if getattr(part, "kind", "") == "masthead"
        else part
        for part in document.parts
    )
    assert rebuild(replace(document, parts=parts)) == "NEWS\n\nMarzo de 2024\n"
