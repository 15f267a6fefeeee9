"""An address in the text of a translation is not that of the source.

What it does: compares the visible web and mail addresses (not those behind tags) as sets. `www.`, a final slash and
capitals in the host do not matter; a different scheme and an added address are information. Addresses of one row
of the link map are equivalent, and so are those that differ only in a language code (/en/ and /es/) or in a
placeholder (/packagename). So are accounts (@name); of tags (#name), which may be translated, only a slip is reported.

Why: an address with one wrong letter leads nowhere, and readers of the translation cannot know the right one.

Wrong:
    en: Write to info@example.org.
    es: Escriba a info@exemple.org.

Wrong:
    en: See https://example.org/report for more.
    es: Vea el informe para más.

Wrong:
    en: Write to @aguaclara today.
    es: Escriba hoy a @aguaclar.

Right:
    en: Use #WaterForAll in your post.
    es: Use #AguaParaTodos en su publicación.

Right:
    en: See https://example.org/en/report, or www.example.com.
    es: Vea https://example.org/es/report o www.example.com/.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mars_i18n.checks.translated import is_translated
from mars_i18n.messages import message, translatable
from mars_i18n.plugins.kinds import Fault
from mars_i18n.text.segments.markup import blank_tags
from mars_i18n.text.values.addresses import address_key, addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.model import Severity
    from mars_i18n.plugins.kinds import Unit
    from mars_i18n.text.values.addresses import Address

severity: Severity = "error"
others: tuple[Severity, ...] = ("info",)
remedy = translatable("Copy the address from the source, or add the translated one to links.tsv.")
_HANDLE = re.compile(r"(?<![\w.@/#&+-])(?:@[A-Za-z]\w{2,30}|#[^\W\d]\w{4,40})(?![\w@/-]|\.\w)")
_ALIKE = 0.9  # of the letters of two tags, where one is a slip for the other
_PLACEHOLDER = re.compile(r"name|your|example|nombre|ejemplo|nome|exemplo|\buser\b|usu[aá]rio", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?<![^\W_])(?:en|es|pt|spanish|english|portuguese)(?:[-_][a-z]{2})?(?![^\W_])", re.IGNORECASE)


def check(unit: Unit) -> Iterator[Fault]:
    """Yield a fault for each address without its counterpart, either way, and for each scheme that was changed."""
    if not is_translated(unit):
        return
    source, target = tuple(addresses(blank_tags(unit.source))), tuple(addresses(blank_tags(unit.target)))
    yield from _handles(unit)
    if not source and not target:
        return
    rows = {address_key(one): f"row {number}" for number, row in enumerate(unit.links) for one in row}
    wanted, found = _by_meaning(source, rows), _by_meaning(target, rows)
    added = [found[key] for key in found if key not in wanted]
    for key, address in wanted.items():
        if key in found:
            yield from _scheme(address, found[key])
        elif added:
            other = added.pop(0)
            if _placeholder(address.text, other.text):
                continue
            yield Fault(
                message(
                    "the source has the address {source}, the translation {target}",
                    source=address.text,
                    target=other.text,
                ),
                evidence=(("source", address.text), ("target", other.text)),
                suggestion=address.text,
                offset=other.offset,
                length=len(other.text),
            )
        else:
            what = message("the address {address} is missing from the translation", address=address.text)
            yield Fault(what, evidence=(("missing", address.text),))
    for other in added:
        yield Fault(
            message("the address {address} is not in the source", address=other.text),
            evidence=(("extra", other.text),),
            offset=other.offset,
            length=len(other.text),
            severity="info",
        )


def _handles(unit: Unit) -> Iterator[Fault]:
    """A fault for each account (@name) that is another in the translation, and for each tag (#name) with a slip."""
    if "@" not in unit.source and "#" not in unit.source:
        return
    source, target = (
        {match[0].casefold(): match for match in _HANDLE.finditer(text)}
        for text in (blank_tags(unit.source), blank_tags(unit.target))
    )
    added = [one for name, one in target.items() if name not in source]
    for name, one in source.items():
        other = next((new for new in added if _is_altered(one[0], new[0])), None) if name not in target else None
        if other is not None:
            added.remove(other)
            yield Fault(
                message(
                    "the source has the address {source}, the translation {target}", source=one[0], target=other[0]
                ),
                evidence=(("source", one[0]), ("target", other[0])),
                suggestion=one[0],
                offset=other.start(),
                length=len(other[0]),
            )


def _is_altered(source: str, target: str) -> bool:
    """Whether one account became another; a tag may be translated, so there it is one letter or two."""
    if source[0] != target[0]:
        return False
    alike = SequenceMatcher(None, source.casefold(), target.casefold(), autojunk=False).ratio()
    return source[0] == "@" or alike >= _ALIKE


def _placeholder(source: str, target: str) -> bool:
    """Whether two addresses differ only in a word that readers replace with their own: …/packagename."""
    same = next((place for place, pair in enumerate(zip(source, target, strict=False)) if pair[0] != pair[1]), 0)
    return "/" in source[:same].partition("://")[2] and _PLACEHOLDER.search(source, same) is not None


def _by_meaning(found: tuple[Address, ...], rows: dict[str, str]) -> dict[str, Address]:
    """The addresses by what they lead to, the first of each: its row of the link map, or itself without language."""
    named: dict[str, Address] = {}
    for address in found:
        named.setdefault(rows.get(address.key) or _LANGUAGE.sub("", address.key), address)
    return named


def _scheme(source: Address, target: Address) -> Iterator[Fault]:
    if source.scheme and target.scheme and source.scheme != target.scheme:
        yield Fault(
            message("the source has {source}, the translation {target}", source=source.text, target=target.text),
            evidence=(("source", source.scheme), ("target", target.scheme)),
            offset=target.offset,
            length=len(target.text),
            severity="info",
        )
