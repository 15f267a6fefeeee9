"""Text made safe to show: it can neither move a terminal's cursor nor give commands to a CI runner that reads a log.

Sources: ECMA-48 (control functions); GitHub Docs, “Workflow commands”; Azure Pipelines, “Logging commands”; TeamCity,
“Service messages”.
"""

from __future__ import annotations

import re
import unicodedata

# A line that a runner obeys: `::name::` after any blanks, `##[name]` and `##vso[` anywhere, `##teamcity[`.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#(?:\[|vso\[|teamcity\[))", re.MULTILINE)


def visible(text: str) -> str:
    """The text with everything that a terminal would obey or hide made visible, one column a code point.

    White space becomes a space, a no-break space ⍽, a control character its picture (␛), another invisible one �.
    """
    if text.isprintable():  # it has no white space but " ", nor anything that is invisible
        return text
    return "".join(map(_shown, text))


def visible_lines(text: str) -> str:
    """The text in its lines, with all else as `visible` shows it and no line a command for a runner."""
    return without_commands("\n".join(visible(line) for line in text.split("\n")))


def without_commands(text: str) -> str:
    """The text with a backslash before what would make a CI runner obey a line, such as ``::stop-commands::x``."""
    return _COMMAND.sub(lambda match: f"{match[1]}\\:" if match[1] is not None else "#\\", text)


def _shown(char: str) -> str:
    if char in "\u00a0\u202f":
        return "⍽"
    if char.isspace():
        return " "
    if char == "\0":
        return "·"
    if ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    return "�" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char
