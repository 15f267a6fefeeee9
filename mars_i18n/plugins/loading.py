"""How plugins are found, verified and run.

A plugin is a module: its file name (with ``-`` for ``_``) is its name, its docstring its documentation. Ours lie in
the folder of their kind; others are found through entry points of the group ``mars_i18n.<kind>``.
"""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import Message, message, translatable, verbatim
from mars_i18n.model import Artefact
from mars_i18n.plugins.entry_points import GROUP, plugin_entry_points
from mars_i18n.plugins.kinds import CALLED_WITH_SETTINGS, CHECK_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint

    from mars_i18n.messages import Wording
    from mars_i18n.model import Block, Document, Setting, Severity, VisibleWord
    from mars_i18n.plugins.editions import Archive, Edition
    from mars_i18n.plugins.options import Option
    from mars_i18n.plugins.read_output import ReadOutput

OURS = "mars-i18n"
# kind → what a plugin of it is called: by itself, with its name, and with the distribution that brings it, too
_CALLED = {
    "formats": (
        message("format"),
        translatable("the format {name}"),
        translatable("the format {name} of {distribution}"),
    ),
    "outputs": (
        message("output"),
        translatable("the output {name}"),
        translatable("the output {name} of {distribution}"),
    ),
    "reports": (
        message("report"),
        translatable("the report {name}"),
        translatable("the report {name} of {distribution}"),
    ),
    "catalogues.exchange": (
        message("exchange format"),
        translatable("the exchange format {name}"),
        translatable("the exchange format {name} of {distribution}"),
    ),
    "suggesters.engines": (
        message("draft engine"),
        translatable("the draft engine {name}"),
        translatable("the draft engine {name} of {distribution}"),
    ),
}
_CHECK = (message("check"), translatable("the check {name}"), translatable("the check {name} of {distribution}"))
T = TypeVar("T")


class PluginError(MarsError):
    """A fault in a plugin that is not ours: the message names it, its distribution and, where it ran, the input."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin that keeps the Protocol of its kind. What its module does not declare is False, or empty.

    `distribution` is the name and version of the package that brings it. See kinds for the other fields.
    """

    kind: str
    name: str
    distribution: str
    module: Any
    ours: bool
    page: str  # the docstring
    documentation: str  # the address of its page on the web; empty if unknown
    needs: tuple[str, str] = ("", "")
    options: tuple[Option[Any], ...] = ()
    severities: tuple[Severity, ...] = ()  # of a check: that of most of its findings, then those of some
    never_accepted: bool = False
    on_request: bool = False
    assets: bool = False
    body: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    labels: tuple[str, ...] | None = None
    record: Callable[[Edition], Mapping[str, str]] | None = None
    archive: Callable[[Archive], Iterable[Artefact]] | None = None
    read_back: Callable[[Mapping[str, bytes], str], Iterable[ReadOutput]] | None = None  # of an output that is not ours
    packaged_image: Callable[[Document, str], bytes | None] | None = None
    linked_files: Callable[[bytes, str], Iterable[str]] | None = None
    replace_packaged_images: Callable[[Document, Callable[[str], bytes | None]], Document] | None = None
    plain_text: bool = False
    instructions: bool = False
    visible_words: Callable[[Document], Iterable[VisibleWord]] | None = None
    add_anchor: Callable[[Block, str, Document], Block] | None = None
    memory: bool = False
    terminal: bool = False
    paths_from: str = "project"

    @property
    def title(self) -> Message:
        """What it is called in messages: "the check 'loud' of mars-extra 1.0"; ours without the distribution."""
        return _title(self.kind, self.name, "" if self.ours else self.distribution)

    @property
    def lacking(self) -> str:
        """The extra that it needs and that is not installed here; empty where it can work."""
        extra, package = self.needs
        return extra if package and find_spec(package) is None else ""

    @property
    def install_command(self) -> str:
        """What installs the extra that it needs, from the distribution that brings it."""
        return f'pip install "{self.distribution.partition(" ")[0]}[{self.needs[0]}]"'

    def require_extra(self) -> None:
        """Raise MarsError, with the command that installs it, where the extra that it needs is not there."""
        if self.lacking:
            raise MarsError(
                message("{plugin} needs the extra {extra}", plugin=self.title, extra=repr(self.lacking)),
                message("Install it: {command}.", command=self.install_command),
            )

    def function(self, name: str, settings: Iterable[Setting]) -> Callable[..., Any]:
        """A function of the module; where it declares options and the function takes them, with these settings."""
        found: Callable[..., Any] = getattr(self.module, name)
        given = self.options and name in CALLED_WITH_SETTINGS.get(self.kind, ())
        return partial(found, settings=tuple(settings)) if given else found


