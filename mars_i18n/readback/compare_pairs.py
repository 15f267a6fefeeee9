"""What is said in the right words and yet differs: its white space, its language, where its links lead."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, unquote_to_bytes

from mars_i18n.readback.blanks import MAY_BE_BLANK, RAISED, difference_of_blanks
from mars_i18n.readback.expected import full_address
from mars_i18n.readback.readback_difference import ReadbackDifference
from mars_i18n.text.segments.template_syntax import holds_syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mars_i18n.plugins.read_output import ReadBlock, ReadLink, ReadOutput
    from mars_i18n.readback.compare_texts import PairedTexts
    from mars_i18n.readback.expected import ExpectedText

_NO_LANGUAGE = {"zxx", "x-none"}  # code, addresses, and texts of which nobody knows it
_TURNING = frozenset("\u202a\u202b\u202d\u202e")  # Unicode's marks that show what follows in another direction
_ESCAPE = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, 2.3
_SITE = re.compile(
    r"^[A-Za-z][A-Za-z0-9+.-]*:(?://(?:[^/?#@]*@)?[^/?#@]*)?(?=[/?#]|$)"
)  # scheme and host of an address


def compare_pairs(
    pairs: Iterable[PairedTexts], reading: ReadOutput, base: str, *, relative: bool
) -> Iterator[ReadbackDifference]:
    """Compare the texts that a file says with those of the edition, beyond their letters; see compare_links."""
    every = list(pairs)
    for pair in every:
        blocks = [reading.blocks[at] for at in pair.blocks]
        yield from _compare_blanks(reading, pair.units, blocks)
        for unit in pair.units:
            yield from _compare_language(reading.part, unit, blocks)
    yield from compare_links(every, reading, base, relative=relative)


def compare_links(
    pairs: Iterable[PairedTexts], reading: ReadOutput, base: str, *, relative: bool
) -> Iterator[ReadbackDifference]:
    """The addresses of a text are in the blocks that say it, in their order.

    A relative one is as it is written where `relative`, and else is led from `base`, the public address of the page, or
    not looked for where that is not known.
    """
    links: dict[int, list[ReadLink]] = {}
    for link in reading.links:
        links.setdefault(link.block, []).append(link)
    for pair in pairs:
        if any(unit.addresses and not unit.image for unit in pair.units):
            found = [link for at in pair.blocks for link in links.get(at, ())]
            yield from _compare_links(reading.part, pair.units, found, "" if relative else base, relative=relative)


def _compare_blanks(
    reading: ReadOutput, units: Sequence[ExpectedText], blocks: Sequence[ReadBlock]
) -> Iterator[ReadbackDifference]:
    if any(unit.code for unit in units):  # lines of code begin and end as a kind of file lets them
        return
    if len(units) == len(blocks) == 1 and blocks[0].text in units[0].texts:
        return
    if fault := _mark_that_differs(units, blocks, plain=reading.plain_blanks):
        yield ReadbackDifference(reading.part, "changed", units[0].text, units[0].place, blocks[0].place, fault)
    text = blocks[0].text + "".join((block.gap or MAY_BE_BLANK) + block.text for block in blocks[1:])
    if found := difference_of_blanks([unit.texts for unit in units], text, plain=reading.plain_blanks):
        unit = units[found[0]]
        yield ReadbackDifference(reading.part, "spacing", unit.text, unit.place, blocks[0].place, found[1])


def _mark_that_differs(units: Sequence[ExpectedText], blocks: Sequence[ReadBlock], *, plain: bool) -> str:
    """Text of which letters are turned around, or raised, that are not so in the edition; empty where all is right.

    Plain text raises what others mark.
    """
    wanted = "".join(unit.texts[0] for unit in units)
    for block in blocks:
        if not block.text.isascii():
            turned = set(block.text) & _TURNING - set(wanted)
            if turned or (not plain and set(block.text) & RAISED - set(wanted)):
                return block.text
    shown = "".join(block.text for block in blocks)
    return shown if not plain and set(wanted) & RAISED - set(shown) else ""


def _compare_language(part: str, unit: ExpectedText, blocks: Sequence[ReadBlock]) -> Iterator[ReadbackDifference]:
    """Whether what says a unit is marked with its language."""
    wanted = unit.language.partition("-")[0].lower()
    for block in blocks if wanted else ():
        said = {one.partition("-")[0].lower(): one for one in block.languages if one not in _NO_LANGUAGE}
        others = [one for language, one in said.items() if language != wanted]
        if others and (wanted not in said or not unit.labelled):
            yield ReadbackDifference(part, "language", unit.text, unit.place, block.place, others[0] or "no language")
            return


def _compare_links(
    part: str, units: Sequence[ExpectedText], links: Sequence[ReadLink], base: str, *, relative: bool
) -> Iterator[ReadbackDifference]:
    keys = [comparable_address(link.address) for link in links]
    at = 0
    missing = []
    used: set[int] = set()
    for unit, address in ((one, address) for one in units for address in one.addresses):
        key = expected_address(address, base, relative=relative)
        if not key:
            continue
        here = next((one for one in range(at, len(keys)) if keys[one] == key), None)
        if here is None:
            missing.append((unit, address))
        else:
            used.add(here)
            at = here + 1
    others = [link.address for one, link in enumerate(links) if one not in used]
    for unit, address in missing:
        shown = others.pop(0) if others else ""
        yield ReadbackDifference(part, "link", address, unit.place, links[0].place if links else "", shown)


def compare_other_addresses(
    addresses: Iterable[str], reading: ReadOutput, base: str, *, relative: bool
) -> Iterator[ReadbackDifference]:
    """The addresses of links that are in no text, such as those of images: each is somewhere in the file."""
    found: Mapping[str, int] = Counter(comparable_address(link.address) for link in reading.links)
    for address in addresses:
        key = expected_address(address, "" if relative else base, relative=relative)
        if key and not found.get(key):
            yield ReadbackDifference(reading.part, "link", address)


def expected_address(address: str, base: str, *, relative: bool) -> str:
    """An address of the edition as a file must have it, in its comparable form; empty where it need not have it.

    One that a program completes leads nowhere in a file that travels: there it may be left out.
    """
    full = full_address(address, base)
    if address.startswith("#") or (holds_syntax(address) and not relative) or not (relative or is_absolute(full)):
        return ""
    return comparable_address(full)


def comparable_address(address: str) -> str:
    """An address in its normal form, in which two that are the same letter for letter are equal (RFC 3986, 6.2.2).

    What must be escaped is, what need not be is not; scheme and host are in lower case; blanks, which no address has,
    are left out.
    """
    bare = _SITE.sub(_normal_site, "".join(address.split()))
    if "%" in bare:
        bare = _ESCAPE.sub(lambda run: _normal(run[0]), bare)
    return bare if bare.isascii() else quote(bare, safe="!#$%&'()*+,/:;=?@[]~\\^`{|}<>\"", errors="replace")


def _normal_site(site: re.Match[str]) -> str:
    """A scheme and host in lower case, the host as name servers know it (RFC 3490)."""
    scheme, between, host = site[0].partition("//")
    lower = unquote(host).lower()
    try:
        known = lower if lower.isascii() else ".".join(one.encode("idna").decode() for one in lower.split("."))
    except UnicodeError:
        known = lower
    return scheme.lower() + between + known


def _normal(run: str) -> str:
    shown = (chr(one) for one in unquote_to_bytes(run))
    return "".join(one if one.isascii() and _UNRESERVED.match(one) else f"%{ord(one):02X}" for one in shown)


def is_absolute(address: str) -> bool:
    """Whether an address says by itself where it leads."""
    return ":" in address.partition("/")[0] or address.startswith("//")
