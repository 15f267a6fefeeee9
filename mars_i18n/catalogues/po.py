"""PO files ↔ catalogues. What is not in gettext's own form is polib's to read, once what it would lose is reported.

Written unwrapped, header in gettext's order, with no date of now, so that the same catalogue gives the same bytes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from mars_i18n.catalogues._plain_po import read_entries, write_entry
from mars_i18n.catalogues._po_syntax import PoError, decode, may_hold_unwritable, require_syntax
from mars_i18n.messages import message
from mars_i18n.model import Catalogue, Entry

if TYPE_CHECKING:
    import polib

__all__ = ["PoError", "decode", "new_header", "parse", "serialise"]

extension = ".po"
# The forms that gettext's msginit writes for these languages; any other language has its own in its first PO file.
_PLURALS = {"en": "nplurals=2; plural=(n != 1);", "es": "nplurals=2; plural=(n != 1);"}
_PLURALS["pt"] = "nplurals=2; plural=(n > 1);"
# Where Python's splitlines breaks a line and gettext does not; polib would, so they pass it as noncharacters.
_HIDDEN = dict(zip(b"\x0b\x0c\x1c\x1d\x1e", range(0xFDD0, 0xFDD5), strict=True)) | {0x85: 0xFDD5}
_HIDDEN |= {0x2028: 0xFDD6, 0x2029: 0xFDD7}
_UNESCAPED = {plain: hidden for plain, hidden in _HIDDEN.items() if plain > 0x0C}  # \v and \f have escapes
_UNSPACED = re.compile(r'((?:#~[ \t]*)?msg(?:ctxt|id_plural|id|str(?:\[\d+\])?))(?=")')
_SHOWN = {hidden: plain for plain, hidden in _HIDDEN.items()}
_UNWRITABLE = re.compile(f"[\0{''.join(map(chr, _SHOWN))}]")


def new_header(locale: str, project: str) -> tuple[tuple[str, str], ...]:
    """The header of a new catalogue for a locale such as pt_BR."""
    plural = _PLURALS.get(locale.partition("_")[0])
    return (
        ("Project-Id-Version", project or "mars-i18n"),
        ("Language", locale),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        *((("Plural-Forms", plural),) if plural else ()),
    )


def parse(data: bytes, path: str) -> Catalogue:
    """Read a PO file. `path` is for messages; `language` is the header's. Raises PoError with its line, nothing else.

    Duplicate keys are all kept, and each entry has the line that it begins on, with its comments. ``#| msgctxt`` and
    ``#~|`` are dropped.
    """
    text = decode(data, path)
    plain = read_entries(text)
    if plain is None:
        return _parse_any(text, path)
    header, entries = plain
    entries.sort(key=attrgetter("obsolete"))  # as gettext writes them
    return replace(_parse_any(header, path), entries=tuple(entries))


def _parse_any(text: str, path: str) -> Catalogue:
    """Read the text of a PO file by polib. Raises PoError."""
    import polib

    require_syntax(text, path)
    added = "" if _has_header(text) else 'msgid ""\nmsgstr ""\n\n'  # else the first entry's comments are the file's
    try:
        file = polib.pofile(added + _quiet(text), wrapwidth=0, check_for_duplicates=False)
    except (OSError, ValueError, AttributeError, IndexError, KeyError, TypeError) as error:
        reported = re.search(r"line (\d+)", str(error))
        line = max(int(reported[1]) - added.count("\n"), 1) if reported else 1
        raise PoError(
            path, line, message("this is not PO syntax"), message("Open it in a PO editor and save it again.")
        ) from error
    header = tuple(file.ordered_metadata())
    language = dict(header).get("Language", "")
    comment = tuple(file.header.split("\n")) if file.header else ()
    entries = [_entry(entry, added.count("\n")) for entry in file]
    entries.sort(key=attrgetter("obsolete"))  # as gettext writes them
    return Catalogue(language, tuple(entries), header, comment, path)


def _has_header(text: str) -> bool:
    first = re.search(r"^[ \t]*(?:#~[ \t]*)?(?:msgctxt|msgid)\b.*", text, re.MULTILINE)
    return bool(first and re.match(r'[ \t]*msgid[ \t]*""\s*msgstr', text[first.start() :]))


def _quiet(text: str) -> str:
    """With a first line that is not the name of a file, which polib would open, and comments as polib reads them."""
    lines = []
    for line in text.split("\n"):
        bare = line.strip()
        if bare.startswith("#") and len(bare) > 1 and bare[1] not in " .:,|~#":
            line = f"# {bare[1:]}"  # noqa: PLW2901 - `#text` is a comment to gettext, an error to polib
        elif bare == "#|" or (bare.startswith("#|") and len(bare.split()) < 3 and '"' not in bare):
            line = ""  # noqa: PLW2901 - an empty previous-msgid line says nothing
        elif found := _UNSPACED.match(bare):
            line = f"{found[1]} {bare[found.end() :]}"  # noqa: PLW2901 - gettext needs no space there, polib does
        if "\\a" in line and (not bare.startswith("#") or bare.startswith("#~")):
            line = re.sub(r"\\(.)", lambda one: "\a" if one[1] == "a" else one[0], line)  # noqa: PLW2901 - gettext's bell
        lines.append(line)
    return ("\n".join(lines) + "\n").translate(_HIDDEN)


def _text(text: str | None) -> str:
    return (text or "").translate(_SHOWN)


def _entry(entry: polib.POEntry, added: int) -> Entry:
    return Entry(
        msgid=_text(entry.msgid),
        msgstr=_text(entry.msgstr),
        context=_text(entry.msgctxt),
        fuzzy="fuzzy" in entry.flags,
        obsolete=bool(entry.obsolete),
        previous=_text(entry.previous_msgid),
        extracted=_lines(entry.comment),
        translator=_lines(entry.tcomment),
        references=tuple(f"{path}:{line}" if line else path for path, line in entry.occurrences),
        flags=tuple(flag for flag in dict.fromkeys(entry.flags) if flag not in {"fuzzy", ""}),
        plural=_text(entry.msgid_plural),
        plurals=tuple(_text(text) for _, text in sorted(entry.msgstr_plural.items())),
        line=max((entry.linenum or 0) - added, 0),
    )


def _lines(comment: str) -> tuple[str, ...]:
    return tuple(_text(line).rstrip() for line in comment.split("\n")) if comment.strip() else ()


def serialise(catalogue: Catalogue) -> bytes:
    """The bytes of the PO file. Raises ValueError naming what PO cannot hold (a NUL, a space in a reference)."""
    import polib

    file = polib.POFile(wrapwidth=0)
    file.metadata = dict(catalogue.header)
    comment = "".join(f"# {line}\n" if line else "#\n" for line in catalogue.comment)  # polib takes a ":" for a mark
    pieces = [comment + str(file).removeprefix("#\n")]
    for entry in sorted(catalogue.entries, key=attrgetter("obsolete")):
        _require_writable(entry)
        pieces.append(write_entry(entry) or _write_by_polib(entry))
    text = "\n".join(pieces).rstrip("\n") + "\n"
    if may_hold_unwritable(text):
        for entry in catalogue.entries:
            _require_characters(entry)
    return text.encode()


def _write_by_polib(entry: Entry) -> str:
    _require_characters(entry)  # before noncharacters become line breaks
    text = re.sub(r"^#[ ]$", "#", _po_entry(entry).__unicode__(0), flags=re.MULTILINE)  # as gettext writes it
    return text.translate(_SHOWN)


def complete_header(
    header: tuple[tuple[str, str], ...], standard: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """A file's own header with what it lacks of the standard one, in gettext's order. The charset becomes UTF-8."""
    import polib

    file = polib.POFile()
    file.metadata = {**dict(standard), **dict(header), "Content-Type": "text/plain; charset=UTF-8"}
    return tuple(file.ordered_metadata())


def _po_entry(entry: Entry) -> polib.POEntry:
    import polib

    return polib.POEntry(
        msgid=entry.msgid.translate(_UNESCAPED),
        msgstr="" if entry.plural else entry.msgstr.translate(_UNESCAPED),
        msgctxt=entry.context.translate(_UNESCAPED) or None,
        obsolete=entry.obsolete,
        previous_msgid=entry.previous.translate(_UNESCAPED) or None,
        comment="\n".join(entry.extracted),
        tcomment="\n".join(entry.translator),
        occurrences=[_occurrence(reference) for reference in entry.references],
        flags=["fuzzy", *entry.flags] if entry.fuzzy else list(entry.flags),
        msgid_plural=entry.plural or None,
        msgstr_plural=dict(enumerate(entry.plurals)),
    )


def _occurrence(reference: str) -> tuple[str, str]:
    path, _, line = reference.rpartition(":")
    return (path, line) if path and line.isdigit() else (reference, "")


def find_unwritable(text: str) -> str:
    """The first character of a text that no PO file can hold (a NUL, one of the noncharacters U+FDD0-FDD7), or ""."""
    found = _UNWRITABLE.search(text)
    return found[0] if found else ""


def _require_characters(entry: Entry) -> None:
    texts = (entry.msgid, entry.msgstr, entry.context, entry.previous, entry.plural, *entry.plurals)
    if find_unwritable("".join(texts)):
        text = next(filter(find_unwritable, texts))
        raise ValueError(f"a NUL or noncharacter in {text[:40]!r} cannot be written in a PO file")


def _require_writable(entry: Entry) -> None:
    for line in (*entry.extracted, *entry.translator):
        if "\n" in line or "\r" in line:
            raise ValueError(f"the comment {line[:40]!r} is more than one line")
    for reference in entry.references:
        if reference and reference.split() != [reference]:
            raise ValueError(f"the reference {reference!r} holds white space; write it with %20")
    if entry.obsolete and (entry.extracted or entry.references or entry.previous):
        raise ValueError(f"the obsolete entry {entry.msgid[:40]!r} cannot keep references, notes or previous text")
