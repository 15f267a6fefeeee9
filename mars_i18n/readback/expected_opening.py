"""What a reader finds at the opening of a document beside its title: who wrote it, and the picture that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mars_i18n.model import Segment, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mars_i18n.model import Document

_IMAGES = (".apng", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def stated_language(document: Document) -> str:
    """What a file says of its language, as it is written there; empty where it does not."""
    blocks = (block for block in document.blocks if block.kind == "metadata" and block.key == "language")
    return next((block.raw.strip() for block in blocks), "")


def names_of_authors(document: Document) -> Iterator[str]:
    """The names that the front matter gives, as it gives them, without an address of mail."""
    for key, value in document.metadata:
        if key in {"author", "authors"}:
            for name in value.splitlines():
                yield name.rpartition(" <")[0] if name.rstrip().endswith(">") else name


def picture_texts(document: Document, image: Callable[[str], bytes | None]) -> Iterator[str]:
    """The alternative text of the picture that a document opens with, where its file is there."""
    values = dict(document.metadata)
    for key in ("hero", "cover", "image"):
        named = (key, *(f"{key}.{one}" for one in ("image", "src", "url", "path")))
        found = [values[one].strip() for one in named if values.get(one, "").strip().lower().endswith(_IMAGES)]
        beside = [one for one in found if ":" not in one.partition("/")[0] and one[0] not in "/{<"]
        if beside:
            texts = {block.key: block.parts for block in document.blocks if block.kind == "metadata"}
            parts = texts.get(f"{key}.alt") or texts.get("alt") or ()
            if image(beside[0]) is not None:
                yield from ("".join(map(_words, part.parts)) for part in parts if isinstance(part, Segment))
            return


def _words(part: object) -> str:
    return part.text if isinstance(part, Text) else ""
