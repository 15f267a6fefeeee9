"""Kinds of HTML, each a page beside its outline: one line for each block, and one for each text in an attribute."""

from pathlib import Path

import pytest

from mars_i18n.formats import html
from mars_i18n.model import Gap, Segment, Tag, segments_of
from mars_i18n.text.segments.markup import to_msgid

KINDS = Path(__file__).parent / "kinds"
NAMES = sorted(path.stem for path in KINDS.glob("*.html"))


def outline(document):
    lines = [f"document {document.encoding} {document.language or '-'}"]
    for part in document.parts:
        if isinstance(part, Gap):
            if part.reason:
                lines.append(f"({part.reason}: {' '.join(part.raw.split())})")
            continue
        lines += described(part)
    return "\n".join(lines) + "\n"


def described(block):
    kind = block.kind + (str(block.level) if block.kind == "heading" else "")
    where = "/".join(one.kind + "!" * (one.attribute("header") == "yes") for one in block.containers)
    said = [kind, where and f"in {where}", block.key and f"[{block.key}]", "twin" * block.twin]
    said.append(block.link and f"-> {block.link}")
    own = [part for part in block.parts if isinstance(part, Segment)]
    head = " ".join(filter(None, said))
    if not own:
        yield f"{head} = {block.content or block.raw!r}"
    for segment in own:
        marks = f" {segment.language}" * bool(segment.language) + " kept" * (not segment.translate)
        yield f"{head}{marks}: {to_msgid(segment.parts)}" + "".join(f" #{note}" for note in segment.notes)
        for tag in segment.parts:
            if isinstance(tag, Tag):
                yield from (
                    f"    {inner.attribute} of {tag.label}: {to_msgid(inner.parts)}" for inner in segments_of(tag)
                )


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_page_is_read_as_its_outline_says(name, request):
    data = (KINDS / f"{name}.html").read_bytes()
    path = KINDS / f"{name}.outline"
    shown = outline(html.parse(data, f"{name}.html"))
    if request.config.getoption("--regenerate"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_an_unchanged_page_is_rebuilt_byte_for_byte(name):
    data = (KINDS / f"{name}.html").read_bytes()
    assert html.rebuild(html.parse(data, "p.html")) == data
