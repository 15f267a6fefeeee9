"""The entry points by which installed distributions bring plugins, looked for once a process.

`importlib.metadata` takes longer to import than a command may take, so folders are looked through without it first.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import Distribution, EntryPoint

GROUP = "mars_i18n."  # and a kind of plugins
FILE = "entry_points.txt"
_SECTION = f"[{GROUP}"  # begins such a group in the file: our own names our modules as well
_INFORMATION = (".dist-info", ".egg-info")


@lru_cache(1)
def plugin_entry_points() -> tuple[EntryPoint, ...]:
    """Every entry point of a group of ours, of the distributions that are imported from."""
    if not brings_plugins():
        return ()
    from importlib.metadata import distributions

    bring = [one for one in distributions() if _SECTION in (one.read_text(FILE) or "")]
    return tuple(
        point for one in bring if _is_found(one) for point in one.entry_points if point.group.startswith(GROUP)
    )


def brings_plugins() -> bool:
    """Whether a distribution may bring plugins: one in a folder does, or not all lie in folders."""
    return any(_folder_brings(place) for place in dict.fromkeys(sys.path))


def _folder_brings(place: str) -> bool:
    """Whether a distribution of a folder of the path brings plugins; also where it is an archive or an egg."""
    try:
        return place.endswith(".egg") or any(_SECTION.encode() in text for text in _texts(place or "."))
    except (FileNotFoundError, ValueError):  # nothing is imported from it: of a name with a NUL, too
        return False
    except OSError:
        return True


def _texts(place: str) -> Iterator[bytes]:
    for information in Path(place).iterdir():
        if information.name.lower().endswith(_INFORMATION):
            try:
                yield (information / FILE).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                continue


def _is_found(one: Distribution) -> bool:
    """Whether no other distribution of its name lies before it on the path."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(one.name).read_text(FILE) == one.read_text(FILE)
    except (PackageNotFoundError, ValueError):  # its folder has no name, as one that is half removed
        return True
