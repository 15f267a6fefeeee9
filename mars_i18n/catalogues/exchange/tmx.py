"""TMX 1.4b (https://www.gala-global.org/tmx-14b), the exchange format of translation memories.

It holds pairs of finished texts and nothing else of a catalogue. Inline tags are ``bpt``, ``ept`` and ``ph`` (``it``
where one has no partner), each with the tag as translators see it inside; text is written as in a catalogue.
Tags written as text, as in the memories that OmegaT and Poedit make of our catalogues, are tags all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n import __version__
from mars_i18n.catalogues.entry_ids import entry_id
from mars_i18n.catalogues.exchange._entries import each
from mars_i18n.catalogues.exchange._inline import pieces
from mars_i18n.catalogues.exchange._xml import LANG, attribute, child, local, read_xml, require_size, root_of, text_of
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.model import Entry, Text
from mars_i18n.plugins.kinds import ExchangeFile
from mars_i18n.text.segments.markup import TAG, to_msgid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from mars_i18n.catalogues.exchange._xml import Tree

extension = ".tmx"
memory = True
_NATIVE = frozenset({"bpt", "ept", "ph", "it", "ut"})


@dataclass(frozen=True, slots=True)
class TextPair:
    """A text and its translation: their languages with region where known ("en", "es-CO"), and where they are from."""

    source: str
    target: str
    source_language: str
    language: str
    origin: str = ""
    context: str = ""


def recognises(data: bytes) -> bool:
    """Whether these bytes look like TMX."""
    return root_of(data)[0] == "tmx"


def write(file: ExchangeFile) -> bytes:
    """The finished translations of a catalogue. Raises MarsError for the first one that XML cannot hold."""
    locale = file.locale.replace("_", "-")
    source = file.source_language
    done = (entry for entry in file.entries if entry.done)
    return _whole(
        each(file, done, lambda one: _unit(TextPair(one.msgid, one.msgstr, source, locale, file.issue, one.context)))
    )


def _whole(units: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f' <header creationtool="mars-i18n" creationtoolversion="{__version__}" segtype="block" o-tmf="PO" '
        'adminlang="en" srclang="*all*" datatype="plaintext"/>\n <body>\n' + units + " </body>\n</tmx>\n"
    ).encode()


def _unit(pair: TextPair) -> str:
    props = f'   <prop type="x-issue">{text_of(pair.origin)}</prop>\n' if pair.origin else ""
    props += f'   <prop type="x-context">{text_of(pair.context)}</prop>\n' if pair.context else ""
    identity = entry_id(Entry(pair.source, context=pair.context))
    numbers: dict[str, int] = {}  # the same for both sides: x says which tags are one another's
    sides = "".join(
        f"   <tuv xml:lang={attribute(language)}><seg>{_content(text, numbers)}</seg></tuv>\n"
        for language, text in ((pair.source_language, pair.source), (pair.language, pair.target))
    )
    return f'  <tu tuid="{identity}" srclang={attribute(pair.source_language)}>\n{props}{sides}  </tu>\n'


def _content(message: str, numbers: dict[str, int]) -> str:
    written = []
    for piece in pieces(message):
        if piece.form == "text":
            written.append(text_of(to_msgid([Text(piece.text)])))
            continue
        shown = {"close": f"</{piece.label}>", "end": f"</{piece.label}>", "lone end": f"</{piece.label}>"}.get(
            piece.form, f"<{piece.label}/>" if piece.form == "alone" else f"<{piece.label}>"
        )
        number = numbers.setdefault(piece.id, len(numbers) + 1)
        if piece.form == "alone":
            written.append(f'<ph x="{number}">{text_of(shown)}</ph>')
        elif piece.form.startswith("lone"):
            place = "begin" if piece.form == "lone begin" else "end"
            written.append(f'<it pos="{place}" x="{number}">{text_of(shown)}</it>')
        else:
            name, x = ("bpt", f' x="{number}"') if piece.form in {"open", "begin"} else ("ept", "")
            written.append(f'<{name} i="{number}"{x}>{text_of(shown)}</{name}>')
    return "".join(written)


def read(data: bytes, path: str) -> ExchangeFile:
    """The pairs of a memory in two languages as entries. Raises MarsError with the line of a fault.

    A memory of more languages is read by `read_pairs`.
    """
    pairs = read_pairs(data, path)
    languages = {(pair.source_language, pair.language) for pair in pairs}
    if len(languages) > 1:
        names = tuple(sorted(f"{source} → {target}" for source, target in languages))
        raise MarsError(
            message("it holds several pairs of languages: {names}", names=names),
            message("It is a memory, not a catalogue."),
            at=f"{path}:1",
        )
    source, locale = next(iter(languages), ("", ""))
    entries = tuple(Entry(pair.source, pair.target, pair.context) for pair in pairs)
    issue = pairs[0].origin if pairs else ""
    locale = locale.replace("-", "_")
    return ExchangeFile(issue, source, locale.partition("_")[0].lower(), locale, entries, tuple(map(entry_id, entries)))


def read_pairs(data: bytes, path: str) -> tuple[TextPair, ...]:
    """Every pair of a memory, of each unit its first language or the one that it calls its source with each other one.

    Tags of other tools, which mean nothing here, are left out of the texts. Raises MarsError with the line of a fault.
    """
    pairs: list[TextPair] = []

    def take(tree: Tree, unit: Element) -> None:
        if local(tree.root) == "tmx":
            header = child(tree.root, "header")
            pairs.extend(_pairs(tree, unit, header.get("srclang", "") if header is not None else ""))

    tree = read_xml(data, path, "tu", take)
    if local(tree.root) != "tmx":
        raise MarsError(message("this is not TMX"), message("Ask for the memory as TMX 1.4."), at=tree.place(tree.root))
    return tuple(pairs)


def require_memory_size(size: int, path: str) -> None:
    """Raise MarsError, as `read_pairs` does, for a file of so many bytes that it is not read."""
    require_size(size, path)


def _pairs(tree: Tree, unit: Element, general: str) -> Iterator[TextPair]:
    texts: list[tuple[str, str]] = []
    for one in unit:
        if local(one) != "tuv":
            continue
        language, segment = one.get(LANG) or one.get("lang") or "", child(one, "seg")
        if not language or segment is None:
            raise MarsError(
                message("a text without its language or segment"),
                message("Ask for the file again."),
                at=tree.place(one),
            )
        texts.append((language, "".join(_parts(segment))))
    source = unit.get("srclang") or general
    first = min(texts, key=lambda one: _distance(one[0], source), default=None)
    origin = next((one.text or "" for one in unit if local(one) == "prop" and one.get("type") == "x-issue"), "")
    context = next((one.text or "" for one in unit if local(one) == "prop" and one.get("type") == "x-context"), "")
    for language, text in texts:
        if first and (language, text) != first and text.strip() and first[1].strip() and language != first[0]:
            yield TextPair(first[1], text, first[0], language, origin, context)


def _distance(language: str, wanted: str) -> int:
    """0 for the same language and region, 1 for the same language (en, en-US), 2 for others; case does not matter."""
    one, other = language.lower().replace("_", "-"), wanted.lower().replace("_", "-")
    return 0 if one == other else 1 if one.partition("-")[0] == other.partition("-")[0] else 2


def _parts(element: Element) -> Iterator[str]:
    """A text as catalogues write it: tags of ours, whether elements or text, and none of other tools."""
    yield element.text or ""
    for inner in element:
        if local(inner) in _NATIVE:
            found = TAG.fullmatch("".join(inner.itertext()).strip())
            yield found[0] if found else ""
        elif local(inner):
            yield from _parts(inner)
        yield inner.tail or ""
