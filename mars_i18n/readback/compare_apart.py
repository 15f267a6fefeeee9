"""What is apart from the flow of a file, held against its edition: titles, subject, contents, texts of images."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from mars_i18n.readback.blanks import MAY_BE_BLANK, difference_of_blanks, letters
from mars_i18n.readback.compare_pairs import is_absolute
from mars_i18n.readback.compare_texts import kind_of_change, nearest
from mars_i18n.readback.readback_difference import ReadbackDifference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mars_i18n.plugins.read_output import ApartKind, ReadOutput, ReadText
    from mars_i18n.readback.compare_texts import PairedTexts
    from mars_i18n.readback.expected import Expected, ExpectedText

_LEAST = 12  # letters of a text that a list shows the beginning of
_FEW = 5  # lines of a table of contents, with fewer of which an output may leave it out
_MARKS = re.compile(r"[\W_]*")
_Texts: TypeAlias = "tuple[str, ...]"


def compare_apart(
    expected: Expected, reading: ReadOutput, apart: Sequence[str], pairs: Sequence[PairedTexts]
) -> Iterator[ReadbackDifference]:
    """Hold what is apart against the edition, as far as the output declares it. See plugins.kinds."""
    said: dict[str, list[ReadText]] = {}
    for one in reading.apart:
        said.setdefault(one.kind, []).append(one)
    for name, (kind, find_texts) in _WHOLE.items():
        if name in apart and (wanted := find_texts(expected)):
            yield from _compare_whole(reading, kind, said.get(kind, []), wanted, expected)
    yield from _compare_languages(reading, said.get("language", []), expected, apart)
    if "title" in apart:
        yield from _compare_titles_of_parts(reading, said.get("title", []), expected)
    for name, level in CONTENTS.items():
        if name in apart:
            yield from _compare_contents(expected, reading, said.get("contents", []), pairs, name, level)
    for name, (kind, texts) in _SETS.items():
        if name in apart:
            yield from _compare_set(reading, kind, said, texts(expected))


def _first(units: Sequence[ExpectedText], role: str) -> _Texts:
    """The texts of a title or summary of the first document."""
    return next((unit.texts for unit in units if unit.role == role and unit.document == 0), ())


def _title(expected: Expected) -> _Texts:
    return _first(expected.head, "title")


def _subject(expected: Expected) -> _Texts:
    return dict(expected.front_matter).get("subject", ()) or _title(expected)


def _preheader(expected: Expected) -> _Texts:
    known = dict(expected.front_matter)
    return known.get("preheader", ()) or known.get("summary", ()) or expected.opening


def _summary(expected: Expected) -> _Texts:
    return _first(expected.head, "summary")


def _masthead(expected: Expected) -> _Texts:
    return (expected.masthead,) if expected.masthead else ()


def _first_day(expected: Expected) -> _Texts:
    return (expected.first_day,) if expected.first_day else ()


# what an output declares → the kind of its text, and the texts that it may be
_WHOLE: Mapping[str, tuple[ApartKind, Callable[[Expected], _Texts]]] = {
    "title": ("title", _title),
    "subject": ("subject", _subject),
    "preheader": ("preheader", _preheader),
    "summary": ("summary", _summary),
    "masthead": ("masthead", _masthead),
    "first day": ("first day", _first_day),
}
_SETS: Mapping[str, tuple[ApartKind, Callable[[Expected], _Texts]]] = {
    "alternative texts": ("alternative text", lambda expected: expected.alternatives),
    "opening pictures": ("alternative text", lambda expected: expected.pictures),
    "image titles": ("image title", lambda expected: expected.image_titles),
    "link titles": ("link title", lambda expected: expected.link_titles),
}
# what an output declares → the lowest level of heading that it lists, 0 for the sections of the first document alone
CONTENTS: Mapping[str, int] = {"contents": 6, "contents of three levels": 3, "short contents": 0, "whole contents": 6}


def _compare_whole(
    reading: ReadOutput, kind: ApartKind, said: Sequence[ReadText], texts: _Texts, expected: Expected
) -> Iterator[ReadbackDifference]:
    """The one text of a kind; beside it may be names of the issue, and a long one may end in an ellipsis."""
    shown = _words(texts[0])
    own = [one for one in said if not one.place] or list(said)
    if not own:
        yield ReadbackDifference(reading.part, "apart", shown, about=kind)
        return
    plain = reading.plain_blanks or kind in {"preheader", "subject", "title"}  # which are one line
    faults = [_fault_of_whole(one.text, texts, expected.names, plain=plain) for one in own]
    if all(fault is not None for fault in faults):
        yield ReadbackDifference(reading.part, "apart", shown, found=faults[0] or "", about=kind)


def _fault_of_whole(found: str, texts: _Texts, names: Sequence[str], *, plain: bool) -> str | None:
    """What a text has that is none of `texts`, or None where it is one."""
    key = letters(found)
    for text in texts:
        form = letters(text)
        if key.endswith("…") and len(key) > _LEAST and form.startswith(key[:-1]):
            return None
        if form not in key:
            continue
        rest = key.replace(form, "", 1)
        for name in names:
            rest = rest.replace(letters(name), "", 1)
        if _MARKS.fullmatch(rest):
            blanks = difference_of_blanks([(text,)], found, plain=plain)
            return None if blanks is None else found
    return found


def _compare_languages(
    reading: ReadOutput, said: Sequence[ReadText], expected: Expected, apart: Sequence[str]
) -> Iterator[ReadbackDifference]:
    """A file is marked with the language of its edition, and with no other region where it names one.

    A source says its own as often as it did, and may say it as it did.
    """
    wanted, stated = expected.language, [one.lower() for one in expected.stated_languages]
    marks: list[ReadText | None] = []
    if "language" in apart:
        marks += said or [None]
    if "own language" in apart:
        marks += (one for one in said if not any(one.text.strip().lower() in raw for raw in stated))
        marks += [None] if len(said) < len(stated) else []
    for one in marks:
        found = one.text.strip().replace("_", "-").lower() if one else ""
        if found not in {wanted.lower(), wanted.partition("-")[0].lower()}:
            yield ReadbackDifference(reading.part, "apart", wanted, found=one.text if one else "", about="language")


def _compare_titles_of_parts(
    reading: ReadOutput, said: Sequence[ReadText], expected: Expected
) -> Iterator[ReadbackDifference]:
    """Each part that a file holds its texts in has the title of a document, or of the issue."""
    titles = [unit.texts for unit in expected.head if unit.role == "title"]
    if not titles:
        return
    for one in (text for text in said if text.place):
        if all(_fault_of_whole(one.text, texts, expected.names, plain=True) for texts in titles):
            yield ReadbackDifference(
                reading.part, "apart", _words(titles[0][0]), one.place, found=one.text, about="title"
            )


def _compare_contents(  # noqa: PLR0913, PLR0917 - what is compared, with what, and how it was declared
    expected: Expected,
    reading: ReadOutput,
    said: Sequence[ReadText],
    pairs: Sequence[PairedTexts],
    name: str,
    level: int,
) -> Iterator[ReadbackDifference]:
    """The lines of the table of contents are the headings, in order, and each leads to its own."""
    titles = [unit for unit in expected.head if unit.role == "title"]
    titles = titles if name == "whole contents" else titles[1:]
    headings = [
        unit for unit in expected.flow if unit.level and (unit.level <= level or (not level and unit.document == 0))
    ]
    lines = sorted((*titles, *headings), key=lambda unit: unit.number)
    counted = [unit for unit in expected.flow if unit.level] if level else lines
    if not said and name != "whole contents" and len(counted) < _FEW:
        return
    places = {id(unit): pair.blocks[0] for pair in pairs for unit in pair.units}
    keys = [letters(one.text) for one in said]
    at = 0
    for unit in lines:
        here = next((one for one in range(at, len(said)) if _is_line(keys[one], unit.forms)), None)
        if here is None:
            near = nearest(unit.forms, list(enumerate(keys))[at : at + _FEW])
            kind = "missing" if near is None else kind_of_change(unit.forms, keys[near])
            found = "" if near is None else said[near].text
            part = f"{reading.part}, contents"
            yield ReadbackDifference(part, kind, unit.text, unit.place, found=found)
            continue
        at = here + 1
        line = said[here]
        plain = reading.plain_blanks or unit.role == "title"
        if blanks := difference_of_blanks([unit.texts], line.text, plain=plain):
            yield ReadbackDifference(f"{reading.part}, contents", "spacing", unit.text, unit.place, found=blanks[1])
        if _leads_elsewhere(line.target, reading, places.get(id(unit))):
            yield ReadbackDifference(reading.part, "contents", unit.text, unit.place, found=line.target)


def _leads_elsewhere(address: str, reading: ReadOutput, wanted: int | None) -> bool:
    """Whether a line leads to another block than its heading; to a whole file is right where that holds the heading."""
    if not address or is_absolute(address):
        return False
    target = reading.anchors.get(address.removeprefix("#"))
    if target is None or wanted is None:
        return target is None
    if "#" in address:
        return target != wanted
    later = (at for name, at in reading.anchors.items() if "#" not in name and at > target)
    return not target <= wanted < min(later, default=len(reading.blocks))


def _is_line(key: str, forms: Sequence[str]) -> bool:
    """Whether a line says a heading, with the number of its page behind it or without."""
    return any(key == form or (key.startswith(form) and key[len(form) :].strip(".").isdecimal()) for form in forms)


def _compare_set(
    reading: ReadOutput, kind: ApartKind, said: Mapping[str, Sequence[ReadText]], texts: _Texts
) -> Iterator[ReadbackDifference]:
    """Each text of a kind is there; an image that is not shown has its words in the flow."""
    if not texts:
        return
    found = {letters(one.text): one.text for one in chain(said.get(kind, ()), said.get("alternative text", ()))}
    blocks = "\n".join(letters(block.text) for block in reading.blocks) if kind != "link title" else ""
    wanted = {letters(text) for text in texts}
    left = {key: text for key, text in found.items() if key not in wanted}
    for text in texts:
        key = letters(text)
        if key in found:
            if difference_of_blanks([(text,)], found[key], plain=reading.plain_blanks):
                yield ReadbackDifference(reading.part, "apart", _words(text), found=found[key], about=kind)
        elif key not in blocks:
            near = nearest((key,), list(enumerate(left)))
            other = "" if near is None else list(left.values())[near]
            if kind == "alternative text" and not other:
                yield ReadbackDifference(reading.part, "alternative text", _words(text))
            else:
                yield ReadbackDifference(reading.part, "apart", _words(text), found=other, about=kind)


def _words(text: str) -> str:
    return " ".join(text.replace(MAY_BE_BLANK, "").split())