def kind_name(kind: str) -> Message:
    """What a plugin of a kind is called: check, output, exchange format, …"""
    return _CALLED.get(kind, _CHECK)[0]


def _title(kind: str, name: str, distribution: str) -> Message:
    _, ours, of_others = _CALLED.get(kind, _CHECK)
    return Message(of_others if distribution else ours, (("name", repr(name)), ("distribution", distribution)))


@lru_cache
def names(kind: str) -> tuple[str, ...]:
    """The plugins of a kind ("formats", "outputs", "reports", "checks.translation"), sorted, none imported.

    Raises PluginError where two have one name.
    """
    return tuple(sorted(_found(kind)))


@lru_cache
def describe(kind: str, name: str) -> Plugin:
    """The plugin of a name. Raises KeyError when there is none, PluginError when it does not keep its Protocol."""
    point = _found(kind)[name]
    if point is None:
        module = importlib.import_module(f"mars_i18n.{kind}.{name.replace('-', '_')}")
        return _described(kind, name, OURS, module, "")
    distribution, title = _distribution(point), _title(kind, name, _distribution(point))
    try:
        module = point.load()
    except Exception as error:  # another's code may raise anything
        reason = f"{type(error).__name__}: {error}"
        raise _fault(
            message("{plugin} cannot be imported: {error}", plugin=title, error=reason), distribution
        ) from error
    if not isinstance(module, ModuleType):
        is_function = callable(module) and not isinstance(module, type)
        kind_of = message("a function") if is_function else verbatim(type(module).__name__)
        raise _fault(
            message(
                "{plugin} is not a module: its entry point {point} names {what}",
                plugin=title,
                point=repr(point.value),
                what=kind_of,
            ),
            distribution,
        )
    from mars_i18n.plugins.contract import contract_faults  # it inspects: slow to import, and of others' plugins alone

    faults = list(contract_faults(kind, module))
    if faults:
        raise _fault(message("{plugin} cannot be used: {faults}", plugin=title, faults="; ".join(faults)), distribution)
    return _described(kind, name, distribution, module, _web_page(point))


def is_ours(kind: str, name: str) -> bool:
    """Whether a plugin is one of the package itself. Raises as `names` does, KeyError for a name that is not there."""
    return _found(kind)[name] is None


def may_link_files(name: str, data: bytes) -> bool:
    """Whether a source may name files that its format, by name, reads with it.

    A format of ours is not imported where the source holds no such name: most hold none.
    """
    if name in _own_names("formats"):
        hints = importlib.import_module("mars_i18n.formats").LINKED_BY.get(name)
        text = data.replace(b"\0", b"").lower() if hints else b""
        return any(hint in text for hint in hints or ())
    return describe("formats", name).linked_files is not None


@lru_cache
def _own_names(kind: str) -> frozenset[str]:
    return frozenset(_own(kind))


def load(kind: str, name: str) -> ModuleType:
    """The module of a plugin. Raises as `describe` does."""
    module: ModuleType = describe(kind, name).module
    return module


def result(plugin: Plugin, about: Wording, gives: type[T], function: Callable[..., object], *given: object) -> T:
    """What a function of a plugin gives. Raises PluginError, which names the input `about`, where another's fails."""
    found: object = None
    with guard_plugin(plugin, about):
        found = function(*given)
        _require_type(found, gives)
    return cast("T", found)


def artefacts(
    plugin: Plugin, about: Wording, function: Callable[..., Iterable[Artefact]], *given: object
) -> list[Artefact]:
    """The files that an output makes, all of them inside their folder. Raises as `result` does."""
    from mars_i18n.plugins.contract import require_sound_artefact  # as above

    made = results(plugin, about, Artefact, function, *given)
    with guard_plugin(plugin, about):
        for one in made:
            require_sound_artefact(one)
    return made


def record(output: Plugin, edition: Edition) -> dict[str, str]:
    """What an output records of an edition, texts by name. Raises as `result` does."""
    from mars_i18n.plugins.contract import require_sound_record  # as above

    with guard_plugin(output, f"{edition.issue} ({edition.language})"):
        texts = output.module.record(edition)
        require_sound_record(texts)
    return dict(texts)


def results(
    plugin: Plugin, about: Wording, gives: type[T], function: Callable[..., Iterable[T]], *given: object
) -> list[T]:
    """All that a function of a plugin yields. Raises as `result` does."""
    if plugin.ours:
        return list(function(*given))
    found: list[T] = []
    with guard_plugin(plugin, about):
        for one in function(*given):
            _require_type(one, gives)
            found.append(one)
    return found


