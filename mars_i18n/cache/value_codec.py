"""Frozen values as bytes and back, without pickle: ``read(write(value)) == value``, and types stay what they were.

Texts, numbers, truth values, None, bytes and tuples are written as they are; a dataclass or a named tuple as its name
and its fields, in order. Only classes that the codec was given are read, and only with as many fields as they have, so
that no bytes can make anything else than such values.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

_BYTES = "bytes"


class ValueCodec:
    """Reads and writes values made of some classes."""

    def __init__(self, *classes: type[Any]) -> None:
        """Know these dataclasses and named tuples by their names. Raises ValueError where two share one."""
        self._classes = {one.__name__: one for one in classes}
        if len(self._classes) != len(classes) or _BYTES in self._classes:
            raise ValueError("two classes of one name")
        self._fields = {one: _field_names(one) for one in classes}

    def write(self, value: object) -> bytes:
        """The bytes of a value. Raises TypeError for one that holds anything that could not be read back."""
        text = json.dumps(self._as_json(value), ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "surrogatepass")

    def read(self, data: bytes) -> object:
        """The value in bytes that `write` gave. Raises ValueError for any other bytes."""
        try:
            return self._from_json(json.loads(data.decode("utf-8", "surrogatepass")))
        except (TypeError, KeyError, RecursionError) as error:
            raise ValueError(f"not a value: {error}") from error

    def _as_json(self, value: object) -> object:
        kind = type(value)
        if value is None or kind in {str, int, bool, float}:
            return value
        if kind is tuple and isinstance(value, tuple):
            return [self._as_json(one) for one in value]
        if isinstance(value, bytes) and kind is bytes:
            return {_BYTES: value.decode("latin-1")}
        if (names := self._fields.get(kind)) is not None:
            return {kind.__name__: [self._as_json(getattr(value, name)) for name in names]}
        raise TypeError(f"{kind.__name__} cannot be written")

    def _from_json(self, found: Any) -> object:
        if isinstance(found, list):
            return tuple([self._from_json(one) for one in found])
        if not isinstance(found, dict):
            return found
        ((name, given),) = found.items()
        if name == _BYTES:
            return str(given).encode("latin-1")
        known = self._classes[name]
        if not isinstance(given, list) or len(given) != len(self._fields[known]):
            raise ValueError(f"{name} does not have such fields")
        return known(*[self._from_json(one) for one in given])


def _field_names(one: type[Any]) -> tuple[str, ...]:
    if dataclasses.is_dataclass(one):
        return tuple(field.name for field in dataclasses.fields(one) if field.init)
    return tuple(one._fields)
