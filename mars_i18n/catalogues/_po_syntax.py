"""Where a PO file breaks, by line, before a lenient reader could lose half of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import lazy_patterns as re
from mars_i18n.errors import MarsError
from mars_i18n.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Message

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"(?P<comment>\#(?!~)(?!\|).*)?$"
    rf"|(?P<old>\#~?\|.*)$"
    rf"|(?:\#~\s*)?(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?(?P<string>{_STRING})$"
    rf"|\#~.*(?P<rest>)$"
)
_NONCHARACTERS = tuple(map(chr, range(0xFDD0, 0xFDD8)))
_UNWRITABLE = re.compile("[\0\ufdd0-\ufdd7]")  # NUL ends a gettext string; the others replace line breaks here
_ASCII = bytes(range(0x20, 0x7F)).replace(b"\\", b"") + b"\\n.xn--ls8h.\n"  # what escapes, IDNA and shifts would alter
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


class PoError(MarsError):
    """A PO file that cannot be read: `path` and 1-based `line` of the fault, what it is, and what to do."""

    def __init__(self, path: str, line: int, message: Message, hint: Message) -> None:
        super().__init__(message, hint, at=f"{path}:{line}")
        self.path, self.line = path, line


def decode(data: bytes, path: str) -> str:
    """The text of a PO file, with LF line ends and no BOM. UTF-8, or the charset that its header names.

    Raises PoError with the line of the first byte that does not fit.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PoError(
            path, 1, message("the file is in UTF-16"), message("Save it as UTF-8, which every gettext tool expects.")
        )
    named = re.search(rb"charset=([\w.-]+)", data[:4096])
    charset = named[1].decode("ascii") if named else "utf-8"
    bare = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        if not _extends_ascii(charset):
            raise _misfit(path, data, len(data) - len(bare) + error.start, "UTF-8") from error
        try:
            text = bare.decode(charset)
        except UnicodeDecodeError as other:
            raise _misfit(path, data, len(data) - len(bare) + other.start, charset.upper()) from other
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if may_hold_unwritable(text) and (found := _UNWRITABLE.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        raise PoError(
            path,
            line,
            message("U+{code} is not a text character", code=format(ord(found[0]), "04X")),
            message("Delete it, and try again."),
        )
    return text


def may_hold_unwritable(text: str) -> bool:
    """Whether a file's text may hold what no PO file can: a tenth of the time of looking for what it is."""
    return "\0" in text or (not text.isascii() and any(one in text for one in _NONCHARACTERS))


def _extends_ascii(charset: str) -> bool:
    """Whether Python has this charset, and it is one for text: not a transfer encoding, nor one that shifts."""
    try:
        return _ASCII.decode(charset) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False


def _misfit(path: str, data: bytes, start: int, charset: str) -> PoError:
    return PoError(
        path,
        data.count(b"\n", 0, start) + 1,
        message(
            "byte {number} (0x{byte}) is not {charset}",
            number=start + 1,
            byte=format(data[start], "02X"),
            charset=charset,
        ),
        message("Save the file as UTF-8 and try again."),
    )


def require_syntax(text: str, path: str) -> None:
    """Raise PoError at the first line that is not PO syntax, or entry that is cut short. Linear in the text."""
    previous, line = "", 0
    for line, keyword in _keywords(text, path):
        _require_order(previous, keyword, path, line)
        previous = keyword
    if previous and not previous.startswith("msgstr"):
        raise _cut(path, line)


def _keywords(text: str, path: str) -> Iterator[tuple[int, str]]:
    opened = False
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if _CONFLICT.match(line):
            raise PoError(
                path,
                number,
                message("a merge conflict was left in the file"),
                message("Choose one side of each <<<<<<< … >>>>>>> part, delete the marks, and try again."),
            )
        match = _LINE.match(line)
        if match is None:
            raise _broken(path, number, line, last=not text[_offset(text, number) :].strip())
        if match["keyword"]:
            opened = True
            yield number, re.sub(r"\[\d+\]", "[]", match["keyword"])
        elif match["string"] is not None and not opened:
            raise PoError(
                path,
                number,
                message("a string without a msgid or msgstr before it"),
                message("Delete it, or put its msgid or msgstr before it."),
            )


def _offset(text: str, lines: int) -> int:
    position = -1
    for _ in range(lines):
        position = text.find("\n", position + 1)
        if position < 0:
            return len(text)
    return position


def _broken(path: str, number: int, line: str, *, last: bool) -> PoError:
    if line.count('"') - line.count('\\"') == 1:
        return (
            _cut(path, number)
            if last
            else PoError(
                path,
                number,
                message("the string on this line has no closing quotation mark"),
                message('Put a " at the end of the line.'),
            )
        )
    if line.startswith("msg") and '"' in line:
        return PoError(
            path, number, message("a quotation mark inside the string is not escaped"), message('Write \\" for it.')
        )
    return PoError(
        path,
        number,
        message("this is not PO syntax: {line}", line=line[:60]),
        message("Delete the line, or take the file from before it broke."),
    )


def _require_order(previous: str, keyword: str, path: str, line: int) -> None:
    follows = {"msgstr": {"msgid"}, "msgstr[]": {"msgid_plural", "msgstr[]"}, "msgid_plural": {"msgid"}}
    starts = {"", "msgstr", "msgstr[]"}
    if keyword in follows:
        if previous not in follows[keyword]:
            raise PoError(
                path,
                line,
                message("{keyword} without a msgid", keyword=keyword),
                message("Put the msgid back, or delete the entry."),
            )
    elif previous not in (starts | {"msgctxt"} if keyword == "msgid" else starts):
        raise PoError(
            path,
            line,
            message("the entry before this {keyword} has no msgstr", keyword=keyword),
            message('Give it one: msgstr ""'),
        )


def _cut(path: str, line: int) -> PoError:
    return PoError(
        path,
        line,
        message("the file ends in the middle of an entry"),
        message("It was cut off; take a whole copy, or end the entry."),
    )
