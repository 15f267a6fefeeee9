"""PO files in the form that gettext's tools write, read and written entry by entry; whatever else is polib's.

polib walks a file a line at a time through a table of states, which costs most of a large `sync`. A file whose every
entry has its lines in gettext's order, one blank line apart, needs one regular expression an entry. Law: what is read
and written here is what polib reads and writes.
"""

from __future__ import annotations

import re
from itertools import dropwhile
from operator import not_
from sys import intern
from typing import TYPE_CHECKING

from mars_i18n.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = r'"[^"\\\n]*(?:\\[\\ntrvbf"][^"\\\n]*)*"'
_STRINGS = rf"{_STRING}(?:\n{_STRING})*"
_OLD_STRINGS = rf"{_STRING}(?:\n\#~\ {_STRING})*"
_PREVIOUS = rf"{_STRING}(?:\n\#\|\ {_STRING})*"
_ACTIVE = re.compile(
    rf"""
    (?P<translator>(?:\#(?:\ [^\n]*)?\n)*)
    (?P<extracted>(?:\#\.\ +\S[^\n]*\n)*)
    (?P<references>(?:\#:\ +\S[^\n]*\n)*)
    (?P<flags>(?:\#,\ +\S[^\n]*\n)*)
    (?:\#\|\ msgctxt\ {_PREVIOUS}\n)?
    (?:\#\|\ msgid\ (?P<previous>{_PREVIOUS})\n)?
    (?:msgctxt\ (?P<context>{_STRINGS})\n)?
    msgid\ (?P<msgid>{_STRINGS})\n
    (?:msgstr\ (?P<msgstr>{_STRINGS})
      |msgid_plural\ (?P<plural>{_STRINGS})(?P<plurals>(?:\nmsgstr\[\d\]\ {_STRINGS})+))
    (?=\n\n|\n?\Z)""",
    re.VERBOSE,
)
_OBSOLETE = re.compile(
    rf"""
    (?P<translator>(?:\#(?:\ [^\n]*)?\n)*)
    (?P<flags>(?:\#,\ +\S[^\n]*\n)*)
    (?:\#~\ msgctxt\ (?P<context>{_OLD_STRINGS})\n)?
    \#~\ msgid\ (?P<msgid>{_OLD_STRINGS})\n
    \#~\ msgstr\ (?P<msgstr>{_OLD_STRINGS})
    (?=\n\n|\n?\Z)""",
    re.VERBOSE,
)
_PLURAL = re.compile(rf"\nmsgstr\[(\d)\] ({_STRINGS})")
_ESCAPE = re.compile(r'\\([\\ntrvbf"])')
_CHARACTERS = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "\\": "\\", '"': '"'}
_ESCAPES = {ord(char): f"\\{name}" for name, char in _CHARACTERS.items()}
_SPECIAL = re.compile(r'[\\"\n\r\t\v\f\b]')
# Where Python's splitlines breaks a line and gettext does not, as a file has them and as a text that is written
_BREAKS = tuple("\v\f\x1c\x1d\x1e\x85\u2028\u2029")  # one by one, a tenth of the time of an expression
_WRITTEN_BREAKS = (r"\r", r"\v", r"\f", *_BREAKS)


def read_entries(text: str) -> tuple[str, list[Entry]] | None:
    """The lines of the header, and the entries after it, of a file in gettext's form; None of any other.

    `text` has LF line ends. Entries have the line where their first comment is, as polib gives it.
    """
    if any(one in text for one in _BREAKS):
        return None
    header = _ACTIVE.match(text, _skip_blank_lines(text, 0))
    if header is None or header["msgid"] != '""' or header["context"] or header["msgstr"] is None:
        return None
    entries = []
    for found, line in _blocks(text, header.end()):
        if found is None or found["msgid"] == '""':  # of two headers polib chooses one
            return None
        entries.append(_entry(found, line))
    return text[: header.end()], entries


def _skip_blank_lines(text: str, position: int) -> int:
    while text.startswith("\n", position):
        position += 1
    return position


