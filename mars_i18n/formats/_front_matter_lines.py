"""Front matter that is no YAML: TOML between ``+++``, and ``Key: value`` lines of Pelican and MultiMarkdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mars_i18n import lazy_patterns as re
from mars_i18n.formats._named_values import named_values
from mars_i18n.messages import message

if TYPE_CHECKING:
    from mars_i18n.messages import Wording

TOO_DEEP = message("it nests too deep")
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*(?:\r\n|\n)(?P<toml>.*?)^\+\+\+[ \t]*(?:\r\n|\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML_LINE = re.compile(
    r"""^[ \t]*(?:
        (?P<tables>\[{1,2})[ \t]*(?P<table>[\w.\-"' ]+?)[ \t]*\]{1,2}
      | (?P<key>[\w.-]+|"[\w.-]+")[ \t]*=[ \t]*(?:
            (?P<long>\"{3}|'{3})
          | "(?P<basic>(?:[^"\\\r\n]|\\[^\r\n])*+)"[ \t]*(?:\#[^\r\n]*)?\r?$
          | '(?P<literal>[^'\r\n]*+)'[ \t]*(?:\#[^\r\n]*)?\r?$
          | (?P<bare>[^\s"'\[{#][^#\r\n]*?)[ \t]*(?:\#[^\r\n]*)?\r?$
        )
    )""",
    re.VERBOSE | re.MULTILINE,
)
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]+(?P<value>\S.*?)?[ \t]*\r?\n|(?P<more>[ \t]+\S.*)\r?\n")
# Of Pelican and of MultiMarkdown; a first paragraph with any other word before a colon is prose
_KEYS = frozenset(
    """title subtitle date modified tags keywords category categories slug author authors summary description lang
    language status template translation save_as url copyright css email affiliation version layout volume number
    subject preheader""".split()
)


class LocatedValue(NamedTuple):
    """A value: its key, what it says, how the file writes it between its `quote` marks, and where that begins."""

    key: str
    text: str
    raw: str
    start: int
    quote: str = ""


class KeyValues(NamedTuple):
    """The values of a front matter, its length in code points, and its syntax: "toml" or "lines".

    `problem` is why TOML has no values, in the words of its parser, and `problem_at` the offset of that; `named` are
    the values of its lists and tables that say who wrote it, and which picture is its own.
    """

    values: tuple[LocatedValue, ...]
    end: int
    syntax: str
    problem: Wording = ""
    problem_at: int = 0
    named: dict[str, str] = {}  # noqa: RUF012 - never changed


def read_toml(text: str) -> KeyValues | None:
    """TOML between ``+++`` at the beginning of a text; None where there is none."""
    found = _TOML.match(text)
    if found is None:
        return None
    problem = _find_problem(found["toml"])
    if problem is not None:
        what, number = problem
        starts = [one.end() for one in re.finditer("\n", text[: found.end()])]
        begin = starts[number - 1] if 0 < number <= len(starts) else found.start("toml")
        return KeyValues((), found.end(), "toml", what, begin)
    values: list[LocatedValue] = []
    table, at, limit = "", found.start("toml"), found.end("toml")
    while line := _TOML_LINE.search(text, at, limit):
        at = line.end()
        if line["table"] is not None:
            table = line["table"].replace('"', "").replace("'", "").strip() + "."
        elif line["long"]:
            closing = text.find(line["long"], at, limit)
            at = closing + 3 if closing >= 0 else limit
        else:
            group = next(one for one in ("basic", "literal", "bare") if line[one] is not None)
            raw, quote = line[group], {"basic": '"', "literal": "'", "bare": ""}[group]
            read = _parse(f"v = {quote}{raw}{quote}")
            if read is not None:
                values.append(
                    LocatedValue(table + line["key"].strip('"'), str(read["v"]), raw, line.start(group), quote)
                )
    return KeyValues(tuple(values), found.end(), "toml", named=named_values(_parse(found["toml"]) or {}))


def _find_problem(toml: str) -> tuple[Wording, int] | None:
    """Why it is no TOML, and at which line, from 1; 0 where that is not known."""
    import tomllib

    try:
        tomllib.loads(toml.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", str(error))
        what = str(error)[: place.start()] if place else str(error)
        return what, int(place[1] or toml.count("\n")) if place else 0
    except RecursionError:
        return TOO_DEEP, 0
    return None


def _parse(toml: str) -> dict[str, object] | None:
    import tomllib

    try:
        return tomllib.loads(toml.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def read_key_lines(text: str) -> KeyValues | None:
    """A first paragraph of ``Key: value`` lines, each key a known one, ended by a blank line; else None."""
    at = len(text) - len(text.removeprefix("\ufeff"))
    values: list[LocatedValue] = []
    while at < len(text) and (line := _KEY_LINE.match(text, at)):
        at = line.end()
        if line["more"] is not None and values:
            values[-1] = values[-1]._replace(text="")  # goes on over lines: left as it is
        elif line["key"] is None or line["key"].lower() not in _KEYS:
            return None
        else:
            value = line["value"] or ""
            values.append(LocatedValue(line["key"].lower(), value, value, line.start("value") if value else at))
    ended = at >= len(text) or re.match(r"[ \t]*\r?(?:\n|\Z)", text[at : at + 200])
    known = {value.key for value in values}
    if not ended or not known or (len(known) < 2 and known != {"title"}):
        return None
    return KeyValues(tuple(values), at, "lines")
