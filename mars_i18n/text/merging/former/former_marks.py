"""Translations whose Markdown earlier versions had as words, in the tags that it has today.

The words of HTML within Markdown are HTML, unless a cell or an item says ``markdown="span"``: they were HTML once even
there. ``**Rain** today`` is ``<b1>Rain</b1> today`` now. What is done to a msgid is known, as it gives today's; the
same is done to its translation, or nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n import lazy_patterns as re
from mars_i18n.text.segments.markup import TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a tag represents: its name, what others of that name do not have, and which of those that are equal it is
_Meaning: TypeAlias = tuple[str, str, int]
# Words, or a tag: what is before its name, what it represents, what is after its number
_Piece: TypeAlias = str | tuple[str, _Meaning, str]

_WRITTEN = rf"""(?P<tag>{TAG.pattern})
    | <(?P<slash>/?)(?P<element>a|abbr|b|br|cite|del|em|i|mark|q|s|small|span|strong|sub|sup|u)
      (?P<rest>(?:[\s/][^<>]*)?)>
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?<!`)(?P<ticks>`++)(?P<code>[^`]++)(?P=ticks)(?!`)
    | (?P<image>!?)\[(?P<link>[^\[\]]*)\]\((?P<address>(?:\{{%[^{{}}]*%\}}|\{{\{{[^{{}}]*\}}\}}|[^()\s"'])*)
      (?:\s+(?P<quote>["'])(?P<title>[^"']*)(?P=quote))?\)
    | (?P<mark>\*\*?|__?|~~)"""
_MARKS = re.compile(_WRITTEN, re.VERBOSE)
_SHORTCUT = r"\[(?P<shortcut>[^\[\]]+)\](?![\[(:])"  # a link whose address a definition has, which was none once
_MARKS_AND_SHORTCUTS = re.compile(rf"{_WRITTEN} | {_SHORTCUT}", re.VERBOSE)
_BLANK_AFTER_TAG = re.compile("<> ")
_ADDRESS_BEFORE_WORD = re.compile(r"<a[1-9][0-9]*/>(?=\w)")
_AROUND_BREAK = re.compile(r"\s*(<br[1-9][0-9]*/>)\s*")
_ELEMENTS = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i", "s": "s", "del": "s", "sub": "sub", "sup": "sup"}
_NAMES = {"**": "b", "__": "b", "*": "i", "_": "i", "~~": "s"}
_LONGEST = 20_000  # code points


def rewrite_former_marks(text: str, former: str, today: str) -> str | None:
    """A translation of `former` with the tags of `today`; None where the two differ in more than marks of Markdown.

    A tag in the translation is the one that represents the same: the same address or code, the first bold words.
    """
    if max(len(text), len(former)) > _LONGEST:
        return None
    found = _rewrite(text, former, today, _MARKS)
    if found is None and len(re.findall(_SHORTCUT, former)) == len(re.findall(_SHORTCUT, text)) == 1:
        return _rewrite(text, former, today, _MARKS_AND_SHORTCUTS)
    return found


def _rewrite(text: str, former: str, today: str, marks: re.Pattern[str]) -> str | None:
    if not (pieces := _read(former, marks)):
        return None
    counts: Counter[str] = Counter()
    numbers: dict[_Meaning, int] = {}
    for meaning in (piece[1] for piece in pieces if not isinstance(piece, str)):
        if meaning not in numbers:
            counts[meaning[0]] += 1
            numbers[meaning] = counts[meaning[0]]
    names = _match_tags(_write(pieces, numbers) or "", today)
    translated = _read(text, marks)
    written = _write(translated, numbers) if translated and names is not None else None
    if written is None or names is None:
        return None
    renamed = TAG.sub(lambda tag: f"<{tag[1]}{names.get((tag[2], tag[3]), tag[2] + tag[3])}{tag[4]}>", written)
    return _ADDRESS_BEFORE_WORD.sub(r"\g<0> ", renamed)


def find_former_titles(text: str, former: str) -> tuple[tuple[str, str], ...]:
    """(words, their translation) of the titles and alternative texts of links and images that `former` had as words.

    They are messages of their own today. `text` is the translation of `former`.
    """
    if max(len(text), len(former)) > _LONGEST:
        return ()
    translated = dict(_titles(text))
    return tuple((words, translated[key]) for key, words in _titles(former) if translated.get(key))


def _titles(text: str) -> Iterator[tuple[tuple[str, str, int], str]]:
    """The titles and alternative texts of a text, each by what it is of: which, the address, the how-many-th."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in _MARKS.finditer(text):
        if found["address"] is not None:
            for kind, words in (("alt", found["link"] if found["image"] else ""), ("title", found["title"])):
                seen[kind, found["address"]] += 1
                if words:
                    yield (kind, found["address"], seen[kind, found["address"]]), words


def _match_tags(former: str, today: str) -> dict[tuple[str, str], str] | None:
    """The name and number that each tag of a text has in another, which is the same but for these; None if it is not.

    ``<https://…>`` is an element to HTML, after which browsers show no blank, and a link to Markdown.
    """
    names: dict[tuple[str, str], str] = {}
    if _BLANK_AFTER_TAG.sub("<>", TAG.sub("<>", former)) != _BLANK_AFTER_TAG.sub("<>", TAG.sub("<>", today)):
        return None
    for old, new in zip(TAG.finditer(former), TAG.finditer(today), strict=True):
        name = names.setdefault((old[2], old[3]), new[2] + new[3])
        if name != new[2] + new[3] or (old[1], old[4]) != (new[1], new[4]):
            return None
    return names if len(set(names.values())) == len(names) else None


def _write(pieces: list[_Piece], numbers: dict[_Meaning, int]) -> str | None:
    """The pieces as a message; None where a tag has no number."""
    written: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
        elif piece[1] in numbers:
            written.append(f"<{piece[0]}{piece[1][0]}{numbers[piece[1]]}{piece[2]}>")
        else:
            return None
    return _AROUND_BREAK.sub(r"\1", "".join(written))


def _read(text: str, marks: re.Pattern[str], seen: Counter[tuple[str, str]] | None = None) -> list[_Piece]:
    """The words of a text, and its tags. Nothing where a mark is not closed. `seen` counts the tags before it."""
    pieces: list[_Piece] = []
    opened: list[tuple[str, _Meaning]] = []
    seen = Counter() if seen is None else seen
    cursor = 0
    for found in marks.finditer(text):
        pieces.append(text[cursor : found.start()])
        cursor = found.end()
        mark = found["mark"]
        if alone := _read_alone(found, seen):
            pieces.append(alone)
        elif found["element"]:
            if not _read_element(found, pieces, opened, seen):
                return []
        elif mark is None:
            address = found["address"] or ""
            seen["a", address] += 1
            meaning = ("a", address, seen["a", address])
            inner = _read(found["link"] if found["address"] is not None else found["shortcut"], marks, seen)
            if not inner:
                return []
            pieces += [("", meaning, ""), *inner, ("/", meaning, "")]
        elif opened and opened[-1][0] == mark and not text[found.start() - 1].isspace():
            pieces.append(("/", opened.pop()[1], ""))
        elif _opens(text, found.start(), found.end()):
            seen[_NAMES[mark], ""] += 1
            opened.append((mark, (_NAMES[mark], "", seen[_NAMES[mark], ""])))
            pieces.append(("", opened[-1][1], ""))
        else:
            pieces.append(mark)
    return [] if opened else [*pieces, text[cursor:]]


def _read_alone(found: re.Match[str], seen: Counter[tuple[str, str]]) -> _Piece:
    """A tag, a character that is escaped, code or an image; nothing where it is another mark."""
    if found["tag"]:
        tag = TAG.fullmatch(found["tag"])
        return (tag[1], (tag[2], f"<{tag[3]}>", 0), tag[4]) if tag else found["tag"]
    if found["escaped"]:
        return str(found["escaped"])
    name = "code" if found["code"] else "img" if found["image"] else ""
    if not name:
        return ""
    said = found["code"] or found["address"]
    seen[name, said] += 1
    return ("", (name, said, seen[name, said]), "/")


def _read_element(
    found: re.Match[str], pieces: list[_Piece], opened: list[tuple[str, _Meaning]], seen: Counter[tuple[str, str]]
) -> bool:
    """Add the tag of an element of HTML to the pieces; False where it is the end of none."""
    element = found["element"]
    if found["slash"] and element != "br":
        if not opened or opened[-1][0] != f"<{element}":
            return False
        pieces.append(("/", opened.pop()[1], ""))
        return True
    name, rest = "br" if element == "br" else _ELEMENTS.get(element, "span"), found["rest"].strip(" /")
    address = re.fullmatch(r"""href\s*=\s*["']?([^"'\s]*)["']?""", rest)
    rest = address[1] if address else rest
    seen[name, rest] += 1
    meaning = (name, rest, seen[name, rest])
    pieces.append(("", meaning, "/" if name == "br" else ""))
    if name != "br":
        opened.append((f"<{element}", meaning))
    return True


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark may begin emphasis: words follow it, and an underscore is not within one."""
    within = text[start] == "_" and text[max(start - 1, 0) : start].isalnum()
    return not within and bool(text[end : end + 1].strip())