def _blocks(text: str, position: int) -> Iterator[tuple[re.Match[str] | None, int]]:
    """The entries from a position on, each with its line; None in place of the first that is not in gettext's form."""
    line, end = text.count("\n", 0, position) + 1, len(text)
    while True:
        start = _skip_blank_lines(text, position)
        if start == end:
            return
        line += start - position
        found = _ACTIVE.match(text, start) or _OBSOLETE.match(text, start)
        yield found, line
        if found is None:
            return
        position = found.end()
        line += text.count("\n", start, position)


def _entry(found: re.Match[str], line: int) -> Entry:
    if found.re is _OBSOLETE:
        translator, flags, context, msgid, msgstr = found.groups()
        extracted = references = plurals = ""
        previous = plural = None
    else:
        translator, extracted, references, flags, previous, context, msgid, msgstr, plural, plurals = found.groups()
    named = _read_flags(flags) if flags else ()
    return Entry(
        intern(_read(msgid)),  # the same in the catalogue of each language, and in a document: kept once
        intern(_read(msgstr)) if msgstr else "",
        _read(context) if context else "",
        "fuzzy" in named,
        found.re is _OBSOLETE,
        _read(previous) if previous else "",
        _read_comment(extracted, 3) if extracted else (),
        _read_comment(translator, 2) if translator else (),
        tuple(references.replace("#: ", " ").split()) if references else (),
        tuple(flag for flag in named if flag != "fuzzy"),
        _read(plural) if plural else "",
        _read_plurals(plurals) if plurals else (),
        line,
    )


def _read(strings: str) -> str:
    """What string literals say, one a line, with a mark before all but the first where they are old."""
    text = strings[1:-1]
    if "\n" in text:
        text = "".join(one[one.index('"') + 1 : -1] for one in strings.split("\n"))
    return _ESCAPE.sub(lambda one: _CHARACTERS[one[1]], text) if "\\" in text else text


def _read_plurals(lines: str) -> tuple[str, ...]:
    forms = {int(number): _read(text) for number, text in _PLURAL.findall(lines)}
    return tuple(text for _, text in sorted(forms.items()))


def _read_comment(lines: str, mark: int) -> tuple[str, ...]:
    """The lines of a comment without their mark, a number of code points; polib skips empty ones that start it."""
    texts = [line[mark:].rstrip() for line in lines[:-1].split("\n")]
    if not texts[0]:
        texts = list(dropwhile(not_, texts))
    return tuple(map(intern, texts))


def _read_flags(lines: str) -> tuple[str, ...]:
    named = (flag.strip() for line in lines[:-1].split("\n") for flag in line[3:].split(","))
    return tuple(dict.fromkeys(flag for flag in named if flag))


def write_entry(entry: Entry) -> str | None:
    """The lines of an entry, unwrapped, each with its line end; None of one that has to be left to polib."""
    old = "#~ " if entry.obsolete else ""
    lines = [] if entry.translator == ("",) else [f"# {line}\n" if line else "#\n" for line in entry.translator]
    if not old:
        lines += [] if entry.extracted == ("",) else [f"#. {line}\n" for line in entry.extracted]
        if entry.references:
            lines.append(f"#: {' '.join(entry.references)}\n")
    if entry.fuzzy or entry.flags:
        lines.append(f"#, {', '.join(('fuzzy', *entry.flags) if entry.fuzzy else entry.flags)}\n")
    if entry.previous:
        lines.append(_write("#~| " if old else "#| ", "msgid", entry.previous))
    if entry.context:
        lines.append(_write(old, "msgctxt", entry.context))
    lines.append(_write(old, "msgid", entry.msgid))
    if entry.plural:
        lines.append(_write(old, "msgid_plural", entry.plural))
    if entry.plurals:
        lines += [_write(old, f"msgstr[{number}]", text) for number, text in enumerate(entry.plurals)]
    else:
        lines.append(_write(old, "msgstr", "" if entry.plural else entry.msgstr))
    text = "".join(lines)
    return None if any(one in text for one in _WRITTEN_BREAKS) else text


def _write(mark: str, keyword: str, text: str) -> str:
    if not _SPECIAL.search(text):
        return f'{mark}{keyword} "{text}"\n'
    lines = text.splitlines(keepends=True)
    if len(lines) > 1:
        lines.insert(0, "")
    quoted = [f'"{line.translate(_ESCAPES)}"' for line in lines]
    return f"{mark}{keyword} {f'{chr(10)}{mark}'.join(quoted)}\n"
