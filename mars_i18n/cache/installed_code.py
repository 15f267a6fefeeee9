"""The digest of the code that runs: our own files, the libraries that decide results, the plugins of others, Python.

Code counts as bytes, for an editable installation changes without a new version. The compiled files of a library that
is installed as usual are known by the record that its installer wrote (RECORD, with a hash of each); its modules are
read, and of its data those of the languages at hand: locales of CLDR, word lists, profiles. Time stamps count for
nothing.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import mars_i18n
from mars_i18n.cache.digests import Part, digest_bytes, digest_parts
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.plugins.entry_points import brings_plugins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.metadata import EntryPoint

_GROUPS = "mars_i18n."  # entry points of plugins are in groups of such names
# What our results rest on: the packages of our dependencies but those that only print, lock or write outputs
LIBRARIES = (
    *("babel", "defusedxml", "jinja2", "langdetect", "markdown_it", "markupsafe", "mdit_py_plugins", "mdurl", "polib"),
    *("rapidfuzz", "simplemma", "yaml"),
)
_INFORMATION = (".dist-info", ".egg-info")
_RECORDS = ("RECORD", "direct_url.json", "entry_points.txt", "METADATA", "PKG-INFO")
_OTHERS = frozenset({"__pycache__", "node_modules"})


def digest_code(languages: Iterable[str], *, anew: bool = False) -> bytes | None:
    """The digest of all code and data that results in these languages rest on; None where a file cannot be read.

    All files are read once a process, as they are imported once; `anew` reads them again.
    """
    if anew:
        for one in (_digest_fixed, _digest_data, _digest_plugins):
            one.cache_clear()
    try:
        return digest_parts(_digest_fixed().digest, _digest_data(_with_ours(languages)), _digest_plugins())
    except OSError:
        return None


def has_same_code(languages: Iterable[str], digest: bytes | None) -> bool:
    """Whether the code and data that this process may have used since `digest_code` gave this still have it.

    A module that was imported before it was read ran as it was read, and one that was never imported did not run:
    neither is read again. All is, where there were other processes, which import for themselves.
    """
    if "multiprocessing" in sys.modules:
        return digest_code(languages, anew=True) == digest
    try:
        fixed = _read_fixed(_digest_fixed().list_modules_not_run())
        _digest_data.cache_clear()
        _digest_plugins.cache_clear()
        return digest_parts(fixed.digest, _digest_data(_with_ours(languages)), _digest_plugins()) == digest
    except OSError:
        return False


def _with_ours(languages: Iterable[str]) -> frozenset[str]:
    return frozenset({*languages, "es", "en", "pt"})


@dataclass(frozen=True, slots=True)
class _FixedCode:
    """Our files and the modules of libraries as they were read: their digest, and by path that of each module's file.

    `imported` are the names of the modules that were imported by then.
    """

    digest: bytes
    modules: dict[str, bytes]
    imported: frozenset[str]

    def list_modules_not_run(self) -> dict[str, bytes]:
        """The same without the files of the modules that were imported since."""
        since = {
            getattr(module, "__file__", None)
            for name, module in tuple(sys.modules.items())
            if name not in self.imported
        }
        return {path: digest for path, digest in self.modules.items() if path not in since}


@lru_cache(1)
def _digest_fixed() -> _FixedCode:
    return _read_fixed({})


def _read_fixed(known: dict[str, bytes]) -> _FixedCode:
    """Read all files but those whose digest is known."""
    imported, modules = frozenset(sys.modules), dict[str, bytes]()
    own = Path(mars_i18n.__file__).parent
    if not own.is_dir():  # imported from an archive
        raise FileNotFoundError(own)
    ours = tuple(_digest_files(own, known=known, modules=modules))
    libraries = tuple(
        (name, tuple(_digest_files(place, _is_module, known=known, modules=modules)))
        for name in LIBRARIES
        for place in _places_of(name)  # none where it is not installed
    )
    interpreter = (sys.version, sys.implementation.name, sys.platform, unicodedata.unidata_version, sys.byteorder)
    return _FixedCode(digest_parts(interpreter, ours, libraries), modules, imported)


def _is_module(name: str) -> bool:
    return name.endswith(".py")


@lru_cache(4)
def _digest_data(wanted: frozenset[str]) -> bytes:
    """The data of libraries for some languages: babel's locales, langdetect's profiles, simplemma's word lists."""
    found: list[Part] = []
    for package, folder in (
        ("babel", "."),
        ("babel", "locale-data"),
        ("langdetect", "profiles"),
        ("simplemma", "strategies/dictionaries/data"),
    ):
        for place in _places_of(package):
            found += _digest_files(place / folder, _names_of(wanted), deep=False)
    return digest_parts(tuple(found))


