"""XLIFF 1.2 (http://docs.oasis-open.org/xliff/v1.2/), for tools that read no XLIFF 2.

One file, one trans-unit an entry. Inline tags are ``g`` and ``x``, or ``bx`` and ``ex`` where a translation crosses
them; ``bpt``, ``ept``, ``it`` and ``ph``, which some tools make of them, are read as well. A finished translation is
approved, one that needs work is not, in the state ``needs-review-translation``; of what is missing neither is said, as
most tools write a translation beside it and leave the rest as it was. Read, a translation is fuzzy too where sentences
of a unit that a tool split are still missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mars_i18n import __version__
from mars_i18n.catalogues.entry_ids import sent_id
from mars_i18n.catalogues.exchange._entries import KINDS, each, entry_of, notes_of
from mars_i18n.catalogues.exchange._inline import message_of, pieces, tag
from mars_i18n.catalogues.exchange._xml import attribute, child, local, read_xml, root_of, text_of
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Tag
from mars_i18n.plugins.kinds import ExchangeFile
from mars_i18n.text.segments.markup import from_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mars_i18n.catalogues.exchange._xml import Tree
    from mars_i18n.model import Entry

extension = ".xliff"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_KINDS = {"b": "bold", "i": "italic", "a": "link", "br": "lb", "img": "image"}
_FORMS: dict[str, Literal["alone", "open", "close"]] = {
    "g": "open",
    "x": "alone",
    "bx": "open",
    "ex": "close",
    "bpt": "open",
    "ept": "close",
    "ph": "alone",
    "it": "open",
}
_NATIVE = frozenset({"bpt", "ept", "ph", "it"})  # they hold the tag as text
_UNFINISHED = ("needs-", "new")  # states of the standard that ask for work; "needs-translation" and its like


def recognises(data: bytes) -> bool:
    """Whether these bytes look like XLIFF 1."""
    name, version = root_of(data)
    return name == "xliff" and version.startswith("1.")


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
    note_elements = "".join(f"    <note from={attribute(name)}>{text_of(text)}</note>\n" for name, text in notes)
    state = "translated" if entry.done else "needs-review-translation"
    target = f'    <target state="{state}">{_content(entry.msgstr)}</target>\n' if entry.msgstr else ""
    approved = ' approved="yes"' if entry.done else ' approved="no"' if entry.msgstr else ""
    return (
        f'   <trans-unit id="{sent_id(entry)}"{approved} xml:space="preserve">\n'
        f"    <source>{_content(entry.msgid)}</source>\n{target}{note_elements}   </trans-unit>\n"
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
        raise MarsError(
            message("this is not XLIFF 1"), message("XLIFF 2 is read by its own format, xliff."), at=tree.place(root)
        )
    first = next(tree.all("file"), None)
    if first is None:
        raise MarsError(message("it holds no file"), message("Ask for the file again."), at=tree.place(root))
    locale = first.get("target-language", "").replace("-", "_")
    source = first.get("source-language", "").replace("-", "_").partition("_")[0]
    units = list(tree.all("trans-unit"))
    entries = tuple(_entry(tree, unit) for unit in units)
    ids = tuple(unit.get("id", "") for unit in units)
    return ExchangeFile(first.get("original", ""), source, locale.partition("_")[0].lower(), locale, entries, ids)


def _entry(tree: Tree, unit: Element) -> Entry:
    source, target = child(unit, "source"), child(unit, "target")
    if source is None:
        raise MarsError(
            message("a trans-unit without a source"), message("Ask for the file again."), at=tree.place(unit)
        )
    msgstr = message_of(_parts(tree, target)) if target is not None else ""
    state = target.get("state", "") if target is not None else ""
    fuzzy = state.startswith(_UNFINISHED) or (not state and unit.get("approved") == "no")
    fuzzy |= _sentences(child(unit, "seg-source")) > _sentences(target)
    notes: dict[str, list[str]] = {}
    for note in unit:
        if local(note) == "note":
            name = note.get("from", "translator")
            notes.setdefault(name if name in KINDS else "translator", []).append("".join(note.itertext()))
    return entry_of(message_of(_parts(tree, source)), msgstr, notes, fuzzy=fuzzy)


def _sentences(element: Element | None) -> int:
    """How many sentences with a text a tool has marked in a source or translation; 0 where it has not split it."""
    marked = element.iter() if element is not None else ()
    return sum(
        local(one) == "mrk" and one.get("mtype") == "seg" and (len(one) > 0 or bool((one.text or "").strip()))
        for one in marked
    )


def _tag(element: Element, name: str) -> Tag | None:
    """The tag that an inline element represents: by its id, or by the tag written in it."""
    form = _FORMS[name]
    if name == "it":
        form = "close" if element.get("pos") == "close" else "open"
    found = tag(element.get("id", ""), form)
    if found is None and name in _NATIVE:
        parts = from_msgid("".join(element.itertext()).strip())
        return parts[0] if len(parts) == 1 and isinstance(parts[0], Tag) else None
    return found


def _parts(tree: Tree, element: Element) -> Iterator[str | Tag]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name in _FORMS:
            first, last = _tag(inner, name), tag(inner.get("id", ""), "close")
            if first is None:
                hint = message("Take the tags from the source; tags of other tools are not read.")
                raise MarsError(
                    message("the source has no tag {identity}", identity=repr(inner.get("id"))),
                    hint,
                    at=tree.place(inner),
                )
            yield first
            if name == "g" and last is not None:
                yield from _parts(tree, inner)
                yield last
        elif name == "mrk":
            yield from _parts(tree, inner)
        elif name:
            raise MarsError(
                message("the inline element <{name}> is not supported", name=name),
                message("Ask for the file again."),
                at=tree.place(inner),
            )
        yield inner.tail or ""
