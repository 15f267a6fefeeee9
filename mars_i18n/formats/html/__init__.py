"""HTML: web pages, and mails as services make them (Mailchimp, MJML), read by offset and written by splicing.

Any bytes are a page. What is prose, and what is not, is said in docs/sources/reference/html.md.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mars_i18n.formats._opaque_marks import OPAQUE
from mars_i18n.formats._prose_keys import KEPT, PROSE, ProseKeys
from mars_i18n.formats.html.emission import Emitter
from mars_i18n.formats.html.encoding import decode_page, encode_page
from mars_i18n.formats.html.linked_sheets import linked_files
from mars_i18n.formats.html.page_front_matter import begins_front_matter, read_page_front_matter
from mars_i18n.formats.html.reader import PageReader
from mars_i18n.formats.html.second_reader import words_of_page
from mars_i18n.formats.html.tokens import Source, mask_syntax
from mars_i18n.formats.html.writing import page_text
from mars_i18n.model import Block, Document, Gap
from mars_i18n.model.garbage_collection import collection_paused
from mars_i18n.text.segments.anchors import may_name_places, name_places
from mars_i18n.text.segments.template_syntax import find_template_syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mars_i18n.model import Setting, VisibleWord

__all__ = ["extensions", "linked_files", "options", "parse", "parse_fragment", "rebuild", "visible_words"]
extensions: tuple[str, ...] = (".html", ".htm")
options = (OPAQUE, PROSE, KEPT)


@collection_paused()
def parse(
    data: bytes, path: str, settings: Iterable[Setting] = (), linked: Iterable[tuple[str, bytes]] = ()
) -> Document:
    """Read a page; any bytes are one. Law: ``rebuild(parse(data, path)) == data``. Linear in the length of `data`.

    `linked` are (address, bytes) of the style sheets that `linked_files` names, as far as they are there.
    """
    opaque, linked = OPAQUE.value(settings, of="html"), tuple(linked)
    text, encoding = decode_page(data)
    if begins_front_matter(text):
        keys = ProseKeys(*(frozenset(one.value(settings, of="html")) for one in (PROSE, KEPT)))
        document = _below_front_matter(text, path, keys, Document(path, "html", (), opaque=opaque, linked=linked))
        document = replace(document, encoding="utf-8" if encoding == "ascii" else encoding)
    else:
        parts, language = parse_fragment(text, path, opaque, dict(linked))
        document = Document(path, "html", parts, language, encoding=encoding, opaque=opaque, linked=linked)
    return name_places(document, by_words=False) if may_name_places(text) else document


def _below_front_matter(text: str, path: str, keys: ProseKeys, made: Document) -> Document:
    """A page of a site generator: what its front matter says, and the page below it. `made` is the document so far."""
    from mars_i18n.text.segments.rewriting import keep_source_words

    front, above = read_page_front_matter(text, path, keys)
    parts, language = parse_fragment(text, path, made.opaque, dict(made.linked), front.end)
    document = replace(
        made,
        parts=(*above, *parts),
        language=front.language or language,
        masthead=front.masthead,
        metadata=front.metadata,
        unreadable=front.unreadable,
    )
    return document if front.translate else keep_source_words(document)


def parse_fragment(
    text: str, path: str, opaque: Iterable[str] = (), linked: Mapping[str, bytes] | None = None, start: int = 0
) -> tuple[tuple[Gap | Block, ...], str]:
    """The parts of HTML from `start` on, raw joined being ``text[start:]``, and the language of its root, or "".

    Locations count from the beginning of `text`. `opaque` is what the project adds to template syntax, `linked` the
    style sheets that are read with it, by address.
    """
    syntax = list(find_template_syntax(text, opaque))
    found = Emitter(text, path)
    reader = PageReader(Source(text, syntax, mask_syntax(text, syntax), linked or {}), found, start, len(text))
    reader.read()
    return found.parts(start), reader.language


def rebuild(document: Document) -> bytes:
    """The bytes of a page; a character that its encoding lacks is written as a reference."""
    return encode_page(page_text(document), document.encoding)


def visible_words(document: Document) -> Iterator[VisibleWord]:
    """The words that readers see or hear, by a second reader: see plugins.kinds.OptionalOfFormat."""
    return words_of_page(document.raw, document.opaque)