def _names_of(languages: frozenset[str]) -> Callable[[str], bool]:
    """Whether the name of a file of data is of one of some languages, or of all: es.dat, es_CO.dat, es, root.dat."""

    def is_wanted(name: str) -> bool:
        return name in {"global.dat", "root.dat"} or name.partition(".")[0].partition("_")[0] in languages

    return is_wanted


@lru_cache(1)
def _digest_plugins() -> bytes:
    """What is installed, and every file of the distributions that bring plugins of others."""
    found: list[Part] = [(name, *_records(place)) for place in _search_path() for name, place in _informations(place)]
    points = _plugin_points() if brings_plugins() else []
    roots: dict[str, None] = {}
    for point in points:
        found.append((point.group, point.name, point.value))
        roots.update(dict.fromkeys(map(str, _roots_of(point))))
    if points:  # a plugin may use what else is being worked on
        roots.update(dict.fromkeys(map(str, _edited_distributions())))
    found += [(root, *_digest_files(Path(root))) for root in roots]
    return digest_parts(tuple(found))


def _plugin_points() -> list[EntryPoint]:
    from importlib.metadata import distributions  # slow to import

    return [point for one in distributions() for point in one.entry_points if point.group.startswith(_GROUPS)]


def _search_path() -> Iterator[Path]:
    for entry in dict.fromkeys(sys.path):
        if os.path.isdir(entry or "."):  # noqa: PTH112 - Path.is_dir raises for a name with a NUL
            yield Path(entry or ".")


def _informations(place: Path) -> Iterator[tuple[str, Path]]:
    with os.scandir(place) as entries:
        names = sorted(entry.name for entry in entries if entry.name.endswith(_INFORMATION))
    return ((name, place / name) for name in names)


def _records(information: Path) -> Iterator[Part]:
    if information.is_file():
        yield digest_bytes(information.read_bytes())
        return
    for name in _RECORDS:
        with suppress(FileNotFoundError):
            yield name
            yield digest_bytes((information / name).read_bytes())
            if name == "RECORD":  # it has the hashes of the others
                return


def _roots_of(point: EntryPoint) -> Iterator[Path]:
    """The files and folders of the package that a plugin is in, and of its distribution."""
    yield from _places_of(point.module.partition(".")[0])
    for file in (point.dist.files if point.dist else None) or ():
        path = Path(str(file.locate()))
        if path.suffix != ".pyc" and path.is_file():
            yield path


def _places_of(package: str) -> tuple[Path, ...]:
    """The folders of a package, or the file of a module; nothing for what cannot be imported."""
    try:
        spec = find_spec(package)
    except (ImportError, ValueError, AttributeError):
        return ()
    if spec is None:
        return ()
    if spec.submodule_search_locations is not None:
        return tuple(map(Path, spec.submodule_search_locations))
    return (Path(spec.origin),) if spec.origin and spec.has_location else ()


def _edited_distributions() -> Iterator[Path]:
    """The folders of the distributions that are installed to be edited in place, but our own."""
    from urllib.request import url2pathname  # slow to import

    own = Path(mars_i18n.__file__).parents[1].resolve()
    for place in _search_path():
        for _, information in _informations(place):
            with suppress(FileNotFoundError, NotADirectoryError, ValueError, KeyError, TypeError):
                source = json.loads((information / "direct_url.json").read_bytes())
                if source["dir_info"].get("editable"):
                    folder = Path(url2pathname(unquote(urlsplit(source["url"]).path)))
                    if folder.resolve() != own:
                        yield folder


def _digest_files(
    root: Path,
    wanted: Callable[[str], bool] = lambda _: True,
    *,
    deep: bool = True,
    known: Mapping[str, bytes] = MappingProxyType({}),
    modules: dict[str, bytes] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """(path below the root, digest) of each wanted file, in order; nothing of caches, hidden and virtual folders.

    Those of `known`, by path, are not read. What is found of modules is put in `modules`, by path.
    """
    if root.is_file():
        yield root.name, digest_bytes(root.read_bytes())
        return
    pending = [("", str(root))]
    while pending:
        lead, folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            continue
        if lead and any(entry.name == "pyvenv.cfg" for entry in listed):
            continue
        for entry in listed:
            if entry.is_dir():
                if deep and entry.name not in _OTHERS and not entry.name.startswith("."):
                    pending.append((f"{lead}{entry.name}/", entry.path))
            elif wanted(entry.name) and not entry.name.endswith(".pyc") and entry.is_file():
                digest = known.get(entry.path) or digest_bytes(_read_file(entry.path))
                if modules is not None and _is_module(entry.name):
                    modules[entry.path] = digest
                yield f"{lead}{entry.name}", digest


def _read_file(path: str) -> bytes:
    """The bytes of a file, in half of the steps of `open`: it is done for a thousand files as a command starts."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    parts = []
    try:
        while part := os.read(file, 65_536):
            parts.append(part)
    finally:
        os.close(file)
    return b"".join(parts)
