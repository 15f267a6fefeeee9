"""Whether a module keeps the Protocol of its kind (names, functions, values), and whether what it gives is sound."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from mars_i18n.messages import Message
from mars_i18n.plugins.kinds import CALLED_WITH_SETTINGS, PROTOCOLS, REQUIRED_TOGETHER
from mars_i18n.plugins.options import Option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from types import ModuleType

    from mars_i18n.model import Artefact
    from mars_i18n.plugins.kinds import Fault

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
            keywords = _keywords(kind, name, module)
            yield from _function_faults(name, getattr(module, name, _MISSING), function, keywords, must=must)
    for name, other in REQUIRED_TOGETHER.get(kind, ()):
        if hasattr(module, name) and not hasattr(module, other):
            wanted = f"`{other}`, which makes what `{name}` is given"
            yield f"it has `{name}` and no {wanted}: see docs/sources/guides/extending.md"
    options = getattr(module, "options", ())
    if isinstance(options, tuple) and all(isinstance(one, Option) for one in options):
        yield from _option_faults(options)


def require_sound_fault(fault: Fault, severities: Collection[object]) -> None:
    """Raise TypeError or ValueError where the values of a fault are not those that its fields hold."""
    wording: object = fault.message
    if not isinstance(wording, str | Message) or not wording:
        raise TypeError(f"the message of a fault is {wording!r:.80}; it must be a text or a Message")
    if not _is_evidence(fault.evidence):
        example = '(("words", "Lima"),)'
        raise TypeError(f"the evidence of a fault is {fault.evidence!r:.80}; it must be pairs, such as {example}")
    if fault.severity not in {None, *severities}:
        raise ValueError(f"the severity {fault.severity!r} is not among those that it declares")
    if fault.offset < 0 or fault.length < 0:
        raise ValueError(f"a fault marks {fault.length} characters from {fault.offset}; neither may be below 0")


def require_sound_record(texts: object) -> None:
    """Raise TypeError where what an output records of an edition is anything but texts by name."""
    if not isinstance(texts, Mapping):
        raise TypeError(f"the record is {type(texts).__name__}, not a mapping of texts by name")
    for name, text in texts.items():
        if not isinstance(name, str) or not isinstance(text, str):
            raise TypeError(f"the record holds {name!r:.80}: {text!r:.80}; both must be texts")


def require_sound_artefact(artefact: Artefact) -> None:
    """Raise TypeError or ValueError where a file cannot be written, or would be written outside its folder."""
    data: object = artefact.data
    if not isinstance(data, bytes):
        raise TypeError(f"the data of {artefact.path!r} are {type(data).__name__}, not bytes")
    path = PurePosixPath(artefact.path)
    if not artefact.path or path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{artefact.path!r} is outside its folder")


def _is_evidence(found: object) -> bool:
    return isinstance(found, tuple) and all(
        isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str) and isinstance(pair[1], str | int)
        for pair in found
    )


def _attributes(protocol: type) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(protocol).items() if not name.startswith("_")}


def _functions(protocol: type) -> dict[str, Any]:
    return {name: value for name, value in inspect.getmembers(protocol, inspect.isfunction) if not name.startswith("_")}


def _keywords(kind: str, function: str, module: ModuleType) -> tuple[str, ...]:
    """The keywords that a function of a plugin is called with, beside what its Protocol says."""
    settings = (
        ("settings",) if getattr(module, "options", ()) and function in CALLED_WITH_SETTINGS.get(kind, ()) else ()
    )
    terminal = ("colour", "with_info") if kind == "reports" and getattr(module, "terminal", False) is True else ()
    linked = ("linked",) if kind == "formats" and function == "parse" and hasattr(module, "linked_files") else ()
    return (*settings, *terminal, *linked)


def _function_faults(name: str, found: object, wanted: Any, keywords: tuple[str, ...], *, must: bool) -> Iterator[str]:
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
    except (TypeError, ValueError):  # a function of C without a signature
        return
    try:
        signature.bind(*given, **dict.fromkeys(keywords))
    except TypeError:
        takes = ", ".join(signature.parameters)
        called = ", ".join((*given, *(f"{keyword}=…" for keyword in keywords)))
        yield f"`{name}` takes ({takes}); it is called with ({called})"


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
