"""XLIFF 2.1, the exchange format of OASIS (https://docs.oasis-open.org/xliff/xliff-core/v2.1/), as CAT tools read it.

One file, one unit an entry. Inline tags are ``pc`` and ``ph``, or ``sc`` and ``ec`` where a translation crosses them.
Notes hold the comments of the catalogue. A finished translation is in the state ``translated``; one that needs work in
``initial`` with our sub-state; what is missing has no state, as most tools write a translation beside it and leave the
state as it was. Read, a translation is fuzzy where a tool says ``initial`` of it, or where sentences of a unit that a
tool split are still missing.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from mars_i18n import __version__
from mars_i18n.catalogues.entry_ids import sent_id
from mars_i18n.catalogues.exchange._entries import KINDS, each, entry_of, notes_of
from mars_i18n.catalogues.exchange._inline import Piece, message_of, pieces, tag
from mars_i18n.catalogues.exchange._xml import attribute, child, local, read_xml, root_of, text_of
from mars_i18n.errors import MarsError
from mars_i18n.messages import message
from mars_i18n.model import Tag
from mars_i18n.plugins.kinds import ExchangeFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mars_i18n.catalogues.exchange._xml import Tree
    from mars_i18n.model import Entry

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


def recognises(data: bytes) -> bool:
    """Whether these bytes look like XLIFF 2."""
    name, version = root_of(data)
    return name == "xliff" and version.startswith("2.")


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
    note_elements = "".join(f"    <note category={attribute(name)}>{text_of(text)}</note>\n" for name, text in notes)
    state = ' state="translated"' if entry.done else f' state="initial" subState="{_FUZZY}"' if entry.fuzzy else ""
    target = f"     <target>{_content(entry.msgstr)}</target>\n" if entry.msgstr else ""
    return (
        f'  <unit id="{sent_id(entry)}" xml:space="preserve">\n'
        + (f"   <notes>\n{note_elements}   </notes>\n" if note_elements else "")
        + f"   <segment{state}>\n     <source>{_content(entry.msgid)}</source>\n{target}   </segment>\n  </unit>\n"
    )


def _content(message: str) -> str:
    return "".join(map(_write_piece, pieces(message)))


def _write_piece(piece: Piece) -> str:
    kind, sub = _KINDS.get(piece.name, ("other", "mars:other"))
    known = f'id="{piece.id}"' + (f' copyOf="{piece.label}"' if piece.id != piece.label else "")
    attributes = f'{known} type="{kind}" subType="{sub}"'
    forms = {
        "open": f"<pc {attributes}>",
        "close": "</pc>",
        "alone": f'<ph {attributes} disp="&lt;{piece.label}/&gt;"/>',
        "begin": f"<sc {attributes}/>",
        "end": f'<ec startRef="{piece.id}"/>',
        "lone begin": f'<sc {attributes} isolated="yes"/>',
        "lone end": f'<ec {attributes} isolated="yes"/>',
    }
    return text_of(piece.text) if piece.form == "text" else forms[piece.form]


def read(data: bytes, path: str) -> ExchangeFile:
    """What a tool made of a file that `write` wrote, or any XLIFF 2. Raises MarsError with the line of a fault."""
    tree = read_xml(data, path)
    root = tree.root
    if local(root) != "xliff" or not root.get("version", "").startswith("2."):
        raise MarsError(
            message("this is not XLIFF 2"),
            message("XLIFF 1.2 is read by its own format, xliff-1-2."),
            at=tree.place(root),
        )
    units = list(tree.all("unit"))
    original = next((one.get("original", "") for one in tree.all("file")), "")
    locale = root.get("trgLang", "").replace("-", "_")
    source = root.get("srcLang", "").replace("-", "_").partition("_")[0]
    entries = tuple(_entry(tree, unit) for unit in units)
    ids = tuple(unit.get("id", "") for unit in units)
    return ExchangeFile(original, source, locale.partition("_")[0].lower(), locale, entries, ids)


def _entry(tree: Tree, unit: Element) -> Entry:
    sources: list[str | Tag] = []
    targets: list[tuple[int, list[str | Tag]]] = []
    fuzzy = False
    segments = [one for one in unit if local(one) in {"segment", "ignorable"}]
    for number, segment in enumerate(segments, 1):
        source, target = child(segment, "source"), child(segment, "target")
        if source is None:
            raise MarsError(
                message("a segment without a source"), message("Ask for the file again."), at=tree.place(segment)
            )
        parts = list(_parts(tree, source))
        sources += parts
        wanted = _says(parts)
        if target is not None:
            order = target.get("order", "")
            parts = list(_parts(tree, target))
            targets.append((int(order) if order.isascii() and order.isdigit() and len(order) < 9 else number, parts))
        elif local(segment) == "ignorable":
            targets.append((number, parts))  # white space between sentences, which tools leave as it is
        if local(segment) == "segment":
            state = segment.get("state") or ("initial" if segment.get("subState") == _FUZZY else "")
            fuzzy |= state == "initial" or (wanted and (target is None or not _says(parts)))
    notes: dict[str, list[str]] = {}
    for note in tree.all("note", unit):
        kind = note.get("category", "translator")
        notes.setdefault(kind if kind in KINDS else "translator", []).append("".join(note.itertext()))
    ordered = (part for _, parts in sorted(targets, key=itemgetter(0)) for part in parts)
    return entry_of(message_of(sources), message_of(ordered), notes, fuzzy=fuzzy)


def _says(parts: list[str | Tag]) -> bool:
    """Whether there is more than white space."""
    return any(isinstance(part, Tag) or part.strip() for part in parts)


def _parts(tree: Tree, element: Element) -> Iterator[str | Tag]:
    yield element.text or ""
    for inner in element:
        name = local(inner)
        if name == "cp":
            yield _character(tree, inner)
        elif name in {"ph", "pc", "sc", "ec"}:
            identity = inner.get("copyOf") or inner.get("startRef") or inner.get("id") or ""
            yield from _parse_tag(tree, inner, name, identity)
        elif name in {"mrk", "sm", "em"}:
            yield from _parts(tree, inner)
        elif name:
            raise MarsError(
                message("XLIFF 2 has no inline element <{name}>", name=name),
                message("Ask for the file again."),
                at=tree.place(inner),
            )
        yield inner.tail or ""


def _parse_tag(tree: Tree, inner: Element, name: str, identity: str) -> Iterator[str | Tag]:
    first = tag(identity, "alone" if name == "ph" else "close" if name == "ec" else "open")
    last = tag(identity, "close")
    if first is None or last is None:
        hint = message("Take the tags from the source; tags of other tools are not read.")
        raise MarsError(
            message("the source has no tag {identity}", identity=repr(identity)), hint, at=tree.place(inner)
        )
    yield first
    if name == "pc":
        yield from _parts(tree, inner)
        yield last


def _character(tree: Tree, element: Element) -> str:
    code = element.get("hex", "")
    number = int(code, 16) if re.fullmatch("0{0,8}[0-9A-Fa-f]{1,6}", code) else -1
    if not 0 < number <= 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise MarsError(
            message("U+{code} is not a text character", code=code[:12]),
            message("Ask for the file again."),
            at=tree.place(element),
        )
    return chr(number)
