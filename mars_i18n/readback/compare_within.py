"""Whether links within an edition lead, in a file, to the text that they lead to in its documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.readback.blanks import letters
from mars_i18n.readback.readback_difference import ReadbackDifference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.plugins.read_output import ReadOutput
    from mars_i18n.readback.expected import ExpectedText


def compare_within(units: Iterable[ExpectedText], reading: ReadOutput, *, named: bool) -> Iterator[ReadbackDifference]:
    """Each link within the edition leads to the same text; where places have no names (not `named`), there are as many.

    A link that leads nowhere in the edition is not looked for: a check of sources reports it.
    """
    ends = [link.address for link in reading.links if link.block >= 0 and "#" in link.address]
    texts = Counter(_text_at(end, reading) if named else "" for end in ends)
    for unit in units:
        for address, text in unit.inner:
            if text is None:
                continue
            part = (one for one in texts if texts[one] > 0 and (not named or text in one))  # of a longer block
            key = text if texts[text] > 0 else next(part, None)
            if key is None:
                yield ReadbackDifference(reading.part, "link", address, unit.place)
            else:
                texts[key] -= 1


def _text_at(address: str, reading: ReadOutput) -> str:
    """The letters of the block that an address within the file leads to; empty where there is none."""
    name = address.partition("#")[2]
    known = (reading.anchors[one] for one in (address, unquote(address), name, unquote(name)) if one in reading.anchors)
    at = next(known, -1)
    return letters(reading.blocks[at].text) if 0 <= at < len(reading.blocks) else ""
