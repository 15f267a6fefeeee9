"""The link map: addresses that correspond to one another, a column a language, and documents led to their own.

A table is tab-separated, its first row language codes. A row says where readers of each language are led; an empty
cell leaves them where the source leads. An address that ends in ``/*`` means all that begin so. Columns of languages
that the project does not have are not used.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n import lazy_patterns as re
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message, plural_message
from mars_i18n.model import Block, Document, Gap, Masthead, Segment, Tag
from mars_i18n.text.segments.rewriting import map_segments
from mars_i18n.text.terms.other_languages import other_languages
from mars_i18n.text.values.addresses import address_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mars_i18n.messages import Message
    from mars_i18n.model import Inline

_ANY = "/*"
_LINE = re.compile(r"\r\n?|\n")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SCHEMES = ("http", "https", "ftp", "mailto", "tel", "sms")  # others run programs, or are no addresses
# <a href="…"> and <img src="…"> in HTML as it is written
_WRITTEN = re.compile(
    r"""(<(a|img)\b[^<>]{0,2000}?\s(?:href|src)\s*=\s*)("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""", re.IGNORECASE
)
_OPENS = re.compile(r"<(?:a|img)\s", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(\s(href|src)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)""", re.IGNORECASE)
_COMMENT = re.compile(r"(<!--.*?(?:-->|\Z))", re.DOTALL)
_DEFINITION = re.compile(r"(\[[^\]\n]{1,999}\]:[ \t]*\n?[ \t]*<?)([^\s<>]+)")


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A row of the table: (language, address) of each that is filled, and its line in the file."""

    addresses: tuple[tuple[str, str], ...]
    line: int


def read_links(text: str, languages: Sequence[str]) -> tuple[tuple[LinkRow, ...], tuple[tuple[int, Message], ...]]:
    """The rows of a table, and its faults as (line, message), every one of them.

    Empty lines, lines that begin with ``#`` and empty cells at the end of a line say nothing.
    """
    lines = enumerate(_LINE.split(text.removeprefix("\ufeff")), 1)
    table = [(number, line) for number, line in lines if line.strip() and not line.startswith("#")]
    first, head = table[0] if table else (1, "")
    columns = [cell.strip().lower() for cell in head.rstrip().split("\t")] if table else []
    known = {*languages, *other_languages(columns, languages)}
    faults = [(first, _unknown_language(name, tuple(languages))) for name in columns if name not in known]
    if len(set(columns)) != len(columns):
        faults.append((first, message("a language has two columns")))
    rows: list[LinkRow] = []
    seen: dict[str, int] = {}
    for number, line in table[1:]:
        cells = [cell.strip() for cell in line.rstrip().split("\t")]
        faults += _faults(cells, columns, number, seen)
        filled = tuple((name, cell) for name, cell in zip(columns, cells, strict=False) if cell and name in languages)
        rows.append(LinkRow(filled, number))
    return tuple(rows), tuple(faults)


def _faults(cells: Sequence[str], columns: Sequence[str], line: int, seen: dict[str, int]) -> list[tuple[int, Message]]:
    faults: list[Message] = []
    if len(cells) > len(columns):
        faults.append(
            plural_message(
                "{count} cell, but {columns} columns",
                "{count} cells, but {columns} columns",
                len(cells),
                columns=len(columns),
            )
        )
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:
        faults.append(message("a row needs the addresses of at least two languages"))
    spaced = (cell for cell in filled if re.search(r"\s", cell))
    faults += [message("an address cannot hold spaces: {address}", address=repr(cell)) for cell in spaced]
    if len({cell.endswith(_ANY) for cell in filled}) > 1:
        faults.append(message("all addresses of a row must end in {ending}, or none", ending=_ANY))
    quoted = (cell for cell in filled if '"' in cell)
    faults += [message("an address cannot hold quotation marks: {address}", address=cell) for cell in quoted]
    faults += [
        message("* is allowed only at the end of an address, as {ending}: {address}", ending=_ANY, address=cell)
        for cell in filled
        if "*" in cell.removesuffix(_ANY)
    ]
    for cell in filled:
        scheme = _SCHEME.match(cell)
        if scheme and scheme[1].lower() not in _SCHEMES:
            faults.append(
                message(
                    "pages may not link to {address}; write an address that begins with {schemes}",
                    address=cell,
                    schemes=_SCHEMES,
                )
            )
        if (other := seen.setdefault(address_key(cell), line)) != line:
            faults.append(message("{address} is already on line {line}", address=cell, line=other))
    return [(line, fault) for fault in faults]


def _unknown_language(name: str, languages: tuple[str, ...]) -> Message:
    return message(
        "{language} is not a language of the project; its languages are {languages}",
        language=repr(name),
        languages=languages,
    )


def link_function(rows: Sequence[LinkRow], language: str) -> Callable[[str], str]:
    """A function from an address to that of the same thing for readers of `language`; others stay as they are.

    An address is known whatever its scheme, ``www.`` and last slash; a fragment is kept, but where a row has one of its
    own. A query is a part of the address. The longest row wins.
    """
    exact: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for row in rows:
        target = dict(row.addresses).get(language, "")
        for _, address in row.addresses if target else ():
            if address.endswith(_ANY):
                prefixes.setdefault(address_key(address.removesuffix("*")) + "/", target.removesuffix("*"))
            else:
                exact.setdefault(address_key(address), target)
    longest_first = sorted(prefixes, key=lambda prefix: (-len(prefix), prefix))

    def lead(address: str) -> str:
        base, mark, fragment = address.partition("#")
        key, whole = address_key(base), address_key(address)
        if base and mark and whole in exact:
            return address if address_key(exact[whole]) == whole else exact[whole]
        if base and key in exact:
            led = exact[key]
            return address if address_key(led) == key else led if "#" in led else led + mark + fragment
        slash = "/" if base.endswith("/") else ""
        for prefix in longest_first:
            if f"{key}{slash}".startswith(prefix):
                led = prefixes[prefix] + f"{key}{slash}"[len(prefix) :]
                return address if address_key(led) == key else led + mark + fragment
        return address

    return lead


def relink(document: Document, lead: Callable[[str], str], picture: Callable[[str], str]) -> Document:
    """The document with its links led by `lead` and its images by `picture`, as outputs show them and in its raw text.

    So are those of HTML in it. Addresses in the running text are its translators'. Nothing but the addresses changes.
    """
    known = {"a": ("href", lead), "img": ("src", picture)}
    changed: dict[str, str] = {}

    def of_html(raw: str) -> str:
        return _WRITTEN.sub(lambda found: found[1] + _replace_value(found[3], known[found[2].lower()][1]), raw)

    def of_segment(segment: Segment) -> Segment:
        parts: list[Inline] = []
        moved: dict[int, tuple[str, str]] = {}
        for part in segment.parts:
            if isinstance(part, Tag) and part.attribute("html"):
                parts.append(_of_html(part, of_html))
                continue
            if isinstance(part, Tag) and part.name in known:
                name, where = known[part.name]
                old = part.attribute(name)
                new = where(old) if old else old
                if new != old:
                    changed[old] = new
                    moved[part.number] = (old, new)
                    attributes = tuple((key, new if key == name else value) for key, value in part.attributes)
                    parts.append(_rewrite_tag(replace(part, attributes=attributes), old, new))
                    continue
                if part.form == "close" and part.name == "a" and part.number in moved:
                    parts.append(_rewrite_tag(part, *moved[part.number]))
                    continue
            parts.append(part)
        return segment if tuple(parts) == segment.parts else replace(segment, parts=tuple(parts))

    result = map_segments(document, of_segment)
    blocks = tuple(_of_html_block(one, of_html) if isinstance(one, Block) else one for one in result.parts)
    result = replace(result, parts=blocks)
    if document.format == "html":
        return _with_tags(result, of_html)
    result = replace(
        result, parts=tuple(_markup_of_html(one, of_html) if isinstance(one, Gap) else one for one in result.parts)
    )
    return _with_definitions(result, changed) if changed else result


def _replace_value(value: str, where: Callable[[str], str]) -> str:
    """An attribute's value, in its quotation marks if any, led elsewhere; the same characters where it stays."""
    mark = value[0] if value[0] in "\"'" else ""
    old = unescape(value.strip(mark) if mark else value)
    new = where(old) if old else old
    return value if new == old else f"{mark}{escape(new)}{mark}"


def _of_html(tag: Tag, changed: Callable[[str], str]) -> Tag:
    parts = tuple(replace(one, raw=changed(one.raw)) if isinstance(one, Gap) else one for one in tag.parts)
    attributes = tuple((name, changed(value) if name == "html" else value) for name, value in tag.attributes)
    return replace(tag, parts=parts, attributes=attributes)


def _of_html_block(block: Block, changed: Callable[[str], str]) -> Block:
    if block.kind != "html" or any(isinstance(one, Gap) and one.reason == "template" for one in block.parts):
        return block
    parts = tuple(replace(one, raw=changed(one.raw)) if isinstance(one, Gap) else one for one in block.parts)
    return replace(block, parts=parts, content=changed(block.content))


def _rewrite_tag(tag: Tag, old: str, new: str) -> Tag:
    """The tag with its address changed where its raw text writes it: once, from the end, as words come first."""
    parts = list(tag.parts)
    if parts and isinstance(parts[0], Gap) and _OPENS.match(parts[0].raw):
        return _rewrite_html_tag(tag, old, new)
    for number in reversed(range(len(parts))):
        part = parts[number]
        for written in dict.fromkeys((old, unquote(old), old.removeprefix("mailto:"))):
            if isinstance(part, Gap) and written and written in part.raw:
                head, _, tail = part.raw.rpartition(written)
                parts[number] = Gap(f"{head}{new.removeprefix('mailto:') if written != old else new}{tail}")
                return replace(tag, parts=tuple(parts))
    return tag


def _rewrite_html_tag(tag: Tag, old: str, new: str) -> Tag:
    """A tag written as HTML, its attribute's value changed in the raw text, whatever references it is written with."""
    name = "src" if tag.name == "img" else "href"
    parts = list(tag.parts)
    for number, part in enumerate(parts):
        if not isinstance(part, Gap):
            continue
        for found in _ATTRIBUTE.finditer(part.raw):
            value = _replace_value(found[3], lambda written: new if written.strip() == old.strip() else written)
            if found[2].lower() == name and value != found[3]:
                parts[number] = replace(part, raw=f"{part.raw[: found.start(3)]}{value}{part.raw[found.end() :]}")
                return replace(tag, parts=tuple(parts))
    return tag


def _with_tags(document: Document, changed: Callable[[str], str]) -> Document:
    """A page with the addresses in its tags changed, wherever these are but in code, scripts and comments."""

    def of_inline(part: Inline) -> Inline:
        # links, images and raw tags were changed with their segments
        return _of_html(part, changed) if isinstance(part, Tag) and part.name not in {"a", "img", "html"} else part

    def of_part(part: Gap | Masthead | Segment) -> Gap | Masthead | Segment:
        if isinstance(part, Segment):
            return replace(part, parts=tuple(map(of_inline, part.parts)))
        return _gap_of_html(part, changed) if isinstance(part, Gap) else part

    return replace(
        document,
        parts=tuple(
            _gap_of_html(part, changed)
            if isinstance(part, Gap)
            else replace(part, parts=tuple(map(of_part, part.parts)))
            for part in document.parts
        ),
    )


def _gap_of_html(gap: Gap, changed: Callable[[str], str]) -> Gap:
    return gap if gap.reason or "<" not in gap.raw else Gap(changed(gap.raw))


def _markup_of_html(gap: Gap, changed: Callable[[str], str]) -> Gap:
    """Markup between the blocks of Markdown: tags of raw HTML have their addresses changed, comments stay."""
    if gap.reason or "<" not in gap.raw:
        return gap
    pieces = _COMMENT.split(gap.raw)  # every second one is a comment
    return Gap("".join(piece if number % 2 else changed(piece) for number, piece in enumerate(pieces)))


def _with_definitions(document: Document, changed: dict[str, str]) -> Document:
    """The addresses of ``[label]: address`` lines changed too."""

    def of_gap(gap: Gap) -> Gap:
        raw = _DEFINITION.sub(lambda found: found[1] + changed.get(found[2], found[2]), gap.raw)
        return gap if raw == gap.raw else Gap(raw)

    def of_part(part: Gap | Block) -> Gap | Block:
        if isinstance(part, Gap):
            return of_gap(part)
        if part.kind in {"code", "html"}:
            return part
        return replace(part, parts=tuple(of_gap(one) if isinstance(one, Gap) else one for one in part.parts))

    return replace(document, parts=tuple(map(of_part, document.parts)))