def _require_type(found: object, wanted: type) -> None:
    if not isinstance(found, wanted):
        raise TypeError(f"it gave {type(found).__name__}, not {wanted.__name__}")


@contextmanager
def guard_plugin(plugin: Plugin, about: Wording) -> Iterator[None]:
    """Turn what a plugin that is not ours raises into a PluginError; a MarsError is for the user, and passes."""
    try:
        yield
    except MarsError:
        raise
    except Exception as error:
        if plugin.ours:
            raise
        reason = f"{type(error).__name__}: {str(error)[:200]}".rstrip(": ")
        what = message("{plugin} failed on {about}: {error}", plugin=plugin.title, about=about, error=reason)
        raise _fault(what, plugin.distribution) from error


def _fault(what: Message, distribution: str) -> PluginError:
    name = distribution.split(" ", maxsplit=1)[0]
    return PluginError(
        what, message("Report it to the authors of {name}, or uninstall it: pip uninstall {name}.", name=name)
    )


@lru_cache
def _found(kind: str) -> dict[str, EntryPoint | None]:
    """Name → entry point of every plugin of a kind, None for ours. Raises PluginError where two have one name."""
    found: dict[str, EntryPoint | None] = dict.fromkeys(_own(kind))
    taken = {name: OURS for other in _same_names(kind) for name in _own(other)}
    for other in _same_names(kind):
        of_kind = (point for point in plugin_entry_points() if point.group == f"{GROUP}{other}")
        for point in sorted(of_kind, key=lambda one: (one.name, _distribution(one))):
            if point.name in taken:
                title = _title(kind, point.name, _distribution(point))
                holder = _title(kind, point.name, taken[point.name])
                raise _fault(
                    message("{plugin} has the same name as {other}", plugin=title, other=holder), _distribution(point)
                )
            taken[point.name] = _distribution(point)
            if other == kind:
                found[point.name] = point
    return found


def _same_names(kind: str) -> tuple[str, ...]:
    """The kinds whose plugins must not share a name with those of `kind`: checks of all kinds are called by name."""
    return tuple(f"checks.{one}" for one in CHECK_KINDS) if kind.startswith("checks.") else (kind,)


def _own(kind: str) -> Iterator[str]:
    package = importlib.import_module(f"mars_i18n.{kind}")
    shared = getattr(package, "SHARED", ())  # packages beside the plugins that several of them use
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and module.name not in shared:
            yield module.name.replace("_", "-")


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else "an unknown distribution"


def _web_page(point: EntryPoint) -> str:
    """The address that a distribution gives for its documentation, or else for itself; empty where it gives none."""
    metadata = point.dist.metadata if point.dist else None
    rows = [row.split(",", 1) for row in (metadata.get_all("Project-URL") or ())] if metadata else []
    urls = {row[0].strip().lower(): row[1].strip() for row in rows if len(row) > 1}
    home = (metadata.get_all("Home-page") or [""])[0] if metadata else ""
    chosen = (urls.get(key, "") for key in ("documentation", "homepage", "repository", "source"))
    return next(filter(None, (*chosen, home, *urls.values())), "")


def _described(kind: str, name: str, distribution: str, module: Any, page: str) -> Plugin:
    """The one place where the optional members of a module are looked for."""
    severity = (module.severity,) if kind.startswith("checks.") else ()
    return Plugin(
        kind=kind,
        name=name,
        distribution=distribution,
        module=module,
        ours=distribution == OURS,
        page=(module.__doc__ or name).strip(),
        documentation=getattr(module, "documentation", "") or page,
        needs=getattr(module, "needs", ("", "")),
        options=getattr(module, "options", ()),
        severities=(*severity, *getattr(module, "others", ())),
        never_accepted=getattr(module, "never_accepted", False),
        on_request=getattr(module, "on_request", False),
        assets=getattr(module, "assets", False),
        body=getattr(module, "body", ()),
        apart=getattr(module, "apart", ()),
        labels=getattr(module, "labels", None),
        record=getattr(module, "record", None),
        archive=getattr(module, "archive", None),
        read_back=getattr(module, "read_back", None),
        packaged_image=getattr(module, "packaged_image", None),
        linked_files=getattr(module, "linked_files", None),
        replace_packaged_images=getattr(module, "replace_packaged_images", None),
        plain_text=getattr(module, "plain_text", False),
        instructions=getattr(module, "instructions", False),
        visible_words=getattr(module, "visible_words", None),
        add_anchor=getattr(module, "add_anchor", None),
        memory=getattr(module, "memory", False),
        terminal=getattr(module, "terminal", False),
        paths_from=getattr(module, "paths_from", "project"),
    )
