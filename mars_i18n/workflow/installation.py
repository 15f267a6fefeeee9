"""What this installation has and lacks, with the command that installs what is missing: `status -v`."""

from __future__ import annotations

import platform
import re
import shutil
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from mars_i18n import __version__, plugins
from mars_i18n.errors import MarsError
from mars_i18n.lazy_dataclasses import dataclass
from mars_i18n.messages import message
from mars_i18n.text.flaws.doubtful_words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mars_i18n.messages import Wording

_DISTRIBUTION = "mars-i18n"
_ALL = "all"  # the extra that is all others
_ENGINES = "suggesters.engines"
_REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*;.*\bextra *== *['"]([\w-]+)['"]""")


@dataclass(frozen=True, slots=True)
class Component:
    """A part that may be missing: `found` is its version, path or languages; `install` what to run where it is None."""

    name: str
    found: Wording | None
    install: Wording = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """The tool, the Python that runs it, and its parts. Paths are absolute."""

    version: str
    package: str
    python: str
    executable: str
    extras: tuple[Component, ...]
    programs: tuple[Component, ...]
    word_lists: Component


def describe_installation() -> Installation:
    """What is there now. Nothing is imported that it reports of, and no network is used."""
    return Installation(
        version=__version__,
        package=str(Path(__file__).parent.parent),
        python=platform.python_version(),
        executable=sys.executable,
        extras=tuple(_extras()),
        programs=(_git(), *_engines()),
        word_lists=_word_lists(),
    )


def _install(extra: str) -> str:
    return f'pip install "{_DISTRIBUTION}[{extra}]"'


def _extras() -> Iterator[Component]:
    try:
        required = requires(_DISTRIBUTION) or ()
    except PackageNotFoundError:  # run from a folder that nobody installed
        return
    named = [match for one in required if (match := _REQUIREMENT.match(one))]
    for extra in sorted({one[2] for one in named} - {_ALL}):
        versions = {one[1]: _version_of(one[1]) for one in named if one[2] == extra}
        found = ", ".join(f"{name} {number}" for name, number in versions.items())
        yield Component(extra, None if None in versions.values() else found, _install(extra))


def _version_of(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _git() -> Component:
    return Component("git", shutil.which("git"), message("Install it: https://git-scm.com"))


def _engines() -> Iterator[Component]:
    """Each draft engine with its pairs of languages."""
    for name in plugins.names(_ENGINES):
        engine = plugins.describe(_ENGINES, name)
        try:
            pairs = engine.module.pairs()
        except MarsError as error:
            yield Component(name, None, error.next_step or error.reason)
            continue
        found = ", ".join(f"{source} → {target}" for source, target in sorted(pairs))
        yield Component(name, found or message("no pair of languages"))


def _word_lists() -> Component:
    there = find_spec("simplemma") is not None
    return Component("spelling", ", ".join(LANGUAGES) if there else None, _install("spelling"))
