"""Catalogues with their bytes, lines or entries damaged: whatever a disk, a mail server or a hand did to them.

Each is read, or refused with its line; where it is read, a sync keeps every text in it, and a second sync changes
nothing.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator

from mars_i18n.catalogues import po
from mars_i18n.catalogues.po_splicing import rewrite
from mars_i18n.model import Catalogue, Location, SegmentPlace
from mars_i18n.text.merging.conservation import find_lost_texts
from mars_i18n.text.merging.merge import merge
from mars_i18n.text.merging.sent_state import SentState
from mars_i18n.text.merging.staleness import compare_catalogues
from mars_i18n.text.merging.three_way import receive
from mars_i18n.text.segments.source_messages import SourceMessage

SOURCES = ("Water for the school", "The river will grow.", "A <b1>new</b1> pump.", "Peru", "A library\nof the village")
HEADER = po.new_header("es_CO", "Valley")
_BYTES = (
    b"\x00",
    b"\xff",
    b"\r",
    b"\n",
    b'"',
    b"\\",
    b"#",
    b"\xe2\x80\xa8",
    b"msgid",
    b"msgstr ",
    b"#~ ",
    b"\xef\xbb\xbf",
)


def original(chosen: random.Random) -> bytes:
    """A catalogue in which some messages are done, some fuzzy, some obsolete, some with comments."""
    catalogue = merge(messages(SOURCES), Catalogue("es_CO", (), HEADER, ("letter",), "a.po"), "es")
    text = po.serialise(catalogue).decode()
    for msgid in SOURCES[:4]:
        if chosen.random() < 0.7:
            new = f'msgid "{msgid}"\nmsgstr "Palabra{chosen.randrange(10**6)}x."'
            text = text.replace(f'msgid "{msgid}"\nmsgstr ""', new)
            if chosen.random() < 0.3:
                text = text.replace(new, f"#, fuzzy\n{new}")
    if chosen.random() < 0.5:
        text += f'\n# a note\n#~ msgid "Old"\n#~ msgstr "Palabra{chosen.randrange(10**6)}x"\n'
    return text.encode()


def messages(texts: tuple[str, ...]) -> list[SourceMessage]:
    place = (SegmentPlace("paragraph"),)
    return [SourceMessage(text, "", "en", "detected", place, ("a.md",), (), Location("a.md")) for text in texts]


def mutate(data: bytes, chosen: random.Random) -> bytes:
    """The bytes with one to four damages."""
    for _ in range(chosen.randint(1, 4)):
        data = chosen.choice(_DAMAGES)(data, chosen)
    return data


def _insert(data: bytes, chosen: random.Random) -> bytes:
    at = chosen.randint(0, len(data))
    return data[:at] + chosen.choice(_BYTES) + data[at:]


def _delete(data: bytes, chosen: random.Random) -> bytes:
    at = chosen.randint(0, len(data))
    return data[:at] + data[at + chosen.randint(1, 30) :]


def _flip(data: bytes, chosen: random.Random) -> bytes:
    at = chosen.randrange(len(data) or 1)
    return data[:at] + bytes([chosen.randrange(256)]) + data[at + 1 :]


def _lines(data: bytes, chosen: random.Random) -> bytes:
    lines = data.split(b"\n")
    at = chosen.randrange(len(lines))
    other = chosen.randrange(len(lines))
    kind = chosen.choice("drop double swap cut".split())
    if kind == "drop":
        del lines[at]
    elif kind == "double":
        lines.insert(other, lines[at])
    elif kind == "swap":
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines = lines[:at]
    return b"\n".join(lines)


def _entries(data: bytes, chosen: random.Random) -> bytes:
    pieces = data.split(b"\n\n")
    at = chosen.randrange(len(pieces))
    kind = chosen.choice("double shuffle plural crlf conflict".split())
    if kind == "double":
        pieces.append(re.sub(rb"Palabra\d+", b"Palabra%d" % chosen.randrange(10**6), pieces[at]))
    elif kind == "shuffle":
        chosen.shuffle(pieces)
    elif kind == "plural":
        many = rb'msgid_plural "many"\nmsgstr[0] \1\nmsgstr[1] "Palabra%dx"' % chosen.randrange(10**6)
        pieces[at] = re.sub(rb'msgstr (".*")', many, pieces[at])
    elif kind == "crlf":
        return data.replace(b"\n", b"\r\n")
    else:
        pieces[at] = b"<<<<<<< HEAD\n" + pieces[at] + b"\n=======\n>>>>>>> other"
    return b"\n\n".join(pieces)


_DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_insert, _delete, _flip, _lines, _entries)


def try_catalogue(seed: int) -> str:
    """Damage one catalogue and hold what is promised of it: "refused", "the same" or "synced"."""
    chosen = random.Random(seed)  # noqa: S311 - reproducible, not secret
    data = mutate(original(chosen), chosen)
    try:
        old = po.parse(data, "a.po")
    except po.PoError as error:
        assert error.line >= 1, (seed, error)
        return "refused"
    header = po.complete_header(old.header, HEADER)
    wanted = merge(messages(SOURCES), _with_header(old, header), "es")
    assert merge(messages(SOURCES), wanted, "es") == wanted, seed
    _hold_words(old, wanted, seed)
    received = receive(wanted, old, SentState()).catalogue
    _hold_words(wanted, received, seed)
    _hold_words(old, received, seed)
    if not compare_catalogues(old, wanted):
        return "the same"
    new, _ = rewrite(data, old, wanted)
    again = po.parse(new, "a.po")
    assert not compare_catalogues(again, wanted), seed
    _hold_words(old, again, seed)
    twice = merge(messages(SOURCES), _with_header(again, po.complete_header(again.header, HEADER)), "es")
    assert not compare_catalogues(again, twice), seed
    return "synced"


def _with_header(catalogue: Catalogue, header: tuple[tuple[str, str], ...]) -> Catalogue:
    return Catalogue("es_CO", catalogue.entries, header, catalogue.comment, catalogue.path)


def _hold_words(before: Catalogue, after: Catalogue, seed: int) -> None:
    lost = find_lost_texts(before, after, "es")
    assert not lost, (seed, lost)


def try_catalogues(seeds: Iterator[int]) -> Counter[str]:
    """How many catalogues were refused, said the same, and were synced."""
    return Counter(try_catalogue(seed) for seed in seeds)
