"""Which answers of the translation memory a catalogue that was written can have changed.

What the memory answers for a text in a language rests on the finished entries of that language whose source is the
text, or holds it as a sentence; on nothing else. Which text is most like another rests on all of them.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.model import Catalogue, Entry

KEY_BYTES = 8
ANY_TEXT = bytes(KEY_BYTES)  # the key of what was asked of all texts: which is most like one


def key_of(language: str, text: str) -> bytes:
    """What a text is known by among those that were asked for in a language."""
    data = f"{language}\n{text}".encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=KEY_BYTES).digest()


def find_changed_texts(old: Catalogue | None, new: Catalogue | None, language: str) -> Iterator[bytes]:
    """The keys of the texts whose finished entries are not the same in two versions of a catalogue, and ANY_TEXT."""
    different = _finished(old) ^ _finished(new)
    if different:
        yield ANY_TEXT
    for entry in different:
        yield key_of(language, entry.msgid)
        yield from (key_of(language, sentence) for sentence in _sentences(entry, language))


def _finished(catalogue: Catalogue | None) -> set[Entry]:
    entries: Iterable[Entry] = catalogue.entries if catalogue else ()
    return {entry for entry in entries if entry.msgid and entry.msgstr and not entry.fuzzy}


def _sentences(entry: Entry, language: str) -> Iterator[str]:
    """The sentences that the memory has of an entry: none of a text in the language of its catalogue."""
    from mars_i18n.text.segments.remarks.entries import source_language_of
    from mars_i18n.text.sentences.splitting import split

    source = source_language_of(entry)[0]
    if source != language:
        for one in {source, ""}:
            yield from (sentence.strip() for sentence in split(entry.msgid, one or "und"))
