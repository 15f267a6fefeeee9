"""Whether a module keeps the Protocol of its kind: its names, its functions, and the values of the rest."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from mars_i18n.plugins.kinds import PROTOCOLS
from mars_i18n.plugins.options import Option

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_MISSING = object()


def contract_faults(kind: str, module: ModuleType) -> Iterator[str]:
    """In a few words each, what a module lacks, or has wrong, to be a plugin of a kind; nothing where it is one."""
    required, optional = PROTOCOLS[kind]
    for protocol, must in ((required, True), (optional, False)):
        for name, hint in _attributes(protocol).items():
            value = getattr(module, name, _MISSING)
            if value is _MISSING:
                if must:
                    yield f"it has no `{name}`"
            elif not _fits(value, hint):
                yield f"`{name}` is {value!r:.80}; it must be {_in_words(hint)}"
        for name, function in _functions(protocol).items():
            yield from _function_faults(name, getattr(module, name, _MISSING), function, must=must)
    options = getattr(module, "options", ())
    if isinstance(options, tuple) and all(isinstance(one, Option) for one in options):
        yield from _option_faults(options)


def _attributes(protocol: type) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(protocol).items() if not name.startswith("_")}


def _functions(protocol: type) -> dict[str, Any]:
    return {name: value for name, value in inspect.getmembers(protocol, inspect.isfunction) if not name.startswith("_")}


def _function_faults(name: str, found: object, wanted: Any, *, must: bool) -> Iterator[str]:
    if found is _MISSING:
        if must:
            yield f"it has no function `{name}`"
        return
    if not callable(found):
        yield f"`{name}` is not a function"
        return
    given = list(inspect.signature(wanted).parameters)[1:]
    try:
        signature = inspect.signature(found)
    except (TypeError, ValueError):  # a function written in C that has no signature
        return
    try:
        signature.bind(*given)
    except TypeError:
        takes = ", ".join(signature.parameters)
        yield f"`{name}` takes ({takes}); it is called with ({', '.join(given)})"


def _option_faults(options: tuple[Option[Any], ...]) -> Iterator[str]:
    names = [one.name for one in options]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"it declares the option `{name}` twice"
    for one in options:
        if not one.help.strip():
            yield f"the option `{one.name}` has no help"
        if one.default not in {"", ()}:
            try:
                one.parse(list(one.default) if isinstance(one.default, tuple) else one.default)
            except (ValueError, TypeError) as error:
                yield f"the default of the option `{one.name}` {error}"


def _fits(value: object, hint: Any) -> bool:
    kind, arguments = get_origin(hint), get_args(hint)
    if kind is Literal:
        return value in arguments
    if kind is not tuple:
        return isinstance(value, kind or hint)
    if not isinstance(value, tuple):
        return False
    if arguments[-1] is Ellipsis:
        return all(_fits(one, arguments[0]) for one in value)
    return len(value) == len(arguments) and all(map(_fits, value, arguments))


def _in_words(hint: Any) -> str:
    kind, arguments = get_origin(hint), get_args(hint)
    if kind is Literal:
        *most, last = map(repr, arguments)
        return f"{', '.join(most)} or {last}"
    if kind is tuple and arguments[-1] is Ellipsis:
        return f"a tuple, each of it {_in_words(arguments[0])}"
    if kind is tuple:
        return f"a tuple of {len(arguments)}, each of it {_in_words(arguments[0])}"
    return {str: "a text", bool: "True or False"}.get(hint, f"an {(kind or hint).__name__}")
