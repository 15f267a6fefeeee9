"""Digests: one name for everything that a result was made from. Two inputs with one digest are the same bytes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

Part: TypeAlias = "bytes | str | int | tuple[Part, ...] | None"


def digest_bytes(data: bytes) -> bytes:
    """The digest of a file's bytes: SHA-256."""
    return hashlib.sha256(data).digest()


def digest_parts(*parts: Part) -> bytes:
    """The digest of values in order. Each goes in with its type and its length, so that no two lists run together.

    Raises TypeError for a value of another type.
    """
    pieces: list[bytes] = []
    _add(parts, pieces)
    return hashlib.sha256(b"".join(pieces)).digest()


def _add(part: Part, pieces: list[bytes]) -> None:
    if isinstance(part, tuple):  # of texts, mostly: an archive has a hundred thousand
        pieces.append(b"t%d:" % len(part))
        for one in part:
            if type(one) is str:
                data = one.encode("utf-8", "surrogatepass")
                pieces += (b"s%d:" % len(data), data)
            else:
                _add(one, pieces)
    elif isinstance(part, bytes):
        pieces += (b"b%d:" % len(part), part)
    elif isinstance(part, str):
        data = part.encode("utf-8", "surrogatepass")
        pieces += (b"s%d:" % len(data), data)
    elif isinstance(part, bool):
        pieces.append(b"T" if part else b"F")
    elif isinstance(part, int):
        pieces.append(b"i%d:" % part)
    elif part is None:
        pieces.append(b"N")
    else:
        raise TypeError(f"{type(part).__name__} has no digest")


def has_digest(path: Path, digest: bytes) -> bool:
    """Whether a file can be read, and its bytes have this digest."""
    try:
        return digest_bytes(path.read_bytes()) == digest
    except (OSError, ValueError):
        return False
