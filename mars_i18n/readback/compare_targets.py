"""Links and images of a file that lead to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from mars_i18n.readback.compare_pairs import comparable_address, is_absolute
from mars_i18n.readback.readback_difference import ReadbackDifference
from mars_i18n.text.segments.template_syntax import holds_syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mars_i18n.plugins.read_output import ReadLink, ReadOutput


def compare_targets(
    reading: ReadOutput, wanted: frozenset[str], files: frozenset[str] | None, nowhere: frozenset[str] = frozenset()
) -> Iterator[ReadbackDifference]:
    """Links within a file, or to files beside it that the edition names (`wanted`), and images, that lead to nothing.

    Addresses that lead `nowhere` in the edition itself are left alone.
    `files` are the relative addresses that lead to a file that is there; None where these are not known.
    """
    for link in reading.links:
        elsewhere = is_absolute(link.address) or link.address.strip() in nowhere or holds_syntax(link.address)
        if not elsewhere and _is_dead(link, reading, wanted, files):
            yield ReadbackDifference(reading.part, "link", link.address, "", link.place)
    for image in reading.images:
        path = image.address.partition("?")[0]
        inside = path.startswith("cid:") or bool(reading.members)
        known = reading.members if inside else files
        local = path.startswith("cid:") or not (is_absolute(path) or path.startswith("/"))
        expected_here = local and not reading.placed_elsewhere and not holds_syntax(image.address)
        if path and known is not None and path not in known and expected_here:
            yield ReadbackDifference(reading.part, "image", image.address, "", image.place)


def compare_images(images: Iterable[str], reading: ReadOutput) -> Iterator[ReadbackDifference]:
    """Images of the edition that a file does not show, where its kind leaves their addresses as they are."""
    shown = {comparable_address(image.address) for image in reading.images}
    for address in images:
        if comparable_address(address) not in shown:
            yield ReadbackDifference(reading.part, "image", address)


def _is_dead(link: ReadLink, reading: ReadOutput, wanted: frozenset[str], files: frozenset[str] | None) -> bool:
    path, _, name = link.address.partition("#")
    if not path:
        return bool(name) and name != "top" and not {name, unquote(name)} & reading.anchors.keys()
    if reading.closed:
        return path not in reading.members or (bool(name) and f"{path}#{unquote(name)}" not in reading.anchors)
    at_root = path.startswith("/")  # of a site that nobody here knows
    known = files is not None and link.address in wanted and not at_root and not reading.placed_elsewhere
    return known and files is not None and path.partition("?")[0] not in files
