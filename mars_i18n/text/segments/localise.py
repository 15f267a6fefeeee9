"""A document and a catalogue make the same document in another language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.model import Block, Document, Gap, Masthead, Segment, Tag, Text
from mars_i18n.text.segments.markup import parse_translation, tag_faults, to_msgid
from mars_i18n.text.segments.rewriting import map_mastheads, map_segments
from mars_i18n.text.segments.values_in_syntax import write_syntax
from mars_i18n.text.values.mastheads import format_masthead

if TYPE_CHECKING:
    from collections.abc import Callable

    from mars_i18n.model import Catalogue, Entry, Inline, State


def localise(
    document: Document, catalogue: Catalogue, language: str, locale: str, words: Callable[[str], str] = str
) -> Document:
    """The document in `language`, from the finished entries of its catalogue.

    A segment whose entry is done takes its msgstr; where msgstr is msgid, or the segment is in the language already
    and has no entry, it keeps its very text, so localising into the source's own language gives the source. Anything
    else (missing, fuzzy, broken tags) stays in its source language with ``state="fallback"``. Mastheads are written
    for `locale` ("es_CO"), their words through `words`.
    """
    done = {entry.key: entry for entry in catalogue.entries if entry.done}

    def of_segment(segment: Segment) -> Segment:
        return _localise_segment(segment, done, language)

    def of_masthead(masthead: Masthead) -> Masthead:
        return replace(masthead, raw=format_masthead(masthead, locale, words))

    own = document.language == language
    result = map_segments(document, of_segment)
    if not own:
        result = map_mastheads(result, of_masthead)
    return replace(
        result,
        language=language,
        parts=tuple(_write_language(_with_syntax(part), language, locale, own=own) for part in result.parts),
    )


def _localise_segment(segment: Segment, done: dict[tuple[str, str], Entry], language: str) -> Segment:
    msgid = to_msgid(segment.parts)
    entry = done.get((segment.context, msgid))
    if not is_message(segment):
        return segment
    if entry is None or tag_faults(msgid, entry.msgstr):
        return segment if segment.language == language else replace(segment, state="fallback")
    parts = tuple(_with_title(part, done) for part in segment.parts)
    if entry.msgstr == msgid:
        state: State = "translated" if segment.language != language else "source"
        return replace(segment, parts=parts, language=language, state=state)
    return replace(segment, parts=parse_translation(entry.msgstr, parts), language=language, state="translated")


def _with_title(part: Inline, done: dict[tuple[str, str], Entry]) -> Inline:
    """A link or image whose title is written elsewhere, in the definition of its address, with that title localised."""
    if not isinstance(part, Tag) or not (title := part.attribute("title")):
        return part
    if any(isinstance(one, Segment) for one in part.parts):  # localised with them
        return part
    entry = done.get(("", to_msgid((Text(title),))))
    if entry is None:
        return part
    words = "".join(one.text for one in parse_translation(entry.msgstr, (Text(title),)) if isinstance(one, Text))
    return replace(part, attributes=tuple((key, words if key == "title" else one) for key, one in part.attributes))


def _with_syntax(part: Gap | Block) -> Gap | Block:
    """A block that shows template syntax shows it with the words in it in their language; and so do its tags."""
    if isinstance(part, Gap) or not any(isinstance(one, Segment) for one in part.parts):
        return part
    if part.kind == "html":
        return replace(part, content=write_syntax(part.parts))
    if not any(isinstance(one, Segment) and any(map(_shows_words, one.parts)) for one in part.parts):
        return part

    def of_tag(tag: Inline) -> Inline:
        if not isinstance(tag, Tag) or not _shows_words(tag):
            return tag
        shown = " ".join(write_syntax(tag.parts).split())
        return replace(tag, attributes=tuple((key, shown if key == "ph" else one) for key, one in tag.attributes))

    parts = (
        replace(one, parts=tuple(map(of_tag, one.parts))) if isinstance(one, Segment) else one for one in part.parts
    )
    return replace(part, parts=tuple(parts))


def _shows_words(part: Inline) -> bool:
    """Whether a tag shows template syntax with words in it."""
    if not isinstance(part, Tag) or part.name != "ph" or not part.attribute("ph"):
        return False
    return any(isinstance(one, Segment) for one in part.parts)


def is_message(segment: Segment) -> bool:
    """Whether catalogues hold a segment: it is to be translated, and has a letter or is a figure that CLDR writes."""
    return segment.translate and (segment.figure == "regional" or has_prose(segment))


def has_prose(segment: Segment) -> bool:
    """Whether there is a letter to translate outside of the tags. Numbers and dashes alone need no translator."""
    return any(isinstance(part, Text) and any(map(str.isalpha, part.text)) for part in segment.parts)


def _write_language(part: Gap | Block, language: str, locale: str, *, own: bool) -> Gap | Block:
    """The file's own word on its language follows the document, with a region where it had one."""
    if own or isinstance(part, Gap) or part.kind != "metadata" or part.key != "language":
        return part
    mark = next((one for one in "-_" if one in part.raw.strip()), "")
    written = locale.replace("_", mark) if mark else language
    return replace(part, parts=(Gap(part.content.format(written) if part.content else written),))
