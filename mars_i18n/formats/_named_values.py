"""What front matter says in lists and tables of who wrote a document, and of the picture that is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PEOPLE = ("author", "authors")
_PICTURES = ("hero", "image", "cover")  # Hugo, Jekyll and others: an address, or a table with one
_ADDRESSES = ("image", "src", "url", "path")
TAKEN = frozenset((*_PEOPLE, *_PICTURES))
_DEEPEST = 3  # tables in lists in a table


def plain_value(node: Any, depth: int = 0) -> object:
    """A node of YAML as text, a list or a dict; None for what nests deeper than any of these keys does."""
    import yaml

    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if depth >= _DEEPEST:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [plain_value(one, depth + 1) for one in node.value]
    return {str(key.value): plain_value(value, depth + 1) for key, value in node.value}


def named_values(values: Mapping[str, object]) -> dict[str, str]:
    """The values of these keys that are no text by themselves: names a line each, and addresses by their paths."""
    named: dict[str, str] = {}
    for key in _PEOPLE:
        if isinstance(values.get(key), list | dict) and (names := list(_names(values[key]))):
            named[key] = "\n".join(names)
    for key in _PICTURES:
        table = values.get(key)
        if isinstance(table, dict):
            named |= {f"{key}.{one}": table[one] for one in _ADDRESSES if isinstance(table.get(one), str)}
            named |= {f"{key}.alt": ""} if not table.get("alt", " ") else {}  # decoration, as its author says
    return named


def _names(value: object) -> Iterator[str]:
    """Names of people in a list, a table with a name, or a list of both."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, list):
        for one in value:
            yield from _names(one.get("name") if isinstance(one, dict) else one if isinstance(one, str) else None)
    elif isinstance(value, dict):
        yield from _names(value.get("name") if isinstance(value.get("name"), str) else None)
