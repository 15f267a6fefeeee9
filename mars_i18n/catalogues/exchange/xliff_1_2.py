"""XLIFF 1.2 (http://docs.oasis-open.org/xliff/v1.2/), for tools that read no XLIFF 2.

One file, one trans-unit an entry. Inline tags are ``g`` and ``x``, or ``bx`` and ``ex`` where a translation crosses
them. A translation that needs work is not approved, in the state ``needs-review-translation``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from mars_i18n import __version__
from mars_i18n.catalogues.exchange._entries import KINDS, each, entry_of, notes_of
from mars_i18n.catalogues.exchange._file import ExchangeFile, entry_id
from mars_i18n.catalogues.exchange._inline import message_of, pieces, tag
from mars_i18n.catalogues.exchange._xml import attribute, child, local, read_xml, text_of
from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mars_i18n.catalogues.exchange._xml import Tree
    from mars_i18n.model import Entry, Tag

extension = ".xliff"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_KINDS = {"b": "bold", "i": "italic", "a": "link", "br": "lb", "img": "image"}
_UNFINISHED = ("needs-", "new")  # states of the standard that ask for work; "needs-translation" and its like
_LIKE = re.compile(rb"<(?:\w+:)?xliff\b[^>]*version\s*=\s*[\"']1\.")


def recognises(data: bytes) -> bool:
    """Whether these bytes look like XLIFF 1."""
    return _LIKE.search(data[:4000]) is not None


def write(file: ExchangeFile) -> bytes:
    """The file as XLIFF 1.2. Raises MarsError for the first entry that XML cannot hold."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{_NAMESPACE}" version="1.2">\n'
        f" <file original={attribute(file.issue)} source-language={attribute(file.source_language)} "
        f'target-language={attribute(file.locale.replace("_", "-"))} datatype="plaintext">\n'
        f'  <header><tool tool-id="mars-i18n" tool-name="mars-i18n" tool-version="{__version__}"/></header>\n  <body>\n'
    )
    return (head + each(file, file.entries, _unit) + "  </body>\n </file>\n</xliff>\n").encode()


def _unit(entry: Entry) -> str:
    notes = notes_of(entry)
    told = "".join(f"    <note from={attribute(name)}>{text_of(text)}</note>\n" for name, text in notes)
    state = "translated" if entry.done else "needs-review-translation"
    target = f'    <target state="{state}">{_content(entry.msgstr)}</target>\n' if entry.msgstr else ""
    approved = "yes" if entry.done else "no"
    return (
        f'   <trans-unit id="{entry_id(entry)}" approved="{approved}" xml:space="preserve">\n'
        f"    <source>{_content(entry.msgid)}</source>\n{target}{told}   </trans-unit>\n"
    )


def _content(message: str) -> str:
    written = []
    for piece in pieces(message):
        kind = f'ctype="{_KINDS.get(piece.name, f"x-mars-{piece.name}")}"'
        if piece.form == "text":
            written.append(text_of(piece.text))
        elif piece.form == "open":
            written.append(f'<g id="{piece.id}" {kind}>')
        elif piece.form == "close":
            written.append("</g>")
        elif piece.form == "alone":
            written.append(f'<x id="{piece.id}" {kind} equiv-text="&lt;{piece.label}/&gt;"/>')
        elif piece.form in {"begin", "lone begin"}:
            written.append(f'<bx id="{piece.id}" {kind}/>')
        else:
            written.append(f'<ex id="{piece.id}"/>')
    return "".join(written)


def read(data: bytes, path: str) -> ExchangeFile:
    """What a tool made of a file that `write` wrote, or any XLIFF 1.2. Raises MarsError with the line of a fault."""
    tree = read_xml(data, path)
    root = tree.root
    if local(root) != "xliff" or not root.get("version", "").startswith("1."):
        raise MarsError(f"{tree.place(root)}: this is no XLIFF 1", "XLIFF 2 is read by its own format, xliff.")
    first = next(tree.all("file"), None)
    if first is None:
        raise MarsError(f"{tree.place(root)}: it holds no file", "Ask for the file again.")
    locale = first.get("target-language", "").replace("-", "_")
    source = first.get("source-language", "").replace("-", "_").partition("_")[0]
    units = list(tree.all("trans-unit"))
    entries = tuple(_entry(tree, unit) for unit in units)
    ids = tuple(unit.get("id", "") for unit in units)
    return ExchangeFile(first.get("original", ""), source, locale.partition("_")[0].lower(), locale, entries, ids)


def _entry(tree: Tree, unit: Element) -> Entry:
    source, target = child(unit, "source"), child(unit, "target")
    if source is None:
        raise MarsError(f"{tree.place(unit)}: a trans-unit without a source", "Ask for the file again.")
    msgstr = message_of(_parts(tree, target)) if target is not None else ""
    state = target.get("state", "") if target is not None else ""
    fuzzy = state.startswith(_UNFINISHED) or (not state and unit.get("approved") == "no")
    notes: dict[str, list[str]] = {}
    for note in unit:
        if local(note) == "note":
            name = note.get("from", "translator")
            notes.setdefault(name if name in KINDS else "translator", []).append("".join(note.itertext()))
    return entry_of(message_of(_parts(tree, source)), msgstr, notes, fuzzy=fuzzy)


def _parts(tree: Tree, element: Element) -> Iterator[str | Tag]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name in {"g", "x", "bx", "ex"}:
            form: Literal["alone", "close", "open"] = "alone" if name == "x" else "close" if name == "ex" else "open"
            first, last = tag(inner.get("id", ""), form), tag(inner.get("id", ""), "close")
            if first is None or last is None:
                hint = "Take the tags from the source; tags of other tools are not read."
                raise MarsError(f"{tree.place(inner)}: the tag {inner.get('id')!r} is none of the source's", hint)
            yield first
            if name == "g":
                yield from _parts(tree, inner)
                yield last
        elif name == "mrk":
            yield from _parts(tree, inner)
        elif name:
            raise MarsError(
                f"{tree.place(inner)}: <{name}> is no inline element that is read", "Ask for the file again."
            )
        yield inner.tail or ""
