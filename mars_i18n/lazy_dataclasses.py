"""Dataclasses with slots whose methods are written when they are first called.

`dataclasses` compiles six methods of each such class as its module is imported: a millisecond a class, and the modules
of one command have two hundred. Most of those methods are never called. What is made here is the same otherwise: see
https://docs.python.org/3/library/dataclasses.html.
"""

from __future__ import annotations

import dataclasses
from dataclasses import MISSING, FrozenInstanceError
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, slots: bool, frozen: bool = False):  # noqa: ANN201 - type checkers see that of dataclasses
        """The decorator of a class without bases. Raises TypeError for one without slots: it is not made here."""
        if not slots:
            raise TypeError("only dataclasses with slots are made here")
        return partial(_make_class, frozen=frozen)


__all__ = ["dataclass"]


def _make_class(described: type[Any], *, frozen: bool) -> Any:
    """The class with slots in place of its fields' defaults, and with what is the same for every frozen one."""
    described.__doc__ = described.__doc__ or described.__name__  # else its signature is looked for, which takes long
    dataclasses.dataclass(init=False, repr=False, eq=False)(described)  # reads the fields, and writes no method
    fields = dataclasses.fields(described)
    if described.__bases__ != (object,) or any(field.kw_only or not field.init for field in fields):
        raise TypeError(f"{described.__name__} has bases, or fields that are not simply given: not made here")
    names = tuple(field.name for field in fields)
    own = {name: value for name, value in vars(described).items() if name not in {*names, "__dict__", "__weakref__"}}
    made: Any = type(described.__name__, (), {**own, "__slots__": names})
    made.__qualname__ = described.__qualname__
    for name, value in (_OF_FROZEN if frozen else _OF_OPEN).items():
        if own.get(name) is None:  # a class with __eq__ alone has None as its __hash__
            setattr(made, name, _write_later(made, name, value, fields) if value in _WRITERS else value)
    return made


def _write_later(made: type[Any], name: str, writer: Any, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """A method that writes itself, in its own place, when it is first called."""

    def write(*given: Any, **named: Any) -> Any:
        method = writer(made, fields)
        method.__name__, method.__qualname__, method.__module__ = name, f"{made.__qualname__}.{name}", made.__module__
        setattr(made, name, method)
        return method(*given, **named)

    return write


# What writes a method is given the class and its fields.
def _write_init(made: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    parameters, body, frozen = [], [], vars(made).get("__setattr__") is _refuse_to_set
    for field in fields:
        name = field.name
        if field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_missing")
            body.append(f"if {name} is _missing: {name} = _make_{name}()")
        else:
            parameters.append(name)
        body.append(f"_set(self, {name!r}, {name})" if frozen else f"self.{name} = {name}")
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    return _write(f"def method({', '.join(('self', *parameters))}):", body or ["pass"], known)


def _write_repr(_: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    shown = ", ".join(f"{field.name}={{self.{field.name}!r}}" for field in fields if field.repr)
    return _write("def method(self):", [f'return f"{{self.__class__.__qualname__}}({shown})"'], {})


def _write_eq(_: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    names = [field.name for field in fields if field.compare]
    of_self, of_other = (_write_tuple(one, names) for one in ("self", "other"))
    body = ["if other.__class__ is not self.__class__: return NotImplemented", f"return {of_self} == {of_other}"]
    return _write("def method(self, other):", body, {})


def _write_hash(_: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    names = [field.name for field in fields if (field.compare if field.hash is None else field.hash)]
    return _write("def method(self):", [f"return hash({_write_tuple('self', names)})"], {})


def _write_tuple(of: str, names: list[str]) -> str:
    return f"({''.join(f'{of}.{name}, ' for name in names)})"


def _write(head: str, body: list[str], known: dict[str, Any]) -> Any:
    lines = "\n".join(f" {line}" for line in body)
    exec(f"{head}\n{lines}", known)  # noqa: S102 - of the names of fields alone, as dataclasses do
    return known["method"]


def _refuse_to_set(self: Any, name: str, value: object) -> NoReturn:  # noqa: ARG001 - as Python calls it
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:  # noqa: ARG001 - as above
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _read_state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


_WRITERS = {_write_init, _write_repr, _write_eq, _write_hash}
_OF_OPEN: dict[str, Any] = {"__init__": _write_init, "__repr__": _write_repr, "__eq__": _write_eq, "__hash__": None}
_OF_FROZEN = _OF_OPEN | {
    "__hash__": _write_hash,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _read_state,
    "__setstate__": _set_state,
}
