"""XLIFF 2.1, the exchange format of OASIS (https://docs.oasis-open.org/xliff/xliff-core/v2.1/), as CAT tools read it.

One file, one unit an entry. Inline tags are ``pc`` and ``ph``, or ``sc`` and ``ec`` where a translation crosses them.
A translation that needs work is in the state ``initial`` with our sub-state; notes hold the comments of the catalogue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mars_i18n import __version__
from mars_i18n.catalogues.exchange._entries import KINDS, each, entry_of, notes_of
from mars_i18n.catalogues.exchange._file import ExchangeFile, entry_id
from mars_i18n.catalogues.exchange._inline import Piece, message_of, pieces, tag
from mars_i18n.catalogues.exchange._xml import attribute, child, local, read_xml, text_of
from mars_i18n.errors import MarsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mars_i18n.catalogues.exchange._xml import Tree
    from mars_i18n.model import Entry, Tag

extension = ".xlf"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_FUZZY = "mars:fuzzy"
# What an inline tag is, in the terms of the standard: type and sub-type.
_KINDS = {
    "b": ("fmt", "xlf:b"),
    "i": ("fmt", "xlf:i"),
    "s": ("fmt", "mars:s"),
    "a": ("link", "mars:a"),
    "br": ("fmt", "xlf:lb"),
    "img": ("image", "mars:img"),
    "code": ("other", "mars:code"),
    "fn": ("other", "mars:fn"),
    "html": ("other", "mars:html"),
}
_UNTOUCHED = re.compile(rb"<(?:\w+:)?xliff\b[^>]*version\s*=\s*[\"']2\.")


def recognises(data: bytes) -> bool:
    """Whether these bytes look like XLIFF 2."""
    return _UNTOUCHED.search(data[:4000]) is not None


def write(file: ExchangeFile) -> bytes:
    """The file as XLIFF 2.1. Raises MarsError for the first entry that XML cannot hold."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{_NAMESPACE}" version="2.1" srcLang={attribute(file.source_language)} '
        f"trgLang={attribute(file.locale.replace('_', '-'))}>\n"
        f' <file id="f1" original={attribute(file.issue)}>\n'
        f'  <notes><note category="tool">mars-i18n {__version__}</note></notes>\n'
    )
    return (head + each(file, file.entries, _unit) + " </file>\n</xliff>\n").encode()


def _unit(entry: Entry) -> str:
    notes = notes_of(entry)
    told = "".join(f"    <note category={attribute(name)}>{text_of(text)}</note>\n" for name, text in notes)
    state = ' state="translated"' if entry.done else ' state="initial"'
    state += f' subState="{_FUZZY}"' if entry.fuzzy else ""
    target = f"     <target>{_content(entry.msgstr)}</target>\n" if entry.msgstr else ""
    return (
        f'  <unit id="{entry_id(entry)}" xml:space="preserve">\n'
        + (f"   <notes>\n{told}   </notes>\n" if told else "")
        + f"   <segment{state}>\n     <source>{_content(entry.msgid)}</source>\n{target}   </segment>\n  </unit>\n"
    )


def _content(message: str) -> str:
    return "".join(map(_written, pieces(message)))


def _written(piece: Piece) -> str:
    kind, sub = _KINDS.get(piece.name, ("other", "mars:other"))
    known = f'id="{piece.id}"' + (f' copyOf="{piece.label}"' if piece.id != piece.label else "")
    told = f'{known} type="{kind}" subType="{sub}"'
    forms = {
        "open": f"<pc {told}>",
        "close": "</pc>",
        "alone": f'<ph {told} disp="&lt;{piece.label}/&gt;"/>',
        "begin": f"<sc {told}/>",
        "end": f'<ec startRef="{piece.id}"/>',
        "lone begin": f'<sc {told} isolated="yes"/>',
        "lone end": f'<ec {told} isolated="yes"/>',
    }
    return text_of(piece.text) if piece.form == "text" else forms[piece.form]


def read(data: bytes, path: str) -> ExchangeFile:
    """What a tool made of a file that `write` wrote, or any XLIFF 2. Raises MarsError with the line of a fault."""
    tree = read_xml(data, path)
    root = tree.root
    if local(root) != "xliff" or not root.get("version", "").startswith("2."):
        raise MarsError(f"{tree.place(root)}: this is no XLIFF 2", "XLIFF 1.2 is read by its own format, xliff-1-2.")
    units = list(tree.all("unit"))
    original = next((one.get("original", "") for one in tree.all("file")), "")
    locale = root.get("trgLang", "").replace("-", "_")
    source = root.get("srcLang", "").replace("-", "_").partition("_")[0]
    entries = tuple(_entry(tree, unit) for unit in units)
    ids = tuple(unit.get("id", "") for unit in units)
    return ExchangeFile(original, source, locale.partition("_")[0].lower(), locale, entries, ids)


def _entry(tree: Tree, unit: Element) -> Entry:
    sources: list[str | Tag] = []
    targets: list[str | Tag] = []
    states, subs = set(), set()
    for segment in unit:
        if local(segment) not in {"segment", "ignorable"}:
            continue
        source, target = child(segment, "source"), child(segment, "target")
        if source is None:
            raise MarsError(f"{tree.place(segment)}: a segment without a source", "Ask for the file again.")
        sources += _parts(tree, source)
        if target is not None:
            targets += _parts(tree, target)
        elif local(segment) == "ignorable":
            targets += _parts(tree, source)  # white space between sentences, which tools leave as it is
        if local(segment) == "segment":
            states.add(segment.get("state", "initial"))
            subs.add(segment.get("subState", ""))
    notes: dict[str, list[str]] = {}
    for note in tree.all("note", unit):
        kind = note.get("category", "translator")
        notes.setdefault(kind if kind in KINDS else "translator", []).append("".join(note.itertext()))
    fuzzy = _FUZZY in subs and "initial" in states
    return entry_of(message_of(sources), message_of(targets), notes, fuzzy=fuzzy)


def _parts(tree: Tree, element: Element) -> Iterator[str | Tag]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name == "cp":
            yield _character(tree, inner)
        elif name in {"ph", "pc", "sc", "ec"}:
            identity = inner.get("copyOf") or inner.get("startRef") or inner.get("id") or ""
            yield from _tagged(tree, inner, name, identity)
        elif name in {"mrk", "sm", "em"}:
            yield from _parts(tree, inner)
        elif name:
            raise MarsError(f"{tree.place(inner)}: <{name}> is no inline element of XLIFF 2", "Ask for the file again.")
        yield inner.tail or ""


def _tagged(tree: Tree, inner: Element, name: str, identity: str) -> Iterator[str | Tag]:
    first = tag(identity, "alone" if name == "ph" else "close" if name == "ec" else "open")
    last = tag(identity, "close")
    if first is None or last is None:
        hint = "Take the tags from the source; tags of other tools are not read."
        raise MarsError(f"{tree.place(inner)}: the tag {identity!r} is none of the source's", hint)
    yield first
    if name == "pc":
        yield from _parts(tree, inner)
        yield last


def _character(tree: Tree, element: Element) -> str:
    try:
        return chr(int(element.get("hex", ""), 16))
    except (ValueError, OverflowError) as error:
        raise MarsError(f"{tree.place(element)}: this is no character", "Ask for the file again.") from error
