"""The examples of the CommonMark specification: byte for byte when untouched, whole again when translated."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mars_i18n.formats import markdown
from mars_i18n.model import Tag, Text, segments_of
from mars_i18n.text.segments.markup import from_msgid, parse_translation, to_msgid
from mars_i18n.text.segments.rewriting import map_segments

SPEC = Path(__file__).with_name("commonmark") / "spec.json"
EXAMPLES = json.loads(SPEC.read_text(encoding="utf-8"))

# Examples that are not the same when translated, each with its reason.
EXCEPTIONS = {
    39: "a line end written as a character reference is a space in a translation, as is every line end in a msgstr",
    40: "a tab at the start, written as a character reference, is trimmed from a translation, as spaces are",
}


def by_section(examples):
    """The examples of each section as one case: one for each takes longer to collect than to run."""
    sections = {}
    for one in examples:
        sections.setdefault(one["section"], []).append(one)
    return [pytest.param(found, id=name.replace(" ", "-")) for name, found in sections.items()]


def upper(text):
    return text.upper()


def accented(text):
    """Each end of the text becomes a letter outside ASCII, as ¡ and ñ do to Spanish."""
    return f"Ñ{text}é" if text.strip() else text


def punctuated(text):
    """Each end becomes punctuation, beside which CommonMark's rules for emphasis differ."""
    return f"¡{text}!" if text.strip() else text


def translated(message, change):
    parts = (replace(part, text=change(part.text)) if isinstance(part, Text) else part for part in from_msgid(message))
    return to_msgid(parts)


def messages(source):
    return [to_msgid(segment.parts) for segment in segments_of(markdown.parse(source.encode(), "a.md"))]


def localised(source, change):
    def rewrite(segment):
        return replace(segment, parts=parse_translation(translated(to_msgid(segment.parts), change), segment.parts))

    return markdown.rebuild(map_segments(markdown.parse(source.encode(), "a.md"), rewrite)).decode()


def structure(source):
    """Every block with what it is in, and where its tags lead."""
    return [
        (
            block.kind,
            block.level,
            [(container.kind, container.attributes) for container in block.containers],
            (block.key, block.content),
            [
                (part.label, [one for one in part.attributes if one[0] not in {"alt", "title", "reference"}])
                for segment in segments_of(block)
                for part in segment.parts
                if isinstance(part, Tag)
            ],
        )
        for block in markdown.parse(source.encode(), "a.md").blocks
    ]


def test_the_examples_are_those_of_the_specification():
    assert len(EXAMPLES) == 652
    digest = hashlib.sha256(SPEC.read_bytes()).hexdigest()
    assert digest in SPEC.with_name("README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("examples", by_section(EXAMPLES))
def test_an_example_comes_back_byte_for_byte(examples):
    for example in examples:
        source = example["markdown"]
        document = markdown.parse(source.encode(), "a.md")
        assert document.raw == source, example["example"]
        assert markdown.rebuild(document).decode() == source, example["example"]


@pytest.mark.slow("translates every example of the specification")
@pytest.mark.parametrize("change", [upper, accented, punctuated])
@pytest.mark.parametrize("examples", by_section(one for one in EXAMPLES if one["example"] not in EXCEPTIONS))
def test_an_example_of_which_every_segment_is_translated_has_the_same_structure_and_those_very_words(examples, change):
    for example in examples:
        source = example["markdown"]
        rebuilt = localised(source, change)
        wanted = [translated(message, change) for message in messages(source)]
        assert messages(rebuilt) == wanted, example["example"]
        assert structure(rebuilt) == structure(source), example["example"]


@pytest.mark.parametrize(
    "example", [one for one in EXAMPLES if one["example"] in EXCEPTIONS], ids=lambda one: one["example"]
)
def test_an_exception_differs_in_nothing_but_white_space(example):
    source = example["markdown"]
    wanted = [translated(message, upper) for message in messages(source)]
    found = messages(localised(source, upper))
    assert found != wanted
    assert ["".join(one.split()) for one in found] == ["".join(one.split()) for one in wanted]
