"""Where the links of a PDF lead: to an address, to a page of it, or to a name in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 50  # nodes within nodes of a tree of names


class PdfTargets:
    """The places of a PDF that links can lead to. `names` are those of named places, and of pages that are there."""

    def __init__(self, root: Any, pages: frozenset[int]) -> None:
        self.pages = pages
        self.places: dict[str, Any] = {str(key).lstrip("/"): one for key, one in dict(root.get("/Dests", {})).items()}
        self.places |= dict(_names_in(root.get("/Names", {}).get("/Dests"), 0))
        self.names = {f"page-{page}" for page in pages}
        self.names |= {name for name, place in self.places.items() if self._page(place) in pages}

    def address(self, annotation: Any) -> str:
        """Where an annotation leads: its URI, or "#" and a name: of a place, of the page, of nothing."""
        action = annotation.get("/A", {})
        if "/URI" in action:
            return str(action["/URI"])
        place = annotation.get("/Dest", action.get("/D"))
        if place is None:
            return "" if action else "#nowhere"
        if isinstance(place, str | bytes):
            name = place.decode("latin-1") if isinstance(place, bytes) else str(place)
            return f"#{name.lstrip('/')}"
        return f"#page-{self._page(place)}"

    def page_at(self, address: str) -> str:
        """The page, as "page-12", that an address within the file leads to; the address where it leads to none."""
        place = self.places.get(address.removeprefix("#"))
        number = 0 if place is None else self._page(place)
        return f"page-{number}" if number in self.pages else address

    def _page(self, place: Any) -> int:
        """The number of the object that a place is on; 0 for one that is no place."""
        place = place.get_object() if hasattr(place, "get_object") else place
        place = place.get("/D", ()) if isinstance(place, dict) else place
        first = place[0:1] if isinstance(place, list) else ()
        return next((one.idnum for one in first if hasattr(one, "idnum")), 0)


def _names_in(node: Any, depth: int) -> Iterator[tuple[str, Any]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if node is None or depth > _DEEPEST:
        return
    pairs = node.get("/Names", ())
    yield from ((str(name), place) for name, place in zip(pairs[::2], pairs[1::2], strict=False))
    for child in node.get("/Kids", ()):
        yield from _names_in(child, depth + 1)
